"""Keys as Textual binds them and as people read them: bindings, footer, help and README, from the registry."""

from collections.abc import Mapping
from typing import TypeAlias

from textual.binding import Binding

from reviewer.tui.actions import ACTIONS, Action, Group, Place

UserKeys: TypeAlias = Mapping[str, tuple[str, ...]]
"""Keys by the ids of acts."""

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def key_name(key: str) -> str:
    """Return a key as a person reads it on the keyboard: `ctrl+k`, `F2`, `Enter`, `?`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if len(last) > 1 and last[0] == "f" and last[1:].isdigit():
        last = last.upper()
    return "+".join([*modifiers, _NAMES.get(last, last)])


def user_keys(app: object) -> UserKeys:
    """Return the keys that the person gave to acts in the configuration of a running program."""
    found: UserKeys = getattr(app, "user_keys", {})
    return found


def key_names(action: Action, own: UserKeys | None = None) -> tuple[str, ...]:
    """Return the keys of an act as people read them, the one to learn first; digits as `1–9`."""
    keys = (own or {}).get(action.id, action.keys)
    if action.is_numbered:
        return (f"{key_name(keys[0])}–{key_name(keys[-1])[-1]}",)
    return tuple(map(key_name, keys))


def bindings(place: Place) -> list[Binding]:
    """Return Textual's bindings of one place, aliases too; ids are those that a keymap names."""
    made: list[Binding] = []
    for action in (action for action in ACTIONS if action.place is place):
        if action.is_numbered:
            made += _numbered(action)
        elif action.keys:
            made.append(_binding(action, ",".join(action.keys + action.aliases), action.act))
    return made


def keymap(own: UserKeys) -> dict[str, str]:
    """Return a person's keys as Textual wants them; what a remapped act had besides is gone."""
    return {name: ",".join(keys) for name, keys in own.items()}


def in_footer(place: Place) -> tuple[Action, ...]:
    """Return the acts that the footer of a place names, the most important first."""
    named = (action for action in ACTIONS if action.footer and _shows(action, place))
    return tuple(sorted(named, key=lambda action: action.footer))


def grouped() -> tuple[tuple[Group, tuple[Action, ...]], ...]:
    """Return every act under its heading, in the order of the registry."""
    return tuple(
        (group, tuple(action for action in ACTIONS if action.group is group)) for group in Group
    )


def key_table() -> str:
    """Return the table of keys as Markdown, for the README."""
    rows = ["| keys | what they do |", "| --- | --- |"]
    for group, actions in grouped():
        rows.append(f"| **{group}** | |")
        for action in actions:
            keys = " ".join(f"`{name}`" for name in key_names(action)) or "palette"
            rows.append(f"| {keys.replace('|', chr(92) + '|')} | {action.description} |")
    return "\n".join(rows) + "\n"


def _shows(action: Action, place: Place) -> bool:
    return action.place is place or (action.place is Place.EVERYWHERE and place is not Place.EDIT)


def _numbered(action: Action) -> list[Binding]:
    made = [
        _binding(action, key, f"{action.act}({number})")
        for number, key in enumerate(action.keys, start=1)
    ]
    made += [
        _binding(action, key, f"{action.act}({number})")
        for number, key in enumerate(action.aliases, start=1)
    ]
    return made


def _binding(action: Action, keys: str, call: str) -> Binding:
    """Bind before the focused widget in an editor only: elsewhere letters belong to what is focused.

    So is leaving, which else would do nothing while something is asked.
    """
    return Binding(
        keys,
        call,
        action.description,
        show=False,
        priority=action.place is Place.EDIT or action.id == "app.quit",
        id=None if action.is_numbered else action.id,
    )
