"""`reviewer score` as a person or a script meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sacrebleu
from platformdirs import user_config_path

REFERENCE = "The Office granted 450,000 patents.\nFees fell by 10%.\n"
HYPOTHESIS = "The Office has granted 450,000 patents.\nThe fees fell by 10%.\n"


def score(*arguments: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reviewer", "score", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "ref.en").write_text(REFERENCE, encoding="utf-8")
    (tmp_path / "ours.en").write_text(HYPOTHESIS, encoding="utf-8")
    return tmp_path


def test_a_script_gets_each_score_with_sacrebleus_signature(files: Path) -> None:
    run = score(
        "text", "--reference", "ref.en", "--hypothesis", "ours.en", "--format", "json", folder=files
    )
    told = json.loads(run.stdout)
    bleu = sacrebleu.BLEU()
    expected = bleu.corpus_score(HYPOTHESIS.splitlines(), [REFERENCE.splitlines()])
    assert told["segments"] == 2
    assert told["system"]["ours.en"].keys() == {"BLEU", "chrF2", "chrF2++", "TER"}
    assert told["system"]["ours.en"]["BLEU"]["score"] == expected.score
    assert told["system"]["ours.en"]["BLEU"]["signature"] == str(bleu.get_signature())


def test_a_person_gets_a_table_and_the_signatures(files: Path) -> None:
    run = score(
        "text", "--reference", "ref.en", "--hypothesis", "ours.en", "--metric", "ter", folder=files
    )
    assert run.stdout.splitlines()[:3] == [
        "                 TER",
        "ours.en  22.22 ±2.50",
        "",
    ]
    assert run.stdout.splitlines()[3].startswith("TER|nrefs:1|case:lc|tok:tercom|")


def test_chinese_references_are_split_by_characters(files: Path) -> None:
    (files / "ref.zh").write_text("国家知识产权局\n商标注册\n", encoding="utf-8")
    run = score(
        "text", "--reference", "ref.zh", "--hypothesis", "ref.zh", "--format", "json", folder=files
    )
    scores = json.loads(run.stdout)["system"]["ref.zh"]
    assert "tok:zh" in scores["BLEU"]["signature"]
    assert "asian:yes" in scores["TER"]["signature"]
    assert scores["BLEU"]["score"] == pytest.approx(100)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "has no text", id="an empty file"),
        pytest.param(b"\n \n", "has no text", id="blank lines only"),
        pytest.param(b"one line\n", "has 2 lines, but", id="too few lines"),
        pytest.param("专利\n".encode("gb18030"), "is not UTF-8", id="another encoding"),
        pytest.param(b"a\0b\nc\n", "zero bytes", id="a binary file"),
        pytest.param(None, "can't read", id="no file"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_2(
    content: bytes | None, told: str, files: Path
) -> None:
    if content is not None:
        (files / "bad.en").write_bytes(content)
    run = score("text", "--reference", "ref.en", "--hypothesis", "bad.en", folder=files)
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert told in run.stderr


def test_a_metric_that_is_none_is_refused_with_the_list_of_those_that_are(files: Path) -> None:
    run = score(
        "text", "--reference", "ref.en", "--hypothesis", "ours.en", "--metric", "x", folder=files
    )
    assert run.returncode == 2
    assert "bleu, chrf, chrf++, ter" in run.stderr


def test_help_loads_neither_numpy_nor_sacrebleu() -> None:
    code = (
        "import sys; from reviewer.cli.score import score; score(['text', '--help'],"
        " standalone_mode=False); print({'numpy', 'sacrebleu', 'rich'} & sys.modules.keys())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip().endswith("set()")


def test_several_systems_are_compared_with_letters_and_p_values(files: Path) -> None:
    references = [f"the office granted {number} patents" for number in range(40)]
    worse = [line.replace("office granted", "bureau gave") for line in references]
    for name, lines in (("ref.en", references), ("good.en", references), ("bad.en", worse)):
        (files / name).write_text("\n".join(lines), encoding="utf-8")
    arguments = ("text", "--reference", "ref.en", "--hypothesis", "bad.en")
    run = score(*arguments, "--hypothesis", "good.en", "--format", "json", folder=files)
    told = json.loads(run.stdout)
    assert [told["system"][name]["BLEU"]["letters"] for name in ("bad.en", "good.en")] == ["b", "a"]
    assert told["pairs"][0]["systems"] == ["bad.en", "good.en"]
    assert told["pairs"][0]["p"] < 0.001
    low, high = told["system"]["bad.en"]["TER"]["interval"]
    assert low <= told["system"]["bad.en"]["TER"]["score"] <= high


@pytest.mark.parametrize(
    ("gate", "code"),
    [
        pytest.param("bleu=10", 0, id="good enough"),
        pytest.param("bleu=99", 1, id="too low"),
        pytest.param("ter=30", 0, id="an error rate that is low enough"),
        pytest.param("ter=10", 1, id="an error rate that is too high"),
        pytest.param("meteor=1", 2, id="no such score"),
        pytest.param("bleu", 2, id="no value"),
    ],
)
def test_a_gate_fails_where_a_score_is_worse(gate: str, code: int, files: Path) -> None:
    run = score(
        "text",
        "--reference",
        "ref.en",
        "--hypothesis",
        "ours.en",
        "--fail-under",
        gate,
        folder=files,
    )
    assert run.returncode == code


def test_mqm_tells_systems_segments_and_signature(shared: Path) -> None:
    ratings = shared / "data/score/dev/mqm_newstest2020_zhen.sample.tsv"
    told = json.loads(score("mqm", ratings, "--format", "json").stdout)
    assert told["segments"] == 76
    assert told["system"]["Human-A.0"] == pytest.approx(3.885965, abs=1e-5)
    assert told["signature"].startswith("profile:google-wmt|")


def test_a_plan_is_told_and_a_sample_judged() -> None:
    assert score("plan", "--aql", "1", "--ltpd", "5").stdout.startswith("n = 132, c = 3\n")
    judged = score("accept", "--n", "132", "--c", "3", "--inspected", "132", "--faulty", "4")
    assert (judged.returncode, judged.stdout.split(":")[0]) == (1, "refused")


def test_folders_are_scored_document_by_document(tmp_path: Path) -> None:
    for folder in ("refs", "ours"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.en").write_text("one two\nthree\n", encoding="utf-8")
        (tmp_path / folder / "b.en").write_text("four five\n", encoding="utf-8")
    arguments = ("text", "--reference", "refs", "--hypothesis", "ours", "--format", "json")
    told = json.loads(score(*arguments, folder=tmp_path).stdout)
    assert told["segments"] == 3
    assert "cluster:document|clusters:2" in told["uncertainty"]
    (tmp_path / "ours/b.en").write_text("four\nfive\n", encoding="utf-8")
    refused = score(*arguments, folder=tmp_path)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "b has 1 lines in refs, but 2 in ours" in refused.stderr


def test_a_profile_of_ones_own_goes_by_its_name_in_the_configuration_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    folder = user_config_path("reviewer") / "profiles"
    folder.mkdir(parents=True)
    (folder / "house.toml").write_text(
        'name = "house"\nversion = "3"\nrules = [{match = "^minor:", weight = 7}]\n',
        encoding="utf-8",
    )
    (tmp_path / "r.tsv").write_text(
        "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n"
        "A\td\t1\t1\tr\t中\ta\tStyle\tMinor\n",
        encoding="utf-8",
    )
    arguments = ("r.tsv", "--profile", "house", "--format", "json")
    told = json.loads(score("mqm", *arguments, folder=tmp_path).stdout)
    assert told["system"] == {"A": 7.0}
    assert told["signature"].startswith("profile:house|profile-version:3|")
    refused = score("mqm", "r.tsv", "--profile", "nobodys", folder=tmp_path)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def test_sacrebleus_own_figures_are_told_with_its_seeds(files: Path) -> None:
    arguments = (
        "text",
        "--reference",
        "ref.en",
        "--hypothesis",
        "ours.en",
        "--hypothesis",
        "ref.en",
    )
    compatible = ("--metric", "bleu", "--compat", "sacrebleu", "--resamples", "100")
    told = json.loads(score(*arguments, *compatible, "--format", "json", folder=files).stdout)
    assert told["sacrebleu"]["ours.en"]["BLEU"].keys() == {"mean", "ci"}
    assert told["sacrebleu"]["ref.en"]["BLEU"].keys() == {"mean", "ci", "p", "p_bs"}
    assert told["uncertainty"] == "none"
    text = score(*arguments, *compatible, folder=files).stdout
    assert "(randomisation)" in text
    assert "(bootstrap), against the first" in text
