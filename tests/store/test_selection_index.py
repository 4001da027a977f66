"""Which selections an index finds whole, so that nothing is looked through by stretches."""

import pytest

from reviewer.model.decision import Status
from reviewer.store.selection import Selection, is_indexed


@pytest.mark.parametrize("text", ["专", "专利", "999999", "invention patents"])
def test_a_text_alone_in_the_whole_project_is_found_by_the_index(text: str) -> None:
    assert is_indexed(Selection(texts=(text,)))


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(texts=("t",)),
        Selection(texts=("专利", "商标")),
        Selection(texts=("专利",), document_id=1),
        Selection(texts=("专利",), status=Status.OPEN),
        Selection(texts=("专利",), max_confidence=0.5),
    ],
    ids=["nothing", "one letter", "two texts", "in a document", "with a status", "unsure"],
)
def test_what_else_is_asked_for_is_looked_through(selection: Selection) -> None:
    assert not is_indexed(selection)
