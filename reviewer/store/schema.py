"""The tables of a project, as SQL. A schema that was released is never edited: a later one follows."""

from typing import Final

APPLICATION_ID: Final = 0x52455631
"""`REV1`: tells a project's file from any other SQLite file."""

SCHEMA: Final = 5
"""Number of the last migration; stands in the file as `user_version`."""

MOST_SEGMENTS: Final = 1 << 32
"""A segment's place in the project is `document_id * MOST_SEGMENTS + number`, number from 1."""

_STATUS: Final = "('open', 'accepted', 'edited', 'flagged', 'rejected', 'skipped')"

CONTENT: Final = (
    """
    CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE document (
        id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 2147483647),
        name TEXT NOT NULL UNIQUE,
        title_zh TEXT NOT NULL,
        title_en TEXT NOT NULL,
        date TEXT NOT NULL,
        facts_zh TEXT NOT NULL CHECK (json_valid(facts_zh)),
        facts_en TEXT NOT NULL CHECK (json_valid(facts_en)),
        edition TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sentence (
        document_id INTEGER NOT NULL REFERENCES document (id),
        side TEXT NOT NULL CHECK (side IN ('zh', 'en')),
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (document_id, side, number)
    ) STRICT, WITHOUT ROWID
    """,
    # As the aligner gave them, for every edition of the pages that there was: the ground that
    # repairs of the alignment stand on.
    """
    CREATE TABLE alignment (
        document_id INTEGER NOT NULL REFERENCES document (id),
        edition TEXT NOT NULL,
        belongs REAL NOT NULL,
        signature TEXT NOT NULL,
        PRIMARY KEY (document_id, edition)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE bead (
        document_id INTEGER NOT NULL,
        edition TEXT NOT NULL,
        number INTEGER NOT NULL,
        zh TEXT NOT NULL,
        en TEXT NOT NULL,
        confidence REAL NOT NULL,
        is_confirmed INTEGER NOT NULL CHECK (is_confirmed IN (0, 1)),
        PRIMARY KEY (document_id, edition, number),
        FOREIGN KEY (document_id, edition) REFERENCES alignment (document_id, edition)
    ) STRICT, WITHOUT ROWID
    """,
    # A segment that is no longer on its pages has no place; its row and its history stay.
    """
    CREATE TABLE segment (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        document_id INTEGER NOT NULL REFERENCES document (id),
        place INTEGER UNIQUE,
        zh TEXT NOT NULL,
        en TEXT NOT NULL,
        zh_sentences TEXT NOT NULL,
        en_sentences TEXT NOT NULL,
        confidence REAL NOT NULL,
        is_confirmed INTEGER NOT NULL CHECK (is_confirmed IN (0, 1)),
        is_title INTEGER NOT NULL CHECK (is_title IN (0, 1)),
        hits TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX segment_document ON segment (document_id)",
    # What the checks said of an English text of a segment; `english` is empty for the page's own
    # text, else the hash of the text.
    """
    CREATE TABLE checked (
        segment_id INTEGER NOT NULL REFERENCES segment (id),
        english TEXT NOT NULL,
        findings TEXT NOT NULL,
        renderings TEXT NOT NULL,
        PRIMARY KEY (segment_id, english)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE glossary (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        release INTEGER NOT NULL,
        sha256 TEXT NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE concept (
        glossary_id INTEGER NOT NULL REFERENCES glossary (id),
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        zh TEXT NOT NULL,
        en TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (glossary_id, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX concept_id ON concept (glossary_id, id)",
)

LOG: Final = (
    """
    CREATE TABLE event (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        subject TEXT NOT NULL,
        answers TEXT NOT NULL,
        payload TEXT NOT NULL CHECK (json_valid(payload))
    ) STRICT
    """,
    "CREATE INDEX event_subject ON event (subject, at, id)",
    """
    CREATE INDEX event_glossary ON event (kind, at, id)
    WHERE kind IN ('proposal', 'approval', 'release', 'alignment')
    """,
    """
    CREATE TRIGGER event_stays BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER event_is_kept BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
)

PROJECTIONS: Final = (
    f"""
    CREATE TABLE state (
        segment_id INTEGER PRIMARY KEY REFERENCES segment (id),
        place INTEGER NOT NULL UNIQUE,
        status TEXT NOT NULL CHECK (status IN {_STATUS}),
        text TEXT,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        event TEXT NOT NULL,
        note TEXT NOT NULL,
        conflict INTEGER NOT NULL CHECK (conflict IN (0, 1)),
        worst INTEGER,
        findings INTEGER NOT NULL,
        confidence REAL NOT NULL
    ) STRICT
    """,
    "CREATE INDEX state_status ON state (status, place)",
    "CREATE INDEX state_author ON state (author, place) WHERE author <> ''",
    "CREATE INDEX state_conflict ON state (place) WHERE conflict = 1",
    "CREATE INDEX state_confidence ON state (confidence, place)",
    """
    CREATE TABLE finding (
        segment_id INTEGER NOT NULL REFERENCES state (segment_id),
        number INTEGER NOT NULL,
        check_name TEXT NOT NULL,
        severity TEXT NOT NULL,
        key TEXT NOT NULL,
        waiver TEXT NOT NULL,
        PRIMARY KEY (segment_id, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX finding_key ON finding (key, segment_id)",
    # Segments with a finding of a check that nobody waived, in order.
    """
    CREATE TABLE queue (
        check_name TEXT NOT NULL,
        place INTEGER NOT NULL,
        segment_id INTEGER NOT NULL REFERENCES state (segment_id),
        PRIMARY KEY (check_name, place)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE waiver (
        event TEXT PRIMARY KEY,
        subject TEXT NOT NULL,
        key TEXT NOT NULL,
        reason TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX waiver_key ON waiver (key, subject)",
    "CREATE INDEX waiver_subject ON waiver (subject)",
    # document_id 0 counts the whole project.
    """
    CREATE TABLE counter (
        document_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (document_id, name)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE last_said (
        document_id INTEGER PRIMARY KEY REFERENCES document (id),
        at TEXT NOT NULL,
        author TEXT NOT NULL
    ) STRICT
    """,
    # Every character of the Chinese, every word of the English is one token: the spacing is ours
    # (store.concordance), so all categories of characters must count as part of a token.
    """
    CREATE VIRTUAL TABLE concordance USING fts5 (
        zh, en, content='', columnsize=0,
        tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
    )
    """,
)

MARKS: Final = (
    # A projection of the log as `finding` is one of the checks: errors that people marked.
    """
    CREATE TABLE mark (
        segment_id INTEGER NOT NULL REFERENCES state (segment_id),
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('zh', 'en')),
        span_start INTEGER,
        span_end INTEGER,
        category TEXT NOT NULL,
        severity TEXT NOT NULL CHECK (severity IN ('neutral', 'minor', 'major', 'critical')),
        note TEXT NOT NULL,
        english TEXT,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        changed_by TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (segment_id, number)
    ) STRICT, WITHOUT ROWID
    """,
)

STATISTICS: Final = (
    # Neither log nor projection: kept to spare computing, valid while `event` is the decision that
    # stands and `measure` the way in which it is measured.
    """
    CREATE TABLE statistic (
        segment_id INTEGER PRIMARY KEY REFERENCES segment (id),
        event TEXT NOT NULL,
        measure TEXT NOT NULL,
        edits INTEGER NOT NULL,
        reference_words INTEGER NOT NULL,
        page_length INTEGER NOT NULL,
        reviewed_length INTEGER NOT NULL,
        matches_1 INTEGER NOT NULL,
        matches_2 INTEGER NOT NULL,
        matches_3 INTEGER NOT NULL,
        matches_4 INTEGER NOT NULL,
        ngrams_1 INTEGER NOT NULL,
        ngrams_2 INTEGER NOT NULL,
        ngrams_3 INTEGER NOT NULL,
        ngrams_4 INTEGER NOT NULL
    ) STRICT
    """,
)

FINDING: Final = (
    # Went by the ids of segments, so that what was found had to be put in order.
    "DROP TABLE concordance",
    # By places: found in the order of the list, from any place on. Every character of the Chinese,
    # every word of the English is one token: the spacing is ours (store.concordance), so all
    # categories of characters must count as part of a token.
    """
    CREATE VIRTUAL TABLE wording USING fts5 (
        zh, en, content='', columnsize=0,
        tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
    )
    """,
    # By a hash of the Chinese but for width and spacing: where the same stands elsewhere.
    """
    CREATE TABLE same_chinese (
        hash INTEGER NOT NULL,
        place INTEGER NOT NULL,
        PRIMARY KEY (hash, place)
    ) STRICT, WITHOUT ROWID
    """,
    "ALTER TABLE state ADD COLUMN marks INTEGER NOT NULL DEFAULT 0",
    """
    UPDATE state SET marks = (SELECT count(*) FROM mark m WHERE m.segment_id = state.segment_id)
    WHERE segment_id IN (SELECT segment_id FROM mark)
    """,
    "CREATE INDEX state_marked ON state (place) WHERE marks > 0",
    # From the name of a counter to all documents.
    "CREATE INDEX counter_name ON counter (name)",
    f"""
    INSERT INTO counter
    SELECT place / {MOST_SEGMENTS}, 'marked', count(*) FROM state WHERE marks > 0 GROUP BY 1
    """,  # noqa: S608 — a constant
    """
    INSERT INTO counter
    SELECT 0, 'marked', marked
    FROM (SELECT sum(value) AS marked FROM counter WHERE name = 'marked') WHERE marked > 0
    """,
)
"""What finds segments at once among a million: by text, by the same Chinese, by marks."""

DESK: Final = (
    """
    CREATE TABLE draft (
        subject TEXT NOT NULL,
        author TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (subject, author)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE place (
        author TEXT NOT NULL,
        document TEXT NOT NULL,
        subject TEXT NOT NULL,
        filter TEXT NOT NULL,
        PRIMARY KEY (author, document)
    ) STRICT, WITHOUT ROWID
    """,
)
"""What one person has on the desk; no part of the log, never merged."""
