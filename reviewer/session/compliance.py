"""Glossary compliance: how often English stands as the glossary has it, by concept, page, reviewer.

It goes by what is stored (term hits, renderings, findings), so that it says what the screen says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer import __version__
from reviewer.model.decision import Status
from reviewer.model.term import Strictness
from reviewer.store import checked, documents, projection, segments, waivers
from reviewer.store.keys import document_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from reviewer.model.finding import Finding
    from reviewer.model.segment import TermHit
    from reviewer.model.term import Concept
    from reviewer.session.project import Project
    from reviewer.store.checked import Checked
    from reviewer.store.segments import SegmentBody

REVIEWED: Final = frozenset({Status.ACCEPTED, Status.EDITED})
"""Statuses whose English a person answers for."""
STANDING: Final = frozenset(Status) - {Status.REJECTED}
"""Statuses whose English may go out."""
_MISSING: Final = "terminology.missing"
_FORBIDDEN: Final = "terminology.forbidden"


@dataclass(frozen=True, slots=True)
class Tally:
    """Occurrences of Chinese terms by what the English has for them."""

    accepted: int = 0
    missing: int = 0
    """The English has no term of the glossary."""
    forbidden: int = 0
    """The English has one that the glossary forbids."""
    left_out: int = 0
    """Not told: waived, told of by a more specific check, or named in another way (the Office)."""

    @property
    def occurrences(self) -> int:
        """Count what the share is of."""
        return self.accepted + self.missing + self.forbidden

    @property
    def share(self) -> float | None:
        """The share that has an accepted term, 0 to 1; None where there is no occurrence."""
        return self.accepted / self.occurrences if self.occurrences else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.accepted + other.accepted,
            self.missing + other.missing,
            self.forbidden + other.forbidden,
            self.left_out + other.left_out,
        )


@dataclass(frozen=True, slots=True)
class Compliance:
    """How far a project's English follows its glossary; each kind of part sorted as it is read best."""

    whole: Tally
    concepts: tuple[tuple[Concept, Tally], ...]
    """The least followed first, of those the most frequent."""
    documents: tuple[tuple[str, Tally], ...]
    """In the project's order."""
    reviewers: tuple[tuple[str, Tally], ...]
    """By name; only what they accepted or edited."""
    signature: str

    def to_demote(self, *, below: float, least: int) -> tuple[Concept, ...]:
        """Choose enforced concepts that people follow too rarely for a fault: advise would do.

        Those with a share under `below` (0 to 1) over at least `least` occurrences.
        """
        return tuple(
            concept
            for concept, tally in self.concepts
            if concept.strictness is Strictness.ENFORCE
            and tally.occurrences >= least
            and tally.accepted < below * tally.occurrences
        )


def measure(project: Project, statuses: AbstractSet[Status] = STANDING) -> Compliance:
    """Tally every term occurrence in segments of these statuses, in the English as it stands now.

    A term counts once for each place where the Chinese has it; what `terminology.missing` and
    `terminology.forbidden` say, and nobody waived, tells that it is not followed.
    """
    glossary = project.glossary()
    concepts: defaultdict[str, Tally] = defaultdict(Tally)
    pages: dict[str, Tally] = {}
    reviewers: defaultdict[str, Tally] = defaultdict(Tally)
    for one in _segments(project, statuses):
        for concept, tally in one.tallies:
            if concept in glossary.by_id:
                concepts[concept] += tally
                pages[one.document] = pages.get(one.document, Tally()) + tally
                if one.reviewer:
                    reviewers[one.reviewer] += tally
    listed = [(glossary.by_id[name], tally) for name, tally in concepts.items()]
    return Compliance(
        whole=sum(concepts.values(), Tally()),
        concepts=tuple(sorted(listed, key=lambda pair: _worst_first(*pair))),
        documents=tuple(pages.items()),
        reviewers=tuple(sorted(reviewers.items())),
        signature=(
            f"compliance|glossary:{glossary.name}#{glossary.release}|unit:term-occurrences|"
            f"of:{'+'.join(status for status in Status if status in statuses)}|waived:no|"
            f"version:{__version__}"
        ),
    )


def _worst_first(concept: Concept, tally: Tally) -> tuple[float, int, str]:
    share = 2.0 if tally.share is None else tally.share
    return share, -tally.occurrences, concept.id


@dataclass(frozen=True, slots=True)
class _Judged:
    document: str
    reviewer: str
    """Who answers for the English; empty where nobody does."""
    tallies: tuple[tuple[str, Tally], ...]


def _segments(project: Project, statuses: AbstractSet[Status]) -> Iterator[_Judged]:
    database = project.database
    for document in documents.everything(database):
        bodies = segments.bodies(database, document.id)
        pages = checked.find_pages(database, [body.id for body in bodies if body.hits])
        for body in bodies:
            now = projection.now_kept(database, body.id) if body.hits else None
            if now is None or now.status not in statuses:
                continue
            said: Checked | None = pages.get(body.id)
            if now.text is not None:
                said = checked.find(database, body.id, checked.english_name(now.text))
            # An omission has no English that could follow anything.
            if said is not None and (body.en if now.text is None else now.text).strip():
                author = now.author if now.status in REVIEWED else ""
                yield _Judged(document.name, author, tuple(_judge(project, body, said)))


def _judge(project: Project, body: SegmentBody, said: Checked) -> Iterator[tuple[str, Tally]]:
    subjects = body.key, document_subject(body.document)
    waived = waivers.in_force(project.database, said.keys, subjects) if said.keys else {}
    standing: list[Finding] = []
    set_aside: list[Finding] = []
    for finding, key in zip(said.findings, said.keys, strict=True):
        (set_aside if key in waived else standing).append(finding)
    rendered = Counter(
        hit.concept for hit, span in zip(body.hits, said.renderings, strict=False) if span
    )
    for concept, occurrences in _occurrences(body.hits).items():
        yield (
            concept,
            judged(
                occurrences,
                rendered[concept],
                _told(standing, concept),
                _told(set_aside, concept),
            ),
        )


def _occurrences(hits: Iterable[TermHit]) -> Counter[str]:
    return Counter(hit.concept for hit in hits)


def _told(findings: Iterable[Finding], concept: str) -> Counter[str]:
    """Count the findings of each check that go by a concept."""
    return Counter(finding.check for finding in findings if finding.rule == concept)


def judged(occurrences: int, rendered: int, told: Counter[str], set_aside: Counter[str]) -> Tally:
    """Tally one concept in one segment.

    `rendered` is how often the English has any of its terms. English that says once what the
    Chinese says twice follows the glossary twice, as the checks have it.
    """
    forbidden = min(occurrences, told[_FORBIDDEN])
    waived = min(occurrences - forbidden, set_aside[_FORBIDDEN])
    rest = occurrences - forbidden - waived
    if told[_MISSING]:
        return Tally(missing=rest, forbidden=forbidden, left_out=waived)
    if set_aside[_MISSING] or rendered <= forbidden + waived:
        return Tally(forbidden=forbidden, left_out=waived + rest)
    return Tally(accepted=rest, forbidden=forbidden, left_out=waived)
