"""Small charts as inline SVG: bars of parts, a bar with its interval, a line by month.

Colours are CSS classes, so that light, dark and paper each have their own; every chart has a title
for screen readers, and stands beside the figures that it draws.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.score.resample import Interval

_BAR_WIDTH, _BAR_HEIGHT = 120, 10
_AXIS_HEIGHT = 22
_LINE_WIDTH, _LINE_HEIGHT = 300, 96
_LEFT, _RIGHT, _TOP, _BOTTOM = 24, 24, 22, 20
_UNDER = 14
_MOST_NAMED = 6
"""Months whose names have room side by side."""


def parts_bar(parts: Sequence[tuple[str, int]], of: int | None = None) -> str:
    """Draw counts side by side, each in the class of its name; `of` is what the full width is."""
    total = of or sum(count for _, count in parts)
    told = ", ".join(f"{count:,} {name}" for name, count in parts if count) or "none"
    shapes = []
    left = 0.0
    for name, count in parts:
        if count:
            width = _BAR_WIDTH * count / total
            shapes.append(
                f'<rect class="{escape(name)}" x="{left:.1f}" width="{width:.1f}" '
                f'height="{_BAR_HEIGHT}"/>'
            )
            left += width
    return _svg("bar", _BAR_WIDTH, _BAR_HEIGHT, told, "".join(shapes))


def value_bar(value: float | None, most: float) -> str:
    """Draw one value against the largest that the column has, beside the figure itself."""
    if value is None or most <= 0:
        return ""
    width = max(1.0, _BAR_WIDTH * min(value, most) / most) if value > 0 else 0.0
    shape = f'<rect class="value" width="{width:.1f}" height="{_BAR_HEIGHT}"/>'
    box = f'viewBox="0 0 {_BAR_WIDTH} {_BAR_HEIGHT}" preserveAspectRatio="none"'
    return f'<svg class="bar" {box} aria-hidden="true">{shape}</svg>'


def interval_bar(value: float, interval: Interval, most: float) -> str:
    """Draw a value as a dot on the line of its interval, on an axis from 0 to `most`."""
    width = _BAR_WIDTH * 2
    scale = (width - 8) / most if most else 0.0
    low, high, at = (
        4 + scale * min(max(x, 0.0), most) for x in (interval.low, interval.high, value)
    )
    middle = _BAR_HEIGHT / 2
    shapes = (
        f'<line class="axis" x1="4" x2="{width - 4}" y1="{middle}" y2="{middle}"/>'
        f'<line class="spread" x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"/>'
        f'<circle class="value" cx="{at:.1f}" cy="{middle}" r="4"/>'
        f'<text class="month" x="1" y="{_AXIS_HEIGHT - 2}">0</text>'
        f'<text class="month" x="{width - 1}" y="{_AXIS_HEIGHT - 2}" text-anchor="end">{most:g}</text>'
    )
    told = f"{value:.1f}, with 95% confidence from {interval.low:.1f} to {interval.high:.1f}"
    return _svg("interval", width, _AXIS_HEIGHT, told, shapes)


def month_line(title: str, points: Sequence[tuple[str, float]], places: int = 1) -> str:
    """Draw a value by month from 0; the first, the last and the extremes are written beside their dots."""
    values = [value for _, value in points]
    bottom, top = min(0.0, *values), max(0.0, *values)
    # Figures below zero are written under their dots, above the names of the months.
    base = _LINE_HEIGHT - _BOTTOM - (_UNDER if bottom < 0 else 0)
    height = base - _TOP
    scale = height / (top - bottom) if top > bottom else 0.0
    step = (_LINE_WIDTH - _LEFT - _RIGHT) / max(1, len(points) - 1)
    middle = (_LINE_WIDTH - _LEFT - _RIGHT) / 2
    zero = base + scale * bottom
    spots = [
        (_LEFT + (number * step if len(points) > 1 else middle), zero - scale * value)
        for number, value in enumerate(values)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    labelled = {0, len(points) - 1, values.index(max(values)), values.index(min(values))}
    named = range(len(points)) if len(points) <= _MOST_NAMED else sorted({0, len(points) - 1})
    shapes = [f'<line class="axis" x1="0" x2="{_LINE_WIDTH}" y1="{zero:.1f}" y2="{zero:.1f}"/>']
    if len(points) > 1:
        area = f"{spots[0][0]:.1f},{zero:.1f} {path} {spots[-1][0]:.1f},{zero:.1f}"
        shapes.append(f'<polygon class="area" points="{area}"/>')
        shapes.append(f'<polyline class="line" points="{path}"/>')
    for number, (x, y) in enumerate(spots):
        shapes.append(f'<circle class="value" cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
        if number in labelled:
            beside = y - 7 if values[number] >= 0 else y + _UNDER
            shapes.append(_text(x, beside, f"{values[number]:,.{places}f}"))
    shapes.extend(
        _text(spots[number][0], _LINE_HEIGHT - 5, points[number][0], "month") for number in named
    )
    told = f"{title} by month: " + ", ".join(f"{month} {v:,.{places}f}" for month, v in points)
    return _svg("trend", _LINE_WIDTH, _LINE_HEIGHT, told, "".join(shapes))


def _text(x: float, y: float, words: str, kind: str = "label") -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(words)}</text>'
    )


def _svg(kind: str, width: float, height: float, told: str, shapes: str) -> str:
    # Bars take whatever room the page gives them; charts with dots and letters keep their shape.
    shape = ' preserveAspectRatio="none"' if kind == "bar" else ""
    return (
        f'<svg class="{kind}" viewBox="0 0 {width} {height}"{shape} role="img">'
        f"<title>{escape(told)}</title>{shapes}</svg>"
    )
