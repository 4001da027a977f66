"""White space and residue of editors, taken out of text that was read from a page."""

import re

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_HAN = r"\u3400-\u9fff"
_WIDE = rf"{_HAN}\u3001-\u303f\uff00-\uffef“”‘’…—"
_RESIDUE = re.compile(r"_ueditor_page_break_tag_|_baidu_page_break_tag_")
_UNSEEN = re.compile(r"[\u200b\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# Pinyin that mirrors put behind or into words: 专利（zhuān lì）, 知zhī识shí.
_GLOSS = re.compile(
    rf"(?<=[{_HAN}])\s*(?:[（(]\s*(?=[^()（）]*[{_TONED}])[a-zü'{_TONED}\s]+[)）]"
    rf"|(?=[a-zü']*[{_TONED}])[a-zü'{_TONED}]+(?=[{_HAN}，。；：、]|$))"
)
_BROKEN_LINE = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n]\s*(?=[{_WIDE}])")
_SPACES = re.compile(r"[ \t\r\n\xa0\u2002-\u200a\u202f\u205f]+")


def tidied(text: str) -> str:
    """Return the text of a block on one line, without indents, editor tags and pinyin glosses.

    A line break between two Chinese characters vanishes; other runs of white space become one
    space, but a full-width space within a sentence stays: it separates clauses.
    """
    if text.isascii():
        return _SPACES.sub(" ", _RESIDUE.sub("", _UNSEEN.sub("", text))).strip()
    text = _GLOSS.sub("", _RESIDUE.sub("", _UNSEEN.sub("", text)))
    return _SPACES.sub(" ", _BROKEN_LINE.sub("", text)).strip()
