"""What the checks find, what they say of correct text, and how fast they are, in one run.

python benchmarks/checks.py            all tables
python benchmarks/checks.py cases      labelled cases and injected errors
python benchmarks/checks.py alarms     findings on correct human translations, by check
python benchmarks/checks.py changed    figures of correct pages changed at random: how many are noticed
python benchmarks/checks.py speed      segments a second on one core, against a literal matcher
"""

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reviewer.check.runner import Checker
from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import shipped_glossary
from reviewer.glossary.rows import from_rows
from reviewer.model.finding import Finding
from reviewer.model.segment import Segment
from reviewer.model.span import Side
from reviewer.text.quantities import find_quantities

_DATA = Path(__file__).resolve().parents[2] / "shared/data"
_FIGURES = ("number.mismatch", "date.mismatch", "currency.mismatch", "amount.no_currency")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def gold_beads(folder: str, ending: str = ".en") -> Iterator[Segment]:
    """Yield the pairs of a folder of pages with gold alignments, each side of a bead joined."""
    for gold in sorted((_DATA / folder).glob("*.gold")):
        zh = gold.with_suffix(".zh").read_text(encoding="utf-8").split("\n")
        en = gold.with_suffix(ending).read_text(encoding="utf-8").split("\n")
        for line in gold.read_text(encoding="utf-8").splitlines():
            zh_numbers, en_numbers = (
                [int(number) for number in side.split(",") if number]
                for side in line.split("\t")[:2]
            )
            if zh_numbers and en_numbers:
                yield Segment(
                    zh="".join(zh[number] for number in zh_numbers),
                    en=" ".join(en[number] for number in en_numbers),
                    document=gold.stem,
                )


def checked(checker: Checker, segments: Sequence[Segment]) -> Iterator[tuple[Segment, Finding]]:
    """Yield each finding with its segment, document by document."""
    for _, group in groupby(segments, key=lambda segment: segment.document):
        document = list(group)
        for segment, findings in zip(document, checker.check_document(document), strict=True):
            for finding in findings:
                yield segment, finding


