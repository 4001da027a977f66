"""What the checks said of an English text of a segment, kept so that no screen has to check."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.finding import Finding, Severity
from reviewer.model.segment import TermHit
from reviewer.model.span import Span
from reviewer.store.keys import digest, finding_key, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.store.database import Database

    Written = tuple[str, str]
    """Findings and renderings as their columns have them."""

PAGE: Final = ""
"""Stands for the page's own English."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of one English text, each with the key that a waiver of it would have."""

    findings: tuple[Finding, ...] = ()
    keys: tuple[str, ...] = ()
    renderings: tuple[Span | None, ...] = ()
    """For each Chinese term of the segment: where the English renders it, if it does."""


def checked(
    findings: Sequence[Finding], zh: str, en: str, renderings: Sequence[Span | None] = ()
) -> Checked:
    """Put findings of a pair of texts into the form in which they are kept."""
    keys = (finding_key(f.check, f.rule, text_hash(f, zh, en)) for f in findings)
    return Checked(tuple(findings), tuple(keys), tuple(renderings))


def english_name(text: str | None) -> str:
    """Name an English text of a segment: its hash; `PAGE` for None, the page's own."""
    return PAGE if text is None else digest(text)


def keep(database: Database, rows: Iterable[tuple[int, str, Checked]]) -> None:
    """Keep what the checks said, by (segment id, name of the English text)."""
    database.run_many(
        "INSERT INTO checked VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET findings = excluded.findings, renderings = excluded.renderings",
        ((segment_id, english, *written(said)) for segment_id, english, said in rows),
    )


def written(said: Checked) -> Written:
    """Write what the checks said as it is kept."""
    return _write_findings(said), _write_spans(said.renderings)


def find(database: Database, segment_id: int, english: str) -> Checked | None:
    """Give what the checks said; None where they were not asked yet."""
    row = database.row(
        "SELECT findings, renderings FROM checked WHERE segment_id = ? AND english = ?",
        (segment_id, english),
    )
    return _read(row[0], row[1]) if row else None


def find_pages(database: Database, segment_ids: Sequence[int]) -> dict[int, Checked]:
    """Give what the checks said of the page's English of many segments."""
    found: dict[int, Checked] = {}
    for start in range(0, len(segment_ids), 500):
        part = segment_ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows = database.rows(
            "SELECT segment_id, findings, renderings FROM checked "  # noqa: S608 — question marks
            f"WHERE english = '' AND segment_id IN ({marks})",
            part,
        )
        found.update((row[0], _read(row[1], row[2])) for row in rows)
    return found


def write_hits(hits: Sequence[TermHit]) -> str:
    """Write term hits as JSON."""
    return _json([[hit.span.start, hit.span.end, hit.concept] for hit in hits])


def read_hits(text: str) -> tuple[TermHit, ...]:
    """Read term hits."""
    return tuple(
        TermHit(Span(start, end), concept)
        for start, end, concept in (json.loads(text) if text != "[]" else ())
    )


def read_spans(text: str) -> tuple[Span | None, ...]:
    """Read renderings."""
    return tuple(_span(pair) for pair in json.loads(text)) if text != "[]" else ()


def _write_findings(said: Checked) -> str:
    return _json(
        [
            [f.check, f.rule, f.severity, f.message, _pair(f.zh), _pair(f.en), f.suggestion, key]
            for f, key in zip(said.findings, said.keys, strict=True)
        ]
    )


def _write_spans(spans: Sequence[Span | None]) -> str:
    return _json([_pair(span) for span in spans])


def _read(findings: str, renderings: str) -> Checked:
    if findings == renderings == "[]":
        return _NOTHING
    rows = json.loads(findings)
    return Checked(
        tuple(
            Finding(check, rule, Severity(severity), message, _span(zh), _span(en), suggestion)
            for check, rule, severity, message, zh, en, suggestion, _ in rows
        ),
        tuple(row[-1] for row in rows),
        read_spans(renderings),
    )


_NOTHING: Final = Checked()


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span(pair: list[int] | None) -> Span | None:
    return Span(pair[0], pair[1]) if pair else None


def _json(value: Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
