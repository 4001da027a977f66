"""A project: its documents, its glossary, its log; what the commands talk to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from reviewer.glossary import Glossary
    from reviewer.model.document import Document
    from reviewer.session.reports import (
        AddReport,
        DoctorReport,
        ExportRow,
        MergeReport,
        SegmentFacts,
    )
    from reviewer.session.views import Counts, DocumentRow


class Project:
    """One project, one file. Closes like a file; safe to kill at any moment."""

    path: Path

    @classmethod
    def create(cls, path: Path, *, shared: bool = False) -> Project:
        """Make an empty project: `path` is a folder (made where missing) or a file to be.

        `shared` says that several people will have it open at once. Raises ProjectError where there
        is one already, or no right to write.
        """
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path) -> Project:
        """Open a project by its folder or its file; ProjectError where it is none."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError

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
        raise NotImplementedError

    def counts(self) -> Counts:
        """Count the segments of all documents."""
        raise NotImplementedError

    def add(self, document: Document) -> AddReport:
        """Align, check and store a document; one of the same name is brought up to date.

        Running it again on unchanged pages changes nothing; decisions stay on every segment that did
        not change.
        """
        raise NotImplementedError

    def recheck(self, notify: Callable[[str], None] | None = None) -> int:
        """Check every segment again by the glossary as it is now; give the count of findings."""
        raise NotImplementedError

    def glossary(self) -> Glossary:
        """Give the glossary in force: the last release, or what was set."""
        raise NotImplementedError

    def set_glossary(self, glossary: Glossary) -> None:
        """Put another glossary in force; segments that are there are checked again."""
        raise NotImplementedError

    def export(self, document: str | int) -> tuple[ExportRow, ...]:
        """Give a document's segments as they stand now, in order."""
        raise NotImplementedError

    def statistics(self) -> Iterator[SegmentFacts]:
        """Give every segment as scores see it, document by document."""
        raise NotImplementedError

    def log(self) -> Iterator[str]:
        """Give everything that people said, one canonical JSON object a line, in order."""
        raise NotImplementedError

    def merge(self, path: Path) -> MergeReport:
        """Join another project's log (JSONL or a project's file) into this one."""
        raise NotImplementedError

    def backup(self, path: Path) -> None:
        """Copy the project to a new file, also while people work in it."""
        raise NotImplementedError

    def doctor(self, *, rebuild: bool = False) -> DoctorReport:
        """Test the file, and that the current state equals the log; `rebuild` makes it anew."""
        raise NotImplementedError
