"""Inline codes of one form written in another: what was markup becomes a described placeholder."""

import re
from html import escape

from reviewer.ingest.formats.inline import join_codes

# A prefix that only the file it came from declares.
_PREFIXED = re.compile(r"</?[\w.-]+:|\s(?!xml:)[\w.-]+:[\w.-]+\s*=")


def written(text: str, codes: tuple[str, ...], form: str, target: str) -> str:
    """Return a text as what stands in an element of `target`, whose codes are in the markup of `form`."""
    return join_codes(text, codes_in(codes, form, target))


def codes_in(codes: tuple[str, ...], form: str, target: str) -> tuple[str, ...]:
    """Return codes in the markup of `form` as codes of `target`."""
    if form == target and not any(map(_PREFIXED.search, codes)):
        return codes
    return tuple(_FOREIGN[target](number, code) for number, code in enumerate(codes, start=1))


def _in_tmx(number: int, code: str) -> str:
    return f'<ph x="{number}">{escape(code)}</ph>'


def _in_xliff12(number: int, code: str) -> str:
    return f'<ph id="{number}">{escape(code)}</ph>'


def _in_xliff20(number: int, code: str) -> str:
    return f'<ph id="{number}" disp="{escape(code)}"/>'


_FOREIGN = {"tmx": _in_tmx, "xliff12": _in_xliff12, "xliff20": _in_xliff20}
