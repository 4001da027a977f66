"""Chinese that was left in the English."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span
from reviewer.text.han import count_han, has_han, is_han, normalise

_CHINESE_MARKS: Final = "、，。；：·《》〈〉（）“”—…"
_ENCLOSED: Final = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|<[^<>]*>|《[^《》]*》"
)
_LONGEST_GLOSS: Final = 30
"""Characters of Chinese that may stand in quotes or brackets as a specimen or a gloss."""
_MOSTLY: Final = 0.5


def find_untranslated(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each run of Chinese in the English, one for a text that is mostly Chinese."""
    en = reading.segment.en
    if not has_han(en):
        return
    if count_han(en) > _MOSTLY * sum(map(str.isalnum, en)):
        whole = Span(0, len(en))
        yield _finding(whole, reading, "The English is not translated")
        return
    enclosed = [Span(*match.span()) for match in _ENCLOSED.finditer(reading.en)]
    for run in _han_runs(en):
        if len(run) > _LONGEST_GLOSS or not any(span.covers(run) for span in enclosed):
            yield _finding(run, reading, f"“{run.of(en)}” is not translated")


def _han_runs(text: str) -> Iterator[Span]:
    """Find the runs of Han characters, with Chinese marks between them."""
    start = end = -1
    for offset, character in enumerate(text):
        if is_han(character):
            start = offset if start < 0 else start
            end = offset + 1
        elif start >= 0 and character not in _CHINESE_MARKS:
            yield Span(start, end)
            start = -1
    if start >= 0:
        yield Span(start, end)


def _finding(run: Span, reading: Reading, message: str) -> Finding:
    words = normalise(run.of(reading.segment.en)).strip()
    at = reading.zh.find(words)
    return Finding(
        check=UNTRANSLATED.name,
        rule="han",
        severity=UNTRANSLATED.severity,
        message=message,
        zh=Span(at, at + len(words)) if at >= 0 else None,
        en=run,
    )


UNTRANSLATED: Final = Check(
    name="untranslated",
    severity=Severity.MAJOR,
    about="Chinese characters in the English, or a text that was not translated at all.",
    silent="For a specimen in quotes (the mark “茅岭”) and a short gloss in brackets.",
    accepts=(
        Example("关注微信公众号。", "Follow our WeChat (微信) account."),
        Example("“茅岭”商标获准注册。", "The trademark “茅岭” was registered."),
        Example("专利", "Patent"),
        Example("2021", "2021"),
    ),
    rejects=(
        Example("应当缴纳年费。", "Pay the 年费 on time.", points_at=("年费", "年费")),
        Example("其他", "其他", points_at=("其他", "其他")),
        Example(
            "位于北京市海淀区。", "It is in 海淀 District, Beijing.", points_at=("海淀", "海淀")
        ),
        Example("𠮷野家商標", "The 𠮷野家 mark", points_at=("𠮷野家", "𠮷野家")),
    ),
    find=find_untranslated,
)
