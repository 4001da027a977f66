"""`reviewer serve`: the review screen in a browser on this machine."""

import ipaddress
import shlex
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from reviewer.cli.project import find_project, in_folder, open_project
from reviewer.model.errors import InputError


@click.command()
@click.argument("document", required=False)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="An address of this machine only (127.0.0.1, ::1): there is no login.",
)
@in_folder
def serve(document: str | None, *, port: int, host: str, folder: Path | None) -> None:
    """Show the review screen in a browser on this machine, on DOCUMENT where one is named.

    It has no login, so that no other machine can reach it. Each tab is a screen of its own; each
    decision is kept at once. Needs one more package: pip install 'reviewer[serve]'.

    \b
    reviewer serve
    reviewer serve --port 8123 art_92_2405
    """
    address = _loopback(host)
    if find_spec("textual_serve") is None:
        raise InputError("the browser needs one more package: pip install 'reviewer[serve]'")
    with open_project(folder):
        """A project that can't be opened is told here, not in the browser."""
    path = find_project(folder).resolve()
    from reviewer.cli.browser import ScreenServer  # 400 ms of aiohttp

    command = [sys.executable, "-m", "reviewer", "review", "--project", str(path)]
    command += ["--", document] if document else []
    try:
        ScreenServer(
            _as_shell_line(command),
            host=address,
            port=_free_port(address, port),
            title=f"reviewer: {path.parent.name}",
        ).serve()
    except OSError as error:
        raise InputError(
            f"port {port} of {address} can't be used ({error.strerror}): choose another by --port"
        ) from None


def _loopback(host: str) -> str:
    """Give the address that `host` means; InputError where others could reach it."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        is_loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise InputError(
            f"the screen has no login, so it is only served to this machine: not {host}, 127.0.0.1"
        )
    return host


def _free_port(address: str, port: int) -> int:
    """Make sure that a port can be had before anything says so; OSError where it can't."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.create_server((address, port), family=family) as trial:
        taken: int = trial.getsockname()[1]
    return taken


def _as_shell_line(command: list[str]) -> str:
    """Quote a command for textual-serve, which runs it through the shell."""
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
