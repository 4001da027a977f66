"""An XLIFF 2 file read unit by unit, each checked by all rules, in flat memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.annotations import annotation_problems
from reviewer.ingest.formats.xliff20_rules.codes import code_problems, flows_of
from reviewer.ingest.formats.xliff20_rules.identity import (
    extension_problems,
    identity_problems,
    note_problems,
)
from reviewer.ingest.formats.xliff20_rules.names import Problem, core_name, line_of, namespace
from reviewer.ingest.formats.xliff20_rules.structure import (
    attribute_problems,
    content_problems,
    whole_problems,
)
from reviewer.ingest.formats.xliff20_rules.translations import translation_problems
from reviewer.ingest.formats.xml import steps_through
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

_CONTAINERS = frozenset({"xliff", "file", "group"})


def valid_units(path: Path) -> Iterator[Element]:
    """Yield the units of an XLIFF 2 file; a unit is emptied when the next one is asked for.

    Raises InputError with the first rule that the file breaks, and the line, when it comes to it.
    """
    walk = _Walk(path)
    whole: Element | None = None
    for event, element in steps_through(path):
        if whole is not None:
            if element is whole and event == "end":
                if walk.close_whole(element):
                    yield element
                walk.forget(element)
                whole = None
        elif core_name(element) in _CONTAINERS:
            (walk.open if event == "start" else walk.close)(element)
        elif event == "start":
            walk.meet(element)
            whole = element


def refuse_invalid(path: Path) -> None:
    """Raise InputError with the first rule that a file breaks, and its line; or where it is no XML."""
    for _ in valid_units(path):
        pass


@dataclass(slots=True)
class _Container:
    """What has been met in an xliff, file or group that is open."""

    children: list[str] = field(default_factory=list)
    has_text: bool = False

    def add(self, name: str) -> None:
        """Note a child; of a run of alike ones that may repeat, one tells as much as all."""
        if self.children[-2:] != [name, name] or name == "notes":
            self.children.append(name)


class _Walk:
    """The rules that hold between units, asked while the file goes by."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._containers: list[_Container] = []
        self._languages: dict[str, str] = {}
        self._ids: dict[str, set[str]] = {"file": set(), "group": set(), "unit": set()}
        self._flows: list[tuple[str, int]] = []

    def open(self, element: Element) -> None:
        """Begin an xliff, file or group."""
        name = core_name(element)
        if (name == "xliff") != (not self._containers):
            self._refuse([Problem("the root is the element xliff of XLIFF 2", line_of(element))])
        self._refuse(attribute_problems(element, name))
        if self._containers:
            self._containers[-1].add(name)
            self._refuse(self._taken(element, name))
        else:
            source, target = element.get("srcLang") or "", element.get("trgLang") or ""
            self._languages = {"source": source, "target": target}
        if name == "file":
            self._ids["group"], self._ids["unit"], self._flows = set(), set(), []
        self._containers.append(_Container())

    def close(self, element: Element) -> None:
        """End an xliff, file or group."""
        name = core_name(element)
        container = self._containers.pop()
        has_text = container.has_text or bool((element.text or "").strip())
        has_text = has_text or any((child.tail or "").strip() for child in element)
        self._refuse(content_problems(element, name, container.children, holds_text=has_text))
        self._refuse(extension_problems([one for one in element if not core_name(one)]))
        if name == "file":
            units = self._ids["unit"]
            rule = "subFlows name units of the file"
            self._refuse(Problem(rule, line) for flow, line in self._flows if flow not in units)
        if self._containers:
            self._containers[-1].has_text |= bool((element.tail or "").strip())

    def meet(self, element: Element) -> None:
        """Begin anything else in one of them."""
        if not self._containers:
            self._refuse([Problem("the root is the element xliff of XLIFF 2", line_of(element))])
        self._containers[-1].add(core_name(element) or "other")

    def close_whole(self, element: Element) -> bool:
        """End anything else; says whether it is a unit."""
        name = core_name(element)
        if name or len(self._containers) > 1:
            self._refuse(whole_problems(element))
        if name == "notes":
            self._refuse(note_problems(element))
        if name != "unit":
            return False
        self._refuse(self._taken(element, "unit"))
        self._refuse(identity_problems(element))
        self._refuse(translation_problems(element, self._languages))
        if any(len(content) for part in element for content in part):
            self._refuse(code_problems(element))
            self._refuse(annotation_problems(element))
            self._flows += flows_of(element)
        return True

    def forget(self, element: Element) -> None:
        """Empty what has been read; elements of modules and extensions are kept until their holder ends.

        They stand before all units, which refer to them.
        """
        container = self._containers[-1] if self._containers else _Container()
        if core_name(element):
            element.clear(keep_tail=True)  # type: ignore[call-arg]
        parent = element.getparent()
        while parent is not None and (before := element.getprevious()) is not None:
            if namespace(str(before.tag)) and not core_name(before):
                return
            container.has_text |= bool((before.tail or "").strip())
            parent.remove(before)

    def _taken(self, element: Element, name: str) -> Iterator[Problem]:
        identifier = element.get("id") or ""
        if identifier in self._ids[name]:
            rule = f"the id {identifier!r} is of one {name} only"
            yield Problem(rule, line_of(element))
        self._ids[name].add(identifier)

    def _refuse(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            line, rule = problem.line, problem.rule
            raise InputError(f"{self._path} line {line} is not valid XLIFF 2: {rule}")
