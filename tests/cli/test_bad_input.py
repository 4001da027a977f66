"""Wrong use and bad input: one clear line, exit 2, and the project as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><html><body><p>&j;</p></body></html>"
)


def _missing(folder: Path) -> Path:
    return folder / "nowhere.html"


def _folder(folder: Path) -> Path:
    return folder


def _written(name: str, data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return write


BAD_PAGES = {
    "a page that is not there": _missing,
    "a folder": _folder,
    "an empty page": _written("empty.html", b""),
    "a page without text": _written("bare.html", b"<html><body></body></html>"),
    "a picture": _written("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    "a zip archive": _written("page.docx.html", b"PK\x03\x04" + bytes(500)),
    "an entity bomb": _written("bomb.html", BOMB.encode()),
    "a page of broken bytes": _written("broken.txt", b"\xff\xfe\x00\xd8" * 50 + b"\x81"),
    "an English page for a Chinese one": _written("en.txt", b"This is English. " * 20),
}


@pytest.mark.parametrize("make", BAD_PAGES.values(), ids=BAD_PAGES)
def test_a_bad_page_is_refused_and_the_project_stays_as_it_was(
    run: Run, pages: tuple[Path, Path], tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    run("new", "work")
    run("add", *pages, "--project", "work")
    before = run("export", "page", "--project", "work").out
    ran = run("add", make(tmp_path), pages[1], "--project", "work", "--name", "bad")
    assert (2, "") == (ran.code, ran.out)
    assert 1 == len(ran.err.splitlines()), ran.err
    assert ran.err.startswith("reviewer: ")
    assert before == run("export", "page", "--project", "work").out
    assert 0 == run("doctor", "--project", "work").code


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("align", "one.html"),
        ("check", "nowhere.tsv"),
        ("review", "--project", "nowhere"),
        ("export", "page"),
        ("score", "text", "--hypothesis", "nowhere.txt", "--reference", "nowhere.txt"),
        ("new", "/proc/nowhere"),
        ("log", "merge", "nowhere.jsonl"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_line_and_exit_2(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (2, "") == (ran.code, ran.out)
    assert 1 == len(ran.err.splitlines()), ran.err


def test_a_file_that_is_no_project_is_left_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "review.db"
    file.write_bytes(b"my diary, not a database" * 50)
    assert 2 == run("doctor").code
    assert b"my diary, not a database" * 50 == file.read_bytes()


def test_a_bad_line_of_pairs_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text('{"id": 1, "zh": "一", "en": "one"}\n{oops\n', "utf-8")
    ran = run("check", "pairs.jsonl")
    assert 2 == ran.code
    assert "line 2" in ran.err


def test_an_error_cannot_steer_the_terminal(run: Run) -> None:
    ran = run("align", "\x1b[2Jzh.html", "en.html")
    assert "\x1b" not in ran.err
