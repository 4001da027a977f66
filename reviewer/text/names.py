"""Persons in Chinese text, and how their names are written in pinyin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product
from typing import Final

from reviewer.model.span import Span
from reviewer.text.han import normalise
from reviewer.text.readings import readings
from reviewer.text.register import known_people
from reviewer.text.surnames import (
    ALSO_WORDS,
    COMPOUND_SURNAMES,
    GIVEN,
    SURNAME_READINGS,
    SURNAMES,
)

_TITLE: Final = (
    "(?:总书记|书记|主席|总理|委员长|总干事|大使|参赞|领事|秘书长|理事长|董事长|检察长|审判长|总经理|总裁|经理"
    "|部长|省长|市长|县长|区长|州长|镇长|乡长|局长|厅长|处长|科长|司长|署长|主任|院长|校长|所长|会长|行长|庭长"
    "|组长|队长|站长|厂长|馆长|团长|主编|专员|法官|检察官|律师|代理师|审查员|教授|博士|院士|研究员|工程师"
    "|科学家|企业家|专家|学者|记者|通讯员|编辑|发言人|主持人|委员|创始人|负责人|代表人|发明人|设计人|代理人"
    "|原告|被告|上诉人|茶农|农民|果农|村民|居民|市民|学生|老师|教师|医生|护士|选手|运动员|导演|演员|作家|歌手|秘书)"
)
_TITLE_AFTER: Final = f"(?:先生|女士|同志|教授|博士|院士|律师|法官|副?{_TITLE})"
_VERB: Final = (
    "(?:表示|指出|强调|介绍|认为|主持|出席|致辞|致欢迎|致开幕|致闭幕|致贺|致信|讲话|发言|宣布|宣读|会见|陪同|参加"
    "|参观|调研|率队|率团|率领|带领|要求|透露|坦言|告诉|回忆|补充|解释|呼吁|建议|谈到|总结|当选|荣获|担任|代表|作了|作(?=主旨|专题|报告|讲话|发言|总结|说明)"
    "|分享|讲述|解读|演讲|授课|发表|签署|签字|颁奖|点评|汇报|通报|回应|接受|考察|走访|检查|听取|前往|抵达|受邀|应邀"
    "|提交|获得|获评|负责|领衔|牵头|撰写|审理|辞去|离任|就任|履新|入选|研发|申请|起诉|说)"
)
_MARK: Final = r"(?:[，,。、；;：:！!？?）)（(“”\"'》\s]|$)"
_CLAUSE_START: Final = r"(?:^|(?<=[，,。、；;：:！!？?“”\"'（(》\s由]))"
_PARTICLES: Final = "在与对到的将于从也还就及等因已是率并则却都了说某"
_EITHER: Final = "和为同向"
"""A given name may end with them, a particle may be them."""
_ONE: Final = f"[{''.join(sorted(SURNAMES))}]"
_SURNAME: Final = f"(?:{'|'.join(COMPOUND_SURNAMES)}|{_ONE})"
_HAN: Final = "[\u3400-\u9fff\U00020000-\U000323af]"
_GIVEN_PART: Final = f"{_HAN}?(?![{_PARTICLES}]){_HAN}"
_NAME: Final = f"(?P<name>{_SURNAME}{_GIVEN_PART})"
_AFTER_STRONG: Final = f"(?={_MARK}|{_VERB})"
_AFTER: Final = (
    f"(?={_MARK}|{_VERB}|等|一行|(?<![{_EITHER}])(?:[{_PARTICLES}{_EITHER}]|\\d|副?{_TITLE}))"
)
_ANY_SURNAME: Final = re.compile(f"(?=({_SURNAME}))")
_PATTERNS: Final = (
    re.compile(f"{_TITLE}{_NAME}{_AFTER}"),
    re.compile(f"{_CLAUSE_START}{_NAME}(?={_TITLE_AFTER})"),
    re.compile(
        f"(?:{_CLAUSE_START}|(?<=[和与及])){_NAME}(?=(?:先后|分别|共同|一同|一起|随后)?{_VERB})"
    ),
)
_NEXT: Final = re.compile(f"[、和与及]{_NAME}{_AFTER}")
_BEFORE: Final = re.compile(f"{_CLAUSE_START}{_NAME}[、和与及]$")
_WORDS: Final = frozenset(
    """严正 严明 公正 公平 公开 高兴 高明 平等 成立 成功 金融 温和 严格 程序 路线 万一
    石油 黄金 白银 华侨 华人 华商 金奖 银奖 马上 钟表 童年 童话 梁柱 柳树 汪洋 高峰
    高原 高山 马路 江湖 江河 江南 江北 江东 白天 黑龙 牛奶 龙头 龙江 席位 温泉 温度
    路桥 车辆 田园 林业 林农 石材 石化 段落 丁香 万众 钱财 安宁 安康 安慰 安心 康复
    康养 任务 严重 严密 严谨 沉着 庄重 庄园 方圆 和平 宁静 宁夏 古典 古今 古代 华东
    华南 华中 华北 华西 雷达 雷电 卫星 卫健 卫生 金山 金牌 银行 明星 阳光 时光 时间
    曲艺 项目 党员 祖国 祖先 海关 海外 项羽 温州 权利 权力 权益 权限 战士 卫士 武士 战友
    班长 区长 单元 高中 高新 幸福 母子 伊朗 韩国 智利 苏丹 巴西 古巴 马里 文莱 汤加 乍得
    乌克兰 乌拉圭 卢旺达 毛里求 安哥拉 米兰 欧元 万元 华裔 单位 顾客 车主 房主 厂商""".split()  # noqa: SIM905 — as a list it would be 90 lines
)
"""Words that look like a surname with a given name."""
_GIVEN_WORDS: Final = frozenset(["和平", "和生", "为民", "向东", "向阳", "向前", "向荣", "同生"])
"""Given names whose first character is mostly a particle."""
_USUAL_IN_NAMES: Final = {"长": "chang", "乐": "le", "朝": "chao", "行": "xing", "盛": "sheng"}
"""Readings that are commoner in given names than the commonest."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person who is named in a Chinese text."""

    span: Span
    name: str
    """As in the normalised text."""


