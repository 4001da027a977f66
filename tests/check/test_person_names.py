"""A person's English name is judged as an editor would."""

import pytest

from reviewer.check.persons import Verdict, find_name


@pytest.mark.parametrize(
    ("name", "en", "verdict"),
    [
        pytest.param("李明远", "Li Mingyuan said", Verdict.RIGHT, id="surname first"),
        pytest.param("李明远", "LI Mingyuan said", Verdict.RIGHT, id="surname in capitals"),
        pytest.param("李明远", "Li Ming-yuan said", Verdict.RIGHT, id="a hyphen"),
        pytest.param("李明远", "Li Ming Yuan said", Verdict.RIGHT, id="syllables as words"),
        pytest.param("吕向东", "Lv Xiangdong", Verdict.RIGHT, id="v"),
        pytest.param("吕向东", "Lyu Xiangdong", Verdict.RIGHT, id="yu"),
        pytest.param("吕向东", "Lu Xiangdong", Verdict.MISSPELT, id="u for ü"),
        pytest.param("张建安", "Zhang Jian'an", Verdict.RIGHT, id="apostrophe"),
        pytest.param("张建安", "Zhang Jianan", Verdict.NO_APOSTROPHE, id="no apostrophe"),
        pytest.param("张建安", "Zhang Jian' an", Verdict.MISSPELT, id="apostrophe and space"),
        pytest.param("欧阳慧", "Ou Yanghui", Verdict.MISSPELT, id="compound surname split"),
        pytest.param("欧阳慧", "Ouyang Hui", Verdict.RIGHT, id="compound surname"),
        pytest.param("李明远", "Mingyuan Li said", Verdict.REVERSED, id="surname last"),
        pytest.param("李明远", "Director Li said", Verdict.REFERRED_TO, id="title and surname"),
        pytest.param("李明远", "Then he said", Verdict.REFERRED_TO, id="pronoun"),
        pytest.param("李明远", "The director said so", Verdict.MISSING, id="not named"),
        pytest.param(
            "李明远", "Matthew Cheung said", Verdict.REFERRED_TO, id="romanised otherwise"
        ),
        pytest.param("李明远", "Li Minyuan said", Verdict.MISSPELT, id="a slip"),
    ],
)
def test_a_name_is_right_or_wrong_as_an_editor_sees_it(
    name: str, en: str, verdict: Verdict
) -> None:
    assert verdict is find_name(name, en).verdict
