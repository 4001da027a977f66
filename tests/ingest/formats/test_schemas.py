"""Files that are written are valid by the schemas of TMX and XLIFF; valid files of others are read."""

import re
from pathlib import Path

import pytest
from lxml import etree

from reviewer.ingest.formats import Unit
from reviewer.ingest.formats import xliff20 as xliff20_module
from reviewer.ingest.formats.inline import placeholder
from reviewer.ingest.formats.tmx import tmx_pieces
from reviewer.ingest.formats.xliff12 import xliff12_pieces
from reviewer.ingest.formats.xliff20 import xliff20_pieces
from reviewer.model.decision import Status

CODED = f"Click {placeholder(0)}OK{placeholder(1)}"
UNITS = [
    Unit(
        "a#1/x",
        "专利<a>&",
        'A "patent"',
        "note",
        Status.EDITED,
        "s01.html",
        "li",
        "2021-04-21T09:30:00Z",
    ),
    Unit("2", "点", CODED, en_codes=('<bpt i="1">&lt;b&gt;</bpt>', '<ept i="1"/>'), form="tmx"),
    Unit("2", "点", CODED, en_codes=('<g id="1">', "</g>"), form="xliff12", status=Status.FLAGGED),
    Unit(
        "u7", "点", CODED, en_codes=('<pc id="1">', "</pc>"), form="xliff20", status=Status.REJECTED
    ),
    Unit("", "商标", "", status=Status.SKIPPED),
]
# The schema imports it from the web; what it needs of it is this.
XML_XSD = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:language"/><xs:attribute name="base" type="xs:anyURI"/>
<xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">
<xs:enumeration value="default"/><xs:enumeration value="preserve"/></xs:restriction></xs:simpleType></xs:attribute>
</xs:schema>"""


def schema(path: Path, folder: Path) -> etree.XMLSchema:
    for name, text in (("xml.xsd", XML_XSD), (path.name, path.read_bytes())):
        (folder / name).write_bytes(re.sub(rb"=\"[^\"]*/xml\.xsd\"", b'="xml.xsd"', text))
    return etree.XMLSchema(etree.parse(folder / path.name))


def test_tmx_is_valid_by_its_dtd(shared: Path) -> None:
    dtd = etree.DTD(str(shared / "data/interop/schemas/tmx/tmx14.dtd"))
    document = etree.fromstring("".join(tmx_pieces(UNITS)).encode())
    assert dtd.validate(document), dtd.error_log


@pytest.mark.parametrize("kind", ["strict", "transitional"])
def test_xliff_12_is_valid_even_strictly(shared: Path, tmp_path: Path, kind: str) -> None:
    xsd = schema(shared / f"data/interop/schemas/xliff/xliff-core-1.2-{kind}.xsd", tmp_path)
    document = etree.fromstring("".join(xliff12_pieces(UNITS)).encode())
    assert xsd.validate(document), xsd.error_log


def test_xliff_2_is_valid_by_the_core_schema(shared: Path, tmp_path: Path) -> None:
    xsd = schema(shared / "data/interop/oasis-xliff/xliff-21/schemas/xliff_core_2.0.xsd", tmp_path)
    document = etree.fromstring("".join(xliff20_pieces(UNITS)).encode())
    assert xsd.validate(document), xsd.error_log


def test_every_valid_file_of_the_oasis_suite_is_read(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xliff20_module, "check_languages", lambda *_: None)
    suite = shared / "data/interop/oasis-xliff/xliff-21/test-suite"
    files = [path for kind in ("valid", "in-out") for path in suite.glob(f"*/{kind}/**/*.xlf")]
    assert len(files) > 70
    assert sum(len(list(xliff20_module.read_xliff20(path))) for path in files) > 150
