"""What lines of a page say of the page itself: dates, sources, and its closing remarks."""

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 — reads better
_MONTH = r"(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATES = (
    re.compile(
        r"(?P<year>(?:19|20)\d{2})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})"
    ),
    # The English site: month day,year.
    re.compile(r"(?<!\d)(?P<month>\d{1,2})\s+(?P<day>\d{1,2})\s*,\s*(?P<year>(?:19|20)\d{2})"),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>(?:19|20)\d{{2}})"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d{{2}})"
    ),
    re.compile(r"(?P<year>(?:19|20)\d{2})\s*[-/.年]\s*(?P<month>\d{1,2})(?!\d)"),
)
_DATE_LABEL = re.compile(
    r"(?:发布时间|发布日期|发文日期|成文日期|更新时间|更新日期|公布日期|时间|日期|Updated?|Release\s+(?:time|date)|Released|Posted"
    r"|Published|Publish\s+(?:time|date)|Date)\s*[:：]?\s*",
    re.IGNORECASE,
)
_ADDRESS_DATE = re.compile(r"/(?P<year>(?:19|20)\d{2})/(?P<month>\d{1,2})/(?P<day>\d{1,2})/")
_OLD_ADDRESS_DATE = re.compile(r"/t(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})_\d")
_SOURCE = re.compile(
    r"(?:(?:信息|文章|稿件)?来源|Source|From)\s*[:：]\s*(?P<source>[^\s【\[(（|][^【\[(（|\n]*)",
    re.IGNORECASE,
)
_AFTER_SOURCE = re.compile(
    r"[\u3000\t]|\s{2,}|\s+(?=(?:发布|更新|时间|日期|作者|编辑|责编|字号|字体|浏览|点击|Date|Updated|Release|Author|Views)\S{0,8}[:：])"
)
_LABELLED = re.compile(
    r"[\s\u3000【\[(（]*(?:发布时间|发布日期|更新时间|更新日期|公布日期|来源|信息来源|文章来源|字号|字体|字体大小|浏览次数|阅读次数|访问量"
    r"|点击数|点击率|索引号|文号|主题词|分享|分享到|打印|作者|责任编辑|(?:您?(?:当前|现在|所在)?的?|所在)位置|Updated?|Release\s+(?:time|date)|Source|Views"
    r"|Font\s*size|Share|You\s+are\s+here|(?:Current\s+)?Location)\s*[:：]",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(
    r"(?:(?:时间|日期|Date|Published|Posted)\s*[:：]\s*)?[\w ,./年月日-]{6,24}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?",
    re.IGNORECASE,
)
_HANDS = (
    r"(?:本报|本网|特约|见习|实习)?(?:通讯员|记者|编辑|责任编辑|责编|审读|审核|校对|撰稿|供稿|供图|摄影|作者|来源|稿件来源|信息来源|执笔"
    r"|编译|翻译|译者|整理|文字|图片|值班主任|值班编辑)"
)
_DATE_AND_MORE = re.compile(
    r"[【\[(（]?(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\d:：]*[|｜/，,\s】)）\]]+(?:作者|记者|来源|信息来源|文章来源|编辑|责编|浏览|点击|字号)\s*[:：]"
)
_BYLINE = re.compile(
    r"By\s+[A-Z][\w.'’ -]{2,40}?(?:\s*[|,·]|\s+(?:Updated|Published|Posted|on)\b|\s+\d)"
)
_BUTTON = re.compile(
    r"(?:Advertisements?|Share|Print|Subscribe|Save|Listen|Follow us|Play|Mute|播放|静音|全屏|暂停|收藏|打印|分享|返回|关闭|返回顶部|字号|[大中小])"
    r"(?:[\s|/]+(?:Print|Share|Save|Listen|播放|静音|全屏|暂停|收藏|打印|分享|返回|关闭|[大中小]))*"
    r"|(?:Your browser|您的浏览器).{0,60}",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    # Someone who had a hand in it, in brackets or not: （通讯员 张三） 责任编辑：李四
    rf"[（(【\[]\s*{_HANDS}[^（()）【】\[\]。]{{0,60}}[）)】\]]"
    rf"|{_HANDS}\s*[:：]\s*[^。；，？！?!]{{1,40}}?(?:\s*https?://\S+)?"
    r"|(?:免责|版权|特别|郑重)声明\s*[:：].{0,180}|Disclaimer\s*[:：].{0,180}"
    # 【字体：大 中 小】 【打印】 （完）
    r"|[【\[(（]\s*(?:字体|字号|打印|关闭|返回|收藏|纠错|完|全文完|下转|上接|转载|此件|End|Print|Close|Back|Top)[^】\])）]{0,20}[】\])）]"
    r"|(?:分享到|扫一扫|扫码|上一篇|下一篇|上一条|下一条|相关链接|相关新闻|相关阅读|相关附件|原文链接|打印本页|关闭窗口)\s*[:：]?.{0,60}"
    r"|Share\s*(?:to|on|this(?:\s+page)?)?\s*[:：].{0,60}|Back\s+to\s+top|Print(?:\s+this\s+page)?|Close(?:\s+window)?"
    # (Translated from CNIPA Website Chinese Version) Source: China IP News
    r"|[(（\[]\s*(?:Translated\s+(?:from|by)|Source|Sources|Editor|Editors|Edited\s+by|Reporter|Photo|Photos"
    r"|Photo\s+by|Author|By|From|Xinhua|Contributed\s+by)\b[^()（）\[\]]{0,100}[)）\]]"
    r"|(?:Translated\s+from|Source|Editor|Editors|Edited\s+by|Author|Reporter)\s*[:：]\s*[^.;]{1,80}\.?",
    re.IGNORECASE,
)
_CLOSING_WHOLE = re.compile(rf"(?:\s*(?:{_CLOSING.pattern})[\s。.]*)+", re.IGNORECASE)
# Glued to the last paragraph, only what stands in brackets can be told from the text.
_CLOSING_GLUED = re.compile(
    rf"(?:\s*(?P<tail>[（(【\[]\s*(?:{_HANDS}|字体|打印|关闭|完[)）]|Translated\s+(?:from|by)|Source[:：\s]"
    r"|Editors?[:：\s]|Edited\s+by|Reporter[:：\s]|Photo[:：\s]|Author[:：\s])[^（()）【】\[\]。]{0,100}[）)】\]]))\s*[。.]?\s*$",
    re.IGNORECASE,
)
# Buttons to the other pages of a long text: 1 2 3 下一页, "< Previous 1 2 … 9 Next >".
_PAGER = re.compile(
    r"(?=.*(?:上一?页|下一?页|首页|末页|尾页|全文|第\s*\d+\s*页|共\s*\d+\s*页|Next|Prev|Page|[<>«»‹›]))"
    r"(?:[\s|/.…,，\-\[\]()<>«»‹›]|\d{1,4}|上一?页|下一?页|首页|末页|尾页|(?:余下|阅读|查看)?全文(?:阅读)?|[第共到转跳页]|GO(?: to)?|Next|Prev(?:ious)?|First|Last|Page|of|Total|records?|条)+",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:相关|热门|推荐|更多|延伸)(?:稿件|新闻|文章|阅读|链接|报道|信息|内容|推荐|专题)\s*[:：]?"
    r"|(?:Related|More|Recommended|Most\s+read|Latest)\s+(?:stories|story|articles?|news|links?|readings?|content|reports?|information)"
    r"\s*[:：]?",
    re.IGNORECASE,
)
_ENDS_ARTICLE = re.compile(
    r"(?:上一篇|下一篇|上一条|下一条|扫一扫|分享到)\s*[:：，].{0,80}|(?:网友|用户|读者|我来|发表|最新|全部|精彩)?(?:评论|留言|跟帖)\s*(?:\(\d+\)|（\d+）|[:：])?"
    r"|(?:Leave\s+a\s+(?:comment|reply)|(?:\d+\s+)?Comments?\s*(?:\(\d+\))?)\s*:?|(?:Previous|Next)(?:\s+(?:article|story|post))?\s*[:：].{0,80}",
    re.IGNORECASE,
)
# What only the foot of a page says, and what stands there beside it.
_FOOT = re.compile(
    r"ICP备|ICP证|网站标识码|公网安备|版权所有|[©Ⓒ]\s*(?:\d{4}|copyright|\w)|\bcopyright\s*(?:©|\(c\)|\d{4})|All\s+rights\s+reserved",
    re.IGNORECASE,
)
_FOOT_BESIDE = re.compile(
    r"(?:主办|承办|协办|主管|技术支持|维护)(?:单位)?\s*[:：]|(?:地址|邮编|电话|传真|邮箱|联系我们|工作时间|网站地图)\s*[:：]?|(?:Address|Tel|Phone|Fax|E-?mail|Contact\s+us"
    r"|Disclaimer|Privacy|Site\s*map|Terms\s+of)\b",
    re.IGNORECASE,
)
_BODY_NAME = re.compile(
    r"[（(]([^（()）。；]{0,40}(?:局|网|报|社|处|室|司|部|院|会|中心|台|News|Office|CNIPA))[）)]"
)
_BRACKETED = re.compile(r"[（(]\s*([^（()）。]{2,60}?)\s*[）)]")


