"""The compiled lexicon: once, whole, private, and nothing that could run."""

import stat
from pathlib import Path

import pytest

from reviewer.align import lexicon
from reviewer.align.lexicon import Lexicon, open_lexicon

SMALL = Lexicon({"专利": "patent", "商标": "trademark/brand"}, {"长": "chang zhang"}, "made")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls: list[str] = []

    def compile_small(signature: str, _: object) -> Lexicon:
        calls.append(signature)
        return Lexicon(SMALL.glosses, SMALL.readings, signature)

    monkeypatch.setattr(lexicon, "compile_lexicon", compile_small)
    return calls


def open_quietly(folder: Path) -> Lexicon:
    return open_lexicon(folder, lambda _: None)


def test_it_is_compiled_once_and_then_read(tmp_path: Path, compiled: list[str]) -> None:
    first = open_quietly(tmp_path / "lexicon")
    assert open_quietly(tmp_path / "lexicon") == first
    assert len(compiled) == 1


def test_the_first_run_says_what_it_is_doing(tmp_path: Path, compiled: list[str]) -> None:
    told: list[str] = []
    open_lexicon(tmp_path / "lexicon", told.append)
    open_lexicon(tmp_path / "lexicon", told.append)
    assert (len(told), len(compiled)) == (1, 1)
    assert "CC-CEDICT" in told[0]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-3], id="cut short"),
        pytest.param(lambda data: data.replace(b"patent", b"potent"), id="changed"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: b"not json\n" + data, id="no header"),
    ],
)
def test_a_file_that_is_not_whole_is_compiled_anew(
    tmp_path: Path, compiled: list[str], damage: "type[bytes]"
) -> None:
    folder = tmp_path / "lexicon"
    open_quietly(folder)
    (path,) = folder.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert open_quietly(folder).glosses == SMALL.glosses
    assert len(compiled) == 2


def test_the_folder_is_private_and_nothing_half_written_stays(
    tmp_path: Path, compiled: list[str]
) -> None:
    folder = tmp_path / "lexicon"
    open_quietly(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.suffix for path in folder.iterdir()] == [".txt"]
    assert len(compiled) == 1


@pytest.mark.parametrize("mode", [0o777, 0o770], ids=["all may write", "the group may write"])
def test_a_folder_that_others_may_write_is_not_used(
    tmp_path: Path, compiled: list[str], mode: int
) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    folder.chmod(mode)
    open_quietly(folder)
    open_quietly(folder)
    assert (len(compiled), list(folder.iterdir())) == (2, [])


def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path, compiled: list[str]) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir(mode=0o700)
    (tmp_path / "lexicon").symlink_to(target)
    open_quietly(tmp_path / "lexicon")
    assert (len(compiled), list(target.iterdir())) == (1, [])


def test_the_real_lexicon_knows_all_readings_and_all_entries() -> None:
    real = lexicon.shared_lexicon()
    assert {"chang", "zhang"} <= set(real.readings["长"].split())
    assert "patent" in real.glosses["专利"]
    assert "Ministry of Commerce" in real.glosses["商务部"].split("/")
    assert "register" in real.signature
