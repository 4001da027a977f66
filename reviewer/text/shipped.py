"""Where the folders that ship with the program stand: sample pages and the glossary."""

from pathlib import Path

from reviewer.model.errors import InputError

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_folder(name: str) -> Path:
    """Find `corpora` or `glossary`: inside an installed wheel, else beside the package.

    A wheel carries them under `reviewer/_shipped`; an editable install and a checkout read the
    top level. Raises InputError when neither is there: the installation is incomplete.
    """
    for folder in (_PACKAGE / "_shipped" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise InputError(
        f"this installation of reviewer has no {name}/ folder: install it again, or run it from "
        "its checkout"
    )
