"""Plain text to blocks: a line is a paragraph, unless the lines are wrapped."""

import re
from itertools import chain, pairwise

from reviewer.ingest.block import Block
from reviewer.ingest.tidy import tidied

_STOPPED = re.compile(r"[。！？；：!?.;:…][”’」\"')）】]*$")
_WIDEST_WRAPPED = 100
_NARROWEST_WRAPPED = 30
_LINES_TO_TELL = 3


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text, in order, none of them empty."""
    groups = _groups(text)
    paragraphs = map(_joined, groups) if _is_wrapped(groups) else chain.from_iterable(groups)
    return tuple(Block(tidy) for line in paragraphs if (tidy := tidied(line)))


def _groups(text: str) -> list[list[str]]:
    """Cut a text at its blank lines."""
    groups: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Say whether lines end where the width did: most have no stop, none is long."""
    inner = [line for group in groups for line, _ in pairwise(group)]
    if len(inner) < _LINES_TO_TELL:
        return False
    widths = sorted(len(line) + sum(character > "\u2e80" for character in line) for line in inner)
    unfinished = sum(not _STOPPED.search(line.rstrip()) for line in inner)
    middle = widths[len(widths) // 2]
    return (
        unfinished > 0.6 * len(inner)
        and _NARROWEST_WRAPPED <= middle <= widths[-1] <= _WIDEST_WRAPPED
    )


def _joined(group: list[str]) -> str:
    """Join wrapped lines: `tidied` drops the break between two Chinese characters."""
    return "\n".join(line.strip() for line in group)
