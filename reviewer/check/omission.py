"""Chinese that has too little English: a sentence, a member of a list, the half of a pair."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.date_agreement import is_told
from reviewer.check.lists import find_short_list
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Side, Span
from reviewer.text.names import pinyin_names
from reviewer.text.sentences import split_sentences

_FRAME, _REST = 12, 3.3
"""English characters of a sentence: what even the shortest one takes, and what each Han character adds."""
_LITTLE: Final = ((50, 2.0), (25, 1.7), (15, 1.5))
"""From so many Han characters on, so few English ones to each are too little for the whole segment.

The 1st percentile of good pages is 2.1 to 2.8; short sentences vary more, and shorter ones say nothing.
"""
_SUSPECT: Final = 3.0
"""Over this a segment with fewer English sentences has just joined them."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_DIGIT: Final = re.compile(r"\d")
"""A digit is as long in both languages, a Han character is four English ones."""
_ITEM: Final = r"[^\s、，。；：！？,;:和与及或等“”\"()（）《》]{2,6}"
_PAIR: Final = re.compile(
    rf"{_ITEM}(?P<second>(?:和|及|以及){_ITEM}?)(?=均|(?<!大)都|双双|同步|同时(?!代))"
)
_BOTH: Final = re.compile("[均都]|双双|同[步时]")
"""Without any of these `_PAIR` has no match; far cheaper than it."""
_ALSO: Final = re.compile(
    r"(?:可以?|应当?|能够?|要|会|将|得)(?P<verb>[^,。;]{2,}),(?P<second>(?:也|还|并)(?:可以?|应当?|能够?|要|会|将)[^,。;]{3,})"
)
"""可以撤回，也可以恢复: one thing and another, which English must join by something."""
_JOINING: Final = re.compile(
    r"\b(?:and|or|nor|both|as well as|plus|along with|together|with|two|all|each|alike|respectively|while|also|but)\b|[,;/&]",
    re.IGNORECASE,
)


def find_omissions(reading: Reading) -> Iterator[Finding]:
    """Yield at most one finding: the sentence, pair or segment that the English falls short of."""
    if not reading.en.strip():
        return
    length = len(_HAN.findall(reading.zh)) + len(_DIGIT.findall(reading.zh)) // 4
    if not length:
        return
    ratio = len(reading.en) / length
    lost = _lost_sentence(reading) if ratio < _SUSPECT else None
    if lost:
        yield _finding(
            "sentence", lost, f"nothing in the English says “{lost.of(reading.segment.zh)}”"
        )
    elif _is_little(length, ratio):
        whole = Span(0, len(reading.zh))
        yield _finding("length", whole, "the English is much shorter than the Chinese")
    elif pair := _lost_half(reading):
        yield _finding("pair", pair, f"“{pair.of(reading.segment.zh)}” is not in the English")
    elif short := find_short_list(reading):
        yield _finding("list", short, "the list has one member fewer in the English")


def _is_little(length: int, ratio: float) -> bool:
    return any(length >= least and ratio < most for least, most in _LITTLE)


def _finding(rule: str, span: Span, message: str) -> Finding:
    return Finding(OMISSION.name, rule, OMISSION.severity, message, zh=span)


def _lost_half(reading: Reading) -> Span | None:
    """Find 和效率 of 质量和效率均, where the English joins nothing at all."""
    if _JOINING.search(reading.en):
        return None
    also = _ALSO.search(reading.zh)
    if also:
        return Span(*also.span("second"))
    match = _PAIR.search(reading.segment.zh) if _BOTH.search(reading.zh) else None
    return Span(*match.span("second")) if match else None


