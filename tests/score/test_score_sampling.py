"""Sampling plans: the smallest that keep both promises, and draws that can be repeated."""

from collections import Counter
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.errors import InputError
from reviewer.score.sampling import Plan, Verdict, draw, make_plan, verdict

UNITS = [(f"page {page}", number) for page in range(5) for number in range(1, 40 * (page + 1))]


@pytest.mark.parametrize(
    ("aql", "ltpd", "size", "faults"),
    [(1, 5, 132, 3), (2.5, 10, 78, 4), (4, 12, 96, 7)],
    ids=["1 and 5", "2.5 and 10", "4 and 12"],
)
def test_a_plan_is_the_smallest_that_keeps_both_promises(
    aql: float, ltpd: float, size: int, faults: int
) -> None:
    plan = make_plan(aql / 100, ltpd / 100)
    assert (plan.size, plan.faults) == (size, faults)


def test_acceptance_is_the_binomial_sum() -> None:
    plan = Plan(80, 2, 0.01, 0.05)
    expected = sum(comb(80, k) * 0.05**k * 0.95 ** (80 - k) for k in range(3))
    assert plan.acceptance(0.05) == pytest.approx(expected)
    assert (plan.acceptance(0), plan.acceptance(1)) == (1, 0)


@pytest.mark.parametrize("lot", [20, 50, 200, 1000])
def test_a_known_lot_needs_fewer_segments_and_keeps_the_promises(lot: int) -> None:
    plan = make_plan(0.01, 0.05, lot)
    assert plan.size <= min(132, lot)
    assert plan.accepted_at_aql >= 0.95
    assert plan.accepted_at_ltpd <= 0.10


def test_acceptance_of_a_lot_is_the_hypergeometric_sum() -> None:
    plan = Plan(10, 1, 0.01, 0.1, 40)
    expected = sum(comb(4, k) * comb(36, 10 - k) for k in range(2)) / comb(40, 10)
    assert plan.acceptance(0.1) == pytest.approx(expected)


@pytest.mark.parametrize(("aql", "ltpd"), [(0.05, 0.05), (0.1, 0.05), (0.01, 0.0100001)])
def test_promises_that_can_not_be_kept_are_refused(aql: float, ltpd: float) -> None:
    with pytest.raises(InputError):
        make_plan(aql, ltpd)


def test_a_draw_gives_each_page_its_share_and_can_be_repeated() -> None:
    sample = draw(UNITS, 60, seed=4)
    assert len(set(sample)) == 60
    counts = Counter(document for document, _ in sample)
    shares = Counter(document for document, _ in UNITS)
    assert all(abs(counts[page] - 60 * shares[page] / len(UNITS)) < 1 for page in shares)
    assert sample == draw(reversed(UNITS), 60, seed=4)
    assert sample != draw(UNITS, 60, seed=5)


def test_a_draw_of_more_than_there_is_is_everything() -> None:
    assert draw(UNITS, 10_000, seed=1) == tuple(sorted(UNITS))


@pytest.mark.parametrize(
    ("inspected", "faulty", "said"),
    [
        pytest.param(132, 3, Verdict.ACCEPTED, id="just good enough"),
        pytest.param(132, 4, Verdict.REFUSED, id="one too many"),
        pytest.param(20, 4, Verdict.REFUSED, id="too many at once"),
        pytest.param(100, 2, Verdict.OPEN, id="not yet"),
        pytest.param(131, 2, Verdict.ACCEPTED, id="nothing can change it"),
    ],
)
def test_a_verdict_comes_as_soon_as_it_is_certain(
    inspected: int, faulty: int, said: Verdict
) -> None:
    assert verdict(Plan(132, 3, 0.01, 0.05), inspected, faulty) is said


@given(st.floats(0.001, 0.2), st.floats(1.5, 10))
def test_any_plan_keeps_both_promises(aql: float, times: float) -> None:
    ltpd = min(0.95, aql * times)
    plan = make_plan(aql, ltpd)
    assert plan.accepted_at_aql >= 0.95
    assert plan.accepted_at_ltpd <= 0.10
