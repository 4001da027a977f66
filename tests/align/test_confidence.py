"""Confidence, and what steadies the evidence of small pages."""

import numpy as np
import pytest

from reviewer.align.calibration import CALIBRATION_NAMES, UNTAUGHT, confidences
from reviewer.align.chance import information, rarity
from reviewer.align.gold import are_gold
from reviewer.align.kit import kit_for, read
from reviewer.align.lattice import beads_in, whole
from reviewer.align.passes import Scored, score_page
from reviewer.align.recurring import with_recurring
from reviewer.align.weights import Weights, shipped_weights

NAMES = ("韦小宝", "茅十八", "海老公", "小玄子", "温有方", "韦小宝", "茅十八", "海老公")
ENGLISH = ("Trinket", "Whiskers", "Goong", "Misty", "Wen", "Trinket", "Whiskers", "Goong")


def scored_page() -> Scored:
    lattice = beads_in(2, 2, whole(2, 2))
    score = np.random.default_rng(1).normal(size=len(lattice))
    table = np.zeros((len(lattice), 1), dtype=np.float32)
    return Scored(lattice, score, lattice.posteriors(score)[1], ("x",), table)


def with_calibration(values: tuple[float, ...]) -> Weights:
    named = dict(zip(CALIBRATION_NAMES, values, strict=True))
    return Weights({}, {}, {}, named, {}, "test")


def test_confidence_that_nothing_taught_is_the_probability() -> None:
    scored = scored_page()
    path = scored.path()
    told = confidences(scored, path, with_calibration(tuple(UNTAUGHT.tolist())))
    assert told == pytest.approx(scored.probability[path])


def test_a_bead_with_a_strong_rival_is_less_sure_where_that_was_learned() -> None:
    scored = scored_page()
    path = scored.path()
    plain = confidences(scored, path, with_calibration((0.0, 1.0, 0.0, 0.0)))
    wary = confidences(scored, path, with_calibration((-10.0, 1.0, 0.0, -0.5)))
    assert (wary < plain).all()


def test_what_ships_is_surer_of_what_is_likelier() -> None:
    assert shipped_weights().calibration["log odds"] > 0


def test_a_match_on_a_small_page_tells_nearly_as_much_as_on_a_large_one() -> None:
    small, large = (float(information(np.ones((1, 5)), sentences)[0, 0]) for sentences in (4, 100))
    assert 0.6 * large < small < large


def test_a_word_of_every_sentence_tells_little_on_a_large_page() -> None:
    rare, common = rarity(np.array([1.0, 100.0]), 100)
    assert rare > 1.5
    assert common < 0.2


def test_names_that_the_lexicon_does_not_know_are_learned_from_the_page() -> None:
    zh = [f"{name}走进房间看书，第{n}次。" for n, name in enumerate(NAMES * 3, 2)]
    en = [f"{name} went into the room to read, time {n}." for n, name in enumerate(ENGLISH * 3, 2)]
    view = read(kit_for(()), zh, en).view
    scored = score_page(view, shipped_weights())
    evidence = with_recurring(view.evidence, scored.lattice, scored.probability)
    row = [word for word, _ in view.evidence.zh.kinds].index("茅")
    column = [word for word, _ in view.evidence.en.kinds].index("whisker")
    before, after = view.evidence.strength[row, column], evidence.strength[row, column]
    assert before < 0.3
    assert after > 0.6


def test_a_page_with_few_sure_beads_teaches_no_words() -> None:
    view = read(kit_for(()), ["他来了。"], ["He came."]).view
    scored = score_page(view, shipped_weights())
    kept = with_recurring(view.evidence, scored.lattice, scored.probability)
    assert kept is view.evidence


def test_sentences_of_a_gold_omission_count_one_by_one() -> None:
    lattice = beads_in(3, 1, whole(3, 1))
    path = lattice.best_path(
        np.where((lattice.size_en == 0) | (lattice.size_zh + lattice.size_en == 2), 1.0, -9.0)
    )
    gold = (((0,), (0,)), ((1, 2), ()))
    assert sum(are_gold(lattice, path, gold)) in {1, 2, 3}
