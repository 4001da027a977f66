"""Checks run over segments and documents."""

import pytest

from reviewer.check.runner import Checker
from reviewer.glossary.concepts import Glossary
from reviewer.glossary.rows import from_rows
from reviewer.model.finding import Severity
from reviewer.model.segment import Segment


def names(checker: Checker, zh: str, en: str) -> list[str]:
    return [finding.check for finding in checker.check(Segment(zh=zh, en=en))]


def glossary(zh: str, en: str) -> Glossary:
    return from_rows([{"zh": zh, "en": en, "status": "preferred"}])


def test_a_checker_without_a_glossary_checks_all_but_terms() -> None:
    assert names(Checker(), "共计1.5亿次。", "1.5 billion in in total.") == [
        "number.mismatch",
        "repetition",
    ]


def test_the_worst_finding_comes_first() -> None:
    found = Checker().check(Segment(zh="（共1.5亿次。）", en="(1.5 billion in in total."))
    ranks = [finding.severity.rank for finding in found]
    assert ranks == sorted(ranks)
    assert found[0].severity is Severity.CRITICAL


def test_a_checker_for_another_glossary_keeps_nothing_of_the_first() -> None:
    first = Checker(glossary("专利", "patent"))
    second = first.with_glossary(glossary("商标", "trademark"))
    assert names(first, "专利与商标", "Both are rights.") == ["terminology.missing"]
    hits = second.hits("专利与商标")
    assert [hit.span.of("专利与商标") for hit in hits] == ["商标"]


def test_hits_that_were_found_before_are_taken_over() -> None:
    checker = Checker(glossary("专利", "patent"))
    segment = Segment(zh="专利", en="right", hits=())
    assert checker.check(segment) == ()


def test_findings_of_a_document_stand_with_their_segments() -> None:
    segments = [Segment(zh="一切顺利完成。", en=en) for en in ("All went well.", "All went fine.")]
    first, second = Checker().check_document(segments)
    assert first == ()
    assert [finding.check for finding in second] == ["repetition"]


def test_a_year_that_the_sentence_before_tells_is_not_missed() -> None:
    checker = Checker()
    before = Segment(zh="2020年工作", en="Work in 2020")
    here = Segment(zh="2020年完成5项。", en="5 were finished.")
    assert checker.check_document([before, here])[1] == ()
    assert [finding.rule for finding in checker.check_document([here])[0]] == ["year-missing"]


def test_a_sentence_left_out_is_told_once_with_all_that_is_in_it() -> None:
    zh = "欢迎社会各界提出意见。意见可于9月1日前通过电子邮件提交给12家单位。截止日期为5月31日。"
    en = "Comments from all sectors are welcome. The deadline is May 31."
    assert names(Checker(), zh, en) == ["omission"]


@pytest.mark.parametrize(
    "en",
    [
        pytest.param("Zhang Jian' an, Deputy Director, attended.", id="an before a comma"),
        pytest.param("It was attended by Deputy Director Zhang Jian' an.", id="an before a stop"),
    ],
)
def test_the_end_of_a_misspelt_name_is_no_gap_as_well(en: str) -> None:
    segment = Segment(zh="副局长张建安出席。", en=en)
    assert ["name.mismatch"] == [finding.check for finding in Checker().check(segment)]


def test_a_word_without_any_cue_of_its_senses_may_have_another() -> None:
    rows = [
        {"zh": "公开", "en": "publication", "sense": "patent", "cues": "申请"},
        {"zh": "公开", "en": "openness", "sense": "policy", "cues": "公平"},
    ]
    checker = Checker(from_rows(rows))
    silent = Segment(zh="任何人不得擅自公开。", en="No one may disclose it.")
    told = Segment(zh="申请的公开", en="The opening of the application")
    assert () == checker.check(silent)
    assert ["terminology.missing"] == [finding.check for finding in checker.check(told)]
