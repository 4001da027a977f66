"""The tables of sums that are kept by stretch, and what notices that a stretch is no longer as it was.

A stretch is a run of places in one document. Its turn goes up in the transaction that changes anything
in it, by whomever: sums hold while their turn is the stretch's.
"""

from typing import Final

from reviewer.store.schema import MOST_SEGMENTS

STRETCH_PLACES: Final = 1024
"""Places of a stretch: so many segments are summed again after one decision, a few milliseconds."""
DOCUMENT_STRETCHES: Final = MOST_SEGMENTS // STRETCH_PLACES
"""A stretch's id is `place / STRETCH_PLACES`; divided by this it is its document's."""


def _noticing(name: str, when: str, stretches: str) -> str:
    return f"""
    CREATE TRIGGER {name} AFTER {when}
    BEGIN
        INSERT INTO stretch {stretches} ON CONFLICT DO UPDATE SET turn = turn + 1;
    END
    """


def _reached(name: str, when: str, row: str) -> str:
    """Notice a waiver of a segment, of a document, or of everything."""
    return f"""
    CREATE TRIGGER {name} AFTER {when} ON waiver
    BEGIN
        UPDATE stretch SET turn = turn + 1 WHERE {row}.subject = 'everywhere';
        UPDATE stretch SET turn = turn + 1
        WHERE id = (SELECT place / {STRETCH_PLACES} FROM segment WHERE key = {row}.subject);
        UPDATE stretch SET turn = turn + 1
        WHERE {row}.subject LIKE 'document:%' AND id >= (
            SELECT id * {DOCUMENT_STRETCHES} FROM document WHERE name = substr({row}.subject, 10)
        ) AND id < (
            SELECT (id + 1) * {DOCUMENT_STRETCHES} FROM document
            WHERE name = substr({row}.subject, 10)
        );
    END
    """  # noqa: S608 — constants


_OF_SEGMENT: Final = f"SELECT place / {STRETCH_PLACES}, 1 FROM segment WHERE place IS NOT NULL AND "  # noqa: S608 — constants

SUMS: Final = (
    "CREATE TABLE stretch (id INTEGER PRIMARY KEY, turn INTEGER NOT NULL) STRICT",
    # Neither log nor projection: kept to spare reading every segment, valid while `turn` is the
    # stretch's and `measure` the way in which it is summed. What `sums` means, `score` knows.
    """
    CREATE TABLE tally (
        kind TEXT NOT NULL,
        stretch_id INTEGER NOT NULL REFERENCES stretch (id),
        turn INTEGER NOT NULL,
        measure TEXT NOT NULL,
        sums TEXT NOT NULL,
        PRIMARY KEY (kind, stretch_id)
    ) STRICT
    """,
    f"INSERT INTO stretch SELECT DISTINCT place / {STRETCH_PLACES}, 1 FROM state",  # noqa: S608 — a constant
    _noticing(
        "state_comes",
        "INSERT ON state",
        f"VALUES (NEW.place / {STRETCH_PLACES}, 1)",
    ),
    _noticing(
        "state_goes",
        "DELETE ON state",
        f"VALUES (OLD.place / {STRETCH_PLACES}, 1)",
    ),
    _noticing(
        "state_changes",
        "UPDATE ON state",
        # Segments that change places step aside to negative ones on their way.
        f"SELECT NEW.place / {STRETCH_PLACES}, 1 WHERE NEW.place > 0 "
        f"UNION ALL SELECT OLD.place / {STRETCH_PLACES}, 1 "
        f"WHERE OLD.place > 0 AND OLD.place / {STRETCH_PLACES} <> NEW.place / {STRETCH_PLACES}",
    ),
    _noticing("event_comes", "INSERT ON event", f"{_OF_SEGMENT} key = NEW.subject"),
    _noticing(
        "checks_speak",
        "INSERT ON checked WHEN NEW.english = ''",
        f"{_OF_SEGMENT} id = NEW.segment_id",
    ),
    _noticing(
        "checks_speak_anew",
        "UPDATE ON checked WHEN NEW.english = '' AND NEW.findings <> OLD.findings",
        f"{_OF_SEGMENT} id = NEW.segment_id",
    ),
    _reached("waiver_comes", "INSERT", "NEW"),
    _reached("waiver_goes", "DELETE", "OLD"),
    # What its pages say of themselves: no sums go by it, but lists of documents do.
    f"""
    CREATE TRIGGER document_changes AFTER UPDATE ON document
    BEGIN
        UPDATE stretch SET turn = turn + 1
        WHERE id >= NEW.id * {DOCUMENT_STRETCHES} AND id < (NEW.id + 1) * {DOCUMENT_STRETCHES};
    END
    """,  # noqa: S608 — constants
    # Who ever marked an error: sought among all that people said.
    "CREATE INDEX event_mark ON event (author) WHERE kind = 'mark'",
)

NOTICING: Final = frozenset(
    statement.split()[2] for statement in SUMS if statement.split()[1] == "TRIGGER"
)
"""Names of the triggers."""
