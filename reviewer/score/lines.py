"""Reading texts that stand one segment a line, and holding them against each other."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def read_lines(path: Path) -> tuple[str, ...]:
    """Read a UTF-8 file, one segment a line; only line feeds part lines, as sacrebleu has it.

    Raises InputError for a file that is missing, not UTF-8, binary, or without any text.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not UTF-8 (byte {error.start + 1}): save it as UTF-8, one segment a line"
        ) from error
    if "\0" in text:
        raise InputError(f"{path} holds zero bytes: it is no text file")
    if not text.strip():
        raise InputError(f"{path} has no text: it should hold one segment a line")
    return tuple(text.removesuffix("\n").replace("\r\n", "\n").removesuffix("\r").split("\n"))


def require_same_length(files: Iterable[tuple[Path, Sequence[str]]]) -> None:
    """Raise InputError where files that should go line by line differ in their number of lines."""
    (first, lines), *others = files
    for path, other in others:
        if len(other) != len(lines):
            raise InputError(
                f"{first} has {len(lines):,} lines, but {path} has {len(other):,}: "
                "all files need one line for each segment, in the same order"
            )


def corpus_hash(texts: Iterable[Sequence[str]]) -> str:
    """Identify texts by 12 hex digits of the SHA-256 of their lines."""
    digest = sha256()
    for lines in texts:
        for line in lines:
            digest.update(line.encode("utf-8", "surrogatepass"))
            digest.update(b"\n")
        digest.update(b"\0")
    return digest.hexdigest()[:12]
