"""What the events of each kind carry: canonical JSON, and what is refused when a log comes in."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Event, EventKind, Status
from reviewer.model.errors import ProjectError
from reviewer.model.finding import WaiverScope
from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_AT: Final = re.compile(
    r"[1-8]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}\.\d{6}Z"
)
_DEEPEST: Final = 12
_LONGEST_TEXT: Final = 1 << 31
_FIELDS: Final = ("answers", "at", "author", "id", "kind", "payload", "subject")


def canonical(value: Mapping[str, object]) -> str:
    """Write JSON in its one canonical form: sorted keys, no spaces, no escapes but what must be."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def opened(payload: str) -> dict[str, object]:
    """Read a payload; empty where it is no JSON object, so that a fold never fails."""
    try:
        value = json.loads(payload)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def text_of(payload: Mapping[str, object], name: str) -> str:
    """Read a text from a payload; empty where there is none."""
    value = payload.get(name)
    return value if isinstance(value, str) else ""


def event_to_line(event: Event) -> str:
    """Write an event as one line of JSON."""
    return canonical(
        {
            "answers": event.answers,
            "at": event.at,
            "author": event.author,
            "id": event.id,
            "kind": event.kind.value,
            "payload": opened(event.payload),
            "subject": event.subject,
        }
    )


def event_from_line(line: str, number: int) -> Event:
    """Read an event from a line of JSON; ProjectError names the line and what is wrong with it."""
    try:
        value = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ProjectError(f"line {number} of the log is not JSON: is the file whole?") from None
    if not isinstance(value, dict) or sorted(value) != sorted(_FIELDS):
        raise ProjectError(f"line {number} of the log is no event: it needs {', '.join(_FIELDS)}")
    payload = value.pop("payload")
    if not isinstance(payload, dict) or not all(isinstance(v, str) for v in value.values()):
        raise ProjectError(f"line {number} of the log is no event: a field has the wrong type")
    try:
        kind = EventKind(value.pop("kind"))
    except ValueError:
        raise ProjectError(
            f"line {number} of the log has a kind of event that this reviewer does not know: "
            "update reviewer"
        ) from None
    event = Event(kind=kind, payload=canonical(payload), **value)
    fault = fault_of(event)
    if fault:
        raise ProjectError(f"line {number} of the log: {fault}")
    return event


def fault_of(event: Event) -> str:
    """Say what is wrong with an event; empty where nothing is."""
    if not _UUID.fullmatch(event.id):
        return "its id is no UUID"
    if not (_AT.fullmatch(event.at) and _is_a_time(event.at)):
        return "its time is not UTC as in 2026-01-31T12:00:00.000000Z"
    if not event.author or not event.subject:
        return "it has no author or no subject"
    try:
        f"{event.author}{event.subject}{event.answers}{event.payload}".encode()
    except UnicodeEncodeError:
        return "it holds half a character (a lone surrogate)"
    payload = opened(event.payload)
    if _is_deep(payload):
        return "its payload is nested too deep"
    wrong = _WRONG.get(event.kind)
    return wrong(payload) if wrong else ""


def _is_a_time(at: str) -> bool:
    """Say whether the calendar has that day."""
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _is_deep(value: object) -> bool:
    """Say whether JSON is nested deeper than any event needs and SQLite reads."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (
                outer.values()
                if isinstance(outer, dict)
                else outer
                if isinstance(outer, list)
                else ()
            )
        ]
        if not level:
            return False
    return True


def _wrong_decision(payload: dict[str, object]) -> str:
    over, text = payload.get("over", []), payload.get("text")
    if payload.get("status") not in set(Status):
        return "a decision needs a status"
    if not (text is None or isinstance(text, str)):
        return "a decision's text must be text"
    if not isinstance(over, list) or not all(isinstance(item, str) for item in over):
        return "what a decision stands over must be ids"
    return ""


def _wrong_note(payload: dict[str, object]) -> str:
    return "" if isinstance(payload.get("text"), str) else "a note needs a text"


def _wrong_waiver(payload: dict[str, object]) -> str:
    names = ("check", "rule", "text_hash", "reason")
    if not all(isinstance(payload.get(name), str) for name in names):
        return f"a waiver needs {', '.join(names)}"
    return "" if payload.get("scope") in set(WaiverScope) else "a waiver needs a scope"


def _wrong_mark(payload: dict[str, object]) -> str:
    if payload.get("removed") is True:
        return ""
    names = ("category", "note")
    english, span = payload.get("english"), (payload.get("start"), payload.get("end"))
    if not all(isinstance(payload.get(name), str) for name in names) or not payload["category"]:
        return f"a mark needs {', '.join(names)}"
    if payload.get("side") not in set(Side) or payload.get("severity") not in set(MarkSeverity):
        return "a mark needs a side and a severity"
    if not (english is None or isinstance(english, str)):
        return "the English that a mark is of must be text"
    return "" if span == (None, None) or _is_a_stretch(*span) else "a mark's span is no stretch"


def _is_a_stretch(start: object, end: object) -> bool:
    return type(start) is int and type(end) is int and 0 <= start < end <= _LONGEST_TEXT


def _wrong_sample(payload: dict[str, object]) -> str:
    counts, shares = ("n", "c", "lot", "seed"), ("aql", "ltpd")
    if not all(type(payload.get(name)) is int and _count(payload[name]) for name in counts):
        return f"a sample needs {', '.join(counts)}"
    if not all(isinstance(payload.get(name), float | int) for name in shares):
        return f"a sample needs {', '.join(shares)}"
    lists = [payload.get(name) for name in ("documents", "segments")]
    if not all(isinstance(one, list) and all(isinstance(x, str) for x in one) for one in lists):
        return "a sample needs lists of documents and segments"
    return "" if isinstance(payload.get("reviewer"), str) else "a sample needs a reviewer"


def _count(value: object) -> bool:
    return isinstance(value, int) and 0 <= value < _LONGEST_TEXT


_WRONG: Final[dict[EventKind, Callable[[dict[str, object]], str]]] = {
    EventKind.DECISION: _wrong_decision,
    EventKind.NOTE: _wrong_note,
    EventKind.MARK: _wrong_mark,
    EventKind.WAIVER: _wrong_waiver,
    EventKind.SAMPLE: _wrong_sample,
}
