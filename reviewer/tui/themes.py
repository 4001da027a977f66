"""The colours: dark, light, high contrast, and the terminal's own."""

from textual.theme import BUILTIN_THEMES, Theme

# Rich turns a colour into a grey of the 256 where its saturation is below 15%, else into one of six
# shades of each primary: grounds stay below that, or they come out black, or navy.
DARK = Theme(
    name="reviewer-dark",
    primary="#82aad0",
    secondary="#9c8fc4",
    accent="#c8a46b",
    foreground="#d5d8dd",
    background="#14171b",
    surface="#1b1e22",
    panel="#2a2f36",
    success="#8dba78",
    warning="#deaa56",
    error="#e8806f",
    dark=True,
)
LIGHT = Theme(
    name="reviewer-light",
    primary="#24578a",
    secondary="#65519b",
    accent="#8a5a00",
    foreground="#24272c",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#e3dfd4",
    success="#2c6b28",
    warning="#8a5600",
    error="#ac2f25",
    dark=False,
)
HIGH_CONTRAST = Theme(
    name="reviewer-high-contrast",
    primary="#6cc5ff",
    secondary="#d7a8ff",
    accent="#ffd75f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    success="#7dff7d",
    warning="#ffd700",
    error="#ff8c7a",
    dark=True,
)
OWN_THEMES = (DARK, LIGHT, HIGH_CONTRAST)

THEME_NAMES: dict[str, str] = {
    "dark": DARK.name,
    "light": LIGHT.name,
    "high-contrast": HIGH_CONTRAST.name,
    "terminal": "ansi-dark",
    "terminal-light": "ansi-light",
}
"""What the config file and the menu call them, and what Textual does."""


def is_theme(name: str) -> bool:
    """Say whether the configuration may name it."""
    return name in THEME_NAMES or name in BUILTIN_THEMES
