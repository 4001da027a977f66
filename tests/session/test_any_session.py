"""Whatever people do, in whatever order: the projections equal the log, undo leads back, logs merge."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reviewer.model.errors import DecisionError
from reviewer.model.finding import WaiverScope
from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.session.views import Filter

if TYPE_CHECKING:
    import pytest

    from reviewer.session.review import Review
    from tests.session.conftest import Desk

AUTHORS = st.sampled_from(["li", "wang"])
NUMBERS = st.integers(0, 5)
ENGLISH = st.sampled_from(["patent", "wrong patent", "wrong", "right", "The weather is fine."])
REPAIRS = ["confirm", "merge", "split", "realign", "zh down", "zh up", "en down", "en up"]
SPANS = st.none() | st.builds(Span, st.integers(0, 2), st.integers(3, 30))
SCOPES = st.sampled_from(WaiverScope)


class Sessions(RuleBasedStateMachine):
    """Two people at two desks, each with undo; their logs are merged now and then."""

    make_desk: Any
    six: Any

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desks: list[Desk] = []
        self.reviews: dict[tuple[int, str], Review] = {}

    @initialize()
    def sit_down(self) -> None:
        for number in (0, 1):
            desk = self.make_desk(self.folder / str(number) / "review.db")
            # The same clock for both: ties in time are the hard case.
            desk.project.add(self.six)
            self.desks.append(desk)
            for author in ("li", "wang"):
                self.reviews[number, author] = desk.review("six", author)

    def at(self, desk: int, number: int) -> int:
        """Give the id of a segment; repairs of the alignment change how many there are."""
        review = self.reviews[desk, "li"]
        return review.id_at(number % review.size())

    @rule(
        desk=st.integers(0, 1),
        author=AUTHORS,
        number=NUMBERS,
        act=st.sampled_from(["accept", "flag", "reject", "skip"]),
    )
    def decide(self, desk: int, author: str, number: int, act: str) -> None:
        getattr(self.reviews[desk, author], act)(self.at(desk, number))

    @rule(desk=st.integers(0, 1), author=AUTHORS, number=NUMBERS, english=ENGLISH)
    def edit(self, desk: int, author: str, number: int, english: str) -> None:
        self.reviews[desk, author].edit(self.at(desk, number), english)

    @rule(
        desk=st.integers(0, 1), author=AUTHORS, number=NUMBERS, text=st.sampled_from(["", "a", "b"])
    )
    def note(self, desk: int, author: str, number: int, text: str) -> None:
        self.reviews[desk, author].note(self.at(desk, number), text)

    @rule(
        desk=st.integers(0, 1),
        author=AUTHORS,
        number=NUMBERS,
        finding=st.integers(0, 2),
        scope=SCOPES,
    )
    def waive(self, desk: int, author: str, number: int, finding: int, scope: WaiverScope) -> None:
        review = self.reviews[desk, author]
        try:
            review.waive(self.at(desk, number), finding, "so", scope)
        except DecisionError:
            assert len(review.segment(self.at(desk, number)).findings) <= finding or (
                review.segment(self.at(desk, number)).findings[finding].waived_by
            )

    @rule(desk=st.integers(0, 1), author=AUTHORS, number=NUMBERS, finding=st.integers(0, 2))
    def unwaive(self, desk: int, author: str, number: int, finding: int) -> None:
        try:
            self.reviews[desk, author].unwaive(self.at(desk, number), finding)
        except DecisionError:
            return

    @rule(
        desk=st.integers(0, 1),
        author=AUTHORS,
        number=NUMBERS,
        side=st.sampled_from(Side),
        span=SPANS,
    )
    def mark(self, desk: int, author: str, number: int, side: Side, span: Span | None) -> None:
        review, segment_id = self.reviews[desk, author], self.at(desk, number)
        before = review.marks(segment_id)
        try:
            review.mark(segment_id, side, span, "Style", MarkSeverity.MINOR)
        except DecisionError:
            view = review.segment(segment_id)
            text = view.zh if side is Side.ZH else view.en
            assert (span and span.end > len(text)) or any(
                (mark.author, mark.side, mark.span) == (author, side, span) for mark in before
            )
        else:
            assert before == review.marks(segment_id)[:-1]

    @rule(
        desk=st.integers(0, 1),
        author=AUTHORS,
        number=NUMBERS,
        which=st.integers(0, 1),
        category=st.sampled_from(["Style", "Other", ""]),
    )
    def change_or_unmark(
        self, desk: int, author: str, number: int, which: int, category: str
    ) -> None:
        review, segment_id = self.reviews[desk, author], self.at(desk, number)
        marks = review.marks(segment_id)
        if which >= len(marks):
            return
        if category:
            with contextlib.suppress(DecisionError):
                review.change_mark(segment_id, marks[which].id, category=category)
        else:
            review.unmark(segment_id, marks[which].id)
            assert len(marks) - 1 == len(review.marks(segment_id))

    @rule(desk=st.integers(0, 1), author=AUTHORS, number=NUMBERS, act=st.sampled_from(REPAIRS))
    def repair(self, desk: int, author: str, number: int, act: str) -> None:
        repairs, segment_id = self.reviews[desk, author].repairs, self.at(desk, number)
        try:
            match act:
                case "confirm":
                    repairs.confirm(segment_id)
                case "merge":
                    repairs.merge(segment_id)
                case "split":
                    repairs.split(segment_id, 1, 1)
                case "realign":
                    repairs.realign(segment_id)
                case _:
                    repairs.move(segment_id, Side(act[:2]), down=act.endswith("down"))
        except DecisionError:
            return

    @rule(desk=st.integers(0, 1), author=AUTHORS)
    def accept_clean(self, desk: int, author: str) -> None:
        review = self.reviews[desk, author]
        if review.clean_count():
            before = shown(self.desks[desk])
            review.accept_clean()
            assert 0 == review.clean_count()
            review.undo()
            assert before == shown(self.desks[desk])
            review.redo()

    @rule(desk=st.integers(0, 1), author=AUTHORS)
    def undo_and_redo(self, desk: int, author: str) -> None:
        review = self.reviews[desk, author]
        before = shown(self.desks[desk])
        try:
            review.undo()
        except DecisionError:
            return
        review.redo()
        assert before == shown(self.desks[desk])

    @rule(desk=st.integers(0, 1), author=AUTHORS, times=st.integers(1, 3))
    def undo(self, desk: int, author: str, times: int) -> None:
        for _ in range(times):
            try:
                self.reviews[desk, author].undo()
            except DecisionError:
                return

    @rule(into=st.integers(0, 1))
    def merge(self, into: int) -> None:
        self.desks[into].project.merge(self.desks[1 - into].project.path)

    @rule()
    def merge_both(self) -> None:
        for into in (0, 1):
            self.merge(into)
        assert shown(self.desks[0]) == shown(self.desks[1])
        assert list(self.desks[0].project.log()) == list(self.desks[1].project.log())

    @rule(desk=st.integers(0, 1), changed=st.sampled_from([0, 3, 5]))
    def import_again(self, desk: int, changed: int) -> None:
        """Another edition comes in and goes out again: nothing that was said is lost."""
        project = self.desks[desk].project
        before = shown(self.desks[desk])
        sentences = list(self.six.en.sentences)
        sentences[changed] = replace(sentences[changed], text="Quite another sentence.")
        page = replace(self.six.en, sentences=tuple(sentences))
        project.add(replace(self.six, en=page))
        project.add(self.six)
        assert before == shown(self.desks[desk])

    @invariant()
    def projections_equal_the_log(self) -> None:
        for desk in self.desks:
            assert () == desk.project.doctor().problems

    def teardown(self) -> None:
        for desk in self.desks:
            before = shown(desk)
            desk.project.doctor(rebuild=True)
            assert () == desk.project.doctor().problems
            assert before == shown(desk)
            desk.project.close()
        shutil.rmtree(self.folder)


def shown(desk: Desk) -> list[object]:
    """What anybody can see, without the history of how it came about."""
    review = desk.review("six", "nobody")
    review.set_filter(Filter())
    rows = review.rows(0, 99)
    # Row ids are a file's own; segments that came and went may have left gaps.
    findings = [review.segment(row.id).findings for row in rows]
    return [
        [replace(row, id=0) for row in rows],
        [[(view.finding, bool(view.waived_by)) for view in views] for views in findings],
        [review.segment(row.id).note for row in rows],
        [review.marks(row.id) for row in rows],
        [review.segment(row.id).marks == review.marks(row.id) for row in rows],
        review.counts(),
        review.checks(),
        review.authors(),
        desk.project.documents()[0].findings,
    ]


def test_whatever_people_do_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, six: object, make_desk: object
) -> None:
    del tmp_path
    monkeypatch.setattr(Sessions, "six", six, raising=False)
    monkeypatch.setattr(Sessions, "make_desk", staticmethod(make_desk), raising=False)  # type: ignore[arg-type]
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Sessions,
        settings=settings(
            max_examples=12,
            # Shrinking a course of acts takes minutes: the course itself is printed.
            phases=[Phase.generate],
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
