"""How surely `reviewer pair` finds which page translates which, how long it takes, and in how much memory.

    python benchmarks/pairing.py [PAGES…] [--seed N]

Pages are made of `corpora/`: series of one layout in which years, days, figures, places and people
differ and the English is abridged here and there; a fifth of the pages of each side has no partner.
Half of the series differ by year and figures alone. They are written as HTML and as text without dates
and paired by the command. Prose of other kinds comes from ../shared/data/align, where that is there.
"""

import argparse
import hashlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from reviewer.align.folders import read_folder
from reviewer.text.shipped import shipped_folder

SHARED = Path(__file__).resolve().parents[2] / "shared/data/align"
ORPHANS = 0.2
FIRST_YEAR, YEARS = 2004, 20
LARGEST_LAG = 20
"""Days from a Chinese page to its English one, at most."""
MONTHS = "January February March April May June July August September October November December"
TEXT = re.compile(r"(<[^>]*>)")
FIGURE = re.compile(r"(?<![\d.,·-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d·]|th|,\d)")
ORDINAL = re.compile(
    r"第(?P<tens>[二三四五六七八九]?)十(?P<ones>[一二三四五六七八九]?)(?=届)|(?P<en>\d+)(st|nd|rd)\b"
)
NUMERALS = "〇一二三四五六七八九"
FEW_FIGURES = 5
"""An article with fewer figures can only be told from others of its series by names."""
DATE_ZH = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:至(?P<last>\d{1,2})日)?")
DATE_EN = re.compile(
    rf"\b(?P<month>{MONTHS.replace(' ', '|')}) (?P<day>\d{{1,2}})\b(?:(?P<to> and | to )(?P<last>\d{{1,2}})\b)?"
)
PLACES = {
    "云岭": "Yunling",
    "滨江": "Binjiang",
    "澄河": "Chenghe",
    "安平": "Anping",
    "湖山": "Hushan",
    "南屿": "Nanyu",
}
PEOPLE = {
    "李明远": "Li Mingyuan",
    "王若兰": "Wang Ruolan",
    "张建安": "Zhang Jian'an",
    "吕向东": "Lyu Xiangdong",
    "欧阳静": "Ouyang Jing",
    "赵大山": "Zhao Dashan",
}
SURNAMES = (
    "王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 马Ma 朱Zhu"
)
SYLLABLES = (
    "明ming 文wen 国guo 华hua 建jian 平ping 海hai 东dong 丽li 志zhi 春chun 玉yu 金jin 林lin 江jiang 山shan"
    " 河he 云yun 石shi 南nan 州zhou 泉quan 源yuan 昌chang 宁ning 德de 新xin 永yong 清qing 龙long"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A page and its translation, in whatever form."""

    zh: str
    en: str


def variant(zh: str, en: str, number: int, chance: random.Random, *, has_other_names: bool) -> Made:
    """Make another page of the series of two HTML pages: `number` gives its year."""
    figures = _Figures(chance)
    names = _names(chance) if has_other_names else {}
    year = FIRST_YEAR + number % YEARS
    published = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    translated = published + timedelta(days=chance.randrange(LARGEST_LAG))
    shift = published.year - 2021
    days = chance.randrange(28)
    made = []
    for text, day in ((zh, published), (_abridged(en, chance), translated)):
        for before, after in names.items():
            text = text.replace(before, after)  # noqa: PLW2901 — step by step
        made.append(_dated(_changed(text, figures, shift, days), day))
    return Made(*made)


class _Figures:
    """New figures for old, the same on both pages: 72.31亿 and 7.231 billion share their digits."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._known: dict[str, str] = {}

    def other(self, figure: str, shift: int) -> str:
        if re.fullmatch(r"20[012]\d", figure):
            return str(int(figure) + shift)
        if figure == "10,000":
            return figure
        digits = re.sub("[,.]", "", figure)
        core = digits.strip("0")
        if not core:
            return figure
        new = iter(digits.replace(core, self._known.setdefault(core, self._digits(len(core))), 1))
        return "".join(next(new) if one.isdigit() else one for one in figure)

    def _digits(self, size: int) -> str:
        middle = "".join(self._chance.choice("0123456789") for _ in range(max(0, size - 2)))
        last = self._chance.choice("123456789") if size > 1 else ""
        return self._chance.choice("123456789") + middle + last


def _changed(html: str, figures: _Figures, shift: int, days: int) -> str:
    """Change the figures, days and years of a page's text, not those of its markup."""

    def day(found: re.Match[str]) -> str:
        at, last = (int(found[n]) % 28 + 1 if found[n] else 0 for n in ("day", "last"))
        at, last = (at + days) % 28 + 1, (last + days) % 28 + 1 if last else 0
        if found["month"].isdigit():
            return f"{found['month']}月\0{at}日" + (f"至\0{last}日" if last else "")
        return f"{found['month']} \0{at}" + (f"{found['to']}\0{last}" if last else "")

    def ordinal(found: re.Match[str]) -> str:
        if found["en"]:
            return f"\0{_english_ordinal(int(found['en']) + shift)}"
        tens, ones = (NUMERALS.find(found[n] or "") for n in ("tens", "ones"))
        return f"第{_chinese_number(10 * max(1, tens) + max(0, ones) + shift)}"

    def all_of(text: str) -> str:
        text = ORDINAL.sub(ordinal, DATE_EN.sub(day, DATE_ZH.sub(day, text)))
        kept = re.split(r"(\0\d+|\d+月)", text)
        return "".join(
            part.strip("\0")
            if n % 2
            else FIGURE.sub(lambda found: figures.other(found[0], shift), part)
            for n, part in enumerate(kept)
        )

    parts = TEXT.split(html)
    return "".join(
        part
        if n % 2 and not part.startswith('<meta name="ArticleTitle"')
        else all_of(part)
        if "Updated" not in part and "发布时间" not in part
        else part
        for n, part in enumerate(parts)
    )


def _english_ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 != 1 else "th"
    return f"{number}{ending}"


def _chinese_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (
        (NUMERALS[tens] if tens > 1 else "") + "十" * (tens > 0) + (NUMERALS[ones] if ones else "")
    )


def _dated(html: str, day: date) -> str:
    html = re.sub(r'(name="PubDate" content=")[\d-]+', rf"\g<1>{day.isoformat()}", html)
    html = re.sub(r"发布时间：[\d-]+", f"发布时间：{day.isoformat()}", html)
    return re.sub(r"Updated: [\d ,]+", f"Updated: {day.month} {day.day},{day.year}", html)


def _abridged(html: str, chance: random.Random) -> str:
    """Leave out one sentence in six of two pages in five."""
    if chance.random() < 0.6:
        return html
    return re.sub(
        r"(?<=[.] )[A-Z][^<>.]{30,}?[.](?= |<)",
        lambda found: "" if chance.random() < 1 / 6 else found[0],
        html,
    )


def _names(chance: random.Random) -> dict[str, str]:
    """Give the places and people of a page other names, in both languages."""
    syllables = [(one[0], one[1:]) for one in SYLLABLES.split()]
    names = {}
    for zh, en in PLACES.items():
        a, b = chance.sample(syllables, 2)
        names[zh], names[en] = a[0] + b[0], (a[1] + b[1]).capitalize()
    for zh, en in PEOPLE.items():
        surname = chance.choice(SURNAMES.split())
        a, b = chance.sample(syllables, 2)
        names[zh] = surname[0] + a[0] + b[0]
        names[en] = f"{surname[1:]} {(a[1] + b[1]).capitalize()}"
    return names


def series(pages: int, seed: int) -> Iterator[Made]:
    """Make pages of the series of the sample articles; half of them keep the names of the series."""
    chance = random.Random(seed)  # noqa: S311 — made-up pages, not secrets
    corpora = shipped_folder("corpora")
    articles = [
        (_read(path), _read(corpora / f"clean/{path.name[:3]}.en.html"))
        for path in sorted(corpora.glob("s*.zh.html"))
    ]
    told_by_date = [zh for zh, _ in articles if _is_told_by_date_only(_text_of(zh))]
    for number in range(pages):
        zh, en = articles[number % len(articles)]
        if zh in told_by_date and number // len(articles) >= YEARS:
            zh, en = chance.choice([one for one in articles if one[0] not in told_by_date])
        has_other_names = _has_few_figures(_text_of(zh)) or number // len(articles) % 2 == 0
        yield variant(zh, en, number // len(articles), chance, has_other_names=has_other_names)


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("CURRENT LOCATION")


def _is_told_by_date_only(zh: str) -> bool:
    names = sum(name in zh for name in (*PLACES, *PEOPLE))
    return not names and _has_few_figures(zh)


def _has_few_figures(zh: str) -> bool:
    plain = re.sub(r"20[012]\d年", "", DATE_ZH.sub("", zh))
    return len(FIGURE.findall(plain)) < FEW_FIGURES


def _read(path: Path) -> str:
    return path.read_text("utf-8").replace("&#x27;", "'")


def plain(made: Made) -> Made:
    """Give the text of pages that have no date of their own."""
    return Made(*(_text_of(html) for html in (made.zh, made.en)))


def _text_of(html: str) -> str:
    html = re.sub(r"<!--.*?-->", "", html)
    body = html[html.index("<h1") :] if "<h1" in html else html[html.index("<body") :]
    body = re.sub(r'<div class="(info|time|share|footer|header|position)".*?</div>', "", body)
    body = re.sub(r"<script.*?</script>", "", body, flags=re.DOTALL)
    lines = re.sub(r"</(p|h1|div|td|tr|li)>|<br ?/?>", "\n", body)
    text = re.sub(r"<[^>]*>|&emsp;", "", lines).replace("&gt;", ">").replace("&amp;", "&")
    return "\n".join(line.strip() for line in text.splitlines() if _is_text(line)) + "\n"


def prose(sets: tuple[str, ...], beads: int) -> Iterator[Made]:
    """Cut aligned prose into pages of some beads."""
    for name in sets:
        for document in read_folder(SHARED / name):
            for start in range(0, len(document.beads) - beads // 2, beads):
                part = document.beads[start : start + beads]
                zh = "\n".join(document.zh[i] for ids, _ in part for i in ids)
                en = "\n".join(document.en[j] for _, ids in part for j in ids)
                if zh and en:
                    yield Made(zh + "\n", en + "\n")


def measure(name: str, pages: list[Made], suffix: str, seed: int) -> None:
    """Write pages, a fifth of each side alone, pair them by the command, and print a row."""
    chance = random.Random(seed)  # noqa: S311 — made-up pages, not secrets
    with tempfile.TemporaryDirectory() as folder:
        has = {}
        for number, made in enumerate(pages):
            lone = chance.random()
            for side, text in (("zh", made.zh), ("en", made.en)):
                if (lone < ORPHANS and side == "en") or (
                    ORPHANS <= lone < 2 * ORPHANS and side == "zh"
                ):
                    continue
                path = Path(folder, side, f"{_scrambled(number, side)}{suffix}")
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
                has[side, path.name] = number
        started = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        output = subprocess.run(
            [sys.executable, "-m", "reviewer", "pair", "zh", "en", "--format", "tsv"],
            cwd=folder, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall = time.perf_counter() - started
    rows = [line.split("\t") for line in output.splitlines()]
    found = [(has["zh", zh], has["en", en], float(score)) for zh, en, score in rows if zh and en]
    zh_numbers = {n for (side, _), n in has.items() if side == "zh"}
    en_numbers = {n for (side, _), n in has.items() if side == "en"}
    right = sum(zh == en for zh, en, _ in found)
    orphans = sum(zh not in en_numbers or en not in zh_numbers for zh, en, _ in found)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{name:<26}{len(zh_numbers):>7}{len(en_numbers):>7}{right / max(1, len(found)):>10.4f}"
        f"{right / max(1, len(zh_numbers & en_numbers)):>9.4f}{orphans:>9}{len(found) - right - orphans:>8}"
        f"{cpu:>8.1f}{wall:>8.1f}{after.ru_maxrss // 1024:>7}",
        flush=True,
    )


def _scrambled(number: int, side: str) -> str:
    """Name a file so that names tell nothing of partners."""
    return hashlib.sha256(f"{side}{number}".encode()).hexdigest()[:12]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(
        f"{'pages':<26}{'zh':>7}{'en':>7}{'precision':>10}{'recall':>9}{'orphans':>9}{'wrong':>8}"
        f"{'CPU s':>8}{'wall s':>8}{'MB':>7}"
    )
    same: Callable[[Made], Made] = lambda made: made  # noqa: E731 — the other form of `plain`
    for pages in arguments.pages:
        made = list(series(pages, arguments.seed))
        for form, suffix, shape in (("HTML", ".html", same), ("text", ".txt", plain)):
            measure(f"series, {form}", [shape(one) for one in made], suffix, arguments.seed)
    if SHARED.is_dir():
        for beads in (5, 15):
            for sets in (("hkma-dev",), ("news21",), ("mac-dev", "pol-dev")):
                pages_of = list(prose(sets, beads))
                measure(f"{sets[0]}, {beads} beads", pages_of, ".txt", arguments.seed)


if __name__ == "__main__":
    main()
