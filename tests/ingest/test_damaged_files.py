"""A damaged file of any form is read or refused in one line; benchmarks/fuzz.py has many more of them."""

import random
from pathlib import Path

import pytest

from reviewer.model.errors import ReviewerError
from reviewer.text.shipped import shipped_folder
from tests.fuzzing import damaged, forms

FILES = 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


def test_no_damage_gets_past_the_reader_of_its_form(folder: Path, tmp_path: Path) -> None:
    failed = []
    for form in forms(folder, shipped_folder("corpora")):
        path = tmp_path / form.file_name
        for number in range(FILES):
            chance = random.Random(f"{form.name} {number}")  # noqa: S311 — not a secret
            path.write_bytes(damaged(chance.choice(form.seeds), chance))
            try:
                form.read(path)
            except ReviewerError as error:
                if "\n" in str(error):
                    failed.append((form.name, number, str(error)))
            except Exception as error:  # noqa: BLE001 — what is looked for
                failed.append((form.name, number, repr(error)))
    assert [] == failed


def test_whole_files_of_every_form_are_read(folder: Path, tmp_path: Path) -> None:
    refused = []
    for form in forms(folder, shipped_folder("corpora")):
        for seed in form.seeds:
            path = tmp_path / form.file_name
            path.write_bytes(seed)
            try:
                form.read(path)
            except ReviewerError as error:
                refused.append(f"{form.name}: {error}")
    assert [] == refused
