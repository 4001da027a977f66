"""How fast scores are: metrics beside sacrebleu's own code, MQM, agreement, resampling, the report.

    python benchmarks/score.py [--segments 2000] [--resampled 1000000] [--project 2000]

Texts are machine-like variants of English and Chinese sentences made here from a seed, so that the
table means the same on every machine; with ../shared the development texts are measured as well.
Every result is compared with sacrebleu's where it computes the same.
"""

from __future__ import annotations

import argparse
import platform
import random
import resource
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from benchmarks.big_project import make_project
from reviewer.model.decision import Status
from reviewer.model.span import Side
from reviewer.score import sacre
from reviewer.score.metric import Metric, MetricName
from reviewer.score.mqm import score_mqm
from reviewer.score.mqm_agreement import mqm_agreement
from reviewer.score.mqm_file import read_ratings
from reviewer.score.mqm_profile import PROFILES
from reviewer.score.project import ReviewedSegment, score_project
from reviewer.score.randomise import p_value, swapped_sums
from reviewer.score.report import Report, check_counts, headline, worst_segments
from reviewer.score.report_html import report_html
from reviewer.score.resample import interval
from reviewer.score.statistics import segment_statistics
from reviewer.score.values import values
from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.session.scoring import rescore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHARED = Path(__file__).resolve().parents[2] / "shared/data/score/dev"
COMMON = "the of and in to a for on by is was that with as from at it has its be"
NAMES = "office patent trademark design protection examination innovation province award fee"
# As in real English, a few words are everywhere and most are rare.
ENGLISH = [*COMMON.split(), *(f"{word}{n or ''}" for n in range(60) for word in NAMES.split())]
FREQUENCIES = [1 / (rank + 2) for rank in range(len(ENGLISH))]
CHINESE = "国家知识产权局今年上半年授权发明专利45万件，同比增长12.5%，高价值专利审查周期压减至13.3个月，商标注册平均审查周期稳定在4个月。"


Done = TypeVar("Done")


def cpu(work: Callable[[], Done]) -> tuple[Done, float]:
    """Do some work; return what it gives and the CPU seconds that it took."""
    start = time.process_time()
    done = work()
    return done, max(time.process_time() - start, 1e-9)


def variants(count: int, side: Side, chance: random.Random) -> tuple[list[str], list[str]]:
    """Make references and, for each, a hypothesis with words dropped, replaced and moved."""
    pool: Sequence[str] = ENGLISH if side is Side.EN else CHINESE
    weights = FREQUENCIES if side is Side.EN else None
    glue = " " if side is Side.EN else ""
    references, hypotheses = [], []
    for number in range(count):
        words = chance.choices(pool, weights, k=chance.randrange(8, 45))
        words[number % len(words)] = str(number)
        changed = [
            chance.choice(pool) if chance.random() < 0.25 else word
            for word in words
            if chance.random() > 0.08
        ]
        start = chance.randrange(len(changed) + 1)
        block = changed[start : start + 4]
        del changed[start : start + 4]
        place = chance.randrange(len(changed) + 1)
        changed[place:place] = block
        references.append(glue.join(words) + ".")
        hypotheses.append(glue.join(changed) + ".")
    return hypotheses, references


def metrics(title: str, hypotheses: list[str], references: list[str], side: Side) -> None:
    """Measure each metric, and hold a part of its statistics against sacrebleu's."""
    together = 0.0
    for name in MetricName:
        metric = Metric(name, side)
        segment_statistics(metric, hypotheses[:1], [references[:1]])
        found, ours = cpu(partial(segment_statistics, metric, hypotheses, [references]))
        some = min(len(hypotheses), 150 if name is MetricName.TER else 1000)
        # sacrebleu caches lines that it has tokenised; a blank in front makes them new ones.
        wanted, theirs = cpu(partial(by_sacrebleu, metric, hypotheses[:some], references[:some]))
        is_equal = [tuple(row) for row in found[:some].tolist()] == wanted
        if name is not MetricName.CHRF:
            together += ours / len(hypotheses)
        row(
            f"{title}, {name.label}",
            f"{len(hypotheses) / ours:,.0f}/s",
            f"sacrebleu {some / theirs:,.0f}/s, {'equal' if is_equal else 'DIFFERENT'}",
        )
    row(f"{title}, BLEU + chrF2++ + TER", f"{1 / together:,.0f}/s", "target 1,000/s")


def by_sacrebleu(
    metric: Metric, hypotheses: list[str], references: list[str]
) -> list[tuple[int, ...]]:
    """Compute statistics by sacrebleu's own code."""
    return [
        sacre.segment_statistics(metric, f" {hypothesis}", [f" {reference}"])
        for hypothesis, reference in zip(hypotheses, references, strict=True)
    ]


