"""What the README says of commands, keys and checks is true."""

import re
import shlex
from pathlib import Path

import click
import pytest

from reviewer.check.runner import CHECKS
from reviewer.check.table import check_table
from reviewer.cli.main import cli
from reviewer.tui.keys import key_table

README = Path(__file__).resolve().parents[1] / "README.md"
TEXT = README.read_text(encoding="utf-8")


def _commands() -> list[str]:
    """Give every line of a code block that runs `reviewer`, without comments."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    found = [re.split(r"\breviewer ", line, maxsplit=1) for line in lines]
    return sorted(
        {parts[1].split("  #")[0] for parts in found if len(parts) == 2 and _runs(parts[0])}
    )


def _runs(before: str) -> bool:
    return before == "" or before.endswith(("uv run ", "&& "))


@pytest.mark.parametrize("line", _commands())
def test_every_command_in_the_readme_exists_with_its_options(line: str) -> None:
    words = shlex.split(re.split(r" [>|] ", line)[0])
    command: click.Command = cli
    context = click.Context(cli)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words.pop(0))
        assert found is not None, line
        command = found
    options = {name for parameter in command.params for name in parameter.opts}
    used = {word.split("=")[0] for word in words if word.startswith("--")}
    assert used - {"--help", "--version"} <= options


def test_the_readme_names_commands_at_all() -> None:
    assert len(_commands()) > 10


def test_the_key_table_is_the_one_that_the_screen_goes_by() -> None:
    assert key_table().strip() in TEXT


def test_the_table_of_checks_is_made_from_the_checks() -> None:
    assert check_table(CHECKS) in TEXT


def test_every_picture_in_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", TEXT)
    assert pictures
    assert [name for name in pictures if not (README.parent / name).is_file()] == []
