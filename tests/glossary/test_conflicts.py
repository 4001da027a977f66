"""Where a glossary contradicts itself."""

import pytest

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.conflicts import ConflictKind, conflicts_about, conflicts_in
from reviewer.glossary.files import shipped_glossary
from reviewer.glossary.rows import from_rows
from reviewer.model.term import Concept, Term, TermStatus

FORBIDDEN = TermStatus.FORBIDDEN
PATENT = Concept("专利", ("专利",), (Term("patent"), Term("monopolies", FORBIDDEN)))

CONFLICTS = {
    "two preferred": (
        (Concept("商标", ("商标",), (Term("trademark"), Term("brand"))),),
        ConflictKind.TWO_PREFERRED,
    ),
    "one Chinese term in two concepts": (
        (PATENT, Concept("x", ("專利",), (Term("letters patent"),))),
        ConflictKind.SAME_CHINESE,
    ),
    "accepted here, forbidden for the same Chinese": (
        (PATENT, Concept("x", ("专利",), (Term("monopoly", TermStatus.ADMITTED),), cues=("旧",))),
        ConflictKind.FORBIDDEN_THERE,
    ),
    "accepted here, forbidden for Chinese inside": (
        (PATENT, Concept("发明专利", ("发明专利",), (Term("invention Monopoly"),))),
        ConflictKind.FORBIDDEN_THERE,
    ),
}


@pytest.mark.parametrize(("concepts", "kind"), CONFLICTS.values(), ids=CONFLICTS)
def test_a_contradiction_is_told_once(concepts: tuple[Concept, ...], kind: ConflictKind) -> None:
    assert [kind] == [conflict.kind for conflict in conflicts_in(Glossary(concepts))]


SOUND = {
    "a full form and its abbreviation": (
        Concept("x", ("国知局",), (Term("the Office"), Term("CNIPA", is_abbreviation=True))),
    ),
    "a noun and a verb": (
        Concept(
            "x",
            ("许可",),
            (Term("license", part_of_speech="noun"), Term("permit", part_of_speech="verb")),
        ),
    ),
    "senses": (
        Concept("a", ("授权",), (Term("grant"),), sense="patent", cues=("专利",)),
        Concept("b", ("授权",), (Term("authorize"), Term("grant", FORBIDDEN)), sense="power"),
    ),
    "a name that was right once": (
        Concept("a", ("局",), (Term("Office", FORBIDDEN, valid_until="2018"),)),
        Concept("b", ("专利局",), (Term("Patent Office"),)),
    ),
    "titles of two bodies": (
        Concept("a", ("局长",), (Term("Commissioner"), Term("Director", FORBIDDEN)), body="CNIPA"),
        Concept("b", ("副局长",), (Term("Deputy Director"),), body="local"),
    ),
}


@pytest.mark.parametrize("concepts", SOUND.values(), ids=SOUND)
def test_what_a_reader_can_go_by_is_no_contradiction(concepts: tuple[Concept, ...]) -> None:
    assert () == conflicts_in(Glossary(concepts))


def test_the_shipped_glossary_has_one_preferred_term_and_one_home_for_each_chinese_term() -> None:
    kinds = {conflict.kind for conflict in conflicts_in(shipped_glossary())}

    assert kinds <= {ConflictKind.FORBIDDEN_THERE}


def test_the_conflicts_about_one_concept_are_those_that_it_is_part_of() -> None:
    glossary = from_rows(
        [
            {"zh": "专利", "en": "patent"},
            {"zh": "专利", "en": "patent right", "status": "forbidden"},
            {"zh": "专利质押", "en": "pledge of patent right"},
            {"zh": "商标", "en": "trademark"},
            {"zh": "商标", "en": "brand"},
        ]
    )
    for concept in glossary.concepts:
        wanted = [one for one in conflicts_in(glossary) if concept.id in {one.concept, *one.others}]
        assert tuple(wanted) == conflicts_about(glossary, concept.id)
    assert ["专利质押"] == [one.concept for one in conflicts_about(glossary, "专利")]
    assert () == conflicts_about(glossary, "没有")
