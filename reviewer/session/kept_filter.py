"""A filter as it is kept for the next time."""

from __future__ import annotations

import json
from dataclasses import asdict

from reviewer.model.decision import Status
from reviewer.session.views import Filter


def write_filter(chosen: Filter) -> str:
    """Write a filter as JSON."""
    return json.dumps(asdict(chosen), ensure_ascii=False)


def read_filter(kept: str) -> Filter:
    """Read the filter of the last time; one that an older or newer version kept may not fit."""
    try:
        value = json.loads(kept) if kept else {}
        status = value.pop("status", None)
        return Filter(status=Status(status) if status else None, **value)
    except (ValueError, TypeError, AttributeError):
        return Filter()
