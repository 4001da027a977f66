"""What every form of glossary file keeps, proven on any glossary."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.glossary.concepts import Glossary, concept_id
from reviewer.glossary.forms import Form, read_any, write_any
from reviewer.model.term import CaseRule, Concept, Strictness, Term, TermStatus

LETTERS = "abcZ 专利商标局。，'\"=+-@<>&#;,%/\\|:()éü😀\u3000 "


def words(alphabet: str = LETTERS, least: int = 0) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=least, max_size=12).map(lambda text: " ".join(text.split()))


def notes() -> st.SearchStrategy[str]:
    return st.text(LETTERS + "\n\t", max_size=16).map(str.strip)


BARLESS = LETTERS.replace("|", "")
ENGLISH = words(least=1).filter(bool)
CHINESE = words(BARLESS, least=1).filter(bool)

TERMS = st.builds(
    Term,
    text=ENGLISH,
    status=st.sampled_from(TermStatus),
    case=st.sampled_from(CaseRule),
    is_abbreviation=st.booleans(),
    valid_from=st.sampled_from(["", "1998", "2018-08-28"]),
    valid_until=st.sampled_from(["", "2018", "2018-08", "2018-08-28"]),
    part_of_speech=st.sampled_from(["", "noun", "proper noun", "verb", "adjective"]),
    note=notes(),
)
CONCEPTS = st.builds(
    Concept,
    id=words(least=1).filter(bool),
    zh=st.lists(CHINESE, min_size=1, max_size=3, unique=True).map(tuple),
    en=st.lists(TERMS, min_size=1, max_size=4, unique_by=lambda term: term.text).map(tuple),
    sense=words(),
    cues=st.lists(CHINESE, max_size=2, unique=True).map(tuple),
    body=words(),
    strictness=st.sampled_from(Strictness),
    subject=words(),
    source=st.one_of(words(), st.just("https://english.cnipa.gov.cn/art/1.html?a=1&b=%20#c")),
    note=notes(),
)
GLOSSARIES = st.builds(
    Glossary,
    st.lists(CONCEPTS, max_size=5, unique_by=lambda concept: concept.id).map(tuple),
    name=words(least=1).filter(bool),
    release=st.integers(0, 99),
)
QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WHOLE = {
    Form.CSV: "g.csv",
    Form.TSV: "g.tsv",
    Form.JSON: "g.json",
    Form.XLSX: "g.xlsx",
    Form.TBX: "g.tbx",
    Form.TBX2: "g.martif",
}


@pytest.mark.parametrize("form", WHOLE, ids=str)
@QUICK
@given(glossary=GLOSSARIES)
def test_a_form_that_can_hold_everything_gives_everything_back(
    form: Form, glossary: Glossary, tmp_path: Path
) -> None:
    path = tmp_path / WHOLE[form]

    written = write_any(glossary, path)
    read, report = read_any(path)

    assert glossary.concepts == read.concepts
    assert written.is_whole
    assert report.is_whole
    assert (form, len(glossary.concepts)) == (report.form, report.concepts)


@pytest.mark.parametrize("form", [Form.TBX, Form.TBX2], ids=str)
@QUICK
@given(glossary=GLOSSARIES)
def test_tbx_keeps_the_name_and_the_release_too(
    form: Form, glossary: Glossary, tmp_path: Path
) -> None:
    path = tmp_path / WHOLE[form]

    write_any(glossary, path)

    assert glossary == read_any(path)[0]


def bare(concept: Concept) -> Concept:
    """Keep of a concept what every tool can hold: its terms and which are offered."""
    terms = [Term(term.text, term.status) for term in concept.en]
    identifier = concept_id(concept.zh[0])
    return Concept(identifier, concept.zh, tuple(terms))


def ranked(concept: Concept) -> Concept:
    """Order a concept's terms as tools that know no rank but the order do."""
    accepted = [term for term in concept.en if term.status is not TermStatus.FORBIDDEN]
    accepted.sort(key=lambda term: term.status is not TermStatus.PREFERRED)
    ranks = [TermStatus.PREFERRED, *[TermStatus.ADMITTED] * len(accepted)]
    terms = [replace(term, status=rank) for term, rank in zip(accepted, ranks, strict=False)]
    forbidden = [term for term in concept.en if term.status is TermStatus.FORBIDDEN]
    return replace(concept, en=tuple(terms + forbidden))


