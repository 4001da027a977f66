"""What a proposal would do to the segments that are there."""

from dataclasses import replace

from reviewer.glossary.concepts import Glossary
from reviewer.model.segment import Segment
from reviewer.model.term import Concept, Strictness, Term, TermStatus
from reviewer.session.effect import changed_chinese, effect_of

DAMAGES = Concept("惩罚性赔偿", ("惩罚性赔偿",), (Term("punitive damages"),))
TRADEMARK = Concept("商标", ("商标",), (Term("trademark"),))
BEFORE = Glossary((DAMAGES, TRADEMARK))
SEGMENTS = (
    Segment("适用惩罚性赔偿。", "Punitive compensation applies.", id="1"),
    Segment("适用惩罚性赔偿。", "Punitive damages apply.", id="2"),
    Segment("保护商标。", "Brands are protected.", id="3"),
    Segment("会议召开。", "The meeting was held.", id="4"),
)


def with_term(term: Term) -> Glossary:
    changed = Concept(DAMAGES.id, DAMAGES.zh, (*DAMAGES.en, term))
    return Glossary((changed, TRADEMARK))


def test_a_term_that_is_admitted_lets_segments_pass() -> None:
    after = with_term(Term("punitive compensation", TermStatus.ADMITTED))

    effect = effect_of(SEGMENTS, BEFORE, after)

    assert [one.segment.id for one in effect.passing] == ["1"]
    assert effect.failing == ()
    assert effect.line() == "1 would pass, 0 would newly fail, of 2 segments with the term"


def test_a_concept_that_is_new_makes_segments_fail() -> None:
    meeting = Concept("会议", ("会议",), (Term("conference"),))

    effect = effect_of(SEGMENTS, BEFORE, Glossary((DAMAGES, TRADEMARK, meeting)))

    assert [one.segment.id for one in effect.failing] == ["4"]
    assert [finding.check for finding in effect.failing[0].new] == ["terminology.missing"]


def test_only_segments_with_a_term_that_changes_are_looked_at() -> None:
    effect = effect_of(SEGMENTS, BEFORE, Glossary((DAMAGES,)))

    assert effect.looked_at == 1
    assert [one.segment.id for one in effect.passing] == ["3"]


def test_a_concept_that_becomes_advice_changes_the_severity_of_what_stays() -> None:
    advice = replace(DAMAGES, strictness=Strictness.ADVISE)

    effect = effect_of(SEGMENTS, BEFORE, Glossary((advice, TRADEMARK)))

    assert [one.segment.id for one in effect.weighed] == ["1"]
    assert [finding.severity for finding in effect.weighed[0].weighed] == ["info"]
    assert effect.line() == (
        "0 would pass, 0 would newly fail, 1 would change in severity, of 2 segments with the term"
    )


def test_no_change_has_no_effect() -> None:
    effect = effect_of(SEGMENTS, BEFORE, BEFORE)

    assert (effect.looked_at, effect.affected) == (0, ())


def test_traditional_terms_are_found_in_simplified_text() -> None:
    after = Glossary((DAMAGES, TRADEMARK, Concept("x", ("會議",), (Term("conference"),))))

    assert changed_chinese(BEFORE, after) == ("会议",)
