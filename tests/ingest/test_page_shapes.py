"""Pages in the shapes that public bodies' sites have: the article's paragraphs, all of them and no others.

Texts are made up. What is measured over all shapes stands in benchmarks/ingest.py.
"""

from dataclasses import dataclass

import pytest

from reviewer.ingest.page import page_from_bytes
from reviewer.model.document import Page, SentenceKind
from reviewer.model.span import Side


@dataclass(frozen=True, slots=True)
class Shape:
    """A page, and what a careful reader takes from it."""

    html: str
    title: str
    paragraphs: tuple[str, ...]
    date: str = ""
    encoding: str = "utf-8"
    address: str = "https://www.example.gov.cn/a.html"


NAV = (
    '<div class="top"><a href="/">首页</a><a href="/x">机构</a><a href="/y">新闻</a>'
    '<form><input value="搜索"></form></div><div class="nav"><ul><li><a href="/1">政务公开</a></li>'
    '<li><a href="/2">政务服务</a></li><li><a href="/3">数据</a></li></ul></div>'
    '<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/n">工作动态</a></div>'
)
FOOT = (
    '<div class="footer"><p>主办单位：国家知识产权局　版权所有</p><p>京ICP备05069085号　网站标识码bm52000001</p>'
    "<p>地址：北京市海淀区西土城路6号　邮编：100088</p></div>"
)
NAV_EN = (
    '<div id="nav"><a href="/">Home</a> | <a href="/a">About</a> | <a href="/n">News</a> | '
    '<a href="/l">Laws &amp; Policies</a></div>'
)
FOOT_EN = (
    '<div class="foot"><p>Copyright © China National Intellectual Property Administration. All Rights '
    'Reserved</p><p><a href="/c">Contact Us</a> <a href="/s">Site Map</a></p></div>'
)
P1 = "国家知识产权局近日发布数据，今年上半年我国授权发明专利43.3万件。"
P2 = "截至6月底，国内有效发明专利拥有量达到456.8万件，同比增长17.3%。"
P3 = "下一步，国家知识产权局将继续提高审查质量和审查效率。"
E1 = "The CNIPA released data recently: 433,000 invention patents were granted in the first half of the year."
E2 = "By the end of June, domestic valid invention patents had reached 4.568 million, up 17.3%."
E3 = "Next, the CNIPA will go on improving the quality and efficiency of examination."
TITLE, TITLE_EN = "上半年知识产权数据发布", "CNIPA Releases Data of First Half"


def page(body: str, head: str = "", *, is_english: bool = False) -> str:
    nav, foot = (NAV_EN, FOOT_EN) if is_english else (NAV, FOOT)
    return f"<!DOCTYPE html><html><head>{head}</head><body>{nav}{body}{foot}</body></html>"


