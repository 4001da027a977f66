"""Term candidates from accepted segments."""

from reviewer.glossary.candidates import Candidate, mine_candidates
from reviewer.glossary.concepts import Glossary
from reviewer.model.term import Concept, Term

PAIRS = (
    ("专利开放许可制度正式实施。", "The patent open licensing system took effect."),
    ("鼓励企业参与专利开放许可。", "Enterprises are encouraged to join patent open licensing."),
    ("各地推广专利开放许可试点。", "Pilot work on patent open licensing spread nationwide."),
    ("商标注册量保持增长。", "Trademark registrations kept growing."),
    ("优化商标注册流程。", "The process of trademark registration was improved."),
    ("会议在北京召开。", "The meeting was held in Beijing."),
    ("活动取得圆满成功。", "The event was a success."),
)
EMPTY = Glossary()


def mined(glossary: Glossary = EMPTY, least: int = 2) -> dict[str, Candidate]:
    return {one.zh: one for one in mine_candidates(PAIRS, glossary, least=least)}


def test_a_term_that_comes_again_is_found_with_its_english() -> None:
    found = mined()["专利开放许可"]

    assert "patent open licensing" == found.en
    assert (3, 3) == (found.count, found.segments)


def test_examples_are_segments_in_which_it_stands() -> None:
    assert PAIRS[:3] == mined()["专利开放许可"].examples


def test_the_english_is_as_it_is_written_most_often() -> None:
    assert mined()["商标注册"].en.lower() in {"trademark registration", "trademark registrations"}


def test_what_the_glossary_has_is_no_candidate() -> None:
    known = Concept("专利开放许可", ("专利开放许可",), (Term("patent open licensing"),))

    found = mined(Glossary((known,)))

    assert "专利开放许可" not in found
    assert "开放许可" not in found
    assert "商标注册" in found


def test_what_stands_once_is_no_candidate() -> None:
    assert [] == [one for one in mined().values() if one.count < 2]
    assert "专利开放许可" not in mined(least=4)


def test_no_candidate_begins_or_ends_with_a_little_word() -> None:
    pairs = [
        (f"推进{middle}的知识产权的保护", "IP protection is advanced") for middle in "甲乙丙丁"
    ]

    found = mine_candidates(pairs, EMPTY)

    assert [] == [one.zh for one in found if one.zh[0] in "的了在和" or one.zh[-1] in "的了在和"]


def test_candidates_come_in_the_order_of_their_scores_and_no_more_than_asked_for() -> None:
    found = mine_candidates(PAIRS, EMPTY, most=2)

    assert len(found) == 2
    assert sorted((one.score for one in found), reverse=True) == [one.score for one in found]


def test_an_expression_never_reaches_over_a_comma() -> None:
    pairs = [
        ("绿色发展与数字贸易", f"green growth, digital trade {word}") for word in ("a", "b", "c")
    ]

    assert [] == [one.en for one in mine_candidates(pairs, EMPTY) if "," in one.en]


def test_nothing_comes_from_nothing() -> None:
    assert () == mine_candidates((), EMPTY)
    assert () == mine_candidates((("", ""), ("。", "x")), EMPTY)
