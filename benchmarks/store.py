"""Print how fast a project of a million segments answers: `python benchmarks/store.py [SEGMENTS] [FILE]`.

The project is made once at FILE (a temporary file otherwise) through the same code that imports pages,
with made-up texts of the length of real ones: 35 Chinese and 220 English characters a segment.
"""

import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reviewer.model.bead import Alignment, Bead
from reviewer.model.decision import Status
from reviewer.model.document import Document, Page, PageFacts, Sentence
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Side, Span
from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.session.views import Filter
from reviewer.store import documents, placing
from reviewer.store.checked import checked
from reviewer.store.database import Database
from reviewer.store.keys import segment_keys
from reviewer.store.placing import Planned

A_PAGE = 40
CHANCE = random.Random(7)  # noqa: S311 — the same texts in every run
COMMON = [chr(0x4E00 + n * 7 % 2500) for n in range(600)]
WEIGHTS = [1 / (n + 3) for n in range(600)]
TERMS = ["专利", "商标", "地理标志", "知识产权", "国家知识产权局"]
WORDS = ["patent", "trademark", "the", "of", "examination", "office", "applications", "in"]
WORDS += [
    f"{a}{b}" for a in ("inter", "pro", "con", "re") for b in ("tection", "vision", "ference")
]
CHECKS = ["terminology.missing", "number.mismatch", "name.mismatch", "omission"]


