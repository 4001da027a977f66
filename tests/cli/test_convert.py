"""Bitext files by command: to another form, and back into the file that they came from."""

from pathlib import Path

from tests.cli.running import Run

TMX = (
    '<?xml version="1.0" encoding="utf-8"?>\n<tmx version="1.4"><header/><body>\n'
    '<tu tuid="1"><tuv xml:lang="zh-CN"><seg>专利<ph x="1"/></seg></tuv>'
    '<tuv xml:lang="en"><seg>a <ph x="1"/>patent</seg></tuv></tu>\n'
    '<tu tuid="2"><tuv xml:lang="zh-CN"><seg>商标</seg></tuv></tu>\n'
    "</body></tmx>\n"
)


def test_a_file_goes_through_a_table_and_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sent.tmx").write_text(TMX, encoding="utf-8")
    first = run("convert", "sent.tmx", "to-review.tsv")
    assert (0, "") == (first.code, first.out)
    assert "Read 1 units of sent.tmx" in first.err
    assert "passed over: unit 2 is not in Chinese and English" in first.err

    table = (tmp_path / "to-review.tsv").read_text(encoding="utf-8")
    (tmp_path / "reviewed.tsv").write_text(
        table.replace("a patent", "the patent") + "9\t没有\tnone\t\topen\t\t\n", encoding="utf-8"
    )
    back = run("convert", "reviewed.tsv", "back.tmx", "--into", "sent.tmx")

    assert 0 == back.code
    assert "sent.tmx with 1 English texts changed" in back.err
    assert "look at its inline codes, put in place again: 1" in back.err
    assert "not in sent.tmx: 9" in back.err
    wanted = TMX.replace("a <ph", "the <ph")
    assert wanted == (tmp_path / "back.tmx").read_text(encoding="utf-8")


def test_a_file_that_is_none_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("专利\tpatent\n", encoding="utf-8")
    (tmp_path / "b.tmx").write_text("<tmx>", encoding="utf-8")
    for arguments in (("b.tmx", "c.xlf"), ("a.tsv", "c.tmx", "--into", "b.tmx")):
        ran = run("convert", *arguments)
        assert (2, 1) == (ran.code, len(ran.err.splitlines()))
    assert ["a.tsv", "b.tmx"] == sorted(path.name for path in tmp_path.iterdir())
