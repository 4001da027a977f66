"""The journey on the sample pages: injected errors found, alarms on the clean English, seconds.

    python benchmarks/journey.py [--verbose]

An error counts as found where a finding on the segment that holds it points at the wrong words, at
the Chinese that they should answer, or at nothing in the English because words are missing there.
"""

import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from reviewer.align import align
from reviewer.check.runner import Checker
from reviewer.glossary.files import shipped_glossary
from reviewer.glossary.matching import Matcher
from reviewer.ingest.page import read_page
from reviewer.model.document import Page, joined
from reviewer.model.finding import Finding
from reviewer.model.segment import Segment
from reviewer.model.span import Side
from reviewer.text.shipped import shipped_folder


@dataclass(frozen=True, slots=True)
class Error:
    """An error that was put into a page."""

    sentence: int
    """Number of its sentence on the page, from 0; the title is 0."""
    kind: str
    right: str
    wrong: str


def main() -> None:
    """Print the table."""
    corpora = shipped_folder("corpora")
    checker = Checker(Matcher(shipped_glossary()))
    found = errors = alarms = stray = 0
    print(
        f"{'page':6} {'segments':>8} {'errors':>7} {'found':>6} {'other':>6} {'clean: findings':>16}"
    )
    for zh in sorted(corpora.glob("s*.zh.html")):
        name = zh.name.split(".")[0]
        segments, beads = segments_of(zh, corpora / f"{name}.en.html")
        findings = checker.check_document(segments)
        injected = read_errors(corpora / f"gold/{name}.errors.tsv")
        told = [tell(error, segments, beads, findings) for error in injected]
        right = {id(finding) for one in told for finding in one}
        other = sum(id(finding) not in right for found_here in findings for finding in found_here)
        clean, _ = segments_of(zh, corpora / f"clean/{name}.en.html")
        on_clean = [
            (segment, finding)
            for segment, found_here in zip(clean, checker.check_document(clean), strict=True)
            for finding in found_here
        ]
        hits = sum(bool(one) for one in told)
        found, errors = found + hits, errors + len(injected)
        alarms, stray = alarms + len(on_clean), stray + other
        print(f"{name:6} {len(segments):8} {len(injected):7} {hits:6} {other:6} {len(on_clean):16}")
        if "--verbose" in sys.argv:
            show_missed(injected, told)
            for segment, finding in on_clean:
                print(f"       alarm: {finding.message} | {segment.zh} | {segment.en}")
    print(f"{'all':6} {'':8} {errors:7} {found:6} {stray:6} {alarms:16}")
    print(
        f"fresh to summary: {demo_seconds():.2f} s with warm caches, {demo_seconds(cold=True):.2f} s with none"
    )
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")


def segments_of(zh: Path, en: Path) -> tuple[tuple[Segment, ...], tuple[tuple[int, ...], ...]]:
    """Give the segments of two pages, and the numbers of the English sentences of each."""
    pages = read_page(zh, Side.ZH), read_page(en, Side.EN)
    alignment = align(
        pages[0].texts,
        pages[1].texts,
        paragraphs=(pages[0].paragraphs, pages[1].paragraphs),
        glossary=shipped_glossary(),
    )
    date = pages[1].facts.date or pages[0].facts.date
    return (
        tuple(
            Segment(
                zh=_text(pages[0], bead.zh),
                en=_text(pages[1], bead.en),
                id=str(number),
                document=zh.name,
                date=date,
                is_title=number == 0,
            )
            for number, bead in enumerate(alignment.beads)
        ),
        tuple(bead.en for bead in alignment.beads),
    )


def _text(page: Page, numbers: tuple[int, ...]) -> str:
    return joined(page.side, tuple(page.texts[number] for number in numbers))


def read_errors(path: Path) -> tuple[Error, ...]:
    """Read the errors that were put into a page; a sentence's number is one more with the title."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return tuple(
        Error(int(row[0]) + 1, row[1], row[2], row[3] if len(row) > 3 else "") for row in rows
    )


def tell(
    error: Error,
    segments: tuple[Segment, ...],
    beads: tuple[tuple[int, ...], ...],
    findings: tuple[tuple[Finding, ...], ...],
) -> list[Finding]:
    """Give the findings that tell an error."""
    here = next(n for n, sentences in enumerate(beads) if error.sentence in sentences)
    return [finding for finding in findings[here] if _tells(finding, error, segments[here].en)]


def _tells(finding: Finding, error: Error, en: str) -> bool:
    if finding.en is None:
        return True
    start = en.find(error.wrong) if error.wrong else -1
    if start < 0:
        return finding.check == "omission"
    return finding.en.start < start + len(error.wrong) and start < finding.en.end


def show_missed(injected: tuple[Error, ...], told: list[list[Finding]]) -> None:
    """Print the errors that nothing told."""
    for error, one in zip(injected, told, strict=True):
        if not one:
            print(f"       missed: {error.kind}: {error.right} -> {error.wrong or '(left out)'}")


def demo_seconds(*, cold: bool = False) -> float:
    """Time `reviewer demo --no-tui` from start to end; `cold` with empty cache folders."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "reviewer", "demo", "--no-tui", "--dir", f"{folder}/demo"]
        environment = {"PATH": "/usr/bin:/bin", "HOME": folder if cold else str(Path.home())}
        started = time.perf_counter()
        subprocess.run(command, env=environment, check=True, capture_output=True)
        return time.perf_counter() - started


if __name__ == "__main__":
    main()
