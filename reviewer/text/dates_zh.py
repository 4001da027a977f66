"""Dates and times of day in Chinese text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reviewer.model.span import Span
from reviewer.text.date_mention import DateMention
from reviewer.text.numerals_zh import DIGITS, read_numeral

_HAN_2: Final = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ONE_OR_TWO: Final = rf"(?:\d{{1,2}}(?![\d.])|{_HAN_2})"
_YEAR: Final = "(?:1[0-9]|20)[0-9][0-9]|[一二][〇零○一二三四五六七八九]{3}"
_TO: Final = r"\ ?(?:-+|~|至|到|、|和|及|与|或)\ ?"
_TIME_OF_DAY: Final = "上午|下午|凌晨|早上|早晨|清晨|晚上|晚间|晚|中午|午后|傍晚|夜间|深夜|午夜"
_PLAIN_HALVES: Final = frozenset({"上午", "早上", "清晨", "凌晨", "下午"})
"""After these an hour has one meaning; 夜里2点 may be in either half."""
_AFTERNOON: Final = frozenset(("下午", "晚上", "晚间", "晚", "午后", "傍晚", "夜间", "深夜"))

_DATE: Final = re.compile(
    rf"""(?<![\d.])(?:
      (?P<iso> (?P<iso_year>(?:19|20)\d\d) (?P<mark>[-/.]) (?P<iso_month>0?[1-9]|1[0-2]) (?P=mark) (?P<iso_day>[0-3]?\d)(?![\d.]) )
    | (?P<decade> (?:(?P<century>1[0-9]|20|十[一二三四五六七八九]|二十)\ ?世纪\ ?)? (?P<tens>(?:(?:19|20)\d|[1-9])0(?=\ ?年代|后)|[5-9]5(?=后)|0[05](?=后)|[一二三四五六七八九]十)(?:\ ?年代 | 后(?![来的续期面天年]) ) )
    | (?P<years> (?P<from>{_YEAR})\ ?年?\ ?(?:[-~/至到]|--)\ ?(?P<to>{_YEAR}|\d\d)\ ?(?:年(?!代|[以之]?[前内])|赛季|学年|财年|年度) )
    | (?P<date> (?: (?P<year>{_YEAR})\ ?年(?!代)\ ?度?\ ? | (?={_ONE_OR_TWO}(?:{_TO}{_ONE_OR_TWO}){{0,12}}\ ?月) )
                (?:(?P<months>{_ONE_OR_TWO}(?:{_TO}{_ONE_OR_TWO}){{0,12}})\ ?月(?![球亮饼光薪票租])
                   (?:\ ?(?P<days>{_ONE_OR_TWO}(?:{_TO}{_ONE_OR_TWO}){{0,12}})\ ?[日号])?)? )
    )
    | (?P<part> (?<!前)(?<!近) (?:第\ ?(?P<in_full>[一二三四1-4](?:[、和][一二三四1-4]){{0,3}})\ ?季度?
              | (?P<short>[一二三四1-4](?:[、和][一二三四1-4]){{0,3}})\ ?季度 | (?P<first>首季|次季|末季) | (?P<half>[上下前后])\ ?半年) )
    | (?P<time> (?P<when>{_TIME_OF_DAY})?\ ?
                (?<![\d.:]) (?P<hours>(?:[01]?\d|2[0-4])(?:{_TO}(?:[01]?\d|2[0-4]))?|{_HAN_2}|零|两)
                (?: :(?P<minutes>[0-5]\d)(?::[0-5]\d)?(?![\d:])
                  | \ ?(?P<clock>点钟|点|时)(?!间|候|代|期|尚|速|段|效|常|而|有)
                    (?:\ ?(?P<past>(?:[0-5]?\d|{_HAN_2})(?=\ ?分)|半|整|一刻|三刻)\ ?分?)? ) )
    | (?<![一二两三四五六七八九十\d几数每半个])(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?![年岁次个周])
    | (?P<lone> (?<![\d.:年第]) \d{{1,2}} (?:{_TO}\d{{1,2}}){{0,12}} \ ?日(?![元本均报])(?!之?内|以内|游|期) )
    """,
    re.VERBOSE,
)
_DURATION: Final = re.compile(r"(?:为期|历时|连续|持续|共计?|长达|不[足少]于?|超过|逾|每)\ ?$")
_SINCE: Final = re.compile(rf"[起满]\ ?$|{_DURATION.pattern}")
"""自公布之日起30日后 is a month later; 30日后 alone is after the 30th."""
_EVENT: Final = re.compile(
    r"(?<![\d.])(1[0-2]|[1-9])·([1-3]?\d)(?!\d)|(?<=\")(1[0-2]|[1-9])\.([1-3]?\d)(?=\")"
    r"|(?<=\")(十(?![一二三四五]五)|[一二三四五六七八九])([一二三四五六七八九]|[一二三][一二三四五六七八九十])(?=\"|节|事变|运动|[国期]际?)"
    r"|(十|[一三五六七八])([一四八])(?=国[际庆]|劳动|青年|儿童|妇女|建军|黄金周|小?长假|假期|期间)"
)
"""A day that became a name: 4·26, “3.15”, “五一”, “九一八”."""
_NUMBER: Final = re.compile(rf"\d+|{_HAN_2}|[零两]")


def find_dates_zh(text: str) -> list[DateMention]:
    """Find dates in normalised Chinese text, nearly from left to right."""
    found: list[DateMention] = []
    for match in _DATE.finditer(text):
        kind = match.lastgroup
        if kind is None or not match.group():
            continue
        before = found[-1] if found else None
        mentions = list(_READERS[kind](match, before))
        if kind == "part" and before and before.year and before.span.end == match.start("part"):
            # 2024年第一季度 is one date.
            mentions = [
                replace(part, span=Span(before.span.start, part.span.end), year=before.year)
                for part in mentions
            ]
            found.pop()
        found += mentions
    found += _events(text)
    return found


def _events(text: str) -> Iterator[DateMention]:
    for match in _EVENT.finditer(text):
        month, day = (_small(number) for number in match.groups() if number)
        if 1 <= day <= 31:
            yield DateMention(Span(*match.span()), month=month, day=day, is_certain=False)


def _small(number: str) -> int:
    """Read 4, 十 and the 一八 of 九一八."""
    if number.isdecimal() or number == "十":
        return int(number) if number != "十" else 10
    return int("".join(str(DIGITS.get(digit, 0)) for digit in number))


def _iso(match: re.Match[str], _: DateMention | None) -> Iterator[DateMention]:
    year, month, day = (int(match[f"iso_{part}"]) for part in ("year", "month", "day"))
    if 1 <= day <= 31:
        yield DateMention(Span(*match.span("iso")), year=year, month=month, day=day)


def _decade(match: re.Match[str], _: DateMention | None) -> Iterator[DateMention]:
    """Read 二十世纪八十年代, 80年代 and 90后; without a century 80 is 1980, 10 is 2010."""
    tens = int(read_numeral(match["tens"]).value)
    if match["century"]:
        first = (int(read_numeral(match["century"]).value) - 1) * 100 + tens
    else:
        first = tens + (0 if tens > 99 else 1900 if tens > 20 else 2000)
    yield DateMention(
        Span(*match.span("decade")), decade=first, is_certain=match[0].endswith("年代")
    )


def _years(match: re.Match[str], _: DateMention | None) -> Iterator[DateMention]:
    first = _year(match["from"])
    last = _year(match["to"])
    yield DateMention(Span(*match.span("from")), year=first)
    last = last if last > 99 else first // 100 * 100 + last
    yield DateMention(Span(match.start("to"), match.end()), year=last)


def _date(match: re.Match[str], _: DateMention | None) -> Iterator[DateMention]:
    """Read 2020年4月20日 and less; a list of months or days gives one mention for each."""
    year = _year(match["year"]) if match["year"] else None
    if not match["months"]:
        yield DateMention(Span(*match.span("date")), year=year)
        return
    months = _numbers(match, "months")
    days = _numbers(match, "days") if match["days"] else [(None, Span(*match.span("date")))]
    pairs = [(months[-1][0], day, span) for day, span in days]
    if len(months) > 1:
        pairs[:0] = [(month, None, span) for month, span in months[:-1]]
    start, end = match.span("date")
    for place, (month, day, span) in enumerate(pairs):
        if 1 <= month <= 12 and (day is None or 1 <= day <= 31):
            is_last, is_first = place == len(pairs) - 1, place == 0
            whole = Span(start if is_first else span.start, end if is_last else span.end)
            yield DateMention(whole, year=year, month=month, day=day)


def _part(match: re.Match[str], _: DateMention | None) -> Iterator[DateMention]:
    span = Span(*match.span("part"))
    if match["half"]:
        yield DateMention(span, half=1 if match["half"] in "上前" else 2)
    elif match["first"]:
        yield DateMention(span, quarter={"首": 1, "次": 2, "末": 4}[match["first"][0]])
    else:
        for quarter in re.findall("[一二三四1-4]", match["in_full"] or match["short"]):
            yield DateMention(span, quarter=int(read_numeral(quarter).value))


def _time(match: re.Match[str], before: DateMention | None) -> Iterator[DateMention]:
    """Read 16时, 下午4点半, 9:30; 点 without any of these is a point, and Han with 时 a word."""
    clock, past, when = match["clock"], match["past"], match["when"]
    hours = match["hours"]
    is_arabic = hours[0].isdecimal()
    on_a_day = before is not None and before.day is not None and before.span.end == match.start()
    if clock == "点" and not (when or past or on_a_day):
        return
    if clock == "时" and not (is_arabic or when):
        return
    values = [int(read_numeral(number).value) for number in _NUMBER.findall(hours)] or [0]
    shift = 12 if when in _AFTERNOON or (when == "中午" and values[0] < 3) else 0
    minute = match["minutes"] or past
    words = {"半": 30, "整": 0, "一刻": 15, "三刻": 45, None: None}
    minutes = words[minute] if minute in words else int(read_numeral(minute).value)
    start = match.start("when" if when else "hours")
    for value in values:
        hour = value + shift if value < 12 else value
        yield DateMention(
            Span(start, match.end()),
            hour=hour,
            minute=minutes,
            is_half_day_said=when in _PLAIN_HALVES,
            is_certain=hour not in {0, 24},
        )


def _weekday(match: re.Match[str], _: DateMention | None) -> Iterator[DateMention]:
    day = match["weekday"]
    number = 7 if day in "日天" else DIGITS[day]
    yield DateMention(Span(*match.span()), weekday=number, is_certain=False)


def _lone_days(match: re.Match[str], before: DateMention | None) -> Iterator[DateMention]:
    """Read 26日, and 24日 in 9月23日至24日, which shares the month."""
    start = match.start("lone")
    is_later = match.string[match.end() : match.end() + 1] == "后"
    duration = _SINCE if is_later else _DURATION
    if duration.search(match.string, max(0, start - 4), start):
        return
    gap = match.string[before.span.end : start] if before and before.day else "x"
    goes_on = bool(re.fullmatch(_TO, gap, re.VERBOSE))
    days = _numbers(match, "lone")
    for place, (day, span) in enumerate(days):
        if 1 <= day <= 31:
            end = match.end() if place == len(days) - 1 else span.end
            yield DateMention(
                Span(span.start, end),
                year=before.year if before and goes_on else None,
                month=before.month if before and goes_on else None,
                day=day,
            )


_READERS: Final = {
    "iso": _iso,
    "decade": _decade,
    "years": _years,
    "date": _date,
    "part": _part,
    "time": _time,
    "weekday": _weekday,
    "lone": _lone_days,
}


def _year(text: str) -> int:
    if text[0].isdecimal():
        return int(text)
    return int("".join(str(DIGITS.get(character, 0)) for character in text))


def _numbers(match: re.Match[str], group: str) -> list[tuple[int, Span]]:
    start = match.start(group)
    return [
        (int(read_numeral(number[0]).value), Span(start + number.start(), start + number.end()))
        for number in _NUMBER.finditer(match[group])
    ]
