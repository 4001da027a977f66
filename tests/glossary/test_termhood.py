"""What looks like a term of the glossary, and which of overlapping candidates stands for all."""

from reviewer.glossary.selection import Contender, select
from reviewer.glossary.termhood import Termhood
from reviewer.model.span import Span

TERMS = ("发明专利", "专利复审", "商标注册", "集体商标", "专利权人", "注册商标")
OTHERS = ("会议指出", "会议在北京", "进一步加强", "在北京召开", "近日召开", "全面加强", "商标")


def contender(name: str, worth: float, start: int, english: str, text: int = 0) -> Contender:
    return Contender(name, worth, english, ((text, Span(start, start + len(name))),))


def test_what_is_made_of_the_words_of_terms_looks_like_one() -> None:
    termhood = Termhood(TERMS, OTHERS)
    assert termhood.of("商标专利") > termhood.of("会议召开")


def test_a_word_that_neither_has_says_nothing() -> None:
    termhood = Termhood(TERMS, OTHERS)
    assert termhood.of("天气预报") == termhood.of("家庭作业")


def test_an_empty_glossary_prefers_nothing() -> None:
    assert [Termhood((), OTHERS).of(zh) for zh in ("商标专利", "会议召开")] == [0.0, 0.0]


def test_the_best_stands_for_those_that_overlap_it_and_have_its_english() -> None:
    chosen = select(
        [
            contender("高价值发明专利", 10.0, 0, "high-value invention patents"),
            contender("高价值发明专利达到", 9.0, 0, "high-value invention patents"),
            contender("值发明专利达", 8.0, 2, "invention patents"),
            contender("发明专利", 7.0, 3, "invention patents"),
            contender("地理标志", 6.0, 0, "geographical indications", text=1),
        ],
        most=5,
    )
    assert [name for name, _ in chosen][:3] == ["高价值发明专利", "地理标志", "发明专利"]
    assert chosen[-1][1] < 2.0


def test_no_more_are_taken_than_are_asked_for_and_in_the_order_of_their_worth() -> None:
    chosen = select([contender(zh, n, 9 * n, zh) for n, zh in enumerate(OTHERS)], most=3)
    assert [worth for _, worth in chosen] == [6, 5, 4]


def test_nothing_is_selected_from_nothing() -> None:
    assert select([], most=5) == ()
