"""The commands, end to end: what they write, where, and how they end."""

import json
import shutil
from pathlib import Path

import pytest

from reviewer.cli.export import _FILE_FORMS, _TEXT_FORMS
from reviewer.ingest.formats import WRITERS, read_units
from reviewer.ingest.formats.files import OFFICE_WRITERS
from reviewer.text.shipped import shipped_folder
from tests.cli.running import Run

PAIR = '{"id": "a", "zh": "金额达到72.31亿元。", "en": "It reached RMB 72.31 billion."}\n'


def test_a_project_is_made_and_a_page_added_decided_and_exported(
    run: Run, pages: tuple[Path, Path]
) -> None:
    assert run("new", ".").code == 0
    added = run("add", *pages)
    assert (0, "") == (added.code, added.out)
    assert "3 segments" in added.err
    exported = run("export", "page")
    assert "72.31亿元" in exported.out
    assert run("doctor").code == 0


def test_adding_the_same_page_again_changes_nothing(run: Run, pages: tuple[Path, Path]) -> None:
    run("new", ".")
    run("add", *pages)
    before = run("export", "page").out
    again = run("add", *pages)
    assert "3 as before, 0 new, 0 gone" in again.err
    assert before == run("export", "page").out


def test_alignment_goes_to_stdout_as_the_contract_says(run: Run, pages: tuple[Path, Path]) -> None:
    ran = run("align", "--format", "tsv", *pages)
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert [["0", "0"], ["1", "1"], ["2", "2"]] == [row[:2] for row in rows]
    assert all(0 <= float(row[2]) <= 1 for row in rows)


def test_a_page_beside_its_translation_is_readable(run: Run, pages: tuple[Path, Path]) -> None:
    ran = run("align", *pages)
    assert "商标局发布年度报告" in ran.out
    assert "3 beads" in ran.out


def test_findings_come_as_one_json_object_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(PAIR, encoding="utf-8")
    ran = run("check", "pairs.jsonl", "--format", "jsonl")
    (row,) = [json.loads(line) for line in ran.out.splitlines()]
    assert 0 == ran.code
    assert {"id", "check", "rule", "severity", "zh", "en", "message", "suggestion"} == set(row)
    assert ("currency.mismatch", "72.31亿元") == (row["check"], row["zh"]["text"])
    assert {"start": 11, "end": 28, "text": "RMB 72.31 billion"} == row["en"]


@pytest.mark.parametrize(("gate", "code"), [("critical", 0), ("minor", 1)])
def test_a_gate_decides_the_exit_code(run: Run, tmp_path: Path, gate: str, code: int) -> None:
    (tmp_path / "pairs.jsonl").write_text(
        '{"id": "a", "zh": "他说：“好。”", "en": "He said ，\\"fine.\\""}\n', encoding="utf-8"
    )
    assert code == run("check", "pairs.jsonl", "--fail-on", gate).code


def test_sarif_is_one_json_value_with_a_rule_for_every_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(PAIR * 2, encoding="utf-8")
    report = json.loads(run("check", "pairs.jsonl", "--format", "sarif").out)
    (one_run,) = report["runs"]
    rules = {rule["id"] for rule in one_run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in one_run["results"]} <= rules
    lines = [
        result["locations"][0]["physicalLocation"]["region"]["startLine"]
        for result in one_run["results"]
    ]
    assert [1, 2] == lines


def test_findings_are_the_same_with_one_process_and_with_two(run: Run, tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": str(n), "doc": str(n // 7), "zh": f"共有{n}万件。", "en": f"{n} items."})
        for n in range(1, 2_000)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    alone = run("check", "many.jsonl", "--format", "jsonl", "--jobs", "1")
    together = run("check", "many.jsonl", "--format", "jsonl", "--jobs", "2")
    assert alone.out
    assert alone.out == together.out


def test_a_log_moves_to_another_project(run: Run, pages: tuple[Path, Path], tmp_path: Path) -> None:
    for folder in ("here", "there"):
        run("new", folder)
        run("add", *pages, "--project", folder)
    run("glossary", "propose", "专利池", "patent pool", "--project", "here")
    (tmp_path / "log.jsonl").write_text(run("log", "export", "--project", "here").out, "utf-8")
    merge = ("log", "merge", "log.jsonl", "--project", "there")
    assert "1 events added" in run(*merge).err
    assert "0 events added" in run(*merge).err


@pytest.mark.parametrize("form", WRITERS)
def test_a_document_is_exported_in_every_form(
    run: Run, pages: tuple[Path, Path], form: str
) -> None:
    run("new", ".")
    run("add", *pages)
    assert "72.31亿元" in run("export", "page", "--format", form).out
    assert set(WRITERS) == set(_TEXT_FORMS)


def test_pages_find_their_translations(run: Run, tmp_path: Path) -> None:
    for side in ("zh", "en"):
        (tmp_path / side).mkdir()
        for page in shipped_folder("corpora").glob(f"s*.{side}.html"):
            shutil.copy(page, tmp_path / side / page.name)
    (tmp_path / "en" / "s03.en.html").unlink()
    ran = run("pair", "zh", "en", "--format", "tsv")
    found = {tuple(line.split("\t")[:2]) for line in ran.out.splitlines()}
    pairs = {(f"s{n:02}.zh.html", f"s{n:02}.en.html") for n in range(1, 9) if n != 3}
    assert pairs | {("s03.zh.html", "")} == found


def test_a_bitext_file_is_written_in_another_form(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text("专利\tpatent\n商标\ttrademark\n", encoding="utf-8")
    assert "Read 2 units" in run("convert", "pairs.tsv", "pairs.tmx").err
    assert "Read 2 units" in run("convert", "pairs.tmx", "again.tsv").err
    assert "专利\tpatent" in (tmp_path / "again.tsv").read_text(encoding="utf-8")


def test_an_address_that_leads_inside_is_not_fetched(run: Run) -> None:
    ran = run("fetch", "http://127.0.0.1:9/art/2021/1/1/art_1_1.html")
    assert (2, "") == (ran.code, ran.out)
    assert 1 == len(ran.err.splitlines())


@pytest.mark.parametrize("form", _FILE_FORMS)
def test_an_office_file_holds_the_document(
    run: Run, pages: tuple[Path, Path], tmp_path: Path, form: str
) -> None:
    run("new", ".")
    run("add", *pages)
    assert run("export", "page", "-o", f"page.{form}").code == 0
    assert 3 == len(list(read_units(tmp_path / f"page.{form}")))
    assert run("export", "page", "--format", form).code == 2
    assert set(OFFICE_WRITERS) == set(_FILE_FORMS)
