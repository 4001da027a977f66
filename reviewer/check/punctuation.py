"""Chinese punctuation and full-width letters in the English."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.check.untranslated import UNTRANSLATED
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span
from reviewer.text.han import is_han, normalise

_PAIRS: Final = {
    "《": ("》", "", ""),
    "〈": ("〉", "", ""),
    "（": ("）", "(", ")"),
    "【": ("】", "[", "]"),
    "〔": ("〕", "[", "]"),
    "［": ("］", "[", "]"),
    "「": ("」", "“", "”"),
    "『": ("』", "‘", "’"),
}
_SINGLE: Final = {"、": ",", "。": ".", "｡": ".", "～": "-", "〜": "-", "……": "…"}
_CHINESE: Final = re.compile(
    r"……|[（〔［【《〈「『][^（〔［【《〈「『）〕］】》〉」』]*[）〕］】》〉」』]"
    r"|[、。｡〈-】〔-〛〜]|[０-９Ａ-Ｚａ-ｚ]+(?:\s*[０-９Ａ-Ｚａ-ｚ]+)*|[！-～]"
)
_TAKES_A_SPACE: Final = frozenset("、，。；：？！")


def find_chinese_marks(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for the first of each kind of Chinese mark in the English."""
    en = reading.segment.en
    if en.isascii():
        return
    seen: set[str] = set()
    for match in _CHINESE.finditer(en):
        kind = "letters" if match.group()[0].isalnum() else match.group()[0]
        if kind not in seen and not _is_in_chinese(en, match):
            seen.add(kind)
            yield Finding(
                check=CHINESE_MARK.name,
                rule=kind,
                severity=CHINESE_MARK.severity,
                message=_message(match.group(), en.count(kind) if len(kind) == 1 else 1),
                en=Span(*match.span()),
                suggestion=_in_english(match),
            )


def _is_in_chinese(en: str, match: re.Match[str]) -> bool:
    """Say whether a mark belongs to Chinese words, which are another check's."""
    inner = match.group()[1:2]
    around = en[max(0, match.start() - 1) : match.start()] + en[match.end() : match.end() + 1]
    return any(map(is_han, around)) or bool(inner and is_han(inner))


def _message(found: str, times: int) -> str:
    again = f" ({times} times)" if times > 1 else ""
    if found[0].isalnum():
        return f"“{found}” is in full-width letters"
    return f"“{found[0]}” is a Chinese mark{again}"


def _in_english(match: re.Match[str]) -> str:
    found = match.group()
    closing, left, right = _PAIRS.get(found[0], ("", "", ""))
    if closing and found.endswith(closing):
        return f"{left}{found[1:-1]}{right}"
    if found[0] in _PAIRS or found in {pair[0] for pair in _PAIRS.values()}:
        return normalise(found) if normalise(found).isascii() else ""
    plain = _SINGLE.get(found) or normalise(found)
    following = match.string[match.end() : match.end() + 1]
    return f"{plain} " if found in _TAKES_A_SPACE and following.isalnum() else plain


CHINESE_MARK: Final = Check(
    name="punctuation.zh_in_en",
    severity=Severity.MINOR,
    about="Chinese punctuation or full-width letters and figures in the English.",
    silent="In Chinese words that stand in the English; each kind of mark is told once a segment.",
    accepts=(
        Example("依据《商标法》作出。", "It was made under the “Trademark Law” — Xi’an…"),
        Example("“老茅，岭”商标", "The mark “老茅，岭”"),
    ),
    rejects=(
        Example("提交ＰＣＴ申请。", "Fees for ＰＣＴ applications.", points_at=("", "ＰＣＴ")),
        Example("依据《商标法》。", "Under the 《Trademark Law》.", points_at=("", "《")),
        Example("一、二", "One，two", points_at=("", "，")),
    ),
    find=find_chinese_marks,
    yields_to=frozenset({UNTRANSLATED.name}),
)