def find_people(zh: str) -> tuple[Person, ...]:
    """Find the persons that the context shows to be persons: by a title, a verb of speech, a list.

    局长李明远; 欧阳慧主持; …、王若兰出席. Foreign names (with ·) are left alone. In order, no overlap.
    """
    text = normalise(zh)
    found: dict[int, Person] = {}
    for pattern in _PATTERNS:
        needs_given = pattern is not _PATTERNS[0]
        for named in pattern.finditer(text):
            _add(found, named, needs_given=needs_given)
    _add_lists(found, text)
    return tuple(found[start] for start in sorted(found))


def find_people_beside(zh: str, known: Iterable[Person]) -> tuple[Person, ...]:
    """Find the persons that stand in a list with one who is known to be one; those known come along."""
    found = {person.span.start: person for person in known}
    _add_lists(found, normalise(zh))
    return tuple(found[start] for start in sorted(found))


def _add_lists(found: dict[int, Person], text: str) -> None:
    """Go on from each person to what is listed before and behind."""
    for person in tuple(found.values()):
        end = person.span.end
        while (match := _NEXT.match(text, end)) and _add_listed(found, match):
            end = match.end("name")
        start = person.span.start
        while (match := _BEFORE.search(text[:start])) and _add_listed(found, match):
            start = match.start("name")


def _add(found: dict[int, Person], match: re.Match[str], *, needs_given: bool) -> bool:
    """Add a person unless the name is a word; say whether it stands."""
    name = match["name"]
    surname, given = split_name(name)
    doubtful = needs_given or surname in ALSO_WORDS
    if name in _WORDS or (doubtful and not _may_be_given(given)):
        return False
    if needs_given and surname in ALSO_WORDS:
        return False
    span = Span(*match.span("name"))
    if not any(span.overlaps(other.span) for other in found.values()):
        found[span.start] = Person(span, name)
    return True


def _add_listed(found: dict[int, Person], match: re.Match[str]) -> bool:
    """Add a person who stands in a list beside another; alone between its marks it may have any given name."""
    text, (start, end) = match.string, match.span("name")
    is_alone = (start == 0 or text[start - 1] in "、,。;") and text[end : end + 1] == "、"
    return _add(
        found, match, needs_given=not is_alone or split_name(match["name"])[0] in ALSO_WORDS
    )


def _may_be_given(given: str) -> bool:
    return GIVEN.issuperset(given) or given in _GIVEN_WORDS


def possible_names(zh: str) -> tuple[Person, ...]:
    """Find every stretch that could be a person's name; most are not. Overlapping, in order."""
    text = normalise(zh)
    return tuple(
        Person(Span(match.start(), match.start() + length), name)
        for match in _ANY_SURNAME.finditer(text)
        for length in range(len(match[1]) + 1, len(match[1]) + 3)
        if len(name := text[match.start() : match.start() + length]) == length
        and _may_be_given(name[len(match[1]) :])
        and name not in _WORDS
    )


