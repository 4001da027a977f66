"""Files of Trados Studio are read segment by segment, with what it says of each, and given back."""

from dataclasses import replace
from pathlib import Path

from reviewer.ingest.formats import Unit, given_back, read_units
from reviewer.ingest.formats.inline import placeholder
from reviewer.model.decision import Status
from tests.fuzzing import SDLXLIFF


def test_segments_come_with_their_codes_and_confirmations(tmp_path: Path) -> None:
    path = tmp_path / "a.sdlxliff"
    signed = SDLXLIFF.replace("Translated", "ApprovedSignOff")
    path.write_text(signed, encoding="utf-8-sig")

    units = [one for one in read_units(path) if isinstance(one, Unit)]

    assert [
        ("a1#1", "一。", "One."),
        ("a1#2", f"二{placeholder(0)}。", f"Two{placeholder(0)}."),
    ] == [(one.id, one.zh, one.en) for one in units]
    assert [Status.ACCEPTED, Status.OPEN] == [one.status for one in units]
    assert {"a.docx"} == {one.document for one in units}
    back = given_back(path, [units[0], replace(units[1], en=f"2{placeholder(0)}.")])
    assert signed.replace(">Two<", ">2<").encode("utf-8-sig") == back.data
