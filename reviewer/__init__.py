"""Review Chinese-English translations: align, check, decide, score."""

__version__ = "0.1.0.dev0"
