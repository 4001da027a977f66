"""Scores of other programs: read strictly, compared like any metric."""

import json
from pathlib import Path

import pytest

from reviewer.model.errors import InputError
from reviewer.score.outside import outside_measures, read_scores


def written(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "scores.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def row(**changed: object) -> dict[str, object]:
    return {
        "metric": "COMET",
        "system": "A",
        "document": "d",
        "segment": 1,
        "score": 0.8,
        "signature": "wmt22-comet-da",
    } | changed


def test_a_systems_score_is_the_mean_over_its_segments(tmp_path: Path) -> None:
    scores = read_scores(written(tmp_path, row(), row(segment=2, score=0.6)))
    ((measure, systems),) = outside_measures(scores, by_document=True)
    assert measure.label == "COMET"
    assert systems[0].score == pytest.approx(0.7)
    assert systems[0].sums.tolist() == [[pytest.approx(1.4), 2.0]]
    assert measure.signature.startswith("wmt22-comet-da|system:mean-of-segments|corpus:")


@pytest.mark.parametrize(
    ("second", "told"),
    [
        pytest.param(row(), "has two COMET scores", id="a segment twice"),
        pytest.param(row(system="B", segment=2), "same segments", id="other segments"),
        pytest.param(row(segment=2, signature="x"), "different signatures", id="signatures"),
    ],
)
def test_scores_that_can_not_be_compared_are_refused(
    second: dict[str, object], told: str, tmp_path: Path
) -> None:
    scores = read_scores(written(tmp_path, row(), second))
    with pytest.raises(InputError, match=told):
        list(outside_measures(scores, by_document=False))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("", "has no scores", id="empty"),
        pytest.param("{", "line 1: no object", id="no JSON"),
        pytest.param("[1]", "line 1: no object", id="no object"),
        pytest.param('\n{"metric": "x"}', "line 2: 'system' is missing", id="a key missing"),
        pytest.param(json.dumps(row(score="high")), "no object of", id="no number"),
        pytest.param(json.dumps(row(score=float("nan"))), "not a finite", id="not finite"),
    ],
)
def test_a_file_that_holds_no_scores_is_refused_with_its_line(
    content: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_scores(path)
