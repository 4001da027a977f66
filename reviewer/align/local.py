"""What speaks for or against a bead by itself: matched words, lengths, marks, quotes, clauses, paragraphs."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reviewer.align.coarse import Course, english_length, expected_length
from reviewer.align.embed import CLOSENESS, closeness
from reviewer.align.evidence import LEVELS
from reviewer.align.lattice import SHAPES, Floats, Lattice, Singles
from reviewer.align.page import PageView, running
from reviewer.align.rivals import NEAR
from reviewer.align.surface import MARKS
from reviewer.align.windows import of_beads

FIRM = 4
"""Levels that density counts: the faintest says too little."""
CALM = 0.05
"""Added to a surplus before its logarithm: what a page may be off by chance."""
Columns = dict[str, NDArray[Any]]


def local_features(
    view: PageView, lattice: Lattice, course: Course
) -> tuple[tuple[str, ...], Singles]:
    """Describe beads by what stands in them: the names of the features, and beads by features."""
    columns: Columns = {}
    _add_matches(columns, view, lattice)
    _add_lengths(columns, view, lattice, course)
    _add_marks(columns, view, lattice)
    _add_edges(columns, view, lattice)
    _add_quotes(columns, view, lattice)
    _add_clauses(columns, view, lattice)
    _add_paragraphs(columns, view, lattice)
    if view.vectors:
        columns[CLOSENESS] = closeness(*view.vectors, lattice)
    for number, (zh, en) in enumerate(SHAPES):
        columns[f"shape {zh}-{en}"] = (lattice.shape == number).astype(np.float64)
    return tuple(columns), np.stack(list(columns.values()), axis=1).astype(np.float32)


def _whole(lattice: Lattice) -> Floats:
    return ((lattice.size_zh > 0) & (lattice.size_en > 0)).astype(np.float64)


def _add_matches(columns: Columns, view: PageView, lattice: Lattice) -> None:
    en, zh = of_beads(view.windows, lattice)
    for channel in range(len(LEVELS) + 1):
        name = f"level {channel}" if channel < len(LEVELS) else "elsewhere"
        columns[f"english {name}"] = en[:, channel]
        columns[f"chinese {name}"] = zh[:, channel]
    whole = _whole(lattice)
    bounds_zh, bounds_en = view.evidence.zh.bounds, view.evidence.en.bounds
    words_zh = bounds_zh[lattice.end_zh] - bounds_zh[lattice.start_zh]
    words_en = bounds_en[lattice.end_en] - bounds_en[lattice.start_en]
    words = words_zh + words_en + 1
    columns["chinese words"] = whole * np.log1p(words_zh)
    columns["english words"] = whole * np.log1p(words_en)
    columns["density"] = whole * (en[:, :FIRM].sum(1) + zh[:, :FIRM].sum(1)) / np.sqrt(words)
    columns["strong density"] = whole * (en[:, :2].sum(1) + zh[:, :2].sum(1)) / words
    before_zh = np.clip(lattice.start_zh - 1, 0, view.size_zh - 1)
    before_en = np.clip(lattice.start_en - 1, 0, view.size_en - 1)
    near_en = (
        view.windows.en[lattice.end_en, before_zh, 1]
        - view.windows.en[lattice.start_en, before_zh, 1]
    )
    near_zh = (
        view.windows.zh[lattice.end_zh, before_en, 1]
        - view.windows.zh[lattice.start_zh, before_en, 1]
    )
    columns["addition matched near"] = (
        (lattice.size_zh == 0) * (near_en @ NEAR) / np.sqrt(words_en + 1)
    )
    columns["omission matched near"] = (
        (lattice.size_en == 0) * (near_zh @ NEAR) / np.sqrt(words_zh + 1)
    )


def _add_lengths(columns: Columns, view: PageView, lattice: Lattice, course: Course) -> None:
    zh, en = running(expected_length(view, course.ratio)), running(english_length(view))
    expected = zh[lattice.end_zh] - zh[lattice.start_zh]
    length = en[lattice.end_en] - en[lattice.start_en]
    whole = _whole(lattice)
    log_ratio = np.log((length + 8) / (expected + 8))
    deviation = (length - expected) ** 2 / ((length + expected) / 2 + 10)
    columns["length deviation"] = whole * np.minimum(deviation / 10, 8)
    columns["length log ratio"] = whole * np.minimum(np.abs(log_ratio), 2)
    columns["length log ratio squared"] = whole * np.minimum(log_ratio**2, 4)
    columns["addition length"] = (lattice.size_zh == 0) * np.minimum(length, 200) / 50
    columns["omission length"] = (lattice.size_en == 0) * np.minimum(expected, 200) / 50
    slope = np.log(view.size_en / view.size_zh)
    columns["more english"] = whole * (lattice.size_en - 1) * slope
    columns["more chinese"] = whole * (lattice.size_zh - 1) * slope
    surplus = float(np.clip(course.surplus, -1.5, 1.5))
    columns["omission by surplus"] = (lattice.size_en == 0) * surplus
    columns["addition by surplus"] = (lattice.size_zh == 0) * -surplus
    columns["omission by log surplus"] = (lattice.size_en == 0) * (
        np.log(max(surplus, 0) + CALM) + 2
    )
    columns["addition by log surplus"] = (lattice.size_zh == 0) * (
        np.log(max(-surplus, 0) + CALM) + 2
    )


def _add_marks(columns: Columns, view: PageView, lattice: Lattice) -> None:
    whole = _whole(lattice)
    for number in range(len(MARKS)):
        zh, en = running(view.zh.marks[number]), running(view.en.marks[number])
        has_zh = zh[lattice.end_zh] > zh[lattice.start_zh]
        has_en = en[lattice.end_en] > en[lattice.start_en]
        columns[f"mark {number} both"] = whole * (has_zh & has_en)
        columns[f"mark {number} one"] = whole * (has_zh != has_en)


def _add_edges(columns: Columns, view: PageView, lattice: Lattice) -> None:
    whole = _whole(lattice)
    first_zh = np.minimum(lattice.start_zh, view.size_zh - 1)
    first_en = np.minimum(lattice.start_en, view.size_en - 1)
    last_zh, last_en = np.maximum(lattice.end_zh - 1, 0), np.maximum(lattice.end_en - 1, 0)
    opens_zh, opens_en = view.zh.opens[first_zh], view.en.opens[first_en]
    closes_zh, closes_en = view.zh.closes[last_zh], view.en.closes[last_en]
    columns["opens with quote both"] = whole * (opens_zh & opens_en)
    columns["opens with quote one"] = whole * (opens_zh != opens_en)
    columns["closes with quote both"] = whole * (closes_zh & closes_en)
    columns["closes with quote one"] = whole * (closes_zh != closes_en)
    ending_zh, ending_en = view.zh.ending[last_zh], view.en.ending[last_en]
    columns["ends alike"] = whole * (ending_zh == ending_en) * (ending_zh > 0)
    columns["ends differently"] = whole * (ending_zh != ending_en)
    columns["starts in lower case"] = (lattice.size_en > 0) * view.en.starts_low[first_en]


def _add_quotes(columns: Columns, view: PageView, lattice: Lattice) -> None:
    whole = _whole(lattice)
    before_zh = view.zh.inside_quote[lattice.start_zh]
    before_en = view.en.inside_quote[lattice.start_en]
    after_zh, after_en = view.zh.inside_quote[lattice.end_zh], view.en.inside_quote[lattice.end_en]
    columns["in quotation after both"] = whole * (after_zh & after_en)
    columns["in quotation after one"] = whole * (after_zh != after_en)
    columns["quotation ends"] = whole * (before_zh & before_en & ~after_zh & ~after_en & 1)


def _add_clauses(columns: Columns, view: PageView, lattice: Lattice) -> None:
    whole = _whole(lattice)
    zh, en = running(view.zh.clauses), running(view.en.clauses)
    clauses_zh = zh[lattice.end_zh] - zh[lattice.start_zh]
    clauses_en = en[lattice.end_en] - en[lattice.start_en]
    columns["clause ratio"] = whole * np.abs(np.log((clauses_zh + 1) / (clauses_en + 1)))
    one_zh, one_en = lattice.size_zh == 1, lattice.size_en == 1
    per_en = np.log((clauses_zh + 1) / np.maximum(lattice.size_en, 1))
    per_zh = np.log((clauses_en + 1) / np.maximum(lattice.size_zh, 1))
    columns["clauses for english"] = whole * one_zh * (lattice.size_en > 1) * per_en
    columns["clauses for chinese"] = whole * one_en * (lattice.size_zh > 1) * per_zh


def _add_paragraphs(columns: Columns, view: PageView, lattice: Lattice) -> None:
    starts_zh, starts_en = view.breaks_zh[lattice.start_zh], view.breaks_en[lattice.start_en]
    columns["paragraph starts both"] = (starts_zh & starts_en).astype(np.float64)
    columns["paragraph starts one"] = (starts_zh != starts_en).astype(np.float64)
    zh, en = (
        running(view.breaks_zh[:-1].astype(np.float64)),
        running(view.breaks_en[:-1].astype(np.float64)),
    )
    inner_zh = zh[lattice.end_zh] - zh[np.minimum(lattice.start_zh + 1, lattice.end_zh)]
    inner_en = en[lattice.end_en] - en[np.minimum(lattice.start_en + 1, lattice.end_en)]
    columns["paragraph ends inside chinese"] = np.minimum(inner_zh, 2)
    columns["paragraph ends inside english"] = np.minimum(inner_en, 2)
