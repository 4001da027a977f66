"""Documents with their pages and beads, as they were imported."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, PageFacts, Sentence, SentenceKind
from reviewer.model.errors import DecisionError
from reviewer.model.span import Side
from reviewer.store import log
from reviewer.store.keys import digest, document_subject
from reviewer.store.repairs import repaired

if TYPE_CHECKING:
    from reviewer.store.database import Database, Row

_COLUMNS: Final = (
    "d.id, d.name, d.title_zh, d.title_en, d.date, d.edition, a.belongs, a.signature, "
    "coalesce(l.author, ''), coalesce(l.at, '')"
)
_FROM: Final = (
    "FROM document d JOIN alignment a ON a.document_id = d.id AND a.edition = d.edition "
    "LEFT JOIN last_said l ON l.document_id = d.id"
)


@dataclass(frozen=True, slots=True)
class DocumentNow:
    """A document as the store has it, without its texts."""

    id: int
    name: str
    title_zh: str
    title_en: str
    date: str
    edition: str
    """Hash of the sentences of both sides: the same pages have the same edition."""
    belongs: float
    signature: str
    last_author: str
    last_at: str


def edition(document: Document) -> str:
    """Hash a document's sentences with their paragraphs and kinds."""
    return digest(
        *(
            part
            for page in (document.zh, document.en)
            for sentence in page.sentences
            for part in (page.side, sentence.text, str(sentence.paragraph), sentence.kind)
        )
    )


def keep(database: Database, document: Document, alignment: Alignment) -> int:
    """Keep a document's pages in place of those of its earlier edition, and its beads; give its id.

    An edition that was there once keeps the beads that it had then.
    """
    now = edition(document)
    database.run(
        "INSERT INTO document (name, title_zh, title_en, date, facts_zh, facts_en, edition) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
        "title_zh = excluded.title_zh, title_en = excluded.title_en, date = excluded.date, "
        "facts_zh = excluded.facts_zh, facts_en = excluded.facts_en, edition = excluded.edition",
        (document.name, *_facts_row(document), now),
    )
    row = database.row("SELECT id FROM document WHERE name = ?", (document.name,))
    document_id = int(row[0]) if row else 0
    database.changed_documents.add(document_id)
    _keep_sentences(database, document_id, document)
    if find_alignment(database, document_id, now) is None:
        _keep_alignment(database, document_id, now, alignment)
    return document_id


def keep_facts(database: Database, document_id: int, document: Document) -> None:
    """Keep what the pages say of themselves where it changed and their sentences did not."""
    row = _facts_row(document)
    database.changed_documents.add(document_id)
    database.run(
        "UPDATE document SET title_zh = ?, title_en = ?, date = ?, facts_zh = ?, facts_en = ? "
        "WHERE id = ? AND (title_zh, title_en, date, facts_zh, facts_en) <> (?, ?, ?, ?, ?)",
        (*row, document_id, *row),
    )


def named(database: Database, name: str) -> DocumentNow | None:
    """Find a document by its name."""
    row = database.row(f"SELECT {_COLUMNS} {_FROM} WHERE d.name = ?", (name,))
    return DocumentNow(*row) if row else None


def with_id(database: Database, document_id: int) -> DocumentNow | None:
    """Find a document by its id."""
    row = database.row(f"SELECT {_COLUMNS} {_FROM} WHERE d.id = ?", (document_id,))
    return DocumentNow(*row) if row else None


def find(database: Database, document: str | int) -> DocumentNow:
    """Find a document by name or id; DecisionError names what there is."""
    found = named(database, document) if isinstance(document, str) else with_id(database, document)
    if found is None:
        rows = database.rows("SELECT name FROM document ORDER BY id LIMIT 6")
        there = f"there are {', '.join(row[0] for row in rows[:5])}" + " …" * (len(rows) > 5)
        raise DecisionError(
            f"there is no document '{document}': "
            + (there if rows else "the project is empty, 'reviewer add' adds a page")
        )
    return found


def everything(database: Database) -> tuple[DocumentNow, ...]:
    """Give all documents, in the order in which they were added."""
    rows = database.rows(f"SELECT {_COLUMNS} {_FROM} ORDER BY d.id")
    return tuple(DocumentNow(*row) for row in rows)


