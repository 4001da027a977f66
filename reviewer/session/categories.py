"""The kinds of errors that a project marks: added, renamed, retired and brought back, with a history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError
from reviewer.model.mark import Category
from reviewer.session import deciding
from reviewer.session.acts import Acts
from reviewer.session.clock import new_id, utc_now
from reviewer.store import log, marks
from reviewer.store.fold import voided
from reviewer.store.keys import CATEGORIES
from reviewer.store.log import Saying
from reviewer.store.payload import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.session.project import Project
    from reviewer.session.views import Clock, NewId

    Set = tuple[tuple[Category, bool], ...]


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A kind of error, as those see it who keep the set."""

    name: str
    meaning: str
    is_retired: bool
    """No new mark may have it; those that have it stay."""
    marks: int
    """Marks that have it now."""
    is_known: bool = True
    """False where only marks have it: it came with another's log, or was renamed."""


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """One change of the set."""

    at: str
    author: str
    summary: str
    undone: bool


class CategorySet:
    """One person at work on the set. Each act is kept at once and can be undone."""

    def __init__(
        self, project: Project, author: str, *, clock: Clock = utc_now, ids: NewId = new_id
    ) -> None:
        self._database = project.database
        self._acts = Acts(project, author, clock, ids)

    def everything(self) -> tuple[CategoryView, ...]:
        """List the set, then the kinds that only marks have."""
        counted = marks.counts(self._database)
        known = tuple(
            CategoryView(category.name, category.meaning, is_retired, counted.pop(category.name, 0))
            for category, is_retired in marks.category_set(self._database)
        )
        others = (
            CategoryView(name, "", is_retired=True, marks=count, is_known=False)
            for name, count in sorted(counted.items())
        )
        return (*known, *others)

    def history(self) -> tuple[CategoryChange, ...]:
        """List the changes, the oldest first."""
        events = log.of_subject(self._database, CATEGORIES)
        void = voided(events)
        return tuple(
            CategoryChange(
                event.at,
                event.author,
                text_of(opened(event.payload), "change") or "set the categories",
                event.id in void,
            )
            for event in events
            if event.kind is EventKind.CATEGORIES
        )

    def add(self, name: str, meaning: str = "") -> str:
        """Let marks have a new kind; gives what was done."""
        said = self._fit(name)
        return self._say(
            lambda now: (*now, (Category(said, deciding.clean(meaning)), False)), f"added {said}"
        )

    def rename(self, name: str, new: str, meaning: str) -> str:
        """Give a kind another name or meaning. Marks that have the old name keep it: it was said so."""
        said = deciding.clean(new)
        if said != name:
            said = self._fit(new)
        changed = Category(said, deciding.clean(meaning))
        label = f"renamed {name} to {said}" if said != name else f"said anew what {name} means"

        def put(now: Set) -> Set:
            return tuple(
                (changed, retired) if one.name == name else (one, retired) for one, retired in now
            )

        return self._say(put, label)

    def retire(self, name: str) -> str:
        """Let no new mark have a kind."""
        standing = [one for one in self.everything() if one.is_known and not one.is_retired]
        if len(standing) == 1 and standing[0].name == name:
            raise DecisionError("this is the last category: add another first")
        return self._say(lambda now: _with_retired(now, name, retired=True), f"retired {name}")

    def bring_back(self, name: str) -> str:
        """Let marks have a kind again; one that only marks have joins the set."""

        def put(now: Set) -> Set:
            if all(one.name != name for one, _ in now):
                return (*now, (Category(name), False))
            return _with_retired(now, name, retired=False)

        return self._say(put, f"brought {name} back")

    def undo(self) -> str:
        """Take the last change of this session back."""
        return self._acts.undo().message

    def redo(self) -> str:
        """Do again what was undone."""
        return self._acts.redo().message

    def _fit(self, name: str) -> str:
        said = deciding.clean(name)
        if not said:
            raise DecisionError("a category needs a name, as Accuracy/Mistranslation or Style")
        if said in {one.name for one, _ in marks.category_set(self._database)}:
            raise DecisionError(f"there is a category {said} already")
        return said

    def _say(self, put: Callable[[Set], Set], label: str) -> str:
        def sayings() -> Sequence[Saying]:
            now = put(marks.category_set(self._database))
            told = [
                {"name": one.name, "meaning": one.meaning, "retired": is_retired}
                for one, is_retired in now
            ]
            payload: dict[str, object] = {"categories": told, "change": label}
            return [Saying(EventKind.CATEGORIES, CATEGORIES, payload)]

        return self._acts.do(sayings, label).message


def _with_retired(now: Set, name: str, *, retired: bool) -> Set:
    return tuple((one, retired if one.name == name else was) for one, was in now)
