"""`reviewer score`: numbers with signatures; each subcommand in a module of its own."""

import click

from reviewer.cli.score_import import import_
from reviewer.cli.score_mqm import mqm
from reviewer.cli.score_project import project
from reviewer.cli.score_report import report
from reviewer.cli.score_sample import accept, plan
from reviewer.cli.score_shards import shards
from reviewer.cli.score_text import text


@click.group()
def score() -> None:
    """Compute scores: of texts against references, of a project, of MQM ratings.

    Every number comes with its signature: metric, version, settings, texts.

    \b
    reviewer score text --reference ref.en --hypothesis system.en
    reviewer score project
    """


for command in (text, project, report, mqm, import_, shards, plan, accept):
    score.add_command(command)
