"""Findings over a whole project: what no single document shows, each with both of its places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reviewer.check.acronyms import ACRONYM, is_spelled_out
from reviewer.check.consistency import INCONSISTENT, is_one_thing
from reviewer.check.names import MISNAMED, namings
from reviewer.check.names_in_use import Mention, NamesInUse
from reviewer.check.persons import Verdict
from reviewer.check.reading import Reading
from reviewer.check.repetition import REPETITION, is_worth_comparing, says_the_same
from reviewer.glossary.english import EnglishText
from reviewer.glossary.matching import Matcher
from reviewer.model.finding import Elsewhere, Finding, Severity
from reviewer.model.segment import Segment
from reviewer.model.span import Span
from reviewer.model.term import TermStatus
from reviewer.session.adding import as_segment
from reviewer.session.bulk import Checked
from reviewer.store import across, checked, segments, selection, waivers
from reviewer.store.keys import document_subject
from reviewer.text.han import normalise
from reviewer.text.names import find_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewer.check.names_in_use import Use
    from reviewer.session.project import Project
    from reviewer.store.across import SegmentInTurn
    from reviewer.store.database import Database

_MOST_SHOWN: Final = 80
"""Characters of an English text that a message shows; the finding's other place has all of it."""
_SPELLED_OUT_AMONG: Final = 200
"""Segments with an acronym in brackets that are read for what it is short for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding at a place, and the place that it compares it with."""

    place: int
    finding: Finding
    other: Mention | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A finding over a whole project, and where it is told."""

    segment_id: int
    segment: Segment
    """With its English as it stood then."""
    subject: str
    """The segment in the log."""
    number: int
    """Its place in its document, from 1."""
    finding: Finding
    key: str
    """What a waiver goes by: a hash of check, rule and the spans' texts."""
    other_id: int | None
    """The segment that it is compared with."""


def check_across(
    project: Project,
    shown: Callable[[int], None] = lambda _: None,
    set_aside: Callable[[int], None] = lambda _: None,
) -> Iterator[Checked]:
    """Compare all documents of a project; give the segments that have findings, in order.

    Those that somebody set aside are left out, and `set_aside` is told how many. See `find_across`.
    """
    for _, members in groupby(find_across(project, shown), lambda one: one.segment_id):
        here = tuple(members)
        kept = tuple(one.finding for one in here if waived_by(project.database, one) is None)
        set_aside(len(here) - len(kept))
        if kept:
            yield Checked(here[0].segment, here[0].number, kept)


def find_across(project: Project, shown: Callable[[int], None] = lambda _: None) -> Iterator[Told]:
    """Compare all documents of a project; give what is found, in order, also what was set aside.

    Terms and people under two names, the same Chinese with different English, acronyms that no
    document spells out. What one document shows by itself its own findings tell. Memory grows with
    the names that are in use, not with the segments. `shown` is told how many were read.
    """
    survey = _Survey(project)
    survey.read(shown)
    found = [*survey.terms(), *survey.people(), *survey.same_chinese(), *survey.acronyms()]
    for one in sorted(found, key=lambda one: one.place):
        yield _told(project, one)


def waived_by(database: Database, told: Told) -> str | None:
    """Give the event that set a finding aside; None where nobody did."""
    subjects = told.subject, document_subject(told.segment.document)
    return waivers.in_force(database, [told.key], subjects).get(told.key)


