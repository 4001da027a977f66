"""Reading texts that stand one segment a line, and holding them against each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final

from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_HASHED_AT_ONCE: Final = 1000


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


@dataclass(frozen=True, slots=True)
class Corpus:
    """The segments of a file, or of all files of a folder one after the other."""

    path: Path
    lines: tuple[str, ...]
    documents: tuple[str, ...] = ()
    """For a folder, the name of each segment's file, without its last suffix."""


def read_corpus(path: Path) -> Corpus:
    """Read a file, or a folder whose files are documents, in the order of their names.

    Raises InputError as `read_lines` does, and for a folder without files.
    """
    if not path.is_dir():
        return Corpus(path, read_lines(path))
    files = sorted(file for file in path.iterdir() if file.is_file() and file.name[0] != ".")
    if not files:
        raise InputError(f"{path} has no files in it")
    names = [file.stem for file in files]
    if len(set(names)) < len(names):
        raise InputError(f"{path} has two files of the same name but for their suffix")
    texts = [read_lines(file) for file in files]
    return Corpus(
        path,
        tuple(line for lines in texts for line in lines),
        tuple(name for name, lines in zip(names, texts, strict=True) for _ in lines),
    )


def require_same_documents(corpora: Sequence[Corpus]) -> None:
    """Raise InputError where corpora do not go line by line: documents of folders, numbers of lines."""
    first = corpora[0]
    for other in corpora[1:]:
        if bool(first.documents) != bool(other.documents):
            raise InputError(f"{first.path} and {other.path}: either all are folders, or none is")
        ours, theirs = Counter(first.documents), Counter(other.documents)
        for name in sorted(ours.keys() | theirs.keys()):
            if ours[name] != theirs[name]:
                raise InputError(
                    f"{name} has {ours[name]:,} lines in {first.path}, but {theirs[name]:,} in "
                    f"{other.path}: each document needs the same segments in all folders"
                )
    require_same_length((corpus.path, corpus.lines) for corpus in corpora)


def require_same_length(files: Iterable[tuple[Path, Sequence[str]]]) -> None:
    """Raise InputError where files that should go line by line differ in their number of lines."""
    (first, lines), *others = files
    for path, other in others:
        if len(other) != len(lines):
            raise InputError(
                f"{first} has {len(lines):,} lines, but {path} has {len(other):,}: "
                "all files need one line for each segment, in the same order"
            )


def corpus_hash(texts: Iterable[Iterable[str]]) -> str:
    """Identify texts by 12 hex digits of the SHA-256 of their lines."""
    digest = sha256()
    for lines in texts:
        left = iter(lines)
        while some := list(islice(left, _HASHED_AT_ONCE)):
            digest.update("\n".join([*some, ""]).encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()[:12]
