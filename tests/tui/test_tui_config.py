"""A person's colours and keys come from one file, and what is wrong in it is told in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status
from reviewer.model.errors import InputError
from reviewer.session.review import Review
from reviewer.tui.config import Config, config_path, keep_theme, read_config
from reviewer.tui.program import ReviewerApp
from reviewer.tui.widgets.lines import KeyLine

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.session.project import Project


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert read_config(tmp_path / "config.toml") == Config()


def test_theme_and_keys_are_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "light"\n[keys]\n"review.accept" = "z"\n"review.note" = ["c", "f6"]\n')
    expected = Config("light", {"review.accept": ("z",), "review.note": ("c", "f6")})
    assert read_config(path) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = ", "can't be read"),
        ('theme = "pink"', "'pink' isn't known: dark, light"),
        ('colour = "red"', "'colour' is no setting"),
        ('[keys]\n"review.nothing" = "a"', "'review.nothing' is no act"),
        ('[keys]\n"review.accept" = "e"', "'e' is the key of review.accept and of review.edit"),
        ('[keys]\n"review.accept" = "?"', "is the key of review.accept and of app.help"),
        ('[keys]\n"review.accept" = 3', "wants a key or a list"),
        ('keys = "x"', "is a table"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=f"^{path}.*") as raised:
        read_config(path)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_chosen_theme_is_kept_and_the_rest_of_the_file_with_it(tmp_path: Path) -> None:
    path = tmp_path / "config" / "config.toml"
    keep_theme(path, "light")
    path.write_text(path.read_text() + '# mine\n[keys]\n"review.accept" = "z"\n')
    keep_theme(path, "terminal")
    assert path.read_text() == 'theme = "terminal"\n# mine\n[keys]\n"review.accept" = "z"\n'


async def test_keys_of_ones_own_do_what_they_say_and_the_old_ones_nothing(project: Project) -> None:
    own = Config(keys={"review.accept": ("z",), "review.edit": ("enter",)})
    app = ReviewerApp(project, "li", "notice", config=own)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("z")
        assert "z accept  Enter edit" in app.screen.query_one(KeyLine).render_line(0).text
        await pilot.press("enter")
        assert app.screen.has_class("-writing")
        await pilot.press("escape", "e")
        assert not app.screen.has_class("-writing")
    rows = Review.open(project, "notice", author="someone").rows(0, 2)
    assert [row.status for row in rows] == [Status.ACCEPTED, Status.OPEN]


async def test_a_theme_chosen_on_the_screen_is_there_the_next_time(app: ReviewerApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await app.run_action("choose_theme")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
    assert read_config(config_path()).theme == "high-contrast"
    config_path().unlink()
