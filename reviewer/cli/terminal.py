"""Where words go: data to stdout, narration to stderr; page text can't steer the terminal."""

import sys

import click


def out(text: str) -> None:
    """Write one line of data to stdout, as UTF-8 whatever the locale says."""
    click.echo(text.encode("utf-8", "replace"))


def narrate(text: str) -> None:
    """Tell a person what is being done, on stderr."""
    click.echo(text, err=True)


def is_on_terminal() -> bool:
    """Say whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
