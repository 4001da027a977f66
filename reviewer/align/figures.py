"""Figures of a sentence by value, as far as aligning needs them: quick, and generous rather than exact.

What a figure means (a date, a share, money) and whether it is right is for `reviewer.text.quantities` and
the checks; here 三千万 and "30 million" only have to come out as the same value.
"""

import re
from typing import NamedTuple


class Figure(NamedTuple):
    """A figure with where it stands and its value in a canonical form."""

    start: int
    end: int
    value: str


HAN_DIGITS = {character: n for n, character in enumerate("零一二三四五六七八九")}
HAN_DIGITS |= {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
ZH_FIGURE = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[十百千万亿]{0,2})"
    r"|(?P<share>百分之)?(?P<han>[零〇○一二三四五六七八九十百千万亿两]+)"
    r"(?P<decimals>点[零〇一二三四五六七八九]+)?(?P<counted>[月年日号])?"
)

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
SMALL = {word: n for n, word in enumerate(f"{WORDS} sixteen seventeen eighteen nineteen".split())}
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL |= {word: 10 * n for n, word in enumerate(TENS.split(), 2)}
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINAL = {word: n for n, word in enumerate(ORDINALS.split(), 1)} | {"dozen": 12}
MONTHS = "january february march april may june july august september october november december"
MONTH = {word: n for n, word in enumerate(MONTHS.split(), 1)}
MONTH |= {word[:3]: n for word, n in MONTH.items() if word != "may"}
LARGE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
LARGE |= {"mn": 1e6, "bn": 1e9}
EN_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th|s)?\b|\d+|[A-Za-z]+")
EN_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th|s)?")


def _canonical(value: float) -> str:
    return f"{value:.6g}"


def _han_value(text: str) -> float:
    """Read 二〇一二 digit by digit and 三千五百万 by its units."""
    if all(character in HAN_DIGITS for character in text):
        return float("".join(str(HAN_DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        elif (unit := HAN_UNITS[character]) < 10**4:
            section += (digit or 1) * unit
            digit = 0
        else:
            total = (total + section + digit or 1) * unit
            section = digit = 0
    return float(total + section + digit)


def zh_figures(text: str) -> list[Figure]:
    """Find the figures of a normalised Chinese sentence; a lone 一 is no figure."""
    found = []
    for match in ZH_FIGURE.finditer(text):
        if digits := match["digits"]:
            value = float(digits.replace(",", ""))
            for unit in match["unit"]:
                value *= HAN_UNITS[unit]
        else:
            han = match["han"]
            value = _han_value(han)
            if decimals := match["decimals"]:
                value += float("0." + "".join(str(HAN_DIGITS[c]) for c in decimals[1:]))
            if not (match["share"] or match["counted"] or len(han) > 1 or value >= 2):
                continue
        found.append(Figure(match.start(), match.end(), _canonical(value)))
    return found


def en_figures(text: str) -> list[Figure]:
    """Find the figures of a normalised English sentence: digits, words, ordinals and months."""
    tokens = list(EN_TOKEN.finditer(text))
    found = []
    place = 0
    while place < len(tokens):
        value, after = _read_english(tokens, place)
        if value is None:
            place += 1
            continue
        start, end = tokens[place].start(), tokens[after - 1].end()
        found.append(Figure(start, end, _canonical(value)))
        place = after
    return found


def _read_english(tokens: list[re.Match[str]], place: int) -> tuple[float | None, int]:
    """Read the figure that begins at a token, if one does, and the token after it."""
    word = tokens[place][0]
    lower = word.lower()
    after = place + 1
    if word[0].isdigit():
        match = EN_DIGITS.match(word)
        value = float(match[1].replace(",", "")) if match else 0.0
        while after < len(tokens) and (unit := LARGE.get(tokens[after][0].lower())):
            value *= unit
            after += 1
        return value, after
    if lower in SMALL or (
        lower == "a" and after < len(tokens) and tokens[after][0].lower() in LARGE
    ):
        return _read_words(tokens, place)
    if lower in ORDINAL:
        return float(ORDINAL[lower]), after
    if lower in MONTH and word[0].isupper():
        return float(MONTH[lower]), after
    return None, after


def _read_words(tokens: list[re.Match[str]], place: int) -> tuple[float, int]:
    """Read a figure in words: "two hundred and fifty-five thousand"."""
    total = part = 0.0
    after = place
    while after < len(tokens):
        word = tokens[after][0].lower()
        following = tokens[after + 1][0].lower() if after + 1 < len(tokens) else ""
        if word in SMALL and not (0 < part % 100 < 20):
            part += SMALL[word]
        elif word == "a" and after == place:
            part = 1.0
        elif word == "hundred" and part:
            part *= 100
        elif word in LARGE and part:
            total += part * LARGE[word]
            part = 0.0
        elif word in ORDINAL and after > place and part % 100 >= 20:
            part += ORDINAL[word]
        elif not (word == "and" and after > place and following in SMALL and part % 100 == 0):
            break
        after += 1
    return total + part, after