def main() -> None:
    """Make the project where it is not there, then measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp()) / "review.db"
    if not path.exists():
        began = time.perf_counter()
        make(path, count)
        seconds = time.perf_counter() - began
        print(f"made {count:,} segments in {seconds:,.0f} s ({count / seconds:,.0f} a second)")
    print(f"{path}: {path.stat().st_size / 1e6:,.0f} MB")
    measure(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB")


def make(path: Path, count: int) -> None:
    """Write so many segments, pages of forty, a few hundred pages a transaction."""
    database = Database.create(path)
    pages = count // A_PAGE
    for start in range(0, pages, 250):
        with database.writing():
            for number in range(start, min(start + 250, pages)):
                add_page(database, f"art_{number:06}")
        database.settle()
    database.close()


def add_page(database: Database, name: str) -> None:
    """Write one page."""
    pairs = [(chinese(), english()) for _ in range(A_PAGE)]
    beads = tuple(Bead((n,), (n,), CHANCE.random() ** 0.1) for n in range(A_PAGE))
    document = Document(
        name,
        Page(Side.ZH, tuple(Sentence(zh) for zh, _ in pairs), PageFacts(title=pairs[0][0])),
        Page(Side.EN, tuple(Sentence(en) for _, en in pairs), PageFacts(date="2024-01-01")),
    )
    document_id = documents.keep(database, document, Alignment(beads))
    keys = segment_keys(name, pairs)
    placing.put_in_place(
        database,
        document_id,
        [
            Planned(
                key=key,
                zh=zh,
                en=en,
                zh_sentences=bead.zh,
                en_sentences=bead.en,
                confidence=bead.confidence,
                is_confirmed=False,
                is_title=False,
                hits=(),
                checked=checked(list(findings()), zh, en),
            )
            for key, (zh, en), bead in zip(keys, pairs, beads, strict=True)
        ],
    )


def chinese() -> str:
    """Make a sentence of about 35 characters."""
    characters = CHANCE.choices(COMMON, WEIGHTS, k=33)
    if CHANCE.random() < 0.6:
        at = CHANCE.randrange(30)
        characters[at : at + 2] = CHANCE.choice(TERMS)
    return "".join(characters) + "。"


def english() -> str:
    """Make a sentence of about 220 characters."""
    return " ".join(CHANCE.choices(WORDS, k=29)).capitalize() + f" {CHANCE.randrange(10**6)}."


def findings() -> Iterator[Finding]:
    """Make findings for a segment in five."""
    if CHANCE.random() < 0.2:
        check = CHANCE.choice(CHECKS)
        yield Finding(check, "rule", Severity.MAJOR, "look here", zh=Span(0, 2), en=Span(0, 6))


def measure(path: Path) -> None:
    """Print the table."""
    began = time.perf_counter()
    project = Project.open(path)
    author = f"bench {time.time_ns()}"
    review = Review.open(project, author=author)
    first = review.rows(0, 40)
    print(f"{'open project, first 40 rows':44} {(time.perf_counter() - began) * 1000:9.2f} ms")
    total = review.size()
    ids = [review.id_at(CHANCE.randrange(total)) for _ in range(200)]
    spot = iter(ids * 50)
    rows: list[tuple[str, Callable[[], object]]] = [
        ("page of 40, anywhere", lambda: review.rows(CHANCE.randrange(total), 40)),
        ("one segment with everything", lambda: review.segment(next(spot))),
        ("counts", review.counts),
        ("next open", lambda: review.next_open(next(spot))),
        ("previous open", lambda: review.previous_open(next(spot))),
        ("next flagged (few)", lambda: review.next_flagged(next(spot))),
        ("row of a segment", lambda: review.index_of(next(spot))),
        ("go to number", lambda: review.go_to(CHANCE.randrange(total))),
        ("find 地理标志 from here", lambda: review.find("地理标志", next(spot))),
        ("find what is nowhere", lambda: review.find("龘靐", next(spot))),
        ("concordance 专", lambda: review.concordance("专")),
        ("concordance 专利", lambda: review.concordance("专利")),
        ("concordance 国家知识产权局", lambda: review.concordance("国家知识产权局")),
        ("concordance 龘 (nowhere)", lambda: review.concordance("龘")),
        ("concordance trademark office", lambda: review.concordance("trademark office")),
        ("concordance 123456 (rare)", lambda: review.concordance("123456")),
        ("matches (translation memory)", lambda: review.matches(next(spot))),
        ("accept", lambda: review.accept(next(spot))),
        ("flag with a note", lambda: review.flag(next(spot), "look")),
        ("edit (without checks)", lambda: review.edit(next(spot), english())),
        ("undo", review.undo),
        ("documents", project.documents),
    ]
    for name, act in rows:
        report(name, act, 5 if name == "documents" else 200)
    one = Review.open(project, "art_000123", author=author)
    report("page of 40 of a document", lambda: one.rows(0, 40), 200)
    report("next open of a document", lambda: one.next_open(first[0].id), 200)
    for chosen in (
        Filter(status=Status.OPEN),
        Filter(status=Status.FLAGGED),
        Filter(check="number.mismatch"),
        Filter(status=Status.OPEN, check="omission"),
        Filter(author=author),
        Filter(max_confidence=0.5),
        Filter(text="地理标志"),
        Filter(text="123456"),
    ):
        report_filter(review, chosen)


def report(name: str, act: Callable[[], object], times: int) -> None:
    """Print median, 95th percentile and worst time of an act."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    p95 = taken[int(len(taken) * 0.95)]
    print(f"{name:44} {statistics.median(taken):9.2f} ms  p95 {p95:9.2f}  max {taken[-1]:9.2f}")


def report_filter(review: Review, chosen: Filter) -> None:
    """Print how long a filter takes to its first page, to its size, and to its last row."""
    began = time.perf_counter()
    review.set_filter(chosen)
    review.rows(0, 40)
    page = time.perf_counter()
    size = review.size()
    sized = time.perf_counter()
    review.rows(max(0, size - 40), 40)
    ended = time.perf_counter()
    times = " ".join(
        f"{(b - a) * 1000:9.2f}" for a, b in ((began, page), (page, sized), (sized, ended))
    )
    print(f"filter {chosen.label():37} {times} ms  to page, size, end  ({size:,} rows)")


if __name__ == "__main__":
    main()
