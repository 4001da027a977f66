"""Units as one web page that stands by itself: Chinese beside English, to read, print or mail."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reviewer.ingest.formats.inline import without_placeholders
from reviewer.ingest.formats.marks import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.ingest.formats.unit import Unit

_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Reviewed translation</title>
<style>
body{font:15px/1.6 Georgia,"Songti SC","Noto Serif CJK SC",serif;margin:2em auto;max-width:75em;padding:0 1em}
table{border-collapse:collapse;width:100%;table-layout:fixed}
td{border-top:1px solid #ccc;padding:.5em .7em;vertical-align:top;overflow-wrap:anywhere}
td:first-child{width:4em;color:#777;font-size:80%}
td:last-child{width:11em;color:#555;font-size:80%}
tr.flagged td,tr.rejected td{background:#fff4e0}
</style></head><body>
"""


def html_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a web page piece by piece: a table for each document, without script or anything fetched."""
    yield _HEAD
    for document, group in groupby(units, key=lambda unit: unit.document):
        yield f"<h2>{escape(document)}</h2>\n<table>\n"
        yield from map(_row, group)
        yield "</table>\n"
    yield "</body></html>\n"


def _row(unit: Unit) -> str:
    said = " · ".join(filter(None, (unit.status.value, unit.author, unit.note)))
    zh, en = (escape(without_placeholders(text)) for text in (unit.zh, unit.en))
    marks = "".join(f"<br>{escape(told(unit, mark))}" for mark in unit.marks)
    return (
        f'<tr class="{unit.status.value}"><td>{escape(unit.id)}</td><td lang="zh-CN">{zh}</td>'
        f'<td lang="en">{en}</td><td>{escape(said)}{marks}</td></tr>\n'
    )
