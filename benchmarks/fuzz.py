"""Damaged files of every form: each is read, or refused in one line, within two seconds.

    python benchmarks/fuzz.py [--files 2000] [--only NAME] [--seed 1]

A form's line says how many files were read, how many refused, which took longest (CPU), and what
went wrong: an error that is not ours, more than two seconds, a message of several lines. The last
lines put such files into a project: logs are merged, glossaries set, pages added; after each the
project's own log must hold all that it held, and `doctor` must find nothing.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reviewer.glossary.forms import read_any  # noqa: E402 — the tests stand beside, not inside
from reviewer.ingest.page import read_page  # noqa: E402
from reviewer.model.document import Document  # noqa: E402
from reviewer.model.errors import ReviewerError  # noqa: E402
from reviewer.model.span import Side  # noqa: E402
from reviewer.session.bitext import bitext_documents, take_over_marks  # noqa: E402
from reviewer.session.project import Project  # noqa: E402
from reviewer.session.review import Review  # noqa: E402
from tests.fuzzing import FileForm, damaged, forms  # noqa: E402

_SLOW = 2.0
_SHARE_IN_PROJECT = 20
"""Of so many damaged glossaries and pages one goes into a project: aligning takes its time."""


def soaked(
    form: FileForm, files: int, seed: int, folder: Path, after: Callable[[], str] = str
) -> str:
    """Read so many damaged files of a form; returns its line of the table.

    `after` is asked after each file and returns what is wrong with the world.
    """
    told: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    worst = 0.0
    path = folder / form.file_name
    for number in range(files):
        chance = random.Random(f"{form.name} {seed} {number}")  # noqa: S311 — not a secret
        path.write_bytes(damaged(chance.choice(form.seeds), chance))
        started = time.process_time()
        try:
            form.read(path)
            told["read"] += 1
        except ReviewerError as error:
            told["refused"] += 1
            if "\n" in str(error) or not str(error):
                wrong["a message of several lines"] += 1
        except Exception as error:  # noqa: BLE001 — what is looked for
            told["failed"] += 1
            wrong[f"{type(error).__name__} (file {number}): {error}"[:150]] += 1
        seconds = time.process_time() - started
        worst = max(worst, seconds)
        if seconds > _SLOW:
            wrong[f"{seconds:.1f} s (file {number})"] += 1
        if fault := after():
            wrong[f"{fault} (file {number})"] += 1
    said = "".join(f"\n    {count} x {what}" for what, count in wrong.most_common(8))
    counts = f"{told['read']:>7,}{told['refused']:>9,}{wrong.total():>7,}"
    return f"{form.name:<24}{counts}{worst * 1000:>10.0f} ms{said}"


def _project_forms(folder: Path) -> Iterable[tuple[FileForm, int, Callable[[], str]]]:
    """Yield what goes into a project: its form, one of how many files, what is asked after each."""
    project = Project.create(folder / "project")
    zh, en = (read_page(ROOT / "corpora" / f"s01.{side}.html") for side in Side)
    project.add(Document("s01", zh, en))
    _decide(project)
    backup = folder / "other"
    shutil.copytree(folder / "project", backup)
    with Project.open(backup / "review.db") as other:
        _decide(other)
        log = "".join(f"{line}\n" for line in other.log())
    known: set[str] = set(project.log())

    def asked() -> str:
        now = set(project.log())
        lost = known - now
        known.update(now)
        return "the log lost events" if lost else ""

    def examined() -> str:
        return asked() or ("" if project.doctor().is_well else "doctor finds something")

    def with_glossary(path: Path) -> None:
        project.set_glossary(read_any(path)[0])

    def with_page(path: Path) -> None:
        project.add(Document("fuzz", read_page(path, Side.ZH), en))

    yield FileForm("log, merged", "l.jsonl", project.merge, (log.encode(),)), 1, asked
    for form in forms(folder, ROOT / "corpora"):
        share = _SHARE_IN_PROJECT
        if form.name in {"glossary CSV", "glossary TBX 3"}:
            yield _into(form, "set", with_glossary), share, examined
        if form.name == "page HTML zh":
            yield _into(form, "added", with_page), share * 2, examined
        if form.name in {"bitext TMX", "bitext SDLXLIFF"}:
            yield _into(form, "added", partial(_add_bitext, folder)), share, examined


def _add_bitext(folder: Path, path: Path) -> None:
    for bitext in bitext_documents(path, "bitext")[0]:
        with Project.open(folder / "project", aligner=bitext.aligner) as project:
            project.add(bitext.document)
            take_over_marks(project, bitext, "fuzz")


def _into(form: FileForm, how: str, read: Callable[[Path], object]) -> FileForm:
    return FileForm(f"{form.name}, {how}", form.file_name, read, form.seeds)


def _decide(project: Project) -> None:
    review = Review.open(project, author="fuzz")
    for row in review.rows(0, 5):
        review.accept(row.id)


def main() -> None:
    """Print the table; exits 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="forms whose names hold this")
    chosen = parser.parse_args()
    print(f"{'form':<24}{'read':>7}{'refused':>9}{'wrong':>7}{'longest':>13}")
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        for form in forms(Path(name), ROOT / "corpora"):
            if chosen.only in form.name:
                lines.append(soaked(form, chosen.files, chosen.seed, _room(name, len(lines))))
                print(lines[-1], flush=True)
        for form, share, after in _project_forms(Path(name)):
            if chosen.only in form.name:
                count, room = max(1, chosen.files // share), _room(name, len(lines))
                lines.append(soaked(form, count, chosen.seed, room, after))
                print(lines[-1], flush=True)
    sys.exit(any("\n" in line for line in lines))


def _room(folder: str, number: int) -> Path:
    room = Path(folder, f"room{number}")
    room.mkdir()
    return room


if __name__ == "__main__":
    main()
