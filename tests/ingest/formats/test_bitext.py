"""Bitext files are read in flat memory, come out as they went in, and never get at anything else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.ingest.formats import Skipped, Unit, form_of, read_units, with_edits, write_units
from reviewer.ingest.formats.inline import (
    FIRST,
    join_codes,
    lost_codes,
    placeholder,
    split_codes,
    without_placeholders,
)
from reviewer.ingest.formats.tables import tsv_pieces
from reviewer.ingest.formats.tmx import tmx_pieces
from reviewer.ingest.formats.xliff12 import xliff12_pieces
from reviewer.ingest.formats.xliff20 import xliff20_pieces
from reviewer.model.decision import Status
from reviewer.model.errors import InputError

HOSTILE = Path(__file__).parent / "hostile"
PLAIN = ("国家知识产权局㊣龘𠮷", "CNIPA — “quoted”")


def units(path: Path) -> list[Unit]:
    return [one for one in read_units(path) if isinstance(one, Unit)]


def texts(path: Path) -> list[tuple[str, str]]:
    return [(unit.zh, unit.en) for unit in units(path)]


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("benign_entity", ("国家知识产权局", "CNIPA & TRIPS")),
        ("doctype_only", ("国家知识产权局", "CNIPA")),
        ("crlf", ("第一行\n第二行", "line1\nline2\r\nline3")),
        ("tmx11_lang", ("一", "one")),
        ("wrongcase_lang", ("一", "one")),
        *(
            (f"enc_{encoding}", PLAIN)
            for encoding in [
                "big5",
                "decl_utf8_is_gbk",
                "gb18030",
                "gb2312_lie",
                "gbk",
                "utf16_decl_in_utf8",
                "utf16_nobom",
                "utf16be_bom",
                "utf16le_bom",
                "utf8bom",
            ]
        ),
        ("nodecl_gb18030", PLAIN),
    ],
)
def test_a_strange_but_honest_file_is_read(name: str, pair: tuple[str, str]) -> None:
    assert [pair] == texts(HOSTILE / f"{name}.tmx")


@pytest.mark.parametrize(
    "name",
    [
        "billion_laughs",
        "ctrl",
        "ctrl_ref",
        "deep",
        "ext_dtd",
        "surrogate_ref",
        "truncated",
        "xxe_file",
        "xxe_param",
    ],
)
def test_a_broken_or_hostile_file_is_refused_in_one_line(name: str) -> None:
    path = HOSTILE / f"{name}.tmx"
    with pytest.raises(InputError) as refusal:
        units(path)
    assert str(refusal.value).startswith(str(path))
    assert "\n" not in str(refusal.value)


def test_inline_codes_are_placeholders_and_wrapped_text_stays() -> None:
    (unit,) = units(HOSTILE / "inline.tmx")
    assert "点击确定，见地理标志" == without_placeholders(unit.zh)
    assert "Click OK,  see geographical indication x" == without_placeholders(unit.en)
    assert '<ph x="2">{0}<sub>alt text</sub></ph>' == unit.en_codes[2]
    assert ('<hi type="term">', "</hi>") == unit.en_codes[3:5]


CODES = st.sampled_from(
    [
        '<ph id="1"/>',
        '<bpt i="1">&lt;b&gt;</bpt>',
        '<x id="a>b"/>',
        "<!-- a -- comment -->".replace(" -- ", " "),
        "<?pi x?>",
        '<g id="1">in<x id="2"/>side</g>',
        "<mrk mtype='term'>term</mrk>",
        "<ph><ph>nested</ph></ph>",
        "&unknown;",
        "<![CDATA[a < b]]>",
        "&#x4e2d;&amp;&lt;",
    ]
)
INNER = st.lists(CODES | st.text("中文 ab.", max_size=5)).map("".join)


@given(INNER)
def test_codes_that_are_split_off_come_back_the_same(inner: str) -> None:
    text, codes = split_codes(inner)
    again = split_codes(join_codes(text, codes))
    assert (text, codes) == again
    assert () == lost_codes(text, codes)


@given(st.text())
def test_any_text_survives_as_text(text: str) -> None:
    kept = "".join(one for one in text if one.isprintable() or one in "\n\t\r")
    assert kept == split_codes(join_codes(kept, ()))[0] or any(ord(one) >= FIRST for one in kept)


def test_a_character_of_the_placeholders_range_is_kept() -> None:
    text, codes = split_codes(f"a{placeholder(5)}b")
    assert f"a{placeholder(5)}b" == join_codes(text, codes)


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        (f"{placeholder(0)}term{placeholder(1)}", "<g>term</g>"),
        (f"{placeholder(0)}term", "term"),
        (f"{placeholder(1)}term{placeholder(0)}", "term"),
        ("term", "term"),
        (f"term{placeholder(7)}", "term"),
    ],
)
def test_a_wrapping_tag_without_its_partner_is_left_out(text: str, xml: str) -> None:
    assert xml == join_codes(text, ("<g>", "</g>"))


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]) | st.sampled_from("<>&\"'=+-@ \t中"),
    max_size=30,
)
UNITS = st.lists(
    st.builds(
        Unit,
        id=st.text('ab1#/<&"', min_size=1, max_size=5),
        zh=TEXT,
        en=TEXT,
        note=st.text("note <&>", max_size=8).map(str.strip),
        status=st.sampled_from(Status),
        document=st.text('d1.html<&"', max_size=6),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda unit: unit.id,
)
FORMS = {"o.tmx": tmx_pieces, "o12.xlf": xliff12_pieces, "o20.xlf": xliff20_pieces}


@pytest.mark.parametrize("name", FORMS)
@given(written=UNITS)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, written: list[Unit]
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_text("".join(FORMS[name](written)), encoding="utf-8")
    read = units(path)
    assert [(one.zh, one.en, one.status) for one in written] == [
        (one.zh, one.en, one.status) for one in read
    ]
    assert [(one.id, one.document, one.note) for one in written] == [
        (one.id, one.document, one.note) for one in read
    ]


@given(written=UNITS)
def test_po_and_tsv_keep_texts_and_ids(
    tmp_path_factory: pytest.TempPathFactory, written: list[Unit]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    for name in ("o.po", "o.tsv", "o.csv", "o.jsonl"):
        write_units(folder / name, written)
        kept = [(one.id, " ".join(one.zh.split()), " ".join(one.en.split())) for one in written]
        read = [
            (one.id, " ".join(one.zh.split()), " ".join(one.en.split()))
            for one in units(folder / name)
        ]
        assert kept == read


def test_no_cell_of_a_table_is_a_formula() -> None:
    table = "".join(tsv_pieces([Unit("1", "=1+1", "@SUM(A1)\t=x")]))
    assert "1\t'=1+1\t'@SUM(A1) =x\t\topen\t\t\n" == table.splitlines(keepends=True)[1]


XLIFF12 = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.html" source-language="zh-CN" target-language="en-US" datatype="html"><body>
<group id="g"><trans-unit id="1"><source>点击<x id="1"/>。</source><target state="new">Click <x id="1"/>.</target><note>n</note></trans-unit></group>
<trans-unit id="2" translate="no"><source>不译</source></trans-unit>
<trans-unit id="3"><source>没有译文</source><alt-trans><source>x</source><target>y</target></alt-trans></trans-unit>
<trans-unit id="4"><source>一。二。</source><seg-source><mrk mtype="seg" mid="0">一。</mrk><mrk mtype="seg" mid="1">二。</mrk></seg-source><target><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two.</mrk></target></trans-unit>
<trans-unit id="5"><source>空</source><target/></trans-unit>
</body></file></xliff>
"""
XLIFF20 = """<?xml version="1.0"?>
<x:xliff version="2.1" xmlns:x="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en">
<x:file id="f1" original="a.md"><x:unit id="1"><x:notes><x:note>n</x:note></x:notes>
<x:segment id="s1" state="final"><x:source>一<x:ph id="1"/></x:source><x:target>one<x:ph id="1"/></x:target></x:segment>
<x:ignorable><x:source> </x:source></x:ignorable>
<x:segment id="s2"><x:source>二</x:source></x:segment></x:unit></x:file></x:xliff>
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_xliff_12_gives_units_segments_and_what_it_passes_over(tmp_path: Path) -> None:
    path = write(tmp_path, "a.xlf", XLIFF12)
    found = list(read_units(path))
    assert ["1", "3", "4#0", "4#1", "5"] == [one.id for one in found if isinstance(one, Unit)]
    assert [Skipped("unit 2 is not to be translated")] == [
        one for one in found if isinstance(one, Skipped)
    ]
    assert [("没有译文", ""), ("一。", "One."), ("二。", "Two."), ("空", "")] == texts(path)[1:]
    assert ("n", "a.html") == (units(path)[0].note, units(path)[0].document)


def test_xliff_2_gives_a_unit_for_each_segment(tmp_path: Path) -> None:
    path = write(tmp_path, "a.xlf", XLIFF20)
    assert [("1#s1", Status.ACCEPTED), ("1#s2", Status.OPEN)] == [
        (one.id, one.status) for one in units(path)
    ]


def test_a_file_into_another_language_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.xlf", XLIFF20.replace('trgLang="en"', 'trgLang="fr"'))
    with pytest.raises(InputError, match="into 'fr', not into English"):
        units(path)


def edited(path: Path, edits: dict[int, str]) -> bytes:
    found = units(path)
    return with_edits(
        path.read_bytes(),
        {number: (text, found[number].en_codes) for number, text in edits.items()},
    )


@pytest.mark.parametrize(
    ("text", "number", "english", "old", "new"),
    [
        (
            XLIFF12,
            0,
            f"Press {placeholder(0)} & go.",
            'Click <x id="1"/>.</target>',
            'Press <x id="1"/> &amp; go.</target>',
        ),
        (XLIFF12, 1, "New", "没有译文</source>", "没有译文</source><target>New</target>"),
        (XLIFF12, 3, "2.", ">Two.<", ">2.<"),
        (XLIFF12, 4, "Empty", "<target/>", "<target>Empty</target>"),
        (XLIFF20, 0, f"1{placeholder(0)}", "one<x:ph", "1<x:ph"),
        (XLIFF20, 1, "two", "二</x:source>", "二</x:source><x:target>two</x:target>"),
    ],
    ids=["codes", "no target", "segment", "empty target", "prefix", "prefix, no target"],
)
def test_only_the_edited_target_changes(
    tmp_path: Path, text: str, number: int, *, english: str, old: str, new: str
) -> None:
    path = write(tmp_path, "a.xlf", text)
    assert text.replace(old, new) == edited(path, {number: english}).decode()


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("enc_*.tmx")), ids=lambda path: path.stem)
def test_a_file_in_any_encoding_keeps_every_other_byte(path: Path, tmp_path: Path) -> None:
    assert path.read_bytes() == with_edits(path.read_bytes(), {})
    out = tmp_path / "out.tmx"
    out.write_bytes(edited(path, {0: "The Office: 知识"}))
    assert [(PLAIN[0], "The Office: 知识")] == texts(out)
    at = path.read_bytes().index(b"C") if b"\0C" not in path.read_bytes() else 0
    assert path.read_bytes()[:at] == out.read_bytes()[:at]


@pytest.mark.parametrize(
    "make", [lambda path: path / "no.tmx", lambda path: path], ids=["none", "folder"]
)
def test_a_file_that_is_not_there_is_told(make: Callable[[Path], Path], tmp_path: Path) -> None:
    with pytest.raises(InputError):
        units(make(tmp_path))


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no bitext file"):
        form_of(write(tmp_path, "a.xml", "<html><body/></html>"))


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tmx", "old")

    def broken() -> Iterator[Unit]:
        yield Unit("1", "一", "one")
        raise InputError("broken")

    with pytest.raises(InputError, match="broken"):
        write_units(path, broken())
    assert "old" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


PO = r"""msgid ""
msgstr ""
"Language: en\n"

#. a remark
#: page.html:3
#, fuzzy
msgctxt "c1"
msgid "第一行\n"
"第二行"
msgstr "one\n"
"two \"quoted\""
msgid "商标"
msgstr "trademark"

#~ msgid "旧"
#~ msgstr "old"
"""


def test_po_is_read_with_contexts_comments_and_flags(tmp_path: Path) -> None:
    first, second = units(write(tmp_path, "a.po", PO))
    assert ("c1", "第一行\n第二行", 'one\ntwo "quoted"') == (first.id, first.zh, first.en)
    assert ("a remark", Status.FLAGGED, "page.html:3") == (first.note, first.status, first.document)
    assert ("商标", "trademark") == (second.zh, second.en)


def test_po_whose_messages_are_english_is_turned_round(tmp_path: Path) -> None:
    path = write(tmp_path, "zh.po", 'msgid "trademark"\nmsgstr "商标"\n')
    assert [("商标", "trademark")] == texts(path)


def test_a_broken_po_file_is_told_by_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.po", 'msgid "商标"\nmsgstr trademark\n')
    with pytest.raises(InputError, match="line 2: is no line of a PO file"):
        units(path)