SHAPES = {
    "JCMS with tools, picture, attachments": Shape(
        page(
            f'<div class="content clearfix"><div><h1>{TITLE}</h1><div class="pages-date">发布时间：2023-07-18'
            '<span>来源：新闻办</span><span class="font">【字体：<a>大</a> <a>中</a> <a>小</a>】</span>'
            '<div class="share"><a>微信</a><a>微博</a></div></div><div class="article-content cont">'
            f'<!--<$[CONTENT]>begin--><p style="text-indent:2em">　　{P1}</p><p style="text-align:center">'
            f'<img src="a.jpg" alt="发布会现场"></p><p>&emsp;&emsp;{P2}</p><p>&nbsp;</p><p><span>　　{P3}</span></p>'
            '<p>附件：<a href="/module/download/downfile.jsp?x">1.数据表.pdf</a></p><p>（责任编辑：王某）</p>'
            "<!--<$[CONTENT]>end--></div></div></div>"
            '<div class="ewm"><p>扫一扫在手机打开当前页</p></div>'
        ),
        TITLE,
        (P1, P2, P3),
        "2023-07-18",
        address="https://www.cnipa.gov.cn/art/2023/7/18/art_53_186337.html",
    ),
    "laid out with tables, gb2312, line breaks": Shape(
        '<html><head><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"><title>'
        f"{TITLE}</title></head><BODY><TABLE width=760><TR><TD><a href=/>首页</a></TD><TD><a href=/2>公告</a>"
        f"</TD></TR></TABLE><TABLE><TR><TD align=center><b><font size=5>{TITLE}</font></b></TD></TR><TR><TD>"
        f"<P>　　{P1}<BR>　　{P2}<BR><BR>　　{P3}</P></TD></TR></TABLE><TABLE><TR><TD>版权所有</TD></TR></TABLE>"
        "</BODY></html>",
        TITLE,
        (P1, P2, P3),
        encoding="gb18030",
    ),
    "nested blocks without paragraphs": Shape(
        page(
            f'<div class="article"><h1>{TITLE}</h1><div class="article-content"><div><div><span>{P1}</span>'
            f"</div><div><font>{P2}</font></div></div><div>{P3}</div></div></div>"
        ),
        TITLE,
        (P1, P2, P3),
    ),
    "English of the new site with list and heading": Shape(
        page(
            f'<div class="main"><div class="title">{TITLE_EN}</div><div class="time">Updated: 7 18,2023</div>'
            f'<div class="article-content"><p>{E1}</p><h3>Main figures</h3><ul><li>Patents granted: 433,000;</li>'
            f"<li>Trademarks registered: 2.04 million.</li></ul><p>{E2}</p><p>{E3}(Translated from CNIPA "
            'Website Chinese Version)</p></div><div class="pagination"><a>1</a> <a>2</a> <a>Next</a></div></div>',
            is_english=True,
        ),
        TITLE_EN,
        (
            E1,
            "Main figures",
            "Patents granted: 433,000;",
            "Trademarks registered: 2.04 million.",
            E2,
            E3,
        ),
        "2023-07-18",
        address="https://english.cnipa.gov.cn/art/2023/7/18/art_1340_186337.html",
    ),
    "paged inside of the article": Shape(
        page(
            f'<h1>{TITLE}</h1><div class="article-content"><p>{P1}</p><p>{P2}</p><p>{P3}</p>'
            '<div id="page_div" class="page"><a href="_1.html">1</a><a href="_2.html">2</a>'
            '<a href="_2.html">下一页</a><a href="_2.html">尾页</a></div></div>'
        ),
        TITLE,
        (P1, P2, P3),
    ),
    "English, paged inside": Shape(
        page(
            f'<h1>{TITLE_EN}</h1><div class="article-content"><p>{E1}</p><p>{E2}</p><p>{E3}</p>'
            '<p><a href="2.html">1</a> <a href="2.html">2</a> <a href="3.html">3</a> '
            '<a href="2.html">Next</a></p></div>',
            is_english=True,
        ),
        TITLE_EN,
        (E1, E2, E3),
    ),
    "gov.cn": Shape(
        page(
            f'<div class="article oneColumn"><h1>{TITLE}</h1><div class="pages-date">2023-07-18 15:21'
            '<span>来源：新华社</span></div><div class="pages_content" id="UCAP-CONTENT">'
            f'<p style="text-indent: 2em;">新华社北京7月18日电（记者张某）{P1}</p><p>　　{P2}</p>'
            f"<p>　　{P3}</p></div><div class='editor'>责任编辑：李某</div></div>"
            '<div class="related"><h2>相关稿件</h2><ul><li><a href="/1">知识产权保护再加强</a></li></ul></div>'
        ),
        TITLE,
        (f"新华社北京7月18日电（记者张某）{P1}", P2, P3),
        "2023-07-18",
    ),
    "TRS with styles of its own": Shape(
        page(
            f'<div class="xl"><h2 class="tit">{TITLE}</h2><p class="sj">日期：2014-07-18</p><div class="TRS_Editor">'
            '<style>.TRS_Editor P{margin-top:0}</style><div class="Custom_UnionStyle">'
            f"<p align='justify'>　　{P1}</p><p>　　{P2}</p><p>　　{P3}</p></div></div></div>"
        ),
        TITLE,
        (P1, P2, P3),
        "2014-07-18",
    ),
    "letters of one word in many spans": Shape(
        page(
            f'<h1>{TITLE_EN}</h1><div class="article-content"><p class="MsoNormal"><span>The CNIPA re</span>'
            "<span>leased <b>data</b> recent</span><span>ly: </span><span>433,000&nbsp;invention patents were "
            f"<i>granted</i>\n in the first half of the year.</span><o:p></o:p></p><p>{E2}</p><p><br></p>"
            f"<p>{E3}</p></div>",
            is_english=True,
        ),
        TITLE_EN,
        (E1, E2, E3),
    ),
    "remarks and buttons after the text": Shape(
        page(
            f'<h1>{TITLE}</h1><div class="article-content"><p>{P1}</p><p>{P2}</p><p>{P3}</p>'
            "<p>（编辑：赵某　审读：钱某）</p><p>扫一扫在手机打开当前页</p><p>【打印】【关闭窗口】</p>"
            "<p>上一篇：<a href='/1'>关于印发规划的通知</a></p><p>下一篇：<a href='/2'>专利审查指南解读</a></p></div>"
        ),
        TITLE,
        (P1, P2, P3),
    ),
    "a figure with its caption": Shape(
        page(
            f'<h1>{TITLE_EN}</h1><div class="article-content"><p>{E1}</p><figure><img src="a.jpg"><figcaption>'
            f"A press conference in Beijing, July 18. [Photo by Li]</figcaption></figure><p>{E2}</p><p>{E3}</p></div>",
            is_english=True,
        ),
        TITLE_EN,
        (E1, "A press conference in Beijing, July 18. [Photo by Li]", E2, E3),
    ),
    "an unknown site in HTML 5": Shape(
        page(
            f'<main><article><header><h1>{TITLE}</h1><time datetime="2023-07-18">2023年07月18日</time></header>'
            f'<section class="entry-content"><p>{P1}</p><p>{P2}</p><p>{P3}</p></section>'
            '<footer>标签：<a>专利</a></footer></article><aside><h3>热门文章</h3><ul><li><a href="/1">如何申请专利</a>'
            '</li><li><a href="/2">商标注册流程</a></li></ul></aside></main>'
        ),
        TITLE,
        (P1, P2, P3),
    ),
    "an unknown English site": Shape(
        page(
            f'<div class="wrap"><div class="left"><h1 class="headline">{TITLE_EN}</h1><p class="byline">By Li Ming | '
            f'July 18, 2023</p><div class="story-body"><p>{E1}</p><p>{E2}</p><p>{E3}</p></div>'
            '<div class="social"><a>Share</a><a>Tweet</a></div></div><div class="right"><h4>Most read</h4><ul>'
            '<li><a href="/1">Patents explained</a></li><li><a href="/2">How to file</a></li></ul></div></div>',
            is_english=True,
        ),
        TITLE_EN,
        (E1, E2, E3),
    ),
    "unclosed tags in capitals": Shape(
        f"<HTML><HEAD><TITLE>{TITLE_EN}</TITLE></HEAD><BODY><DIV CLASS='article-content'><H1>{TITLE_EN}</H1>"
        f"<P><FONT FACE=Arial>{E1}</FONT><P><FONT FACE=Arial>{E2}<P>{E3}</FONT></DIV></BODY></HTML>",
        TITLE_EN,
        (E1, E2, E3),
    ),
    "a notice with number, signature and date": Shape(
        page(
            '<div class="content"><h1>国家知识产权局公告（第四七八号）</h1><div class="article-content">'
            "<p align=center>第四七八号</p><p>　　根据《专利法》的规定，现将有关事项公告如下：</p>"
            "<p>　　一、本公告自2024年1月20日起施行。</p><p>　　二、此前规定与本公告不一致的，以本公告为准。</p>"
            "<p>　　特此公告。</p><p style='text-align:right'>国家知识产权局</p>"
            "<p style='text-align:right'>2023年12月21日</p></div></div>"
        ),
        "国家知识产权局公告（第四七八号）",
        (
            "第四七八号",
            "根据《专利法》的规定，现将有关事项公告如下：",
            "一、本公告自2024年1月20日起施行。",
            "二、此前规定与本公告不一致的，以本公告为准。",
            "特此公告。",
            "国家知识产权局",
            "2023年12月21日",
        ),
    ),
    "questions and answers": Shape(
        page(
            f'<h1>{TITLE}</h1><div class="article-content"><p><strong>问：今年上半年的数据有何特点？</strong></p>'
            f"<p><strong>答：</strong>{P1}</p><p><b>问：</b>下一步有何打算？</p><p>答：{P3}</p></div>"
        ),
        TITLE,
        ("问：今年上半年的数据有何特点？", f"答：{P1}", "问：下一步有何打算？", f"答：{P3}"),
    ),
    "sections of an editor for phones": Shape(
        page(
            f'<h1 class="rich_media_title">{TITLE}</h1><div id="js_content" class="rich_media_content"><section>'
            f'<section style="x"><p><span>{P1}</span></p></section><section><section><p>{P2}</p></section>'
            f"</section><p>{P3}</p></section></div>"
        ),
        TITLE,
        (P1, P2, P3),
    ),
    "hidden text and scripts": Shape(
        page(
            f'<h1>{TITLE}</h1><div class="article-content"><p>{P1}</p><script>var a="脚本里的文字";</script>'
            f'<p style="display:none">看不见的段落不是文章。</p><div hidden>也看不见。</div><p>{P2}</p><noscript>请打开脚本'
            f"</noscript><p>{P3}</p></div>"
        ),
        TITLE,
        (P1, P2, P3),
    ),
    "open-government table above the text": Shape(
        page(
            '<table class="sls"><tr><td>索引号</td><td>000014349/2023-00123</td><td>文号</td><td>国知发〔2023〕18号'
            "</td></tr><tr><td>发布机构</td><td>国家知识产权局</td><td>成文日期</td><td>2023-07-18</td></tr></table>"
            f'<div class="content"><h1>{TITLE}</h1><div class="article-content"><p>{P1}</p><p>{P2}</p><p>{P3}</p>'
            "</div></div>"
        ),
        TITLE,
        (P1, P2, P3),
        "2023-07-18",
    ),
    "facts of the page inside of the article": Shape(
        page(
            f'<h1>{TITLE}</h1><div id="zoom"><p>发布时间：2023-07-18 10:20　来源：办公室　浏览次数：1234</p>'
            f"<p>分享到：<a>微信</a> <a>微博</a></p><p>{P1}</p><p>{P2}</p><p>{P3}</p><p>分享到：</p></div>"
        ),
        TITLE,
        (P1, P2, P3),
        "2023-07-18",
    ),
    "the old English site": Shape(
        f"<html><head><title>{TITLE_EN}</title></head><body><table width=1000><tr><td><a href=/>Home</a></td>"
        f"<td><a href=/2>News</a></td></tr></table><div class='con_box'><div class='bt'>{TITLE_EN}</div>"
        f"<div class='article-content'>{E1}<br/><br/>{E2}<br/>\n<br/>\n{E3}<br/><br/>(Source: CNIPA website)</div>"
        "</div></body></html>",
        TITLE_EN,
        (E1, E2, E3),
        address="https://english.cnipa.gov.cn/transfer/news/officialinformation/1155.htm",
    ),
    "numbered points on lines of one paragraph": Shape(
        page(
            f'<h1>{TITLE}</h1><div class="article-content"><p>主要内容如下：<br>　　一、提高审查质量。<br>'
            f"　　二、加强保护。</p><blockquote><p>{P2}</p></blockquote><ol><li>完善制度；</li><li>优化服务。"
            f"<ul><li>线上办理。</li></ul></li></ol><p>{P3}</p></div>"
        ),
        TITLE,
        (
            "主要内容如下：",
            "一、提高审查质量。",
            "二、加强保护。",
            P2,
            "完善制度；",
            "优化服务。",
            "线上办理。",
            P3,
        ),
    ),
    "links within sentences, attachments on lines": Shape(
        page(
            f'<h1>{TITLE_EN}</h1><div class="article-content"><p>The <a href="/c">CNIPA</a> released '
            '<a href="/d">data</a> on July 18.</p>'
            f'<p>{E2}</p><p>Attachment 1: <a href="/1.doc">Table of Figures.doc</a></p>'
            '<p>Attachment 2: <a href="/2.doc">List of Bodies.doc</a></p></div>',
            is_english=True,
        ),
        TITLE_EN,
        ("The CNIPA released data on July 18.", E2),
    ),
    "a title in the head only": Shape(
        page(
            f'<div class="article-content"><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>',
            f"<title>{TITLE}-国家知识产权局</title>",
        ),
        TITLE,
        (P1, P2, P3),
    ),
    "related stories inside of the article": Shape(
        page(
            f'<h1>{TITLE_EN}</h1><div class="article-content"><p>{E1}</p><p>{E2}</p><p>{E3}</p>'
            '<div class="relatednews"><h3>Related Stories</h3><ul><li><a href="/1">Patents rise</a></li>'
            '<li><a href="/2">Trademarks rise</a></li></ul></div></div>',
            is_english=True,
        ),
        TITLE_EN,
        (E1, E2, E3),
    ),
    "a report of a newspaper": Shape(
        page(
            f'<div class="lft_art"><h1>{TITLE_EN}</h1><p class="info_l">By Li Ming | China Daily | Updated: '
            f'2023-07-18 09:30</p><div id="Content"><p>{E1}</p><p>{E2}</p><p>{E3}</p></div>'
            '<div class="share-article"><b>Share</b></div></div>',
            is_english=True,
        ),
        TITLE_EN,
        (E1, E2, E3),
        "2023-07-18",
    ),
    "quotes of Windows": Shape(
        page(
            f'<h1>{TITLE_EN}</h1><div class="article-content"><p>\u201c{E1}\u201d</p><p>{E2}</p></div>',
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
            is_english=True,
        ),
        TITLE_EN,
        (f"\u201c{E1}\u201d", E2),
        encoding="windows-1252",
    ),
    "a long text in one cell of the article": Shape(
        page(
            f'<h1>{TITLE}</h1><div class="article-content"><table border=0 width="100%"><tr><td><p>{P1}</p>'
            f"<p>{P2}</p></td></tr></table><p>{P3}</p></div>"
        ),
        TITLE,
        (P1, P2, P3),
    ),
    "close and print in English": Shape(
        page(
            f'<h1>{TITLE_EN}</h1><div class="article-content"><p>{E1}</p><p>{E2}</p><p>{E3}</p>'
            "<p>[Print] [Close]</p><p>Share to: <a>Facebook</a> <a>Twitter</a></p><p>Editor: Li Ming</p></div>",
            is_english=True,
        ),
        TITLE_EN,
        (E1, E2, E3),
    ),
}


def paragraphs(read: Page) -> tuple[str, ...]:
    """Return what stands on a page as paragraphs, without title and data tables."""
    texts: dict[int, list[str]] = {}
    for sentence in read.sentences:
        if sentence.kind not in {SentenceKind.TITLE, SentenceKind.TABLE}:
            texts.setdefault(sentence.paragraph, []).append(sentence.text)
    separator = "" if read.side is Side.ZH else " "
    return tuple(separator.join(sentences) for sentences in texts.values())


def read_shape(shape: Shape) -> Page:
    return page_from_bytes(shape.html.encode(shape.encoding), address=shape.address)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_an_article_is_read_whole_and_nothing_else(shape: Shape) -> None:
    read = read_shape(shape)
    assert shape.paragraphs == paragraphs(read)
    assert shape.title == read.facts.title


@pytest.mark.parametrize(
    "shape", [one for one in SHAPES.values() if one.date], ids=lambda one: one.title
)
def test_the_date_of_a_page_is_found(shape: Shape) -> None:
    assert shape.date == read_shape(shape).facts.date
