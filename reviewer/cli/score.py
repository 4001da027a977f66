"""`reviewer score`: numbers with signatures; each subcommand in a module of its own."""

import click

from reviewer.cli.score_project import project
from reviewer.cli.score_text import text


@click.group()
def score() -> None:
    """Compute scores: of texts against references, of a project, of MQM ratings.

    Every number comes with its signature: metric, version, settings, texts.

    \b
    reviewer score text --reference ref.en --hypothesis system.en
    reviewer score project
    """


score.add_command(text)
score.add_command(project)
