"""`reviewer pair`: which page of one folder translates which page of another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.glossaries import read_or_shipped
from reviewer.cli.terminal import narrate, out
from reviewer.model.errors import InputError
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.ingest.pairing import Partners
    from reviewer.model.document import Page


@click.command()
@click.argument("zh_folder", type=click.Path(path_type=Path))
@click.argument("en_folder", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "tsv"]), default="text", show_default=True
)
@click.option(
    "--glossary",
    "glossary_path",
    type=click.Path(path_type=Path),
    help="CSV, JSON, XLSX or TBX; the shipped CNIPA glossary otherwise.",
)
def pair(zh_folder: Path, en_folder: Path, *, form: str, glossary_path: Path | None) -> None:
    """Find for each Chinese page in ZH_FOLDER its English page in EN_FOLDER.

    Pages are told by their figures, dates, names, terms and length. A page without a partner stays
    alone. The score is the probability that the two belong together.

    \b
    reviewer pair zh/ en/
    reviewer pair zh/ en/ --format tsv > pairs.tsv     zh_file<TAB>en_file<TAB>score
    """
    from reviewer.ingest.pairing import pair_pages  # 60 ms of the language rooms

    zh, en = _Folder(zh_folder, Side.ZH), _Folder(en_folder, Side.EN)
    partners = pair_pages(zh.pages(), en.pages(), read_or_shipped(glossary_path))
    for one in partners:
        names = zh.name(one.zh), en.name(one.en)
        out("\t".join((*names, f"{one.score:.3f}")) if form == "tsv" else _line(one, names))
    found = sum(one.zh is not None and one.en is not None for one in partners)
    narrate(f"{found:,} pairs; {len(partners) - found:,} pages have no partner.")


class _Folder:
    """The pages of a folder that can be read, in the order of their names."""

    def __init__(self, folder: Path, side: Side) -> None:
        if not folder.is_dir():
            raise InputError(f"{folder} is no folder: name the folder of the {side} pages")
        self._folder, self._side = folder, side
        self._files: list[Path] = []

    def pages(self) -> Iterator[Page]:
        """Read the pages one after the other; one that can't be read is told and passed over."""
        from reviewer.ingest.page import read_page  # 40 ms of lxml

        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                try:
                    page = read_page(path, self._side)
                except InputError as error:
                    narrate(f"passed over: {error}")
                    continue
                self._files.append(path.relative_to(self._folder))
                yield page

    def name(self, number: int | None) -> str:
        """Give a page's name within the folder; nothing for no page."""
        return "" if number is None else self._files[number].as_posix()


def _line(one: Partners, names: tuple[str, str]) -> str:
    zh, en = names
    return (
        f"{zh or '(none)':40} {en or '(none)':40} {one.score:.2f}"
        if zh and en
        else (f"{zh or '(none)':40} {en or '(none)'}")
    )
