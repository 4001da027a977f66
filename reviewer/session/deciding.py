"""What a decision on a segment says, given where the segment stands."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reviewer.model.decision import EventKind, Status
from reviewer.model.errors import DecisionError
from reviewer.model.finding import WaiverScope
from reviewer.store.keys import EVERYWHERE, document_subject, text_hash
from reviewer.store.log import Saying

if TYPE_CHECKING:
    from reviewer.model.finding import Finding
    from reviewer.session.sampling import Asked
    from reviewer.store.fold import Standing
    from reviewer.store.segments import SegmentBody
    from reviewer.store.waivers import WaiverNow


def decision(
    body: SegmentBody,
    stands: Standing,
    author: str,
    status: Status,
    text: str | None,
    *,
    asked: Asked | None = None,
) -> Saying | None:
    """Say a decision in view of all that stand; None where the author says the same already.

    Where a sample asks for a look it is said all the same, and bears the sample. `text` is None for the page's own English. What is accepted with other English is `edited`, so that
    accepted always means the page's text.
    """
    if status is Status.ACCEPTED and text is not None:
        status = Status.EDITED
    elif status is Status.EDITED and text is None:
        status = Status.ACCEPTED
    is_said = (stands.status, stands.text, stands.author) == (status, text, author)
    if is_said and not stands.conflict and not (asked and asked.is_waiting):
        return None
    payload: dict[str, object] = {"status": status.value}
    if text is not None:
        payload["text"] = text
    others = [head for head in stands.heads if head != stands.event]
    if others:
        payload["over"] = others
    if asked:
        payload["sample"] = asked.sample
    return Saying(EventKind.DECISION, body.key, payload, answers=stands.event)


def waiver(
    body: SegmentBody,
    english: str,
    finding: Finding,
    reason: str,
    scope: WaiverScope,
    *,
    waived: tuple[str, str],
) -> Saying:
    """Say that a finding is set aside: in its segment, its document, or wherever it is found.

    `waived` is who set it aside before and why, empty for nobody. DecisionError without a reason, or
    where somebody did.
    """
    said = clean(reason)
    if not said:
        raise DecisionError("a waiver needs a reason: others will read it")
    if waived[0]:
        raise DecisionError(f"{waived[0]} waived this already: {waived[1]}")
    payload = {
        "check": finding.check,
        "rule": finding.rule,
        "text_hash": text_hash(finding, body.zh, english),
        "scope": scope.value,
        "reason": said,
    }
    subjects = {
        WaiverScope.SEGMENT: body.key,
        WaiverScope.DOCUMENT: document_subject(body.document),
        WaiverScope.RULE: EVERYWHERE,
    }
    return Saying(EventKind.WAIVER, subjects[scope], payload)


def no_waiver(waived: WaiverNow | None) -> Saying:
    """Take a waiver back; DecisionError where there is none."""
    if waived is None:
        raise DecisionError("nobody waived this finding")
    return Saying(EventKind.UNDO, waived.subject, answers=waived.event)


def clean(text: str) -> str:
    """Make typed text fit to be kept: one line, no control characters, no space around it."""
    line = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) != "Cc"
    )
    try:
        line.encode()
    except UnicodeEncodeError:
        raise DecisionError("the text holds half a character: type it again") from None
    return line.strip()


def with_suggestion(english: str, finding: Finding) -> str:
    """Put a finding's suggestion where its English stands; a capital at the beginning stays one."""
    if finding.suggestion is None:
        raise DecisionError("this finding suggests nothing: edit the English yourself")
    if finding.en is None:
        raise DecisionError(
            f"'{finding.suggestion}' has no place in the English yet: edit it in yourself"
        )
    if finding.en.end > len(english):
        raise DecisionError("the English has changed since: look again")
    suggestion = finding.suggestion
    if finding.en.start == 0 and english[:1].isupper():
        suggestion = suggestion[:1].upper() + suggestion[1:]
    return english[: finding.en.start] + suggestion + english[finding.en.end :]
