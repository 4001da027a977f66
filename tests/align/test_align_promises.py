"""What an alignment promises of any two pages."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.align import align
from reviewer.model.bead import Alignment, Bead, TieKind
from reviewer.model.errors import InputError
from reviewer.model.term import Concept, Term

ZH = (
    "国家知识产权局发布年度报告",
    "2021年，全省三种专利申请总量71,306件，同比增长8.2%。",
    "李明远代表组委会致辞。",
    "知识产权质押融资金额达到72.31亿元，惠及企业1,204家。",
    "有关部门将加强商标保护，打击侵权行为。",
)
EN = (
    "CNIPA Releases Its Annual Report",
    "In 2021, the province filed 71,306 patent applications, up 8.2 percent year on year.",
    "Li Mingyuan spoke on behalf of the organizing committee.",
    "IP pledge financing reached RMB 7.231 billion.",
    "It benefited 1,204 enterprises.",
    "The departments will strengthen trademark protection and crack down on infringement.",
)
GOLD = [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3, 4)), ((4,), (5,))]

zh_pages = st.lists(st.text("知识产权局，。发布2021年的专利“”！ ", max_size=12), max_size=9)
en_pages = st.lists(st.text("abc patent CNIPA, .2021“”!", max_size=30), max_size=9)
relaxed = settings(deadline=None, max_examples=50)


@dataclass(frozen=True)
class Terms:
    """A glossary as the aligner sees it."""

    concepts: tuple[Concept, ...]


def shape_of(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.zh, bead.en) for bead in alignment.beads]


def sentences_of(alignment: Alignment) -> tuple[list[int], list[int]]:
    return (
        [i for bead in alignment.beads for i in bead.zh],
        [j for bead in alignment.beads for j in bead.en],
    )


@relaxed
@given(zh_pages, en_pages)
def test_beads_cover_each_sentence_once_and_in_order(zh: list[str], en: list[str]) -> None:
    alignment = align(zh, en)
    assert sentences_of(alignment) == (list(range(len(zh))), list(range(len(en))))
    assert all(0.0 <= bead.confidence <= 1.0 for bead in alignment.beads)


@relaxed
@given(zh_pages, en_pages, st.data())
def test_confirmed_beads_stay_and_the_rest_is_covered(
    zh: list[str], en: list[str], data: st.DataObject
) -> None:
    beads = align(zh, en).beads
    whole = [replace(bead, confirmed=True) for bead in beads if bead.zh and bead.en]
    picks = data.draw(st.lists(st.booleans(), min_size=len(whole), max_size=len(whole)))
    chosen = [bead for bead, pick in zip(whole, picks, strict=True) if pick]
    alignment = align(zh, en, confirmed=chosen)
    assert sentences_of(alignment) == (list(range(len(zh))), list(range(len(en))))
    assert [bead for bead in alignment.beads if bead.confirmed] == chosen


def test_a_page_is_aligned_as_a_person_would() -> None:
    assert shape_of(align(ZH, EN)) == GOLD


@pytest.mark.parametrize(
    "zh",
    [
        pytest.param([f" 　{' '.join(text)} " for text in ZH[:1]] + list(ZH[1:]), id="spaces"),
        pytest.param(
            [
                text.translate(str.maketrans("0123456789%,", "０１２３４５６７８９％，"))
                for text in ZH
            ],
            id="full width",
        ),
        pytest.param(
            [
                text.translate(
                    str.maketrans(
                        "国识产权发报专质资达亿业关门将强标护击为远组会辞",
                        "國識產權發報專質資達億業關門將強標護擊為遠組會辭",
                    )
                )
                for text in ZH
            ],
            id="traditional",
        ),
    ],
)
def test_what_must_not_matter_does_not(zh: list[str]) -> None:
    assert shape_of(align(zh, EN)) == GOLD


def test_an_empty_page_gives_no_beads() -> None:
    assert align((), ()).beads == ()


def test_a_page_without_a_translation_is_all_omissions_and_belongs_to_nothing() -> None:
    alignment = align(ZH, ())
    assert shape_of(alignment) == [((i,), ()) for i in range(len(ZH))]
    assert alignment.belongs == 0.0


def test_one_sentence_stands_beside_a_thousand() -> None:
    zh, en = sentences_of(align(ZH[1:2], [EN[n % len(EN)] for n in range(1000)]))
    assert (zh, en) == ([0], list(range(1000)))


def test_a_long_document_is_covered_in_order_and_keeps_the_thread() -> None:
    zh = [text.replace("71,306", str(1000 + n)) for n in range(150) for text in ZH]
    en = [text.replace("71,306", str(1000 + n)) for n in range(150) for text in EN]
    alignment = align(zh, en)
    assert sentences_of(alignment) == (list(range(len(zh))), list(range(len(en))))
    wanted = {
        (tuple(i + n * len(ZH) for i in a), tuple(j + n * len(EN) for j in b))
        for n in range(150)
        for a, b in GOLD
    }
    assert len(wanted & set(shape_of(alignment))) > 0.97 * len(wanted)


def test_beads_say_what_ties_them() -> None:
    ties = {(tie.kind, tie.zh, tie.en) for bead in align(ZH, EN).beads for tie in bead.ties}
    assert (TieKind.FIGURE, "71,306", "71,306") in ties
    assert (TieKind.WORD, "加强", "strengthen") in ties
    assert (TieKind.NAME, "李明远", "Li Mingyuan") in ties
    assert (TieKind.FIGURE, "72.31亿", "7.231 billion") in ties


def test_the_glossary_ties_what_the_lexicon_does_not_know() -> None:
    terms = Terms((Concept("x", ("质押融资",), (Term("frobnication"),)),))
    en = [text.replace("pledge financing", "frobnication") for text in EN]
    ties = [tie for bead in align(ZH, en, glossary=terms).beads for tie in bead.ties]
    assert any(
        t.kind is TieKind.TERM and (t.zh, t.en) == ("质押融资", "frobnication") for t in ties
    )


def test_a_moved_sentence_is_an_omission_and_an_addition_that_match() -> None:
    zh = [*ZH, "副省长欧阳静参加座谈并强调专利质量。", "会议持续两天。", "代表参观了工厂。"]
    en = [EN[-1], *EN[:-1], "Vice Governor Ouyang Jing took part and stressed patent quality."]
    en += ["The meeting lasted two days.", "Delegates visited the factory."]
    alignment = align(zh, en)
    moved = {(alignment.beads[a].zh, alignment.beads[b].en) for a, b in alignment.moved}
    assert ((4,), (0,)) in moved


def test_pages_that_are_no_translations_do_not_belong_together() -> None:
    other = (
        "The weather in the mountains changed quickly that spring.",
        "Farmers walked to the market with their children.",
        "Nobody remembered the old songs any more.",
        "A river ran behind the house where she was born.",
        "He bought two tickets and a newspaper.",
    )
    assert align(ZH, EN).belongs > 0.5 > align(ZH, other).belongs


@pytest.mark.parametrize(
    "confirmed",
    [
        pytest.param([Bead((1,), (1,), 1.0), Bead((1, 2), (2,), 1.0)], id="overlap"),
        pytest.param([Bead((1,), (3,), 1.0), Bead((2,), (1,), 1.0)], id="cross"),
        pytest.param([Bead((9,), (1,), 1.0)], id="outside"),
        pytest.param([Bead((0, 2), (1,), 1.0)], id="not neighbours"),
    ],
)
def test_confirmed_beads_out_of_order_are_refused(confirmed: list[Bead]) -> None:
    with pytest.raises(InputError, match="confirmed bead"):
        align(ZH, EN, confirmed=confirmed)


def test_paragraphs_that_do_not_fit_are_refused() -> None:
    with pytest.raises(InputError, match="paragraphs"):
        align(ZH, EN, paragraphs=((0,), (0,)))


def test_a_confirmed_bead_of_any_shape_is_kept() -> None:
    confirmed = Bead((0, 1, 2, 3, 4), (0, 1, 2, 3, 4), 1.0, confirmed=True)
    assert shape_of(align(ZH, EN, confirmed=[confirmed])) == [
        (confirmed.zh, confirmed.en),
        ((), (5,)),
    ]


def test_the_same_pages_give_the_same_alignment() -> None:
    assert align(ZH, EN) == align(list(ZH), list(EN))


def test_a_long_document_finds_the_thread_again_after_missing_english() -> None:
    zh = [text.replace("71,306", str(1000 + n)) for n in range(150) for text in ZH]
    en = [text.replace("71,306", str(1000 + n)) for n in range(150) for text in EN]
    del en[250:500]
    alignment = align(zh, en)
    assert sentences_of(alignment) == (list(range(len(zh))), list(range(len(en))))


def test_english_of_another_long_document_is_covered_too() -> None:
    zh = [text for _ in range(20) for text in ZH]
    alignment = align(zh, ["Nothing here answers anything at all."] * 650)
    assert sentences_of(alignment) == (list(range(len(zh))), list(range(650)))
    assert alignment.belongs < 0.5
