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
        (Choice("all", f"{counts.total:,}"), Filter()),
        *(
            (Choice(status.value, f"{by_status.get(status, 0):,}"), Filter(status=status))
            for status in Status
        ),
    ]
    if counts.conflicts:
        offers.append((Choice("conflicts", f"{counts.conflicts:,}"), Filter(conflict=True)))
    if sample := review.inspection():
        far = f"{sample.inspected:,}/{sample.sample.plan.size:,}"
        offers.append((Choice("sample for acceptance", far), Filter(sample=True)))
    offers.append((Choice("uncertain alignment"), Filter(max_confidence=UNCERTAIN)))
    offers.append((Choice(_TEXT, review.filter.text), None))
    checks = review.checks()
    if checks:
        offers.append((Choice("with a finding of", is_heading=True), None))
        offers += [(Choice(name, f"{count:,}"), Filter(check=name)) for name, count in checks]
    authors = review.authors()
    if authors:
        offers.append((Choice("decided by", is_heading=True), None))
        offers += [(Choice(author), Filter(author=author)) for author in authors]
    return offers


def _ask_text(app: AnyApp, held: Filter, then: Callable[[Filter], object]) -> None:
    field = Field(value=held.text, placeholder="empty shows all", is_needed=False)
    title = "Show segments with this text on either side"
    ask(app, title, (field,), lambda texts: then(Filter(status=held.status, text=texts[0])))
