"""Bytes become the text that was meant, whatever the page says of itself."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.errors import InputError
from reviewer.text.decoding import decode

CHINESE = "国家知识产权局发布2021年数据，同比增长8.2%。“知识产权”"
RARE = CHINESE + "镕㐀𠀀"
TRADITIONAL = "國家知識產權局發布年度數據，說明了這個產業的發展。"
WESTERN = "The “IP” week – Zhang Jian’an said."


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (RARE, "utf-8", "utf-8"),
        (RARE, "utf-8-sig", "utf-8"),
        (RARE, "gb18030", "gb18030"),
        (CHINESE, "gbk", "gb18030"),
        (RARE, "utf-16", "utf-16-le"),
        (RARE, "utf-16-le", "utf-16-le"),
        (RARE, "utf-16-be", "utf-16-be"),
        (RARE, "utf-32", "utf-32-le"),
        (TRADITIONAL, "big5", "big5"),
        (WESTERN, "cp1252", "windows-1252"),
        (WESTERN, "utf-8", "utf-8"),
        ("plain", "ascii", "utf-8"),
        ("专利", "gbk", "gb18030"),
    ],
    ids=lambda value: value if value.isascii() else "",
)
def test_bytes_that_say_nothing_are_read(text: str, codec: str, encoding: str) -> None:
    assert (text, encoding) == decode(text.encode(codec))


@pytest.mark.parametrize("label", ["gb2312", "GBK", "euc-cn", "GB_2312-80", "cp936", "gb18030"])
def test_a_gb_label_means_gb18030(label: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">{RARE}'
    assert (page, "gb18030") == decode(page.encode("gb18030"))


def test_the_charset_of_http_goes_before_that_of_the_page() -> None:
    page = f"<meta charset=big5>{CHINESE}"
    assert (page, "gb18030") == decode(page.encode("gb18030"), declared="GB2312")


def test_a_byte_order_mark_goes_before_everything() -> None:
    page = f"<meta charset=gb2312>{CHINESE}"
    assert (page, "utf-8") == decode(codecs.BOM_UTF8 + page.encode(), declared="big5")


@pytest.mark.parametrize("text", [CHINESE, WESTERN], ids=["chinese", "western"])
@pytest.mark.parametrize("label", ["gb2312", "big5", "utf-16", "no-such-charset", "iso-8859-1"])
def test_utf8_is_read_under_a_false_label(label: str, text: str) -> None:
    page = f"<meta charset={label}>{text}"
    assert (page, "utf-8") == decode(page.encode(), declared=label)


def test_gb18030_is_read_under_a_false_utf8_label() -> None:
    page = f"<meta charset=utf-8>{RARE}"
    assert (page, "gb18030") == decode(page.encode("gb18030"))


def test_the_encoding_of_an_xml_declaration_counts() -> None:
    page = f'<?xml version="1.0" encoding="Big5"?><p>{TRADITIONAL}</p>'
    assert (page, "big5") == decode(page.encode("big5"))


def test_a_character_cut_off_at_the_end_is_left_out() -> None:
    assert decode((CHINESE + "局").encode()[:-1]) == (CHINESE, "utf-8")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_stray_byte_in_a_long_text_is_shown_and_harms_nothing_else(codec: str) -> None:
    data = (CHINESE * 40).encode(codec)
    text, encoding = decode(data + b"\xff" + data)
    assert encoding == codec
    assert text.replace("\ufffd", "") == CHINESE * 80


def test_a_stray_zero_makes_no_utf16() -> None:
    assert decode(b"a" * 500 + b"\0" + b"b" * 500)[1] == "utf-8"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04....",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"\x1f\x8b\x08\x00",
        b"\x89PNG\r\n",
        bytes(range(256)) * 20,
        b"\x00" * 100,
        b"\x01\x02\x03 a few words",
        b"abc\xff\xfe\xff" * 9,
    ],
    ids=["pdf", "zip", "office", "gzip", "picture", "bytes", "zeros", "controls", "no encoding"],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        decode(data)
    assert "\n" not in str(refusal.value)


@given(st.binary(max_size=200), st.sampled_from([None, "gbk", "utf-8", "big5", "utf-16", "x"]))
def test_any_bytes_give_a_text_or_a_clear_refusal(data: bytes, declared: str | None) -> None:
    try:
        text, _ = decode(data, declared)
    except InputError:
        return
    text.encode("utf-8")