def find_date(text: str) -> str:
    """Return the first date in a line, ISO 8601 as exact as it is, or nothing."""
    for pattern in _DATES:
        for found in pattern.finditer(text):
            if iso := _iso(found):
                return iso
    return ""


def labelled_date(text: str) -> str:
    """Return the date that follows a label such as 发布时间 or "Updated:", or nothing."""
    for label in _DATE_LABEL.finditer(text):
        if iso := find_date(text[label.end() : label.end() + 24]):
            return iso
    return ""


def date_of_address(address: str) -> str:
    """Return the date that stands in the address of a page, `/art/2021/4/21/`, or nothing."""
    found = _ADDRESS_DATE.search(address) or _OLD_ADDRESS_DATE.search(address)
    return _iso(found) if found else ""


def find_source(text: str) -> str:
    """Return who is named after 来源 or "Source:", or nothing."""
    found = _SOURCE.search(text)
    return _AFTER_SOURCE.split(found["source"])[0].strip(" \u3000.。;；") if found else ""


def is_information(text: str) -> bool:
    """Say whether a line above a page's text only tells its date, source, readers or the like."""
    if len(text) > 120:
        return False
    is_byline = bool(_BYLINE.match(text)) and bool(find_date(text))
    return is_byline or bool(_LABELLED.match(text) or _DATE_AND_MORE.match(text))


