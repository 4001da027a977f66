"""The learned weights of the aligner, as a file that says how it was made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from reviewer.align.embed import CLOSENESS, USUAL_WEIGHT
from reviewer.align.lattice import Floats
from reviewer.model.errors import InputError

SHIPPED = Path(__file__).with_name("weights.json")
FORMAT = 2
FIELDS = ("coarse", "first", "second", "calibration", "belonging")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the three fields, of confidence and of whether pages belong together, by feature."""

    coarse: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]
    calibration: Mapping[str, float]
    belonging: Mapping[str, float]
    signature: str
    """What they were learned from: data hashes, versions."""

    def of(self, field: Mapping[str, float], names: tuple[str, ...]) -> Floats:
        """Give a field's weights in the order of its features; a feature it never saw counts 0.

        Embeddings count as they usually do where the weights were learned without a model.
        """
        usual = {CLOSENESS: USUAL_WEIGHT}
        return np.array([field.get(name, usual.get(name, 0.0)) for name in names])


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Read the weights that ship."""
    return read_weights(SHIPPED)


def read_weights(path: Path) -> Weights:
    """Read a weights file; InputError where it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise InputError(f"{path}: weights of another version: learn them again with this one")
        fields = {
            name: {str(feature): float(weight) for feature, weight in data[name].items()}
            for name in FIELDS
        }
        return Weights(**fields, signature=str(data["signature"]))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise InputError(f"{path}: no weights of the aligner: {error}") from None


def write_weights(weights: Weights, path: Path) -> None:
    """Write a weights file: the same weights give the same bytes."""
    data = {
        "format": FORMAT,
        "signature": weights.signature,
        **{
            name: {feature: float(f"{weight:.6g}") for feature, weight in field.items()}
            for name, field in ((name, getattr(weights, name)) for name in FIELDS)
        },
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
