"""Chinese figures by what stands around them: %, 成, 倍, 元, units, classifiers, 负, 约, 余."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from reviewer.model.span import Span
from reviewer.text import currencies, units
from reviewer.text.numerals_zh import DIGITS, Numeral, read_numeral, whole
from reviewer.text.quantity import Quantity, QuantityKind, Value

_COUNTERS: Final = (
    "个项家件名位人次种类条款张只台套辆座所场届批期部本份篇幅层户口头艘架枚颗棵株对组队省市县区地岁宗起例间轮步"
    "级度重把门课号点页版集章节句字支股笔栋幢村镇校院处片块段排行列根粒滴桶箱袋盒瓶杯碗筐封发趟回遍番辈代厅室"
    "幕尊艺顶盏匹群伙帮届任站里寸尺丈升瓦伏卷册师席倍"
)
_COUNTED: Final = re.compile(
    rf"\ ?(?:[余多几来]\ ?)?(?:[{_COUNTERS}]|大(?![家量]|多|部分)|方面|环节|阶段|年|天|周|公|平方|立方|元|吨|亩|克|米|小时|分钟|秒)"
)
_TENTHS: Final = r"成(?![不功为立果员就本长绩品都熟交年分份型套人因书效千百群形名语文语见])"
SUFFIX: Final = re.compile(
    rf"""\ ?[余多来]?\ ?(?:
          (?P<percent>[%‰])
        | (?P<points>个?百分点)
        | (?P<basis>个?基点|(?<=\d)个基本点)
        | (?P<interest>厘)(?!米)(?P<half_percent>半)?
        | (?P<tenths>{_TENTHS})(?P<fifth>[一二三四五六七八九半])?
        | (?P<times>倍)
        | 个(?P<and_half>半)(?P<half_of>月|小时|钟头|世纪|星期)
        | (?P<currency>{currencies.either(currencies.ZH)})(?![素宵旦化论件老首气帅勋催锂悖乙])
        | (?P<unit>{currencies.either(units.ZH)})(?![级龄薪代A-Za-z])(?P<half>半(?!数|年))?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
SIGN_BEFORE: Final = re.compile(
    rf"(?:{currencies.either(currencies.SIGNS)}|人民币|港币|美金)\s?$", re.IGNORECASE
)
_ABOUT: Final = tuple(
    "约 近 逾 超 超过 超出 突破 接近 至少 不足 不到 不少于 不超过 最多 高达 多达 大约 将近 约为 低于 高于".split()  # noqa: SIM905 — a list of words reads better as text
)
_MORE: Final = re.compile(r"\ ?[余来几]|\ ?多(?![元样种边次少重])")
_ABOUT_AFTER: Final = re.compile(r"\S{0,3}?(?:左右|上下|以上|以下|以内|之多|有余)")
_GROWTH: Final = re.compile(
    r"(?:增长|增加|提高|上升|提升|增|涨|上涨|高出|多出|扩大|增幅|高|多)(?:了|约|近|逾|超过?|达|高达|至少)*\s?$"
)
_LEVEL: Final = re.compile(
    r"(?:[是为达到至的]|相当于|相等于|等于|约合|增至|升至)(?:约|近|逾|超过?|了)*\s?$"
)
_UNITS_OF_HALF: Final = {"月": "month", "世纪": "century", "星期": "week"}


@dataclass(frozen=True, slots=True)
class _Measure:
    """What stands around a number makes of it."""

    start: int
    end: int
    value: Value
    step: Value
    kind: QuantityKind = QuantityKind.COUNT
    alternative: Value | None = None
    currency: str = ""
    is_bare: bool = False
    unit: str = ""


def read_measured(text: str, start: int, end: int) -> Quantity:
    """Read the numeral at `start` to `end` of normalised text with all that stands around it."""
    numeral = read_numeral(text[start:end])
    is_rate = text[start - 1 : start] == "每"
    if is_rate:  # 每万 is a plain 10,000
        numeral = numeral._replace(is_vague=False)
    suffix = SUFFIX.match(text, end)
    measure = _Measure(start, end, numeral.value, numeral.step, alternative=numeral.upper)
    if suffix:
        measure = _with_suffix(text, suffix, measure)
    sign = SIGN_BEFORE.search(text, max(0, start - 4), start) if start else None
    if sign:
        measure = _with_sign(sign, measure)
    is_counted = is_rate or bool(suffix) or bool(_COUNTED.match(text, end))
    is_about = _is_about(text, measure.start, end, measure.end)
    return Quantity(
        Span(measure.start, measure.end),
        measure.kind,
        whole(-measure.value if _has_minus(text, measure.start) else measure.value),
        step=measure.step,
        currency=measure.currency,
        is_bare_currency=measure.is_bare,
        unit=measure.unit,
        alternative=measure.alternative,
        is_approximate=is_about or numeral.is_vague,
        is_certain=_is_certain(
            text, Span(start, end), numeral, measure.kind, is_counted=is_counted, is_about=is_about
        ),
        is_counted=is_counted and not numeral.is_vague,
    )


def _with_suffix(  # noqa: PLR0911 — one for each suffix
    text: str, suffix: re.Match[str], number: _Measure
) -> _Measure:
    """Read what follows the number, from % to 个半月."""
    value, step, measure = number.value, number.step, replace(number, end=suffix.end())
    if suffix["percent"] == "‰":
        tenth = Fraction(1, 10)
        return replace(measure, kind=QuantityKind.PERCENT, value=value * tenth, step=step * tenth)
    if suffix["percent"] or suffix["interest"]:
        half = Fraction(1, 2) if suffix["half_percent"] else 0
        return replace(measure, kind=QuantityKind.PERCENT, value=value + half)
    if suffix["points"]:
        return replace(measure, kind=QuantityKind.POINTS)
    if suffix["basis"]:
        part = Fraction(1, 100)
        return replace(
            measure, kind=QuantityKind.POINTS, value=whole(value * part), step=step * part
        )
    if suffix["tenths"]:
        fifth = DIGITS.get(suffix["fifth"], 5) if suffix["fifth"] else 0
        return replace(measure, kind=QuantityKind.PERCENT, value=value * 10 + fifth, step=10)
    if suffix["times"]:
        level, alternative = _level(text, number.start, value)
        return replace(measure, kind=QuantityKind.MULTIPLE, value=level, alternative=alternative)
    if suffix["and_half"]:
        unit = _UNITS_OF_HALF.get(suffix["half_of"], "hour")
        return replace(measure, value=value + Fraction(1, 2), unit=unit)
    if name := suffix["currency"]:
        return replace(
            measure,
            kind=QuantityKind.MONEY,
            currency=currencies.ZH[name],
            is_bare=name in currencies.BARE,
        )
    half = Fraction(1, 2) if suffix["half"] else 0
    return replace(measure, value=value + half, unit=units.ZH[suffix["unit"].lower()])


def _with_sign(sign: re.Match[str], measure: _Measure) -> _Measure:
    """Read the money of US$300万 and 人民币7.0元."""
    name = sign[0].strip().lower()
    return replace(
        measure,
        start=sign.start(),
        kind=QuantityKind.MONEY,
        currency=currencies.SIGNS.get(name) or currencies.ZH[name],
        is_bare=name in currencies.BARE,
    )


def _is_about(text: str, start: int, end: int, end_of_unit: int) -> bool:
    return (
        bool(_MORE.match(text, end))
        or text.endswith(_ABOUT, 0, start)
        or bool(_ABOUT_AFTER.match(text, end_of_unit))
    )


def _level(text: str, start: int, value: Value) -> tuple[Value, Value | None]:
    """Return what N倍 makes of the earlier level: 增长2倍 is 3 times, 是2倍 is 2, else either."""
    if _GROWTH.search(text, max(0, start - 8), start):
        return value + 1, None
    if _LEVEL.search(text, max(0, start - 8), start):
        return value, None
    return value, value + 1


def _has_minus(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    if before[-1:] == "负" or before == "零下":
        return True
    if before[-1:] != "-" or before[:1] in {"%", ")", "\0"}:
        return False
    return not (before[:1].isascii() and before[:1].isalnum())


def _is_certain(
    text: str,
    span: Span,
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
    written = span.of(text)
    is_plain = kind in {QuantityKind.COUNT, QuantityKind.ORDINAL}
    if is_plain and numeral.value in {0, 1}:
        return False
    if written[0].isdecimal():
        return True
    is_scale_only = written[0] in "百千万亿"
    if numeral.is_vague and not (is_scale_only and is_about and is_counted):
        return False
    if text.rfind("《", 0, span.start) > text.rfind("》", 0, span.start):
        return False
    if not is_plain:
        return True
    return numeral.value > 10 and (is_counted or len(written) > 2)
