"""What the lexicon ties only by way of others: roots, characters' meanings, near words."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reviewer.align.associate import heading, headwords, near_roots, of_characters, sight, write
from reviewer.align.associations import (
    FAMILY,
    MOST,
    SHIPPED,
    Associations,
    shipped_associations,
)
from reviewer.align.english import lemma
from reviewer.align.kit import kit_for, read
from reviewer.align.roots import root

WORDS = {
    "步行": [frozenset({"walk"})],
    "步伐": [frozenset({"pace"}), frozenset({"walk"})],
    "漫步": [frozenset({"stroll"}), frozenset({"walk"})],
    "快步": [frozenset({"walk"})],
    "行为": [frozenset({"act"})],
    "行政": [frozenset({"act"})],
    "快": [frozenset({"fast"})],
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thinking", "thought"),
        ("quickly", "quick"),
        ("decision", "decide"),
        ("went", "gone"),
        ("protective", "protects"),
        ("Chinese", "China"),
    ],
)
def test_words_of_one_family_share_their_root(one: str, other: str) -> None:
    assert root(lemma(one.lower())) == root(lemma(other.lower()))


@pytest.mark.parametrize(
    ("one", "other"), [("patent", "pattern"), ("market", "mark"), ("import", "impose")]
)
def test_words_of_two_families_do_not(one: str, other: str) -> None:
    assert root(lemma(one)) != root(lemma(other))


def test_a_character_is_tied_to_what_its_words_share_and_not_to_what_others_account_for() -> None:
    rows = of_characters(sight(WORDS))
    assert rows["步"]["walk"] > 0.6
    assert rows["步"]["walk"] > rows["行"].get("walk", 0.0)
    assert rows["行"]["act"] > rows["行"].get("walk", 0.0)


def test_words_are_near_that_gloss_one_headword() -> None:
    rows = near_roots(WORDS)
    assert set(rows["walk"]) == {"pace", "stroll"}
    assert "act" not in rows


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        write(of_characters(sight(WORDS)) | near_roots(WORDS), file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_ships_is_what_the_dictionary_teaches(tmp_path: Path) -> None:
    if heading() != SHIPPED.read_text(encoding="utf-8").partition("\n")[0]:
        pytest.skip(
            "what ships was learned with other versions of the dictionary and the lemmatiser"
        )
    words = headwords()
    write(of_characters(sight(words)) | near_roots(words), tmp_path / "learned.txt")
    shipped, learned = (
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (SHIPPED, tmp_path / "learned.txt")
    )
    assert shipped == learned, "run python -m reviewer.align.associate, and learn the weights again"


def strengths(table: Associations, word: str, meaning: dict[str, float], *of: str) -> list[float]:
    """Give how strongly a word is related to some roots, 0 for not at all."""
    related = table.related(word, meaning)
    told = [related.strength[related.roots == table.number(name)] for name in of]
    return [float(found.max(initial=0.0)) for found in told]


def test_a_word_of_the_same_family_counts_less_than_the_word_and_more_than_a_near_one() -> None:
    walk, stroll = strengths(
        Associations({"walk": "stroll 90"}), "", {"walking": 1.0}, "walk", "stroll"
    )
    assert [walk, stroll] == pytest.approx([FAMILY, MOST])


def test_a_faint_meaning_brings_nothing_near() -> None:
    table = Associations({"walk": "stroll 90"})
    assert strengths(table, "", {"walk": 0.2}, "stroll") == [0.0]


def test_a_word_that_no_gloss_has_is_tied_by_its_characters() -> None:
    slow, pace, patent = strengths(shipped_associations(), "慢步", {}, "slow", "pace", "patent")
    assert min(slow, pace) > patent


def test_threads_that_ask_at_once_give_a_root_one_number() -> None:
    table = Associations({})
    names = [f"root{n}" for n in range(300)]
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(table.number, names * 8))
    assert numbers[:300] * 8 == numbers
    assert sorted(set(numbers)) == list(range(300))


def test_a_page_matches_words_by_way_of_others_less_strongly_than_by_the_lexicon() -> None:
    evidence = read(
        kit_for(()), ["他在公园散步。"], ["He strolls, walks and thinks in a park."]
    ).view.evidence
    rows = {word: number for number, (word, _) in enumerate(evidence.zh.kinds)}
    columns = {word: number for number, (word, _) in enumerate(evidence.en.kinds)}
    strength = evidence.strength[rows["散步"]]
    assert strength[columns[lemma("walks")]] > strength[columns[lemma("strolls")]] > 0.04
    assert strength[columns["think"]] == pytest.approx(0.0)
