"""Measure the screen in a real pseudo-terminal: first frame, key to repaint, memory, filters.

    python -m benchmarks.screen                     the sample pages and 10,000 segments
    python -m benchmarks.screen --segments 1000000  the same with a million (making them takes minutes)

Key to repaint is the time from writing the key to the first bytes of the answer. CPU is what the
process has used when its first segment stands on the screen, Python's start and imports included.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import platform
import pty
import select
import shutil
import signal
import sqlite3
import statistics
import struct
import sys
import tempfile
import termios
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.big_project import make_project
from reviewer.model.decision import Status
from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.session.views import Filter

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = ((80, 24), (120, 36), (200, 50))
RUNS = 5
KEYS: tuple[tuple[str, Sequence[bytes]], ...] = (
    ("j (next row)", [b"j"] * 60),
    ("n (next open)", [b"n"] * 30),
    ("Enter (accept, next)", [b"\r"] * 30),
    ("u (undo)", [b"u"] * 20),
    ("G / g (ends)", [b"G", b"g"] * 10),
    ("typing in the editor", [b"e", *[b"a"] * 40]),
)
LAUNCH = """
import sys
from pathlib import Path
from reviewer.tui.app import run
run(Path(sys.argv[1]), sys.argv[2], "benchmark")
"""


@dataclass(frozen=True, slots=True)
class Start:
    """What it took until the first segment stood on the screen."""

    wall_seconds: float
    cpu_seconds: float


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, command: Sequence[str], size: tuple[int, int]) -> None:
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], list(command))  # noqa: S606 — it replaces the forked child
        columns, rows = size
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> bytes:
        """Return what comes within some seconds, or nothing."""
        ready, _, _ = select.select([self._file], [], [], seconds)
        if not ready:
            return b""
        with suppress(OSError):
            return os.read(self._file, 1 << 20)
        return b""

    def until(self, marker: bytes, seconds: float = 60) -> Start:
        """Read until a marker was drawn."""
        drawn = b""
        while marker not in drawn and time.perf_counter() - self.started < seconds:
            drawn += self.read(0.05)
        if marker not in drawn:
            sys.exit(f"nothing was drawn in {seconds} s: {drawn[-500:]!r}")
        return Start(time.perf_counter() - self.started, self.cpu_seconds())

    def key(self, key: bytes) -> tuple[float, int]:
        """Press a key; return the seconds to the first bytes of the answer, and all its bytes."""
        pressed = time.perf_counter()
        os.write(self._file, key)
        drawn = self.read(2)
        seconds = time.perf_counter() - pressed
        while more := self.read(0.06):
            drawn += more
        return seconds, len(drawn)

    def quiet(self) -> None:
        """Read until nothing has come for a while."""
        while self.read(0.3):
            pass

    def memory_mib(self) -> float:
        """Return its resident memory."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        """End it; what was decided is kept."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def cpu_seconds(self) -> float:
        """Return the CPU time that it has used, in steps of 10 ms."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(path: Path, document: str, marker: str) -> None:
    """Print the table for one project."""
    command = [sys.executable, "-c", LAUNCH, str(path), document]
    for size in SIZES:
        starts = []
        for _ in range(RUNS):
            terminal = Terminal(command, size)
            starts.append(terminal.until(marker.encode()))
            terminal.close()
        cpu = statistics.median(start.cpu_seconds for start in starts)
        wall = statistics.median(start.wall_seconds for start in starts)
        print(
            f"  {size[0]}x{size[1]}  first frame: CPU {cpu:.2f} s, wall {wall:.2f} s (median of {RUNS})"
        )
    heads = "".join(f"{head:>8}" for head in ("p50 ms", "p95 ms", "max ms", "CPU ms", "bytes"))
    print(f"  {'key to repaint, 120x36':<28}{heads}")
    terminal = Terminal(command, SIZES[1])
    terminal.until(marker.encode())
    terminal.quiet()
    time.sleep(2)  # the checks load in the background
    terminal.quiet()
    for name, keys in KEYS:
        before = terminal.cpu_seconds()
        answers = [terminal.key(key) for key in keys]
        cpu = (terminal.cpu_seconds() - before) * 1000 / len(keys)
        times = sorted(seconds * 1000 for seconds, _ in answers)
        drawn = statistics.median(count for _, count in answers)
        p95 = times[int(0.95 * (len(times) - 1))]
        middle = statistics.median(times)
        print(f"  {name:<28}{middle:8.1f}{p95:8.1f}{times[-1]:8.1f}{cpu:8.1f}{drawn:8,.0f}")
    print(f"  memory of the screen: {terminal.memory_mib():.0f} MiB")
    terminal.close()


def measure_filters(path: Path, document: str | None) -> None:
    """Print how long a filter takes to its first page."""
    chosen = (
        Filter(),
        Filter(status=Status.OPEN),
        Filter(status=Status.FLAGGED),
        Filter(check="number.mismatch"),
        Filter(max_confidence=0.6),
        Filter(text="专利"),
        Filter(text="notice"),
    )
    with Project.open(path) as project:
        review = Review.open(project, document, author="benchmark")
        print(f"  {'filter: first page':<28}{'rows':>10}{'ms':>8}")
        for each in chosen:
            began = time.perf_counter()
            review.set_filter(each)
            review.rows(0, 64)
            rows = review.size()
            took = (time.perf_counter() - began) * 1000
            print(f"  {each.label():<28}{rows:10,}{took:8.1f}")


def main() -> None:
    """Make what is measured, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the screen in a pseudo-terminal.")
    parser.add_argument("--segments", type=int, default=10_000)
    parser.add_argument(
        "--keep", type=Path, help="a folder in which the project stays for the next time"
    )
    arguments = parser.parse_args()
    print(
        f"Python {platform.python_version()}, Textual {version('textual')}, SQLite "
        f"{sqlite3.sqlite_version}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
        f"{platform.machine()} {platform.system()}"
    )
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="reviewer-screen-"))
    path = folder / f"segments-{arguments.segments}" / "review.db"
    if not path.exists():
        began = time.perf_counter()
        make_project(path, arguments.segments)
        print(f"made {arguments.segments:,} segments in {time.perf_counter() - began:.0f} s")
    print(f"{arguments.segments:,} segments, one document of them")
    measure(path, "d00001", "国家知识产权局")
    measure_filters(path, None)
    if arguments.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
