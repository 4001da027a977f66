"""Significance letters: systems that share a letter were not shown to differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def significance_letters(
    names: Sequence[str], different: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Give each name its letters, from the pairs that differ; the first name gets an `a`.

    The insert-and-absorb way of Piepho 2004: start with one group of all, split every group that
    holds a pair that differs, drop groups that lie within others.
    """
    groups = [frozenset(names)]
    for one, other in different:
        split = []
        for group in groups:
            if one in group and other in group:
                split += [group - {one}, group - {other}]
            else:
                split.append(group)
        groups = _without_inner(split)
    place = {name: number for number, name in enumerate(names)}
    groups.sort(key=lambda group: sorted(place[name] for name in group))
    return {
        name: "".join(_letter(number) for number, group in enumerate(groups) if name in group)
        for name in names
    }


def _without_inner(groups: list[frozenset[str]]) -> list[frozenset[str]]:
    distinct = list(dict.fromkeys(groups))
    return [group for group in distinct if not any(group < other for other in distinct)]


def _letter(number: int) -> str:
    """Return `a` to `z`, then `a1` and so on."""
    turn, place = divmod(number, len(_ALPHABET))
    return _ALPHABET[place] + (str(turn) if turn else "")
