"""A glossary as it stands in one release: its concepts, found by id."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from reviewer.model.errors import GlossaryError
from reviewer.model.term import Concept


@dataclass(frozen=True)
class Glossary:
    """Concepts under a name; a release number says which immutable state it is.

    Not slotted, so that the index is made at its first use only.
    """

    concepts: tuple[Concept, ...] = ()
    name: str = ""
    release: int = 0
    """0 where nobody has released it."""

    @cached_property
    def by_id(self) -> dict[str, Concept]:
        """Its concepts by their ids."""
        return {concept.id: concept for concept in self.concepts}

    def concept(self, identifier: str) -> Concept:
        """Return the concept of that id; raises GlossaryError when there is none."""
        try:
            return self.by_id[identifier]
        except KeyError:
            raise GlossaryError(
                f"the glossary has no concept {identifier!r}: look up its id in an export"
            ) from None

    def with_concepts(self, concepts: Iterable[Concept]) -> "Glossary":
        """Return it with these concepts in place of all it had."""
        return replace(self, concepts=tuple(concepts))

    def __len__(self) -> int:
        """Count its concepts."""
        return len(self.concepts)


def concept_id(zh: str, sense: str = "") -> str:
    """Name a concept that has no id of its own: its Chinese, with its sense where it has one."""
    return f"{zh}/{sense}" if sense else zh
