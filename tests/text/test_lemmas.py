"""English words are compared by lemma, in one spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.text.lemmas import english_words, lemma


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("patents", "patent"),
        ("Registrations", "registration"),
        ("IPRs", "IPR"),
        ("SMEs", "SME"),
        ("organisation", "organization"),
        ("authorised", "authorize"),
        ("centres", "center"),
        ("licence", "licenses"),
        ("labelled", "label"),
        ("enrolment", "enrollment"),
        ("favourable", "favorable"),
        ("analysing", "analyze"),
        ("10,000", "10000"),
        ("People's", "people"),
        ("trainings", "training"),
        ("sales", "sale"),
    ],
)
def test_inflection_and_spelling_do_not_part_words(one: str, other: str) -> None:
    assert lemma(one) == lemma(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invention", "inventive"),
        ("applicant", "application"),
        ("examiner", "examination"),
        ("patent", "patentable"),
        ("US", "us"),
        ("goods", "good"),
        ("customs", "custom"),
        ("hours", "hors"),
        ("four", "for"),
        ("price", "prize"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert lemma(one) != lemma(other)


def test_words_stand_where_they_are_written() -> None:
    text = "China’s re-examination of 1,234 IPRs (in Jian'an)"
    words = [(word.span.of(text), word.lemma) for word in english_words(text)]
    expected = [
        ("China", "china"),
        ("re", "re"),
        ("examination", "examination"),
        ("of", "of"),
        ("1,234", "1234"),
        ("IPRs", "ipr"),
        ("in", "in"),
        ("Jian'an", "jian'an"),
    ]
    assert expected == words


def test_a_heading_in_capitals_has_the_same_words() -> None:
    shouted = [word.lemma for word in english_words("THE RULES IN FORCE")]
    plain = [word.lemma for word in english_words("the rules in force")]
    assert plain == shouted


@settings(deadline=None)
@given(st.text())
def test_any_text_has_words_in_order_with_a_lemma(text: str) -> None:
    end = 0
    for word in english_words(text):
        assert end <= word.span.start < word.span.end
        assert word.lemma
        end = word.span.end
