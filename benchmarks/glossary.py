"""Glossary figures: 100,000 terms in and out of every form; what term mining brings back.

python benchmarks/glossary.py files        seconds and megabytes, one form a line
"""

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from reviewer.glossary.candidates import mine_candidates
from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import shipped_glossary
from reviewer.glossary.forms import Form, read_any, write_any
from reviewer.model.term import CaseRule, Concept, Term, TermStatus
from reviewer.text.lemmas import english_words

_SHARED = Path(__file__).resolve().parents[2] / "shared/data"
_SPLITS = 6
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
    Form.MULTITERM_XML: "multiterm.xml",
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
    """Print for each form how many seconds of CPU 100,000 terms take to write and to read."""
    glossary = large_glossary()
    print(f"{_TERMS:,} English terms, {len(glossary):,} concepts")
    print(f"{'form':<12}{'write s':>10}{'read s':>10}{'MB':>8}{'kept':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for form, name in _NAMES.items():
            path = Path(folder) / name
            started = time.process_time()
            write_any(glossary, path, form)
            written = time.process_time()
            read, _ = read_any(path)
            done = time.process_time()
            terms = sum(len(concept.en) for concept in read.concepts)
            print(
                f"{form.value:<12}{written - started:>10.2f}{done - written:>10.2f}"
                f"{path.stat().st_size / 1e6:>8.1f}{terms:>10,}"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory {peak:,} MB")


def candidates() -> None:
    """Hide half of the shipped glossary, mine the rest of it from beads, count what comes back.

    Findable is a hidden Chinese term that stands in two places at least; its English is right where
    it is one of the concept's accepted terms, by lemmas.
    """
    glossary = shipped_glossary()
    sets = _pairs()
    print(f"{'beads':<22}{'findable':>9}{'back':>7}{'in 50':>7}{'English':>9}{'listed':>8}{'s':>6}")
    for name, pairs in sets.items():
        started = time.process_time()
        sums = [0] * 5
        for seed in range(_SPLITS):
            for place, count in enumerate(_one_split(glossary, pairs, seed)):
                sums[place] += count
        seconds = (time.process_time() - started) / _SPLITS
        findable, back, early, right, listed = (count / _SPLITS for count in sums)
        print(
            f"{name:<16}{len(pairs):>6}{findable:>9.1f}{back:>7.1f}{early:>7.1f}"
            f"{right:>9.1f}{listed:>8.0f}{seconds:>6.1f}"
        )


def _one_split(
    glossary: Glossary, pairs: list[tuple[str, str]], seed: int
) -> tuple[int, int, int, int, int]:
    ids = [concept.id for concept in glossary.concepts]
    random.Random(seed).shuffle(ids)  # noqa: S311 — a split, not a secret
    hidden = set(ids[::2])
    visible = glossary.with_concepts(one for one in glossary.concepts if one.id not in hidden)
    shown = {_bare(zh) for concept in visible.concepts for zh in concept.zh}
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for key in hidden:
        for zh in {_bare(zh) for zh in glossary.concept(key).zh} - shown:
            wanted.setdefault(zh, set()).update(_accepted(glossary.concept(key)))
    mined = mine_candidates(pairs, visible, most=200)
    findable = sum(sum(zh.count(term) for zh, _ in pairs) > 1 for term in wanted)
    back = [one for one in mined if one.zh in wanted]
    right = [one for one in back if _lemmas(one.en) in wanted[one.zh]]
    early = sum(one.zh in wanted for one in mined[:50])
    return findable, len(back), early, len(right), len(mined)


def _bare(zh: str) -> str:
    """Give a term without the marks around it, which no candidate has."""
    return zh.strip("“”《》")


def _accepted(concept: Concept) -> set[tuple[str, ...]]:
    terms = concept.with_status(TermStatus.PREFERRED, TermStatus.ADMITTED)
    return {_lemmas(term.text) for term in terms}


def _lemmas(text: str) -> tuple[str, ...]:
    return tuple(word.lemma for word in english_words(text))


def _pairs() -> dict[str, list[tuple[str, str]]]:
    """Read the beads that were aligned by hand: our articles, and with them two other kinds."""
    own = [
        pair for page in sorted(_SHARED.glob("cnipa/style_docs/*.gold")) for pair in _beads(page)
    ]
    cases = (json.loads(line) for line in (_SHARED / "check/cases.jsonl").open(encoding="utf-8"))
    clean = [(case["zh"], case["en"]) for case in cases if not case["expect"]]
    others = sorted([*_SHARED.glob("align/hkma-dev/*.gold"), *_SHARED.glob("align/pol-dev/*.gold")])
    return {
        "CNIPA, cases": own + clean,
        "CNIPA, HKMA, pol": own + [pair for page in others for pair in _beads(page)],
    }


def _beads(gold: Path) -> list[tuple[str, str]]:
    zh, en = (gold.with_suffix(f".{side}").read_text("utf-8").splitlines() for side in ("zh", "en"))
    pairs = []
    for line in gold.read_text("utf-8").splitlines():
        left, right = line.split("\t")[:2]
        if left and right:
            chinese = "".join(zh[int(number)] for number in left.split(","))
            pairs.append((chinese, " ".join(en[int(number)] for number in right.split(","))))
    return pairs


if __name__ == "__main__":
    {"files": files, "candidates": candidates}[sys.argv[1] if len(sys.argv) > 1 else "files"]()
