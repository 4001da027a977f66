"""Files of every form, damaged in ways that disks, mail, editors and ill will damage them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.align.folders import read_folder
from reviewer.glossary.concepts import Glossary
from reviewer.glossary.forms import read_any, write_any
from reviewer.ingest.formats import Unit, read_units, with_edits, write_units
from reviewer.ingest.page import read_page
from reviewer.ingest.pairs import read_pairs
from reviewer.model.decision import Status
from reviewer.model.errors import InputError
from reviewer.model.term import CaseRule, Concept, Term, TermStatus
from reviewer.score.mqm_file import read_ratings
from reviewer.score.outside import read_scores

if TYPE_CHECKING:
    import random

Read = Callable[[Path], object]

_TEXTS = (
    *("\0", "\x1b[2J", "\u202e", "\ufeff", "]]>", "<![CDATA[", "<!--", "&#0;", "&x;", '"', "'"),
    '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z SYSTEM "file:///etc/passwd">]>',
    "<?xml version='1.0' encoding='utf-16'?>",
    *("\t\t\t\t", "\r", "\n\n\n", "=1+1", "{[" * 300, "<a>" * 300, "9" * 5000, "-1e999", "null"),
    *("\\ud800", "龘𠮷", "(" * 200, "2024-13-45", " " * 3000, "|", "#", "no", "\u2028"),
)
HOSTILE = (
    *(text.encode() for text in _TEXTS),
    *(b"\xff", b"\xed\xa0\x80", b"\x81", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"),
)
_TOKENS = re.compile(rb"(?<=[\">=\t,\n])[^\"<>=\t,\n]{1,200}(?=[\"<\t,\n])")
"""What stands between the marks of XML, JSON and tables: changed alone, a file may stay well-formed."""


@dataclass(frozen=True, slots=True)
class FileForm:
    """One form that people's files have: whole examples, and what reads it."""

    name: str
    file_name: str
    read: Read
    seeds: tuple[bytes, ...]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Damage a file in one to four places; of a package, half of the time, a part of it."""
    if data.startswith(b"PK") and chance.random() < 0.6:
        return _damaged_package(data, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _damaged_package(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    name = chance.choice(sorted(parts))
    if chance.random() < 0.1:
        del parts[name]
    else:
        parts[name] = damaged(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return out.getvalue()


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = _place(data, chance)
    return start, min(len(data), start + int(chance.expovariate(1 / 40)) + 1)


def _other_bytes(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + chance.randbytes(min(8, end - start)) + data[end:]


def _one_bit(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return b"\0"
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _cut_out(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


def _put_in(data: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + chance.choice(HOSTILE) + data[at:]


def _again(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 200)) + data[end:]


def _swapped(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    to = _place(data, chance)
    if start <= to <= end:
        return data
    rest = data[:start] + data[end:]
    at = to if to < start else to - (end - start)
    return rest[:at] + data[start:end] + rest[at:]


def _other_token(data: bytes, chance: random.Random) -> bytes:
    """Put in place of a value another one of the file, nothing, or something hostile."""
    tokens = list(_TOKENS.finditer(data))
    if not tokens:
        return _put_in(data, chance)
    one = chance.choice(tokens)
    new = chance.choice((chance.choice(tokens)[0], chance.choice(HOSTILE), b"", b"-1", b"no such"))
    return data[: one.start()] + new + data[one.end() :]


def _line_out(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _line_twice(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(chance.randint(0, len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def _recoded(data: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-be", "gb18030", "big5", "utf-8-sig", "utf-32"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_other_bytes, _one_bit, _cut_out, _cut_off, _put_in, _put_in, _again),
    *(_swapped, _line_out, _line_twice, _recoded, _other_token, _other_token, _other_token),
)

CONCEPTS = (
    Concept(
        "专利",
        ("专利", "专利权"),
        (
            Term("patent", part_of_speech="noun", note="a right"),
            Term("PAT", TermStatus.ADMITTED, CaseRule.EXACT, is_abbreviation=True),
            Term("letters, patent", TermStatus.FORBIDDEN, valid_until="2018-08-28"),
        ),
        cues=("申请", "授权"),
        subject="patents",
        source="https://www.cnipa.gov.cn/a?b=c&d=e",
    ),
    Concept("局长/省", ("局长",), (Term("Director"),), sense="province", body="province", note="x"),
    Concept("商标", ("商标",), (Term("trademark"), Term("trade mark", TermStatus.ADMITTED))),
)
UNITS = (
    Unit(
        "1", "国家知识产权局<发布>2021年数据。", "CNIPA released the data of 2021.", note="see p. 3"
    ),
    Unit("2", "同比增长8.2%。", 'Up "8.2%" & more.', status=Status.EDITED, document="s01"),
    Unit("3", "商标", "", status=Status.FLAGGED, document="s01"),
)
PAIRS_JSON = (
    '{"id": 1, "zh": "专利", "en": "patent", "date": "2021-04", "glossary": [{"zh": "专利", "en": "patent"}]}\n'
    '{"zh": "商标", "en": "trademark", "doc": "s01"}\n'
)
RATINGS = (
    "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n"
    "A\td1\t1\t1\tr1\t专利\tThe <v>patent</v>\tAccuracy/Mistranslation\tMajor\n"
    "A\td1\t2\t2\tr2\t商标\ttrademark\tno-error\tno-error\n"
)
MAROT = "A\td1\t1\t1\tr1\t专利\tThe <v>patent</v>\tFluency/Grammar\tMinor\t{}\n" * 2
SCORES = '{"metric": "COMET", "system": "A", "segment": "1", "score": 0.5}\n' * 3
MULTITERM_XML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<mtf><conceptGrp><concept>1</concept>'
    '<descripGrp><descrip type="Subject">patents</descrip></descripGrp>\n'
    '<languageGrp><language type="Chinese (PRC)" lang="ZH-CN"/><termGrp><term>专利</term></termGrp>'
    '</languageGrp>\n<languageGrp><language type="English" lang="EN"/><termGrp><term>patent</term>'
    '<descripGrp><descrip type="Status">preferred</descrip></descripGrp></termGrp></languageGrp>'
    "</conceptGrp></mtf>\n"
)
SDLXLIFF = (
    '<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"'
    ' xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">'
    '<file original="a.docx" datatype="x-sdlfilterframework2" source-language="zh-CN"'
    ' target-language="en-US"><header/><body>\n<trans-unit id="a1"><source>一。二<x id="1"/>。</source>'
    '<seg-source><mrk mtype="seg" mid="1">一。</mrk><mrk mtype="seg" mid="2">二<x id="1"/>。</mrk>'
    '</seg-source>\n<target><mrk mtype="seg" mid="1">One.</mrk><mrk mtype="seg" mid="2">Two<x id="1"/>.'
    '</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Translated"/></sdl:seg-defs></trans-unit>\n'
    "</body></file></xliff>"
)


def forms(folder: Path, pages: Path) -> Iterator[FileForm]:
    """Yield the forms that are read without a project; examples are made in `folder`.

    `pages` holds web pages, named `*.html`.
    """
    yield from _glossary_forms(folder)
    yield from _bitext_forms(folder)
    for side in ("zh", "en"):
        seeds = tuple(path.read_bytes() for path in sorted(pages.glob(f"s0[14].{side}.html")))
        yield FileForm(f"page HTML {side}", "a.html", read_page, seeds)
    text = "国家知识产权局公告\n\n2021年4月21日，发布数据。\n同比增长8.2%。\n来源：新闻\n".encode()
    yield FileForm("page TXT", "a.txt", read_page, (text, text.decode().encode("gb18030")))
    yield FileForm("page DOCX", "a.docx", read_page, (_written_units(folder, "a.docx"),))
    tables = {
        "tsv": "专利\tpatent\n商标\ttrademark\n",
        "csv": 'id,zh,en\n1,专利,"a ""patent"""\n',
    }
    for suffix, table in (tables | {"jsonl": PAIRS_JSON}).items():
        yield FileForm(f"pairs {suffix.upper()}", f"a.{suffix}", _pairs, (table.encode(),))
    yield FileForm("gold beads", "a.gold", _gold, (b"0\t0\n1,2\t1\n\t2\n3\t\n",))
    yield FileForm("MQM TSV", "a.tsv", read_ratings, (RATINGS.encode(),))
    yield FileForm("Marot TSV", "a.tsv", read_ratings, (MAROT.encode(),))
    yield FileForm("scores JSONL", "a.jsonl", read_scores, (SCORES.encode(),))


