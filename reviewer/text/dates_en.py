"""Dates and times of day in English text."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.model.span import Span
from reviewer.text.date_mention import DateMention

_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![A-Za-z])"
)
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d.:]*\d|,\d{3}(?!\d)|-?[A-Za-z%])"
_YEAR: Final = r"[12]\d{3}(?![\d%]|[,.]\d)"
_TO: Final = r"\ ?(?:-+|to|and|through|until|or|&)\ ?(?:the\ )?"
_FREE: Final = (
    r"(?!\ (?!(?:and|to|or|in|at|on|of|for|by|from|until|through|with|during|respectively|the|this|last|next|as|when|while"
    r"|after|before|is|was|were|are|will|has|had)\b)[a-z])"
)
"""No counted noun follows: "July 26 and 3 people" is one day."""
_MORE_DAYS: Final = rf"(?:{_TO}{_DAY}{_FREE}|,\ {_DAY}(?=,?\ and\ {_DAY}{_FREE}|,\ {_DAY},)|,\ and\ {_DAY}{_FREE}(?!{_TO}\d)){{0,12}}"
_ORDINAL: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "latter": 2, "last": 4}

_DATE: Final = re.compile(
    rf"""(?<![\d.,$€£¥])(?<!\w)(?:
      (?P<iso> (?P<iso_year>(?:19|20)\d\d) (?P<mark>[-/.]) (?P<iso_month>0?[1-9]|1[0-2]) (?P=mark) (?P<iso_day>[0-3]?\d)(?![\d.-]*\d) )
    | (?P<slashed> (?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/(?P<slashed_year>(?:19|20)\d\d)(?!\d) )
    | (?P<named> (?<=")(?P<named_month>1[0-2]|[1-9])[.·](?P<named_day>[1-3]?\d)(?="(?!\ ?(?:[mb]illion|trillion|per\ ?cent|%))) )
    | (?P<month_first> (?P<month>{_MONTH}) (?: \ ?(?:the\ )?(?P<days>{_DAY}{_MORE_DAYS}) )?
                       (?: (?:,\ ?|\ (?:of\ )?)(?P<year>{_YEAR}) )? )
    | (?P<day_first> (?P<days_before>{_DAY}(?:{_TO}{_DAY}){{0,12}})\ ?(?:of\ |day\ of\ )?,?(?P<month_after>{_MONTH})
                     (?: ,?\ ?(?:of\ )?(?P<year_after>{_YEAR}) )? )
    | (?P<part> (?: (?P<ordinals>(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]atter|[1-4](?:st|nd|rd|th))
                    (?:(?:,\ |,?\ and\ |,?\ or\ )(?:second|third|fourth|[2-4](?:nd|rd|th))){{0,4}})
                    [\ -](?:fiscal\ )?(?P<of_what>quarters?|half|halves)(?!\s(?:of\s)?(?:a\s)?(?:million|century|decade|dozen|time))
                  | Q(?P<q>[1-4]) | (?P<q_before>[1-4])Q | H(?P<h>[12])(?![\dN]) | (?P<h_before>[12])H )
                (?: (?:\ (?:of|in)|,)?\ ?(?P<part_year>{_YEAR}) )? )
    | (?P<decade> (?:the\ )?(?:[Mm]id-|[Ee]arly-?\ |[Ll]ate-?\ )?'?(?:(?P<tens>(?:1[5-9]|20)?\d0)'?s|(?P<tens_in_words>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)(?!\w) )
    | (?P<time> (?<!\d:)(?: (?P<hour>[01]?\d|2[0-4]) (?: [:.](?P<minute>[0-5]\d)(?::[0-5]\d)? )?\ ?(?P<noon>[aApP]\.?\ ?[mM]\b\.?)
              | (?P<hour_24>[01]?\d|2[0-4]):(?P<minute_24>[0-5]\d)(?::[0-5]\d)?(?![\d:])
              | (?P<o_clock>1[0-2]|[1-9])\ ?o'clock | (?P<midday>[Nn]oon|[Mm]idday|[Mm]idnight)\b ) )
    | (?P<years> (?:(?:FY|[Mm]id-|[Ee]arly-|[Ll]ate-|[Ee]nd-)\ ?)?(?P<from>(?:1[5-9]|20)\d\d)(?:\ ?(?:-+|/|~)\ ?(?P<to>(?:19|20)\d\d|\d\d))?(?![\d%]|[,.]\d|-\d|[A-Za-z]) )
    | (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b
    )""",
    re.VERBOSE,
)
_DIGIT: Final = re.compile(r"\d")
_WORDS_OF_DATES: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "JA", "FEB", "MA", "AP", "JU",
    "AU", "SEP", "OC", "NO", "DE", "day", "quarter", "half", "halves", "ies", "oon", "idday", "idnight",
)  # fmt: skip
"""Without a digit or one of these in it a text has no date; far cheaper than `_DATE`."""
_NUMBER: Final = re.compile(r"\d+")
_DATE_BEFORE: Final = re.compile(
    r"(?:\b(?:in|of|by|since|from|to|until|till|through|late|early|mid|last|this|next|and|or|between|before|after|for|every|each|during|around|on)[ -]|-|,|/|\()\s?$",
    re.IGNORECASE,
)
_TENS: Final = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_WEEKDAYS: Final = {"Mon": 1, "Tue": 2, "Wed": 3, "Thu": 4, "Fri": 5, "Sat": 6, "Sun": 7}


def find_dates_en(text: str) -> Iterator[DateMention]:
    """Find dates in normalised English text, from left to right."""
    if not _DIGIT.search(text) and not any(word in text for word in _WORDS_OF_DATES):
        return
    for match in _DATE.finditer(text):
        if match.lastgroup:
            yield from _READERS[match.lastgroup](match)


def _iso(match: re.Match[str]) -> Iterator[DateMention]:
    year, month, day = (int(match[f"iso_{part}"]) for part in ("year", "month", "day"))
    if 1 <= day <= 31:
        yield DateMention(Span(*match.span()), year=year, month=month, day=day)


def _slashed(match: re.Match[str]) -> Iterator[DateMention]:
    """Read 9/27/2020, and 27/9/2020 where it can't be a month first."""
    one, two = int(match["one"]), int(match["two"])
    month, day = (two, one) if one > 12 else (one, two)
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield DateMention(
            Span(*match.span()), year=int(match["slashed_year"]), month=month, day=day
        )


def _named(match: re.Match[str]) -> Iterator[DateMention]:
    """Read “4.26”, a day that became a name."""
    month, day = int(match["named_month"]), int(match["named_day"])
    if 1 <= day <= 31:
        yield DateMention(Span(*match.span()), month=month, day=day, is_certain=False)


def _month_first(match: re.Match[str]) -> Iterator[DateMention]:
    """Read April 20, 2021, May 5 and 6, July 2016; May and March alone only where a date is due."""
    if not (match["days"] or match["year"] or _is_month(match)):
        return
    yield from _days_of_month(match, "month", "days", match["year"])


def _day_first(match: re.Match[str]) -> Iterator[DateMention]:
    yield from _days_of_month(match, "month_after", "days_before", match["year_after"])


def _days_of_month(
    match: re.Match[str], month_group: str, days_group: str, year_text: str | None
) -> Iterator[DateMention]:
    month = _MONTHS[match[month_group][:3].lower()]
    year = int(year_text) if year_text else None
    if not match[days_group]:
        yield DateMention(_trimmed(match), year=year, month=month)
        return
    offset = match.start(days_group)
    days = list(_NUMBER.finditer(match[days_group]))
    for place, day in enumerate(days):
        start = match.start() if place == 0 else offset + day.start()
        end = match.end() if place == len(days) - 1 else offset + day.end()
        yield DateMention(Span(start, end), year=year, month=month, day=int(day[0]))


def _is_month(match: re.Match[str]) -> bool:
    """Tell the month from the verb may, a march, a man called Jan and a dotted end of sentence."""
    name = match["month"]
    before = match.string[max(0, match.start() - 9) : match.start()]
    if name in {"May", "MAY", "March", "MARCH"}:
        return bool(_DATE_BEFORE.search(before))
    return len(name) > 3 or bool(_DATE_BEFORE.search(before))


def _trimmed(match: re.Match[str]) -> Span:
    """Leave the full stop of "in Dec." out where nothing follows it in the date."""
    is_dotted = match[0].endswith(".")
    return Span(match.start(), match.end() - is_dotted)


def _part(match: re.Match[str]) -> Iterator[DateMention]:
    span = Span(*match.span("part"))
    year = int(match["part_year"]) if match["part_year"] else None
    if match["ordinals"]:
        is_half = match["of_what"].startswith("hal")
        for word in re.findall(r"[a-z]+|\d", match["ordinals"].lower()):
            number = int(word) if word.isdecimal() else _ORDINAL.get(word)
            if number is None or (is_half and number > 2):
                continue
            yield DateMention(
                span,
                year=year,
                half=number if is_half else None,
                quarter=None if is_half else number,
            )
    else:
        quarter, half = match["q"] or match["q_before"], match["h"] or match["h_before"]
        yield DateMention(
            span,
            year=year,
            quarter=int(quarter) if quarter else None,
            half=int(half) if half else None,
        )


def _decade(match: re.Match[str]) -> Iterator[DateMention]:
    """Read 1990s and the '80s; "in his 40s" looks the same, so two digits are not certain."""
    in_words = match["tens_in_words"]
    tens = (_TENS.index(in_words) + 2) * 10 if in_words else int(match["tens"])
    is_full = tens > 99
    first = tens if is_full else tens + (1900 if tens > 20 else 2000)
    yield DateMention(Span(*match.span()), decade=first, is_certain=is_full)


def _time(match: re.Match[str]) -> Iterator[DateMention]:
    """Read 4 p.m., 9:30 a.m., 16:00, 7 o'clock, noon."""
    span = Span(*match.span("time"))
    if match["midday"]:
        hour = 0 if match["midday"].lower() == "midnight" else 12
        yield DateMention(span, hour=hour, is_certain=False)
        return
    hour = int(match["hour"] or match["hour_24"] or match["o_clock"])
    minute = match["minute"] or match["minute_24"]
    if match["noon"]:
        is_afternoon = match["noon"][0] in "pP"
        hour = hour % 12 + 12 * is_afternoon if hour <= 12 else hour
    yield DateMention(
        span,
        hour=hour,
        minute=int(minute) if minute else None,
        is_half_day_said=match["noon"] is not None,
    )


def _years(match: re.Match[str]) -> Iterator[DateMention]:
    first = int(match["from"])
    yield DateMention(Span(match.start(), match.end("from")), year=first)
    if match["to"]:
        last = int(match["to"])
        last = last if last > 99 else first // 100 * 100 + last
        yield DateMention(Span(*match.span("to")), year=last)


def _weekday(match: re.Match[str]) -> Iterator[DateMention]:
    number = _WEEKDAYS[match["weekday"][:3]]
    yield DateMention(Span(*match.span()), weekday=number, is_certain=False)


_READERS: Final = {
    "iso": _iso,
    "slashed": _slashed,
    "named": _named,
    "month_first": _month_first,
    "day_first": _day_first,
    "part": _part,
    "decade": _decade,
    "time": _time,
    "years": _years,
    "weekday": _weekday,
}
