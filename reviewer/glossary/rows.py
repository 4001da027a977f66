"""Rows of a table, one English term each, to concepts and back.

Rows of one concept share its `id`; without ids, its Chinese and its sense. What belongs to the concept
(cues, body, source …) may stand in any of its rows, once or repeated. `note` is the term's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from reviewer.glossary.concepts import Glossary, concept_id
from reviewer.model.errors import GlossaryError
from reviewer.model.term import CaseRule, Concept, Strictness, Term, TermStatus

COLUMNS: Final = (
    "id",
    "zh",
    "en",
    "status",
    "case",
    "abbreviation",
    "part_of_speech",
    "valid_from",
    "valid_until",
    "sense",
    "cues",
    "body",
    "strictness",
    "subject",
    "source",
    "note",
    "concept_note",
)
OTHER_NAMES: Final = {
    "abbr": "abbreviation",
    "context_zh": "cues",
    "pos": "part_of_speech",
    "chinese": "zh",
    "english": "en",
    "url": "source",
    "source_url": "source",
}
"""Names of columns that other tables use for the same."""
BETWEEN: Final = "|"
"""Stands between several Chinese terms or cues in one cell."""
_STATUSES: Final = {
    "preferred": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "forbidden": TermStatus.FORBIDDEN,
    "deprecated": TermStatus.FORBIDDEN,
}
_CASES: Final = {rule.value: rule for rule in CaseRule}
_STRICTNESS: Final = {word.value: word for word in Strictness}
_ANSWERS: Final = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_FACTS: Final = frozenset(["sense", "body", "strictness", "subject", "source", "concept_note"])
_TERM_FIELDS: Final = frozenset(
    ["case", "abbreviation", "valid_from", "valid_until", "part_of_speech", "note"]
)
_DATE: Final = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_SET_ONCE: Final = frozenset(["sense", "body", "strictness"])
"""What a concept can have only one of; of a source or a subject the first row's is kept."""

Row = Mapping[str, object]
Value = TypeVar("Value")


def from_rows(rows: Iterable[Row], name: str = "", release: int = 0) -> Glossary:
    """Read rows (keys as in `COLUMNS` or `OTHER_NAMES`) as a glossary.

    Raises GlossaryError that tells the row, counted from 1, and the field.
    """
    return Glossary(concepts_of(enumerate_rows(rows)), name, release)


