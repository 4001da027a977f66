"""What rises in the Chinese and falls in the English, or the other way round."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reviewer.check.reading import Reading
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span
from reviewer.text.quantity import Quantity

_UP_ZH: Final = "增长|增加|上升|上涨|提高|提升|攀升|升高|上扬|上调|增至|涨至|(?<!新)增|(?<![\\d半毫公])升|涨|延长"
_DOWN_ZH: Final = (
    "下降|减少|降低|下滑|下跌|回落|缩短|压缩|压减|缩减|下调|降至|减至|跌至|缩至|降|减|跌"
)
_BEFORE_FIGURE: Final = re.compile(
    rf"(?:(?P<up>{_UP_ZH})|(?P<down>{_DOWN_ZH}))"
    r"(?:幅度)?(?:[,]?(?=达|为|至|超|突)|了|至|到|约|近|超|逾|达|为|过|接|将|大|量|的|突破|\s)*$"
)
_CLAUSE_ZH: Final = re.compile(r"[^,。;:!?、]*$")
_TURNS_ZH: Final = re.compile("[升降减涨跌亏缩损负赤逆延]|(?<!新)增(?!值)")
"""What may turn the sense round again: 降幅扩大, 亏损减少, 增速回落."""
_UP_EN: Final = re.compile(
    r"\b(?:increas\w*|ris(?:e|es|en|ing)|rose|grow\w*|grew|climb\w*|surg(?:e|ed|es|ing)|jump\w*|soar\w*|rais(?:e|ed|es|ing)"
    r"|lengthen\w*|extend\w*|up(?= (?:by )?(?:about |nearly |over |around |some |more than )?[\d$])|(?:(?<=points )|(?<=percent )|(?<=% ))higher)\b",
    re.IGNORECASE,
)
_DOWN_EN: Final = re.compile(
    r"\b(?:decreas\w*|declin\w*|fall(?:s|en|ing)?|fell|drop\w*|reduc\w*|shorten\w*|shr[aiu]nk\w*|lower(?:ed|ing|s)|plung\w*|slump\w*"
    r"|down(?= (?:by )?(?:about |nearly |over |around |some |more than )?[\d$])|(?:(?<=points )|(?<=percent )|(?<=% ))lower)\b",
    re.IGNORECASE,
)
_RATHER_UP: Final = re.compile(
    r"\b(?:up|upward\w*|more|higher|high|gain\w*|improv\w*|expan\w*|widen\w*|add\w*|boost\w*|advanc\w*|accelerat\w*|doubl\w*|tripl\w*"
    r"|enlarg\w*|prolong\w*|longer|larger|greater|lift\w*|strengthen\w*|record|plus|enhanc\w*|promot\w*|hik\w*|upgrad\w*|exceed\w*|recover\w*|rebound\w*)\b",
    re.IGNORECASE,
)
_RATHER_DOWN: Final = re.compile(
    r"\b(?:down|downward\w*|less|fewer|lower|low|cut\w*|narrow\w*|los[est]\w*|contract\w*|compress\w*|slow\w*|eas(?:e|ed|es|ing)|slid\w*|slip\w*|dip\w*"
    r"|sav\w*|off|shorter|smaller|shed\w*|weak\w*|diminish\w*|halv\w*|trim\w*|minus|negative|deficit\w*|retreat\w*|curtail\w*|tumbl\w*|subtract\w*|deduct\w*|short\w*)\b",
    re.IGNORECASE,
)
_NO_DIRECTION: Final = re.compile(
    r"\b(?:more|less|fewer|higher|lower) than(?= \W?\d)|\bup to\b|\bnot\b|\bno\b"
)
_BREAK_EN: Final = re.compile(
    r"[;:!?()]|\.(?!\d)|,(?!\d| (?:reach|hit|total|to )\w*)| (?:while|whereas|but|and) "
)
_FROM_TO: Final = re.compile(
    r"\D{0,20}\bto (?:about |nearly |over |around |some |more than |[A-Z$€£]+ ?)*"
)
_WORDS: Final = {True: "rise", False: "fall"}


def find_turned(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each figure that rises on one side and falls on the other.

    Only where the Chinese says it right before a figure, the figure stands once on both sides, and the
    English has no word near it that could be told for the same.
    """
    pairs = reading.figures.pairs
    if not pairs:
        return
    figures = reading.segment_figures
    for zh, en in pairs:
        told = _direction(reading.zh, zh.span)
        if not told or not (_is_alone(zh, figures.zh) and _is_alone(en, figures.en)):
            continue
        wrong = _turned(reading.en, en.span, figures.en, is_up=told[0])
        if wrong:
            verb = told[1].of(reading.segment.zh)
            found = wrong.of(reading.segment.en)
            yield Finding(
                "number.mismatch",
                "direction",
                Severity.MAJOR,
                f"{verb} is a {_WORDS[told[0]]}: “{found}” says the opposite",
                zh=told[1],
                en=wrong,
            )


def _is_alone(figure: Quantity, figures: Sequence[Quantity]) -> bool:
    """Say whether no other figure of a text has its value."""
    return sum(one.value == figure.value for one in figures) == 1


def _direction(zh: str, figure: Span) -> tuple[bool, Span] | None:
    """Say whether the Chinese has the figure rise or fall, and by which word."""
    match = _BEFORE_FIGURE.search(zh, max(0, figure.start - 40), figure.start)
    if match is None:
        return None
    clause = _CLAUSE_ZH.search(zh, max(0, match.start() - 40), match.start())
    if clause and _TURNS_ZH.search(clause[0]):
        return None
    is_up = match["up"] is not None
    return is_up, Span(*match.span("up" if is_up else "down"))


def _turned(en: str, figure: Span, others: Sequence[Quantity], *, is_up: bool) -> Span | None:
    """Find the English word that has the figure go the other way."""
    ends = [one.span.end for one in others if one.span.end <= figure.start]
    ends.sort()
    if ends and _FROM_TO.fullmatch(en, ends[-1], figure.start):
        ends.pop()
    start = ends[-1] if ends else 0
    end = min((one.span.start for one in others if one.span.start >= figure.end), default=len(en))
    breaks = [match.end() for match in _BREAK_EN.finditer(en, start, figure.start)]
    start = max([start, *breaks])
    after = _BREAK_EN.search(en, figure.end, end)
    end = after.start() if after else end
    same = (_UP_EN, _RATHER_UP) if is_up else (_DOWN_EN, _RATHER_DOWN)
    words = _NO_DIRECTION.sub(lambda match: "_" * len(match[0]), en[start:end])
    if any(pattern.search(words) for pattern in same):
        return None
    wrong = list((_DOWN_EN if is_up else _UP_EN).finditer(words))
    if not wrong:
        return None
    return Span(start + wrong[-1].start(), start + wrong[-1].end())
