"""Segments of a project added up: the whole numbers from which every score of any group follows.

Sums of parts are sums of the whole, also of time at work: so a project is scored document by document, from
sums that were kept, and no segment is held. See docs/decisions/score-sums.md.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from operator import add
from typing import TYPE_CHECKING, Final, Protocol

from reviewer.model.decision import Status
from reviewer.score.metric import Metric, MetricName
from reviewer.score.project import PAUSE, SCORED, GroupScores, ProjectScores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewer.score.resample import Floats, Interval, Numbers

Spell = tuple[int, int, int]
"""Time at work without a pause: first and last decision in microseconds since 1970, and how many."""
_MICROSECOND: Final = timedelta(microseconds=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_PAUSE: Final = PAUSE // _MICROSECOND
_HOUR: Final = timedelta(hours=1) // _MICROSECOND
_STATUSES: Final = tuple(Status)
_WORDS: Final = len(_STATUSES)
_FINDINGS, _SCORED, _STATISTICS = _WORDS + 1, _WORDS + 2, _WORDS + 3
_TER, _BLEU = slice(_STATISTICS, _STATISTICS + 2), slice(_STATISTICS + 2, _STATISTICS + 12)
_NUMBERS: Final = _BLEU.stop


@dataclass(frozen=True, slots=True)
class Sums:
    """What segments add up to that one person decided in one month, or that nobody decided."""

    author: str
    month: str
    """`2026-03`; both are empty where nobody decided."""
    numbers: tuple[int, ...]
    """Segments of each `Status`, words, findings, scored segments, TER's two and BLEU's ten statistics."""
    spells: tuple[Spell, ...] = ()
    """In order, a pause between each two."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """Hashes of the texts that scores are of."""

    reviewed: str
    pages: str


class Rated(Protocol):
    """What people's marks say of the pages as they came, by a profile."""

    @property
    def whole(self) -> float | None: ...  # noqa: D102 — as in `ProjectMqm`
    @property
    def documents(self) -> Mapping[str, float]: ...  # noqa: D102 — the same
    @property
    def raters(self) -> Mapping[str, float]: ...  # noqa: D102 — the same
    @property
    def months(self) -> Mapping[str, float]: ...  # noqa: D102 — the same
    def interval(self) -> Interval | None: ...  # noqa: D102 — the same
    def signature(self) -> str: ...  # noqa: D102 — the same