class _Survey:
    """One reading of a whole project."""

    def __init__(self, project: Project) -> None:
        self._database = project.database
        self._matcher = Matcher(project.glossary())
        self._term_of = lru_cache(maxsize=1 << 16)(self._find_term)
        self._terms = NamesInUse()
        self._people = NamesInUse()

    def read(self, shown: Callable[[int], None]) -> None:
        """Gather the names of every segment."""
        for segment in across.sweep(self._database):
            self._gather_terms(segment)
            self._gather_people(segment)
            shown(1)

    def terms(self) -> Iterator[_Found]:
        """Tell of each concept that has several names over the documents."""
        concepts = self._matcher.glossary.by_id
        for concept_id, usual, others in self._terms.with_several():
            concept = concepts[concept_id]
            for use in others:
                if not self._matcher.is_one_name(use.name, usual.name):
                    yield self._named_otherwise(
                        INCONSISTENT.name, concept_id, concept.zh[0], usual, use
                    )

    def people(self) -> Iterator[_Found]:
        """Tell of each person whose name is written in several ways."""
        for name, usual, others in self._people.with_several():
            for use in others:
                yield self._named_otherwise(MISNAMED.name, f"person:{name}", name, usual, use)

    def same_chinese(self) -> Iterator[_Found]:
        """Tell of Chinese that stands in several documents with different English."""
        for group in across.same_chinese(self._database):
            usual = min(group, key=lambda one: (-one.times, one.first))
            body = across.body_at(self._database, usual.first)
            if not is_worth_comparing(normalise(body.zh)):
                continue
            whole = Mention(usual.first, Span(0, len(body.zh)), Span(0, len(usual.en)))
            told = [normalise(usual.en)]
            for one in group:
                english = normalise(one.en)
                if any(says_the_same(english, other) for other in told) or _are_of_one_document(
                    one.first, usual.first
                ):
                    continue
                told.append(english)
                message = (
                    f"the same Chinese stands {_times(usual.times)} as “{_clipped(usual.en)}”, "
                    f"first in {_place(self._database, usual.first)}"
                )
                zh = across.body_at(self._database, one.first).zh
                finding = Finding(
                    REPETITION.name,
                    "other-english",
                    REPETITION.severity,
                    message,
                    zh=Span(0, len(zh)),
                    en=Span(0, len(one.en)),
                    suggestion=usual.en,
                )
                yield _Found(one.first, finding, whole)

    def acronyms(self) -> Iterator[_Found]:
        """Tell of acronyms that several documents use and do not spell out."""
        first: dict[str, tuple[int, Span]] = {}
        documents: dict[str, set[int]] = {}
        for place in across.places_told(self._database, ACRONYM.name):
            for finding in self._told_at(place):
                if finding.check == ACRONYM.name and finding.en:
                    first.setdefault(finding.rule, (place, finding.en))
                    documents.setdefault(finding.rule, set()).add(across.document_of(place))
        for acronym, (place, span) in first.items():
            count = len(documents[acronym])
            spelled_out = self._where_spelled_out(acronym)
            if count < 2 and spelled_out is None:
                continue
            if spelled_out is None:
                message = f"{acronym} is spelled out in none of the {count:,} documents that use it"
            else:
                name = _place(self._database, spelled_out.place)
                message = f"{acronym} is spelled out in {name}, not in {_documents(count)}"
            severity = ACRONYM.severity if spelled_out is None else Severity.INFO
            yield _Found(
                place, Finding(ACRONYM.name, acronym, severity, message, en=span), spelled_out
            )

    def _gather_terms(self, segment: SegmentInTurn) -> None:
        spans = [span for span in segment.renderings if span]
        if not spans:
            return
        zh = normalise(segment.zh)
        for hit, span in zip(segment.hits, segment.renderings, strict=False):
            if span is None or any(other != span and other.covers(span) for other in spans):
                continue
            name = self._term_of(hit.concept, span.of(segment.en))
            if name and len(self._matcher.concepts_in(zh, hit)) == 1:
                self._terms.add(hit.concept, name, Mention(segment.place, hit.span, span))

    def _find_term(self, concept_id: str, words: str) -> str:
        """Give the accepted term of a concept that words are a form of; empty where they are none."""
        concept = self._matcher.glossary.by_id.get(concept_id)
        # An office that was renamed has two right names.
        if concept is None or not is_one_thing(concept) or any(t.has_dates for t in concept.en):
            return ""
        found = [
            one
            for one in self._matcher.renderings(concept, EnglishText(words))
            if len(one.span) == len(words) and not one.is_scattered
        ]
        if not found or any(one.term.status is TermStatus.FORBIDDEN for one in found):
            return ""
        return "" if found[0].term.is_abbreviation else found[0].term.text

    def _gather_people(self, segment: SegmentInTurn) -> None:
        if not find_people(normalise(segment.zh)):
            return
        reading = Reading(Segment(segment.zh, segment.en, hits=segment.hits), self._matcher)
        for person, naming in namings(reading):
            if naming.verdict is Verdict.RIGHT and naming.span:
                written = naming.span.of(segment.en)
                mention = Mention(segment.place, person.span, naming.span)
                self._people.add(person.name, written, mention)

    def _named_otherwise(self, check: str, rule: str, zh: str, usual: Use, use: Use) -> _Found:
        message = (
            f"{zh} is “{use.name}” here ({_times(use.times)} in the project) and "
            f"“{usual.name}” {_times(usual.times)}, first in {_place(self._database, usual.first.place)}"
        )
        finding = Finding(
            check,
            rule,
            Severity.MINOR,
            message,
            zh=use.first.zh,
            en=use.first.en,
            suggestion=usual.name,
        )
        return _Found(use.first.place, finding, usual.first)

    def _told_at(self, place: int) -> tuple[Finding, ...]:
        segment_id = segments.id_at(self._database, place)
        if segment_id is None:
            return ()
        text = segments.other_text(self._database, segment_id)
        said = checked.find(self._database, segment_id, checked.english_name(text))
        return said.findings if said else ()

    def _where_spelled_out(self, acronym: str) -> Mention | None:
        """Find a segment that has it in brackets behind what it is short for."""
        for segment_id in selection.holding(self._database, f"({acronym})", _SPELLED_OUT_AMONG):
            (line,) = segments.lines(self._database, [segment_id])
            at = line.en.find(f"({acronym})")
            if at >= 0 and is_spelled_out(acronym, line.en):
                words = line.en[:at].split(" ")
                start = max(0, at - len(" ".join(words[-len(acronym) - 2 :])))
                return Mention(line.place, Span(0, 0), Span(start, at + len(acronym) + 2))
        return None


