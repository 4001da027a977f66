"""Running commands as a person would, within the test's own process."""

import sys
from pathlib import Path

import pytest

from reviewer.cli.main import main
from tests.cli.running import Ran, Run


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    """Run a command in the test's folder and give its exit code and what it wrote."""
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["reviewer", *map(str, arguments)])
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        sys.stdout.flush()
        written = capfdbinary.readouterr()
        code = left.value.code
        assert isinstance(code, int)
        return Ran(code, written.out.decode("utf-8"), written.err.decode("utf-8"))

    return run_it


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    """Write a Chinese page and its English page with one wrong figure."""
    zh, en = tmp_path / "page.zh.txt", tmp_path / "page.en.txt"
    zh.write_text(
        "商标局发布年度报告\n2020年，全省专利质押融资金额达到72.31亿元。各地积极落实政策。\n",
        encoding="utf-8",
    )
    en.write_text(
        "Trademark Office Releases Annual Report\nIn 2020, patent pledge financing in the province "
        "reached RMB 72.31 billion. All localities actively implemented the policies.\n",
        encoding="utf-8",
    )
    return zh, en
