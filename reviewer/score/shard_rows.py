"""Rows of shards, from TSV, JSON Lines or Parquet: segments to score, documents to align."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    Record = Mapping[str, object]
    Told = Iterator[tuple[str, Record]]
    """Records, each with the words that name its place."""

SUFFIXES: Final = (".tsv", ".jsonl", ".parquet")
_NAMES: Final = {
    "source": ("source", "zh"),
    "hypothesis": ("hypothesis", "en", "page"),
    "reference": ("reference", "reviewed"),
    "document": ("document", "doc"),
}
_FIELDS: Final = {name: field for field, names in _NAMES.items() for name in names}
_DOCUMENT_COLUMNS: Final = ("zh", "en", "document")


@dataclass(frozen=True, slots=True)
class ShardRow:
    """One segment of a shard."""

    source: str
    hypothesis: str
    reference: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class ShardDocument:
    """One document of a shard: its texts, or its sentences where the shard has lists of them."""

    zh: str | tuple[str, ...]
    en: str | tuple[str, ...]
    document: str = ""


def find_shards(folder: Path) -> tuple[Path, ...]:
    """List the shards of a folder in the order of their names. Raises InputError where there are none."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: give one that holds {', '.join(SUFFIXES)} files")
    shards = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)
    if not shards:
        raise InputError(f"{folder} has no {', '.join(SUFFIXES)} files in it")
    return tuple(shards)


def read_shard(path: Path, *, with_references: bool = True) -> tuple[ShardRow, ...]:
    """Read all segments of a shard; raises InputError with the line that is wrong.

    A TSV has source, hypothesis, reference and perhaps document, or a first row that names its
    columns; without references the third column is the document.
    """
    columns = [name for name in _NAMES if name != "reference" or with_references]
    return tuple(
        _segment(record, where, with_references=with_references)
        for where, record in _records(path, columns, len(columns) - 1)
    )


def read_documents(path: Path) -> tuple[ShardDocument, ...]:
    """Read all documents of a shard: zh, en, and perhaps their name; see `read_shard`."""
    return tuple(
        ShardDocument(
            _side(record, "zh", where), _side(record, "en", where), _text(record.get("document"))
        )
        for where, record in _records(path, _DOCUMENT_COLUMNS, 2)
    )


def _records(path: Path, columns: Sequence[str], least: int) -> Told:
    """Yield the records of a shard; a TSV has these columns, the last ones after `least` if any."""
    if path.suffix == ".parquet":
        return _parquet_records(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start + 1})") from error
    lines = [
        (f"{path}, line {number}", line.rstrip("\r"))
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]
    return _json_records(lines) if path.suffix == ".jsonl" else _tsv_records(lines, columns, least)


def _tsv_records(lines: Sequence[tuple[str, str]], columns: Sequence[str], least: int) -> Told:
    """Yield rows under their columns; a first row that names them sets their order."""
    head = [name.strip().lower() for name in lines[0][1].split("\t")] if lines else []
    fields_there = {_FIELDS.get(name) for name in head}
    has_head = all(_FIELDS[name] in fields_there for name in columns[:least] if name != "source")
    for where, line in lines[has_head:]:
        fields = line.split("\t")
        if has_head and len(fields) != len(head):
            raise InputError(f"{where}: {len(fields)} columns where the first row has {len(head)}")
        if not has_head and not least <= len(fields) <= len(columns):
            needed = ", ".join(columns[:least])
            raise InputError(
                f"{where}: {len(fields)} columns where {needed} and perhaps {columns[-1]} are needed"
            )
        yield where, dict(zip(head if has_head else columns, fields, strict=False))


def _json_records(lines: Iterable[tuple[str, str]]) -> Told:
    for where, line in lines:
        try:
            told = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: no JSON") from error
        if not isinstance(told, dict):
            raise InputError(f"{where}: no object with names and values")
        yield where, told


def _parquet_records(path: Path) -> Told:
    try:
        parquet = import_module("pyarrow.parquet")  # an extra, 150 ms
    except ImportError as error:
        raise InputError(f"{path}: Parquet needs 'pip install reviewer[cluster]'") from error
    try:
        table = parquet.ParquetFile(path)
        wanted = [name for name in table.schema_arrow.names if name in _FIELDS]
        rows: Iterable[Record] = table.read(columns=wanted).to_pylist()
    except (OSError, ValueError) as error:
        raise InputError(f"{path} is no Parquet file") from error
    for number, row in enumerate(rows, 1):
        yield f"{path}, row {number}", row


def _segment(record: Record, where: str, *, with_references: bool) -> ShardRow:
    found = {
        field: next((record[name] for name in names if name in record), None)
        for field, names in _NAMES.items()
    }
    hypothesis, reference = found["hypothesis"], found["reference"]
    if not with_references:
        reference = ""
    if not isinstance(hypothesis, str) or not isinstance(reference, str):
        names = "hypothesis and reference have" if with_references else "the hypothesis has"
        raise InputError(f"{where}: {names} to be {'texts' if with_references else 'a text'}")
    return ShardRow(_text(found["source"]), hypothesis, reference, _text(found["document"]))


def _side(record: Record, name: str, where: str) -> str | tuple[str, ...]:
    """Take one side of a document: a text, or a list of sentences."""
    value = record.get(name)
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(sentence, str) for sentence in value):
        return tuple(value)
    raise InputError(f"{where}: {name} has to be a text or a list of sentences")


def _text(value: object) -> str:
    """Take a number for its digits, and nothing for no text."""
    return "" if value is None else str(value)