def enumerate_rows(rows: Iterable[Row]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each row as texts under our names, with words that tell where it stands."""
    for number, row in enumerate(rows, start=1):
        where = f"row {number}"
        if not isinstance(row, Mapping):
            raise GlossaryError(f"{where}: is not a row with named fields: give each as zh, en, …")
        texts = ((OTHER_NAMES.get(key, key), _text(where, key, row[key])) for key in row)
        yield where, {name: text for name, text in texts if text}


def concepts_of(rows: Iterable[tuple[str, dict[str, str]]]) -> tuple[Concept, ...]:
    """Gather rows into concepts, in the order of their first rows; raises GlossaryError.

    A row comes with words that tell where it stands; an empty text is as good as none.
    """
    gathered: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for where, row in rows:
        zh = row.get("zh", "")
        chinese = _parts(zh) if BETWEEN in zh else [zh]
        if not chinese or not chinese[0]:
            raise GlossaryError(f"{where}: zh is empty: give the Chinese term")
        if not row.get("en"):
            raise GlossaryError(f"{where}: en is empty: give the English term")
        identifier = row.get("id") or concept_id(chinese[0], row.get("sense", ""))
        gathered.setdefault(identifier, []).append((where, row))
    return tuple(_concept(identifier, rows) for identifier, rows in gathered.items())


def to_rows(concept: Concept) -> Iterator[dict[str, str]]:
    """Write a concept as rows of `COLUMNS`; reading them gives the same concept.

    What belongs to the concept stands in its first row only.
    """
    facts = {
        "cues": BETWEEN.join(concept.cues),
        "body": concept.body,
        "strictness": "" if concept.strictness is Strictness.ENFORCE else concept.strictness.value,
        "subject": concept.subject,
        "source": concept.source,
        "concept_note": concept.note,
    }
    for term in concept.en:
        yield {
            "id": concept.id,
            "zh": BETWEEN.join(concept.zh),
            "en": term.text,
            "status": term.status.value,
            "case": "" if term.case is CaseRule.ANY else term.case.value,
            "abbreviation": "yes" if term.is_abbreviation else "",
            "part_of_speech": term.part_of_speech,
            "valid_from": term.valid_from,
            "valid_until": term.valid_until,
            "sense": concept.sense,
            "note": term.note,
            **facts,
        }
        facts = {}


def _concept(identifier: str, rows: list[tuple[str, dict[str, str]]]) -> Concept:
    """Build a concept of its rows."""
    if len(rows) == 1 and _FACTS.isdisjoint(rows[0][1]):
        ((where, row),) = rows
        cues = tuple(dict.fromkeys(_parts(row["cues"]))) if "cues" in row else ()
        zh = (row["zh"],) if BETWEEN not in row["zh"] else tuple(dict.fromkeys(_parts(row["zh"])))
        return Concept(identifier, zh, (_term(where, row),), cues=cues)
    facts: dict[str, str] = {}
    for where, row in rows:
        if not _FACTS.isdisjoint(row):
            _gather(facts, where, row)
    return Concept(
        id=identifier,
        zh=_all_parts("zh", rows),
        en=_terms(rows),
        sense=facts.get("sense", ""),
        cues=_all_parts("cues", rows) if any("cues" in row for _, row in rows) else (),
        body=facts.get("body", ""),
        strictness=_STRICTNESS[facts.get("strictness", "enforce")],
        subject=facts.get("subject", ""),
        source=facts.get("source", ""),
        note=facts.get("concept_note", ""),
    )


def _terms(rows: list[tuple[str, dict[str, str]]]) -> tuple[Term, ...]:
    """Read the English terms of a concept's rows, each once."""
    if len(rows) == 1:
        return (_term(*rows[0]),)
    terms: dict[str, Term] = {}
    for where, row in rows:
        term = _term(where, row)
        known = terms.setdefault(term.text, term)
        if known.status is not term.status:
            raise GlossaryError(
                f"{where}: status: {term.text!r} is both {known.status} and {term.status} for "
                f"{row['zh']}: keep one of the two"
            )
    return tuple(terms.values())


def _gather(facts: dict[str, str], where: str, row: dict[str, str]) -> None:
    """Add to a concept's facts what this row says of them."""
    for field in _FACTS.intersection(row):
        value = row[field]
        if not value:
            continue
        if field == "strictness":
            value = _word(where, field, value, _STRICTNESS).value
        known = facts.setdefault(field, value)
        if value != known and field in _SET_ONCE:
            raise GlossaryError(
                f"{where}: {field}: {value!r} here, {known!r} in another row of {row['zh']}: "
                "make them alike"
            )


def _term(where: str, row: dict[str, str]) -> Term:
    status = _word(where, "status", row.get("status") or "preferred", _STATUSES)
    if _TERM_FIELDS.isdisjoint(row):
        return Term(row["en"], status)
    return Term(
        text=row["en"],
        status=status,
        case=_word(where, "case", row.get("case") or "any", _CASES),
        is_abbreviation=_word(where, "abbreviation", row.get("abbreviation") or "no", _ANSWERS),
        valid_from=_date(where, "valid_from", row),
        valid_until=_date(where, "valid_until", row),
        part_of_speech=row.get("part_of_speech", ""),
        note=row.get("note", ""),
    )


def _word(where: str, field: str, value: str, known: dict[str, Value]) -> Value:
    """Read one of a closed set of words; raises GlossaryError that lists them."""
    if value in known:
        return known[value]
    if value.lower() in known:
        return known[value.lower()]
    raise GlossaryError(f"{where}: {field}: {value!r} is none of {', '.join(known)}")


def is_date(value: str) -> bool:
    """Say whether a text is a date, ISO 8601, as exact as is known: 2018, 2018-08 or 2018-08-28."""
    return _DATE.fullmatch(value) is not None


def _date(where: str, field: str, row: dict[str, str]) -> str:
    value = row.get(field, "")
    if value and not is_date(value):
        raise GlossaryError(
            f"{where}: {field}: {value!r} is not a date: write 2018, 2018-08 or 2018-08-28"
        )
    return value


def _all_parts(field: str, rows: list[tuple[str, dict[str, str]]]) -> tuple[str, ...]:
    cells = {row[field]: None for _, row in rows if row.get(field)}
    if not any(BETWEEN in cell for cell in cells):
        return tuple(cells)
    return tuple(dict.fromkeys(part for cell in cells for part in _parts(cell)))


def _parts(cell: str) -> list[str]:
    return [part for part in map(str.strip, cell.split(BETWEEN)) if part]


def _text(where: str, field: str, value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, (list, dict)):
        raise GlossaryError(
            f"{where}: {field}: is a list: put {BETWEEN} between several in one text"
        )
    return str(value).lower() if isinstance(value, bool) else str(value).strip()
