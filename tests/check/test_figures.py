"""Figures that differ are told once, with both values and what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.check.runner import Checker
from reviewer.model.segment import Segment
from tests.check.figure_pairs import figure_findings, pairs

DIFFERENT = """
截至2023年底，有效量达到401.5万件。 | By the end of 2023, the number reached 40.15 million.
全国技术合同成交额达4.8万亿元。 | The turnover of technology contracts nationwide reached RMB 4.8 billion.
增幅提高1.5个百分点。 | The growth rate rose by 1.5 percent.
占比为百分之五。 | It accounted for 50 percent.
申请量增长两倍。 | Applications doubled.
申请量翻两番。 | Applications doubled.
申请量是去年的3倍。 | Applications were four times those of last year.
2019—2023年，累计受理10万件。 | From 2019 to 2022, a total of 100,000 were received.
第十二届大会召开。 | The eleventh conference was held.
第十一届国际专利博览会闭幕。 | The 12th International Patent Fair closed.
“十三五”时期 | During the 14th Five-Year Plan period
党的二十大报告 | The report to the 19th CPC National Congress
占三分之二以上。 | It accounts for over one third.
面积达2.3万平方米。 | It covers an area of 230,000 square meters.
在30日内答复。 | A reply shall be given within 20 days.
自收到通知之日起3个月内 | Within four months from the date of receipt of the notice
保护期为二十年。 | The term of protection is ten years.
上午9:30开始 | It began at 8:30 a.m.
下午3时开始 | It began at 5 p.m.
2024年上半年 | In the first half of 2023
三季度末 | At the end of the second quarter
4月26日，活动启动。 | On August 26, the event was launched.
2023年全年授权92.1万件。 | In 2023, 912,000 were granted.
《专利法》第二十六条 | Article 25 of the Patent Law
公告第562号 | Announcement No. 526
合格率为99.6％。 | The pass rate was 96.9%.
投资近百亿元 | Nearly RMB 1 billion was invested
3000多万美元 | more than USD 3 million
3000多万美元 | more than 30 million euros
罚款10万元以上50万元以下 | a fine of not less than 100,000 yuan but not more than 5 million yuan
2.5亿人次 | 2.5 billion visits
提出三点建议。 | Two suggestions were made.
三位专家参会。 | Five experts attended.
缩短至14.5个月 | shortened to 15.4 months
压减到4个月以内 | reduced to less than four years
同比分别增长5.1%和7.3% | up 5.1 percent and 3.7 percent year on year, respectively
二十一世纪 | the 20th century
一百五十周年 | the 105th anniversary
建于20世纪80年代 | built in the 1990s
排名第3位 | ranked second
每万人口发明专利拥有量 | The number of invention patents per 1,000 people
前10名 | the top 20
比例为3∶7 | a ratio of 3:5
约5亿元 | about 50 million yuan
1—4月，新登记1.2万件。 | From January to March, 12,000 were newly registered.
年均增长13.2% | an average annual growth of 12.3 percent
共有126家单位入选。 | A total of 162 entities were included.
万分之五 | 0.5 percent
降至原来的三分之一 | fell to one quarter of the original level
近20年来 | In the past three decades
增长1.2倍 | increased by 20 percent
合同金额为300万欧元。 | The contract is worth USD 3 million.
37.5℃ | 35.7 degrees Celsius
零下20摄氏度 | 20 degrees Celsius above zero
在2025年3月1日前提交 | submit before March 10, 2025
侵权案件同比下降12.4%。 | Infringement cases increased by 12.4% year on year.
新增经营主体环比增长4.2% | newly registered entities fell by 4.2% from the previous quarter
利率下调20个基点 | the rate was cut by 20 percentage points
审查周期由20个月缩短至16.5个月。 | The examination period was lengthened from 20 months to 16.5 months.
"""
"""Pairs with one wrong figure each, one a line."""


@pytest.mark.parametrize(("zh", "en"), pairs(DIFFERENT))
def test_a_wrong_figure_is_told_once(zh: str, en: str) -> None:
    assert len(figure_findings(zh, en)) == 1


@pytest.mark.parametrize(
    ("zh", "en", "message", "instead"),
    [
        (
            "质押融资72.31亿元。",
            "It reached RMB 72.31 billion.",
            "RMB 7.231 billion expected, RMB 72.31 billion found: ten times too much",
            "RMB 7.231 billion",
        ),
        (
            "注册商标41.6万件。",
            "There were 41.6 million trademarks.",
            "416,000 expected, 41.6 million found: a hundred times too much",
            "416,000",
        ),
        (
            "提高1.5个百分点。",
            "It rose by 1.5 percent.",
            "1.5 percentage points expected, 1.5 percent found",
            "1.5 percentage points",
        ),
        (
            "申请量增长两倍。",
            "Applications doubled.",
            "tripled expected, doubled found",
            "tripled",
        ),
        (
            "于2024年4月20日举行。",
            "It was held on 21 April 2024.",
            "20 April 2024 expected, 21 April 2024 found",
            "20 April 2024",
        ),
        (
            "下午3时开始。",
            "It began at 5 p.m.",
            "3 p.m. expected, 5 p.m. found",
            "3 p.m.",
        ),
        (
            "2016年的市场",
            "the market in 2106",
            "2016 expected, 2106 found",
            "2016",
        ),
        (
            "每斤20元",
            "20 yuan per kilogram",
            "per 500 grams expected, per kilogram found",
            "per 500 grams",
        ),
        (
            "产值达2180亿元。",
            "The output reached 218 billion.",
            "218 billion is an amount of money: write RMB 218 billion",
            "RMB 218 billion",
        ),
    ],
)  # fmt: skip
def test_a_finding_says_both_values_and_what_to_write(
    zh: str, en: str, message: str, instead: str
) -> None:
    (finding,) = figure_findings(zh, en)
    assert (finding.message, finding.suggestion) == (message, instead)


def test_a_suggestion_put_in_place_settles_the_matter() -> None:
    for zh, en in pairs(DIFFERENT):
        (finding,) = figure_findings(zh, en)
        if finding.en and finding.suggestion:
            mended = en[: finding.en.start] + finding.suggestion + en[finding.en.end :]
            assert figure_findings(zh, mended) == [], mended


@pytest.mark.parametrize(("zh", "en"), [("", "It covers 28 provinces."), ("共有28个省。", "")])
def test_a_side_that_is_empty_is_not_compared(zh: str, en: str) -> None:
    assert figure_findings(zh, en) == []


def test_what_is_said_three_times_is_one_fault() -> None:
    found = figure_findings("甲100%、乙100%、丙100%。", "A, B and C are all 90%.")
    assert [finding.message for finding in found] == ["100% expected, 90% found"]


def test_a_table_that_was_taken_for_a_sentence_is_said_not_to_be_compared() -> None:
    (finding,) = figure_findings("1项、" * 400, "2 items, " * 400)
    assert (finding.rule, finding.severity) == ("too-many", "info")
    assert "were not compared" in finding.message


CHINESE = [
    "第", "一百", "两", "3.5", "20", "2020", "万", "亿", "%", "个百分点", "倍", "成", "元", "美元", "年", "月",
    "日", "季度", "上半年", "周五", "下午", "时", "点", "至", "、", "个", "名", "每", "斤", "半", "《", "》", "增长",
    "双", "-"
]  # fmt: skip
ENGLISH = [
    "a", "one", "two", "fifth", "3.5", "20", "2020", "1,000", "million", "billion", "%",
    "percent", "points", "times", "RMB", "$", "yuan", "May", "5", "Monday", "Q1", "first",
    "half", "of", "the", "to", "and", "-", ",", "by", "doubled", "No.", "per", "kilogram", "(",
    ")"
]  # fmt: skip


@given(
    st.lists(st.sampled_from(CHINESE), max_size=9), st.lists(st.sampled_from(ENGLISH), max_size=9)
)
def test_any_figures_give_findings_that_stand_in_the_texts(zh: list[str], en: list[str]) -> None:
    segment = Segment(zh="".join(zh), en=" ".join(en), document="one")
    (found,) = Checker().check_document([segment])
    for finding in found:
        assert finding.message
        assert finding.zh is None or 0 < len(finding.zh) <= finding.zh.end <= len(segment.zh)
        assert finding.en is None or 0 < len(finding.en) <= finding.en.end <= len(segment.en)
