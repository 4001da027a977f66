"""A project: its documents, its glossary, its log; what the commands talk to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Self

from reviewer.model.decision import EventKind
from reviewer.session import adding, alignments, marking, merging, outgoing, rating, shown
from reviewer.session.checking import Examiner, make_checker
from reviewer.session.reports import AddReport, DoctorReport
from reviewer.store import (
    checked,
    counters,
    doctor,
    documents,
    glossaries,
    log,
    marks,
    placing,
    projection,
    segments,
    tallies,
)
from reviewer.store.database import Database, find_file
from reviewer.store.keys import document_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from reviewer.glossary.concepts import Glossary
    from reviewer.model.bead import Alignment, Bead
    from reviewer.model.decision import Event
    from reviewer.model.document import Document
    from reviewer.model.mark import Category
    from reviewer.score.mqm_file import Rating
    from reviewer.session.adding import Aligner
    from reviewer.session.alignments import Foreseen
    from reviewer.session.checking import MakeChecker
    from reviewer.session.reports import ExportRow, MergeReport, SegmentFacts, WaiverRow
    from reviewer.session.views import Counts, DocumentRow, Step
    from reviewer.store.database import Upgrade
    from reviewer.store.documents import DocumentNow

_FIGURES_WAIT_MILLISECONDS: Final = 250
_MANY_DOCUMENTS: Final = 1_000


class Project:
    """One project, one file. Closes like a file; safe to kill at any moment."""

    def __init__(
        self,
        database: Database,
        *,
        aligner: Aligner | None = None,
        checker: MakeChecker = make_checker,
    ) -> None:
        self.database = database
        self._aligner = aligner
        self.make_checker = checker
        self._examiner: tuple[str, Examiner] | None = None
        self._glossary: tuple[str, Glossary] | None = None
        self._foreseen: dict[int, Foreseen] = {}
        self._step: Step = lambda _: None
        self._documents: dict[int, DocumentRow] = {}
        self._version = -1
        """Of the file as others left it, when documents were read."""
        self._turns: dict[int, int] = {}
        """What tells that something of a document changed, as it was then."""

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        shared: bool = False,
        aligner: Aligner | None = None,
        checker: MakeChecker = make_checker,
    ) -> Project:
        """Make an empty project: `path` is a folder (made where missing) or a file `….db` to be.

        `shared` says that several people will have it open at once. Raises ProjectError where there
        is one already, or no right to write.
        """
        database = Database.create(find_file(path), shared=shared)
        return cls(database, aligner=aligner, checker=checker)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        aligner: Aligner | None = None,
        checker: MakeChecker = make_checker,
        told: Upgrade = lambda *_: None,
    ) -> Project:
        """Open a project by its folder or its file; ProjectError where it is none.

        One of an older version is brought up to date; `told` hears how many of how many segments are.
        """
        return cls(Database.open(find_file(path), told=told), aligner=aligner, checker=checker)

    @property
    def path(self) -> Path:
        """The project's file."""
        return self.database.path

    def aside(self) -> Project:
        """Open the project again only to read it: for another thread, so that nobody waits for it."""
        return Project(self.database.aside(), aligner=self._aligner, checker=self.make_checker)

    def beside(self, step: Step = lambda _: None) -> Project:
        """Open the project again to read and write: for another thread. `step` is told what it does."""
        other = Project.open(self.path, aligner=self._aligner, checker=self.make_checker)
        other.learn(self)
        other._step = step  # noqa: SLF001 — the class's own
        return other

    def learn(self, other: Project) -> None:
        """Take over what the same project, opened again, has loaded: 0.3 s of checks."""
        self._examiner, self._glossary = other._examiner, other._glossary

    @cached_property
    def for_figures(self) -> Project:
        """The project opened again for figures, which take long and are kept: for another thread.

        It hardly waits where another program is writing, so that who stops it need not either.
        """
        database = Database.open(self.path, busy_milliseconds=_FIGURES_WAIT_MILLISECONDS)
        return Project(database, aligner=self._aligner, checker=self.make_checker)

    def close(self) -> None:
        """Let go of the file."""
        if "for_figures" in vars(self):
            self.for_figures.close()
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def documents(self) -> tuple[DocumentRow, ...]:
        """List the documents, in the order in which they were added."""
        version = self.database.changed_elsewhere()
        changed = self.database.changed_documents
        if version != self._version:
            known, self._turns = self._turns, tallies.turns(self.database)
            changed.update(one for one, turn in self._turns.items() if turn != known.get(one))
            self._version = version
        # A project may have 25,000: 0.3 s, too long to read all after each look at one.
        if len(changed) > _MANY_DOCUMENTS or not self._documents:
            counted = counters.by_document(self.database)
            self._documents = {
                document.id: shown.document_row(document, counted.get(document.id, {}))
                for document in documents.everything(self.database)
            }
            changed.clear()
        for document_id in sorted(changed):
            if found := documents.with_id(self.database, document_id):
                counts = counters.counts(self.database, document_id)
                self._documents[document_id] = shown.document_row(found, counts)
        changed.clear()
        return tuple(self._documents.values())

    def find_document(self, document: str | int) -> DocumentNow:
        """Find a document by name or id; DecisionError names what there is."""
        return documents.find(self.database, document)

    def counts(self) -> Counts:
        """Count the segments of all documents."""
        return shown.counts_of(counters.counts(self.database))

    def add(self, document: Document) -> AddReport:
        """Align, check and store a document; one of the same name is brought up to date.

        Running it again on unchanged pages changes nothing; decisions stay on every segment that did
        not change. Raises InputError for pages that no project can hold.
        """
        adding.refuse_unfit(document)
        before = documents.named(self.database, document.name)
        if before and before.edition == documents.edition(document):
            return self._as_it_is(before, document)
        alignment = self._align(document, before)
        beads = alignments.repaired_beads(self.database, document, alignment)
        planned = adding.plan(document, beads, self.examiner)
        with self.database.writing():
            document_id = documents.keep(self.database, document, alignment)
            placed = placing.put_in_place(self.database, document_id, planned)
            merging.check_the_unchecked(self.database, lambda: self.examiner, document_id)
        self.database.settle()
        return AddReport(
            name=document.name,
            segments=len(planned),
            kept=len(placed.kept),
            new=len(placed.new),
            gone=len(placed.gone),
            findings=adding.findings_by_check(segment.checked for segment in planned),
            belongs=alignment.belongs,
        )

    def recheck(self, notify: Callable[[str], None] | None = None) -> int:
        """Check every segment again by the glossary as it is now; give the count of findings.

        Document by document, each whole or not at all.
        """
        findings = 0
        for document in documents.everything(self.database):
            rows = adding.checked_anew(segments.bodies(self.database, document.id), self.examiner)
            pages = {segment_id: said for segment_id, _, said in rows}
            with self.database.writing():
                segments.keep_hits(self.database, rows)
                edited = segments.other_texts(self.database, document.id)
                again = merging.checked_texts(self.database, edited, self.examiner, pages)
                checked.keep(self.database, again)
                segments.recheck(self.database, rows)
            findings += sum(len(said.findings) for _, _, said in rows)
            if notify:
                notify(f"checked {document.name}")
        return findings

    @property
    def examiner(self) -> Examiner:
        """The checks by the glossary in force."""
        hashed = glossaries.hash_in_force(self.database)
        if self._examiner is None or self._examiner[0] != hashed:
            self._examiner = (hashed, Examiner(self.glossary(), self.make_checker))
        return self._examiner[1]

    def load_checks(self) -> None:
        """Load the checks by the glossary in force; for another thread, reads aside."""
        with self.aside() as project:
            _ = project.examiner
            self.learn(project)

    def glossary(self) -> Glossary:
        """Give the glossary in force: the last release, or what was set.

        Kept until another one is: 25,000 concepts take a second to read.
        """
        from reviewer.glossary.concepts import Glossary  # noqa: PLC0415 — not for a first frame

        hashed = glossaries.hash_in_force(self.database)
        if self._glossary is None or self._glossary[0] != hashed:
            name, release, concepts = glossaries.in_force(self.database)
            self._glossary = (hashed, Glossary(concepts, name, release))
        return self._glossary[1]

    def set_glossary(self, glossary: Glossary) -> None:
        """Put another glossary in force; segments that are there are checked again."""
        with self.database.writing():
            glossaries.put_in_force(
                self.database, glossary.concepts, name=glossary.name, release=glossary.release
            )
        self.recheck()

    def categories(self) -> tuple[Category, ...]:
        """List the kinds of errors that people mark: the core of MQM until the project has its own."""
        return marks.categories(self.database)

    def set_categories(self, names: Iterable[str]) -> None:
        """Let people mark these kinds of errors; marks of other kinds stay as they are."""
        chosen = marking.category_names(names)
        with self.database.writing():
            marks.set_categories(self.database, chosen)

    def export(self, document: str | int) -> tuple[ExportRow, ...]:
        """Give a document's segments as they stand now, in order."""
        return outgoing.rows(self.database, self.find_document(document).id)

    def statistics(self) -> Iterator[SegmentFacts]:
        """Give every segment as scores see it, document by document."""
        for document in documents.everything(self.database):
            bodies = segments.bodies(self.database, document.id)
            yield from outgoing.facts(self.database, document, bodies)

    def ratings(self) -> tuple[Rating, ...]:
        """Give what people marked as MQM ratings, page by page: systems `page` and `reviewed`.

        Who marks errors in this project and decided a segment without marking it rates it as free of
        errors; see `session.rating`.
        """
        return tuple(rating.ratings(self.database))

    def waivers(self) -> tuple[WaiverRow, ...]:
        """List the waivers in force, the oldest first: for every report."""
        return outgoing.waiver_rows(self.database)

    def log(self) -> Iterator[str]:
        """Give everything that people said, one canonical JSON object a line, in order."""
        return outgoing.log_lines(self.database)

    def merge(self, path: Path) -> MergeReport:
        """Join another project's log (JSONL or a project's file) into this one.

        The union of both logs, whichever way round and however often. Raises ProjectError, with
        nothing merged, where the file is no log.
        """
        from reviewer.session.lead import Lead  # noqa: PLC0415 — not for a first frame

        report = merging.merge(self.database, path, self.follow, lambda: self.examiner)
        # A release that came along changes the checks; without one this costs one small query.
        Lead(self, "").catch_up()
        return report

    def backup(self, path: Path) -> None:
        """Copy the project to a new file, also while people work in it."""
        self.database.backup(path)

    def doctor(self, *, rebuild: bool = False) -> DoctorReport:
        """Test the file, and that the current state equals the log; `rebuild` makes it anew."""
        if rebuild:
            doctor.rebuild(self.database)
            with self.database.writing():
                for document_id in documents.ids(self.database):
                    alignments.settle(self.database, document_id, lambda: self.examiner)
        size = (
            f"{self.path}: {len(documents.ids(self.database)):,} documents, "
            f"{self.counts().total:,} segments, {log.count(self.database):,} events in the log"
        )
        return DoctorReport(doctor.problems(self.database), (size, self.database.about()))

    def follow(self, events: Sequence[Event]) -> tuple[int, ...]:
        """Bring the project up to date with events that were just added, within their transaction."""
        changed = dict.fromkeys(projection.follow(self.database, events))
        may_repair = (EventKind.ALIGNMENT, EventKind.UNDO)
        for subject in dict.fromkeys(e.subject for e in events if e.kind in may_repair):
            name = document_name(subject)
            found = documents.named(self.database, name) if name else None
            if found:
                settled = alignments.settle(
                    self.database,
                    found.id,
                    lambda: self.examiner,
                    self._foreseen.pop(found.id, None),
                    self._step,
                )
                changed.update(dict.fromkeys(settled))
        return tuple(changed)

    def foresee(self, events: Sequence[Event]) -> None:
        """Check what a repair of an alignment will make of its document, before anything is written.

        That takes most of the time, and nobody who writes should have to wait for it.
        """
        self._foreseen.clear()
        for subject in dict.fromkeys(event.subject for event in events):
            name = document_name(subject)
            found = documents.named(self.database, name) if name else None
            coming = [event for event in events if event.subject == subject]
            foreseen = found and alignments.foresee(
                self.database, found, coming, lambda: self.examiner, self._step
            )
            if foreseen:
                self._foreseen[foreseen.document.id] = foreseen

    def align_anew(self, document: Document, known: Sequence[Bead]) -> Alignment:
        """Align a document around beads that must stay."""
        aligner = self._aligner or adding.real_aligner()
        return adding.align_document(document, aligner, self.glossary(), known)

    def _align(self, document: Document, before: DocumentNow | None) -> Alignment:
        carried: tuple[Bead, ...] = ()
        if before:
            known = documents.find_alignment(self.database, before.id, documents.edition(document))
            if known:
                return known
            earlier = documents.pages(self.database, before.id)
            bodies = segments.bodies(self.database, before.id)
            decided = frozenset(segments.decided(self.database, before.id))
            carried = adding.carried_over(earlier, bodies, document, decided)
        return self.align_anew(document, carried)

    def _as_it_is(self, before: DocumentNow, document: Document) -> AddReport:
        """Report on a document whose sentences are those that are there; keep what its pages say anew."""
        with self.database.writing():
            documents.keep_facts(self.database, before.id, document)
        bodies = segments.bodies(self.database, before.id)
        return AddReport(
            name=document.name,
            segments=len(bodies),
            kept=len(bodies),
            new=0,
            gone=0,
            findings=adding.findings_by_check(
                segments.said_of_pages(self.database, [body.id for body in bodies])
            ),
            belongs=before.belongs,
        )
