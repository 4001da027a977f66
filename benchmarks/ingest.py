"""How well paragraphs are split into sentences and pages into paragraphs, and how fast files are read.

    python benchmarks/ingest.py [DATA]

Sentences: gold lines of DATA/align/* and DATA/cnipa/* are joined to paragraphs of six, which are split
again. Pages: those of tests/ingest/pages, and the shapes of tests/ingest/test_page_shapes.py. DATA is ../shared/data beside the checkout by default.
"""

import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reviewer.ingest.formats import Unit, read_units, write_units
from reviewer.ingest.page import read_page
from reviewer.ingest.pairing import pair_pages
from reviewer.ingest.pairs import read_pairs
from reviewer.model.document import SentenceKind
from reviewer.model.span import Side
from reviewer.text.sentences import split_sentences
from reviewer.text.shipped import shipped_folder

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data"
CORPORA = shipped_folder("corpora")
STOPPED = {Side.ZH: "。！？!?…”』」", Side.EN: '.!?”"…'}


def paragraphs(lines: list[str], side: Side) -> Iterator[list[str]]:
    """Join lines to paragraphs: a line without a stop, such as a heading, ends one."""
    paragraph: list[str] = []
    for line in lines:
        paragraph.append(line)
        if line[-1] not in STOPPED[side] or len(paragraph) == 6:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def ends(sentences: list[str]) -> set[int]:
    """Return where sentences end within a paragraph, in characters without spaces."""
    places, place = set(), 0
    for sentence in sentences[:-1]:
        place += len(sentence.replace(" ", ""))
        places.add(place)
    return places


def sentence_row(name: str, files: list[Path], side: Side) -> str:
    """Measure one set of files."""
    found = wrong = missed = exact = count = 0
    for file in files:
        lines = [
            line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        count += len(lines)
        for gold in paragraphs(lines, side):
            split = list(split_sentences(("" if side is Side.ZH else " ").join(gold), side))
            found += len(ends(gold) & ends(split))
            wrong += len(ends(split) - ends(gold))
            missed += len(ends(gold) - ends(split))
            exact += len(set(gold) & set(split))
    f1 = 2 * found / max(1, 2 * found + wrong + missed)
    return f"{name:12} {side}  boundary F1 {f1:.4f} (wrong {wrong}, missed {missed})  lines exact {exact}/{count}"


def page_row() -> str:
    """Measure paragraphs of the gold pages, tables left out."""
    right = gold_count = count = 0
    for path in sorted((ROOT / "tests" / "ingest" / "pages").glob("*.html")):
        page = read_page(path)
        texts: dict[int, list[str]] = {}
        for sentence in page.sentences:
            if sentence.kind not in {SentenceKind.TITLE, SentenceKind.TABLE}:
                texts.setdefault(sentence.paragraph, []).append(sentence.text)
        separator = "" if page.side is Side.ZH else " "
        found = Counter(separator.join(sentences) for sentences in texts.values())
        gold = Counter(
            json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["paragraphs"]
        )
        right += (gold & found).total()
        gold_count += gold.total()
        count += found.total()
    return f"paragraphs of 6 pages: recall {right / gold_count:.3f}, precision {right / count:.3f}"


def shape_row() -> str:
    """Measure paragraphs of the shapes that tests/ingest/test_page_shapes.py writes down."""
    sys.path.insert(0, str(ROOT))
    from tests.ingest.test_page_shapes import (  # noqa: PLC0415 — after the path is set
        SHAPES,
        paragraphs,
        read_shape,
    )

    right = gold_count = count = 0
    for shape in SHAPES.values():
        gold, found = Counter(shape.paragraphs), Counter(paragraphs(read_shape(shape)))
        right += (gold & found).total()
        gold_count += gold.total()
        count += found.total()
    figures = f"recall {right / gold_count:.3f}, precision {right / count:.3f}"
    return f"paragraphs of {len(SHAPES)} shapes: {figures}"


def timed(name: str, count: int, start: float) -> None:
    """Print how long something took."""
    seconds = time.perf_counter() - start
    print(f"{name:40} {seconds:6.2f} s  {count / seconds:12,.0f} a second")


def speed() -> None:
    """Read pages, pairs and bitext."""
    pages = sorted(CORPORA.glob("*.html"))
    read_page(pages[0])
    start = time.perf_counter()
    for _ in range(20):
        for path in pages:
            read_page(path)
    timed("site pages read", 20 * len(pages), start)
    start = time.perf_counter()
    zh, en = (tuple(map(read_page, sorted(CORPORA.glob(f"*.{side}.html")))) for side in Side)
    pair_pages(zh, en)
    timed("8 by 8 pages paired, lexicon and all", 8, start)
    units = (
        Unit(
            str(number),
            f"第{number}次发布2021年数据，同比增长8.2%。",
            f"Data no. {number} of 2021, up 8.2%.",
        )
        for number in range(100_000)
    )
    with tempfile.TemporaryDirectory() as folder:
        for name in ("big.tmx", "big.xlf", "big.po", "big.tsv"):
            path = Path(folder, name)
            start = time.perf_counter()
            write_units(path, units if name == "big.tmx" else read_all(Path(folder, "big.tmx")))
            timed(f"{name}: units written", 100_000, start)
            start = time.perf_counter()
            count = sum(1 for _ in (read_pairs(path) if name == "big.tsv" else read_units(path)))
            timed(f"{name}: units read", count, start)


def read_all(path: Path) -> Iterator[Unit]:
    """Yield the units of a file, without what it passes over."""
    return (one for one in read_units(path) if isinstance(one, Unit))


def main() -> None:
    """Print the tables."""
    if DATA.is_dir():
        for side in Side:
            seed = DATA / "cnipa" / "seed" / ("seed.recon.zh" if side is Side.ZH else "seed.en")
            print(sentence_row("seed", [seed], side))
            for name in ("hkma-dev", "pol-dev", "news21", "mac-dev"):
                print(sentence_row(name, sorted((DATA / "align" / name).glob(f"*.{side}")), side))
    print(page_row())
    print(shape_row())
    speed()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
