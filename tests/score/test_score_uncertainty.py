"""Intervals and tests: the same for every partition, right where the answer is known."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sacrebleu.significance import PairedTest, Result

from reviewer.model.span import Side
from reviewer.score import compat, sacre
from reviewer.score.compare import Measure, System, compare
from reviewer.score.letters import significance_letters
from reviewer.score.metric import Metric, MetricName
from reviewer.score.outside import mean
from reviewer.score.randomise import holm, p_value, swapped_sums
from reviewer.score.resample import cluster_sums, interval, resampled_sums
from reviewer.score.statistics import segment_statistics


def chance_of(
    first: NDArray[np.integer] | NDArray[np.floating],
    second: NDArray[np.integer] | NDArray[np.floating],
) -> float:
    return p_value(swapped_sums(first), swapped_sums(second), mean)


MANY = 21_000
"""More clusters than are drawn one by one."""


def random_statistics(rows: int, seed: int = 1) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    generator = np.random.default_rng(seed)
    return np.column_stack((generator.integers(0, 30, rows), np.ones(rows, dtype=np.int64))).astype(
        np.int32
    )


@pytest.mark.parametrize("rows", [40, MANY], ids=["few", "many"])
def test_equal_seeds_give_equal_bits(rows: int) -> None:
    statistics = random_statistics(rows)
    first = resampled_sums(statistics, 50, seed=7)
    assert first.tolist() == resampled_sums(statistics, 50, seed=7).tolist()
    assert first.tolist() != resampled_sums(statistics, 50, seed=8).tolist()


@pytest.mark.parametrize("rows", [400, MANY * 2], ids=["few", "many"])
def test_the_order_of_segments_changes_no_bit(rows: int) -> None:
    statistics = random_statistics(rows)
    documents = [f"page {number // 2}" for number in range(rows)]
    order = np.random.default_rng(3).permutation(rows)
    shuffled = cluster_sums(statistics[order], [documents[place] for place in order])
    assert np.array_equal(
        resampled_sums(cluster_sums(statistics, documents), 40), resampled_sums(shuffled, 40)
    )


def test_whole_numbers_stay_whole_at_any_size() -> None:
    statistics = random_statistics(MANY) * np.int32(1_000_003)
    sums = resampled_sums(statistics, 30)
    assert np.array_equal(sums, np.rint(sums))


@pytest.mark.parametrize("rows", [900, MANY], ids=["drawn", "poisson"])
def test_the_interval_of_a_mean_is_as_wide_as_theory_says(rows: int) -> None:
    statistics = random_statistics(rows)
    found = interval(statistics, mean, 2000)
    scores = statistics[:, 0]
    half = 1.96 * scores.std() / np.sqrt(rows)
    assert (found.high - found.low) / 2 == pytest.approx(half, rel=0.08)
    assert (found.high + found.low) / 2 == pytest.approx(scores.mean(), abs=half / 5)


def test_drawing_documents_tells_that_their_segments_are_alike() -> None:
    generator = np.random.default_rng(5)
    level = np.repeat(generator.integers(0, 40, 50), 20)
    statistics = np.column_stack((level, np.ones(1000, dtype=np.int64)))
    documents = [f"{number // 20:03}" for number in range(1000)]
    by_segment = interval(statistics, mean)
    by_document = interval(cluster_sums(statistics, documents), mean)
    assert by_document.high - by_document.low > 3 * (by_segment.high - by_segment.low)


def test_few_documents_are_swapped_in_every_way() -> None:
    one = np.array([[3.0, 1], [5, 1], [4, 1]])
    other = np.array([[1.0, 1], [2, 1], [3, 1]])
    # Of the 8 swaps only none and all give a difference of 2.
    assert chance_of(one, other) == 2 / 8


def test_equal_systems_do_not_differ() -> None:
    statistics = random_statistics(60)
    assert chance_of(statistics, statistics) == 1.0


def test_the_p_value_of_many_swaps_is_near_that_of_all() -> None:
    generator = np.random.default_rng(2)
    ours = np.column_stack((generator.normal(0.5, 1, 13), np.ones(13)))
    theirs = np.column_stack((generator.normal(0.0, 1, 13), np.ones(13)))
    exact = chance_of(ours, theirs)
    padding = np.array([[1.0, 1.0]])
    sampled = chance_of(np.vstack((ours, padding)), np.vstack((theirs, padding)))
    assert sampled == pytest.approx(exact, abs=0.02)


def test_holm_adjusts_the_smallest_most_and_keeps_the_order() -> None:
    assert holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


@pytest.mark.parametrize(
    ("different", "letters"),
    [
        pytest.param([], {"x": "a", "y": "a", "z": "a"}, id="all alike"),
        pytest.param([("x", "z")], {"x": "a", "y": "ab", "z": "b"}, id="the ends differ"),
        pytest.param(
            [("x", "y"), ("y", "z"), ("x", "z")], {"x": "a", "y": "b", "z": "c"}, id="all differ"
        ),
    ],
)
def test_letters_sum_up_which_systems_differ(
    different: list[tuple[str, str]], letters: dict[str, str]
) -> None:
    assert significance_letters(["x", "y", "z"], different) == letters


@given(st.sets(st.sampled_from(list(combinations("abcdef", 2)))))
def test_two_systems_share_a_letter_unless_they_differ(different: set[tuple[str, str]]) -> None:
    letters = significance_letters("abcdef", sorted(different))
    for pair in combinations("abcdef", 2):
        shares = bool(set(letters[pair[0]]) & set(letters[pair[1]]))
        assert shares == (pair not in different)


@pytest.mark.parametrize("count", [1, 2, 3], ids="{} references".format)
@pytest.mark.parametrize("name", MetricName, ids=lambda name: name.value)
def test_sacrebleus_own_intervals_and_p_values_are_reproduced_to_the_last_bit(
    name: MetricName, count: int
) -> None:
    references = [
        [f"the {word} granted {at} patents in year {at % 7}" for at in range(60)]
        for word in ("office", "state office", "administration")[:count]
    ]
    ours = [
        line.replace("granted", "gave") if at % 3 else line for at, line in enumerate(references[0])
    ]
    theirs = [
        line.replace("patents in", "the") if at % 4 else line
        for at, line in enumerate(references[0])
    ]
    metric = Metric(name, references=count)
    expected: dict[str, dict[str, float | None]] = {"ours": {}, "theirs": {}}
    for test in ("ar", "bs"):
        _, told = PairedTest(
            [("ours", ours), ("theirs", theirs)],
            {"metric": sacre.instance(name, Side.EN)},
            references,
            test_type=test,
        )()
        (results,) = (values for key, values in told.items() if key != "System")
        for system, result in zip(expected, results, strict=True):
            assert isinstance(result, Result)
            key = "p" if test == "ar" else "p_bs"
            expected[system] |= {key: result.p_value, "mean": result.mean, "ci": result.ci}
    statistics = {
        "ours": segment_statistics(metric, ours, references),
        "theirs": segment_statistics(metric, theirs, references),
    }
    found = compat.against_the_first(metric, statistics)
    assert expected["theirs"] == found["theirs"]
    assert {"mean": expected["ours"]["mean"], "ci": expected["ours"]["ci"]} == found["ours"]


def test_a_comparison_orders_letters_by_the_better_score() -> None:
    generator = np.random.default_rng(9)
    good = np.column_stack((generator.normal(1, 0.1, 40), np.ones(40)))
    bad = np.column_stack((generator.normal(0, 0.1, 40), np.ones(40)))
    systems = [
        System(name, float(mean(sums.sum(axis=0)[None])[0]), sums)
        for name, sums in (("bad", bad), ("good", good))
    ]
    for more_is_better, letters in ((True, ["b", "a"]), (False, ["a", "b"])):
        comparison = compare(
            Measure("COMET", mean, "x", more_is_better), systems, unit="segment", resamples=100
        )
        assert [standing.letters for standing in comparison.standings] == letters
    assert comparison.uncertainty.startswith("bs:100|draw:multinomial|ar:10000|")


def test_one_document_says_nothing_of_how_sure_a_score_is() -> None:
    system = System("only", 1.0, np.array([[1.0, 1.0]]))
    comparison = compare(Measure("m", mean, "x", more_is_better=True), [system], unit="document")
    assert comparison.standings[0].interval is None
    assert comparison.caution.startswith("only one document")
