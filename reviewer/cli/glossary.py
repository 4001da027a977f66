"""`reviewer glossary`: the lead's work; each family of subcommands in a module of its own."""

import click

from reviewer.cli.glossary_candidates import candidates
from reviewer.cli.glossary_changes import changes
from reviewer.cli.glossary_compliance import compliance
from reviewer.cli.glossary_files import convert, export_glossary, import_glossary, validate
from reviewer.cli.glossary_lead import (
    approve,
    defer,
    list_releases,
    reject,
    release,
    reopen,
    take,
)
from reviewer.cli.glossary_proposals import effect, list_proposals, propose


@click.group()
def glossary() -> None:
    """Keep the glossary: read it in, propose, approve, release, give it to other tools.

    \b
    reviewer glossary import terms.xlsx              put a file's terms in force
    reviewer glossary propose 开放许可 "open license"
    reviewer glossary proposals                      what waits for the lead
    reviewer glossary approve 3f2a && reviewer glossary release --note "May"
    reviewer glossary changes --since 4              what others must change in their tools
    """


for command in (
    *(import_glossary, export_glossary, validate, convert, candidates),
    *(propose, list_proposals, effect, take, approve, reject, defer, reopen),
    *(release, list_releases, changes, compliance),
):
    glossary.add_command(command)
