"""Scores of segments that another program computed, such as COMET, taken as any other metric."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from reviewer.model.errors import InputError
from reviewer.score.compare import Measure, System
from reviewer.score.lines import corpus_hash
from reviewer.score.resample import cluster_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reviewer.score.resample import Floats, Numbers


@dataclass(frozen=True, slots=True)
class OutsideScore:
    """One number that another program gave one segment."""

    metric: str
    system: str
    document: str
    segment: str
    score: float
    signature: str = ""
    """Whatever tells how it was computed: model, version, settings."""


def read_scores(path: Path) -> tuple[OutsideScore, ...]:
    """Read JSON Lines of {metric, system, segment, score, document?, signature?}.

    Raises InputError with the line that is wrong.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start + 1})") from error
    scores = tuple(
        _score(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()
    )
    if not scores:
        raise InputError(
            f'{path} has no scores: it needs lines of {{"metric": …, "system": …, "segment": …, "score": …}}'
        )
    return scores


def _score(line: str, where: str) -> OutsideScore:
    try:
        told = json.loads(line)
        score = OutsideScore(
            metric=str(told["metric"]),
            system=str(told["system"]),
            document=str(told.get("document", "")),
            segment=str(told["segment"]),
            score=float(told["score"]),
            signature=str(told.get("signature", "")),
        )
    except KeyError as error:
        raise InputError(f"{where}: {error.args[0]!r} is missing") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{where}: no object of metric, system, segment and score") from error
    if not isfinite(score.score):
        raise InputError(f"{where}: the score is not a finite number")
    return score


def outside_measures(
    scores: Sequence[OutsideScore], *, by_document: bool, more_is_better: bool = True
) -> Iterator[tuple[Measure, tuple[System, ...]]]:
    """Yield each metric with its systems; a system's score is the mean over its segments.

    Raises InputError where systems were not scored on the same segments, or a segment twice.
    """
    tables: defaultdict[str, defaultdict[str, dict[tuple[str, str], OutsideScore]]]
    tables = defaultdict(lambda: defaultdict(dict))
    for one in scores:
        segments = tables[one.metric][one.system]
        if (one.document, one.segment) in segments:
            raise InputError(f"{one.system} has two {one.metric} scores for segment {one.segment}")
        segments[one.document, one.segment] = one
    for metric, systems in tables.items():
        keys = sorted(next(iter(systems.values())))
        yield (
            _measure(metric, systems, more_is_better=more_is_better),
            tuple(
                _system(name, segments, keys, metric, by_document=by_document)
                for name, segments in systems.items()
            ),
        )


def _measure(
    metric: str,
    systems: dict[str, dict[tuple[str, str], OutsideScore]],
    *,
    more_is_better: bool,
) -> Measure:
    told = [one for segments in systems.values() for one in segments.values()]
    signatures = sorted({one.signature for one in told})
    if len(signatures) > 1:
        raise InputError(
            f"{metric} scores have different signatures: {', '.join(signatures)[:200]}"
        )
    rows = sorted((one.system, one.document, one.segment, repr(one.score)) for one in told)
    signature = "|".join(
        (
            signatures[0] or "signature:unknown",
            "system:mean-of-segments",
            f"corpus:{corpus_hash(rows)}",
        )
    )
    return Measure(metric, mean, signature, more_is_better)


def _system(
    name: str,
    segments: dict[tuple[str, str], OutsideScore],
    keys: list[tuple[str, str]],
    metric: str,
    *,
    by_document: bool,
) -> System:
    if segments.keys() != set(keys):
        odd = min(segments.keys() ^ set(keys))
        raise InputError(
            f"{name} was not scored by {metric} on the same segments as the others: "
            f"segment {' '.join(filter(None, odd))} is only in one of them"
        )
    columns = np.array([(segments[key].score, 1.0) for key in keys])
    documents = [document for document, _ in keys] if by_document else None
    sums = cluster_sums(columns, documents)
    return System(name, float(mean(columns.sum(axis=0)[None])[0]), sums)


def mean(sums: Numbers) -> Floats:
    """Divide summed scores, the first column, by how many they are, the second."""
    scores: Floats = sums[:, 0] / np.maximum(sums[:, 1], np.finfo(np.float64).tiny)
    return scores