def _glossary_forms(folder: Path) -> Iterator[FileForm]:
    names = {
        "CSV": "g.csv",
        "TSV": "g.tsv",
        "JSON": "g.json",
        "XLSX": "g.xlsx",
        "OmegaT": "g.txt",
        "Weblate": "weblate.csv",
        "memoQ": "memoq.xlsx",
        "Phrase": "phrase.xlsx",
        "MultiTerm": "multiterm.xlsx",
        "TBX 3": "g.tbx",
        "TBX 2": "g.martif",
    }
    for name, file_name in names.items():
        path = folder / file_name
        write_any(Glossary(CONCEPTS, "fuzz", 1), path)
        yield FileForm(f"glossary {name}", file_name, read_any, (path.read_bytes(),))
    yield FileForm("glossary MultiTerm XML", "g.xml", read_any, (MULTITERM_XML.encode(),))


def _bitext_forms(folder: Path) -> Iterator[FileForm]:
    names = {"TMX": "a.tmx", "XLIFF 2.1": "a.xlf", "PO": "a.po", "DOCX": "b.docx", "XLSX": "b.xlsx"}
    for name, file_name in names.items():
        yield FileForm(f"bitext {name}", file_name, _bitext, (_written_units(folder, file_name),))
    old = _written_units(folder, "a12.xlf", "xliff12")
    yield FileForm("bitext XLIFF 1.2", "a12.xlf", _bitext, (old,))
    yield FileForm("bitext SDLXLIFF", "a.sdlxliff", _bitext, (SDLXLIFF.encode(),))


def _written_units(folder: Path, file_name: str, form: str | None = None) -> bytes:
    path = folder / file_name
    write_units(path, UNITS, form)
    return path.read_bytes()


def _bitext(path: Path) -> None:
    """Read a bitext file, and put English into it as a reviewer would."""
    units = [one for one in read_units(path) if isinstance(one, Unit)]
    with suppress(InputError):
        with_edits(path.read_bytes(), {0: ("New.", units[0].en_codes if units else ())})


def _pairs(path: Path) -> None:
    for _ in read_pairs(path):
        pass


def _gold(path: Path) -> None:
    for side in ("zh", "en"):
        path.with_suffix(f".{side}").write_text("一\n二\n三\n四\n", encoding="utf-8")
    read_folder(path.parent)
