"""Scores of very many segments, shard by shard: sums that merge to the same bits in any order."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import numpy as np

from reviewer import __version__
from reviewer.model.errors import InputError
from reviewer.score.compare import Comparison, System, compare
from reviewer.score.metric import Metric, MetricName
from reviewer.score.project import english_word_count
from reviewer.score.resample import RESAMPLES, SEED, cluster_sums
from reviewer.score.sacre import value
from reviewer.score.statistics import COLUMNS, segment_statistics
from reviewer.score.text import measure_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reviewer.model.span import Side
    from reviewer.score.shard_rows import ShardRow

_FORM: Final = 1
"""Changes when results written before can no longer be read."""


@dataclass(frozen=True, slots=True)
class ShardSettings:
    """What is computed of each shard; equal settings and equal bytes give equal results."""

    metrics: tuple[MetricName, ...]
    target: Side
    glossary: str | None = None
    """Path of the glossary to check with; empty for the shipped one, None for no checks."""

    def digest(self, shard: bytes) -> str:
        """Identify a result by the shard's bytes and everything that it depends on."""
        told = json.dumps(
            [_FORM, __version__, [m.value for m in self.metrics], self.target.value, self.glossary]
        )
        return sha256(told.encode() + b"\0" + shard).hexdigest()


@dataclass(slots=True)
class ShardResult:
    """What is kept of a shard: whole numbers by document, and counts of findings."""

    digest: str
    segments: int = 0
    words: int = 0
    documents: dict[str, dict[MetricName, list[int]]] = field(default_factory=dict)
    """For each document, the summed statistics of each metric."""
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings by check and severity."""

    def to_json(self) -> str:
        """Write it as one JSON object."""
        return json.dumps(
            {
                "digest": self.digest,
                "segments": self.segments,
                "words": self.words,
                "documents": self.documents,
                "findings": [[*kind, count] for kind, count in sorted(self.findings.items())],
            },
            ensure_ascii=False,
        )


def read_result(path: Path) -> ShardResult | None:
    """Read a result that was written before; None where there is none, or not a whole one."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return ShardResult(
            told["digest"],
            told["segments"],
            told["words"],
            {
                name: {MetricName(metric): sums for metric, sums in metrics.items()}
                for name, metrics in told["documents"].items()
            },
            Counter({(check, severity): count for check, severity, count in told["findings"]}),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def score_rows(rows: Sequence[ShardRow], settings: ShardSettings, digest: str) -> ShardResult:
    """Count the statistics of a shard's segments, by document."""
    result = ShardResult(digest, len(rows))
    result.words = sum(english_word_count(row.hypothesis) for row in rows)
    hypotheses = [row.hypothesis for row in rows]
    references = [row.reference for row in rows]
    documents = [row.document for row in rows]
    names = sorted(set(documents))
    result.documents = {name: {} for name in names}
    for metric in settings.metrics:
        columns = segment_statistics(Metric(metric, settings.target), hypotheses, [references])
        sums = cluster_sums(columns, documents)
        for name, row in zip(names, sums.tolist(), strict=True):
            result.documents[name][metric] = row
    return result


@dataclass(frozen=True, slots=True)
class Merged:
    """All shards together."""

    segments: int
    words: int
    comparisons: tuple[Comparison, ...]
    findings: tuple[tuple[str, str, int], ...]
    """Check, severity and count, the most frequent first."""


def merge(
    results: Iterable[ShardResult],
    settings: ShardSettings,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Merged:
    """Add results up; a document may lie in several shards, and shards may come in any order."""
    sums: defaultdict[str, dict[MetricName, list[int]]] = defaultdict(
        lambda: {name: [0] * COLUMNS[name] for name in settings.metrics}
    )
    segments = words = 0
    findings: Counter[tuple[str, str]] = Counter()
    for result in results:
        segments += result.segments
        words += result.words
        findings.update(result.findings)
        for document, metrics in result.documents.items():
            totals = sums[document]
            for name in settings.metrics:
                totals[name] = [a + b for a, b in zip(totals[name], metrics[name], strict=True)]
    if not sums:
        raise InputError("the shards hold no segments")
    documents = sorted(sums)
    comparisons = []
    for name in settings.metrics:
        metric = Metric(name, settings.target)
        table = np.array([sums[document][name] for document in documents], dtype=np.int64)
        system = System("all shards", value(metric, table.sum(axis=0).tolist()), table)
        comparisons.append(
            compare(measure_of(metric), [system], unit="document", resamples=resamples, seed=seed)
        )
    ordered = sorted(findings.items(), key=lambda item: (-item[1], item[0]))
    return Merged(segments, words, tuple(comparisons), tuple((*kind, n) for kind, n in ordered))