def is_button(text: str) -> bool:
    """Say whether a line is only the words of buttons and players."""
    return len(text) <= 80 and bool(_BUTTON.fullmatch(text.strip()))


def is_date_line(text: str) -> bool:
    """Say whether a line is a date and nothing else, perhaps with a label and a source."""
    rest = text
    if source := _SOURCE.search(text):
        rest = text[: source.start()].rstrip()
    return bool(_BARE_DATE.fullmatch(rest)) and bool(find_date(rest))


def is_closing(text: str) -> bool:
    """Say whether a whole line is a closing remark: who wrote, edited or translated the page."""
    return len(text) <= 200 and bool(_CLOSING_WHOLE.fullmatch(text))


def is_pager(text: str) -> bool:
    """Say whether a whole line only leads to the other pages of a text."""
    return len(text) <= 120 and bool(_PAGER.fullmatch(text))


def is_related(text: str) -> bool:
    """Say whether a line is the heading of a list of other articles."""
    return len(text) <= 40 and bool(_RELATED.fullmatch(text.strip()))


def ends_article(text: str) -> bool:
    """Say whether a line begins what follows an article: the next one, comments, buttons to share it."""
    return len(text) <= 120 and bool(_ENDS_ARTICLE.fullmatch(text.strip()))


def is_foot(text: str) -> bool:
    """Say whether a line is of the foot of a site's pages: who owns the site."""
    return len(text) <= 200 and bool(_FOOT.search(text))


def may_stand_in_foot(text: str) -> bool:
    """Say whether a line is one that stands above or below who owns the site: address, telephone, disclaimer."""
    return len(text) <= 200 and bool(_FOOT_BESIDE.match(text))


def is_bracketed_source(text: str, *, is_right: bool) -> bool:
    """Say whether a whole last line names the body that a text comes from: （云岭省知识产权局）."""
    return bool((_BRACKETED if is_right else _BODY_NAME).fullmatch(text.strip()))


def without_brackets(text: str) -> str:
    """Return what stands in the brackets of a closing line."""
    return text.strip().strip("（）()【】[] 。.")


def split_glued(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut closing remarks off the end of a last paragraph; returns the paragraph and the remarks."""
    tails: list[str] = []
    while found := _CLOSING_GLUED.search(text[-140:]):
        start = max(0, len(text) - 140) + found.start("tail")
        if not text[:start].strip():
            break
        tails.insert(0, found["tail"])
        text = text[:start].rstrip()
    return text, tuple(tails)


def _iso(found: re.Match[str]) -> str:
    """Write a date as ISO 8601; nothing where the calendar has no such day."""
    parts = found.groupdict()
    month = (
        int(parts["month"]) if parts.get("month") else _MONTHS.index(parts["name"].lower()[:3]) + 1
    )
    try:
        day = date(int(parts["year"]), month, int(parts.get("day") or 1))
    except ValueError:
        return ""
    return day.isoformat() if parts.get("day") else f"{day:%Y-%m}"
