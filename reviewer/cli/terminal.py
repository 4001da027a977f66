"""Where words go: data to stdout, narration to stderr; page text can't steer the terminal."""

import os
import sys
from pathlib import Path

import click

from reviewer.model.errors import InputError


def out(text: str) -> None:
    """Write one line of data to stdout, as UTF-8 whatever the locale says."""
    click.echo(text.encode("utf-8", "replace"))


def narrate(text: str) -> None:
    """Tell a person what is being done, on stderr."""
    click.echo(text, err=True)


def is_on_terminal() -> bool:
    """Say whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, text as UTF-8; InputError where it can't be written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"{path} can't be written: {error.strerror}") from None