PLAIN = "abcZ 专利商标局,;'\"&<"
BARE = st.builds(
    Concept,
    id=st.just(""),
    zh=st.lists(words(PLAIN, least=1).filter(bool), min_size=1, max_size=2, unique=True).map(tuple),
    en=st.lists(
        st.builds(Term, words(PLAIN, least=1).filter(bool), st.sampled_from(TermStatus)),
        min_size=1,
        max_size=4,
        unique_by=lambda term: term.text,
    ).map(tuple),
).map(bare)
BARE_GLOSSARIES = st.lists(BARE, min_size=1, max_size=4, unique_by=lambda c: c.id).map(
    lambda concepts: Glossary(tuple(concepts))
)


@pytest.mark.parametrize("name", ["g.xlsx", "g.csv", "g.txt"])
@pytest.mark.parametrize("form", [Form.PHRASE, Form.MULTITERM], ids=str)
@QUICK
@given(glossary=BARE_GLOSSARIES)
def test_terms_and_their_statuses_survive_the_tables_that_know_statuses(
    form: Form, name: str, glossary: Glossary, tmp_path: Path
) -> None:
    write_any(glossary, tmp_path / name, form)

    assert glossary.concepts == read_any(tmp_path / name)[0].concepts


@QUICK
@given(glossary=BARE_GLOSSARIES)
def test_terms_and_their_statuses_survive_multiterm_xml(glossary: Glossary, tmp_path: Path) -> None:
    write_any(glossary, tmp_path / "g.xml")

    read, report = read_any(tmp_path / "g.xml")

    assert Form.MULTITERM_XML is report.form
    assert glossary.concepts == read.concepts


@pytest.mark.parametrize("name", ["g.xlsx", "g.csv"])
@QUICK
@given(glossary=BARE_GLOSSARIES)
def test_memoq_keeps_what_is_forbidden_and_takes_the_first_for_preferred(
    name: str, glossary: Glossary, tmp_path: Path
) -> None:
    write_any(glossary, tmp_path / name, Form.MEMOQ)
    wanted = tuple(
        ranked(replace(concept, en=_preferred_first(concept.en))) for concept in glossary.concepts
    )

    assert wanted == tuple(map(_accepted_first, read_any(tmp_path / name)[0].concepts))


def _preferred_first(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: term.status is not TermStatus.PREFERRED))


def _accepted_first(concept: Concept) -> Concept:
    terms = sorted(concept.en, key=lambda term: term.status is TermStatus.FORBIDDEN)
    return replace(concept, en=tuple(terms))


@pytest.mark.parametrize(("form", "name"), [(Form.OMEGAT, "g.txt"), (Form.WEBLATE, "g.csv")])
@QUICK
@given(glossary=BARE_GLOSSARIES)
def test_tools_that_offer_all_they_hold_never_get_a_forbidden_term(
    form: Form, name: str, glossary: Glossary, tmp_path: Path
) -> None:
    # Without headings, a table is known by the Chinese it begins with.
    chinese = [
        replace(concept, zh=tuple(f"专{text}" for text in concept.zh))
        for concept in glossary.concepts
    ]
    glossary = glossary.with_concepts(chinese)
    has_any = any(map(accepted, glossary.concepts))

    report = write_any(glossary, tmp_path / name, form)
    offered = read_any(tmp_path / name)[0].concepts if has_any or form is Form.WEBLATE else ()

    forbidden = [len(concept.en) - len(accepted(concept)) for concept in glossary.concepts]
    told = [remark.count for remark in report.remarks if "forbidden" in remark.why]
    assert sum(forbidden) == sum(told)
    for concept in offered:
        wanted = {
            text for one in glossary.concepts if concept.zh[0] in one.zh for text in accepted(one)
        }
        assert {term.text for term in concept.en} <= wanted


def accepted(concept: Concept) -> list[str]:
    return [term.text for term in concept.en if term.status is not TermStatus.FORBIDDEN]
