"""XLIFF 2 that breaks a rule is refused with the rule and the line."""

from pathlib import Path

import pytest

from reviewer.ingest.formats import Unit, read_units, write_units
from reviewer.ingest.formats.inline import placeholder
from reviewer.ingest.formats.xliff20_rules import refuse_invalid
from reviewer.model.errors import InputError

NAMESPACES = (
    'xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0"'
    ' xmlns:my="urn:my"'
)


def file_of(units: str, attributes: str = 'srcLang="zh" trgLang="en"') -> str:
    return (
        f'<xliff {NAMESPACES} version="2.1" {attributes}>\n<file id="f1">\n{units}\n</file></xliff>'
    )


def unit_of(source: str, target: str = "", before: str = "", attributes: str = 'id="u1"') -> str:
    english = f"<target>{target}</target>" if target else ""
    return (
        f"<unit {attributes}>{before}<segment>\n<source>{source}</source>{english}</segment></unit>"
    )


def refusal(tmp_path: Path, text: str) -> str:
    path = tmp_path / "a.xlf"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        refuse_invalid(path)
    message = str(raised.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return message


DATA = '<originalData><data id="d1">x</data></originalData>'
NOTES = '<notes><note id="n1">x</note></notes>'
BROKEN = {
    "no unit": (file_of(""), "file holds"),
    "no id": (
        file_of("<unit><segment><source>一</source></segment></unit>"),
        "unit needs the attribute id",
    ),
    "an id that is no name": (file_of(unit_of("一", attributes='id="/1"')), "id='/1'"),
    "an id twice": (file_of(unit_of("一") + unit_of("二")), "the id 'u1' is of one unit only"),
    "no segment": (
        file_of('<unit id="u1"><ignorable><source/></ignorable></unit>'),
        "at least one segment",
    ),
    "a segment without source": (
        file_of('<unit id="u1"><segment><target>x</target></segment></unit>'),
        "segment holds",
    ),
    "an unknown attribute": (
        file_of(unit_of("一", attributes='id="u1" xyz="1"')),
        "unit has no attribute xyz",
    ),
    "an unknown element": (file_of(unit_of("<b>一</b>")), "source holds"),
    "text where none may be": (file_of("text" + unit_of("一")), "file holds no text"),
    "notes after segments": (
        file_of(f'<unit id="u1"><segment><source>一</source></segment>{NOTES}</unit>'),
        "unit holds",
    ),
    "a foreign attribute": (file_of(unit_of('<pc id="1" my:a="b">一</pc>')), "other namespaces"),
    "a style of no element": (
        file_of(unit_of('<pc id="1" fs:fs="bold">一</pc>')),
        "no element of HTML",
    ),
    "a target without its language": (
        file_of(unit_of("一", "one"), 'srcLang="zh"'),
        "says trgLang",
    ),
    "a target in another language": (
        file_of(unit_of("一").replace("</segment>", '<target xml:lang="de">x</target></segment>')),
        "xml:lang of target",
    ),
    "data that is not there": (
        file_of(unit_of('<ph id="1" dataRef="d2"/>', before=DATA)),
        "dataRef names",
    ),
    "a copy of nothing": (file_of(unit_of('<ph id="1" copyOf="9"/>')), "copyOf names another code"),
    "an end without beginning": (file_of(unit_of('<ec startRef="1"/>')), "startRef names an sc"),
    "a beginning without end": (file_of(unit_of('<sc id="1"/>')), 'needs isolated="yes"'),
    "an order that binds nothing": (
        file_of(unit_of('<ph id="1" canReorder="firstNo"/>')),
        'needs canCopy="no"',
    ),
    "a code that was deleted": (
        file_of(unit_of('<ph id="1" canDelete="no"/>一', "one")),
        "'1' may not be deleted",
    ),
    "a flow to nowhere": (file_of(unit_of('<ph id="1" subFlows="u9"/>')), "subFlows name units"),
    "a comment that says nothing": (
        file_of(unit_of('<mrk id="1" type="comment">一</mrk>')),
        "either value or ref",
    ),
    "a comment on no note": (
        file_of(unit_of('<mrk id="1" type="comment" ref="#n=n2">一</mrk>', before=NOTES)),
        "names a note of its unit",
    ),
    "a fragment in no order": (
        file_of(unit_of('<mrk id="1" type="x:y" ref="#u=u1/f=f1/n=n1">一</mrk>')),
        "a file goes before groups",
    ),
    "a mark without its end": (file_of(unit_of('<sm id="1"/>一')), "an sm has its em"),
    "a printable code point": (file_of(unit_of('<cp hex="0041"/>')), "cp stands only"),
    "a substate without state": (
        file_of(unit_of("一").replace("<segment>", '<segment subState="a:b">')),
        "subState stands only beside state",
    ),
    "another root": ("<html><body/></html>", "the root is the element xliff"),
    "no XML": (file_of(unit_of("一"))[:-9], "not well-formed"),
}


@pytest.mark.parametrize(("text", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_breaks_a_rule_is_told_which(tmp_path: Path, text: str, told: str) -> None:
    assert told in refusal(tmp_path, text)


def test_the_line_is_told(tmp_path: Path) -> None:
    text = file_of(
        unit_of("一") + "\n" + unit_of('<ph id="1" dataRef="d2"/>', attributes='id="u2"')
    )
    assert "a.xlf line 6 is not valid XLIFF 2: dataRef names" in refusal(tmp_path, text)


SOUND = {
    "pairs over segments": unit_of('<sc id="1"/>一').replace(
        "</unit>", '<segment><source>二<ec startRef="1"/></source></segment></unit>'
    ),
    "notes and data": unit_of(
        '<mrk id="m" type="comment" ref="#n=n1"><ph id="1" dataRef="d1"/></mrk>',
        before=NOTES + DATA,
    ),
    "extensions": "<my:x id='1'><my:y id='2'/></my:x>"
    + unit_of("一", attributes='id="u1" my:a="b"'),
    "groups": f'<group id="g"><group id="h">{unit_of("一")}</group></group>',
    "no target yet": unit_of('<ph id="1" canDelete="no"/>一'),
    "a skeleton elsewhere": '<skeleton href="a.skl"/>' + unit_of("一"),
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_a_sound_file_is_not_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(file_of(text), encoding="utf-8")
    refuse_invalid(path)


def test_what_is_written_keeps_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    coded = f"Click {placeholder(0)}OK{placeholder(1)}"
    units = [
        Unit("a#1/x", "专利<a>&", "A patent", "note", document="s01"),
        Unit("u2", "点", coded, en_codes=("<b>", "</b>"), form="tmx"),
        Unit("", "商标", "", document="s02"),
    ]
    write_units(path, units)
    refuse_invalid(path)
    assert len(units) == len(list(read_units(path)))


@pytest.mark.parametrize(
    ("folder", "is_valid"),
    [
        ("core/invalid", False),
        ("core/valid", True),
        ("core/in-out", True),
        ("modules/valid", True),
        ("modules/invalid", False),
    ],
)
def test_the_suite_of_oasis_is_judged_right(shared: Path, folder: str, *, is_valid: bool) -> None:
    suite = shared / "data/interop/oasis-xliff/xliff-21/test-suite"
    wrong = []
    for path in sorted((suite / folder).rglob("*.xlf")):
        try:
            refuse_invalid(path)
        except InputError:
            judged = False
        else:
            judged = True
        if judged != is_valid:
            wrong.append(path.name)
    assert wrong == []
