"""Segment statistics: sacrebleu's integers, whose sums are sacrebleu's scores to the last bit."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.model.span import Side
from reviewer.score import sacre
from reviewer.score.metric import Metric, MetricName, target_side
from reviewer.score.statistics import segment_statistics
from reviewer.score.values import values

EVERY_METRIC = pytest.mark.parametrize("name", MetricName, ids=lambda name: name.value)
ODD = (
    "",
    " ",
    "a",
    "The patent (No. 5) was granted in 2,020; it's valid.",
    "“Smart” quotes — and \u3000 spaces\u00a0here",
    "国家知识产权局受理专利申请１２万件，同比增长3.5%。",
    "周，今..1年.比.5月68件，",
    "zero \u200b width, e\u0301, 👩‍🔬 and 𠀀",
    "-",
    "a" * 300,
    " ".join("word" for _ in range(40)),
)
lines = st.one_of(
    st.sampled_from(ODD),
    st.text(alphabet="ab ,.'(-", max_size=20),
    st.text(alphabet="专利商标 局a1，。", max_size=12),
    st.text(alphabet="年件 ..,1 5'sa-&;", max_size=14),
)


def sacrebleu_columns(
    metric: Metric, hypotheses: list[str], references: list[list[str]]
) -> list[list[int]]:
    return [
        list(sacre.segment_statistics(metric, line, [side[number] for side in references]))
        for number, line in enumerate(hypotheses)
    ]


@EVERY_METRIC
@pytest.mark.parametrize("target", Side, ids=str)
@pytest.mark.parametrize("count", [1, 2, 3], ids="{} references".format)
def test_odd_segments_have_sacrebleus_statistics(
    name: MetricName, target: Side, count: int
) -> None:
    hypotheses = [line for line in ODD for _ in ODD]
    references = [list(ODD[shift:] + ODD[:shift]) * len(ODD) for shift in range(count)]
    metric = Metric(name, target, count)
    assert (
        sacrebleu_columns(metric, hypotheses, references)
        == segment_statistics(metric, hypotheses, references).tolist()
    )


@EVERY_METRIC
@pytest.mark.parametrize("target", Side, ids=str)
@settings(max_examples=60)
@given(rows=st.lists(st.tuples(lines, lines, lines), min_size=1, max_size=6))
def test_any_segments_have_sacrebleus_statistics(
    name: MetricName, target: Side, rows: list[tuple[str, str, str]]
) -> None:
    hypotheses, *references = (list(column) for column in zip(*rows, strict=True))
    metric = Metric(name, target, 2)
    assert (
        sacrebleu_columns(metric, hypotheses, references)
        == segment_statistics(metric, hypotheses, references).tolist()
    )


@EVERY_METRIC
@pytest.mark.parametrize("count", [1, 2, 3, 5, 6], ids="{} references".format)
def test_segments_score_as_sacrebleu_does_to_the_last_bit(
    name: MetricName, count: int, shared: Path
) -> None:
    folder = shared / "data/score/dev/text"
    hypothesis, *others = sorted(folder.glob("hyp.*.en"))
    references = [_read(path) for path in (*folder.glob("ref.*.en"), *others)][:count]
    metric = Metric(name, Side.EN, count)
    statistics = segment_statistics(metric, _read(hypothesis), references)
    expected = sacre.instance(name, Side.EN).corpus_score(_read(hypothesis), references)
    assert expected.score == sacre.value_of_segments(metric, statistics)


@EVERY_METRIC
@pytest.mark.parametrize("count", range(1, 8), ids="{} references".format)
@settings(max_examples=20)
@given(data=st.data())
def test_any_number_of_references_scores_as_sacrebleu_does_to_the_last_bit(
    name: MetricName, count: int, data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.tuples(*[lines] * (count + 1)), min_size=1, max_size=8))
    hypotheses, *references = (list(column) for column in zip(*rows, strict=True))
    metric = Metric(name, Side.EN, count)
    statistics = segment_statistics(metric, hypotheses, references)
    expected = sacre.instance(name, Side.EN).corpus_score(hypotheses, references)
    assert expected.score == sacre.value_of_segments(metric, statistics)


@EVERY_METRIC
def test_sums_of_one_reference_are_enough(name: MetricName) -> None:
    metric = Metric(name)
    statistics = segment_statistics(metric, list(ODD), [[*ODD[2:], *ODD[:2]]])
    assert sacre.value_of_segments(metric, statistics) == sacre.value(
        metric, statistics.sum(axis=0).tolist()
    )


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


@EVERY_METRIC
def test_many_scores_at_once_are_those_of_each(name: MetricName) -> None:
    metric = Metric(name, Side.EN, 2)
    references = [list(ODD[3:] + ODD[:3]), list(ODD[1:] + ODD[:1])]
    columns = segment_statistics(metric, list(ODD), references)
    rows = np.concatenate((columns, np.cumsum(columns, axis=0, dtype=np.int32)))
    expected = [sacre.value(metric, row) for row in rows.tolist()]
    assert expected == pytest.approx(values(metric, rows).tolist(), rel=1e-14)


def test_a_segment_of_a_thousand_different_characters_is_counted_too() -> None:
    line = "".join(chr(0x4E00 + number) for number in range(1500))
    metric = Metric(MetricName.CHRF, Side.ZH)
    hypotheses, reference = [line, "短", line[::-1]], [line[3:], "长", line]
    assert (
        sacrebleu_columns(metric, hypotheses, [reference])
        == segment_statistics(metric, hypotheses, [reference]).tolist()
    )


def test_no_segments_have_no_statistics() -> None:
    assert segment_statistics(Metric(MetricName.BLEU), [], [[]]).shape == (0, 10)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        pytest.param("国家知识产权局发布 CNIPA PCT 报告。", Side.ZH, id="chinese with latin"),
        pytest.param(
            "The term 发明 means invention in this law.", Side.EN, id="english with a term"
        ),
        pytest.param("2020", Side.EN, id="figures only"),
    ],
)
def test_the_language_of_the_references_is_seen(text: str, side: Side) -> None:
    assert side is target_side([text])
