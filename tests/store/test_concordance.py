"""What the index finds is what stands in the texts: exact from one character on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.model.decision import Status
from reviewer.model.finding import Finding, Severity
from reviewer.store import placing, segments, selection
from reviewer.store.checked import checked
from reviewer.store.database import Database
from reviewer.store.keys import segment_keys
from reviewer.store.placing import Planned
from reviewer.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

# Han of the first plane and beyond, old and new to Unicode; letters, figures, marks, spaces.
CHINESE = st.text(alphabet='专利商标𠮷鿕𰀀，。 “PCTa1%"', max_size=12)
ENGLISH = st.lists(
    st.sampled_from(
        ["patent", "Patents", "the", "office's", "CNIPA", "10%", "é", "商标", "-", '"']
    ),
    max_size=8,
).map(" ".join)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with Database.create(tmp_path_factory.mktemp("index") / "review.db") as made:
        with made.writing():
            for number in range(1, 4):
                made.run(
                    "INSERT INTO document (name, title_zh, title_en, date, facts_zh, facts_en, "
                    "edition) VALUES (?, '', '', '', '{}', '{}', '')",
                    (f"d{number}",),
                )
        yield made


def put(database: Database, document_id: int, pairs: list[tuple[str, str]]) -> None:
    keys = segment_keys(f"d{document_id}", pairs)
    finding = Finding("a.check", "rule", Severity.MINOR, "look")
    with database.writing():
        placing.put_in_place(
            database,
            document_id,
            [
                Planned(
                    key,
                    zh,
                    en,
                    (n,),
                    (n,),
                    n / 10,
                    is_confirmed=False,
                    is_title=False,
                    hits=(),
                    checked=checked([finding] if "标" in zh else [], zh, en),
                )
                for n, (key, (zh, en)) in enumerate(zip(keys, pairs, strict=True))
            ],
        )


def lower(text: str) -> str:
    return "".join(c.lower() if c.isascii() else c for c in text)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(CHINESE, ENGLISH), min_size=1, max_size=6), CHINESE.filter(str.strip))
def test_chinese_is_found_wherever_it_stands(
    database: Database, pairs: list[tuple[str, str]], wanted: str
) -> None:
    put(database, 1, pairs)
    for document_id in (0, 1):
        found = selection.after(database, Selection(document_id, texts=(wanted,)), 0, 99)
        lines = segments.lines(database, [segment_id for segment_id, _ in found])
        in_chinese = [line.number for line in lines if wanted in line.zh]
        assert [n for n, (zh, _) in enumerate(pairs, 1) if wanted in zh] == in_chinese
        assert all(wanted in line.zh or lower(wanted) in lower(line.en) for line in lines)
    anywhere = segments.lines(database, selection.holding(database, wanted, 99))
    assert {line.id for line in lines} == {line.id for line in anywhere} | {
        line.id for line in lines if wanted not in line.zh
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(CHINESE, ENGLISH), min_size=1, max_size=6),
    ENGLISH.filter(str.strip),
    st.integers(0, 3),
)
def test_english_is_found_from_the_beginning_of_a_word(
    database: Database, pairs: list[tuple[str, str]], wanted: str, short: int
) -> None:
    asked = wanted[: len(wanted) - short] if wanted[: len(wanted) - short].strip() else wanted
    put(database, 1, pairs)
    found = selection.after(database, Selection(texts=(asked,)), 0, 99)
    lines = segments.lines(database, [segment_id for segment_id, _ in found])
    expected = [
        n
        for n, (zh, en) in enumerate(pairs, 1)
        if asked in zh or f" {lower(asked)}" in f" {lower(en)}"
    ]
    assert expected == [line.number for line in lines if line.number in expected]
    assert all(asked in line.zh or lower(asked) in lower(line.en) for line in lines)


PAIRS = st.lists(st.tuples(CHINESE, ENGLISH), max_size=6)
ASKED = st.builds(
    Selection,
    document_id=st.integers(0, 3),
    status=st.sampled_from([None, Status.OPEN, Status.FLAGGED]),
    check=st.sampled_from([None, "a.check", "no.check"]),
    texts=st.lists(st.sampled_from(["标", "the", "CNIPA"]), max_size=2).map(tuple),
    max_confidence=st.sampled_from([None, 0.0, 0.2]),
    clean=st.booleans(),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.tuples(PAIRS, PAIRS, PAIRS),
    ASKED,
    st.tuples(st.integers(0, 20), st.booleans()),
    st.sampled_from([0, 3, 5_000]),
)
def test_a_selection_gives_what_a_look_at_every_segment_gives(
    database: Database,
    contents: tuple[list[tuple[str, str]], ...],
    asked: Selection,
    walk: tuple[int, bool],
    few: int,
) -> None:
    for document_id, pairs in enumerate(contents, 1):
        put(database, document_id, pairs)
    with patch.multiple(selection, _FEW=few, _UNCERTAIN=few):
        compare(database, asked, *walk)


def compare(database: Database, asked: Selection, start: int, backwards: bool) -> None:  # noqa: FBT001 — drawn by Hypothesis
    everything = segments.lines_from(database, 0, 99)
    clean = {line.id for line in everything if not line.findings and line.zh and line.en}
    expected = [
        line
        for line in everything
        if asked.document_id in {0, line.document_id}
        and asked.status in {None, line.status}
        and (asked.check is None or (asked.check == "a.check" and line.findings))
        and (asked.max_confidence is None or line.confidence <= asked.max_confidence)
        and all(text in line.zh or lower(text) in lower(line.en) for text in asked.texts)
        and (not asked.clean or line.id in clean)
    ]
    places = [(line.id, line.place) for line in expected]
    assert places == selection.after(database, asked, 0, 99)
    assert places[:2] == selection.after(database, asked, 0, 2)
    assert {*places} >= {*selection.after(database, asked)}
    sizes = selection.sizes(database, asked)
    assert sizes is None or {**sizes} == Counter(line.document_id for line in expected)
    place = everything[start % len(everything)].place if everything else 0
    ahead = [line for line in expected if line.place > place] + [
        line for line in expected if line.place <= place
    ]
    behind = [line for line in reversed(expected) if line.place < place] + [
        line for line in reversed(expected) if line.place >= place
    ]
    order = behind if backwards else ahead
    assert (order[0].id if order else None) == selection.nearest(
        database, asked, place, backwards=backwards
    )