def _told(project: Project, found: _Found) -> Told:
    """Give a finding with both of its places."""
    segment, subject = _segment_at(project, found.place)
    finding = replace(found.finding, elsewhere=_elsewhere(project, found.other))
    other = segments.id_at(project.database, found.other.place) if found.other else None
    return Told(
        segment_id=segments.id_at(project.database, found.place) or 0,
        segment=segment,
        subject=subject,
        number=segments.number_of(found.place),
        finding=finding,
        key=key_of(finding, segment.zh, segment.en),
        other_id=other,
    )


def key_of(finding: Finding, zh: str, en: str) -> str:
    """Give what a waiver of a finding over two texts goes by."""
    return checked.checked((finding,), zh, en).keys[0]


def _segment_at(project: Project, place: int) -> tuple[Segment, str]:
    """Give a segment with its English as it stands, named by document and number, and its key."""
    body = across.body_at(project.database, place)
    text = segments.other_text(project.database, body.id)
    name = f"{body.document}/{segments.number_of(place)}"
    segment = replace(as_segment(body), id=name)
    return (segment if text is None else replace(segment, en=text)), body.key


def _elsewhere(project: Project, other: Mention | None) -> Elsewhere | None:
    if other is None:
        return None
    segment, _ = _segment_at(project, other.place)
    return Elsewhere(
        segment.document,
        str(segments.number_of(other.place)),
        other.zh.of(segment.zh),
        other.en.of(segment.en),
    )


def _place(database: Database, place: int) -> str:
    body = across.body_at(database, place)
    return f"{body.document} {segments.number_of(place)}"


def _are_of_one_document(place: int, other: int) -> bool:
    return across.document_of(place) == across.document_of(other)


def _clipped(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN].rsplit(' ', 1)[0]} …"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _documents(count: int) -> str:
    return "the document that uses it" if count == 1 else f"the {count:,} documents that use it"
