"""Where words go: data to stdout, narration to stderr; page text can't steer the terminal."""

import os
import shutil
import sys
from pathlib import Path

import click

from reviewer.model.errors import InputError

_LONG_UPGRADE = 20_000
"""Segments from which on it takes half a second and more."""


def out(text: str) -> None:
    """Write one line of data to stdout, as UTF-8 whatever the locale says."""
    click.echo(text.encode("utf-8", "replace"))


def narrate(text: str) -> None:
    """Tell a person what is being done, on stderr."""
    click.echo(text, err=True)


def is_on_terminal() -> bool:
    """Say whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def tell_upgrade(done: int, total: int) -> None:
    """Tell on one line of a terminal that a project is brought up to date, where that takes a while."""
    if total < _LONG_UPGRADE or not sys.stderr.isatty():
        return
    share = done * 100 // total
    line = f"Updating the project: {share}% of {total:,} segments (Ctrl+C leaves it as it was)"
    line = line[: shutil.get_terminal_size().columns - 1]
    # \x1b[K clears what is behind it: the line is written over, and gone before the screen opens.
    sys.stderr.write(f"\r{line}\x1b[K" if done < total else "\r\x1b[K")
    sys.stderr.flush()


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, text as UTF-8; InputError where it can't be written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"{path} can't be written: {error.strerror}") from None
