"""CC-CEDICT's entries, read as its library reads them."""

from pathlib import Path

import pytest

from reviewer.text import cedict


def test_entries_are_those_of_the_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    read = list(cedict.entries())
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(cedict, "files", lambda _: tmp_path)
    assert list(cedict.entries()) == read
    assert len(read) > 100_000
