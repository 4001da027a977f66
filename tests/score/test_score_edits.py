"""The edit search: sacrebleu's number on every pair of texts, real, edited and random."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.lib_ter import translation_edit_rate

from reviewer.score.edit_rows import best_path, distances
from reviewer.score.edits import edit_count


def sacrebleu_edits(hypothesis: list[str], reference: list[str]) -> int:
    return int(translation_edit_rate(hypothesis, reference)[0])


few_words = st.lists(st.sampled_from("abcd"), max_size=11)
words = st.lists(st.sampled_from("abcdefghijklmnop"), max_size=18)


@settings(max_examples=1000)
@given(few_words, few_words)
def test_edits_are_sacrebleus_where_words_repeat(
    hypothesis: list[str], reference: list[str]
) -> None:
    assert sacrebleu_edits(hypothesis, reference) == edit_count(hypothesis, reference)


@settings(max_examples=500)
@given(words, words)
def test_edits_are_sacrebleus_where_words_differ(
    hypothesis: list[str], reference: list[str]
) -> None:
    assert sacrebleu_edits(hypothesis, reference) == edit_count(hypothesis, reference)


def edited(reference: list[str], chance: random.Random) -> list[str]:
    """Move, drop, replace and insert blocks, as a translator or a machine might."""
    words = list(reference)
    for _ in range(chance.randrange(1, 8)):
        start = chance.randrange(len(words) + 1)
        block = words[start : start + chance.randrange(1, 9)]
        match chance.randrange(4):
            case 0:
                del words[start : start + len(block)]
            case 1:
                words[start : start + len(block)] = [f"new{chance.randrange(9)}" for _ in block]
            case 2:
                del words[start : start + len(block)]
                place = chance.randrange(len(words) + 1)
                words[place:place] = block
            case _:
                words[start:start] = block
    return words


@pytest.mark.parametrize("seed", range(6))
def test_edits_are_sacrebleus_on_texts_with_moved_blocks(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 — cases, not secrets
    for _ in range(50):
        size = chance.randrange(3, 40)
        reference = [str(chance.randrange(size)) for _ in range(size)]
        hypothesis = edited(reference, chance)
        assert sacrebleu_edits(hypothesis, reference) == edit_count(hypothesis, reference)


@pytest.mark.parametrize(
    ("rows", "width", "vocabulary"),
    [
        pytest.param(60, 60, 200, id="long and unlike"),
        pytest.param(10, 110, 5, id="reference much longer"),
        pytest.param(110, 10, 5, id="hypothesis much longer"),
        pytest.param(1, 120, 3, id="one word"),
        pytest.param(75, 70, 4, id="many tries"),
    ],
)
def test_edits_are_sacrebleus_where_its_beam_and_limits_matter(
    rows: int, width: int, vocabulary: int
) -> None:
    chance = random.Random(rows)  # noqa: S311 — cases, not secrets
    hypothesis = [str(chance.randrange(vocabulary)) for _ in range(rows)]
    reference = [str(chance.randrange(vocabulary)) for _ in range(width)]
    assert sacrebleu_edits(hypothesis, reference) == edit_count(hypothesis, reference)


@pytest.mark.parametrize("moved", [27, 40], ids=lambda places: f"{places} places")
def test_edits_are_sacrebleus_where_a_block_left_the_beam(moved: int) -> None:
    reference = [str(word) for word in range(66)]
    hypothesis = [*reference[moved:], *reference[:moved]]
    assert sacrebleu_edits(hypothesis, reference) == edit_count(hypothesis, reference)


def test_edits_are_sacrebleus_on_real_translations(shared: Path) -> None:
    folder = shared / "data/score/dev/text"
    references = _words(folder / "ref.ref.en")
    pairs = [
        pair
        for number, path in enumerate(sorted(folder.glob("hyp.*.en")))
        for pair in list(zip(_words(path), references, strict=True))[number % 4 :: 4]
    ]
    assert len(pairs) > 200
    assert [edit_count(*pair) for pair in pairs] == [sacrebleu_edits(*pair) for pair in pairs]


def _words(path: Path) -> list[list[str]]:
    return [line.lower().split() for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def test_a_moved_block_is_one_edit() -> None:
    reference = ["the", "office", "granted", "1,000", "patents", "in", "March"]
    hypothesis = ["in", "March", "the", "office", "granted", "1,000", "patents"]
    assert edit_count(hypothesis, reference) == 1


@given(st.lists(st.lists(st.sampled_from("abcdx"), min_size=6, max_size=6), min_size=1, max_size=9))
def test_distances_of_many_hypotheses_are_those_of_each(hypotheses: list[list[str]]) -> None:
    reference = "abcdabcdab"
    masks = {
        word: sum(1 << at for at, other in enumerate(reference) if other == word)
        for word in "abcdx"
    }
    joined = b"".join(masks[word].to_bytes(2, "little") for words in hypotheses for word in words)
    one_by_one = [
        best_path([masks[word] for word in words], len(reference)).distance for words in hypotheses
    ]
    assert one_by_one == distances(joined, len(hypotheses), len(reference), 2)
