"""Acronyms that a document never spells out."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span

_ACRONYM: Final = re.compile(
    r"(?<![\w.&/@'-])[A-Z](?:[A-Z]|&(?=[A-Z]))[A-Z]{1,6}(?=s?(?![\w&/@]|-\d|\.\w))"
)
_WORD: Final = re.compile(r"[A-Za-z]+")
_KNOWN: Final = frozenset(
    """
    CNIPA SIPO WIPO PCT IPR IPRS PPH EPO USPTO JPO KIPO EUIPO EAPO UPOV TRIPS RCEP USTR ISO IEC ISBN DNA RNA
    PRC CPC CPPCC NPC CCP USA GDP GNP CPI WTO WHO IMF OECD APEC ASEAN BRICS NATO OPEC UNESCO UNICEF UNDP UNEP FAO ILO
    AIIB BRI SCO GCC CEO CFO CTO COO SME SMEs MSME MSMES NGO NGOS PHD MBA MPA VIP GMT UTC ICT LED LCD USB PDF HTML XML
    HTTP HTTPS URL WWW RMB CNY USD EUR HKD JPY GBP GPS BDS FDI B2B SOE SOES COVID SARS HIV AIDS MOU MOUS FAQ FAQS CCTV
    CNN BBC NBA IBM BMW DIY ATM PIN SIM SMS TEL FAX QR SAR HKSAR EEU CISG TBD NFC R&D M&A Q&A OLED CAD ERP SCI PPP IPO ESG
    """.split()  # noqa: SIM905 — a list of words reads better as text
)
"""What readers of such pages know without being told."""
_DATELINE: Final = re.compile(r"^\W*[A-Z][A-Z .'-]+(?=,\s|\s?\(|\s--)")
"""BEIJING, July 26 (Xinhua): a place, not an acronym."""
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b")
"""Three words in a row: the beginning of a chapter, or a heading within a text."""
_LEAST: Final = 3
"""Segments from which on there is a document that could have spelled an acronym out."""
_AROUND: Final = 40
"""Characters around an acronym in which it is spelled out in brackets."""
_HEADING: Final = 0.7
"""Share of capitals from which on a text is a heading, where any word may stand in capitals."""


def find_undefined(readings: Sequence[Reading]) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for the first use of each acronym that no segment of the document spells out."""
    if len(readings) < _LEAST:
        return
    texts = [reading.segment.en for reading in readings]
    capitals = {acronym for text in texts for acronym in _ACRONYM.findall(text)}
    if not capitals - _KNOWN:
        return
    whole = " \n ".join(texts)
    seen: set[str] = set()
    for index, reading in enumerate(readings):
        if _is_heading(reading.segment.en):
            continue
        dateline = _DATELINE.match(reading.segment.en)
        start = dateline.end() if dateline and reading.segment.en[dateline.end()] == "," else 0
        shouted = [match.span() for match in _CAPITALS.finditer(reading.segment.en)]
        for match in _ACRONYM.finditer(reading.segment.en, start):
            acronym = match[0]
            if acronym in seen or acronym in _KNOWN or _is_among(match, shouted):
                continue
            seen.add(acronym)
            if not _is_known_here(acronym, reading, whole):
                message = f"{acronym} is never spelled out in this document"
                yield (
                    index,
                    Finding(
                        ACRONYM.name, acronym, ACRONYM.severity, message, en=Span(*match.span())
                    ),
                )


def _is_among(match: re.Match[str], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= match.start() < end for start, end in stretches)


def _is_heading(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= _HEADING * len(letters)


def _is_known_here(acronym: str, reading: Reading, whole: str) -> bool:
    """Say whether the Chinese has it too, the glossary knows it, or the document spells it out."""
    if acronym in reading.zh.upper():
        return True
    if any(term.text == acronym for use in reading.terms for term in use.concept.en):
        return True
    return is_spelled_out(acronym, whole) or _is_roman(acronym)


def _is_roman(acronym: str) -> bool:
    return set(acronym) <= set("IVXLC")


def is_spelled_out(acronym: str, text: str) -> bool:
    """Find words with its initials, "(ABC)" behind a name, or "ABC (a name)"."""
    bracketed = re.compile(
        rf"[a-z\"”]\s?[(（][^()（）]{{0,30}}\b{re.escape(acronym)}s?\b[^()（）]{{0,30}}[)）]|\b{re.escape(acronym)}s?\s?[(（][A-Za-z][a-z]"
    )
    at = text.find(acronym)
    while at >= 0:
        # Around each place only: through a long document in one go, nothing else would run meanwhile.
        if bracketed.search(text, max(0, at - _AROUND), at + len(acronym) + _AROUND):
            return True
        at = text.find(acronym, at + 1)
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    return len(letters) > 2 and "".join(letters) in _initials(text)


@lru_cache(maxsize=1)
def _initials(text: str) -> str:
    """Give the first letters of the words that a name is shortened by; one document asks many times."""
    words = (match[0] for match in _WORD.finditer(text))
    return "".join(
        word[0].lower()
        for word in words
        if word.lower() not in {"of", "the", "for", "and", "on", "in", "to"} and not word.isupper()
    )


_BEFORE: Final = (("宣传周启动", "The week began."), ("今年的主题", "This year's theme"))
ACRONYM: Final = Check(
    name="acronym.undefined",
    severity=Severity.MINOR,
    about="An acronym that no sentence of the document spells out, at its first use.",
    silent="Acronyms that everyone knows (WIPO, GDP), that the Chinese has too or the glossary holds; headings in capitals; fewer than three sentences.",
    accepts=(
        Example("国家知识产权局受理PCT申请。", "CNIPA received PCT applications.", before=_BEFORE),
        Example(
            "在北方技术转移中心举行",
            "It was held at the Northern Regional Transfer Mart (NRTM). NRTM is new.",
            before=_BEFORE,
        ),
        Example("东北技术转移中心宣传周", "PUBLICITY WEEK OF THE NETRM", before=_BEFORE),
        Example(
            "转移中心",
            "NRTM opened.",
            before=(*_BEFORE, ("北方转移中心", "the Northern Regional Transfer Market")),
        ),
        Example("活动在东北技术转移中心举行。", "The event was held at NETRM."),
        Example("四十年的故事", "FOUR DECADES THE story spans.", before=_BEFORE),
    ),
    rejects=(
        Example(
            "活动在东北技术转移中心举行。",
            "The event was held at NETRM.",
            points_at=("", "NETRM"),
            before=_BEFORE,
        ),
    ),
    find_in_document=find_undefined,
)
