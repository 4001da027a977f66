"""Dates, parts of years and times of day that differ."""

from collections.abc import Iterator, Sequence
from typing import Final

from reviewer.check.date_agreement import is_told
from reviewer.check.figure_findings import finding_of, mismatches_of
from reviewer.check.figures import Mismatch
from reviewer.check.month_parts import find_other_parts
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity

_NEAR: Final = 3
"""How many segments before and after may tell the year or half year that one goes without."""


def find_dates(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each date with another, or none, on the other side."""
    yield from mismatches_of(reading, DATE.name)
    for zh, en in find_other_parts(reading.zh, reading.en):
        told, found = zh.of(reading.segment.zh), en.of(reading.segment.en)
        message = f"“{found}” is another part of the period than {told}"
        yield Finding(DATE.name, "part", DATE.severity, message, zh=zh, en=en)


def find_untold_periods(readings: Sequence[Reading]) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for each year, quarter or half that the English here and around leaves out."""
    for index, reading in enumerate(readings):
        if not reading.figures.untold:
            continue
        around = readings[max(0, index - _NEAR) : index + 2]
        told = [date for near in around for date in near.en_dates]
        for period in reading.figures.untold:
            if not is_told(period, told):
                finding = finding_of(Mismatch(period, None), reading, DATE.name)
                yield index, finding


DATE: Final = Check(
    name="date.mismatch",
    severity=Severity.MAJOR,
    about="A date, quarter, half year or time of day that is another in the English, is missing there, or stands there only.",
    silent="A year that goes without saying; 26日 as “the 26th” or “July 26”; quarters told in months; what the sentence before tells; event names (“4·26”).",
    accepts=(
        Example("发布会于4月20日举行。", "The press conference was held on 20 April."),
        Example("2021年4月20日，活动启动。", "The event was launched on April 20."),
        Example("9月23日至24日开展调研。", "The trip took place on September 23 and 24."),
        Example("一季度新增120万件。", "In Q1, 1.2 million were added."),
        Example("上半年办结860件。", "In the first six months, 860 cases were concluded."),
        Example("25日16时，水位下降。", "By 16:00 on July 25th, the level had fallen."),
        Example("20世纪80年代起步。", "It began in the 1980s."),
        Example("“4·26”联合执法行动。", "A joint law enforcement action for World IP Day."),
        Example("发布日期：2024年4月26日", "Release date: 2024-04-26"),
        Example("二〇二二年五月", "May 2022"),
        Example("7月中旬开工，10月底完工。", "Work began in mid-July and ended in late October."),
        Example("前三季度增长。", "It grew in the first nine months."),
        Example(
            "上半年，授权38.9万件。",
            "389,000 were granted.",
            before=(("2020年上半年工作", "Work in the first half of 2020"),),
        ),
    ),
    rejects=(
        Example(
            "发布会于4月20日举行。",
            "The press conference was held on April 21.",
            points_at=("4月20日", "April 21"),
        ),
        Example(
            "上半年办结860件。",
            "In the second half of the year, 860 cases were concluded.",
            points_at=("上半年", "second half"),
        ),
        Example(
            "2024年第一季度稳中有升。",
            "They rose in the first quarter of 2023.",
            points_at=("第一季度", "first quarter of 2023"),
        ),
        Example(
            "活动于5月至8月开展。", "The campaign ran from May to July.", points_at=("8月", "July")
        ),
        Example(
            "7月15日，客机迫降。",
            "The aircraft made an emergency landing.",
            points_at=("7月15日", ""),
        ),
        Example(
            "8月下旬交付。", "Delivery is in early August.", points_at=("8月下旬", "early August")
        ),
        Example("前两季度持平。", "It was flat in Q2.", points_at=("前两季度", "Q2")),
        Example("下午4点开会。", "The meeting is at 5 p.m.", points_at=("下午4点", "5 p.m.")),
        Example("2020年发布报告。", "The report was released.", points_at=("2020年", "")),
    ),
    find=find_dates,
    find_in_document=find_untold_periods,
    yields_to=frozenset({"omission"}),
)
