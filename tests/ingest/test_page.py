"""Pages of both sites, other pages and plain text become sentences and facts."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.ingest.page import page_from_bytes, page_from_lines, read_lines, read_page
from reviewer.model.document import Page, SentenceKind
from reviewer.model.errors import InputError
from reviewer.model.span import Side
from reviewer.text.shipped import shipped_folder

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
CORPORA = shipped_folder("corpora")
CLOSING = "(Translated from CNIPA Website Chinese Version)"


def corpus(name: str) -> str:
    return (CORPORA / name).read_text(encoding="utf-8")


def page(text: str, side: Side | None = None, address: str = "page.html") -> Page:
    return page_from_bytes(text.encode(), address=address, side=side)


def article(body: str, head: str = "", title: str = "CNIPA Holds a Press Conference") -> str:
    return f'<html><head>{head}</head><body><h1>{title}</h1><div class="article-content">{body}</div></body></html>'


def body_of(page: Page) -> list[str]:
    return [one.text for one in page.sentences if one.kind is not SentenceKind.TITLE]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_government_page_gives_its_gold_title_and_paragraphs(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    page = read_page(path)
    paragraphs: dict[int, list[str]] = {}
    for sentence in page.sentences:
        if sentence.kind not in {SentenceKind.TITLE, SentenceKind.TABLE}:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.text)
    separator = "" if page.side is Side.ZH else " "
    assert gold["title"] == page.facts.title == page.sentences[0].text
    assert gold["paragraphs"] == [separator.join(texts) for texts in paragraphs.values()]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("number", range(1, 9))
def test_a_sample_page_gives_its_gold_sentences(number: int, language: str) -> None:
    page = read_page(CORPORA / f"s{number:02d}.{language}.html")
    gold = corpus(f"gold/s{number:02d}.{language}.txt").splitlines()
    assert Side(language) is page.side
    assert [line for line in gold if line != CLOSING] == list(page.texts[1:])


def test_a_title_is_the_first_sentence_and_a_paragraph_of_its_own() -> None:
    page = read_page(CORPORA / "s02.en.html")
    title = page.sentences[0]
    assert (title.kind, title.paragraph) == (SentenceKind.TITLE, 0)
    assert page.paragraphs == (0, 1, 2, 2, 2, 2, 3, 3, 4)


def test_what_a_page_says_of_itself_is_kept_beside_its_sentences() -> None:
    facts = read_page(CORPORA / "s01.zh.html").facts
    assert facts.title == "云岭省暨滨江市知识产权宣传周活动启动"
    assert (facts.date, facts.source) == ("2021-04-21", "云岭省知识产权局")
    assert facts.tails == ("（云岭省知识产权局）",)
    assert (len(facts.sha256), facts.encoding) == (64, "utf-8")
    assert facts.address.endswith("s01.zh.html")


def test_a_closing_line_glued_to_the_last_paragraph_is_cut_off() -> None:
    page = read_page(CORPORA / "s01.en.html")
    assert page.facts.tails == (CLOSING,)
    assert page.texts[-1].endswith("enterprises in IP.")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Updated: 9 27,2020", "2020-09-27"),
        ("Release time:2023-04-19", "2023-04-19"),
        ("Date: January 17, 2024 Source: CNIPA", "2024-01-17"),
        ("发布时间：2021-4-1 09:30", "2021-04-01"),
        ("发布日期：2021年4月21日 来源：新华社", "2021-04-21"),
        ("Updated: 13 45,2020", ""),
    ],
)
@pytest.mark.parametrize("place", ["above", "inside"])
def test_the_date_is_read_in_every_form_of_the_sites(line: str, date: str, place: str) -> None:
    text = "<p>The Office held a meeting in Beijing. It was useful.</p>"
    if place == "above":
        html = article(text).replace("</h1>", f"</h1><div>{line}</div>")
    else:
        html = article(f"<p>{line}</p>{text}")
    assert date == page(html).facts.date
    assert body_of(page(html)) == ["The Office held a meeting in Beijing.", "It was useful."]


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://english.cnipa.gov.cn/art/2020/6/9/art_92_2405.html", "2020-06-09"),
        ("http://www.sipo.gov.cn/201806/t20180615_1124545.html", "2018-06-15"),
        ("https://english.cnipa.gov.cn/transfer/news/officialinformation/1120.htm", ""),
    ],
)
def test_a_page_without_a_date_is_dated_by_its_address(address: str, date: str) -> None:
    assert date == page(article("<p>The Office met.</p>"), address=address).facts.date


def test_the_date_of_an_event_is_no_date_of_the_page() -> None:
    html = article("<p>Date: May 5, 2021</p><p>The Office met.</p>").replace(
        "</h1>", "</h1><div>Updated: 4 21,2021</div>"
    )
    assert page(html).facts.date == "2021-04-21"
    assert body_of(page(html)) == ["Date: May 5, 2021", "The Office met."]


@pytest.mark.parametrize(
    ("join", "tail"),
    [
        ("", "（通讯员　陈小明）"),
        ("", "（编辑：张三　审读：李四）"),
        ("</p><p>", "（通讯员　陈小明）"),
        ("</p><p>", "（编辑：张三　审读：李四）"),
        ("</p><p>", "责任编辑：王五"),
        ("</p><p>", "【字体：大 中 小】"),
        ("</p><p>", "（国家知识产权局网）"),
        ("</p><p>", "（完）"),
    ],
)
def test_chinese_closing_remarks_are_no_sentences(join: str, tail: str) -> None:
    html = article(f"<p>会议在京召开，各方代表参加了会议。{join}{tail}</p>", title="会议召开")
    assert body_of(page(html)) == ["会议在京召开，各方代表参加了会议。"]
    assert (tail,) == page(html).facts.tails


@pytest.mark.parametrize(
    "tail",
    [CLOSING, "(Translated from China IP News)", "(Source: CNIPA website)", "(Editor: Li Si)"],
)
@pytest.mark.parametrize("join", ["", " ", "</p><p>"], ids=["glued", "spaced", "own line"])
def test_english_closing_remarks_are_no_sentences(tail: str, join: str) -> None:
    html = article(f"<p>The Office held a meeting.{join}{tail}</p>")
    assert body_of(page(html)) == ["The Office held a meeting."]
    assert (tail,) == page(html).facts.tails


def test_a_source_line_at_the_top_is_a_fact() -> None:
    html = article("<p>Source: China IP News</p><p>The Office met.</p>")
    assert page(html).facts.source == "China IP News"
    assert body_of(page(html)) == ["The Office met."]


def test_a_repeated_title_counts_once() -> None:
    html = article("<p>CNIPA Holds a Press Conference</p><p>The Office met.</p>")
    assert page(html).texts == ("CNIPA Holds a Press Conference", "The Office met.")


@pytest.mark.parametrize(
    ("noisy", "text"),
    [
        ("三种专利（zhuān lì）申请", "三种专利申请"),
        ("同比zēng增长", "同比增长"),
        ("专利_ueditor_page_break_tag_申请", "专利申请"),
        ("&emsp;&emsp;　　专利申请", "专利申请"),
        ("专利\n　　申请", "专利申请"),
        ("<ruby>专<rt>zhuān</rt></ruby>利申请", "专利申请"),
        ("共７１，３０６件", "共７１，３０６件"),
        ("保护　推动", "保护　推动"),
        ("专\u200b利\ufeff申请", "专利申请"),
        ("专利\x1b[31m申请", "专利[31m申请"),
        ("<b>专利</b><span>申请</span>", "专利申请"),
        ("专利<!-- 注 -->申请<script>x</script>", "专利申请"),
        ("专利<span style='display:none'>藏</span>申请", "专利申请"),
    ],
)
def test_residue_of_editors_and_mirrors_is_taken_out(noisy: str, text: str) -> None:
    html = article(f"<p>{noisy}</p>", title="专利")
    assert [text] == body_of(page(html))


def test_headings_lists_and_tables_are_told_apart() -> None:
    html = article(
        "<h2>First part</h2><p><strong>Second part</strong></p><ul><li>One thing. Another.</li></ul>"
        "<table><tr><th>Region</th><th>Grants</th></tr><tr><td>Beijing</td><td>65,321</td></tr></table>"
        "<p>The Office met.</p>"
    )
    expected = [
        ("First part", SentenceKind.HEADING, 1),
        ("Second part", SentenceKind.HEADING, 2),
        ("One thing.", SentenceKind.LIST, 3),
        ("Another.", SentenceKind.LIST, 3),
        ("Region | Grants", SentenceKind.TABLE, 4),
        ("Beijing | 65,321", SentenceKind.TABLE, 5),
        ("The Office met.", SentenceKind.BODY, 6),
    ]
    assert expected == [(one.text, one.kind, one.paragraph) for one in page(html).sentences[1:]]


def test_a_menu_that_is_named_like_an_article_is_none() -> None:
    menu = '<div id="content"><a href="/a">Home page</a> <a href="/b">News of the day</a></div>'
    html = f"<html><body><h1>Title</h1>{menu}<div class='TRS_Editor'><p>The Office met.</p></div></body></html>"
    assert body_of(page(html)) == ["The Office met."]


def test_comments_around_an_article_are_passed_over() -> None:
    html = article("<p>The Office met.</p>").replace("</h1>", "</h1><!-- x --><?y z?>")
    assert body_of(page(html)) == ["The Office met."]


def test_a_table_that_only_lays_out_the_text_is_no_table() -> None:
    html = corpus("s04.en.html").replace(' class="TRS_Editor"', "").replace("Custom_", "x")
    assert list(read_page(CORPORA / "s04.en.html").texts) == list(page(html).texts)


@pytest.mark.parametrize(
    ("broken", "paragraphs"),
    [
        ("会议召开。<br>会议闭幕。", ["会议召开。", "会议闭幕。"]),
        ("一、总体情况<br><br>&nbsp;&nbsp;授权51万件。", ["一、总体情况", "授权51万件。"]),
        ("各省、<br>自治区知识产权局：", ["各省、自治区知识产权局："]),
        ("The Office said<br>that it was so.", ["The Office said that it was so."]),
    ],
)
def test_a_line_break_ends_a_paragraph_unless_it_wraps_one(
    broken: str, paragraphs: list[str]
) -> None:
    assert paragraphs == body_of(page(article(broken)))


def test_a_page_that_says_gb2312_is_read_whole() -> None:
    html = corpus("s01.zh.html").replace("utf-8", "gb2312").replace("李明远", "李镕㐀")
    page = page_from_bytes(html.encode("gb18030"), address="x")
    assert page.facts.encoding == "gb18030"
    assert any("李镕㐀" in text for text in page.texts)
    assert len(read_page(CORPORA / "s01.zh.html").texts) == len(page.texts)


def test_a_page_of_another_site_gives_its_text_without_its_menus() -> None:
    first, second = (
        " ".join(
            f"The {body} Office granted {number}00 patents that year." for number in range(1, 9)
        )
        for body in ("Patent", "Other")
    )
    html = (
        "<html><head><title>Patents | Elsewhere</title></head><body>"
        '<ul class="menu"><li><a href="/a">Home</a></li><li><a href="/b">News</a></li></ul>'
        f"<div><article><h1>Patents granted</h1><p>{first}</p><p>{second}</p></article></div>"
        '<div class="foot"><a href="/c">Imprint</a></div></body></html>'
    )
    page_elsewhere = page(html)
    assert page_elsewhere.facts.title == "Patents granted"
    assert sum("granted" in text and "Office" in text for text in page_elsewhere.texts) == 16
    assert not {"Home", "Imprint"} & set(page_elsewhere.texts)


def test_plain_text_has_a_paragraph_a_line() -> None:
    text = "关于开展宣传周活动的通知\n发布时间：2021-04-21 来源：新华社\n\n各省局：\n　　现将事项通知如下。请执行。\n责任编辑：李四\n"
    page = page_from_bytes(text.encode(), address="x.txt")
    assert page.texts == ("关于开展宣传周活动的通知", "各省局：", "现将事项通知如下。", "请执行。")
    assert page.paragraphs == (0, 1, 2, 2)
    assert (page.facts.date, page.facts.source) == ("2021-04-21", "新华社")


def test_wrapped_plain_text_is_joined_at_blank_lines() -> None:
    text = (
        "The China National Intellectual Property Administration held a\n"
        "regular press conference in Beijing on July 12 on IP work in the first\n"
        "half of the year. A total of 389,000 invention patents were granted.\n\n"
        "By the end of June, there were 2.924 million valid invention patents on\n"
        "the mainland of China. CNIPA also received 33,000 PCT\ninternational applications.\n"
    )
    page = page_from_bytes(text.encode(), address="x.txt")
    assert page.paragraphs == (0, 0, 1, 1)
    assert page.texts[1] == "A total of 389,000 invention patents were granted."


def test_lines_stay_as_they_are_numbered(tmp_path: Path) -> None:
    file = tmp_path / "x.en"
    file.write_bytes("Title\r\n\r\nOne. Two.\n (Translated from X)\n".encode("utf-8-sig"))
    assert read_lines(file, Side.EN).texts == ("Title", "", "One. Two.", "(Translated from X)")


@given(st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]))))
def test_as_many_lines_come_out_as_went_in(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert max(len(lines), 1) == len(page_from_lines(text + "\n", Side.EN).sentences)


def test_the_language_is_detected_and_swapped_files_are_told() -> None:
    page = read_page(CORPORA / "s01.en.html")
    assert Side.EN is page.side
    with pytest.raises(InputError, match="swap the two files"):
        read_page(CORPORA / "s01.en.html", Side.ZH)
    with pytest.raises(InputError, match="swap the two files"):
        read_page(CORPORA / "s01.zh.html", Side.EN)


def bytes_file(data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "bad.html"
        path.write_bytes(data)
        return path

    return make


BAD = {
    "not there": lambda folder: folder / "missing.html",
    "a folder": lambda folder: folder,
    "empty": bytes_file(b""),
    "white space": bytes_file(b" \n\t\n"),
    "no text": bytes_file(b"<html><body><script>var a=1;</script></body></html>"),
    "a picture": bytes_file(b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "a document": bytes_file(b"PK\x03\x04" + bytes(100)),
    "random bytes": bytes_file(bytes(range(256)) * 8),
    "11 MB in one node": bytes_file(b"<html><body><p>" + b"a" * 11_000_000),
    "too deep": bytes_file(b"<html><body>" + b"<div>" * 5000 + b"text"),
    "an entity bomb": bytes_file(
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body><p>&b;</p></body></html>'
    ),
    "a TMX file": bytes_file(b'<?xml version="1.0"?><tmx version="1.4"><header/></tmx>'),
    "no encoding at all": bytes_file(b"<html><body><p>text \xff\xff\xfe \x80\xff more"),
}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD.keys())
def test_bad_input_is_refused_in_one_line_with_its_name(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = make(tmp_path)
    with pytest.raises(InputError) as refusal:
        read_page(path)
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)


@given(st.binary(max_size=300) | st.text("<>/pdivbr tablesc=\"'&;!-a。\n").map(str.encode))
def test_any_bytes_give_a_page_or_a_clear_refusal(data: bytes) -> None:
    try:
        page = page_from_bytes(b"<html><body><p>a</p>" + data, address="x")
    except InputError:
        return
    assert all(text.strip() == text != "" for text in page.texts)


def test_neither_a_site_page_nor_plain_text_loads_what_it_does_not_need() -> None:
    code = (
        "import sys; from pathlib import Path; import reviewer.ingest.page as p;"
        "assert 'lxml' not in sys.modules;"
        f"p.read_page(Path({str(CORPORA / 's01.zh.html')!r}));"
        "assert 'lxml.etree' in sys.modules;"
        "assert not {'trafilatura', 'jieba', 'lxml.html'} & set(sys.modules), 'heavy'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
