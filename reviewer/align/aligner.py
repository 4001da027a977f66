"""A page and its translation to an alignment: the way from sentences to beads."""

from collections.abc import Sequence

from reviewer.align import Terms
from reviewer.align.gale_church import align_by_length
from reviewer.align.gaps import gaps_between
from reviewer.model.bead import Alignment, Bead

SIGNATURE = "length"


def align_page(
    zh_sentences: Sequence[str],
    en_sentences: Sequence[str],
    *,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None,
    confirmed: Sequence[Bead],
    glossary: Terms | None,
) -> Alignment:
    """Align two pages; see `reviewer.align.align`."""
    del paragraphs, glossary
    beads: list[Bead] = []
    for gap in gaps_between(confirmed, len(zh_sentences), len(en_sentences)):
        zh, en = range(*gap.zh), range(*gap.en)
        if zh and en:
            found = align_by_length([zh_sentences[i] for i in zh], [en_sentences[j] for j in en])
            beads += [
                Bead(tuple(i + zh[0] for i in a.tolist()), tuple(j + en[0] for j in b.tolist()), p)
                for a, b, p in found
            ]
        else:
            beads += [Bead((i,), (), 1.0) for i in zh] + [Bead((), (j,), 1.0) for j in en]
        beads += [gap.then] if gap.then else []
    return Alignment(tuple(beads), signature=SIGNATURE)
