"""The menu of filters: what is asked for of the segments that the list shows, each with its count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.model.decision import Status
from reviewer.session.views import Filter
from reviewer.tui.actions import DIGITS
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
    """Ask what else to show, or no longer, and hand the filter on; Escape leaves it as it is.

    What is chosen goes with what is asked for already; `all` begins anew.
    """
    offers = _offers(review)
    everything = next(number for number, (choice, _) in enumerate(offers) if choice.key == "a")

    def take(number: int) -> None:
        choice, chosen = offers[number]
        if choice.label == _TEXT:
            _ask_text(app, review.filter, then)
        elif chosen is not None:
            then(chosen)

    title = f"Show {review.label()}: {review.extent()}" if review.filter.parts() else "Show"
    choose(app, title, [choice for choice, _ in offers], take, chosen=everything)


def _offers(review: Review) -> list[tuple[Choice, Filter | None]]:
    """Give what can be chosen, each with the filter that it makes; first what can be taken away."""
    now = review.filter
    counts = review.counts()
    by_status = dict(counts.by_status)

    def offer(label: str, part: Filter, count: int, key: str = "") -> tuple[Choice, Filter | None]:
        is_held = now.asks_for(part)
        estimate = review.would_show(now if is_held else now.with_part(part), count)
        held = "✓ " if is_held else ""
        return Choice(held + label, str(estimate), key=key), now.with_part(part)

    offers: list[tuple[Choice, Filter | None]] = [
        (Choice(f"take away {words}", key=key), without)
        for key, (words, without) in zip(DIGITS, now.parts(), strict=False)
    ]
    offers.append((Choice("all", f"{counts.total:,}", key="a"), Filter()))
    offers += [
        offer(status.value, Filter(status=status), by_status.get(status, 0), key)
        for status, key in _STATUS_KEYS.items()
    ]
    uncertain = review.uncertain_count(UNCERTAIN)
    offers += [
        offer("with error marks", Filter(marked=True), counts.marked, "m"),
        offer("uncertain alignment", Filter(max_confidence=UNCERTAIN), uncertain, "u"),
    ]
    if counts.conflicts:
        offers.append(offer("conflicts", Filter(conflict=True), counts.conflicts, "="))
    if found := review.inspection():
        offers.append((Choice(found.label, key="p"), Filter(sample=True)))
    offers.append((Choice(_TEXT, now.text, key="/"), None))
    for heading, detail, parts in (
        ("with a finding of", "to do", [(n, Filter(check=n), c) for n, c in review.checks()]),
        ("decided by", "", [(n, Filter(author=n), c) for n, c in review.author_counts()]),
    ):
        if parts:
            offers.append((Choice(heading, detail, is_heading=True), None))
            offers += [offer(*part) for part in parts]
    return offers


def _ask_text(app: AnyApp, held: Filter, then: Callable[[Filter], object]) -> None:
    field = Field(value=held.text, placeholder="empty shows all", is_needed=False)
    title = "Show segments with this text on either side"
    ask(
        app,
        title,
        (field,),
        lambda texts: then(replace(held, text=texts[0], sample=False)),
    )
