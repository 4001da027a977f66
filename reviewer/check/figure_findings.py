"""Mismatched figures as findings: what is said of them, how bad it is, what to write instead."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reviewer.check.figures import Figure, Mismatch
from reviewer.check.reading import Reading
from reviewer.check.swapped import find_swapped
from reviewer.model.finding import Finding, Severity
from reviewer.text.date_mention import DateMention
from reviewer.text.figures_write import familiar, write_date, write_like, write_quantity
from reviewer.text.numerals_en import spoken
from reviewer.text.quantity import Quantity, QuantityKind

_TIMES: Final = {10: "ten", 100: "a hundred", 1000: "a thousand", 10_000: "ten thousand"}
_MISSING: Final = {True: Severity.MAJOR, False: Severity.MINOR}


def check_of(mismatch: Mismatch) -> str:
    """Name the most specific check that tells a mismatch."""
    sides = [side for side in (mismatch.zh, mismatch.en) if side]
    if any(isinstance(side, DateMention) for side in sides):
        return "date.mismatch"
    if any(isinstance(side, Quantity) and side.kind is QuantityKind.MONEY for side in sides):
        return "currency.mismatch"
    return "number.mismatch"


def mismatches_of(reading: Reading, check: str) -> Iterator[Finding]:
    """Yield the findings that one of the three checks of figures tells."""
    mismatches = reading.figures.mismatches
    swapped = None if mismatches else find_swapped(reading)
    for mismatch in (*mismatches, swapped) if swapped else mismatches:
        if check_of(mismatch) == check:
            yield finding_of(mismatch, reading, check)


def finding_of(mismatch: Mismatch, reading: Reading, check: str) -> Finding:
    """Make the finding of a mismatch, its spans and values in full."""
    zh, en = mismatch.zh, mismatch.en
    if zh and en:
        return _pair(zh, en, reading, check)
    if zh:
        found = zh.span.of(reading.segment.zh).strip()
        written = _write(zh)
        told = written if found == written else f"{written} ({found})"
        return Finding(
            check,
            f"{_rule(zh)}-missing",
            _MISSING[zh.is_certain],
            f"{told} is not in the English",
            zh=zh.span,
            suggestion=written,
        )
    assert en is not None  # noqa: S101 — one side is there
    text = en.span.of(reading.segment.en)
    message = f"{text} stands in the English only"
    return Finding(check, f"{_rule(en)}-added", Severity.MINOR, message, en=en.span)


def like_money(amount: Quantity, found: str) -> str:
    """Write the bare English figure `found` with the currency of a Chinese amount before it."""
    if not found[:1].isdecimal():
        return write_quantity(amount)
    return f"{write_quantity(amount).split()[0]} {found}"


def _pair(zh: Figure, en: Figure, reading: Reading, check: str) -> Finding:
    found = en.span.of(reading.segment.en)
    wanted, instead = _write(zh), None
    how = ""
    severity = Severity.MAJOR
    if isinstance(zh, Quantity) and isinstance(en, Quantity):
        instead = _like(zh, en, reading)
        wanted = instead
        how, severity = _how(zh, en)
    elif isinstance(zh, DateMention) and isinstance(en, Quantity):
        instead = str(zh.day or zh.year)
    elif isinstance(zh, DateMention) and isinstance(en, DateMention):
        instead = _date_like(zh, en, found)
        wanted = instead or wanted
    return Finding(
        check,
        _rule_of_pair(zh, en),
        severity,
        f"{wanted} expected, {found} found{how}",
        zh=zh.span,
        en=en.span,
        suggestion=instead,
    )


def _write(figure: Figure) -> str:
    if isinstance(figure, DateMention):
        return write_date(figure)
    is_small_word = not (figure.is_certain or figure.unit) and figure.value in range(11)
    if figure.kind is QuantityKind.COUNT and is_small_word:
        return spoken(int(figure.value))
    return write_quantity(familiar(figure))


def _rule(figure: Figure) -> str:
    if isinstance(figure, DateMention):
        return next((name for name, _ in reversed(figure.parts)), "date")
    return "number" if figure.kind is QuantityKind.COUNT else str(figure.kind)


def _rule_of_pair(zh: Figure, en: Figure) -> str:
    """Name what differs: the part of a date, the currency, the unit, or the kind of figure."""
    if isinstance(zh, DateMention) and isinstance(en, DateMention):
        theirs = dict(en.parts)
        return next((name for name, number in zh.parts if theirs.get(name) != number), _rule(zh))
    if isinstance(zh, Quantity) and isinstance(en, Quantity) and zh.value == en.value:
        if zh.currency != en.currency:
            return "currency"
        if zh.unit != en.unit:
            return "unit"
    return _rule(zh)


def _how(zh: Quantity, en: Quantity) -> tuple[str, Severity]:
    """Say in what way a figure is wrong, as far as that is plain; a wrong power of ten is critical."""
    if zh.value == en.value or not zh.value or not en.value:
        return "", Severity.MAJOR
    ratio = Fraction(en.value) / Fraction(zh.value)
    times, direction = (ratio, "much") if ratio > 1 else (1 / ratio, "little")
    if times.denominator == 1 and zh.kind is en.kind:
        power = times.numerator
        if power in _TIMES:
            return f": {_TIMES[power]} times too {direction}", Severity.CRITICAL
        if set(str(power)) == {"1", "0"} and str(power).count("1") == 1:
            return f": {power:,} times too {direction}", Severity.CRITICAL
    return "", Severity.MAJOR


def _like(zh: Quantity, en: Quantity, reading: Reading) -> str:
    """Write the Chinese figure in place of the English one, growth as growth where it says by."""
    found = en.span.of(reading.segment.en)
    before = reading.en[: en.span.start].rstrip().lower()
    if found.startswith("per ") and zh.value == 1:
        told = familiar(zh)
        return f"per {write_quantity(told)}" if told.value != 1 else f"per {told.unit}"
    if zh.kind is QuantityKind.MULTIPLE and en.kind is QuantityKind.PERCENT:
        zh = replace(zh, kind=QuantityKind.PERCENT, value=(zh.value - 1) * 100)
    elif zh.kind is en.kind is QuantityKind.MULTIPLE and re.search(r"\bby(?: \w+){0,2}$", before):
        zh = replace(zh, value=zh.value - 1)
    elif zh.kind is QuantityKind.ORDINAL and en.kind is QuantityKind.COUNT:
        zh = replace(zh, kind=QuantityKind.COUNT)
    same = (zh.kind, zh.currency, zh.unit) == (en.kind, en.currency, en.unit)
    return write_like(zh, found, is_same_measure=same)


def _date_like(zh: DateMention, en: DateMention, found: str) -> str | None:
    """Write the Chinese date in the manner of the English one, with a year only if that has one."""
    mine, theirs = dict(zh.parts), dict(en.parts)
    if not set(mine) - {"year", "month"} <= set(theirs):
        return None
    wanted = replace(zh, year=(zh.year or en.year) if en.year else None, month=zh.month or en.month)
    if found.isdecimal():
        numbers = {wanted.day if en.day else None, wanted.year if not en.day else None} - {None}
        return str(numbers.pop()) if len(numbers) == 1 and wanted.month == en.month else None
    if wanted.hour is not None and ":" in found and not found.lower().endswith(("m", "m.")):
        return f"{wanted.hour}:{wanted.minute or 0:02}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", found):
        return f"{wanted.year}-{wanted.month or 0:02}-{wanted.day or 0:02}"
    written = write_date(wanted)
    if found[:1].isdecimal() and wanted.day and wanted.month:
        month, _, day = write_date(replace(wanted, year=None)).partition(" ")
        written = f"{day} {month}" + (f" {wanted.year}" if wanted.year else "")
    if not found.lower().startswith("the "):
        written = written.removeprefix("the ")
    return written[:1].upper() + written[1:] if found[:1].isupper() else written
