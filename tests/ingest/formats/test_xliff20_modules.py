"""The modules of XLIFF 2 have rules of their own, and a file that breaks one is told which, and where."""

from pathlib import Path

import pytest

from reviewer.ingest.formats.xliff20_rules import refuse_invalid
from reviewer.model.errors import InputError

_OASIS = "urn:oasis:names:tc:xliff:"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:2.0"'
    for prefix, name in {
        "gls": "glossary",
        "mtc": "matches",
        "mda": "metadata",
        "res": "resourcedata",
        "slr": "sizerestriction",
        "val": "validation",
        "ctr": "changetracking",
    }.items()
)
SEGMENT = '<segment id="s1"><source>一<mrk id="m1" type="term">二</mrk></source></segment>'
PAIR = "<source>一</source><target>one</target>"


def written(folder: Path, in_unit: str = "", in_file: str = "", segment: str = SEGMENT) -> Path:
    path = folder / "a.xlf"
    path.write_text(
        f'<xliff xmlns="{_OASIS}document:2.0" {_NAMESPACES} xmlns:my="urn:my" version="2.1"'
        ' xmlns:its="http://www.w3.org/2005/11/its"'
        f' srcLang="zh" trgLang="en"><file id="f1">{in_file}\n<unit id="u1">\n{in_unit}{segment}'
        "</unit></file></xliff>",
        encoding="utf-8",
    )
    return path


def entry(inside: str, attributes: str = "") -> str:
    return f"<gls:glossary><gls:glossEntry {attributes}>{inside}</gls:glossEntry></gls:glossary>"


def match(inside: str = PAIR, attributes: str = 'ref="#s1"') -> str:
    return f"<mtc:matches><mtc:match {attributes}>{inside}</mtc:match></mtc:matches>"


def sized(attributes: str) -> str:
    return f'<segment><source><ph id="1" {attributes}/></source></segment>'


def revised(attributes: str, properties: str = "content") -> str:
    items = "".join(
        f'<ctr:item property="{one}">x</ctr:item>' for one in properties.split() if properties
    )
    return (
        f"<ctr:changeTrack><ctr:revisions {attributes}><ctr:revision>{items}</ctr:revision>"
        '</ctr:revisions></ctr:changeTrack><notes><note id="n1" priority="1">x</note>'
        '<note id="n2">y</note></notes>'
    )


TERM = "<gls:term>一</gls:term>"
ITEM = "<res:resourceData><res:resourceItem {}>{}</res:resourceItem></res:resourceData>"
BROKEN = {
    "a term alone": (entry(TERM), "glossEntry holds"),
    "a term of nothing": (
        entry(f"{TERM}<gls:definition>x</gls:definition>", 'ref="#m9"'),
        "ref names a segment or a mark",
    ),
    "a match of nothing": (match(attributes='ref="s1"'), "ref names a segment or a mark"),
    "a match that names none": (match(attributes=""), "match needs the attribute ref"),
    "a match of an unknown type": (match(attributes='ref="#s1" type="x"'), "type='x' of match"),
    "a share above all": (match(attributes='ref="#s1" similarity="100.5"'), "similarity='100.5'"),
    "a subtype of no type": (match(attributes='ref="#s1" subType="a:b"'), "only beside type"),
    "a match without English": (match("<source>一</source>"), "match holds"),
    "a match in another language": (
        match(PAIR.replace("<target>", '<target xml:lang="fr">')),
        "xml:lang of a match's target",
    ),
    "a match left open": (match(PAIR.replace("一", '<sc id="1"/>一')), "begins in a match ends"),
    "a code twice in a match": (
        match(PAIR.replace("一", '<ph id="1"/><ph id="1"/>')),
        "inline element in the source of a match",
    ),
    "text among metadata": (
        '<mda:metadata>x<mda:metaGroup><mda:meta type="a"/></mda:metaGroup></mda:metadata>',
        "metadata holds no text",
    ),
    "an empty group of metadata": (
        "<mda:metadata><mda:metaGroup/></mda:metadata>",
        "metaGroup holds",
    ),
    "a resource of no type": (ITEM.format("", '<res:source href="a.png"/>'), "has a mimeType"),
    "a resource that is nowhere": (
        ITEM.format('mimeType="image/png"', "<res:source/>"),
        "either holds it or has href",
    ),
    "a rule of two": (
        '<val:validation><val:rule isPresent="a" endsWith="b"/></val:validation>',
        "a rule has one of",
    ),
    "a count of nothing": (
        '<val:validation><val:rule endsWith="a" occurs="1"/></val:validation>',
        "occurs stands only beside isPresent",
    ),
    "revisions of a note that is not there": (revised('appliesTo="note" ref="n9"'), "ref='n9'"),
    "revisions of one of two": (revised('appliesTo="note"'), "name it with ref"),
    "a property that a note has not": (
        revised('appliesTo="note" ref="n2"', "content priority"),
        "an attribute that the note has, not 'priority'",
    ),
    "an element that no module has": ("<val:rules/>", "has no element rules"),
    "a rule outside of its list": ('<val:rule isPresent="a"/>', "stands in elements of its module"),
    "profiles of a unit": ("<slr:profiles/>", "stands in file, not in unit"),
}


