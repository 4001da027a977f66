"""Glossary files are read in whatever encoding people's tools wrote them."""

from pathlib import Path

import pytest

from reviewer.glossary.forms import read_any

CSV = "zh,en,status,note\n国家知识产权局,CNIPA,preferred,机构名称的缩写\n专利,patent,preferred,发明创造的权利\n"
TBX = (
    '<?xml version="1.0" encoding="{}"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="zh" '
    'xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>'
    '</tbxHeader><text><body><conceptEntry id="c1"><langSec xml:lang="zh"><termSec><term>国家知识产权局</term>'
    '</termSec></langSec><langSec xml:lang="en"><termSec><term>CNIPA</term></termSec></langSec>'
    "</conceptEntry></body></text></tbx>"
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5")


def as_written(text: str, encoding: str) -> bytes:
    # Big5 has no simplified characters of its own.
    traditional = text.translate(
        str.maketrans("国识产权专发机构称缩写创", "國識產權專發機構稱縮寫創")
    )
    return (traditional if encoding == "big5" else text).encode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(as_written(CSV, encoding))

    glossary, report = read_any(path)

    assert ["CNIPA", "patent"] == [concept.preferred for concept in glossary.concepts]
    assert glossary.concepts[0].zh[0] in {"国家知识产权局", "國家知識產權局"}
    is_told = any("was read as" in remark.why for remark in report.remarks)
    assert is_told == (not encoding.startswith("utf"))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("declared", ["truly", "as UTF-8", "as GB2312", "not"])
def test_xml_is_read_in_any_encoding_whatever_it_says(
    tmp_path: Path, encoding: str, declared: str
) -> None:
    if (encoding, declared) == ("big5", "as GB2312"):
        pytest.skip("nearly all Big5 is GB18030 too: a label that says so is believed")
    said = {"truly": encoding.removesuffix("-sig"), "as UTF-8": "UTF-8"}.get(declared, "gb2312")
    text = TBX.format(said) if declared != "not" else TBX.partition("?>\n")[2]
    path = tmp_path / "g.tbx"
    path.write_bytes(as_written(text, encoding))

    (concept,) = read_any(path)[0].concepts

    assert concept.zh[0] in {"国家知识产权局", "國家知識產權局"}
    assert "CNIPA" == concept.preferred
