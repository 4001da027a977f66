"""Rows of a shard: source, translation, reference and document, from TSV, JSON Lines or Parquet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

SUFFIXES: Final = (".tsv", ".jsonl", ".parquet")
_NAMES: Final = {
    "source": ("source", "zh"),
    "hypothesis": ("hypothesis", "en", "page"),
    "reference": ("reference", "reviewed"),
    "document": ("document", "doc"),
}
_FIELDS: Final = {name: field for field, names in _NAMES.items() for name in names}


@dataclass(frozen=True, slots=True)
class ShardRow:
    """One segment of a shard."""

    source: str
    hypothesis: str
    reference: str
    document: str = ""


def find_shards(folder: Path) -> tuple[Path, ...]:
    """List the shards of a folder in the order of their names. Raises InputError where there are none."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: give one that holds {', '.join(SUFFIXES)} files")
    shards = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)
    if not shards:
        raise InputError(f"{folder} has no {', '.join(SUFFIXES)} files in it")
    return tuple(shards)


def read_shard(path: Path) -> tuple[ShardRow, ...]:
    """Read all rows of a shard; raises InputError with the line that is wrong."""
    if path.suffix == ".parquet":
        return tuple(_parquet_rows(path))
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
    if path.suffix == ".jsonl":
        return tuple(_json_row(line, where) for where, line in lines)
    return tuple(_tsv_rows(lines))


def _tsv_rows(lines: Sequence[tuple[str, str]]) -> Iterator[ShardRow]:
    """Yield rows of three or four columns; a first row that names them sets their order."""
    head = [name.strip().lower() for name in lines[0][1].split("\t")] if lines else []
    if {"hypothesis", "reference"} <= {_FIELDS.get(name) for name in head}:
        for where, line in lines[1:]:
            fields = line.split("\t")
            if len(fields) != len(head):
                raise InputError(
                    f"{where}: {len(fields)} columns where the first row has {len(head)}"
                )
            yield _named_row(dict(zip(head, fields, strict=True)), where)
        return
    for where, line in lines:
        fields = line.split("\t")
        if not 3 <= len(fields) <= 4:
            raise InputError(
                f"{where}: {len(fields)} columns where source, hypothesis, reference and perhaps "
                "document are needed"
            )
        yield ShardRow(*fields)


def _json_row(line: str, where: str) -> ShardRow:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: no JSON") from error
    if not isinstance(told, dict):
        raise InputError(f"{where}: no object of source, hypothesis, reference, document")
    return _named_row(told, where)


def _named_row(told: Mapping[str, object], where: str) -> ShardRow:
    found = {
        field: next((told[name] for name in names if name in told), None)
        for field, names in _NAMES.items()
    }
    source, hypothesis, reference = (found[name] for name in ("source", "hypothesis", "reference"))
    if not isinstance(hypothesis, str) or not isinstance(reference, str):
        raise InputError(f"{where}: hypothesis and reference have to be texts")
    return ShardRow(_text(source), hypothesis, reference, _text(found["document"]))


def _text(value: object) -> str:
    """Take a number for its digits, and nothing for no text."""
    return "" if value is None else str(value)


def _parquet_rows(path: Path) -> Iterator[ShardRow]:
    try:
        parquet = import_module("pyarrow.parquet")  # an extra, 150 ms
    except ImportError as error:
        raise InputError(f"{path}: Parquet needs 'pip install reviewer[cluster]'") from error
    try:
        table = parquet.ParquetFile(path)
        wanted = [name for name in table.schema_arrow.names if name in _FIELDS]
        rows: Iterable[Mapping[str, object]] = table.read(columns=wanted).to_pylist()
    except (OSError, ValueError) as error:
        raise InputError(f"{path} is no Parquet file") from error
    for number, row in enumerate(rows, 1):
        yield _named_row(row, f"{path}, row {number}")