class Adding:
    """Numbers of segments of one person and month, as they come."""

    def __init__(self) -> None:
        self._numbers = [0] * _NUMBERS
        self._moments: list[int] = []

    def count(self, status: Status, segments: int, words: int) -> None:
        """Add segments of a status, with the words of their pages as they came."""
        self._numbers[_STATUSES.index(status)] += segments
        self._numbers[_WORDS] += words

    def count_findings(self, findings: int) -> None:
        """Add findings on the pages as they came."""
        self._numbers[_FINDINGS] += findings

    def count_scored(self, segments: int, statistics: Iterable[int]) -> None:
        """Add segments that people answer for, with the sums of TER's and BLEU's statistics."""
        self._numbers[_SCORED] += segments
        for place, number in enumerate(statistics, start=_STATISTICS):
            self._numbers[place] += number

    def decided(self, at: str) -> None:
        """Add the moment of a decision (ISO 8601)."""
        moment = datetime.fromisoformat(at)
        self._moments.append((moment.astimezone(UTC) - _EPOCH) // _MICROSECOND)

    def sums(self, author: str, month: str) -> Sums:
        """Give what there is now."""
        spells = joined((moment, moment, 1) for moment in self._moments)
        return Sums(author, month, tuple(self._numbers), spells)


def joined(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Join spells of one person that touch, in order: the same however moments were parted before."""
    found: list[Spell] = []
    for start, end, decisions in sorted(spells):
        if found and start - found[-1][1] <= _PAUSE:
            first, last, before = found[-1]
            found[-1] = (first, max(last, end), before + decisions)
        else:
            found.append((start, end, decisions))
    return tuple(found)


class _Total:
    """Sums of many persons and months."""

    __slots__ = ("numbers", "spells")

    def __init__(self) -> None:
        self.numbers: tuple[int, ...] = (0,) * _NUMBERS
        self.spells: defaultdict[str, list[Spell]] = defaultdict(list)

    def add(self, sums: Sums) -> None:
        self.numbers = tuple(map(add, self.numbers, sums.numbers))
        if sums.spells:
            self.spells[sums.author] += sums.spells

    def scores(self, name: str) -> GroupScores:
        numbers = self.numbers
        hter, bleu = _values(numbers) if numbers[_SCORED] else (None, None)
        return GroupScores(
            name=name,
            segments=sum(numbers[:_WORDS]),
            decisions=tuple(zip(_STATUSES, numbers, strict=False)),
            words=numbers[_WORDS],
            findings=numbers[_FINDINGS],
            scored=numbers[_SCORED],
            hter=hter,
            bleu=bleu,
            decisions_per_hour=self._pace(),
        )

    def _pace(self) -> float | None:
        """Divide decisions by the time between each and the one before, pauses left out."""
        spells = [spell for mine in self.spells.values() for spell in joined(mine)]
        hours = sum(end - start for start, end, _ in spells) / _HOUR
        return sum(decisions - 1 for *_, decisions in spells) / hours if hours else None


class Totals:
    """A project added up, document by document; of each its scores are kept, of all others sums."""

    def __init__(self) -> None:
        self.documents: list[GroupScores] = []
        """Of those that were added, in that order."""
        self._whole = _Total()
        self._authors: defaultdict[str, _Total] = defaultdict(_Total)
        self._months: defaultdict[str, _Total] = defaultdict(_Total)
        self._numbers = array("q")
        """Of each document, one after the other."""

    def add(self, document: str, parts: Iterable[Sums]) -> None:
        """Add a document, each once; one without segments is left out."""
        total = _Total()
        for sums in parts:
            for group in (total, self._whole):
                group.add(sums)
            if sums.author:
                self._authors[sums.author].add(sums)
            if sums.month:
                self._months[sums.month].add(sums)
        if any(total.numbers[:_WORDS]):
            self.documents.append(total.scores(document))
            self._numbers.extend(total.numbers)

    def scores(self, rated: Rated | None = None) -> ProjectScores:
        """Score what was added, without intervals; signatures do not name the texts."""
        found = ProjectScores(
            whole=self._whole.scores(""),
            documents=tuple(sorted(self.documents, key=lambda group: group.name)),
            reviewers=_named(self._authors),
            months=_named(self._months),
            intervals=(),
            signatures=signatures(),
        )
        return found if rated is None else _with_mqm(found, rated)

    def scores_in_full(self, corpora: Corpora, rated: Rated | None = None) -> ProjectScores:
        """Score what was added, and say how sure that is and of which texts."""
        from reviewer.score.compare import uncertainty  # noqa: PLC0415 — 100 ms of numpy

        found = self.scores(rated)
        drawn = ("intervals", uncertainty(len(self.documents), "document"))
        told = dict(found.signatures) | dict(signatures(corpora))
        mqm = [("mqm", told.pop("mqm"))] if rated else []
        sure = rated.interval() if rated else None
        return replace(
            found,
            intervals=(*self._intervals(), *([("mqm", sure)] if sure else [])),
            signatures=(*told.items(), drawn, *mqm),
        )

    def _intervals(self) -> Iterator[tuple[str, Interval]]:
        """Yield how sure the scores of the whole are, where more than one document bears on them."""
        import numpy as np  # noqa: PLC0415 — 100 ms

        from reviewer.score.resample import interval  # noqa: PLC0415 — with numpy
        from reviewer.score.values import values  # noqa: PLC0415 — with numpy

        if len(self.documents) < 2:
            return
        names = np.array([group.name for group in self.documents], dtype=np.str_)
        table = np.frombuffer(self._numbers, dtype=np.int64).reshape(len(names), _NUMBERS)
        table = table[np.argsort(names)]
        scored = table[table[:, _SCORED] > 0]
        if len(scored) > 1:
            for name, metric, columns in zip(
                ("hter", "bleu"), _metrics(), (_TER, _BLEU), strict=True
            ):
                yield name, interval(scored[:, columns], partial(values, metric))
        yield "findings", interval(table[:, [_FINDINGS, _WORDS]], _per_1000_words)


def signatures(corpora: Corpora | None = None) -> tuple[tuple[str, str], ...]:
    """Say how each number is computed, and of which texts where that is known."""
    from reviewer import __version__  # noqa: PLC0415 — with the rest
    from reviewer.score.sacre import signature  # noqa: PLC0415 — 130 ms of numpy and sacrebleu

    ter, bleu = _metrics()
    of = f"|of:{'+'.join(SCORED)}"
    reviewed, pages = (
        (f"|corpus:{corpora.reviewed}", f"|corpus:{corpora.pages}") if corpora else ("", "")
    )
    against = f"hyp:page|ref:reviewed{of}{reviewed}"
    ours = f"version:{__version__}"
    return (
        ("hter", f"{signature(ter)}|{against}"),
        ("bleu", f"{signature(bleu)}|{against}"),
        ("findings", f"per:1000|unit:en-words|of:page|waived:no{pages}|{ours}"),
        ("decisions per hour", f"pause:{PAUSE.seconds}s|{ours}"),
    )


def _named(totals: Mapping[str, _Total]) -> tuple[GroupScores, ...]:
    return tuple(total.scores(name) for name, total in sorted(totals.items()))


def _with_mqm(scores: ProjectScores, mqm: Rated) -> ProjectScores:
    return replace(
        scores,
        whole=replace(scores.whole, mqm=mqm.whole),
        documents=_rated(scores.documents, mqm.documents),
        reviewers=_rated(scores.reviewers, mqm.raters),
        months=_rated(scores.months, mqm.months),
        signatures=(*scores.signatures, ("mqm", mqm.signature())),
    )


def _rated(groups: Iterable[GroupScores], mqm: Mapping[str, float]) -> tuple[GroupScores, ...]:
    """Add MQM to groups; a name that only has ratings becomes a group without segments."""
    known = {group.name: group for group in groups}
    more = {name: _Total().scores(name) for name in mqm if name not in known}
    every = sorted((known | more).items())
    return tuple(replace(group, mqm=mqm.get(name)) for name, group in every)


@cache
def _metrics() -> tuple[Metric, Metric]:
    return Metric(MetricName.TER), Metric(MetricName.BLEU)


def _values(numbers: tuple[int, ...]) -> tuple[float, float]:
    from reviewer.score.sacre import value  # noqa: PLC0415 — 130 ms of numpy and sacrebleu

    ter, bleu = _metrics()
    return value(ter, numbers[_TER]), value(bleu, numbers[_BLEU])


def _per_1000_words(sums: Numbers) -> Floats:
    import numpy as np  # noqa: PLC0415 — 100 ms

    rates: Floats = 1000 * sums[:, 0] / np.maximum(sums[:, 1], 1)
    return rates
