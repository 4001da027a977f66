"""Scores of very many segments, shard by shard: sums that merge to the same bits in any order.

Segments of a document are summed in their shard; those that name no document stay by themselves, so
that each can be drawn for the intervals, which costs some hundred bytes a segment.
"""

from __future__ import annotations

import json
import zlib
from base64 import b85decode, b85encode
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

    from numpy.typing import NDArray

    from reviewer.model.span import Side
    from reviewer.score.shard_rows import ShardRow

_FORM: Final = 2
"""Changes when results written before can no longer be read."""
_KEPT: Final = np.dtype("<i4")
"""Of the statistics of single segments, the same on every machine."""


@dataclass(frozen=True, slots=True)
class ShardSettings:
    """What is computed of each shard; equal settings and equal bytes give equal results."""

    metrics: tuple[MetricName, ...]
    target: Side
    glossary: str | None = None
    """Path of the glossary to check with; empty for the shipped one, None for no checks."""
    glossary_hash: str = ""
    """Of the glossary's bytes: another text under the same path makes other results."""

    def digest(self, shard: bytes) -> str:
        """Identify a result by the shard's bytes and everything that it depends on."""
        names = [metric.value for metric in self.metrics]
        checks = [self.glossary is not None, self.glossary_hash]
        told = json.dumps([_FORM, __version__, names, self.target.value, checks])
        return sha256(told.encode() + b"\0" + shard).hexdigest()


@dataclass(slots=True)
class ShardResult:
    """What is kept of a shard: whole numbers by document, and counts of findings."""

    digest: str
    segments: int = 0
    words: int = 0
    documents: dict[str, dict[MetricName, list[int]]] = field(default_factory=dict)
    """For each document, the summed statistics of each metric."""
    single: dict[MetricName, str] = field(default_factory=dict)
    """For each metric, the statistics of the segments that name no document, packed."""
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
                "single": self.single,
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
            {MetricName(metric): str(packed) for metric, packed in told["single"].items()},
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
    named = [number for number, row in enumerate(rows) if row.document]
    alone = [number for number, row in enumerate(rows) if not row.document]
    documents = [rows[number].document for number in named]
    names = sorted(set(documents))
    result.documents = {name: {} for name in names}
    for metric in settings.metrics:
        columns = segment_statistics(Metric(metric, settings.target), hypotheses, [references])
        sums = cluster_sums(columns[named], documents)
        for name, row in zip(names, sums.tolist(), strict=True):
            result.documents[name][metric] = row
        if alone:
            result.single[metric] = _packed(columns[alone])
    return result


def _packed(statistics: NDArray[np.int32]) -> str:
    return b85encode(zlib.compress(statistics.astype(_KEPT).tobytes())).decode("ascii")


def _unpacked(text: str, columns: int) -> NDArray[np.int32]:
    """Read packed statistics, of shape (segments, columns)."""
    kept = np.frombuffer(zlib.decompress(b85decode(text)), dtype=_KEPT)
    return kept.astype(np.int32).reshape(-1, columns)


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
    clusters = _Clusters(settings.metrics)
    segments = words = 0
    findings: Counter[tuple[str, str]] = Counter()
    for result in results:
        segments += result.segments
        words += result.words
        findings.update(result.findings)
        clusters.add(result)
    if not segments:
        raise InputError("the shards hold no segments")
    comparisons = []
    for name in settings.metrics:
        metric = Metric(name, settings.target)
        table = clusters.table(name)
        system = System("all shards", value(metric, table.sum(axis=0).tolist()), table)
        comparisons.append(
            compare(
                measure_of(metric), [system], unit=clusters.unit, resamples=resamples, seed=seed
            )
        )
    ordered = sorted(findings.items(), key=lambda item: (-item[1], item[0]))
    return Merged(segments, words, tuple(comparisons), tuple((*kind, n) for kind, n in ordered))


class _Clusters:
    """What intervals draw: documents, and segments that name none, in an order of their own."""

    def __init__(self, metrics: Sequence[MetricName]) -> None:
        self.metrics = metrics
        self.documents: dict[str, dict[MetricName, list[int]]] = {}
        self.single: defaultdict[MetricName, list[NDArray[np.int32]]] = defaultdict(list)

    def add(self, result: ShardResult) -> None:
        """Add one shard; a document may go on in another."""
        for document, metrics in result.documents.items():
            known = self.documents.get(document)
            self.documents[document] = (
                {
                    name: [a + b for a, b in zip(known[name], metrics[name], strict=True)]
                    for name in self.metrics
                }
                if known
                else metrics
            )
        for name, packed in result.single.items():
            self.single[name].append(_unpacked(packed, COLUMNS[name]))

    @property
    def unit(self) -> str:
        """What a cluster is: `document`, `segment`, or both."""
        return "+".join([*["document"] * bool(self.documents), *["segment"] * bool(self.single)])

    def table(self, name: MetricName) -> NDArray[np.int64]:
        """Give the statistics of each cluster, in an order that no cut into shards changes."""
        named = [self.documents[document][name] for document in sorted(self.documents)]
        table = np.array(named, dtype=np.int64).reshape(-1, COLUMNS[name])
        if not self.single:
            return table
        alone = np.concatenate(self.single[name])
        # Segments without a name are told apart by their statistics alone.
        return np.concatenate((table, alone[np.lexsort(alone.T)]))
