"""Words in a form that English never has there: an quality, had became."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span

_ARTICLE: Final = re.compile(
    r"(?<![\w'.-])(?P<an>[Aa]n) (?=[bcdfgjklmnpqrstvwyz](?:[aeiouyhlrw]|(?<=s)[tpckmnqf]|(?<=[kg])n|(?<=p)s)[a-z])"
    r"|(?<![\w'.-])(?P<a>a|(?:(?<=^)|(?<=[.!?] ))A) (?!(?:and|are|as|at|all|also|any|each|every|if|in|into|is|it|of|on|or|under|up)\b)"
    r"(?=[ai][a-z]{2}|e(?![uw])[a-z]{2}|o(?!n[ce])[a-z]{2}|hour|honou?r|honest|heir)"
)
"""Not Xi'an, Party A agrees, or item a is."""
_PARTICIPLES: Final = {
    "became": "become", "began": "begun", "came": "come", "chose": "chosen", "drew": "drawn", "drove": "driven",
    "fell": "fallen", "flew": "flown", "froze": "frozen", "gave": "given", "grew": "grown", "knew": "known",
    "ran": "run", "rode": "ridden", "rose": "risen", "sang": "sung", "saw": "seen", "shook": "shaken",
    "spoke": "spoken", "stole": "stolen", "threw": "thrown", "took": "taken", "went": "gone", "wore": "worn", "wrote": "written",
}  # fmt: skip
_PERFECT: Final = re.compile(
    rf"\b(?:has|have|had|having)(?: (?:already|also|not|never|just|now|since|[a-z]+ly))? (?P<past>{'|'.join(_PARTICIPLES)})\b",
    re.IGNORECASE,
)
_HAVE: Final = re.compile(r"\bha(?:s|ve|d|ving)\b", re.IGNORECASE)


def find_wrong_forms(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each article before the wrong sound, and each past form after have."""
    text = reading.en
    for match in _ARTICLE.finditer(text):
        found = match["an"] or match["a"]
        wanted = found[0] if match["an"] else f"{found}n"
        span = Span(match.start(), match.start() + len(found))
        word = text[match.end() :].split(maxsplit=1)[0].rstrip(".,;:!?)")
        yield _finding("article", f"“{found} {word}”: write “{wanted} {word}”", span, wanted)
    if _HAVE.search(text):
        for match in _PERFECT.finditer(text):
            past = match["past"].lower()
            wanted = _PARTICIPLES[past]
            message = f"“{match[0]}”: after have it is “{wanted}”"
            yield _finding("participle", message, Span(*match.span("past")), wanted)


def _finding(rule: str, message: str, span: Span, suggestion: str) -> Finding:
    return Finding(
        WORD_FORM.name, rule, WORD_FORM.severity, message, en=span, suggestion=suggestion
    )


WORD_FORM: Final = Check(
    name="word.form",
    severity=Severity.MINOR,
    about="“an” before a consonant, “a” before a vowel, a past form after have (had became).",
    silent="Words whose sound the letters do not tell (a university, a one-off, an hour, an X-ray, an MBA).",
    accepts=(
        Example("", "a university, a European one, a one-stop shop, an hour, an honest heir"),
        Example("", "an X-ray, an MBA, a US firm, an FTA, A total of 5; plan A is set"),
        Example("", "Li Xi'an spoke. Party A agrees with item a and pays. An SMS came."),
        Example("", "It has come to this: the year had seen growth, whatever it had: roses."),
    ),
    rejects=(
        Example("", "It became an quality-oriented one.", points_at=("", "an")),
        Example("", "It is a important step.", points_at=("", "a")),
        Example("", "Nanjing had already became a hub.", points_at=("", "became")),
    ),
    find=find_wrong_forms,
)
