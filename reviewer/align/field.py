"""Learning the weights of a field of beads: likelihood of gold paths, climbed by limited-memory BFGS."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from reviewer.align.lattice import Floats, Integers, Lattice, Singles

Slope = tuple[float, Floats]


@dataclass(frozen=True, slots=True)
class Example:
    """A page to learn from: its beads, their features, and the beads of the gold path."""

    lattice: Lattice
    features: Singles
    gold: Integers
    weight: float = 1.0


def scores(features: Singles, weights: Floats) -> Floats:
    """Give the log weight of each bead."""
    return (features @ weights.astype(np.float32)).astype(np.float64)


def learn_weights(examples: Sequence[Example], *, penalty: float, rounds: int) -> Floats:
    """Find the weights under which the gold paths are likeliest, less `penalty` / 2 × their squares.

    Examples without a gold path teach nothing and are left out.
    Features are scaled by their root mean square first, so that the penalty is fair between them.
    """
    examples = [example for example in examples if len(example.gold)]
    scale = _scale(examples)
    gold = [e.features[e.gold].sum(0, dtype=np.float64) for e in examples]

    def loss(scaled: Floats) -> Slope:
        weights = scaled * scale
        value = 0.5 * penalty * float(scaled @ scaled)
        slope = np.zeros_like(weights)
        for example, sums in zip(examples, gold, strict=True):
            total, probability = example.lattice.posteriors(scores(example.features, weights))
            expected = (probability.astype(np.float32) @ example.features).astype(np.float64)
            value += example.weight * (total - float(sums @ weights))
            slope += example.weight * (expected - sums)
        return value, slope * scale + penalty * scaled

    return descend(loss, np.zeros(len(scale)), rounds) * scale


def learn_odds(rows: Floats, labels: Floats, *, penalty: float) -> Floats:
    """Find the weights of a logistic regression: rows by features, labels 0 or 1."""
    scale = 1.0 / np.maximum(np.sqrt((rows**2).mean(0)), 1e-3)

    def loss(scaled: Floats) -> Slope:
        margin = rows @ (scaled * scale)
        value = float(np.logaddexp(0, margin).sum() - margin @ labels)
        share = 1 / (1 + np.exp(-margin))
        slope = (rows.T @ (share - labels)) * scale + penalty * scaled
        return value + 0.5 * penalty * float(scaled @ scaled), slope

    weights: Floats = descend(loss, np.zeros(rows.shape[1]), 500) * scale
    return weights


def _scale(examples: Sequence[Example]) -> Floats:
    squares = [(e.features[::7].astype(np.float64) ** 2).mean(0) for e in examples]
    spread = np.sqrt(np.mean(squares, axis=0))
    return 1.0 / np.where(spread < 1e-3, 1.0, np.maximum(spread, 0.2))


def descend(
    loss: Callable[[Floats], Slope], start: Floats, rounds: int, memory: int = 15
) -> Floats:
    """Minimise a smooth convex function by L-BFGS (Nocedal 1980) with a backtracking line search."""
    place = start
    value, slope = loss(place)
    history: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        direction = -_two_loops(slope, history)
        step = 1.0 if history else 1.0 / max(1.0, float(np.abs(slope).sum()))
        descent = float(slope @ direction)
        while True:
            ahead = place + step * direction
            value_ahead, slope_ahead = loss(ahead)
            if value_ahead <= value + 1e-4 * step * descent or step < 1e-10:
                break
            step *= 0.5
        moved, turned = ahead - place, slope_ahead - slope
        if float(moved @ turned) > 1e-10:
            history = [*history[-(memory - 1) :], (moved, turned)]
        is_done = value - value_ahead < 1e-6 * max(1.0, abs(value))
        place, value, slope = ahead, value_ahead, slope_ahead
        if is_done:
            break
    return place


def _two_loops(slope: Floats, history: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Multiply a slope by the inverse curvature that the history tells."""
    direction = slope.copy()
    shares = []
    for moved, turned in reversed(history):
        share = float(moved @ direction) / float(moved @ turned)
        direction -= share * turned
        shares.append(share)
    if history:
        moved, turned = history[-1]
        direction *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(history, reversed(shares), strict=True):
        direction += (share - float(turned @ direction) / float(moved @ turned)) * moved
    return direction
