"""Figures in Chinese text: counts, percentages, money, fractions, multiples and ordinals."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reviewer.model.span import Span
from reviewer.text import currencies, units
from reviewer.text.numerals_zh import ARABIC, DIGITS, NUMERAL, Numeral, read_numeral, whole
from reviewer.text.quantity import Quantity, QuantityKind, Value

_TO: Final = re.compile(
    r"\s?(?:-+|~|至|到|、|和|及|与|或)\s?(?:[约近逾]|US\$|HK\$|RMB|人民币|\$|¥)?"
)
_COUNTERS: Final = (
    "个项家件名位人次种类条款张只台套辆座所场届批期部本份篇幅层户口头艘架枚颗棵株对组队省市县区地岁宗起例间轮步"
    "级度重把门课号点页版集章节句字支股笔栋幢村镇校院处片块段排行列根粒滴桶箱袋盒瓶杯碗筐封发趟回遍番辈代厅室"
    "幕尊艺顶盏匹群伙帮届任站里寸尺丈升瓦伏卷册师席倍"
)
_COUNTED: Final = re.compile(
    rf"\ ?(?:[余多几来]\ ?)?(?:[{_COUNTERS}]|大(?![家量]|多|部分)|方面|环节|阶段|年|天|周|公|平方|立方|元|吨|亩|克|米|小时|分钟|秒)"
)
_TENTHS: Final = r"成(?![不功为立果员就本长绩品都熟交年分份型套人因书效千百群形名语文语见])"
_SUFFIX: Final = re.compile(
    rf"""\ ?[余多来]?\ ?(?:
          (?P<percent>[%‰])
        | (?P<points>个?百分点)
        | (?P<interest>厘)(?!米)
        | (?P<tenths>{_TENTHS})(?P<fifth>[一二三四五六七八九])?
        | (?P<times>倍)
        | 个(?P<and_half>半)(?P<half_of>月|小时|钟头|世纪|星期)
        | (?P<currency>{currencies.either(currencies.ZH)})(?![素宵旦化论件老首气帅勋])
        | (?P<unit>{currencies.either(units.ZH)})(?![级龄薪代A-Za-z])(?P<half>半(?!数|年))?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGN_BEFORE: Final = re.compile(
    rf"(?:{currencies.either(currencies.SIGNS)}|人民币|港币|美金)\s?$", re.IGNORECASE
)
_ABOUT: Final = tuple(
    "约 近 逾 超 超过 超出 突破 接近 至少 不足 不到 不少于 不超过 最多 高达 多达 大约 将近 约为 低于 高于".split()
)
_MORE: Final = re.compile(r"\ ?[余来几]|\ ?多(?![元样种边次少重])")
_ABOUT_AFTER: Final = re.compile(r"\S{0,3}?(?:左右|上下|以上|以下|以内|之多|有余)")
_GROWTH: Final = re.compile(
    r"(?:增长|增加|提高|上升|提升|增|涨|上涨|高出|多出|扩大|增幅|高|多)(?:了|约|近|逾|超过?|达|高达|至少)*\s?$"
)
_LEVEL: Final = re.compile(
    r"(?:[是为达到至的]|相当于|相等于|等于|约合|增至|升至)(?:约|近|逾|超过?|了)*\s?$"
)
_LIST_MARK: Final = re.compile(
    r"(?:(?<![^\s。;:!?、])\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、).](?!\d))|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)"
    r"|(?<![^\s。;:!?])[一二三四五六七八九](?=[是要则来曰])|(?<![^\s。;:!?\"])第[一二三四五六七八九十]{1,2}(?=[;,、:])"
)
_PLAN: Final = re.compile(r"十([一二三四五])五(?=\"|规划|时期|期间|计划|以来|[之期]?末|开局|收官)")
_HALF: Final = re.compile(
    rf"(?<![个年天\d])半(?:个)?(?P<unit>世纪|{currencies.either(units.ZH)})|一半|半数|过半|近半|(?<=[近超逾])半|大半"
)
_HALVES: Final[dict[str, tuple[Value, str]]] = {
    "年": (6, "month"),
    "世纪": (50, "year"),
    "小时": (30, "minute"),
    "钟头": (30, "minute"),
}
"""How English tells these halves."""
_PER: Final = re.compile(r"每(?P<unit>公斤|千克|斤|克|吨|亩|公顷|平方米|平方公里|公里|千米|米)")
_TURNS: Final = re.compile(r"翻了?(?:近|约)?(?P<turns>[一两二三四1-4])番")
_ROMAN: Final = {roman: value for value, roman in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", start=1)}
_TRAILING_SCALE: Final = re.compile(r"[十百千万亿兆]+$")
_NUMERAL_AFTER: Final = re.compile(
    rf"(?:{ARABIC}|[{''.join(DIGITS)}十百千万]+(?:点[{''.join(DIGITS)}]+)?)"
)


def find_quantities_zh(text: str) -> list[Quantity]:
    """Find figures in normalised Chinese text whose dates are blanked out."""
    found = [*_special(text)]
    taken = [quantity.span for quantity in found]
    listed = {position for mark in _LIST_MARK.finditer(text) for position in range(*mark.span())}
    position = 0
    while match := NUMERAL.search(text, position):
        position = match.end()
        span = Span(*match.span())
        if any(span.overlaps(other) for other in taken):
            continue
        quantity = _quantity(text, match, is_listed=match.start() in listed)
        if quantity:
            found.append(quantity)
            position = max(position, quantity.span.end)
    found.sort(key=lambda quantity: quantity.span)
    return _with_currency_of_others(_shared(text, found))


def _special(text: str) -> Iterator[Quantity]:
    """Find what is not written as numeral and unit: 十四五, 翻一番, 半年, Ⅳ."""
    for plan in _PLAN.finditer(text) if "五" in text else ():
        number = 10 + DIGITS[plan[1]]
        yield Quantity(Span(*plan.span()), QuantityKind.ORDINAL, number, is_counted=True)
    for turns in _TURNS.finditer(text) if "番" in text else ():
        value = 2 ** int(read_numeral(turns["turns"]).value)
        yield Quantity(Span(*turns.span()), QuantityKind.MULTIPLE, value)
    for half in _HALF.finditer(text) if "半" in text else ():
        yield _half(half)
    for per in _PER.finditer(text) if "每" in text else ():
        span = Span(*per.span())
        unit = units.ZH[per["unit"]]
        yield Quantity(span, QuantityKind.COUNT, 1, unit=unit, is_certain=False, is_counted=True)
    if not _ROMAN.keys().isdisjoint(text):
        for place, character in enumerate(text):
            if character in _ROMAN:
                span = Span(place, place + 1)
                yield Quantity(span, QuantityKind.ORDINAL, _ROMAN[character], is_certain=False)


def _half(match: re.Match[str]) -> Quantity:
    span = Span(*match.span())
    unit = match["unit"]
    if unit is None:
        return Quantity(span, QuantityKind.FRACTION, Fraction(1, 2), is_certain=False)
    value, name = _HALVES.get(unit, (Fraction(1, 2), units.ZH.get(f"个{unit}") or units.ZH[unit]))
    return Quantity(
        span,
        QuantityKind.COUNT,
        value,
        step=Fraction(1, 2),
        unit=name,
        is_certain=False,
        is_counted=True,
    )


def _quantity(text: str, match: re.Match[str], *, is_listed: bool) -> Quantity | None:
    start, end = match.span()
    written = match[0]
    if text.startswith("分之", end):
        return _fraction(text, start, end)
    if is_listed:
        value = read_numeral(written).value
        return Quantity(
            Span(start, end), QuantityKind.ORDINAL, value, is_certain=False, is_listed=True
        )
    if _is_code(text, start, end):
        value = read_numeral(written).value
        return Quantity(Span(start, end), QuantityKind.COUNT, value, is_certain=False)
    numeral = read_numeral(written)
    before = text[start - 1] if start else ""
    if before == "第" or (before == " " and text[start - 2 : start - 1] == "第"):
        return _ordinal(text, match, numeral)
    return _measured(text, match, numeral)


def _fraction(text: str, start: int, end: int) -> Quantity | None:
    """Read 三分之二 and 百分之五十, whose denominator stands at `start` to `end`."""
    below = _NUMERAL_AFTER.match(text, end + 2)
    if below is None:
        return None
    denominator, numerator = read_numeral(text[start:end]).value, read_numeral(below[0])
    span = Span(start, below.end())
    if denominator in {100, 1000, 10_000}:
        share = Fraction(100, denominator)
        return Quantity(
            span,
            QuantityKind.PERCENT,
            whole(numerator.value * share),
            step=whole(numerator.step * share),
        )
    if not denominator:
        return None
    return Quantity(span, QuantityKind.FRACTION, whole(Fraction(numerator.value) / denominator))


def _is_code(text: str, start: int, end: int) -> bool:
    """Tell the figure of COVID-19, 5G, PM2.5, 歼-20 from one that counts."""
    before = text[max(0, start - 2) : start]
    if before[-1:].isascii() and before[-1:].isalpha():
        return not _SIGN_BEFORE.search(text, max(0, start - 5), start)
    if before[-1:] == "双" or (before[-1:] == ":" and before[:1].isdecimal()):
        return True
    is_joined = before[-1:] == "-" and before[:1].isalpha()
    after = text[end : end + 1]
    if after.isascii() and after.isupper() and not text[end + 1 : end + 2].isalpha():
        return True  # 5G, 3D
    return (is_joined or (after.isascii() and after.isalpha())) and not _SUFFIX.match(text, end)


def _ordinal(text: str, match: re.Match[str], numeral: Numeral) -> Quantity:
    is_arabic = match[0][0].isdecimal()
    return Quantity(
        Span(text.rindex("第", 0, match.start()), match.end()),
        QuantityKind.ORDINAL,
        numeral.value,
        is_certain=is_arabic or (numeral.value > 10 and not numeral.is_vague),
        is_counted=text[match.end() : match.end() + 1] in set("届条款期号批章节次轮版集"),
    )


def _measured(text: str, match: re.Match[str], numeral: Numeral) -> Quantity:
    """Read a figure by what follows it: %, 成, 倍, 元, a unit, a classifier or nothing."""
    start, end = match.span()
    suffix = _SUFFIX.match(text, end)
    sign = _SIGN_BEFORE.search(text, max(0, start - 4), start) if start else None
    kind, value, step, unit = QuantityKind.COUNT, numeral.value, numeral.step, ""
    alternative: Value | None = numeral.upper
    currency, is_bare = "", False
    if suffix:
        end = suffix.end()
        if suffix["percent"] or suffix["interest"]:
            kind = QuantityKind.PERCENT
            if suffix["percent"] == "‰":
                value, step = whole(Fraction(value) / 10), whole(Fraction(step) / 10)
        elif suffix["points"]:
            kind = QuantityKind.POINTS
        elif suffix["tenths"]:
            kind, step = QuantityKind.PERCENT, 10
            value = value * 10 + (DIGITS[suffix["fifth"]] if suffix["fifth"] else 0)
        elif suffix["times"]:
            kind = QuantityKind.MULTIPLE
            value, alternative = _level(text, start, value)
        elif suffix["and_half"]:
            value, unit = value + Fraction(1, 2), _unit_of_half(suffix["half_of"])
        elif suffix["currency"]:
            kind, currency = QuantityKind.MONEY, currencies.ZH[suffix["currency"]]
            is_bare = suffix["currency"] in currencies.BARE
        else:
            unit = units.ZH[suffix["unit"].lower()]
            value += Fraction(1, 2) if suffix["half"] else 0
    if sign:
        kind, start = QuantityKind.MONEY, sign.start()
        name = sign[0].strip().lower()
        currency = currencies.SIGNS.get(name) or currencies.ZH[name]
        is_bare = name in currencies.BARE
    is_negative = text[max(0, start - 2) : start] == "零下" or _has_minus(text, start)
    is_about = (
        bool(_MORE.match(text, match.end()))
        or text.endswith(_ABOUT, 0, start)
        or bool(_ABOUT_AFTER.match(text, end))
    )
    is_counted = bool(suffix) or bool(_COUNTED.match(text, end))
    return Quantity(
        Span(start, end - (1 if suffix and suffix["unit"] and text[end - 1] == " " else 0)),
        kind,
        -whole(value) if is_negative else whole(value),
        step=step,
        currency=currency,
        is_bare_currency=is_bare,
        unit=unit,
        alternative=alternative,
        is_approximate=is_about or numeral.is_vague,
        is_certain=_is_certain(
            text, match, numeral, kind, is_counted=is_counted, is_about=is_about
        ),
        is_counted=is_counted and not numeral.is_vague,
    )


def _level(text: str, start: int, value: Value) -> tuple[Value, Value | None]:
    """Return what N倍 makes of the earlier level: 增长2倍 is 3 times, 是2倍 is 2, else either."""
    if _GROWTH.search(text, max(0, start - 8), start):
        return value + 1, None
    if _LEVEL.search(text, max(0, start - 8), start):
        return value, None
    return value, value + 1


def _unit_of_half(name: str) -> str:
    return {"月": "month", "世纪": "century", "星期": "week"}.get(name, "hour")


def _has_minus(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    if before[-1:] == "负":
        return True
    return before[-1:] == "-" and not before[:1].isalnum() and before[:1] not in {"%", ")", "\0"}


def _is_certain(
    text: str,
    match: re.Match[str],
    numeral: Numeral,
    kind: QuantityKind,
    *,
    is_counted: bool,
    is_about: bool,
) -> bool:
    """Say whether English that leaves the figure out is at fault.

    Han numerals are parts of words as often as figures (一定, 三农, 百年), so small ones never are,
    and large ones only with a classifier, a unit or many digits.
    """
    written = match[0]
    is_plain = kind in {QuantityKind.COUNT, QuantityKind.ORDINAL}
    if is_plain and numeral.value in {0, 1}:
        return False
    if written[0].isdecimal():
        return True
    is_scale_only = written[0] in "百千万亿"
    if numeral.is_vague and not (is_scale_only and is_about and is_counted):
        return False
    if text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start()):
        return False
    if not is_plain:
        return True
    return numeral.value > 10 and (is_counted or len(written) > 2)


def _shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the ends of a range what is written once: 3至5亿元, 5—10%, 2、3倍."""
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        if one.span.end > other.span.start or other.kind is QuantityKind.ORDINAL:
            continue
        gap = text[one.span.end : other.span.start]
        is_plain = one.kind in {QuantityKind.COUNT, QuantityKind.MONEY} and not one.is_listed
        if not is_plain or _has_suffix(one.span.of(text)) or not _TO.fullmatch(gap):
            continue
        scale = _scale_of(one.span.of(text)), _scale_of(other.span.of(text))
        factor = scale[1] if scale[0] == 1 and one.value < other.value else 1
        found[place] = replace(
            one,
            kind=other.kind,
            value=one.value * factor,
            step=one.step * factor,
            currency=other.currency or one.currency,
            is_bare_currency=other.is_bare_currency,
            unit=other.unit,
            alternative=one.value if factor > 1 else other.alternative and one.value + 1,
            is_certain=one.is_certain or (other.is_certain and one.value > 1),
        )
    return found


def _has_suffix(written: str) -> bool:
    numeral = NUMERAL.search(written)
    return numeral is None or numeral.end() != len(written)


def _scale_of(written: str) -> int:
    numeral = NUMERAL.search(written)
    scales = numeral and _TRAILING_SCALE.search(numeral[0])
    return int(read_numeral("1" + scales[0]).value) if scales else 1


def _with_currency_of_others(found: list[Quantity]) -> list[Quantity]:
    """Read 180亿元 as Hong Kong dollars where all amounts around it say 港元."""
    named = {one.currency for one in found if one.currency and not one.is_bare_currency}
    if len(named) != 1:
        return found
    (currency,) = named
    return [replace(one, currency=currency) if one.is_bare_currency else one for one in found]
