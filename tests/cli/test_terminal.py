"""What takes long is told on one line of a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from reviewer.cli.terminal import tell_upgrade


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "total", "expected"),
    [
        (_Terminal(), 1_000_000, ["0% of 1,000,000", "50% of 1,000,000", ""]),
        (_Terminal(), 2_000, []),
        (io.StringIO(), 1_000_000, []),
    ],
    ids=["a large project", "a small one", "no terminal"],
)
def test_an_upgrade_is_told_on_a_terminal_while_it_lasts(
    stream: io.StringIO, total: int, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    for done in (0, total // 2, total):
        tell_upgrade(done, total)
    written = stream.getvalue().split("\r")[1:]
    assert len(expected) == len(written)
    assert all(part in line for part, line in zip(expected, written, strict=True))
    assert "\n" not in stream.getvalue()
