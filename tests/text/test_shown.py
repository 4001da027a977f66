"""What a terminal would obey or hide is shown, and spans stay where they are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.text.shown import aliens, armoured, disarmed, plain, shown, stand_in
from reviewer.text.wrap import width_of

any_text = st.text(st.characters(codec=None, categories=None), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "␛[31mred␛[0m", id="terminal escape"),
        pytest.param("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇", id="clipboard escape"),
        pytest.param("\x9b31m", "␦31m", id="eight-bit escape"),
        pytest.param("a\u202eb\u2066c", "a⇄b⇄c", id="bidirectional controls"),
        pytest.param("专\u200b利\ufeff", "专␢利␢", id="zero width"),
        pytest.param("👨\u200d👩", "👨␢👩", id="joined emoji"),
        pytest.param("a\tb\rc\x7f", "a␉b␍c␡", id="tab, return, delete"),
        pytest.param("a\u2028b", "a¶b", id="line separator"),
        pytest.param("[red]专利[/red]", "[red]专利[/red]", id="markup is text"),
        pytest.param("𠀀𪚥", "𠀀𪚥", id="extension B"),
        pytest.param("e\u0301", "e\u0301", id="combining accent"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_drawn(text: str, expected: str) -> None:
    assert expected == shown(text)


@given(any_text)
def test_what_is_shown_is_as_long_as_the_text_and_holds_nothing_to_obey(text: str) -> None:
    drawn = shown(text, keep_lines=False)
    assert len(text) == len(drawn)
    assert [c for c in drawn if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}] == []


@given(any_text)
def test_every_stand_in_is_one_cell_wide(text: str) -> None:
    assert {1} >= {width_of(stand_in(text[offset])) for offset in aliens(text)}


@given(any_text.filter(lambda text: not any(ord(c) >= 0xF0000 for c in text)))
def test_an_editor_gives_back_what_it_was_given(text: str) -> None:
    safe, back = armoured(text)
    assert len(text) == len(safe)
    assert aliens(safe) == ()
    assert text == disarmed(safe, back)


def test_a_term_is_taken_without_what_can_not_be_seen() -> None:
    assert plain(" three\n\u200b pat\u202eents\x1b ") == "three patents"
