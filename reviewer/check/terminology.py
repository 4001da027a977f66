"""Terms of the glossary: not rendered by an accepted one, or rendered by a forbidden one."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.case import MISCASED
from reviewer.check.mentions import find_dropped, is_told_by_parts
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.check.wording import fitted, without_repeat
from reviewer.glossary.matching import has_cue_near
from reviewer.glossary.renderings import Rendering
from reviewer.glossary.usage import TermUse, has_short_form
from reviewer.model.finding import Finding, Severity
from reviewer.model.term import Concept, Strictness, Term, TermStatus

_ACCEPTED: Final = (TermStatus.PREFERRED, TermStatus.ADMITTED)
_AGENT: Final = re.compile("(?:人(?![才员民士数口力工类均])|者|员(?!工)|师(?!资))")
_BODY: Final = re.compile("[局署院部委会]$")
_MARK: Final = ("商标", "trademark", "preferred"), ("商标", "brand", "forbidden")
_PATENTS: Final = (
    ("发明专利", "invention patent", "preferred"),
    ("有效发明专利", "valid invention patent", "preferred"),
    ("有效发明专利", "effective invention patent", "forbidden"),
)


def find_forbidden(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each forbidden term that stands where an accepted one should."""
    for use in reading.terms:
        lacking = len(use.occurrences) - len(use.accepted)
        for rendering in use.forbidden[: max(0, lacking)]:
            found = rendering.span.of(reading.segment.en)
            wanted = fitted(use.wanted, found, rendering.term.text)
            yield Finding(
                check=FORBIDDEN.name,
                rule=use.concept.id,
                severity=_severity(use.concept, FORBIDDEN.severity, Severity.MINOR),
                message=_instead(use, found, wanted, rendering.term),
                zh=use.occurrences[0],
                en=rendering.span,
                suggestion=without_repeat(wanted, _before(reading, rendering)) or None,
            )


def _before(reading: Reading, rendering: Rendering) -> str:
    return reading.segment.en[: rendering.span.start]


