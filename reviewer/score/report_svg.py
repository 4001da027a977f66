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
_LINE_WIDTH, _LINE_HEIGHT = 300, 96
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 8, 22, 20


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


def value_bar(value: float | None, most: float, told: str) -> str:
    """Draw one value against the largest that the column has."""
    if value is None or most <= 0:
        return ""
    width = max(1.0, _BAR_WIDTH * min(value, most) / most) if value else 0.0
    shape = f'<rect class="value" width="{width:.1f}" height="{_BAR_HEIGHT}"/>'
    return _svg("bar", _BAR_WIDTH, _BAR_HEIGHT, told, shape)


def interval_bar(value: float, interval: Interval, most: float) -> str:
    """Draw a value as a dot on the line of its interval, from 0 to `most`."""
    scale = (_BAR_WIDTH * 2 - 8) / most if most else 0.0
    low, high, at = (
        4 + scale * min(max(x, 0.0), most) for x in (interval.low, interval.high, value)
    )
    middle = _BAR_HEIGHT / 2
    shapes = (
        f'<line class="axis" x1="4" x2="{_BAR_WIDTH * 2 - 4}" y1="{middle}" y2="{middle}"/>'
        f'<line class="spread" x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"/>'
        f'<circle class="value" cx="{at:.1f}" cy="{middle}" r="4"/>'
    )
    told = f"{value:.1f}, with 95% confidence from {interval.low:.1f} to {interval.high:.1f}"
    return _svg("interval", _BAR_WIDTH * 2, _BAR_HEIGHT, told, shapes)


def month_line(title: str, points: Sequence[tuple[str, float]], places: int = 1) -> str:
    """Draw a value by month; the first, the last and the extremes are written beside their dots."""
    values = [value for _, value in points]
    top = max(values) or 1.0
    step = (_LINE_WIDTH - _LEFT - _RIGHT) / max(1, len(points) - 1)
    spots = [
        (
            _LEFT + (number * step if len(points) > 1 else (_LINE_WIDTH - _LEFT - _RIGHT) / 2),
            _LINE_HEIGHT - _BOTTOM - (_LINE_HEIGHT - _TOP - _BOTTOM) * value / top,
        )
        for number, value in enumerate(values)
    ]
    base = _LINE_HEIGHT - _BOTTOM
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    labelled = {0, len(points) - 1, values.index(max(values)), values.index(min(values))}
    shapes = [f'<line class="axis" x1="0" x2="{_LINE_WIDTH}" y1="{base}" y2="{base}"/>']
    if len(points) > 1:
        shapes.append(f'<polyline class="line" points="{path}"/>')
    for number, (x, y) in enumerate(spots):
        shapes.append(f'<circle class="value" cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
        if number in labelled:
            shapes.append(_text(x, y - 7, f"{values[number]:,.{places}f}"))
    shapes.extend(
        _text(spots[number][0], _LINE_HEIGHT - 5, points[number][0], "month")
        for number in sorted({0, len(points) - 1})
    )
    told = f"{title} by month: " + ", ".join(f"{month} {v:,.{places}f}" for month, v in points)
    return _svg("trend", _LINE_WIDTH, _LINE_HEIGHT, told, "".join(shapes))


def _text(x: float, y: float, words: str, kind: str = "label") -> str:
    side = "start" if x < _LINE_WIDTH / 4 else "end" if x > 3 * _LINE_WIDTH / 4 else "middle"
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{side}">{escape(words)}</text>'
    )


def _svg(kind: str, width: float, height: float, told: str, shapes: str) -> str:
    # Bars take whatever room the page gives them; charts with dots and letters keep their shape.
    shape = ' preserveAspectRatio="none"' if kind == "bar" else ""
    return (
        f'<svg class="{kind}" viewBox="0 0 {width} {height}"{shape} role="img">'
        f"<title>{escape(told)}</title>{shapes}</svg>"
    )
