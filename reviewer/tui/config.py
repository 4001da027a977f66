"""The person's own settings: colours and keys, from a file in the user's configuration folder.

# config.toml
theme = "light"            # dark, light, high-contrast, terminal, terminal-light, or one of Textual's

[keys]
"review.accept" = ["enter", "z"]
"review.concordance" = "ctrl+g"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from platformdirs import user_config_path

from reviewer.model.errors import InputError
from reviewer.tui.actions import ACTIONS, Place
from reviewer.tui.themes import THEME_NAMES, is_theme

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.tui.keys import UserKeys

_THEME_LINE = re.compile(r"^theme\s*=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Config:
    """What a person set for all projects."""

    theme: str = "dark"
    """A name of `THEME_NAMES`, or of a theme of Textual's."""
    keys: UserKeys = field(default_factory=dict)


def config_path() -> Path:
    """Return where the settings are kept, whether or not the file is there."""
    return user_config_path("reviewer") / "config.toml"


def read_config(path: Path) -> Config:
    """Read the settings; those that aren't there are as they come.

    Raises InputError, with the place and what to do, for a file that is no TOML, a theme or an act
    that isn't known, and a key that would do two things.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(f"{path} can't be read: {error}") from None
    unknown = found.keys() - {"theme", "keys"}
    if unknown:
        raise InputError(f"{path}: {min(unknown)!r} is no setting: there are theme and keys")
    theme = found.get("theme", "dark")
    if not isinstance(theme, str) or not is_theme(theme):
        raise InputError(f"{path}: theme {theme!r} isn't known: {', '.join(THEME_NAMES)}")
    return Config(theme, _keys(path, found.get("keys", {})))


def keep_theme(path: Path, theme: str) -> None:
    """Write the theme into the settings and leave the rest of the file as it is."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    line = f'theme = "{theme}"'
    head, keys, rest = text.partition("[keys]")
    head = _THEME_LINE.sub(line, head) if _THEME_LINE.search(head) else f"{line}\n{head}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + keys + rest, encoding="utf-8")


def _keys(path: Path, said: object) -> UserKeys:
    if not isinstance(said, dict):
        raise InputError(f"{path}: [keys] is a table of acts and their keys")
    able = {action.id for action in ACTIONS if not action.is_numbered}
    own: dict[str, tuple[str, ...]] = {}
    for name, value in said.items():
        if name not in able:
            raise InputError(f"{path}: [keys] {name!r} is no act: the help names them all")
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list) or not all(isinstance(key, str) and key for key in keys):
            raise InputError(f"{path}: [keys] {name} wants a key or a list of keys")
        own[name] = tuple(keys)
    _refuse_clashes(path, own)
    return own


def _refuse_clashes(path: Path, own: dict[str, tuple[str, ...]]) -> None:
    """Refuse a key that would do two things in one place."""
    for place in Place:
        taken: dict[str, str] = {}
        for action in ACTIONS:
            if action.place not in {place, Place.EVERYWHERE}:
                continue
            for key in own.get(action.id, action.keys + action.aliases):
                if key in taken:
                    raise InputError(
                        f"{path}: {key!r} is the key of {taken[key]} and of {action.id}: "
                        "give one of them another"
                    )
                taken[key] = action.id