def ids(database: Database) -> list[int]:
    """Give the ids of all documents, in the order in which they were added."""
    return [row[0] for row in database.rows("SELECT id FROM document ORDER BY id")]


def names(database: Database) -> dict[int, str]:
    """Give the names of all documents, by their ids."""
    return dict(database.rows("SELECT id, name FROM document"))


def pages(database: Database, document_id: int) -> Document:
    """Give a document with all its sentences."""
    row = database.row("SELECT name, facts_zh, facts_en FROM document WHERE id = ?", (document_id,))
    if row is None:
        raise LookupError(document_id)
    name, facts_zh, facts_en = row
    return Document(
        name,
        Page(Side.ZH, _sentences(database, document_id, Side.ZH), _facts(facts_zh)),
        Page(Side.EN, _sentences(database, document_id, Side.EN), _facts(facts_en)),
    )


def find_alignment(database: Database, document_id: int, edition: str) -> Alignment | None:
    """Give the beads of an edition as they were imported, before anybody repaired them."""
    row = database.row(
        "SELECT belongs, signature FROM alignment WHERE document_id = ? AND edition = ?",
        (document_id, edition),
    )
    if row is None:
        return None
    rows = database.rows(
        "SELECT zh, en, confidence, is_confirmed FROM bead "
        "WHERE document_id = ? AND edition = ? ORDER BY number",
        (document_id, edition),
    )
    return Alignment(tuple(map(_bead, rows)), belongs=row[0], signature=row[1])


def beads_now(database: Database, document: DocumentNow) -> tuple[Bead, ...]:
    """Give the beads as they stand after all repairs."""
    imported = find_alignment(database, document.id, document.edition)
    said = log.of_subject(database, document_subject(document.name))
    return repaired(imported.beads if imported else (), said, document.edition)


def _facts_row(document: Document) -> tuple[str, str, str, str, str]:
    zh, en = document.zh.facts, document.en.facts
    return (
        zh.title or _first_title(document.zh),
        en.title or _first_title(document.en),
        document.date,
        json.dumps(asdict(zh), ensure_ascii=False),
        json.dumps(asdict(en), ensure_ascii=False),
    )


def _keep_sentences(database: Database, document_id: int, document: Document) -> None:
    database.run("DELETE FROM sentence WHERE document_id = ?", (document_id,))
    database.run_many(
        "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?)",
        (
            (document_id, page.side, number, sentence.text, sentence.paragraph, sentence.kind)
            for page in (document.zh, document.en)
            for number, sentence in enumerate(page.sentences)
        ),
    )


def _keep_alignment(
    database: Database, document_id: int, edition: str, alignment: Alignment
) -> None:
    database.run(
        "INSERT INTO alignment VALUES (?, ?, ?, ?)",
        (document_id, edition, alignment.belongs, alignment.signature),
    )
    database.run_many(
        "INSERT INTO bead VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                document_id,
                edition,
                number,
                json.dumps(bead.zh),
                json.dumps(bead.en),
                bead.confidence,
                int(bead.confirmed),
            )
            for number, bead in enumerate(alignment.beads)
        ),
    )


def _sentences(database: Database, document_id: int, side: Side) -> tuple[Sentence, ...]:
    rows = database.rows(
        "SELECT text, paragraph, kind FROM sentence WHERE document_id = ? AND side = ? "
        "ORDER BY number",
        (document_id, side),
    )
    return tuple(Sentence(text, paragraph, SentenceKind(kind)) for text, paragraph, kind in rows)


def _facts(text: str) -> PageFacts:
    facts = json.loads(text)
    return PageFacts(**{**facts, "tails": tuple(facts["tails"])})


def _bead(row: Row) -> Bead:
    zh, en, confidence, is_confirmed = row
    return Bead(
        tuple(json.loads(zh)), tuple(json.loads(en)), confidence, confirmed=bool(is_confirmed)
    )


def _first_title(page: Page) -> str:
    titles = (s.text for s in page.sentences if s.kind is SentenceKind.TITLE)
    return next(titles, "")
