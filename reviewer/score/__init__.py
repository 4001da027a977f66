"""Scores: decisions, marks and references to numbers (the only sacrebleu)."""
