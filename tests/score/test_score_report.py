"""The report: whole in one file, safe with any text, small, and readable without seeing it."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from reviewer.model.decision import Status
from reviewer.model.finding import Severity
from reviewer.model.span import Span
from reviewer.score.mqm import score_mqm
from reviewer.score.mqm_agreement import mqm_agreement
from reviewer.score.mqm_file import Rating
from reviewer.score.mqm_profile import PROFILES
from reviewer.score.project import ReviewedSegment, score_project
from reviewer.score.report import (
    Figure,
    Report,
    ShownFinding,
    ShownSegment,
    check_counts,
    glossary_figure,
    headline,
    worst_segments,
)
from reviewer.score.report_forms import report_csv, report_json
from reviewer.score.report_html import report_html
from reviewer.score.report_marks import changed, marked
from reviewer.score.report_svg import month_line
from reviewer.score.sampling import Acceptance, make_plan

HOSTILE = "=1+1 <script>alert('x')</script> \x1b[31m \u202e & \"quoted\""
VOID = {"meta", "rect", "line", "circle", "polyline", "br"}


class Outline(HTMLParser):
    """Collects elements, and complains of those that are left open or closed twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    return parser


def rows_of(pages: int, text: str = "The patent was granted in 2020 .") -> list[ReviewedSegment]:
    return [
        ReviewedSegment(
            document=f"{text[:30]} {page:03}",
            status=Status.EDITED if number % 3 else Status.ACCEPTED,
            zh=f"专利于2020年授权。{text}",
            page=text,
            reviewed=f"{text} Indeed ." if number % 3 else text,
            author=f"{text[:20]} reviewer {page % 4}",
            decided_at=f"2026-{1 + page % 12:02}-05T08:{number:02}:00.000000Z",
            findings=(("terminology.missing", "major"), (text[:12], "critical"))[: number % 3],
            number=number + 1,
        )
        for page in range(pages)
        for number in range(12)
    ]


def report_of(rows: list[ReviewedSegment], text: str = "") -> Report:
    scores = score_project(rows)
    finding = ShownFinding(
        text or "number.mismatch",
        Severity.MAJOR,
        f"{text} 5 is not in the English",
        Span(0, 2),
        Span(0, 3),
    )
    waived = ShownFinding("c", Severity.MINOR, text, waived_by=text, waiver_reason=text)
    worst = tuple(
        ShownSegment(one.segment, one.edits, (finding, waived), one.before, one.after)
        for one in worst_segments(rows)
    )
    ratings = [
        Rating(text or "A", "d", "1", rater, "", "a <v>b</v>", text or "Style", "Minor")
        for rater in ("r1", "r2")
    ]
    return Report(
        title=text or "Quality report",
        made_at="2026-11-22T16:00:00+00:00",
        scores=scores,
        figures=headline(scores),
        checks=check_counts(rows),
        worst=worst,
        waivers=((rows[0], waived),) if rows else (),
        mqm=score_mqm(ratings, PROFILES["google-wmt"]),
        agreement=mqm_agreement(ratings, PROFILES["google-wmt"]),
        acceptance=Acceptance(make_plan(0.01, 0.05, 500), 70, 1),
        more_signatures=(("glossary", "compliance|glossary:test#1"),),
    )


@pytest.mark.parametrize("text", ["", HOSTILE], ids=["plain", "hostile"])
def test_the_page_is_well_formed_and_asks_for_nothing_from_outside(text: str) -> None:
    page = report_html(report_of(rows_of(3, text or "A patent ."), text))
    found = outline(page)
    assert (found.faults, found.open) == ([], [])
    assert "script" not in {tag for tag, _ in found.tags}
    assert not {name for _, attributes in found.tags for name in attributes} & {"src", "onload"}
    links = {attributes["href"] for _, attributes in found.tags if "href" in attributes}
    assert links
    assert all(link is not None and link.startswith("#") for link in links)
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page
    assert not {"\x1b", "\u202e"} & set(page)


def test_every_link_leads_to_a_section() -> None:
    found = outline(report_html(report_of(rows_of(2))))
    links = [attributes["href"] for tag, attributes in found.tags if tag == "a"]
    sections = [f"#{attributes['id']}" for tag, attributes in found.tags if tag == "section"]
    assert links == sections


def test_every_chart_has_a_title_for_those_who_do_not_see_it() -> None:
    page = report_html(report_of(rows_of(3)))
    charts = page.count('role="img"')
    assert charts > 5
    assert page.count('role="img"><title>') == charts
    # What has no title repeats a figure beside it, and is not read out.
    assert page.count("<svg") == charts + page.count('aria-hidden="true"')


def test_every_table_has_a_name_and_heads_and_is_reached_by_keys() -> None:
    found = outline(report_html(report_of(rows_of(3))))
    regions = [one for tag, one in found.tags if tag == "div" and one.get("class") == "table"]
    tables = [tag for tag, _ in found.tags if tag == "table"]
    assert len(regions) == len(tables) > 5
    assert all(one["aria-label"] and one["tabindex"] == "0" for one in regions)
    assert all(one.get("scope") in {"col", "row"} for tag, one in found.tags if tag == "th")


