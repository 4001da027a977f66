"""`reviewer align`: two pages to beads, on stdout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.glossaries import read_or_shipped
from reviewer.cli.terminal import narrate, out

if TYPE_CHECKING:
    from reviewer.align.embed import Encoder
    from reviewer.model.bead import Alignment
    from reviewer.model.document import Page

_STRANGERS = 0.5
"""Below this probability two pages are said not to belong together."""


@click.command()
@click.argument("zh", type=click.Path(path_type=Path))
@click.argument("en", type=click.Path(path_type=Path))
@click.option("--lines", is_flag=True, help="Each line is one sentence; nothing is segmented.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "tsv", "jsonl", "tmx"]),
    default="text",
    show_default=True,
)
@click.option(
    "--glossary",
    "glossary_path",
    type=click.Path(path_type=Path),
    help="Terms that help the alignment (CSV, JSON, XLSX, TBX); the shipped CNIPA glossary otherwise.",
)
@click.option(
    "--embed",
    "model",
    metavar="MODEL",
    help="A model of sentence-transformers (LaBSE, or its folder) that helps; needs reviewer[embed].",
)
@click.option(
    "--explain", is_flag=True, help="Say what ties each bead: words, terms, figures, names."
)
def align(
    zh: Path,
    en: Path,
    *,
    lines: bool,
    form: str,
    glossary_path: Path | None,
    model: str | None,
    explain: bool,
) -> None:
    """Align the sentences of a Chinese page ZH with those of an English page EN.

    Pages are HTML or text. Prints each bead with its confidence, the probability that it is right.

    \b
    reviewer align zh.html en.html
    reviewer align --explain zh.html en.html             and what ties each bead
    reviewer align --lines --format tsv zh.txt en.txt    0-based: zh,zh<TAB>en,en<TAB>confidence
    """
    from reviewer.align import align as align_sentences  # 100 ms of numpy
    from reviewer.align.lexicon import shared_lexicon  # with it

    zh_page, en_page = _pages(zh, en, lines=lines)
    encoder = _encoder(model) if model else None
    shared_lexicon(narrate)
    alignment = align_sentences(
        zh_page.texts,
        en_page.texts,
        paragraphs=None if lines else (zh_page.paragraphs, en_page.paragraphs),
        glossary=read_or_shipped(glossary_path),
        encoder=encoder,
    )
    if alignment.belongs < _STRANGERS:
        narrate("These pages do not belong together: hardly anything in one answers the other.")
    if form == "tsv":
        _write_tsv(alignment)
    elif form == "jsonl":
        _write_jsonl(alignment, zh_page, en_page)
    elif form == "tmx":
        _write_tmx(alignment, zh_page, en_page)
    else:
        _write_text(alignment, zh_page, en_page, explain=explain)


def _pages(zh: Path, en: Path, *, lines: bool) -> tuple[Page, Page]:
    from reviewer.ingest.page import read_lines, read_page  # 40 ms of lxml
    from reviewer.model.span import Side  # with it

    read = read_lines if lines else read_page
    return read(zh, Side.ZH), read(en, Side.EN)


def _encoder(model: str) -> Encoder:
    from reviewer.align.embed import SentenceTransformersEncoder  # seconds of torch

    return SentenceTransformersEncoder(model, narrate)


def _write_tsv(alignment: Alignment) -> None:
    for bead in alignment.beads:
        zh, en = (",".join(map(str, numbers)) for numbers in (bead.zh, bead.en))
        out(f"{zh}\t{en}\t{bead.confidence:.4f}")


def _write_jsonl(alignment: Alignment, zh: Page, en: Page) -> None:
    moved = alignment.partners_of_moved
    for number, bead in enumerate(alignment.beads):
        row = {
            "bead": number,
            "zh": bead.zh,
            "en": bead.en,
            "confidence": round(bead.confidence, 4),
            "zh_text": [zh.texts[i] for i in bead.zh],
            "en_text": [en.texts[j] for j in bead.en],
            "ties": [{"kind": tie.kind, "zh": tie.zh, "en": tie.en} for tie in bead.ties],
            "moved": moved.get(number),
        }
        out(json.dumps(row, ensure_ascii=False))


def _write_tmx(alignment: Alignment, zh: Page, en: Page) -> None:
    from reviewer.ingest.formats import aligned_units, write_tmx  # 40 ms of lxml

    click.echo(write_tmx(aligned_units(alignment, zh, en)), nl=False)


def _write_text(alignment: Alignment, zh: Page, en: Page, *, explain: bool) -> None:
    from reviewer.cli.side_by_side import show_beads  # 70 ms of rich

    show_beads(alignment, zh, en, explain=explain)
