"""`reviewer align`: its forms, what it explains, and a model that helps."""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from lxml import etree

from reviewer.align import lexicon
from reviewer.align.embed import Vectors
from reviewer.align.folders import read_folder
from reviewer.ingest.formats import Unit, read_units
from reviewer.ingest.page import read_page
from reviewer.model.span import Side
from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.text.shipped import shipped_folder
from tests.cli.running import Run

CORPORA = shipped_folder("corpora")
SAMPLE = CORPORA / "s03.zh.html", CORPORA / "s03.en.html"


def covered(rows: list[tuple[str, str]], side: int) -> list[int]:
    return [int(number) for row in rows for number in row[side].split(",") if number]


def test_tsv_has_every_sentence_once_and_in_order(run: Run) -> None:
    ran = run("align", *SAMPLE, "--format", "tsv")
    lines = ran.out.splitlines()
    assert all(re.fullmatch(r"(\d+(,\d+)*)?\t(\d+(,\d+)*)?\t[01]\.\d{4}", line) for line in lines)
    rows = [(zh, en) for zh, en, _ in (line.split("\t") for line in lines)]
    for side, path in enumerate(SAMPLE):
        assert covered(rows, side) == list(range(len(read_page(path).texts)))


def test_jsonl_has_numbers_texts_and_ties_of_every_bead(run: Run) -> None:
    rows = [
        json.loads(line) for line in run("align", *SAMPLE, "--format", "jsonl").out.splitlines()
    ]
    zh, en = (read_page(path, side).texts for path, side in zip(SAMPLE, Side, strict=True))
    assert [row["bead"] for row in rows] == list(range(len(rows)))
    assert [text for row in rows for text in row["zh_text"]] == list(zh)
    assert [text for row in rows for text in row["en_text"]] == list(en)
    assert {"kind": "name", "zh": "安平", "en": "Anping"} in rows[1]["ties"]
    assert {row["moved"] for row in rows} == {None}


def test_tmx_is_valid_and_has_the_texts_of_every_bead(run: Run, tmp_path: Path) -> None:
    out = run("align", *SAMPLE, "--format", "tmx").out
    (tmp_path / "beads.tmx").write_text(out, encoding="utf-8")
    units = [unit for unit in read_units(tmp_path / "beads.tmx") if isinstance(unit, Unit)]
    zh, en = (read_page(path).texts for path in SAMPLE)
    assert "".join(unit.zh for unit in units) == "".join(zh)
    assert " ".join(unit.en for unit in units if unit.en) == " ".join(en)


def test_tmx_is_valid_by_its_dtd(run: Run, shared: Path) -> None:
    dtd = etree.DTD(str(shared / "data/interop/schemas/tmx/tmx14.dtd"))
    out = run("align", *SAMPLE, "--format", "tmx").out
    assert dtd.validate(etree.fromstring(out.encode())), dtd.error_log


def test_text_is_plain_where_no_terminal_is(run: Run) -> None:
    ran = run("align", *SAMPLE, "--explain")
    assert "\x1b" not in ran.out
    assert ran.out.splitlines()[-1] == "6 beads, 0 doubtful (!), 1 with one side only."


def test_explaining_tells_by_kind_what_ties_a_bead(run: Run) -> None:
    out = run("align", *SAMPLE, "--explain").out
    assert "figures  9月 = September, 23日 = 23, 24日 = 24" in out
    assert "names    澄河 = Chenghe, 安平 = Anping" in out
    assert "figures" not in run("align", *SAMPLE).out


