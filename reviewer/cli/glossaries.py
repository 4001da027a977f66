"""The glossary that a command goes by: the one named, else the shipped one."""

from pathlib import Path

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import shipped_glossary


def read_or_shipped(path: Path | None) -> Glossary:
    """Read the glossary at `path`, in any form, or the shipped one where none is named."""
    if path is None:
        return shipped_glossary()
    from reviewer.glossary.forms import read_any  # 40 ms of lxml

    return read_any(path)[0]