def rescoring(segments: int) -> None:
    """Measure how soon a project's scores follow one decision, however large the project is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review.db"
        make_project(path, segments)
        with Project.open(path) as reviewed:
            review = Review.open(reviewed, author="li")
            review.accept_clean()
            _, first = cpu(lambda: rescore(reviewed))
            review.edit(review.id_at(5), "Something else.")
            rescore(reviewed)
            took = []
            for at in range(9):
                review.edit(review.id_at(at), f"Something else again, {at}.")
                start = time.perf_counter()
                rescore(reviewed)
                took.append(time.perf_counter() - start)
    row(
        f"one decision in {segments:,} segments, HTER and BLEU",
        f"{1000 * sorted(took)[4]:.2f} ms",
        f"wall, target 10 ms; everything at first {first:.1f} s",
    )


def resampling(segments: int) -> None:
    """Measure intervals and tests at size."""
    generator = np.random.default_rng(1)
    base = generator.integers(0, 40, size=(2000, 36), dtype=np.int32)
    statistics = np.tile(base, (segments // len(base) + 1, 1))[:segments]
    bleu = partial(values, Metric(MetricName.BLEU))

    def formula(sums: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> object:
        return bleu(sums[:, :10])

    start = time.perf_counter()
    _, took = cpu(lambda: interval(statistics, formula))  # type: ignore[arg-type]
    row(
        f"bootstrap, {segments:,} segments x 1,000, 36 columns",
        f"{time.perf_counter() - start:.1f} s",
        f"{took:.1f} CPU s, target 15 s; peak {peak():.2f} GB, target 1 GB",
    )
    ours, theirs = statistics[:, :10], statistics[::-1, :10]
    _, took = cpu(lambda: p_value(swapped_sums(ours), swapped_sums(theirs), bleu))
    row(f"randomisation, {segments:,} segments x 1,000", f"{took:.1f} s", f"peak {peak():.2f} GB")


def peak() -> float:
    """Tell the most memory that this process has had, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def ratings(rows: int) -> None:
    """Measure MQM on a file of as many rows as newstest2020 zh-en has."""
    head = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n"
    kinds = (
        ("Accuracy/Mistranslation", "Major"),
        ("Fluency/Punctuation", "Minor"),
        ("no-error", "no-error"),
    )
    text = " ".join(ENGLISH[:35])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ratings.tsv"
        path.write_text(
            head
            + "".join(
                f"S{n % 10}\td{n // 600}\t1\t{n // 60}\tr{n // 10 % 3}\t{CHINESE}\t"
                f"<v>{text[:20]}</v>{text[20:]}\t" + "\t".join(kinds[n % 7 % 3]) + "\n"
                for n in range(rows)
            ),
            encoding="utf-8",
        )
        read, reading = cpu(lambda: read_ratings(path))
    _, scoring = cpu(lambda: score_mqm(read, PROFILES["google-wmt"]))
    _, agreeing = cpu(lambda: mqm_agreement(read, PROFILES["google-wmt"]))
    row(
        f"MQM, {rows:,} ratings",
        f"{reading + scoring:.1f} s",
        f"read {reading:.1f}, score {scoring:.1f}, target 15 s; agreement {agreeing:.1f}",
    )


def project(hypotheses: list[str], references: list[str]) -> None:
    """Measure a project's scores and its report."""
    rows = [
        ReviewedSegment(
            document=f"page {number // 20:03}",
            status=Status.EDITED if number % 4 == 0 else Status.ACCEPTED,
            zh=CHINESE,
            page=page if number % 4 == 0 else reviewed,
            reviewed=reviewed,
            author=f"reviewer {number // 20 % 5}",
            decided_at=f"2026-{1 + number // 20 % 12:02}-03T08:00:{number % 60:02}Z",
            findings=(("number.mismatch", "critical"),) if number % 9 == 0 else (),
            number=number % 20 + 1,
        )
        for number, (page, reviewed) in enumerate(zip(hypotheses, references, strict=True))
    ]
    scores, took = cpu(lambda: score_project(rows))
    row(f"project of {len(rows):,} segments, with intervals", f"{took:.2f} s", "")
    page, took = cpu(
        lambda: report_html(
            Report(
                "Benchmark",
                "2026-01-01T00:00:00",
                scores,
                headline(scores),
                check_counts(rows),
                worst_segments(rows),
            )
        )
    )
    row(
        f"its report, {len(scores.documents)} pages",
        f"{took:.2f} s",
        f"{len(page.encode()) / 1000:,.0f} kB, target 300 kB for 100 pages",
    )


def row(what: str, figure: str, note: str) -> None:
    """Print one line of the table."""
    print(f"{what:<52}  {figure:>12}  {note}")


def development_texts() -> tuple[list[str], list[str]] | None:
    """Read the development texts where they are: 13 systems, one reference."""
    folder = SHARED / "text"
    if not folder.is_dir():
        return None
    reference = (folder / "ref.ref.en").read_text(encoding="utf-8").split("\n")[:-1]
    hypotheses = [
        line
        for path in sorted(folder.glob("hyp.*.en"))
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]
    ]
    return hypotheses, reference * (len(hypotheses) // len(reference))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--resampled", type=int, default=1_000_000)
    parser.add_argument("--project", type=int, default=2000, help="segments of the project")
    asked = parser.parse_args()
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, sacrebleu {sacre.VERSION}, "
        f"{platform.machine()} {platform.system()}; CPU seconds of one core\n"
    )
    chance = random.Random(2)  # noqa: S311 — the same texts in every run
    english = variants(asked.segments, Side.EN, chance)
    metrics("English", *english, Side.EN)
    if (texts := development_texts()) is not None:
        metrics("development texts", *texts, Side.EN)
    metrics("Chinese", *variants(min(asked.segments, 500), Side.ZH, chance), Side.ZH)
    project(*english)
    rescoring(asked.project)
    ratings(124_312)
    resampling(asked.resampled)


if __name__ == "__main__":
    main()
