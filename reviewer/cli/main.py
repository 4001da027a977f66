"""The `reviewer` command: which subcommands there are, and the edge where errors become one line."""

import importlib
import os
import sys

import click

from reviewer import __version__
from reviewer.model.errors import ReviewerError

_COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("reviewer.cli.demo", "Make a sample project, sum it up, open it."),
    "new": ("reviewer.cli.project", "Make an empty project."),
    "add": ("reviewer.cli.project", "Add a Chinese page and its English page."),
    "fetch": ("reviewer.cli.fetch", "Fetch pages from the web."),
    "pair": ("reviewer.cli.pair", "Find which page translates which."),
    "review": ("reviewer.cli.project", "Open the review screen."),
    "serve": ("reviewer.cli.serve", "Show the review screen in a browser."),
    "align": ("reviewer.cli.align", "Align the sentences of two pages."),
    "align-shards": ("reviewer.cli.align_shards", "Align very many documents, shard by shard."),
    "check": ("reviewer.cli.check", "Check pairs of sentences."),
    "glossary": ("reviewer.cli.glossary", "Keep the glossary: propose, approve, release, export."),
    "score": ("reviewer.cli.score", "Compute scores: text, project, MQM."),
    "report": ("reviewer.cli.score", "Write a project's quality report."),
    "export": ("reviewer.cli.export", "Write a document of the project to a file."),
    "gold": ("reviewer.cli.gold", "Write confirmed alignments, for the aligner to learn from."),
    "convert": ("reviewer.cli.convert", "Write a bitext file in another form."),
    "log": ("reviewer.cli.log", "Export or merge what people decided."),
    "backup": ("reviewer.cli.project", "Copy the project while it is in use."),
    "doctor": ("reviewer.cli.project", "Test the project and this machine."),
}
"""Name to module and short help, so that `--help` and each command load only what they need."""


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(_COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in _COMMANDS.items()])


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="reviewer")
@click.pass_context
def cli(context: click.Context) -> None:
    """Review Chinese-English translations: align, check, decide, score.

    Without a command, opens the review screen on the project in this folder.

    \b
    reviewer demo                        a sample project, from pages to screen
    reviewer new work && cd work         a project of your own
    reviewer add zh.html en.html         a Chinese page and its English page
    reviewer                             review it
    """
    if context.invoked_subcommand is None:
        from reviewer.cli.project import open_screen  # only here

        open_screen(None, None)


def main() -> None:
    """Run the command; an error of ours or of the command line is one line on stderr and exit 2."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.UsageError as error:
        _complain(error.format_message(), hint=error.ctx)
        sys.exit(2)
    except click.ClickException as error:
        _complain(error.format_message())
        sys.exit(2)
    except ReviewerError as error:
        _complain(str(error))
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong. The interpreter would
        # flush stdout once more at exit and complain, so stdout leads nowhere from here on.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str, hint: click.Context | None = None) -> None:
    """Write one clear line to stderr, whatever the message holds."""
    line = " ".join(message.split())
    shown = "".join(character if character.isprintable() else "�" for character in line)
    where = f" (see '{hint.command_path} --help')" if hint else ""
    sys.stderr.write(f"reviewer: {shown}{where}\n")
