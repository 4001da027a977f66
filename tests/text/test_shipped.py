"""Folders that ship are found, and their absence is told."""

import pytest

from reviewer.model.errors import InputError
from reviewer.text.shipped import shipped_folder


def test_the_sample_pages_are_found() -> None:
    assert shipped_folder("corpora").is_dir()


def test_a_folder_that_is_not_there_says_how_to_get_it() -> None:
    with pytest.raises(InputError, match="install it again"):
        shipped_folder("no such folder")