def test_headings_go_down_by_one_level() -> None:
    found = outline(report_html(report_of(rows_of(3))))
    levels = [int(tag[1]) for tag, _ in found.tags if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


COLOURS = ("--ink", "--soft", "--accent", "--del", "--ins")
GROUNDS = ("--paper", "--card")


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_text_has_contrast_enough(scheme: int) -> None:
    style = files("reviewer.score").joinpath("report.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]
    colours = dict(re.findall(r"(--[a-z-]+): #([0-9a-f]{3,6})", block))
    pairs = [(text, ground) for text in COLOURS for ground in GROUNDS]
    pairs += [("--del", "--del-soft"), ("--ins", "--ins-soft")]
    pairs += [("--ink", f"--{one}-soft") for one in ("critical", "major", "minor", "info")]
    # WCAG 2.2, 1.4.3: 4.5 to 1.
    assert {} == {
        pair: ratio
        for pair in pairs
        if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5
    }


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    whole = "".join(2 * digit for digit in colour) if len(colour) == 3 else colour
    shares = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_outcome_of_a_sample_stands_in_every_form() -> None:
    report = report_of(rows_of(2))
    page = report_html(report)
    assert "<b>Open</b>: 1 faulty in 70 of" in page
    told = json.loads(report_json(report))
    assert told["sample"]["verdict"] == "open"
    assert told["signature"]["sample"].startswith("plan:n=")
    assert told["signature"]["glossary"] == "compliance|glossary:test#1"


def test_the_glossary_figure_is_the_share_of_terms_with_an_interval_over_pages() -> None:
    figure = glossary_figure([(8, 10), (1, 10), (0, 0)])
    assert figure.value == 45
    assert figure.interval is not None
    assert figure.interval.low < 45 < figure.interval.high
    assert glossary_figure([]).value is None


@pytest.mark.parametrize(
    ("value", "most"),
    [(0.0, 1.0), (6.6, 10.0), (12.0, 20.0), (89.2, 100.0), (430.0, 500.0)],
)
def test_an_axis_ends_at_a_round_figure(value: float, most: float) -> None:
    assert Figure("", value, "", None, "").most == most


def test_a_trend_below_zero_stays_in_its_picture() -> None:
    drawn = month_line("MQM", [("2026-05", 78.0), ("2026-06", -150.0), ("2026-07", 5.0)])
    heights = [float(y) for y in re.findall(r'cy="([\d.-]+)"', drawn)]
    assert all(0 <= height <= 96 for height in heights)
    assert heights[1] > heights[2] > heights[0]


def test_a_hundred_pages_stay_under_300_kilobytes() -> None:
    assert len(report_html(report_of(rows_of(100))).encode()) < 300_000


def test_a_project_without_decisions_has_a_report_too() -> None:
    rows = [ReviewedSegment("a", Status.OPEN, "专利", "A patent .", None, number=1)]
    page = report_html(report_of(rows))
    assert outline(page).faults == []
    assert "By reviewer" not in page
    assert outline(report_html(report_of([]))).faults == []


def test_the_worst_segments_come_first_among_their_neighbours() -> None:
    rows = rows_of(2)
    worst = worst_segments(rows, limit=3)
    costs = [
        one.edits + sum({"critical": 25, "major": 5}[kind] for _, kind in one.segment.findings)
        for one in worst
    ]
    assert costs == sorted(costs, reverse=True)
    assert worst[0].segment.number == 3
    assert worst[0].before == rows[1].page


def test_findings_are_counted_by_check_and_severity() -> None:
    (first, second) = check_counts(rows_of(2))
    assert (first.check, first.total, first.documents) == ("terminology.missing", 16, 2)
    assert dict(second.severities)[Severity.CRITICAL] == 8


def test_changes_are_shown_word_by_word_and_figures_whole() -> None:
    assert changed("It rose by 3.89 million <b>", "It rose by 389,000 <b>") == (
        "It rose by <del>3.89 million</del><ins>389,000</ins> &lt;b&gt;"
    )


def test_the_worst_of_overlapping_findings_shows() -> None:
    spans = [(Span(0, 4), Severity.MINOR), (Span(2, 6), Severity.CRITICAL)]
    assert marked("a&bcdefg", spans) == (
        '<mark class="minor">a&amp;</mark><mark class="critical">bcde</mark>fg'
    )


def test_json_holds_the_same_figures_unrounded() -> None:
    report = report_of(rows_of(2))
    told = json.loads(report_json(report))
    assert told["project"]["hter"] == report.scores.whole.hter
    assert told["project"]["decisions"]["edited"] == 16
    assert {one["check"] for one in told["checks"]} == {one.check for one in report.checks}
    assert told["signature"] == dict(report.signatures)
    assert [one["name"] for one in told["figures"]] == [one.name for one in report.figures]
    assert len(told["worst"]) == len(report.worst)


def test_csv_has_a_row_for_each_page_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(report_csv(report_of(rows_of(2, HOSTILE), HOSTILE)))))
    groups = [row[0] for row in rows[1:]]
    assert groups == ["all", "page", "page", "reviewer", "reviewer", "month", "month"]
    assert {row[1][:2] for row in rows[2:6]} == {"'="}
    assert {len(row) for row in rows} == {len(rows[0])}


def test_csv_holds_the_figures_of_the_report(tmp_path: Path) -> None:
    report = report_of(rows_of(2))
    (tmp_path / "r.csv").write_text(report_csv(report), encoding="utf-8", newline="")
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spread = report.scores.interval("hter")
    assert spread is not None
    assert float(rows[0]["hter"]) == report.scores.whole.hter
    assert (float(rows[0]["hter_low"]), float(rows[0]["hter_high"])) == (spread.low, spread.high)
    assert [row["name"] for row in rows if row["group"] == "month"] == ["2026-01", "2026-02"]
    assert rows[1]["hter_low"] == ""


def test_a_segment_with_marked_errors_is_among_the_worst() -> None:
    plain = ReviewedSegment("a", Status.OPEN, "一。", "One.", reviewed=None, number=1)
    rows = [
        plain,
        replace(plain, number=2, marks=("neutral",)),
        replace(plain, number=3, marks=("major",)),
    ]
    assert [3] == [one.segment.number for one in worst_segments(rows)]
