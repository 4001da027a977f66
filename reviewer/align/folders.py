"""Folders of gold alignments: read, cut into stretches, and abridged as English pages often are.

A folder holds for each document NAME.zh and NAME.en (one sentence a line) and NAME.gold (`zh,zh<TAB>en,en`
a bead, numbers from 0, a side may be empty); NAME.par, if there, the sentences of each paragraph.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from pathlib import Path

from reviewer.align.gold import GoldBead, Ids
from reviewer.model.errors import InputError

LONGEST_RUN = 4
"""Beads that may lose their English in one go."""
BREAK_BOTH, BREAK_ONE = 0.3, 0.04
"""How often a made-up paragraph begins between two beads: on both sides, on one side only."""
NO_NAME = re.compile(r"[^\w-]+")
"""What does not go into the name of a file."""
LONGEST_NAME = 60
Paragraphs = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """Two pages with their gold beads, those of one side too."""

    name: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    beads: tuple[GoldBead, ...]
    paragraphs: Paragraphs | None = None


def read_folder(folder: Path) -> tuple[GoldDocument, ...]:
    """Read all documents of a gold folder, by name; InputError where there is none."""
    documents = tuple(_read(path) for path in sorted(folder.glob("*.gold")))
    if not documents:
        raise InputError(
            f"{folder}: no gold alignments: it should hold NAME.zh, NAME.en and NAME.gold"
        )
    return documents


def _read(path: Path) -> GoldDocument:
    try:
        zh = tuple(path.with_suffix(".zh").read_text(encoding="utf-8").splitlines())
        en = tuple(path.with_suffix(".en").read_text(encoding="utf-8").splitlines())
        beads = tuple(_bead(line) for line in path.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not a gold alignment: {error}") from None
    beads = tuple(bead for bead in beads if bead[0] or bead[1])
    if any(i >= len(zh) for a, _ in beads for i in a) or any(
        j >= len(en) for _, b in beads for j in b
    ):
        raise InputError(f"{path}: a bead names a sentence that is not there")
    par = path.with_suffix(".par")
    paragraphs = _paragraphs(par, len(zh), len(en)) if par.exists() else None
    return GoldDocument(path.stem, zh, en, beads, paragraphs)


def _bead(line: str) -> GoldBead:
    zh, _, rest = line.partition("\t")
    en = rest.split("\t")[0]
    return _ids(zh), _ids(en)


def _ids(field: str) -> Ids:
    return tuple(int(number) for number in field.split(",") if number.strip())


def _paragraphs(path: Path, zh: int, en: int) -> Paragraphs:
    """Give paragraphs numbers; sentences after the last counted one are a paragraph each."""
    counts = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
    sides = []
    for column, size in ((0, zh), (1, en)):
        numbers = [n for n, row in enumerate(counts) for _ in range(int(row[column]))]
        numbers += range(len(counts), len(counts) + size)
        sides.append(tuple(numbers[:size]))
    return sides[0], sides[1]


def write_folder(folder: Path, documents: Iterable[GoldDocument]) -> None:
    """Write documents as a gold folder, under names that any file system takes.

    Raises InputError where it can't be written, and where there is gold already: what was written of an
    earlier state of a project would be learned beside what holds now.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.glob("*.gold")):
            raise InputError(f"{folder} holds gold alignments already: name a new folder")
        for document in documents:
            path = folder / NO_NAME.sub("_", document.name)[-LONGEST_NAME:]
            files = {
                ".zh": _lines(document.zh),
                ".en": _lines(document.en),
                ".gold": "".join(f"{_field(zh)}\t{_field(en)}\n" for zh, en in document.beads),
            }
            if document.paragraphs:
                files[".par"] = _counts(document.paragraphs)
            for suffix, text in files.items():
                path.with_suffix(suffix).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{folder} can't be written: {error.strerror}") from None


def _lines(sentences: Sequence[str]) -> str:
    return "".join(" ".join(sentence.splitlines()) + "\n" for sentence in sentences)


def _field(ids: Ids) -> str:
    return ",".join(map(str, ids))


def _counts(paragraphs: Paragraphs) -> str:
    """Count the sentences of each paragraph, a line each; the side with fewer has 0 in the end."""
    counted = [[sum(1 for _ in same) for _, same in groupby(side)] for side in paragraphs]
    return "".join(f"{zh}\t{en}\n" for zh, en in zip_longest(*counted, fillvalue=0))


def stretches(document: GoldDocument, beads: int) -> Iterator[GoldDocument]:
    """Cut a document into stretches of a number of beads, each a page of its own."""
    for start in range(0, len(document.beads), beads):
        part = document.beads[start : start + beads]
        yield _rebuild(f"{document.name}:{start}", document, part, [True] * len(part))


def abridged(document: GoldDocument, share: float, seed: int) -> GoldDocument:
    """Leave out the English of about a `share` of the beads, one to four at a time."""
    chance = random.Random(seed)  # noqa: S311 — made-up pages, not secrets
    keeps = []
    run = 0
    for _ in document.beads:
        if not run and chance.random() < share / ((1 + LONGEST_RUN) / 2):
            run = chance.randint(1, LONGEST_RUN)
        keeps.append(run == 0)
        run = max(0, run - 1)
    return _rebuild(f"{document.name}:{share:.0%}", document, document.beads, keeps)


def turned(document: GoldDocument) -> GoldDocument:
    """Exchange the sides, so that what is left out of the English can be left out of the Chinese; without paragraphs."""
    beads = tuple((en, zh) for zh, en in document.beads)
    return GoldDocument(document.name, document.en, document.zh, beads)


def _rebuild(
    name: str, document: GoldDocument, beads: Sequence[GoldBead], keeps: Sequence[bool]
) -> GoldDocument:
    """Make a page of some beads, with the English of those that keep it."""
    zh: list[str] = []
    en: list[str] = []
    rebuilt: list[GoldBead] = []
    for (zh_ids, en_ids), keep in zip(beads, keeps, strict=True):
        theirs = en_ids if keep else ()
        if not zh_ids and not theirs:
            continue
        rebuilt.append(
            (
                tuple(range(len(zh), len(zh) + len(zh_ids))),
                tuple(range(len(en), len(en) + len(theirs))),
            )
        )
        zh += [document.zh[i] for i in zh_ids]
        en += [document.en[j] for j in theirs]
    return GoldDocument(name, tuple(zh), tuple(en), tuple(rebuilt))


def with_paragraphs(document: GoldDocument, seed: int) -> GoldDocument:
    """Make up paragraphs that mostly, but not always, begin together on both sides."""
    chance = random.Random(seed)  # noqa: S311 — made-up pages, not secrets
    zh: list[int] = []
    en: list[int] = []
    here_zh = here_en = 0
    for zh_ids, en_ids in document.beads:
        both = chance.random() < BREAK_BOTH
        here_zh += both or chance.random() < BREAK_ONE
        here_en += both or chance.random() < BREAK_ONE
        zh += [here_zh] * len(zh_ids)
        en += [here_en] * len(en_ids)
    return GoldDocument(
        document.name, document.zh, document.en, document.beads, (tuple(zh), tuple(en))
    )