def find_missing(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each thing that the English has no accepted or forbidden term for."""
    if not reading.english.words:
        return
    for use in reading.terms:
        zh = use.occurrences[0].of(reading.segment.zh)
        if is_told_by_parts(use, reading):
            continue
        again = find_dropped(use, reading) if use.accepted else None
        if again:
            yield Finding(
                check=MISSING.name,
                rule=use.concept.id,
                severity=Severity.INFO,
                message=f"{zh} is named again here, and not in the English",
                zh=again,
                suggestion=use.accepted[0].term.text,
            )
        if use.accepted or use.forbidden or zh in reading.segment.en or _is_agent(use, reading.zh):
            continue
        if _is_another_countrys(use, reading):
            continue
        wanted = [term.text for concept in use.concepts for term in concept.with_status(*_ACCEPTED)]
        if wanted and not _is_open(use, reading) and not has_short_form(use.concept, reading.en):
            yield Finding(
                check=MISSING.name,
                rule=use.concept.id,
                severity=_severity(use.concept, MISSING.severity, Severity.INFO),
                message=f"{zh} is not rendered as {_alternatives(wanted)}",
                zh=use.occurrences[0],
                suggestion=wanted[0],
            )


def _is_another_countrys(use: TermUse, reading: Reading) -> bool:
    """Say whether a body is another country's each time: 马来西亚知识产权局 has a name of its own."""
    if not _BODY.search(use.concept.zh[0]):
        return False
    ends = {
        hit.span.end
        for hit in reading.places_in_chinese
        if hit.places[0].kind == "country" and hit.places[0].zh != "中国"
    }
    return all(span.start in ends for span in use.occurrences)


def _is_agent(use: TermUse, zh: str) -> bool:
    """Say whether the Chinese names the doer only: 注册人 may be a registrant, 权利人 a holder."""
    return all(_AGENT.match(zh, span.end) for span in use.occurrences)


def _is_open(use: TermUse, reading: Reading) -> bool:
    """Say whether nothing tells which of its senses a word has here, so that it may have another."""
    return (
        len(use.concepts) > 1
        and all(concept.cues for concept in use.concepts)
        and not any(
            has_cue_near(concept, reading.zh, span)
            for concept in use.concepts
            for span in use.occurrences
        )
    )


def _severity(concept: Concept, enforced: Severity, advised: Severity) -> Severity:
    return enforced if concept.strictness is Strictness.ENFORCE else advised


def _instead(use: TermUse, found: str, wanted: str, term: Term) -> str:
    zh = use.concept.zh[0]
    reason = f" ({term.note.rstrip('.')})" if term.note else ""
    if term.status is not TermStatus.FORBIDDEN:
        # An accepted term is here only for its dates.
        reason += f" before {term.valid_from}" if term.valid_from else f" from {term.valid_until}"
    if not wanted:
        return f"“{found}” is not used for {zh}{reason}"
    return f"“{found}” is not used for {zh}{reason}: write “{wanted}”"


def _alternatives(wanted: list[str], most: int = 3) -> str:
    shown = [f"“{term}”" for term in dict.fromkeys(wanted)]
    more = ", …" if len(shown) > most else ""
    return (" or ".join(shown[:most]) if len(shown) == 2 else ", ".join(shown[:most])) + more


FORBIDDEN: Final = Check(
    name="terminology.forbidden",
    severity=Severity.MAJOR,
    about="A term that the glossary forbids for what the Chinese names.",
    silent=(
        "Where enough accepted terms stand as well, the word translates something else, or the page "
        "is from the time when it was right."
    ),
    accepts=(
        Example(
            "该品牌家喻户晓，其商标已注册。", "The brand is known, its trademark registered.", _MARK
        ),
        Example("有效发明专利", "Valid invention patents", _PATENTS),
        Example(
            "2015年，国家知识产权局受理申请。",
            "In 2015, the State Intellectual Property Office received applications.",
            (
                ("国家知识产权局", "CNIPA", "preferred"),
                (
                    "国家知识产权局",
                    "State Intellectual Property Office",
                    "forbidden",
                    "",
                    "2018-08",
                ),
            ),
        ),
    ),
    rejects=(
        Example("企业重视商标保护。", "Firms protect their brands.", _MARK, ("商标", "brands")),
        Example(
            "国家知识产权局发布年报。",
            "CNIPA released its annual report.",
            (
                ("国家知识产权局", "CNIPA", "preferred", "", "", "2018-08-28"),
                ("国家知识产权局", "SIPO", "forbidden", "", "2018-08-28"),
            ),
            ("国家知识产权局", "CNIPA"),
            date="2016-01-15",
        ),
        Example(
            "有效发明专利达到100件。",
            "There were 100 effective invention patents.",
            _PATENTS,
            ("有效发明专利", "effective invention patents"),
        ),
        Example(
            "鼓励成果的转移转化。",
            "Transformation transfers of results are encouraged.",
            (
                ("转移转化", "transfer and transformation", "preferred"),
                ("转移转化", "transformation transfer", "forbidden"),
            ),
            ("转移转化", "Transformation transfers"),
        ),
        Example(
            "《商標法》全文公布。",
            "The Trademark Act was published.",
            (("商标法", "Trademark Law", "preferred"), ("商标法", "Trademark Act", "forbidden")),
            ("商標法", "Trademark Act"),
        ),
        Example(
            "改善营商环境。",
            "The doing business environment was improved.",
            (
                ("营商环境", "business environment", "preferred"),
                ("营商环境", "doing business environment", "forbidden"),
            ),
            ("营商环境", "doing business environment"),
        ),
    ),
    find=find_forbidden,
)

MISSING: Final = Check(
    name="terminology.missing",
    severity=Severity.MAJOR,
    about="A term of the glossary in the Chinese without any accepted one in the English.",
    silent=(
        "Inside a longer term, in another sense by its context, for a name that is referred to in "
        "short (the Office), and where a more specific check speaks."
    ),
    accepts=(
        Example(
            "双方推动绿色技术转移。",
            "They promote the transfer of green technologies.",
            (("技术转移", "technology transfer", "preferred"),),
        ),
        Example(
            "示范区建设计划", "The plan for building the zone", (("设计", "design", "preferred"),)
        ),
        Example(
            "商标恶意注册",
            "Trademarks registered in bad faith",
            (("恶意注册", "bad-faith registration", "preferred"),),
        ),
        Example(
            "3件商标，其中2件为集体商标。",
            "Of the three trademarks, two are collective.",
            (("商标", "trademark", "preferred"), ("集体商标", "collective trademark", "preferred")),
        ),
        Example(
            "年费应当按时缴纳。未缴年费的，发出通知。",
            "Annual fees shall be paid on time. If they are not, a notice is issued.",
            (("年费", "annual fee", "preferred"),),
        ),
        Example(
            "申请满十八个月公开。",
            "An application is published after 18 months.",
            (("公开", "publication", "preferred"),),
        ),
        Example(
            "约莫十四五岁年纪",
            "fourteen or fifteen",
            (("十四五", "14th Five-Year Plan", "preferred"),),
        ),
        Example(
            "马来西亚知识产权局",
            "the Intellectual Property Corporation of Malaysia",
            (("知识产权局", "Intellectual Property Office", "preferred"),),
        ),
        Example("未经授权使用", "Unauthorized use", (("授权", "authorization", "preferred"),)),
        Example(
            "复审请求", "Requests for reexamination", (("复审", "re-examination", "preferred"),)
        ),
    ),
    rejects=(
        Example(
            "年费应当按时缴纳。未缴年费的，发出通知。",
            "Annual fees shall be paid on time. Where payment is late, a notice is issued.",
            (("年费", "annual fee", "preferred"),),
            ("年费", ""),
        ),
        Example(
            "申请人应当缴纳年费；逾期不缴年费的，专利权终止。",
            "The applicant shall pay the annual fee; where payment is late, the right ends.",
            (("年费", "annual fee", "preferred"),),
            ("年费", ""),
        ),
        Example(
            "专利开放许可",
            "A patent open permit",
            (("专利开放许可", "open licensing of patents", "preferred"),),
            ("专利开放许可", ""),
        ),
        Example(
            "世界知识产权日在京举行",
            "World Intellectual Property Rights Day was held in Beijing",
            (("世界知识产权日", "World Intellectual Property Day", "preferred"),),
            ("世界知识产权日", ""),
        ),
    ),
    find=find_missing,
    yields_to=frozenset({FORBIDDEN.name, MISCASED.name, "omission"}),
)