def _lost_sentence(reading: Reading) -> Span | None:
    """Find the Chinese sentence that is left over where the English has fewer sentences.

    Sentences are laid side by side so that their lengths fit best and their dates and terms meet;
    the one that fits nowhere is lost.
    """
    zh = split_sentences(reading.segment.zh, Side.ZH)
    if len(zh) < 2:
        return None
    en = split_sentences(reading.segment.en, Side.EN)
    if len(en) >= len(zh):
        return None
    spans = _spans(reading.segment.zh, zh)
    lengths_zh = [sum(map(str.isalnum, sentence)) for sentence in zh]
    lengths_en = [len(sentence) for sentence in en]
    expected = [length * _REST + _FRAME for length in lengths_zh]
    lost = _best_left_out(reading, spans, expected, lengths_en)
    if lost is None or sum(lengths_en) > sum(expected) - expected[lost] * 0.6:
        return None
    return spans[lost]


def _spans(text: str, sentences: tuple[str, ...]) -> list[Span]:
    spans, position = [], 0
    for sentence in sentences:
        start = text.index(sentence, position)
        position = start + len(sentence)
        spans.append(Span(start, position))
    return spans


def _best_left_out(
    reading: Reading, spans: list[Span], expected: list[float], lengths_en: list[int]
) -> int | None:
    """Return the sentence that, left out, lets the others fit the English best one by one."""
    if len(expected) != len(lengths_en) + 1:
        return None
    prices = []
    for left_out, span in enumerate(spans):
        if _is_held(reading, span):
            continue
        kept = [length for place, length in enumerate(expected) if place != left_out]
        price = sum(
            abs(have - length) / length for length, have in zip(kept, lengths_en, strict=True)
        )
        prices.append((price / len(kept), left_out))
    if not prices:
        return None
    price, left_out = min(prices)
    return left_out if price < 0.55 else None


def _is_held(reading: Reading, span: Span) -> bool:
    """Say whether something of the sentence is in the English for certain: a date, a term, a name."""
    told = any(
        is_told(date, reading.en_dates) for date in reading.zh_dates if span.covers(date.span)
    )
    return (
        told
        or any(
            use.accepted and any(span.covers(occurrence) for occurrence in use.occurrences)
            for use in reading.terms
        )
        or any(
            name.lower() in reading.en.lower()
            for person in reading.people
            if span.covers(person.span)
            for name in pinyin_names(person.name)
        )
    )


OMISSION: Final = Check(
    name="omission",
    severity=Severity.MAJOR,
    about="A Chinese sentence, the second half of a pair, or a member of a list, that the English leaves out.",
    silent="Sentences that are joined or told briefly; short segments; dates and terms of the sentence stand in the English.",
    accepts=(
        Example(
            "欢迎提出意见。意见可通过邮件提交。", "Comments are welcome and may be sent by e-mail."
        ),
        Example("审查质量和效率均有提升。", "Examination improved in quality and efficiency."),
        Example("业务包括咨询、培训和检索。", "It offers consulting, training and searches."),
        Example(
            "涉及机械、电子、化工等领域。", "Fields such as machinery, electronics and chemicals."
        ),
        Example("坚持开放、包容、普惠的理念。", "It is open, inclusive and benefits all."),
        Example("北京和上海都在内。", "Both cities are included."),
    ),
    rejects=(
        Example(
            "欢迎社会各界提出意见。意见可通过电子邮件提交。截止日期为5月31日。",
            "Comments from all sectors are welcome. The deadline is May 31.",
            points_at=("意见可通过电子邮件提交。", ""),
        ),
        Example(
            "改进服务。集中整治代理行业中的各类不正当行为。完善标准。",
            "Services were improved. Standards were completed.",
            points_at=("集中整治", ""),
        ),
        Example(
            "业务包括咨询、培训、检索和翻译。",
            "It offers consulting, training and translation.",
            points_at=("检索", ""),
        ),
        Example(
            "审查质量和效率均有提升。",
            "The quality of examination improved.",
            points_at=("效率", ""),
        ),
        Example(
            "国家知识产权局会同有关部门出台了一系列加强知识产权保护的政策措施，取得了明显成效。",
            "CNIPA rolled out measures.",
            points_at=("政策措施", ""),
        ),
    ),
    find=find_omissions,
)
