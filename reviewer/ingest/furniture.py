"""What stands around a text and is no part of it: date lines, sources, closing remarks."""

from dataclasses import dataclass, replace

from reviewer.ingest.block import Block
from reviewer.ingest.facts import (
    find_date,
    find_source,
    is_bracketed_source,
    is_closing,
    is_date_line,
    is_information,
    is_pager,
    is_related,
    labelled_date,
    split_glued,
    without_brackets,
)
from reviewer.model.document import PageFacts, SentenceKind

_LINES_ABOVE = 4


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
    """Drop a first block that only repeats the title."""
    if blocks and facts.title and blocks[0].text == facts.title:
        return blocks[1:], facts
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
    kept = list(blocks)
    tails: list[str] = []
    while kept and (_is_tail(kept[-1]) or _lists_others(kept)):
        tails.insert(0, kept.pop().text)
    if kept and kept[-1].kind is not SentenceKind.TABLE:
        text, glued = split_glued(kept[-1].text)
        kept[-1] = replace(kept[-1], text=text)
        tails = [*glued, *tails]
    return tuple(kept), tuple(tails)


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