def cases() -> None:
    """Print precision, recall and clean traps on the labelled cases, and injected errors found."""
    rows = json.loads((_DATA / "check/glossary.json").read_text(encoding="utf-8"))
    whole = Checker(from_rows(rows))
    labelled = [
        json.loads(line)
        for line in (_DATA / "check/cases.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for name in ("own rows", "whole glossary"):
        counts: Counter[str] = Counter()
        for case in labelled:
            checker = (
                whole.with_glossary(from_rows(case["glossary"])) if name == "own rows" else whole
            )
            counts.update(_judged(case, checker))
        found, stray, missed = (counts[word] for word in ("found", "stray", "missed"))
        print(
            f"{name:15} precision {found / (found + stray):.3f}  recall {found / (found + missed):.3f}"
            f"  traps clean {counts['clean']}/{counts['trap']}"
        )
    checker = Checker(shipped_glossary())
    clean = list(checked(checker, list(gold_beads("cnipa/style_docs"))))
    wrong = {
        segment.en
        for segment, _ in checked(checker, list(gold_beads("cnipa/style_docs", ".bad.en")))
    }
    total = sum(
        segment.en != original.en
        for segment, original in zip(
            gold_beads("cnipa/style_docs", ".bad.en"), gold_beads("cnipa/style_docs"), strict=True
        )
    )
    print(
        f"segments with injected errors that are told: {len(wrong)}/{total}; findings on clean English: {len(clean)}"
    )


def _judged(case: dict[str, object], checker: Checker) -> Iterator[str]:
    context = case.get("context", [])
    pairs = [*(context if isinstance(context, list) else []), case]
    segments = [
        Segment(
            zh=str(pair["zh"]), en=str(pair["en"]), document="case", date=str(pair.get("date", ""))
        )
        for pair in pairs
    ]
    said = [finding.check for finding in checker.check_document(segments)[-1]]
    expected = case["expect"] if isinstance(case["expect"], list) else []
    tolerated = case.get("tolerate", [])
    for wanted in expected:
        accepted = {wanted["check"], *wanted.get("accept", [])} & set(said)
        yield "found" if accepted else "missed"
        if accepted:
            said.remove(min(accepted))
    stray = [check for check in said if isinstance(tolerated, list) and check not in tolerated]
    yield from ("stray" for _ in stray)
    if not expected:
        yield "trap"
        yield from () if stray else ("clean",)


def alarms() -> None:
    """Print, for each set of correct translations, how many segments have findings, by check."""
    checker = Checker(shipped_glossary())
    for name in ("hkma-dev", "news21", "pol-dev"):
        segments = list(gold_beads(f"align/{name}"))
        with_figures = sum(bool(re.search(r"\d", segment.zh + segment.en)) for segment in segments)
        found = list(checked(checker, segments))
        of_figures = {segment.en for segment, finding in found if finding.check in _FIGURES}
        print(
            f"{name:10} {len(segments)} segments, {with_figures} with figures; number, date, currency: "
            f"{len(of_figures)} ({len(of_figures) / with_figures:.1%} of those with figures)"
        )
        for check, number in Counter(finding.check for _, finding in found).most_common():
            print(f"    {check:26} {number:4}")


def changed(seed: int = 5, tries: int = 4) -> None:
    """Print the share of changed figures that a check of figures notices, and tells once."""
    chance = random.Random(seed)  # noqa: S311 — nothing secret
    checker = Checker()
    total, noticed, once = 0, 0, 0
    for folder in ("cnipa/style_docs", "align/hkma-dev", "align/news21"):
        for segment in gold_beads(folder):
            demanded = [
                quantity.span
                for quantity in find_quantities(segment.en, Side.EN)
                if quantity.is_certain and _NUMBER.search(quantity.span.of(segment.en))
            ]
            if not demanded or _figure_findings(checker, segment):
                continue
            for _ in range(tries):
                span = chance.choice(demanded)
                written = span.of(segment.en)
                other = _changed(written, chance)
                if other == written:
                    continue
                text = segment.en[: span.start] + other + segment.en[span.end :]
                found = _figure_findings(checker, Segment(zh=segment.zh, en=text, document="x"))
                total, noticed, once = total + 1, noticed + bool(found), once + (len(found) == 1)
    print(f"changed figures: {total}, noticed {noticed / total:.1%}, told once {once / total:.1%}")


def _figure_findings(checker: Checker, segment: Segment) -> list[Finding]:
    (found,) = checker.check_document([segment])
    return [finding for finding in found if finding.check in _FIGURES]


def _changed(written: str, chance: random.Random) -> str:
    """Change a figure as people do: ten times, two digits swapped, one digit, another scale."""
    match = _NUMBER.search(written)
    if match is None:
        return written
    digits = match[0]
    way = chance.choice(("times ten", "swap", "digit", "scale"))
    if way == "times ten":
        value = float(digits.replace(",", "")) * 10
        other = f"{value:,.0f}" if value == int(value) else f"{value:,}"
    elif way == "swap" and len(digits) > 1 and digits[0] != digits[1] and digits[1] not in "0.,":
        other = digits[1] + digits[0] + digits[2:]
    elif way == "scale" and "illion" in written:
        scales = ("million", "billion", "trillion")
        scale = next(name for name in scales if name in written)
        return written.replace(scale, chance.choice([name for name in scales if name != scale]))
    else:
        other = chance.choice([digit for digit in "123456789" if digit != digits[0]]) + digits[1:]
    return written[: match.start()] + other + written[match.end() :]


def speed() -> None:
    """Print segments a second on one core, by size of the glossary, and of a literal matcher."""
    segments = [
        s for name in ("hkma-dev", "news21", "pol-dev") for s in gold_beads(f"align/{name}")
    ]
    characters = sum(len(segment.zh) for segment in segments) / len(segments)
    print(f"{len(segments)} segments of {characters:.0f} Han characters on average")
    for terms in (0, 10_000, 100_000):
        glossary = _glossary(terms)
        started = time.process_time()
        checker = Checker(glossary)
        checker.hits("准备")
        ready = time.process_time() - started
        for segment in segments:  # caches of names and patterns are warm on a long text
            checker.check(segment)
        started = time.process_time()
        for segment in segments:
            checker.check(segment)
        rate = len(segments) / (time.process_time() - started)
        print(
            f"all checks, {terms:7,} terms: {rate:6,.0f} segments/s, {rate * characters / 64:6,.0f} of 64 characters;"
            f" ready in {ready:.2f} s"
        )
    pairs = [(concept.zh[0], concept.preferred.lower()) for concept in _glossary(10_000).concepts]
    started = time.process_time()
    for segment in segments[:100]:
        english = segment.en.lower()
        for zh, en in pairs:
            if zh in segment.zh and en not in english:
                continue
    rate = 100 / (time.process_time() - started)
    print(f"literal term matching alone,  10,000 terms: {rate:6,.0f} segments/s")
    for side in Side:
        texts = [segment.zh if side is Side.ZH else segment.en for segment in segments]
        started = time.process_time()
        for text in texts:
            find_quantities(text, side)
        micros = (time.process_time() - started) / len(texts) * 1e6
        print(f"figures and dates, {side}: {micros:.0f} µs a segment")


def _glossary(terms: int) -> Glossary:
    """Make a glossary of so many four-character terms, the shipped one among them."""
    shipped = shipped_glossary()
    rows = [
        {
            "zh": "".join(chr(0x4E00 + number * 31 % size) for size in (8999, 8971, 8963, 8951)),
            "en": f"term {number} of art",
            "status": "preferred",
        }
        for number in range(terms)
    ]
    return (
        shipped.with_concepts([*shipped.concepts, *from_rows(rows).concepts]) if rows else shipped
    )


if __name__ == "__main__":
    tables = {"cases": cases, "alarms": alarms, "changed": changed, "speed": speed}
    for chosen in sys.argv[1:] or tables:
        tables[chosen]()
