"""Sums of parts are sums of the whole, to the last bit: time at work, MQM, and what is hashed."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
from sacrebleu.tokenizers.tokenizer_re import TokenizerRegexp
from sacrebleu.tokenizers.tokenizer_ter import TercomTokenizer

from reviewer.model.decision import Status
from reviewer.score.lines import corpus_hash
from reviewer.score.mqm_file import Rating
from reviewer.score.mqm_profile import PROFILES, Profile
from reviewer.score.mqm_sums import MqmTotals, rated_alike
from reviewer.score.pair_statistics import pair_statistics
from reviewer.score.project import PAUSE
from reviewer.score.project_mqm import PAGE, project_mqm
from reviewer.score.project_sums import Adding, Sums, Totals, joined

START = datetime(2026, 3, 31, 23, 50, tzinfo=UTC)
AUTHORS = ("li", "wang")


def stamp(seconds: int) -> str:
    return (START + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def pace(moments: dict[str, list[int]]) -> float | None:
    """Divide decisions by the time between each and the one before, pauses left out."""
    gaps = [
        after - before
        for mine in moments.values()
        for before, after in pairwise(sorted(mine))
        if after - before <= PAUSE.total_seconds()
    ]
    return len(gaps) / (sum(gaps) / 3600) if sum(gaps) else None


@given(
    decided=st.lists(
        st.tuples(st.integers(0, 6_000), st.sampled_from(AUTHORS), st.integers(0, 3)), max_size=40
    )
)
def test_time_at_work_is_the_same_however_decisions_are_parted(
    decided: list[tuple[int, str, int]],
) -> None:
    moments: dict[str, list[int]] = {}
    parts: dict[tuple[int, str, str], Adding] = {}
    for seconds, author, document in decided:
        moments.setdefault(author, []).append(seconds)
        at = stamp(seconds)
        adding = parts.setdefault((document, author, at[:7]), Adding())
        adding.count(Status.REJECTED, 1, 1)
        adding.decided(at)
    totals = Totals()
    for document in range(4):
        mine = [one.sums(key[1], key[2]) for key, one in parts.items() if key[0] == document]
        totals.add(f"d{document}", mine)
    expected = pace(moments)
    found = totals.scores().whole.decisions_per_hour
    assert expected is found is None or pytest.approx(expected) == found


@given(
    spells=st.lists(
        st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(
            lambda pair: (min(pair), max(pair), 2)
        ),
        max_size=12,
    ),
    cut=st.integers(0, 12),
)
def test_spells_that_touch_are_one_in_whatever_order_they_are_joined(
    spells: list[tuple[int, int, int]], cut: int
) -> None:
    whole = joined(spells)
    assert whole == joined([*joined(spells[cut:]), *joined(spells[:cut])])
    assert 2 * len(spells) == sum(decisions for *_, decisions in whole)
    assert all(
        after[0] - before[1] > PAUSE // timedelta(microseconds=1)
        for before, after in pairwise(whole)
    )


def test_a_page_without_segments_has_no_scores() -> None:
    totals = Totals()
    totals.add("empty", [])
    totals.add("gone", [Sums("", "", (0,) * 21)])
    assert ([], 0) == (totals.documents, totals.scores().whole.segments)


TEXTS = ("The patent was granted .", "It is 专利 .", "One <v> more", "全部是中文的一句话")
KINDS = (
    ("Style", "minor"),
    ("Fluency/Punctuation", "Minor"),
    ("Accuracy/Omission", "major"),
    ("no-error", "no-error"),
    ("of no profile", "trivial"),
)


@st.composite
def rated(draw: st.DrawFn) -> list[tuple[Rating, ...]]:
    """Segments with their ratings: of the page and of other English, by several people and months."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        text = draw(st.sampled_from(TEXTS))
        document = f"d{draw(st.integers(0, 2))}"
        rows = draw(
            st.lists(
                st.tuples(
                    st.sampled_from((PAGE, "reviewed")),
                    st.sampled_from(("li", "wang", "qa")),
                    st.sampled_from(KINDS),
                    st.integers(1, 2),
                ),
                max_size=4,
            )
        )
        found.append(
            tuple(
                Rating(
                    system,
                    document,
                    str(number),
                    rater,
                    "专利",
                    text,
                    *kind,
                    f"2026-0{month}-01T00:00:00.000000Z",
                )
                for system, rater, kind, month in rows
            )
        )
    return found


@given(segments=rated(), profile=st.sampled_from(sorted(PROFILES.values(), key=str)))
def test_mqm_of_sums_is_that_of_all_ratings(
    segments: list[tuple[Rating, ...]], profile: Profile
) -> None:
    segments.sort(key=lambda ratings: ratings[0].document if ratings else "")
    expected = project_mqm((one for ratings in segments for one in ratings), profile)
    totals = MqmTotals(profile)
    for document in ("d0", "d1", "d2"):
        mine = [ratings for ratings in segments if ratings and ratings[0].document == document]
        # However they are cut into stretches.
        totals.add(document, [*rated_alike(mine[:2]), *rated_alike(mine[2:])])
    assert expected.whole == totals.whole
    assert expected.documents == totals.documents
    assert expected.raters == totals.raters
    assert expected.months == totals.months
    if expected.ratings:
        without = [part for part in expected.signature().split("|") if "corpus:" not in part]
        assert "|".join(without) == totals.signature()


def test_texts_are_hashed_line_by_line_however_many_there_are() -> None:
    lines = [f"line {number}" for number in range(2_500)]
    told = "".join(f"{line}\n" for line in lines).encode() + b"\0\0"
    assert sha256(told).hexdigest()[:12] == corpus_hash([iter(lines), []])


def test_measuring_leaves_no_text_in_memory() -> None:
    pair_statistics([("The patent was granted .", "A patent was granted .")])
    kept = [
        kind.__call__.cache_info().currsize
        for kind in (Tokenizer13a, TokenizerRegexp, TercomTokenizer)
    ]
    assert [0, 0, 0] == kept
