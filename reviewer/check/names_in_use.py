"""By which names things are told over many documents: how often each, and where it stands first."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.model.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a thing is named on both sides."""

    place: int
    """Of the segment, in the order of the documents."""
    zh: Span
    en: Span


@dataclass(slots=True)
class Use:
    """One name of a thing."""

    name: str
    first: Mention
    times: int = 1


class NamesInUse:
    """The names of things, gathered one mention at a time; holds one mention of each name."""

    def __init__(self) -> None:
        self._uses: dict[str, dict[str, Use]] = {}

    def add(self, thing: str, name: str, mention: Mention) -> None:
        """Count a mention of a thing by a name; whatever its case, a name is one."""
        uses = self._uses.setdefault(thing, {})
        use = uses.get(name.casefold())
        if use is None:
            uses[name.casefold()] = Use(name, mention)
        else:
            use.times += 1

    def with_several(self) -> Iterator[tuple[str, Use, tuple[Use, ...]]]:
        """Give the things of more than one name: the usual name, and the others in their order."""
        for thing, uses in self._uses.items():
            if len(uses) > 1:
                usual = min(uses.values(), key=lambda use: (-use.times, use.first.place))
                yield thing, usual, tuple(use for use in uses.values() if use is not usual)