def test_a_moved_sentence_is_told_at_both_its_beads(run: Run, tmp_path: Path) -> None:
    zh = [
        "安平市于2019年建成知识产权保护中心。",
        "全省专利申请量达71,306件。",
        "企业代表出席了座谈会。",
        "商标注册审查周期缩短至四个月。",
        "知识产权质押融资达72.31亿元，惠及企业1,204家。",
        "活动将持续一周。",
    ]
    en = [
        "Anping City completed its intellectual property protection center in 2019.",
        "IP pledge financing reached RMB 7.231 billion and benefited 1,204 enterprises.",
        "The province filed 71,306 patent applications.",
        "Representatives of enterprises attended the seminar.",
        "The examination period for trademark registration was shortened to four months.",
        "The event will last for a week.",
    ]
    for name, lines in (("zh.txt", zh), ("en.txt", en)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [
        json.loads(line)
        for line in run(
            "align", "--lines", "zh.txt", "en.txt", "--format", "jsonl"
        ).out.splitlines()
    ]
    omission = next(row for row in rows if row["zh"] == [4])
    addition = next(row for row in rows if row["en"] == [1])
    assert (omission["moved"], addition["moved"]) == (addition["bead"], omission["bead"])
    out = run("align", "--lines", "zh.txt", "en.txt").out
    assert f"moved?   says the same as bead {omission['bead'] + 1}" in out
    assert f"moved?   says the same as bead {addition['bead'] + 1}" in out


def test_the_glossary_of_the_project_decides_where_words_say_nothing(
    run: Run, tmp_path: Path, nonsense: Sequence[str]
) -> None:
    terms = "zh,en\n甲甲甲甲,qqq qqqq rrr rrrr\n乙乙乙乙,sss ssss\n丙丙丙丙,ttt tttt\n"
    (tmp_path / "terms.csv").write_text(terms, encoding="utf-8")
    (tmp_path / "none.csv").write_text("zh,en\n专利,patent\n", encoding="utf-8")
    expected = ["0\t0,1", "1\t2", "2\t3"]
    ran = run("align", *nonsense, "--glossary", "terms.csv")
    assert expected == [line.rpartition("\t")[0] for line in ran.out.splitlines()]
    run("new", "work", "--glossary", "terms.csv")
    run("add", *nonsense[:3], "--name", "page", "--project", "work")
    exported = run("export", "page", "--project", "work").out
    for pair in ("甲甲甲甲\tQqq qqqq. Rrr rrrr.", "乙乙乙乙\tSss ssss.", "丙丙丙丙\tTtt tttt."):
        assert pair in exported
    plain = run("align", *nonsense, "--glossary", "none.csv")
    assert expected != [line.rpartition("\t")[0] for line in plain.out.splitlines()]


@pytest.mark.parametrize("command", ["align", "add", "demo"])
def test_the_first_run_says_that_the_lexicon_is_compiled(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(lexicon, "lexicon_folder", lambda: tmp_path / "lexicon")
    monkeypatch.setattr(lexicon, "_shared", [])
    run("new", "work")
    arguments: dict[str, tuple[str | Path, ...]] = {
        "demo": ("--no-tui",),
        "add": (*SAMPLE, "--project", "work"),
        "align": SAMPLE,
    }
    first = run(command, *arguments[command])
    assert first.err.count("Compiling the Chinese–English lexicon") == 1
    assert "Compiling" not in first.out
    assert "Compiling" not in run("align", *SAMPLE).err


class FakeTransformer:
    """Knows what the first letter of a sentence means, as a model of sentence-transformers would."""

    def __init__(self, name: str) -> None:
        if name != "tiny":
            raise OSError("no such model.\nSee the manual.")

    def encode(self, sentences: list[str], *, show_progress_bar: bool) -> Vectors:
        assert not show_progress_bar
        meaning = {"甲": 0, "乙": 1, "丙": 2, "Q": 0, "R": 0, "S": 1, "T": 2}
        return np.eye(3, dtype=np.float32)[[meaning[text[0]] for text in sentences]]


@pytest.fixture
def nonsense(tmp_path: Path) -> Sequence[str]:
    """Write pages whose words no lexicon ties: only a model can tell which go together."""
    (tmp_path / "zh.txt").write_text("甲甲甲甲\n乙乙乙乙\n丙丙丙丙\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text(
        "Qqq qqqq.\nRrr rrrr.\nSss ssss.\nTtt tttt.\n", encoding="utf-8"
    )
    return "--lines", "zh.txt", "en.txt", "--format", "tsv"


@pytest.fixture
def fake_model(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = FakeTransformer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


@pytest.mark.usefixtures("fake_model")
def test_a_model_by_its_name_joins_the_evidence(run: Run, nonsense: Sequence[str]) -> None:
    ran = run("align", *nonsense, "--embed", "tiny")
    assert [line.rpartition("\t")[0] for line in ran.out.splitlines()] == ["0\t0,1", "1\t2", "2\t3"]
    assert "Loading the model tiny" in ran.err


@pytest.mark.usefixtures("fake_model")
def test_a_model_that_is_not_there_is_told_in_one_line(run: Run, nonsense: Sequence[str]) -> None:
    ran = run("align", *nonsense, "--embed", "huge")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == "reviewer: the model huge can't be loaded: no such model"


def test_without_the_extra_one_line_says_how_to_get_it(
    run: Run, nonsense: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    ran = run("align", *nonsense, "--embed", "tiny")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "pip install 'reviewer[embed]'" in ran.err


def test_gold_is_written_of_what_people_stand_for_and_only_once(run: Run) -> None:
    run("new", "work")
    run("add", *SAMPLE, "--project", "work")
    ran = run("gold", "gold", "--project", "work")
    assert (ran.code, "Nothing to write" in ran.err) == (0, True)
    with Project.open(Path("work")) as project:
        review = Review.open(project, author="wang")
        for row in review.rows(0, 4):
            review.repairs.confirm(row.id)
    ran = run("gold", "gold", "--project", "work")
    assert "Wrote 4 beads in 1 documents to gold." in ran.err
    assert len(read_folder(Path("gold"))) == 1
    assert run("gold", "gold", "--project", "work").code == 2
