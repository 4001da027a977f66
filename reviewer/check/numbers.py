"""Figures that differ: counts, percentages, fractions, multiples, ordinals, measures."""

from collections.abc import Iterator
from typing import Final

from reviewer.check.direction import find_turned
from reviewer.check.figure_findings import mismatches_of
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.check.segment_figures import MOST_FIGURES
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span


def find_numbers(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each figure with another, or none, on the other side."""
    yield from mismatches_of(reading, "number.mismatch")
    yield from find_turned(reading)
    if reading.segment_figures.are_too_many:
        yield Finding(
            NUMBER.name,
            "too-many",
            Severity.INFO,
            f"more than {MOST_FIGURES} figures: they were not compared; split it, a line for each row",
            zh=Span(0, len(reading.zh)),
        )


NUMBER: Final = Check(
    name="number.mismatch",
    severity=Severity.MAJOR,
    about="A figure whose value is another in the English, is missing there, stands there only, stands with "
    "another’s owner, or rises where it falls.",
    silent="万 亿 千 成 倍 分之 百分点 厘 as what they are worth; words (a dozen, half, doubled); ranges that share a "
    "unit; rounding at the place that is written; ordinals, list marks, codes (COVID-19, 5G); figures in Chinese words (三农, 一批).",
    accepts=(
        Example("全年受理PCT申请6.9732万件。", "A total of 69,732 PCT applications were received."),
        Example("点击量超过4.99亿次。", "It attracted over 499 million views."),
        Example("近百家企业参展。", "Nearly 100 companies took part."),
        Example("每万人口拥有量达到11.8件。", "It reached 11.8 per 10,000 people."),
        Example("案件在半年内办结。", "The case was concluded within six months."),
        Example("五年间申请量翻了一番。", "Applications doubled in five years."),
        Example("成交额增长1.2倍。", "Turnover rose by 120 percent."),
        Example("七成以上、三分之一以下。", "More than 70 percent and less than a third of them."),
        Example("增产400万至600万吨。", "Output rose by 4 to 6 million tonnes."),
        Example("检出127万件和2500万件。", "It found 1.27 and 25 million items."),
        Example("总量达2万4801件。", "The total reached 24,801."),
        Example("约72.31万件。", "About 723,000 pieces."),
        Example("受新冠疫情影响，5G发展受阻。", "COVID-19 hampered the growth of 5G."),
        Example(
            "一是加强保护；二是促进运用。", "First, strengthen protection. Second, promote use."
        ),
        Example(
            "进一步统一标准，发布一批典型案例。",
            "Standards were unified and typical cases released.",
        ),
        Example(
            "广州新增35家，成都新增28家。", "There were 28 new ones in Chengdu and 35 in Guangzhou."
        ),
        Example("面积15亩。", "It covers one hectare."),
        Example("回报率为负0.6%。", "The return was -0.6%."),
        Example("案件数量下降3%，降幅收窄2%。", "Cases fell by 3%, 2% less than before."),
        Example("亏损减少5%。", "Losses narrowed by 5%."),
        Example("依据公告第562号第三条。", "Under Article 3 of Announcement No. 562."),
    ),
    rejects=(
        Example("降低了一半。", "It fell by a third.", points_at=("一半", "a third")),
        Example(
            "广州新增35家，成都新增28家。",
            "Chengdu added 35 and Guangzhou 28.",
            points_at=("35", "28"),
        ),
        Example(
            "2021年办结610件，2022年办结730件。",
            "A total of 730 cases were closed in 2021 and 610 in 2022.",
            points_at=("610", "730"),
        ),
        Example("第六章　附则", "Chapter IV Supplementary Rules", points_at=("第六", "IV")),
        Example(
            "累计培训3万余人次。", "Over 3,000 people were trained.", points_at=("3万", "3,000")
        ),
        Example(
            "点击量超过1.5亿次。",
            "It had over 1.5 billion views.",
            points_at=("1.5亿", "1.5 billion"),
        ),
        Example(
            "共有126家单位入选。", "A number of entities were included.", points_at=("126", "")
        ),
        Example("超过三成。", "It is over 3 percent.", points_at=("三成", "3 percent")),
        Example("提高2个百分点。", "It rose by 2 percent.", points_at=("2个百分点", "2 percent")),
        Example("部署三大重点任务。", "Four key tasks were assigned.", points_at=("三", "Four")),
        Example(
            "每斤多卖20元。",
            "It sells for 20 yuan more per kilogram.",
            points_at=("每斤", "kilogram"),
        ),
        Example("海报一套四张。", "The posters are provided.", points_at=("四", "")),
        Example(
            "应当在3个月内答复。", "Respond within three years.", points_at=("3个月", "three years")
        ),
        Example(
            "成交额增长1.2倍。",
            "Turnover rose to 1.2 times the earlier level.",
            points_at=("1.2倍", "1.2 times"),
        ),
        Example(
            "案件数量同比下降12.4%。",
            "The number of cases rose by 12.4% year on year.",
            points_at=("下降", "rose"),
        ),
        Example("企业参展。", "A total of 300 companies took part.", points_at=("", "300")),
    ),
    find=find_numbers,
    yields_to=frozenset({"omission", "currency.mismatch", "date.mismatch"}),
)
