"""What editors, converters and programs leave in a text."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span
from reviewer.text.han import visible

_RESIDUE: Final = re.compile(
    r"""(?P<editor>_ueditor_\w+_?|\bmso-[\w-]+|\bMERGEFORMAT\b|\bError!\s(?:Bookmark|Reference)[^.]*\.)
      | (?P<tag></?(?:p|br|div|span|font|strong|b|i|u|em|a|img|table|t[dhr]|tbody|thead|ul|ol|li|h[1-6]|o:p|st1:\w+|sup|sub|center|section|script|style)(?:\s[^<>]{0,200})?/?>|<!--|-->|<!\[CDATA\[)
      | (?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{1,6}|\#[xX][0-9a-fA-F]{1,5});)
      | (?P<placeholder>\{\{[^{}]{0,80}\}\}|\$\{[^{}]{0,80}\}|\{\d{1,2}\}|%\d?\$?[sd]\b(?!\w)|<unk>|@@\s|\bLorem\sipsum\b|\b(?:TODO|FIXME|TBD|XXX+)\b)
      | (?P<damage>\ufffd+|(?:Ã.|â€.?|Â[\xa0-\xff])+|锟斤拷|烫烫烫|\\[nrt](?=\s|$|[A-Z]))
      | (?P<hidden>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+)
    """,
    re.VERBOSE,
)
_SIGNS: Final = re.compile(
    r"[_<>&{}$%@\\\ufffdÃâÂ锟烫\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|mso-|FORMAT|Error!|Lorem|TODO|FIXME|TBD|XXX"
)
"""Without any of these there is no residue; far cheaper than `_RESIDUE`."""
_SAID: Final = {
    "editor": "an editor's mark was left in the text",
    "tag": "a tag was left in the text",
    "entity": "a character is left in its HTML code",
    "placeholder": "a placeholder was left in the text",
    "damage": "characters are damaged",
    "hidden": "an unseen character stands in the text",
}


def find_residue(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each leftover in the English that the Chinese does not have as well."""
    text = reading.segment.en
    if not _SIGNS.search(text):
        return
    for match in _RESIDUE.finditer(text):
        rule = match.lastgroup or "editor"
        if match[0] in reading.segment.zh and rule != "damage":
            continue
        message = f"{_SAID[rule]}: {visible(match[0].strip() or match[0])}"
        yield Finding(
            RESIDUE.name, rule, RESIDUE.severity, message, en=Span(*match.span()), suggestion=""
        )


RESIDUE: Final = Check(
    name="residue",
    severity=Severity.MAJOR,
    about="Leftovers of editors, pages and programs: _ueditor_page_break_tag_, <span>, &nbsp;, {{name}}, damaged and unseen "
    "characters.",
    silent="The Chinese has the same.",
    accepts=(
        Example("研发与AT&T合作", "R&D with AT&T; profits < costs and A > B"),
        Example("使用<b>标签", "Use the <b> tag."),
        Example("", "50% discount, a 100% pass rate"),
    ),
    rejects=(
        Example(
            "谢谢。",
            "Thank you. _ueditor_page_break_tag_",
            points_at=("", "_ueditor_page_break_tag_"),
        ),
        Example("谢谢。", "Thank&nbsp;you.", points_at=("", "&nbsp;")),
        Example("谢谢。", "<p>Thank you.", points_at=("", "<p>")),
        Example("谢谢。", "Thank you, {{name}}.", points_at=("", "{{name}}")),
        Example("谢谢。", "Thank you\ufffd.", points_at=("", "\ufffd")),
        Example("谢谢。", "Thank\u200b you.", points_at=("", "\u200b")),
    ),
    find=find_residue,
)
