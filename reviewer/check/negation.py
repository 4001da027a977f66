"""Prohibitions and denials of the Chinese that the English turns round, and the other way."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.negation_words import count_negators
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.check.soft_negation import find_denial_added, find_denial_lost
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span

_NEGATOR_ZH: Final = re.compile(
    r"(?<![之怪弹恨巴顾见舍由])不得(?!不|已|了|力|体|志|人心|要领|而知|其法|安宁)(?P<bound>少于|超[过出]|[低高大小多早晚迟]于|逾)?"
    r"|严禁|禁止(?![令性类])|尚未|未经|不予|不准(?!确|时)|不允许|不许|并未|不应当?(?!不)|未能|从未|切勿|无权"
)
_CLAUSE: Final = re.compile(r"[^。;!?]+")
_SOFT_ZH: Final = re.compile(
    r"(?:不(?!得|予|准|许|断|少|仅|但|同|论|管)|未(?!经|能|来)|没有|无)(?!权)[^,。;!?]{1,14}(?:的|者),"
)
"""A condition that is a denial itself: 不符合条件的, 未按期缴费的."""
_SOFT_EN: Final = re.compile(
    r"\b(?:that|which|who|whose|if|where|when|whenever)\b[^,.;!?]{0,40}?\b(?:not|fails?|failed|never|without)\b",
    re.IGNORECASE,
)
"""What tells such a condition; it can't tell as well what follows from it."""
_BOUND_EN: Final = re.compile(
    r"\b(?:at (?:least|most|the (?:latest|earliest))|up to|within|by|minimum|maximum|limit\w*|cap(?:ped)?|latest|earliest|or (?:more|less|fewer|later|earlier))\b",
    re.IGNORECASE,
)
"""How English tells 不得超过 and 不得少于 without a negator."""
_MODAL: Final = re.compile(
    r"\b(?:shall|may|must|should|can|could|will|would|has|have|had|is|are|was|were)\b"
)
_PROHIBITION: Final = re.compile(
    r"不得(?!不)|严禁|禁止(?![令性类])|不准(?!确|时)|不许|不允许|切勿|不予|无权"
)
_ASIDE: Final = (
    (re.compile("未经"), re.compile(r"\bwithout\b", re.IGNORECASE)),
    (
        re.compile("尚未"),
        re.compile(r"\b(?:not|n't) (?:\w+ )?yet\b|\byet (?:to|been)\b", re.IGNORECASE),
    ),
)
_SUGGESTED: Final = {"不得": "not", "尚未": "not yet"}


def find_negation(reading: Reading) -> Iterator[Finding]:
    """Yield at most one finding: a prohibition that is lost, else a plain denial lost or added."""
    found = next(_lost_prohibition(reading), None) or _denial(reading)
    if found:
        yield found


def _denial(reading: Reading) -> Finding | None:
    """Tell a 没有 or 不能 that nothing in the English says, or a "not" that nothing in the Chinese does."""
    if not (reading.zh.strip() and reading.en.strip()):
        return None
    lost = find_denial_lost(reading.zh, reading.en)
    if lost:
        said = lost.of(reading.segment.zh)
        message = f"nothing in the English says {said} (not)"
        return Finding(NEGATION.name, "denial-lost", Severity.MINOR, message, zh=lost)
    added = find_denial_added(reading.zh, reading.en)
    if added:
        message = f"nothing in the Chinese says “{added.of(reading.segment.en)}”"
        return Finding(NEGATION.name, "denial-added", Severity.MINOR, message, en=added)
    return None


def _lost_prohibition(reading: Reading) -> Iterator[Finding]:
    """Yield a finding where fewer English negators stand than Chinese clauses that have one."""
    negated = [
        match for clause in _CLAUSE.finditer(reading.zh) if (match := _negator(reading.zh, clause))
    ]
    if not negated:
        return
    negators = count_negators(reading.en, reading.zh) - _said_of_another(reading)
    conditions = list(_SOFT_EN.finditer(reading.en)) if _SOFT_ZH.search(reading.zh) else []
    negators -= min(len(_SOFT_ZH.findall(reading.zh)), len(conditions))
    negators += sum(bool(match["bound"]) for match in negated) * bool(_BOUND_EN.search(reading.en))
    if negators >= len(negated) or not reading.en.strip():
        return
    lost = negated[min(negators, len(negated) - 1)]
    negator = lost[0].removesuffix(lost["bound"] or "")
    main = conditions[-1].end() if conditions else 0
    modal = _MODAL.search(reading.en, main) if len(negated) == 1 else None
    word = _SUGGESTED.get(negator)
    yield Finding(
        NEGATION.name,
        negator,
        NEGATION.severity,
        f"the English does not say {negator} (not)",
        zh=Span(*lost.span()),
        en=Span(*modal.span()) if modal else None,
        suggestion=f"{modal[0]} {word}" if modal and word else None,
    )


