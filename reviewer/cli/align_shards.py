"""`reviewer align-shards`: a folder of very many documents to beads, shard by shard."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reviewer import __version__
from reviewer.cli.shard_work import (
    hash_of,
    make_folder,
    with_cluster,
    with_jobs,
    with_output,
    work_on,
)
from reviewer.cli.terminal import narrate, out, write_whole
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.glossary.concepts import Glossary
    from reviewer.score.shard_rows import ShardDocument

_FORM: Final = 1
"""Changes when results written before can no longer be taken."""
Sentences = tuple[tuple[str, ...], tuple[int, ...]]
"""Texts, and the paragraph of each."""


@dataclass(frozen=True, slots=True)
class AlignTask:
    """One shard to align."""

    path: Path
    glossary: str
    """Path of the glossary that helps; empty for the shipped one."""


@click.command("align-shards")
@click.argument("folder", metavar="SHARDS", type=click.Path(path_type=Path))
@with_output
@click.option("--glossary", type=click.Path(path_type=Path), help="Terms that help the alignment.")
@with_jobs
@with_cluster
def align_shards(
    folder: Path, *, output: Path, glossary: Path | None, jobs: int | None, cluster: str | None
) -> None:
    """Align the documents of a folder of shards: TSV of zh, en, document; JSONL; Parquet.

    `zh` and `en` are texts, a paragraph a line, or (JSONL, Parquet) lists of sentences. Each shard
    gives a JSONL of beads, which `score shards` takes: {document, source, hypothesis, zh, en,
    confidence}. Written whole or not at all; a run that was stopped goes on where it was. Prints
    how many beads there are.

    \b
    reviewer align-shards pages/ --output beads/
    reviewer score shards beads/ --output checked/ --metric none --check
    """
    from reviewer.score.shard_rows import find_shards

    paths = find_shards(folder)
    make_folder(output)
    ground = f"{_FORM}|{__version__}|{hash_of(glossary)}|".encode()
    digests = {path.resolve(): sha256(ground + path.read_bytes()).hexdigest() for path in paths}
    terms = str(glossary.resolve()) if glossary else ""
    left = [
        AlignTask(path, terms)
        for path, digest in digests.items()
        if not _is_done(output, path, digest)
    ]
    if left and not cluster:
        from reviewer.align.lexicon import shared_lexicon  # 100 ms of numpy

        # Once, before there are several processes to do it.
        shared_lexicon(narrate)
    for task, text in work_on(align_shard, left, len(paths), jobs, cluster):
        write_whole(_result(output, task.path), text)
        write_whole(_mark(output, task.path), digests[task.path])
    beads = sum(_count(_result(output, path)) for path in digests)
    narrate(f"{output}: the beads of each shard")
    out(f"{beads:,} beads of {len(paths):,} shards")


def _result(output: Path, shard: Path) -> Path:
    return output / f"{shard.name}.jsonl"


def _mark(output: Path, shard: Path) -> Path:
    """Name the file that tells of what a result was made."""
    return output / f"{shard.name}.digest"


def _is_done(output: Path, shard: Path, digest: str) -> bool:
    mark = _mark(output, shard)
    is_made_of_it = mark.is_file() and mark.read_text(encoding="utf-8") == digest
    return is_made_of_it and _result(output, shard).is_file()


def _count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def align_shard(task: AlignTask) -> str:
    """Align all documents of one shard; runs in a worker process."""
    from reviewer.score.shard_rows import read_documents

    glossary = _glossary(task.glossary)
    lines = (
        json.dumps(bead, ensure_ascii=False)
        for document in read_documents(task.path)
        for bead in _beads(document, glossary)
    )
    return "".join(f"{line}\n" for line in lines)


@cache
def _glossary(path: str) -> Glossary:
    from reviewer.cli.glossaries import read_or_shipped

    return read_or_shipped(Path(path) if path else None)


def _beads(document: ShardDocument, glossary: Glossary) -> Iterator[dict[str, object]]:
    from reviewer.align import align

    zh, zh_paragraphs = _sentences(document.zh, Side.ZH)
    en, en_paragraphs = _sentences(document.en, Side.EN)
    has_paragraphs = isinstance(document.zh, str) and isinstance(document.en, str)
    paragraphs = (zh_paragraphs, en_paragraphs) if has_paragraphs else None
    for bead in align(zh, en, paragraphs=paragraphs, glossary=glossary).beads:
        yield {
            "document": document.document,
            "source": "".join(zh[number] for number in bead.zh),
            "hypothesis": " ".join(en[number] for number in bead.en),
            "zh": list(bead.zh),
            "en": list(bead.en),
            "confidence": round(bead.confidence, 6),
        }


def _sentences(side: str | tuple[str, ...], language: Side) -> Sentences:
    """Split a text by its lines and their sentences; a list of sentences stays as it is."""
    from reviewer.text.sentences import split_sentences

    if not isinstance(side, str):
        return side, tuple(range(len(side)))
    found = [
        (sentence, paragraph)
        for paragraph, line in enumerate(side.splitlines())
        for sentence in split_sentences(line, language)
    ]
    return tuple(text for text, _ in found), tuple(paragraph for _, paragraph in found)
