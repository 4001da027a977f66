"""Glossary figures: 100,000 terms in and out of every form; what term mining brings back.

python benchmarks/glossary.py files        seconds and megabytes, one form a line
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.forms import Form, read_any, write_any
from reviewer.model.term import CaseRule, Concept, Term, TermStatus

_TERMS = 100_000
_NAMES = {
    Form.CSV: "g.csv",
    Form.TSV: "g.tsv",
    Form.JSON: "g.json",
    Form.XLSX: "g.xlsx",
    Form.OMEGAT: "g.txt",
    Form.WEBLATE: "weblate.csv",
    Form.MEMOQ: "memoq.xlsx",
    Form.PHRASE: "phrase.xlsx",
    Form.MULTITERM: "multiterm.xlsx",
    Form.TBX: "g.tbx",
    Form.TBX2: "g.martif",
}


def large_glossary(terms: int = _TERMS) -> Glossary:
    """Make a glossary of so many English terms, four to a concept, as varied as a real one."""
    return Glossary(tuple(_concept(number) for number in range(terms // 4)), "large", 1)


def _concept(number: int) -> Concept:
    zh = "".join(chr(0x4E00 + number * step % 20_000) for step in (7, 31, 101, 409))
    return Concept(
        id=f"{zh}{number}",
        zh=(zh, f"{zh}局"),
        en=(
            Term(f"patent right number {number}", part_of_speech="noun"),
            Term(f"right {number} to a patent", TermStatus.ADMITTED),
            Term(f"PR{number}", TermStatus.ADMITTED, CaseRule.EXACT, is_abbreviation=True),
            Term(f"patent power {number}", TermStatus.FORBIDDEN, note="a note of some length"),
        ),
        subject="patent",
        source=f"https://english.cnipa.gov.cn/art/2020/8/14/art_{number}.html",
    )


def files() -> None:
    """Print for each form how long 100,000 terms take to write and to read."""
    glossary = large_glossary()
    print(f"{_TERMS:,} English terms, {len(glossary):,} concepts")
    print(f"{'form':<12}{'write s':>10}{'read s':>10}{'MB':>8}{'kept':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for form, name in _NAMES.items():
            path = Path(folder) / name
            started = time.perf_counter()
            write_any(glossary, path, form)
            written = time.perf_counter()
            read, _ = read_any(path)
            done = time.perf_counter()
            terms = sum(len(concept.en) for concept in read.concepts)
            print(
                f"{form.value:<12}{written - started:>10.2f}{done - written:>10.2f}"
                f"{path.stat().st_size / 1e6:>8.1f}{terms:>10,}"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory {peak:,} MB")


if __name__ == "__main__":
    {"files": files}[sys.argv[1] if len(sys.argv) > 1 else "files"]()
