"""The menu of filters: which segments the list shows, with how many there are of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.decision import Status
from reviewer.session.views import Filter
from reviewer.tui.screens.asking import Choice, Field, ask, choose

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.session.review import Review
    from reviewer.tui.screens.asking import AnyApp

UNCERTAIN = 0.6
"""Confidence of a bead up to which its alignment should be looked at."""
_TEXT = "text on either side…"
_STATUS_KEYS = {
    Status.OPEN: "o",
    Status.ACCEPTED: "c",
    Status.EDITED: "e",
    Status.FLAGGED: "f",
    Status.REJECTED: "x",
    Status.SKIPPED: "s",
}


def choose_filter(app: AnyApp, review: Review, then: Callable[[Filter], object]) -> None:
    """Ask for a filter and hand it on; nothing happens when the person leaves the menu."""
    offers = _offers(review)
    held = [number for number, (_, chosen) in enumerate(offers) if chosen == review.filter]

    def take(number: int) -> None:
        choice, chosen = offers[number]
        if choice.label == _TEXT:
            _ask_text(app, review.filter, then)
        elif chosen is not None:
            then(chosen)

    choose(app, "Show", [choice for choice, _ in offers], take, chosen=held[0] if held else 0)


def _offers(review: Review) -> list[tuple[Choice, Filter | None]]:
    counts = review.counts()
    by_status = dict(counts.by_status)
    offers: list[tuple[Choice, Filter | None]] = [
        (Choice("all", f"{counts.total:,}", key="a"), Filter()),
        *(
            (Choice(status.value, f"{by_status.get(status, 0):,}", key=key), Filter(status=status))
            for status, key in _STATUS_KEYS.items()
        ),
        (Choice("with error marks", f"{counts.marked:,}", key="m"), Filter(marked=True)),
        (
            Choice("uncertain alignment", f"{review.uncertain_count(UNCERTAIN):,}", key="u"),
            Filter(max_confidence=UNCERTAIN),
        ),
    ]
    if counts.conflicts:
        offers.append(
            (Choice("conflicts", f"{counts.conflicts:,}", key="="), Filter(conflict=True))
        )
    if found := review.inspection():
        offers.append((Choice(found.label, key="p"), Filter(sample=True)))
    offers.append((Choice(_TEXT, review.filter.text, key="/"), None))
    checks = review.checks()
    if checks:
        offers.append((Choice("with a finding of", "to do", is_heading=True), None))
        offers += [(Choice(name, f"{count:,}"), Filter(check=name)) for name, count in checks]
    authors = review.author_counts()
    if authors:
        offers.append((Choice("decided by", is_heading=True), None))
        offers += [(Choice(name, f"{count:,}"), Filter(author=name)) for name, count in authors]
    return offers


def _ask_text(app: AnyApp, held: Filter, then: Callable[[Filter], object]) -> None:
    field = Field(value=held.text, placeholder="empty shows all", is_needed=False)
    title = "Show segments with this text on either side"
    ask(app, title, (field,), lambda texts: then(Filter(status=held.status, text=texts[0])))
