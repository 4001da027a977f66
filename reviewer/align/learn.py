"""Learning the aligner's weights from folders of gold alignments: the same folders give the same file.

python -m reviewer.align.learn FOLDER... --output FILE
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

from reviewer.align.associations import SHIPPED as ASSOCIATIONS
from reviewer.align.belonging import BELONGING_NAMES, belonging_features
from reviewer.align.calibration import CALIBRATION_NAMES, UNTAUGHT, calibration_features
from reviewer.align.coarse import COARSE_NAMES, coarse_features, coarse_lattice, pair_matches
from reviewer.align.field import Example, learn_odds, learn_weights, scores
from reviewer.align.folders import (
    GoldDocument,
    abridged,
    read_folder,
    stretches,
    turned,
    with_paragraphs,
)
from reviewer.align.gold import are_gold, gold_path, gold_steps, simple_steps
from reviewer.align.kit import Kit, make_kit, read
from reviewer.align.lattice import Floats
from reviewer.align.lexicon import shared_lexicon
from reviewer.align.page import PageView
from reviewer.align.passes import Names, Scored, describe, find_band, score_page, survivors
from reviewer.align.weights import SHIPPED, Weights, write_weights

STRETCH, SHORT = 50, 8
"""Beads of the stretches that are learned as pages of their own: about a long page and a short one."""
SHARES = (0.15, 0.5, 0.3)
SHARE_ADDED = 0.1
"""Share of the beads whose Chinese is left out of pages with additions."""
PENALTY_COARSE, PENALTY_FIRST, PENALTY_SECOND = 8.0, 2.0, 12.0
PENALTY_CALIBRATION, PENALTY_BELONGING = 1.0, 0.5
ROUNDS = 150
PARTS = 4
"""Parts of the gold that confidence is learned on in turn, by weights of the other parts."""
BY_LINE = "news"
"""Documents named so are gold by source line: beads inside a line may be right, so they say nothing of confidence."""
PAIRED = ((STRETCH, 1), (15, 2), (SHORT, 4))
"""Beads of the pages that wrong pairs are shown with, and of how many such pages one is taken."""
WRONG_COUNTS = 3
"""How many doubts of a right pair one wrong pair that is taken for right would cost."""
SMALLEST_PAGE = 5
"""Sentences of a side from which a wrong pair is shown as one that does not belong together."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page to learn from, read."""

    document: GoldDocument
    view: PageView
    steps: list[tuple[int, int, int]]


def lessons(documents: Sequence[GoldDocument], kit: Kit) -> list[Lesson]:
    """Read documents, and stretches of them: some abridged, some with made-up paragraphs."""
    found = []
    made_up = (_abridged_pages, _pages_with_additions, _short_pages)
    for document in [*documents, *(page for make in made_up for page in make(documents))]:
        if document.zh and document.en:
            view = read(kit, document.zh, document.en, document.paragraphs).view
            steps = gold_steps(document.beads, view.size_zh, view.size_en)
            found.append(Lesson(document, view, steps))
    return found


def _abridged_pages(documents: Sequence[GoldDocument]) -> Iterator[GoldDocument]:
    """Abridge long stretches: each in one of three shares, half of them with paragraphs."""
    pages = [part for document in documents for part in stretches(document, STRETCH)]
    for number, page in enumerate(pages):
        variant = abridged(page, SHARES[number % len(SHARES)], seed=number)
        yield with_paragraphs(variant, seed=number) if number % 2 else variant


def _pages_with_additions(documents: Sequence[GoldDocument]) -> Iterator[GoldDocument]:
    """Leave a little of the Chinese out of every second long stretch: gold for novels and reports adds too seldom."""
    pages = [part for document in documents for part in stretches(document, STRETCH)]
    for number, page in list(enumerate(pages))[::2]:
        yield turned(abridged(turned(page), SHARE_ADDED, seed=number))


def _short_pages(documents: Sequence[GoldDocument]) -> Iterator[GoldDocument]:
    """Take every second short stretch: a third of them abridged, half of them with paragraphs."""
    pages = [part for d in documents for part in list(stretches(d, SHORT))[1::2]]
    for number, page in enumerate(pages):
        third, rest = divmod(number, 3)
        variant = page if rest else abridged(page, SHARES[third % len(SHARES)], seed=number)
        yield with_paragraphs(variant, seed=number) if third % 2 else variant


def learn_from(pages: Sequence[Lesson], signature: str) -> Weights:
    """Learn the fields one after the other: each sees what the one before lets through."""
    coarse = dict(zip(COARSE_NAMES, _learn_coarse(pages).tolist(), strict=True))
    known = Weights(coarse, {}, {}, {}, {}, signature)
    names, first_examples = _first_examples(pages, known)
    first = learn_weights(first_examples, penalty=PENALTY_FIRST, rounds=ROUNDS)
    more_names, second_examples = _second_examples(pages, first_examples, names, first)
    second = learn_weights(second_examples, penalty=PENALTY_SECOND, rounds=ROUNDS)
    calibration = _learn_calibration(pages, second_examples, more_names)
    return Weights(
        coarse,
        dict(zip(names, first.tolist(), strict=True)),
        dict(zip(more_names, second.tolist(), strict=True)),
        dict(zip(CALIBRATION_NAMES, calibration.tolist(), strict=True)),
        {},
        signature,
    )


