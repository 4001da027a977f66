"""Questions to the person: a line or a few to fill in, or a menu; their widgets are loaded when first asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    AnyApp: TypeAlias = App[object] | App[None]


@dataclass(frozen=True, slots=True)
class Field:
    """A line to fill in."""

    label: str = ""
    value: str = ""
    placeholder: str = ""
    is_needed: bool = True
    """An empty line is not taken."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a menu."""

    label: str
    detail: str = ""
    """Set at the right: a count, a key."""
    is_heading: bool = False
    key: str = ""
    """A letter that takes it; where the menu is numbered, its digit is."""


def ask(
    app: AnyApp,
    title: str,
    fields: Sequence[Field],
    then: Callable[[tuple[str, ...]], object],
    *,
    hint: str = "",
    begins_at: int | None = None,
) -> None:
    """Ask for lines and hand them on; nothing happens when the person leaves.

    `begins_at` is the number of the line to begin at: the first empty one where it isn't said.
    """
    from reviewer.tui.screens.forms import Form  # noqa: PLC0415 — 25 ms of Input

    def take(texts: tuple[str, ...] | None) -> None:
        if texts is not None:
            then(texts)

    app.push_screen(Form(title, tuple(fields), hint, begins_at), take)


def choose(
    app: AnyApp,
    title: str,
    choices: Sequence[Choice],
    then: Callable[[int], object],
    *,
    chosen: int = 0,
    is_numbered: bool = False,
    is_wide: bool = False,
) -> None:
    """Ask for one of the choices and hand on its number; nothing happens when the person leaves.

    Numbered choices are taken by their digits. Wide menus have room for sentences.
    """
    from reviewer.tui.screens.forms import Menu  # noqa: PLC0415 — 15 ms of OptionList

    def take(number: int | None) -> None:
        if number is not None:
            then(number)

    app.push_screen(
        Menu(
            title, tuple(choices), chosen, is_numbered=is_numbered, is_wide=is_wide or is_numbered
        ),
        take,
    )
