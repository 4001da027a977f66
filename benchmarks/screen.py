"""Measure the screen in a real pseudo-terminal: first frame, key to repaint, memory, filters.

    python -m benchmarks.screen                                      10,000 segments
    python -m benchmarks.screen --segments 1000000 --keep FOLDER     a million; made once, in minutes

Key to repaint is the time from writing the key to the first bytes of the answer, `aside` while a text is
counted or a proposal's effect is computed. CPU is what the process has used when its first segment stands
on the screen, Python's start and imports included; for keys, what each has used, its aftermath included.
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
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.big_project import make_project
from reviewer.model.decision import Status
from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side
from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.session.views import Filter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = ((80, 24), (120, 36), (200, 50))
RUNS = 5
WRITES = 200
KEYS: tuple[tuple[str, Sequence[bytes]], ...] = (
    ("j (next row)", [b"j"] * 60),
    ("k (row before)", [b"k"] * 40),
    ("PageDown", [b"\x1b[6~"] * 30),
    ("n (next open)", [b"n"] * 40),
    ("N (open before)", [b"N"] * 40),
    ("Enter (accept, next)", [b"\r"] * 60),
    ("Space (skip, next)", [b" "] * 30),
    ("u (undo)", [b"u"] * 60),
    ("ctrl+y (again)", [b"\x19"] * 30),
    ("G / g (ends)", [b"G", b"g"] * 15),
    ("typing in the editor", [b"e", *[b"a"] * 60]),
)
TEXT = "专利"
FIRST = "d00001"
MANY = 100_000
"""Segments from which the board takes long enough, and has pages enough, for keys to be pressed meanwhile."""
LAUNCH = """
import sys
from pathlib import Path
from reviewer.tui.app import run
run(Path(sys.argv[1]), sys.argv[2] or None, "benchmark")
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
        self._rest = b""
        """What was drawn behind the last marker that was waited for."""
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
        drawn = self._rest
        while marker not in drawn and time.perf_counter() - self.started < seconds:
            drawn += self.read(0.05)
        if marker not in drawn:
            sys.exit(f"nothing was drawn in {seconds} s: {drawn[-500:]!r}")
        self._rest = drawn.partition(marker)[2]
        return Start(time.perf_counter() - self.started, self.cpu_seconds())

    def press(self, key: bytes) -> None:
        """Press a key, and wait for nothing."""
        self._rest = b""
        os.write(self._file, key)

    def key(self, key: bytes) -> tuple[float, int]:
        """Press a key; return the seconds to the first bytes of the answer, and all its bytes."""
        pressed = time.perf_counter()
        self.press(key)
        drawn = self.read(2)
        seconds = time.perf_counter() - pressed
        while more := self.read(0.06):
            drawn += more
        return seconds, len(drawn)

    def quiet(self) -> None:
        """Read until nothing has come for a while."""
        while self.read(0.3):
            pass

    def memory_mib(self, name: str = "VmRSS") -> float:
        """Return its resident memory, or with `VmHWM` the most that it had."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(name):
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


def measure_start(path: Path, document: str | None, marker: str) -> None:
    """Print how soon the first frame stands, at three sizes."""
    for size in SIZES:
        starts = []
        for _ in range(RUNS):
            terminal = Terminal(_command(path, document), size)
            starts.append(terminal.until(marker.encode()))
            terminal.close()
        cpu = statistics.median(start.cpu_seconds for start in starts)
        wall = statistics.median(start.wall_seconds for start in starts)
        place = f"{size[0]}x{size[1]}  first frame of {document or 'the documents'}"
        print(f"  {place:<42}CPU {cpu:.2f} s, wall {wall:.2f} s (median of {RUNS})")


def measure_keys(path: Path, document: str | None, marker: str) -> None:
    """Print how soon each key is answered, in a document or in all, and what memory that took."""
    place = f"key to repaint, {document or 'all documents'}"
    heads = "".join(f"{head:>8}" for head in ("p50 ms", "p95 ms", "max ms", "CPU ms", "bytes"))
    print(f"  {place:<34}{heads}")
    terminal = Terminal(_command(path, document), SIZES[1])
    terminal.until(marker.encode())
    if document is None:
        # From the list of documents to all segments as one list.
        terminal.key(b"A")
    terminal.quiet()
    time.sleep(2)  # the checks load in the background
    terminal.quiet()
    for name, keys in KEYS:
        _report(terminal, name, keys)
    print(f"  memory of the screen: {terminal.memory_mib():.0f} MiB")
    if document is None:
        terminal.key(b"\x1b")
        for key in (b"F", b"/", *(character.encode() for character in TEXT)):
            terminal.key(key)
        _report(terminal, f"Enter: show only {TEXT}", [b"\r"])
        _report(terminal, "aside: j while it is counted", [b"j"] * 20)
        terminal.quiet()
        print(f"  memory with {TEXT} shown: {terminal.memory_mib():.0f} MiB")
        for key in (b"F", b"a"):
            terminal.key(key)
    terminal.close()


def _command(path: Path, document: str | None) -> list[str]:
    return [sys.executable, "-c", LAUNCH, str(path), document or ""]


def _report(terminal: Terminal, name: str, keys: Sequence[bytes]) -> None:
    before = terminal.cpu_seconds()
    answers = [terminal.key(key) for key in keys]
    cpu = (terminal.cpu_seconds() - before) * 1000 / len(keys)
    times = sorted(seconds * 1000 for seconds, _ in answers)
    drawn = statistics.median(count for _, count in answers)
    p95 = times[int(0.95 * (len(times) - 1))]
    middle = statistics.median(times)
    print(f"  {name:<34}{middle:8.1f}{p95:8.1f}{times[-1]:8.1f}{cpu:8.1f}{drawn:8,.0f}")


def measure_board(path: Path, segments: int) -> None:
    """Print how soon the quality board says something, and everything: at first, again, after a decision."""
    keys = 20 if segments >= MANY else 0
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("tally", "statistic"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 — names of tables
    heads = "".join(f"{head:>11}" for head in ("counts s", "figures s", "CPU s", "peak MiB"))
    print(f"  {'quality board':<34}{heads}")
    terminal = _at_documents(path)
    _report_board(terminal, "nothing kept", keys)
    _report_board(terminal, "again")
    for key in (b"\r", b"x", b"no\r", b"\x1b"):
        terminal.key(key)
    _report_board(terminal, "after one decision")
    terminal.close()
    terminal = _at_documents(path)
    _report_board(terminal, "in a new program")
    terminal.close()


def _at_documents(path: Path) -> Terminal:
    terminal = Terminal(_command(path, None), SIZES[1])
    terminal.until(f"{FIRST} ".encode())
    terminal.quiet()
    time.sleep(2)  # the checks load in the background
    terminal.quiet()
    return terminal


def _report_board(terminal: Terminal, name: str, keys: int = 0) -> None:
    """Open the board, press keys while it adds up, wait for its figures, and leave it."""
    before = terminal.cpu_seconds()
    began = terminal.started = time.perf_counter()
    terminal.press(b"b")
    terminal.until(b"findings now")
    counted = time.perf_counter() - began
    if keys:
        _report(terminal, "aside: j while it adds up", [b"j"] * keys)
    terminal.until(b"added up", 600)
    known = time.perf_counter() - began
    cpu = terminal.cpu_seconds() - before
    peak = terminal.memory_mib("VmHWM")
    print(f"  {name:<34}{counted:11.2f}{known:11.2f}{cpu:11.2f}{peak:11.0f}")
    terminal.key(b"\x1b")


def measure_filters(path: Path) -> None:
    """Print how long a filter takes to its first page, to its last, and until its rows are counted."""
    with Project.open(path) as project:
        review = Review.open(project, None, author="benchmark")
        heads = ("rows", "page ms", "last ms", "count ms")
        print(f"  {'filter over all documents':<34}" + "".join(f"{head:>11}" for head in heads))
        for each in _filters(review):
            began = time.perf_counter()
            review.set_filter(each)
            review.rows(0, 64)
            page = time.perf_counter()
            review.rows(max(0, review.extent().rows - 64), 64)
            last = time.perf_counter()
            for part in review.count_on():
                review.take(part)
            counted = time.perf_counter()
            took = (page - began, last - page, counted - last)
            told = "".join(f"{seconds * 1000:11.1f}" for seconds in took)
            print(f"  {each.label():<34}{review.extent().rows:11,}{told}")
        review.set_filter(Filter())
        _measure_look_ups(review)


def _filters(review: Review) -> list[Filter]:
    here = review.id_at(review.size() // 2)
    review.accept(here)
    if not review.marks(here):
        review.mark(here, Side.ZH, None, "Style", MarkSeverity.MINOR)
    texts = (TEXT, "专", "利权", "第99", "龘", "notice", "t", "invention patents", "999999")
    return [
        Filter(),
        *(Filter(status=status) for status in (Status.OPEN, Status.ACCEPTED, Status.FLAGGED)),
        Filter(check="number.mismatch"),
        Filter(author="benchmark"),
        Filter(marked=True),
        Filter(conflict=True),
        *(Filter(max_confidence=confidence) for confidence in (0.6, 0.999, 0.1)),
        *(Filter(text=text) for text in texts),
        Filter(status=Status.OPEN, text=TEXT),
        Filter(status=Status.ACCEPTED, text=TEXT),
        Filter(check="number.mismatch", text="notice"),
        Filter(status=Status.OPEN, max_confidence=0.6),
    ]


def _measure_look_ups(review: Review) -> None:
    spot = [review.id_at(review.size() * n // WRITES) for n in range(WRITES)]
    heads = "".join(f"{head:>11}" for head in ("p50 ms", "p95 ms", "max ms", "CPU ms"))
    print(f"  {'look up, decide':<34}{heads}")
    for text in ("专", "专利", "国家知识产权局", "龘", "的", "t", "trademark", "123456"):
        _report_act(f"concordance {text}", [partial(review.concordance, text)] * 10)
    _report_act("matches (memory)", [partial(review.matches, i) for i in spot[:40]])
    _report_act("one segment with everything", [partial(review.segment, i) for i in spot])
    _report_act("next open", [partial(review.next_open, i) for i in spot])
    waiting = [i for i in spot if review.segment(i).row.status is not Status.ACCEPTED]
    _report_act("accept, on the disk", [partial(review.accept, i) for i in waiting])
    _report_act("undo, on the disk", [review.undo] * len(waiting))


def _report_act(name: str, acts: Sequence[Callable[[], object]]) -> None:
    times = []
    before = time.process_time()
    for act in acts:
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    cpu = (time.process_time() - before) * 1000 / len(acts)
    times.sort()
    p95 = times[int(0.95 * (len(times) - 1))]
    print(f"  {name:<34}{statistics.median(times):11.2f}{p95:11.2f}{times[-1]:11.2f}{cpu:11.2f}")


def _machine() -> str:
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}\n"
        f"Python {platform.python_version()}, Textual {version('textual')}, "
        f"SQLite {sqlite3.sqlite_version}"
    )


def _load() -> str:
    return "load " + " ".join(f"{load:.1f}" for load in os.getloadavg())


def main() -> None:
    """Make what is measured, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the screen in a pseudo-terminal.")
    parser.add_argument("--segments", type=int, default=10_000)
    parser.add_argument(
        "--keep", type=Path, help="a folder in which the project stays for the next time"
    )
    arguments = parser.parse_args()
    print(f"{_machine()}\n{_load()} at the start")
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="reviewer-screen-"))
    path = folder / f"segments-{arguments.segments}" / "review.db"
    if not path.exists():
        began = time.perf_counter()
        make_project(path, arguments.segments)
        print(f"made {arguments.segments:,} segments in {time.perf_counter() - began:.0f} s")
    print(f"{arguments.segments:,} segments, {path.stat().st_size / 1e6:,.0f} MB")
    measure_start(path, FIRST, "国家知识产权局")
    measure_start(path, None, f"{FIRST} ")
    measure_keys(path, FIRST, "国家知识产权局")
    measure_keys(path, None, f"{FIRST} ")
    measure_board(path, arguments.segments)
    measure_filters(path)
    print(f"{_load()} at the end")
    if arguments.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
