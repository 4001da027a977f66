"""Glossaries that are or were in force, with their concepts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from reviewer.model.term import CaseRule, Concept, Strictness, Term, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.store.database import Database


def put_in_force(
    database: Database, concepts: Sequence[Concept], *, name: str, release: int
) -> str:
    """Keep a glossary and put it in force, within the caller's transaction; give its hash."""
    rows = [_data(concept) for concept in concepts]
    hashed = _hash(rows, name, release)
    known = database.row("SELECT id FROM glossary WHERE sha256 = ?", (hashed,))
    if known:
        glossary_id = int(known[0])
    else:
        glossary_id = database.run(
            "INSERT INTO glossary (name, release, sha256) VALUES (?, ?, ?)",
            (name, release, hashed),
        )
        database.run_many(
            "INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?)",
            (
                (glossary_id, number, concept.id, *_searched(concept), data)
                for number, (concept, data) in enumerate(zip(concepts, rows, strict=True))
            ),
        )
    database.run(
        "INSERT INTO setting VALUES ('glossary', ?) "
        "ON CONFLICT DO UPDATE SET value = excluded.value",
        (str(glossary_id),),
    )
    return hashed


def hash_of(concepts: Sequence[Concept], *, name: str, release: int) -> str:
    """Give the hash that a glossary has or would have."""
    return _hash([_data(concept) for concept in concepts], name, release)


def in_force(database: Database) -> tuple[str, int, tuple[Concept, ...]]:
    """Give the glossary in force: its name, its release and its concepts; all empty at first."""
    row = database.row(
        "SELECT id, name, release FROM glossary WHERE id = "
        "(SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'glossary')"
    )
    return (row[1], row[2], _concepts(database, row[0])) if row else ("", 0, ())


def with_release(database: Database, number: int) -> tuple[str, int, tuple[Concept, ...]] | None:
    """Give the glossary that was in force under a number; the last one, where several were."""
    row = database.row(
        "SELECT id, name, release FROM glossary WHERE release = ? ORDER BY id DESC", (number,)
    )
    return (row[1], row[2], _concepts(database, row[0])) if row else None


def hash_in_force(database: Database) -> str:
    """Give the hash of the glossary in force; empty where there is none."""
    row = database.row(
        "SELECT sha256 FROM glossary WHERE id = "
        "(SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'glossary')"
    )
    return str(row[0]) if row else ""


def release_in_force(database: Database) -> int:
    """Give the number of the release in force; 0 where there is none."""
    row = database.row(
        "SELECT release FROM glossary WHERE id = "
        "(SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'glossary')"
    )
    return int(row[0]) if row else 0


def highest_release(database: Database) -> int:
    """Give the highest number that any glossary had here, so that none is given twice; 0 at first."""
    row = database.row("SELECT coalesce(max(release), 0) FROM glossary")
    return int(row[0]) if row else 0


def concepts_with_ids(database: Database, ids: Iterable[str]) -> dict[str, Concept]:
    """Give concepts of the glossary in force by their ids."""
    found = {}
    for concept_id in ids:
        row = database.row(
            "SELECT data FROM concept WHERE id = ? AND glossary_id = "
            "(SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'glossary')",
            (concept_id,),
        )
        if row:
            found[concept_id] = _concept(row[0])
    return found


def search(database: Database, text: str, limit: int = 50) -> tuple[Concept, ...]:
    """Find concepts of the glossary in force by a part of their Chinese or English, the shortest first."""
    rows = database.rows(
        "SELECT data FROM concept WHERE glossary_id = "
        "(SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'glossary') "
        "AND (instr(zh, ?) > 0 OR instr(en, ?) > 0) ORDER BY length(zh), number LIMIT ?",
        (text, text.lower(), limit),
    )
    return tuple(_concept(row[0]) for row in rows)


def _concepts(database: Database, glossary_id: int) -> tuple[Concept, ...]:
    rows = database.rows(
        "SELECT data FROM concept WHERE glossary_id = ? ORDER BY number", (glossary_id,)
    )
    return tuple(_concept(row[0]) for row in rows)


def _data(concept: Concept) -> str:
    value = asdict(concept)
    for term in value["en"]:
        # Came later: glossaries without it keep the hashes that logs of before name.
        if not term["valid_from"]:
            del term["valid_from"]
    return json.dumps(value, ensure_ascii=False)


def _hash(rows: list[str], name: str, release: int) -> str:
    return hashlib.sha256("\n".join((name, str(release), *rows)).encode()).hexdigest()


def _searched(concept: Concept) -> tuple[str, str]:
    return "\n".join(concept.zh), "\n".join(term.text.lower() for term in concept.en)


def _concept(data: str) -> Concept:
    value = json.loads(data)
    terms = tuple(
        Term(**{**term, "status": TermStatus(term["status"]), "case": CaseRule(term["case"])})
        for term in value["en"]
    )
    return Concept(
        **{
            **value,
            "zh": tuple(value["zh"]),
            "en": terms,
            "cues": tuple(value["cues"]),
            "strictness": Strictness(value["strictness"]),
        }
    )
