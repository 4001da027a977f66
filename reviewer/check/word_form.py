"""Words in a form that English never has there: an quality, had became."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span

_AFTER_AN: Final = (
    r"(?=[bcdfgjklmnpqrstvwyz](?:[aeiouyhlrw]|(?<=s)[tpckmnqf]|(?<=[kg])n|(?<=p)s)[a-z])"
)
_AFTER_A: Final = (
    r"(?!(?:and|are|as|at|all|also|any|each|every|if|in|into|is|it|of|on|or|under|up)\b)"
    r"(?=[ai][a-z]{2}|e(?![uw])[a-z]{2}|o(?!n[ce])[a-z]{2}|hour|honou?r|honest|heir)"
)
_ARTICLES: Final = tuple(
    # Each begins with letters, not with a choice: ten times faster to look for.
    (re.compile(f"{letters} {after}"), wanted)
    for letters, after, wanted in (
        (" an", _AFTER_AN, "a"),
        ("An", _AFTER_AN, "A"),
        (" a", _AFTER_A, "an"),
        ("A", _AFTER_A, "An"),
    )
)
_BEFORE_CAPITAL: Final = frozenset(["", '"', "(", ". ", "! ", "? "])
"""What a sentence begins after; Party A agrees is no article."""
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


def find_wrong_forms(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each article before the wrong sound, and each past form after have."""
    text = reading.en
    padded = f" {text}"
    for pattern, wanted in _ARTICLES:
        for match in pattern.finditer(padded):
            before = text[max(0, match.start() - 3) : max(0, match.start() - 1)]
            if wanted[0] == "A" and not {before, before[-1:]} & _BEFORE_CAPITAL:
                continue
            found = match[0].strip()
            span = Span(match.end() - 2 - len(found), match.end() - 2)
            word = padded[match.end() :].split(maxsplit=1)[0].rstrip(".,;:!?)")
            yield _finding("article", f"“{found} {word}”: write “{wanted} {word}”", span, wanted)
    if any(word in text for word in ("has ", "have ", "had ", "having ")):
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
