"""Learning: the same gold gives the same weights, and weights that align."""

from pathlib import Path

import numpy as np
import pytest

from reviewer.align.field import descend
from reviewer.align.folders import GoldDocument, abridged, read_folder, stretches, turned
from reviewer.align.gold import gold_steps, simple_steps
from reviewer.align.lattice import SHAPES, Floats
from reviewer.align.learn import learn
from reviewer.align.weights import read_weights, shipped_weights, write_weights
from reviewer.model.errors import InputError

ZH = "他买了三本书。\n她去了北京。\n天气很好，我们走路。\n会议结束。\n专利申请增长。\n"
EN = "He bought three books.\nShe went to Beijing.\nThe weather was good.\nWe walked.\nThe meeting ended.\nPatent applications grew.\n"
GOLD = "0\t0\n1\t1\n2\t2,3\n3\t4\n4\t5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.zh").write_text(ZH, encoding="utf-8")
        (tmp_path / f"{number}.en").write_text(EN, encoding="utf-8")
        (tmp_path / f"{number}.gold").write_text(GOLD, encoding="utf-8")
    return tmp_path


def test_the_same_gold_gives_the_same_file(folder: Path, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        write_weights(learn([folder]), tmp_path / name)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert read_weights(tmp_path / "a.json").signature.startswith(folder.name)


def test_what_ships_says_what_it_was_learned_from() -> None:
    assert "mac-dev" in shipped_weights().signature
    assert shipped_weights().second["prior"] > 0


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold"):
        read_folder(tmp_path)


def test_a_bead_of_a_sentence_that_is_not_there_is_refused(folder: Path) -> None:
    (folder / "0.gold").write_text("0\t99\n", encoding="utf-8")
    with pytest.raises(InputError, match="not there"):
        read_folder(folder)


def test_an_abridged_page_keeps_its_chinese_and_loses_english(folder: Path) -> None:
    document = read_folder(folder)[0]
    cut = abridged(document, 0.5, seed=2)
    assert cut.zh == document.zh
    assert len(cut.en) < len(document.en)
    assert sorted(j for _, en in cut.beads for j in en) == list(range(len(cut.en)))


def test_stretches_hold_all_beads(folder: Path) -> None:
    document = read_folder(folder)[0]
    parts = list(stretches(document, 2))
    assert [len(part.beads) for part in parts] == [2, 2, 1]
    assert "".join(text for part in parts for text in part.zh) == "".join(document.zh)


def test_gold_beads_become_steps_of_known_shapes() -> None:
    document = GoldDocument("x", ("",) * 7, ("",) * 9, (((0, 1, 2, 3, 4), (1, 2, 3, 4, 5, 6, 7)),))
    steps = gold_steps(document.beads, 7, 9)
    for path in (steps, simple_steps(steps)):
        i = j = 0
        for zh, en, shape in path:
            assert (zh, en) == (i, j)
            i, j = i + SHAPES[shape][0], j + SHAPES[shape][1]
        assert (i, j) == (7, 9)


def test_the_descent_finds_the_lowest_place() -> None:
    target = np.array([3.0, -2.0, 0.5])
    scale = np.array([1.0, 50.0, 0.1])

    def loss(place: Floats) -> tuple[float, Floats]:
        return float(scale @ (place - target) ** 2), 2 * scale * (place - target)

    assert descend(loss, np.zeros(3), 200) == pytest.approx(target, abs=1e-2)


def test_what_is_left_out_of_a_turned_page_makes_additions() -> None:
    beads = tuple(((n,), (n,)) for n in range(60))
    page = GoldDocument(
        "page", tuple(f"句{n}。" for n in range(60)), tuple(f"S{n}." for n in range(60)), beads
    )
    assert turned(turned(page)) == page
    added = turned(abridged(turned(page), 0.3, seed=1))
    assert added.en == page.en
    assert [bead for bead in added.beads if not bead[0]]
    assert all(bead[1] for bead in added.beads)
