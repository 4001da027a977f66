"""What an alignment promises of any two pages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.align import align
from reviewer.model.bead import Alignment

zh_pages = st.lists(st.text("知识产权局，。发布2021年的专利“”！", max_size=12), max_size=9)
en_pages = st.lists(st.text("abc patent CNIPA, .2021“”!", max_size=30), max_size=9)


def sentences_of(alignment: Alignment) -> tuple[list[int], list[int]]:
    return (
        [i for bead in alignment.beads for i in bead.zh],
        [j for bead in alignment.beads for j in bead.en],
    )


@settings(deadline=None, max_examples=60)
@given(zh_pages, en_pages)
def test_beads_cover_each_sentence_once_and_in_order(zh: list[str], en: list[str]) -> None:
    alignment = align(zh, en)
    assert sentences_of(alignment) == (list(range(len(zh))), list(range(len(en))))
    assert all(0.0 <= bead.confidence <= 1.0 for bead in alignment.beads)
