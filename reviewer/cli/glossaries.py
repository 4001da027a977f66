"""The glossary that a command goes by: the one named, else the shipped one."""

from pathlib import Path

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import read_glossary, shipped_glossary


def read_or_shipped(path: Path | None) -> Glossary:
    """Read the glossary at `path`, or the shipped CNIPA glossary where none is named."""
    return read_glossary(path) if path else shipped_glossary()
