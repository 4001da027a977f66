"""Project scores: what a person changed, by page, reviewer and month."""

import subprocess
import sys

import pytest
import sacrebleu

from reviewer.model.decision import Status
from reviewer.score.mqm_file import Rating
from reviewer.score.mqm_profile import PROFILES
from reviewer.score.project import (
    GroupScores,
    ReviewedSegment,
    english_word_count,
    score_project,
)
from reviewer.score.project_mqm import project_mqm


def segment(**changed: object) -> ReviewedSegment:
    facts: dict[str, object] = {
        "document": "a",
        "status": Status.ACCEPTED,
        "zh": "专利",
        "page": "The patent was granted .",
        "reviewed": "The patent was granted .",
        "author": "li",
        "decided_at": "2026-03-02T08:00:00.000000Z",
    }
    return ReviewedSegment(**(facts | changed))  # type: ignore[arg-type]


ROWS = (
    segment(),
    segment(
        status=Status.EDITED,
        page="The patent is given to the applicant .",
        reviewed="The patent was granted to the applicant .",
        decided_at="2026-03-02T08:00:30.000000Z",
        findings=(("terminology.missing", "major"), ("number.mismatch", "critical")),
    ),
    segment(
        document="b",
        status=Status.EDITED,
        page="Trademarks number 10 000 .",
        reviewed="Trademarks numbered 10,000 .",
        author="wang",
        decided_at="2026-04-01T08:00:00.000000Z",
    ),
    segment(document="b", status=Status.OPEN, reviewed=None, author="", decided_at=""),
    segment(document="b", status=Status.REJECTED, reviewed=None, author="wang"),
)


def test_hter_and_bleu_are_sacrebleus_over_what_people_answer_for() -> None:
    scored = [row for row in ROWS if row.reviewed is not None]
    pages = [row.page for row in scored]
    reviewed = [[row.reviewed or "" for row in scored]]
    scores = score_project(ROWS)
    assert sacrebleu.TER().corpus_score(pages, reviewed).score == scores.whole.hter
    assert sacrebleu.BLEU().corpus_score(pages, reviewed).score == scores.whole.bleu
    assert scores.whole.scored == 3


def test_each_page_reviewer_and_month_has_its_own_scores() -> None:
    scores = score_project(ROWS)
    assert [group.name for group in scores.documents] == ["a", "b"]
    assert [group.name for group in scores.reviewers] == ["li", "wang"]
    assert [group.name for group in scores.months] == ["2026-03", "2026-04"]
    assert [group.segments for group in scores.documents] == [2, 3]
    assert pytest.approx(_named(scores.reviewers, "li").hter) == 100 * 2 / 13


def _named(groups: tuple[GroupScores, ...], name: str) -> GroupScores:
    return next(group for group in groups if group.name == name)


def test_decisions_are_counted_by_kind_with_every_kind_named() -> None:
    counts = dict(score_project(ROWS).whole.decisions)
    assert counts == {
        Status.OPEN: 1,
        Status.ACCEPTED: 1,
        Status.EDITED: 2,
        Status.FLAGGED: 0,
        Status.REJECTED: 1,
        Status.SKIPPED: 0,
    }


def test_findings_are_told_per_thousand_english_words() -> None:
    whole = score_project(ROWS).whole
    assert (whole.findings, whole.words) == (2, 23)
    assert whole.findings_per_1000_words == 1000 * 2 / 23


def test_a_page_that_nobody_reviewed_has_no_hter() -> None:
    scores = score_project([segment(status=Status.OPEN, reviewed=None, author="", decided_at="")])
    assert (
        scores.whole.hter,
        scores.whole.bleu,
        scores.whole.decisions_per_hour,
    ) == (None, None, None)


def test_a_project_without_segments_has_scores_of_nothing() -> None:
    whole = score_project([]).whole
    assert (whole.segments, whole.hter, whole.findings_per_1000_words) == (0, None, None)


def test_pauses_are_not_counted_as_work() -> None:
    times = ("08:00:00", "08:00:30", "08:01:00", "09:30:00", "09:30:30")
    rows = [segment(decided_at=f"2026-03-02T{time}.000000Z") for time in times]
    assert score_project(rows).whole.decisions_per_hour == pytest.approx(120)


def test_every_number_has_a_signature_that_names_the_texts() -> None:
    signatures = dict(score_project(ROWS).signatures)
    assert {"hter", "bleu", "findings", "decisions per hour", "intervals"} == signatures.keys()
    other = dict(score_project(ROWS[:2]).signatures)
    assert signatures["hter"] != other["hter"]
    assert signatures["hter"].startswith("nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("1,245,000 patents — up 5.6%", 4, id="figures"),
        pytest.param("CNIPA's well-known trademark/brand", 3, id="joined"),
        pytest.param("The “IP5” offices.", 3, id="quotes"),
    ],
)
def test_english_words_are_counted_as_a_person_would(text: str, words: int) -> None:
    assert words == english_word_count(text)


def test_the_row_type_loads_neither_numpy_nor_sacrebleu() -> None:
    code = "import sys, reviewer.score.project; print({'numpy', 'sacrebleu'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_intervals_are_told_over_pages_and_hold_the_score() -> None:
    scores = score_project(ROWS)
    interval = scores.interval("hter")
    assert interval is not None
    assert interval.low <= (scores.whole.hter or 0) <= interval.high
    assert score_project(ROWS[:2]).intervals == ()


def test_one_reviewed_page_among_many_gives_no_interval() -> None:
    reviewed = ReviewedSegment("a", Status.EDITED, "专利。", "A patent here.", "A patent.", "li")
    unread = ReviewedSegment("b", Status.OPEN, "商标。", "A trademark.", None)
    scores = score_project([reviewed, unread])
    assert ["findings"] == [name for name, _ in scores.intervals]


def rating(document: str, rater: str, severity: str) -> Rating:
    target = "The patent was granted to the applicant ."
    at = "2026-05-01T08:00:00.000000Z"
    return Rating("page", document, "1", rater, "专利", target, "Style", severity, at)


def test_marked_errors_stand_beside_the_other_scores() -> None:
    ratings = [
        rating("a", "li", "major"),
        rating("a", "qa", "no-error"),
        rating("b", "qa", "minor"),
    ]
    scores = score_project(ROWS, project_mqm(ratings, PROFILES["google-wmt"]))
    assert 1.75 == scores.whole.mqm
    assert [("a", 2.5), ("b", 1.0)] == [(group.name, group.mqm) for group in scores.documents]
    assert [("li", 5.0), ("qa", 0.5), ("wang", None)] == [
        (group.name, group.mqm) for group in scores.reviewers
    ]
    assert ["2026-03", "2026-04", "2026-05"] == [group.name for group in scores.months]
    assert scores.interval("mqm") is not None
    assert "of:page" in dict(scores.signatures)["mqm"]


def test_ratings_of_reviewed_english_do_not_count_for_the_page() -> None:
    other = Rating("reviewed", "a", "1", "qa", "专利", "A patent .", "Style", "major")
    scores = score_project(ROWS, project_mqm([other], PROFILES["google-wmt"]))
    assert (None, False) == (scores.whole.mqm, scores.has_mqm)
