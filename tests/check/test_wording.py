"""English words fitted to their place: nothing said twice."""

import pytest

from reviewer.check.wording import without_repeat


@pytest.mark.parametrize(
    ("wanted", "before", "put"),
    [
        ("building a society", "a powerhouse and building ", "a society"),
        ("put into full operation", "The centre was Put into ", "full operation"),
        ("market entity", "the market", "entity"),
        ("market entity", "", "market entity"),
        ("market entity", "supermarket", "market entity"),
        ("patent", "patent ", "patent"),
    ],
)
def test_words_that_stand_before_a_place_are_not_put_again(
    wanted: str, before: str, put: str
) -> None:
    assert put == without_repeat(wanted, before)