def _said_of_another(reading: Reading) -> int:
    """Count the negators that only tell 未经 or 尚未 where a prohibition stands in the same sentence.

    未经许可，不得使用: "without permission" says nothing of 不得 yet; "only with permission" says both.
    """
    count = 0
    for clause in _CLAUSE.finditer(reading.zh):
        if _PROHIBITION.search(clause[0]):
            said = [theirs.search(reading.en) for ours, theirs in _ASIDE if ours.search(clause[0])]
            count += sum(count_negators(words[0]) for words in said if words)
    return count


def _negator(text: str, clause: re.Match[str]) -> re.Match[str] | None:
    """Find the denial of a sentence: its prohibition, else the first one."""
    found = list(_NEGATOR_ZH.finditer(text, clause.start(), clause.end()))
    forbids = (match for match in found if _PROHIBITION.match(match[0]))
    return next(forbids, found[0] if found else None)


NEGATION: Final = Check(
    name="negation.mismatch",
    severity=Severity.CRITICAL,
    about="A 不得, 禁止, 尚未, 未经, 不予 that the English does not say; a 没有 or 不能 lost, a “not” added (minor).",
    silent="Negation by a word (rejected, fail to, without, unauthorized); 不得不, 不断, 不少; idioms, questions, not only.",
    accepts=(
        Example("展会不得不推迟。", "The exhibition had to be postponed."),
        Example(
            "制度不断完善，不少企业从中受益。",
            "The system has been improved, benefiting many companies.",
        ),
        Example("逾期提出的请求不予受理。", "Requests filed after the deadline will be rejected."),
        Example("不缴费的，不予受理。", "If the fee is not paid, the request will be dismissed."),
        Example("未经许可，不得使用。", "It may be used only with permission."),
        Example("未经同意，不得转让。", "No one may assign it without consent."),
        Example("未经同意，不得转让。", "Assignment without consent is prohibited."),
        Example("严禁泄露尚未公布的内容。", "Do not disclose what is not yet published."),
        Example("尚未生效。", "It has yet to take effect."),
        Example("罚款不得超过5万元。", "The fine shall be up to 50,000 yuan."),
        Example("能不能再说一遍？", "Could you say it again?"),
        Example("作出了不可磨灭的贡献。", "They made an indelible contribution."),
        Example("既是基础，也是保障。", "It is not only a basis but also a guarantee."),
        Example("申请未获批准。", "The application was rejected."),
        Example("双方没有分歧。", "Both sides agreed, free of any dispute, leaving nothing open."),
    ),
    rejects=(
        Example(
            "申请人不得重复提交请求。",
            "The applicant shall submit the request repeatedly.",
            points_at=("不得", "shall"),
        ),
        Example("该决定尚未生效。", "The decision has taken effect.", points_at=("尚未", "has")),
        Example(
            "申请不完整的，不予登记。",
            "Applications that are not complete shall be registered.",
            points_at=("不予", "shall"),
        ),
        Example("没有发现侵权行为。", "Acts of infringement were found.", points_at=("没有", "")),
        Example(
            "该申请符合规定。",
            "The application does not meet the requirements.",
            points_at=("", "not"),
        ),
        Example(
            "严禁泄露尚未公布的内容。",
            "You may disclose what is not yet published.",
            points_at=("严禁", ""),
        ),
        Example(
            "未经同意，不得转让。",
            "Without consent, anyone may assign it.",
            points_at=("不得", ""),
        ),
        Example("不允许转让。", "Transfer is allowed.", points_at=("不允许", "")),
        Example("严禁转让。", "Transfer is allowed.", points_at=("严禁", "")),
        Example(
            "甲方不得转让；乙方不得许可。",
            "Party A shall not assign it; Party B shall license it.",
            points_at=("不得", ""),
        ),
    ),
    find=find_negation,
)