@pytest.mark.parametrize(("in_unit", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_a_module_that_breaks_a_rule_is_told_which(tmp_path: Path, in_unit: str, told: str) -> None:
    with pytest.raises(InputError, match=r"a\.xlf line \d+ is not valid XLIFF 2: ") as raised:
        refuse_invalid(written(tmp_path, in_unit))
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


SIZES = '<slr:profiles generalProfile="{}" storageProfile="xliff:utf8"/>'


@pytest.mark.parametrize(
    ("attributes", "profile", "is_sound"),
    [
        ('slr:sizeRestriction="25,*"', "xliff:codepoints", True),
        ('slr:sizeRestriction="*6"', "xliff:codepoints", False),
        ('slr:sizeRestriction="6 inches"', "my:inches", True),
        ('slr:sizeInfo="wide"', "xliff:codepoints", False),
        ('slr:equivStorage="7.5"', "xliff:codepoints", False),
        ('slr:height="7"', "xliff:codepoints", False),
        ('slr:sizeInfo="2" slr:sizeInfoRef="d1"', "xliff:codepoints", False),
        ('slr:sizeInfoRef="d1"', "xliff:codepoints", True),
        ('slr:sizeInfoRef="d2"', "xliff:codepoints", False),
    ],
)
def test_sizes_are_of_the_form_of_their_profile(
    tmp_path: Path, attributes: str, profile: str, *, is_sound: bool
) -> None:
    data = '<slr:data profile="x"><my:size id="d1">4</my:size></slr:data>'
    path = written(tmp_path, in_file=SIZES.format(profile) + data, segment=sized(attributes))
    if is_sound:
        refuse_invalid(path)
    else:
        with pytest.raises(InputError, match=r"slr:|size and length"):
            refuse_invalid(path)


SOUND = {
    "a glossary": entry(
        f'{TERM}<gls:translation id="t1" ref="#t=m1">one</gls:translation><my:x/>', 'ref="#m1"'
    ),
    "a match with its own data": match(
        '<originalData><data id="d1">x</data></originalData><source><ph id="1" dataRef="d1"/></source>'
        '<target>one<ph id="1" dataRef="d1"/></target>'
    )
    + '<originalData><data id="d1">y</data></originalData>',
    "a match to read only": match(
        PAIR.replace("<target>", '<target xml:lang="fr">'), 'ref="#u=u1/s1" reference="yes"'
    ),
    "metadata of a match": match(
        '<mda:metadata><mda:metaGroup><mda:meta type="a">b</mda:meta></mda:metaGroup></mda:metadata>'
        + PAIR
    ),
    "a resource in the file": ITEM.format("", "<res:source><my:form/></res:source>"),
    "another's rule": '<val:validation><val:rule my:rule="x"/></val:validation>',
    "revisions": revised('appliesTo="note" ref="n1"', "content priority"),
}


@pytest.mark.parametrize("in_unit", SOUND.values(), ids=SOUND.keys())
def test_modules_that_break_no_rule_are_accepted(tmp_path: Path, in_unit: str) -> None:
    refuse_invalid(written(tmp_path, in_unit))


def test_the_data_of_sizes_stay_until_the_last_unit(tmp_path: Path) -> None:
    text = written(
        tmp_path,
        in_file='<slr:data profile="x"><my:size id="d1">4</my:size></slr:data>',
        segment=sized('slr:sizeInfoRef="d1"'),
    ).read_text(encoding="utf-8")
    unit = text[text.index("<unit") : text.index("</file>")]
    many = "".join(unit.replace('"u1"', f'"u{number}"') for number in range(1, 200))
    path = tmp_path / "many.xlf"
    path.write_text(text.replace(unit, many), encoding="utf-8")
    refuse_invalid(path)


def marked(attributes: str, version: str = 'its:version="2.0"') -> str:
    return f'<segment><source>一<mrk id="1" {version} {attributes}>二</mrk></source></segment>'


ITS_BROKEN = {
    "no version": ('its:locQualityIssueType="style"', "its:version stands on", ""),
    "an unknown type": ('its:locQualityIssueType="ugly"', "its:locQualityIssueType='ugly'"),
    "too severe": ('its:locQualityIssueSeverity="100.5"', "its:locQualityIssueSeverity='100.5'"),
    "another type of mark": ('type="term" its:mtConfidence="0.5"', 'has type="its:generic"'),
    "a reference and an issue": (
        'its:locQualityIssuesRef="#its=i1" its:locQualityIssueType="style"',
        "do not stand together",
    ),
    "a reference to nothing": ('its:locQualityIssuesRef="#its=i9"', "names the issues of its unit"),
    "half an identity": ('its:taIdent="x"', "stands only beside its:taSource"),
    "a threshold of nothing": ('its:locQualityRatingScoreThreshold="9"', "stands only within"),
    "two ratings": (
        'its:locQualityRatingScore="9" its:locQualityRatingVote="1"',
        "do not stand together",
    ),
    "an annotator of no category": ('its:annotatorsRef="beauty|http://a.test"', "category|address"),
    "a category twice": (
        'its:annotatorsRef="provenance|http://a.test provenance|http://b.test"',
        "each category once",
    ),
}
ISSUES = (
    '<its:locQualityIssues xml:id="i1"><its:locQualityIssue locQualityIssueType="style"/>'
    "</its:locQualityIssues>"
)


@pytest.mark.parametrize("broken", ITS_BROKEN.values(), ids=ITS_BROKEN.keys())
def test_its_that_breaks_a_rule_is_told_which(tmp_path: Path, broken: tuple[str, ...]) -> None:
    attributes, told, *version = broken
    with pytest.raises(InputError) as raised:
        refuse_invalid(written(tmp_path, ISSUES, segment=marked(attributes, *version)))
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("in_unit", "told"),
    [
        (ISSUES + ISSUES, "the id 'i1' is of one list"),
        (ISSUES.replace(' locQualityIssueType="style"', ""), "has a type or a comment"),
        (
            '<its:provenanceRecords xml:id="p1"><its:provenanceRecord/></its:provenanceRecords>',
            "names an organisation",
        ),
    ],
)
def test_lists_of_its_are_held_to_their_rules(tmp_path: Path, in_unit: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        refuse_invalid(written(tmp_path, in_unit))


@pytest.mark.parametrize(
    "attributes",
    [
        'its:locQualityIssueComment="x" its:locQualityIssueSeverity="100"',
        'type="its:generic" its:locQualityIssuesRef="#its=i1"',
        'its:taSource="a" its:taIdent="b"',
        'its:annotatorsRef="provenance|http://a.test mt-confidence|b" its:mtConfidence="0.75"',
        'type="term" its:termConfidence="0.5"',
    ],
)
def test_its_that_breaks_no_rule_is_accepted(tmp_path: Path, attributes: str) -> None:
    refuse_invalid(written(tmp_path, ISSUES, segment=marked(attributes)))
