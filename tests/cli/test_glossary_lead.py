"""The lead's day by command: proposals in, releases and changes out."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from reviewer.glossary.forms import read_any
from reviewer.glossary.forms.reports import Tally
from reviewer.glossary.forms.tables import read_workbook
from tests.cli.running import Run

TERMS = (
    "zh,en,status,sense\n惩罚性赔偿,punitive damages,preferred,\n"
    "授权,grant,preferred,patent\n授权,authorize,preferred,delegation\n"
)


@pytest.fixture(autouse=True)
def project(run: Run, tmp_path: Path) -> None:
    """Make a project with a small glossary and three segments."""
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    (tmp_path / "zh.txt").write_text(
        "适用惩罚性赔偿。\n惩罚性赔偿十分重要。\n会议在北京召开。\n", encoding="utf-8"
    )
    (tmp_path / "en.txt").write_text(
        "Punitive compensation applies.\nPunitive damages matter a lot.\nThe meeting was held in "
        "Beijing.\n",
        encoding="utf-8",
    )
    run("new", ".", "--glossary", "terms.csv")
    run("add", "--lines", "--name", "page", "zh.txt", "en.txt")


def proposed(run: Run, zh: str, en: str, *more: str) -> str:
    ran = run("glossary", "propose", zh, en, *more)
    assert ran.code == 0
    return ran.out.strip()


def test_a_term_goes_from_proposal_to_release_to_the_tools_of_others(
    run: Run, tmp_path: Path
) -> None:
    short = proposed(
        run, "惩罚性赔偿", "punitive compensation", "--status", "admitted", "--reason", "law"
    )
    assert short in run("glossary", "proposals").out
    effect = run("glossary", "effect", short)
    assert effect.out.splitlines()[0] == (
        "1 would pass, 0 would newly fail, of 2 segments with the term"
    )
    assert "pass  适用惩罚性赔偿。" in effect.out

    assert run("glossary", "approve", short, "--reason", "agreed").code == 0
    released = run("glossary", "release", "--note", "May")
    assert (0, "1") == (released.code, released.out.strip())

    (row,) = csv.DictReader(io.StringIO(run("glossary", "changes", "--since", "0").out))
    assert ("惩罚性赔偿", "", "punitive compensation (admitted)", "tester", "agreed") == (
        row["zh"],
        row["old"],
        row["new"],
        row["author"],
        row["reason"],
    )
    assert run("glossary", "export", "--since", "0", "changed.tbx").code == 0
    (concept,) = read_any(tmp_path / "changed.tbx")[0].concepts
    assert [term.text for term in concept.en] == ["punitive damages", "punitive compensation"]
    assert run("glossary", "releases").out.split("\t")[2:] == ["tester", "1", "May\n"]


def test_what_waits_is_told_with_what_speaks_against_it(run: Run) -> None:
    first = proposed(run, "惩罚性赔偿", "punitive compensation", "--reason", "the law says so")
    second = proposed(run, "惩罚性赔偿", "exemplary damages")

    listed = run("glossary", "proposals").out
    rows = [
        json.loads(line)
        for line in run("glossary", "proposals", "--format", "jsonl").out.splitlines()
    ]

    assert "why: the law says so" in listed
    assert (
        "! 'punitive damages' is preferred for 惩罚性赔偿 now and would become admitted" in listed
    )
    assert [first, second] == [row["id"][: len(first)] for row in rows]
    assert all(row["conflicts"] for row in rows)


def test_a_rejection_needs_a_reason_and_leaves_the_list(run: Run) -> None:
    short = proposed(run, "会议", "conference")

    without = run("glossary", "reject", short)
    rejected = run("glossary", "reject", short, "--reason", "meeting is right")

    assert without.code == 2
    assert rejected.code == 0
    assert run("glossary", "proposals").out == ""
    assert "lead: meeting is right" in run("glossary", "proposals", "--all").out


def test_a_proposal_can_be_left_for_later_and_judged_again(run: Run) -> None:
    short = proposed(run, "会议", "conference")

    assert run("glossary", "defer", short, "--reason", "ask Li").code == 0
    assert "deferred by tester" in run("glossary", "proposals").out
    assert run("glossary", "reopen", short).code == 0
    assert "proposed; proposed by tester" in run("glossary", "proposals").out


def test_an_approval_can_amend_one_proposal_but_not_several(run: Run) -> None:
    first, second = proposed(run, "会议", "conference"), proposed(run, "北京", "Peking")

    both = run("glossary", "approve", first, second, "--en", "meeting")
    amended = run("glossary", "approve", first, "--en", "meeting")

    assert both.code == 2
    assert "Approved 会议 = meeting (preferred)." in amended.err


def test_of_several_senses_one_must_be_named(run: Run) -> None:
    short = proposed(run, "授权", "authorization", "--status", "admitted")

    unsure = run("glossary", "approve", short)
    sure = run("glossary", "approve", short, "--concept", "授权/delegation")

    assert unsure.code == 2
    assert "several senses" in unsure.err
    assert sure.code == 0


@pytest.mark.parametrize("beginning", ["zzzz", ""], ids=["no such", "empty"])
@pytest.mark.parametrize("command", ["approve", "effect", "reopen"])
def test_an_id_that_fits_no_proposal_or_several_is_one_line(
    run: Run, command: str, beginning: str
) -> None:
    proposed(run, "会议", "conference")
    proposed(run, "北京", "Peking")

    ran = run("glossary", command, beginning)

    assert (2, "") == (ran.code, ran.out)
    assert len(ran.err.splitlines()) == 1


def test_nothing_approved_is_nothing_to_release(run: Run) -> None:
    ran = run("glossary", "release")

    assert ran.code == 2
    assert "nothing was approved" in ran.err


def test_a_changelog_reads_well_and_hostile_words_stay_words(run: Run, tmp_path: Path) -> None:
    short = proposed(run, "惩罚性赔偿", "*bold* <b>damages</b>", "--reason", "see [x](http://y)")
    run("glossary", "approve", short)

    ran = run("glossary", "changes", "--format", "markdown", "-o", "CHANGES.md")
    text = (tmp_path / "CHANGES.md").read_text(encoding="utf-8")

    assert (0, "") == (ran.code, ran.out)
    assert "# Glossary changes since the last release" in text
    assert "- new: **\\*bold\\* \\<b\\>damages\\</b\\> (preferred)**" in text
    assert "- ~~punitive damages (preferred)~~ → **punitive damages (admitted)**" in text
    assert "see \\[x\\](http://y)" in text


def test_changes_are_json_too(run: Run) -> None:
    run("glossary", "approve", proposed(run, "会议", "meeting"))

    told = json.loads(run("glossary", "changes", "--format", "json").out)

    assert told["since"] is None
    assert [("会议", "concept")] == [(one["zh"], one["field"]) for one in told["changes"]]


def test_a_release_that_is_not_there_is_told(run: Run) -> None:
    ran = run("glossary", "changes", "--since", "7")

    assert (2, "") == (ran.code, ran.out)
    assert "there is no release 7" in ran.err


@pytest.mark.parametrize(
    "command",
    [
        "import",
        "export",
        "validate",
        "convert",
        "candidates",
        "propose",
        "proposals",
        "effect",
        "approve",
        "reject",
        "defer",
        "reopen",
        "release",
        "releases",
        "changes",
    ],
)
def test_every_command_has_a_short_help(run: Run, command: str) -> None:
    ran = run("glossary", command, "--help")

    assert ran.code == 0
    assert len(ran.out.splitlines()) > 4


def test_changes_of_an_imported_file_say_what_differs_and_show_a_segment(
    run: Run, tmp_path: Path
) -> None:
    proposed_one = proposed(run, "会议", "meeting")
    run("glossary", "approve", proposed_one)
    run("glossary", "release")
    lines = run("glossary", "export").out.replace(",grant,preferred,,", ",grant,preferred,exact,")
    (tmp_path / "next.csv").write_text(
        lines + "北京,北京,Peking,forbidden" + "," * 13 + "\n", encoding="utf-8"
    )
    assert run("glossary", "import", "next.csv").code == 0

    rows = list(csv.DictReader(io.StringIO(run("glossary", "changes", "--since", "1").out)))

    assert [("case of grant", "any", "exact"), ("concept", "", "Peking (forbidden)")] == [
        (row["field"], row["old"], row["new"]) for row in rows
    ]
    assert ["", "会议在北京召开。 | The meeting was held in Beijing."] == [
        row["evidence"] for row in rows
    ]
    told = run("glossary", "changes", "--since", "1", "--format", "markdown").out
    assert "Came with a file that was imported." in told
    assert "> 会议在北京召开。 \\| The meeting was held in Beijing." in told


def test_a_proposal_in_review_is_one_lead_s_until_it_is_judged(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = proposed(run, "会议", "conference")
    taken = run("glossary", "take", one)
    assert (0, "In review by tester: 会议 = conference (preferred).\n") == (taken.code, taken.err)
    assert "in review by tester; proposed by tester" in run("glossary", "proposals").out
    monkeypatch.setenv("REVIEWER_AUTHOR", "chen")
    refused = run("glossary", "take", one)
    assert 2 == refused.code
    assert "tester has it in review since" in refused.err
    assert 0 == run("glossary", "reject", one, "--reason", "a meeting is a meeting").code
    again = run("glossary", "take", one)
    assert (2, True) == (again.code, "it is rejected: reopen it first" in again.err)
    assert "in review again" in run("glossary", "reopen", one).err


def test_a_proposal_that_contradicts_a_nested_term_says_so_before_it_is_approved(run: Run) -> None:
    forbidden = proposed(run, "赔偿", "damages", "--status", "forbidden")
    told = run("glossary", "effect", forbidden).out
    assert (
        "! 惩罚性赔偿: 'punitive damages' is preferred, but 'damages' is forbidden for 赔偿" in told
    )
    assert "!" not in run("glossary", "effect", proposed(run, "会议", "meeting")).out


@pytest.mark.parametrize("name", ["c.csv", "c.tsv", "c.xlsx", "c.json", "c.md"])
def test_changes_go_into_the_form_of_the_file_s_name(run: Run, tmp_path: Path, name: str) -> None:
    run("glossary", "approve", proposed(run, "会议", "=meeting"))
    assert 0 == run("glossary", "changes", "-o", name).code
    data = (tmp_path / name).read_bytes()
    if name == "c.xlsx":
        rows = [row.cells for row in read_workbook(data, tmp_path / name, Tally())]
        assert ["=meeting (preferred)"] == [row[4] for row in rows[1:]]
        with zipfile.ZipFile(tmp_path / name) as package:
            assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    else:
        wanted = {"c.json": '"=meeting (preferred)"', "c.md": "**=meeting (preferred)**"}
        assert wanted.get(name, "'=meeting (preferred)") in data.decode()
    assert 2 == run("glossary", "changes", "--format", "xlsx").code


def test_no_number_of_a_release_is_given_twice(run: Run) -> None:
    """A file that is imported has no number, and the next release goes on from the last one all the same."""
    run("glossary", "approve", proposed(run, "会议", "meeting"))
    assert "1\n" == run("glossary", "release").out
    assert 0 == run("glossary", "import", "terms.csv").code
    run("glossary", "approve", proposed(run, "会议", "conference"))
    assert "2\n" == run("glossary", "release").out
    assert ["1", "2"] == [
        line.split("\t")[0] for line in run("glossary", "releases").out.splitlines()
    ]
    assert "'meeting'" not in run("glossary", "changes", "--since", "2").out


def test_the_number_of_the_glossary_that_a_project_began_with_is_not_given_again(run: Run) -> None:
    assert 0 == run("new", "shipped").code
    terms = "--project", "shipped"
    assert 0 == run("glossary", "import", "terms.csv", *terms).code
    one = run("glossary", "propose", "会议", "meeting", *terms).out.strip()
    assert 0 == run("glossary", "approve", one, *terms).code
    assert "2\n" == run("glossary", "release", *terms).out
