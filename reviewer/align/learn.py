"""Learning the aligner's weights from folders of gold alignments: the same folders give the same file.

python -m reviewer.align.learn FOLDER... --output FILE
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np

from reviewer.align.belonging import BELONGING_NAMES, belonging_features
from reviewer.align.coarse import COARSE_NAMES, coarse_features, coarse_lattice, pair_matches
from reviewer.align.field import Example, Slope, descend, learn_weights, scores
from reviewer.align.folders import (
    GoldDocument,
    abridged,
    read_folder,
    stretches,
    with_paragraphs,
)
from reviewer.align.gold import gold_path, gold_steps, simple_steps
from reviewer.align.kit import Kit, make_kit, read
from reviewer.align.lattice import Floats
from reviewer.align.lexicon import shared_lexicon
from reviewer.align.page import PageView
from reviewer.align.passes import Names, describe, find_band, score_page, survivors
from reviewer.align.weights import SHIPPED, Weights, write_weights

STRETCH = 50
"""Beads of the stretches that are abridged: about a page."""
SHARES = (0.15, 0.5, 0.3)
PENALTY_COARSE, PENALTY_FIRST, PENALTY_SECOND, PENALTY_BELONGING = 8.0, 2.0, 8.0, 0.5
ROUNDS = 150
SMALLEST_PAGE = 8
"""Sentences of a side from which a wrong pair is shown as one that does not belong together."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page to learn from, read."""

    document: GoldDocument
    view: PageView
    steps: list[tuple[int, int, int]]


def lessons(documents: Sequence[GoldDocument], kit: Kit) -> list[Lesson]:
    """Read documents, and abridged stretches of them with made-up paragraphs."""
    found = []
    for document in [*documents, *_variants(documents)]:
        if document.zh and document.en:
            view = read(kit, document.zh, document.en, document.paragraphs).view
            steps = gold_steps(document.beads, view.size_zh, view.size_en)
            found.append(Lesson(document, view, steps))
    return found


def _variants(documents: Sequence[GoldDocument]) -> Iterator[GoldDocument]:
    """Abridge stretches: each in one of three shares, half of them with paragraphs."""
    number = 0
    for document in documents:
        for stretch in stretches(document, STRETCH):
            variant = abridged(stretch, SHARES[number % len(SHARES)], seed=number)
            yield with_paragraphs(variant, seed=number) if number % 2 else variant
            number += 1


def learn_from(pages: Sequence[Lesson], signature: str) -> Weights:
    """Learn the fields one after the other: each sees what the one before lets through."""
    coarse = dict(zip(COARSE_NAMES, _learn_coarse(pages).tolist(), strict=True))
    known = Weights(coarse, {}, {}, {}, signature)
    names, first_examples = _first_examples(pages, known)
    first = learn_weights(first_examples, penalty=PENALTY_FIRST, rounds=ROUNDS)
    more_names, second_examples = _second_examples(pages, first_examples, names, first)
    second = learn_weights(second_examples, penalty=PENALTY_SECOND, rounds=ROUNDS)
    return Weights(
        coarse,
        dict(zip(names, first.tolist(), strict=True)),
        dict(zip(more_names, second.tolist(), strict=True)),
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


def learn_belonging(documents: Sequence[GoldDocument], kit: Kit, known: Weights) -> Weights:
    """Learn to tell pages that belong together from pages paired with another document's English."""
    rows: list[Floats] = []
    labels: list[float] = []
    wholes = [part for d in documents for part in stretches(d, STRETCH)]
    wholes = [d for d in wholes if min(len(d.zh), len(d.en)) >= SMALLEST_PAGE]
    for number, document in enumerate(wholes):
        other = wholes[(number + len(wholes) // 3) % len(wholes)]
        near = wholes[(number + 1) % len(wholes)]
        cut = abridged(document, SHARES[number % len(SHARES)], seed=number)
        for en, label in ((document.en, 1.0), (cut.en, 1.0), (other.en, 0.0), (near.en, 0.0)):
            if en and (label or en is not document.en):
                scored = score_page(read(kit, document.zh, en).view, known)
                rows.append(belonging_features(scored, scored.path()))
                labels.append(label)
    weights = (
        _logistic(np.stack(rows), np.array(labels)) if rows else np.zeros(len(BELONGING_NAMES))
    )
    belonging = dict(zip(BELONGING_NAMES, weights.tolist(), strict=True))
    return Weights(known.coarse, known.first, known.second, belonging, known.signature)


def _logistic(rows: Floats, labels: Floats) -> Floats:
    def loss(weights: Floats) -> Slope:
        margin = rows @ weights
        value = float(np.logaddexp(0, margin).sum() - margin @ labels)
        share = 1 / (1 + np.exp(-margin))
        slope = rows.T @ (share - labels) + PENALTY_BELONGING * weights
        return value + 0.5 * PENALTY_BELONGING * float(weights @ weights), slope

    return descend(loss, np.zeros(rows.shape[1]), 500)


def data_signature(folders: Sequence[Path], kit: Kit) -> str:
    """Tell what weights are learned from: hash of the folders' files, versions."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix in {".zh", ".en", ".gold", ".par"} and not path.stem.endswith(".bad"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    names = "+".join(folder.name for folder in folders)
    return f"{names}|{digest.hexdigest()[:12]}|{kit.signature}|numpy-{version('numpy')}|seed-0"


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
