"""Persons are found by their context, and their names written as the rules of pinyin have it."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.text.names import find_people, pinyin_names, split_name
from reviewer.text.readings import readings
from reviewer.text.surnames import SURNAMES


@pytest.mark.parametrize(
    ("zh", "names"),
    [
        pytest.param(
            "党组书记、局长李明远，副局长张建安等出席。", ["李明远", "张建安"], id="title"
        ),
        pytest.param("欧阳慧主持论坛。", ["欧阳慧"], id="verb, compound surname"),
        pytest.param("会议由李晓明主持，陈思远出席。", ["李晓明", "陈思远"], id="by"),
        pytest.param("李明远、王若兰和张建安出席", ["李明远", "王若兰", "张建安"], id="list"),
        pytest.param("局长王明将出席", ["王明"], id="a particle is no name"),
        pytest.param("局长王明和副局长李和平参加", ["王明", "李和平"], id="and"),
        pytest.param("副主任吕金虎告诉记者", ["吕金虎"], id="tells"),
        pytest.param("王丽华女士", ["王丽华"], id="title after"),
        pytest.param("局長呂敏致辭", ["吕敏"], id="Traditional"),
    ],
)
def test_a_title_a_verb_or_a_list_shows_a_person(zh: str, names: list[str]) -> None:
    assert names == [person.name for person in find_people(zh)]


@pytest.mark.parametrize(
    "zh",
    [
        "郑重宣布",
        "严正指出",
        "曾多次表示",
        "金融代表介绍",
        "专家方面表示",
        "申请人应当说明",
        "局长安娜·贝尔致辞",
        "方案介绍",
        "记者从国家知识产权局了解到",
        "大学生黄某某说",
    ],
)
def test_words_that_look_like_names_and_foreigners_are_no_persons(zh: str) -> None:
    assert find_people(zh) == ()


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("张建安", "Zhang Jian'an"),
        ("李西安", "Li Xi'an"),
        ("欧阳慧", "Ouyang Hui"),
        ("单志强", "Shan Zhiqiang"),
        ("曾国藩", "Zeng Guofan"),
        ("任正非", "Ren Zhengfei"),
        ("申长雨", "Shen Changyu"),
        ("吕敏", "Lü Min"),
        ("王䶮", "Wang Yan"),
    ],
)
def test_the_first_spelling_is_the_usual_one(name: str, spelling: str) -> None:
    assert spelling == pinyin_names(name)[0]


def test_a_dotted_u_has_three_spellings() -> None:
    assert set(pinyin_names("吕敏")) == {"Lü Min", "Lyu Min", "Lv Min"}


@settings(deadline=None)
@given(
    st.sampled_from(sorted(SURNAMES)), st.text(alphabet="明建安西长乐丽慧", min_size=1, max_size=2)
)
def test_every_surname_can_be_written(surname: str, given_name: str) -> None:
    name = surname + given_name
    assert split_name(name)[1]
    assert pinyin_names(name)


def test_readings_are_those_of_pypinyin() -> None:
    pypinyin = pytest.importorskip("pypinyin")
    differing = [
        character
        for character, known in readings().items()
        if known[0]
        not in pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True, v_to_u=True)[
            0
        ]
    ]
    # A later edition of its data may differ in rare characters.
    assert len(differing) < len(readings()) // 100


def test_common_names_need_neither_jieba_nor_pypinyin() -> None:
    program = (
        "import sys; from reviewer.text.names import find_people, pinyin_names; "
        "people = find_people('局长李明远、吕敏出席'); [pinyin_names(p.name) for p in people]; "
        "print(sorted({'jieba', 'pypinyin'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