def split_name(name: str) -> tuple[str, str]:
    """Part a name into surname and given name."""
    length = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
    return name[:length], name[length:]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to read a name, in lower-case pinyin without tones, ü as ü."""

    surname: str
    given: tuple[str, ...]
    """Its syllables."""

    @property
    def letters(self) -> str:
        """All its letters, surname first."""
        return self.surname + "".join(self.given)


def is_pinyin_name(surname: str, given: str) -> bool:
    """Say whether two English words could be a Chinese surname and a given name, by their letters."""
    surnames, syllables = _pinyin()
    given = given.lower().replace("'", "").replace("-", "")
    return surname.lower() in surnames and any(
        given[:cut] in syllables and (cut == len(given) or given[cut:] in syllables)
        for cut in range(1, len(given) + 1)
    )


@cache
def _pinyin() -> tuple[frozenset[str], frozenset[str]]:
    """Give all surnames and all syllables in pinyin, ü in each of its spellings."""
    read = readings()
    surnames = {reading for one in SURNAMES if one in read for reading in read[one]}
    surnames |= {reading for several in SURNAME_READINGS.values() for reading in several}
    surnames |= set(COMPOUND_SURNAMES.values())
    syllables = {reading for several in read.values() for reading in several}
    return frozenset(_all_spellings(surnames)), frozenset(_all_spellings(syllables))


def _all_spellings(syllables: set[str]) -> Iterator[str]:
    for syllable in syllables:
        yield from (syllable, *(syllable.replace("ü", other) for other in ("yu", "v", "u")))


def misreadings(name: str) -> tuple[Spelling, ...]:
    """Give the spellings with a surname read as it is elsewhere: Dan for 单, Ceng for 曾."""
    surname, _ = split_name(name)
    right = {form.surname for form in spellings(name)}
    others = [one for one in readings().get(surname, ()) if one not in right]
    return tuple(replace(form, surname=other) for other in others for form in spellings(name))


@lru_cache(maxsize=1 << 12)
def spellings(name: str, most: int = 8) -> tuple[Spelling, ...]:
    """Give the ways to read a Chinese name, the usual one first; nothing where none is known."""
    surname, given = split_name(name)
    if surname in COMPOUND_SURNAMES:
        surnames: tuple[str, ...] = (COMPOUND_SURNAMES[surname],)
    else:
        surnames = SURNAME_READINGS.get(surname) or _readings(surname)[:1]
    choices = product(surnames, *map(_given_readings, given))
    forms = tuple(Spelling(first, tuple(rest)) for first, *rest in _first(choices, most))
    known = known_people().get(name, "").replace(" ", "").replace("'", "").lower()
    return tuple(form for form in forms if form.letters == known) or forms


def pinyin_names(name: str) -> tuple[str, ...]:
    """Give the spellings of a Chinese name that are right: Zhang Jian'an, Lü Min, Lyu Min."""
    written = (
        f"{form.surname.capitalize()} {written_given(form.given)}" for form in spellings(name)
    )
    forms = (other for form in written for other in _without_dots(form))
    return tuple(dict.fromkeys(forms))


def written_given(syllables: tuple[str, ...]) -> str:
    """Write a given name: one word, an apostrophe before a syllable that begins with a vowel."""
    joined = syllables[0] if syllables else ""
    for syllable in syllables[1:]:
        joined += f"'{syllable}" if syllable[0] in "aeo" else syllable
    return joined.capitalize()


def _without_dots(form: str) -> Iterator[str]:
    yield form
    if "ü" in form:
        yield form.replace("üe", "ue").replace("ü", "yu")
        yield form.replace("üe", "ue").replace("ü", "v")


def _given_readings(character: str) -> tuple[str, ...]:
    usual = _USUAL_IN_NAMES.get(character)
    return tuple(dict.fromkeys((*([usual] if usual else []), *_readings(character))))


def _readings(character: str) -> tuple[str, ...]:
    known = readings().get(character)
    if known is None:
        known = _rare_readings(character)
    return known


@lru_cache(maxsize=1 << 10)
def _rare_readings(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 — 0.2 s, for one rare character

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=True)
    return tuple(found[0]) if found else ()


def _first(choices: "product[tuple[str, ...]]", most: int) -> Iterator[tuple[str, ...]]:
    for _, choice in zip(range(most), choices, strict=False):
        yield choice
