"""Embeddings: one more feature where there is a model, and nothing where there is none."""

import subprocess
import sys
from collections.abc import Sequence

import numpy as np
import pytest

from reviewer.align import align
from reviewer.align.embed import SentenceTransformersEncoder, Vectors, closeness
from reviewer.align.lattice import beads_in, whole
from reviewer.model.errors import InputError

# Words that no lexicon ties: only the model can tell which goes with which.
ZH = ("甲甲甲甲", "乙乙乙乙", "丙丙丙丙")
EN = ("Qqq qqqq.", "Rrr rrrr.", "Sss ssss.", "Ttt tttt.")
MEANING = {"甲": 0, "乙": 1, "丙": 2, "Q": 0, "R": 0, "S": 1, "T": 2}


class TinyEncoder:
    """Knows what the first character of a sentence means."""

    name = "tiny"

    def encode(self, sentences: Sequence[str]) -> Vectors:
        return np.eye(3)[[MEANING[text[0]] for text in sentences]]


def test_a_model_decides_where_words_say_nothing() -> None:
    alignment = align(ZH, EN, encoder=TinyEncoder())
    assert [(b.zh, b.en) for b in alignment.beads] == [((0,), (0, 1)), ((1,), (2,)), ((2,), (3,))]
    assert "tiny" in alignment.signature


def test_closeness_is_high_for_what_means_the_same() -> None:
    encoder = TinyEncoder()
    lattice = beads_in(3, 4, whole(3, 4))
    close = closeness(encoder.encode(ZH), encoder.encode(EN), lattice)
    best = np.flatnonzero(np.isclose(close, close.max()))
    assert (0, 0) in {(int(lattice.start_zh[n]), int(lattice.start_en[n])) for n in best}
    assert close[(lattice.size_zh == 0) | (lattice.size_en == 0)].tolist() == pytest.approx(
        [0.0] * int(((lattice.size_zh == 0) | (lattice.size_en == 0)).sum())
    )


def test_a_missing_extra_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(InputError, match=r"reviewer\[embed\]"):
        SentenceTransformersEncoder("LaBSE")


def test_aligning_loads_neither_a_model_nor_jieba_nor_scores() -> None:
    code = (
        "import sys; from reviewer.align import align; assert 'numpy' not in sys.modules;"
        "align(['一'], ['One.']);"
        "print([m for m in ('sentence_transformers', 'torch', 'jieba', 'pypinyin', 'sacrebleu') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