def _learn_coarse(pages: Sequence[Lesson]) -> Floats:
    examples = []
    for page in pages:
        lattice = coarse_lattice(page.view.size_zh, page.view.size_en)
        path = gold_path(lattice, simple_steps(page.steps))
        if path is not None:
            table = coarse_features(page.view, lattice, pair_matches(page.view))
            examples.append(Example(lattice, table, path))
    return learn_weights(examples, penalty=PENALTY_COARSE, rounds=ROUNDS)


def _first_examples(pages: Sequence[Lesson], known: Weights) -> tuple[Names, list[Example]]:
    """Describe the beads of each band; a page whose gold path the band misses has no path."""
    examples = []
    names: Names = ()
    for page in pages:
        lattice, names, table = describe(page.view, find_band(page.view, known))
        path = gold_path(lattice, page.steps)
        examples.append(Example(lattice, table, np.zeros(0, np.intp) if path is None else path))
    return names, examples


def _second_examples(
    pages: Sequence[Lesson], first: Sequence[Example], names: Names, weights: Floats
) -> tuple[Names, list[Example]]:
    examples = []
    more_names: Names = ()
    for page, example in zip(pages, first, strict=True):
        _, probability = example.lattice.posteriors(scores(example.features, weights))
        described = (names, example.features)
        kept, more_names, table = survivors(page.view, example.lattice, described, probability)
        path = gold_path(kept, page.steps)
        examples.append(Example(kept, table, np.zeros(0, np.intp) if path is None else path))
    return more_names, examples


def _learn_calibration(
    pages: Sequence[Lesson], examples: Sequence[Example], names: Names
) -> Floats:
    """Learn confidence on pages whose documents the second field did not see, part by part."""
    rows: list[Floats] = []
    labels: list[bool] = []
    parts = _parts(pages)
    for held in sorted(set(parts)) if len(set(parts)) > 1 else ():
        seen = [e for e, part in zip(examples, parts, strict=True) if part != held]
        weights = learn_weights(seen, penalty=PENALTY_SECOND, rounds=ROUNDS)
        for page, example, part in zip(pages, examples, parts, strict=True):
            if part == held and not page.document.name.startswith(BY_LINE):
                score = scores(example.features, weights)
                probability = example.lattice.posteriors(score)[1]
                scored = Scored(example.lattice, score, probability, names, example.features)
                path = scored.path()
                rows.append(calibration_features(scored, path))
                labels += are_gold(example.lattice, path, page.document.beads)
    if not rows:
        return UNTAUGHT
    right = np.array(labels, dtype=np.float64)
    return learn_odds(np.concatenate(rows), right, penalty=PENALTY_CALIBRATION)


def _parts(pages: Sequence[Lesson]) -> list[int]:
    """Deal pages into parts, all pages of a document into one where there are documents enough."""
    documents = list(dict.fromkeys(page.document.name.partition(":")[0] for page in pages))
    if len(documents) < PARTS:
        return [number % PARTS for number in range(len(pages))]
    return [documents.index(page.document.name.partition(":")[0]) % PARTS for page in pages]


def learn_belonging(documents: Sequence[GoldDocument], kit: Kit, known: Weights) -> Weights:
    """Learn to tell pages that belong together from pages paired with another document's English."""
    rows: list[Floats] = []
    labels: list[float] = []
    for beads, one_of in PAIRED:
        for zh, en, label in _pairs(documents, beads, one_of):
            scored = score_page(read(kit, zh, en).view, known)
            times = 1 if label else WRONG_COUNTS
            rows += [belonging_features(scored, scored.path())] * times
            labels += [label] * times
    weights = np.zeros(len(BELONGING_NAMES))
    if rows:
        weights = learn_odds(np.stack(rows), np.array(labels), penalty=PENALTY_BELONGING)
    return replace(known, belonging=dict(zip(BELONGING_NAMES, weights.tolist(), strict=True)))


def _pairs(
    documents: Sequence[GoldDocument], beads: int, one_of: int
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], float]]:
    """Pair pages with their English, whole and abridged (1), and with that of others, near and far (0)."""
    pages = [part for d in documents for part in stretches(d, beads)]
    pages = [d for d in pages if min(len(d.zh), len(d.en)) >= SMALLEST_PAGE]
    for number, page in list(enumerate(pages))[::one_of]:
        other = pages[(number + len(pages) // 3) % len(pages)]
        near = pages[(number + 1) % len(pages)]
        cut = abridged(page, SHARES[number % len(SHARES)], seed=number)
        for en, label in ((page.en, 1.0), (cut.en, 1.0), (other.en, 0.0), (near.en, 0.0)):
            if en and (label or en is not page.en):
                yield page.zh, en, label


def data_signature(folders: Sequence[Path], kit: Kit) -> str:
    """Tell what weights are learned from: hashes of the folders' files and of the associations, versions."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix in {".zh", ".en", ".gold", ".par"} and not path.stem.endswith(".bad"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    names = "+".join(folder.name for folder in folders)
    associated = hashlib.sha256(ASSOCIATIONS.read_bytes()).hexdigest()[:8]
    made_with = f"{kit.signature}+associations-{associated}"
    return f"{names}|{digest.hexdigest()[:12]}|{made_with}|numpy-{version('numpy')}|seed-0"


def learn(folders: Sequence[Path]) -> Weights:
    """Learn all weights from gold folders."""
    kit = make_kit(shared_lexicon())
    documents = [document for folder in folders for document in read_folder(folder)]
    known = learn_from(lessons(documents, kit), data_signature(folders, kit))
    return learn_belonging(documents, kit, known)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=SHIPPED)
    arguments = parser.parse_args()
    write_weights(learn(arguments.folders), arguments.output)


if __name__ == "__main__":
    main()
