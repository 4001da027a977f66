"""What stands around a text and is no part of it: date lines, sources, closing remarks."""

import re
from dataclasses import dataclass, replace

from reviewer.ingest.block import Block
from reviewer.ingest.facts import (
    ends_article,
    find_date,
    find_source,
    is_bracketed_source,
    is_closing,
    is_date_line,
    is_foot,
    is_information,
    is_pager,
    is_related,
    labelled_date,
    may_stand_in_foot,
    split_glued,
    without_brackets,
)
from reviewer.model.document import PageFacts, SentenceKind

_LINES_ABOVE = 4
_SENTENCE_END = re.compile(r"[。！？!?.][”’\"')）]*$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A page's text without what stands around it, and what that told of the page."""

    blocks: tuple[Block, ...]
    facts: PageFacts


def without_furniture(blocks: tuple[Block, ...], facts: PageFacts) -> Furniture:
    """Move date lines, sources, closing remarks and links to attachments from the text to the facts.

    What `facts` knows already stays as it is.
    """
    blocks, facts = _without_title(blocks, facts)
    blocks, facts = _without_heading_lines(blocks, facts)
    kept, tails = _without_closing(blocks)
    source = facts.source or next(filter(None, map(find_source, tails)), "") or _named_body(tails)
    return Furniture(kept, replace(facts, source=source, tails=(*facts.tails, *tails)))


def _without_title(
    blocks: tuple[Block, ...], facts: PageFacts
) -> tuple[tuple[Block, ...], PageFacts]:
    """Drop a block at the top that only repeats the title, and buttons and paths above it."""
    for number, block in enumerate(blocks[:_LINES_ABOVE]):
        if facts.title and block.text == facts.title:
            above = tuple(one.text for one in blocks[:number])
            return blocks[number + 1 :], replace(facts, tails=(*facts.tails, *above))
        if _SENTENCE_END.search(block.text):
            break
    return blocks, facts


def _without_heading_lines(
    blocks: tuple[Block, ...], facts: PageFacts
) -> tuple[tuple[Block, ...], PageFacts]:
    """Take lines such as "Updated: 4 21,2021" and "Source: China IP News" from the top."""
    kept = []
    for number, block in enumerate(blocks):
        # "Date: May 5" may be part of a notice: it counts only where the page has no other date.
        is_date = not facts.date and is_date_line(block.text)
        if number < _LINES_ABOVE and (is_date or is_information(block.text)):
            date = (
                facts.date
                or labelled_date(block.text)
                or (find_date(block.text) if is_date else "")
            )
            source = facts.source or find_source(block.text)
            facts = replace(facts, date=date, source=source, tails=(*facts.tails, block.text))
        else:
            kept.append(block)
    return tuple(kept), facts


def _without_closing(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Take closing remarks from the end, whole lines and those glued to the last paragraph."""
    end = next((n for n, block in enumerate(blocks) if n and ends_article(block.text)), len(blocks))
    kept = list(blocks[:end])
    tails = [block.text for block in blocks[end:]]
    has_foot = False
    while kept and (
        _is_tail(kept[-1]) or _lists_others(kept) or _is_foot(kept[-1], has_foot=has_foot)
    ):
        has_foot = has_foot or is_foot(kept[-1].text)
        tails.insert(0, kept.pop().text)
    if kept and kept[-1].kind is not SentenceKind.TABLE:
        text, glued = split_glued(kept[-1].text)
        kept[-1] = replace(kept[-1], text=text)
        tails = [*glued, *tails]
    return tuple(kept), tuple(tails)


def _is_foot(block: Block, *, has_foot: bool) -> bool:
    """Say whether the last block is of the page's foot; `has_foot` where what stood below it was."""
    return is_foot(block.text) or (has_foot and may_stand_in_foot(block.text))


def _lists_others(blocks: list[Block]) -> bool:
    """Say whether the last block is of a list of links to other articles, under a heading that says so."""
    for block in reversed(blocks):
        if not block.is_link:
            return is_related(block.text)
    return False


def _is_tail(block: Block) -> bool:
    is_attachment = block.is_link and block.text.startswith(("附件", "附：", "Attachment", "Annex"))
    return (
        is_attachment
        or is_closing(block.text)
        or is_pager(block.text)
        or is_bracketed_source(block.text, is_right=block.is_right)
    )


def _named_body(tails: tuple[str, ...]) -> str:
    """Return the body that a bracketed closing line names as the source."""
    named = [tail for tail in tails if is_bracketed_source(tail, is_right=False)]
    return without_brackets(named[0]) if named else ""
