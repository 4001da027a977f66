"""Agreement: the published examples, and slow definitions on random ratings."""

import importlib
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviewer.model.span import Span
from reviewer.score.agreement import (
    Level,
    SpanAgreement,
    Weighting,
    alpha,
    alpha_of_labels,
    cohen_kappa,
    fleiss_kappa,
    span_agreement,
)
from reviewer.score.mqm_agreement import mqm_agreement
from reviewer.score.mqm_file import Rating
from reviewer.score.mqm_profile import PROFILES

# Krippendorff 2011, "Computing Krippendorff's alpha-reliability", the example with missing data.
KRIPPENDORFF = (
    (1, 1, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (5, 5, 5),
    (1, 1),
    (3,),
)
# Fleiss 1971 as Wikipedia tells it: 10 subjects, 14 raters, 5 categories.
FLEISS = (
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
)
units = st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=4), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("level", "expected"),
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849)],
    ids=str,
)
def test_alpha_is_krippendorffs_own_example(level: Level, expected: float) -> None:
    assert alpha(KRIPPENDORFF, level) == pytest.approx(expected, abs=5e-4)


@given(units)
def test_alpha_of_intervals_is_what_its_definition_says(ratings: list[list[int]]) -> None:
    shared = [unit for unit in ratings if len(unit) > 1]
    values = [value for unit in shared for value in unit]
    expected = sum((a - b) ** 2 for a, b in permutations(values, 2))
    if not expected:
        assert alpha(ratings) is None
        return
    observed = sum(
        (a - b) ** 2 / (len(unit) - 1) for unit in shared for a, b in permutations(unit, 2)
    )
    wanted = 1 - (observed / len(values)) / (expected / (len(values) * (len(values) - 1)))
    assert alpha(ratings) == pytest.approx(wanted)


@given(units)
def test_alpha_of_two_values_is_the_same_at_every_level(ratings: list[list[int]]) -> None:
    binary = [[value > 1 for value in unit] for unit in ratings]
    nominal, ordinal, interval = (alpha(binary, level) for level in Level)
    assert ordinal == (None if nominal is None else pytest.approx(nominal))
    assert interval == (None if nominal is None else pytest.approx(nominal))


@pytest.mark.parametrize("level", Level, ids=str)
def test_alpha_is_the_reference_librarys(level: Level) -> None:
    pytest.importorskip("krippendorff", reason="the reference library is not installed")
    library = importlib.import_module("krippendorff")
    table = [[unit.count(value) for value in range(1, 6)] for unit in KRIPPENDORFF]
    expected = library.alpha(
        value_counts=table, value_domain=[1, 2, 3, 4, 5], level_of_measurement=level.value
    )
    assert alpha(KRIPPENDORFF, level) == pytest.approx(expected)


@pytest.mark.parametrize("level", Level, ids=str)
@given(units)
def test_alpha_of_any_ratings_is_the_reference_librarys(
    level: Level, ratings: list[list[int]]
) -> None:
    pytest.importorskip("krippendorff", reason="the reference library is not installed")
    library = importlib.import_module("krippendorff")
    shared = [unit for unit in ratings if len(unit) > 1]
    assume(len({value for unit in shared for value in unit}) > 1)
    expected = library.alpha(
        value_counts=[[unit.count(value) for value in range(5)] for unit in shared],
        value_domain=range(5),
        level_of_measurement=level.value,
    )
    assert alpha(ratings, level) == pytest.approx(expected, abs=1e-9)


def test_labels_need_no_order() -> None:
    assert alpha_of_labels([("x", "x"), ("x", None), (None, None)]) == pytest.approx(4 / 9)


def test_nothing_can_be_said_of_ratings_that_are_all_the_same() -> None:
    assert alpha([(1, 1), (1, 1)]) is None
    assert alpha_of_labels([("a",), ("b",)]) is None
    assert cohen_kappa([(1, 1)]) is None
    assert fleiss_kappa([("a", "a")]) is None


def test_kappa_of_two_people_is_the_textbooks() -> None:
    pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


@pytest.mark.parametrize("weighting", Weighting, ids=str)
def test_weights_change_nothing_with_two_values(weighting: Weighting) -> None:
    pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert cohen_kappa(pairs, weighting) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("weighting", "expected"),
    [(Weighting.NONE, 0.1293), (Weighting.LINEAR, 0.2374)],
    ids=str,
)
def test_kappa_of_several_values_is_the_published_one(
    weighting: Weighting, expected: float
) -> None:
    # Agresti 1990, page 386: 91 couples on a scale of four; values as R's package vcd documents them.
    table = ((7, 7, 2, 3), (2, 8, 3, 7), (1, 5, 4, 9), (2, 8, 9, 14))
    pairs = [
        (one, other)
        for one, row in enumerate(table)
        for other, count in enumerate(row)
        for _ in range(count)
    ]
    assert cohen_kappa(pairs, weighting) == pytest.approx(expected, abs=5e-5)


def test_weighted_kappa_forgives_neighbours() -> None:
    near = [(1, 1), (2, 2), (3, 3), (1, 2), (2, 3)]
    far = [(1, 1), (2, 2), (3, 3), (1, 3), (3, 1)]
    close, distant = (cohen_kappa(pairs, Weighting.QUADRATIC) or 0 for pairs in (near, far))
    assert close > 0.6
    assert distant < 0.1


def test_kappa_of_many_people_is_fleiss_own() -> None:
    ratings = [
        [category for category, count in enumerate(row) for _ in range(count)] for row in FLEISS
    ]
    assert fleiss_kappa(ratings) == pytest.approx(0.210, abs=5e-4)


def test_fleiss_kappa_refuses_units_with_different_numbers_of_raters() -> None:
    with pytest.raises(ValueError, match="same two or more raters"):
        fleiss_kappa([("a", "b"), ("a",)])


def test_spans_agree_by_their_ends_and_by_characters() -> None:
    first = [[(Span(0, 4), "major"), (Span(6, 8), "minor")], []]
    second = [[(Span(0, 4), "major"), (Span(7, 9), "minor")], [(Span(0, 1), "minor")]]
    assert span_agreement(first, second) == SpanAgreement(exact=2 / 5, characters=10 / 13)


def test_ratings_of_files_are_compared_rater_by_rater() -> None:
    def mark(rater: str, segment: str, severity: str) -> Rating:
        return Rating("A", "d", segment, rater, "", "a <v>b</v>", "Style", severity)

    agreement = mqm_agreement(
        [
            mark("r1", "1", "Major"),
            mark("r2", "1", "Minor"),
            mark("r1", "2", "no-error"),
            mark("r2", "2", "Minor"),
            mark("r1", "3", "Minor"),
        ],
        PROFILES["google-wmt"],
    )
    assert agreement.segments == 2
    assert agreement.penalty == pytest.approx(alpha([(5, 1), (0, 1)]))
    assert agreement.severity == pytest.approx(alpha([(3, 2), (0, 2)], Level.ORDINAL))
    assert [(mean.rater, mean.penalty) for mean in agreement.raters] == [("r2", 1.0), ("r1", 2.0)]
    assert agreement.spans == SpanAgreement(exact=0.0, characters=2 / 3)
    assert agreement.fleiss_raters == 2
    assert agreement.fleiss == pytest.approx(fleiss_kappa([(3, 2), (0, 2)]))
    (pair,) = agreement.pairs
    assert (pair.first, pair.second, pair.segments) == ("r1", "r2", 2)
    assert pair.kappa == pytest.approx(cohen_kappa([(3, 2), (0, 2)], Weighting.LINEAR))
    assert pair.spans == agreement.spans
