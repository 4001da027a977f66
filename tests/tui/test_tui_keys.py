"""Keys are named once, and everything about them is made from the registry."""

from collections import Counter

import pytest
from textual.binding import Binding

from reviewer.tui.actions import ACTIONS, Place
from reviewer.tui.keys import bindings, in_footer, key_name, key_table
from reviewer.tui.program import ReviewerApp
from reviewer.tui.screens.across import AcrossScreen
from reviewer.tui.screens.align import AlignScreen
from reviewer.tui.screens.board import BoardScreen
from reviewer.tui.screens.candidates import CandidatesScreen
from reviewer.tui.screens.categories import CategoriesScreen
from reviewer.tui.screens.home import HomeScreen
from reviewer.tui.screens.lead import LeadScreen
from reviewer.tui.screens.mark import MarkScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.editor import Editor

OWNERS = {
    Place.HOME: HomeScreen,
    Place.LEAD: LeadScreen,
    Place.ACROSS: AcrossScreen,
    Place.CANDIDATES: CandidatesScreen,
    Place.BOARD: BoardScreen,
    Place.CATEGORIES: CategoriesScreen,
    Place.MARK: MarkScreen,
    Place.ALIGN: AlignScreen,
    Place.EVERYWHERE: ReviewerApp,
    Place.REVIEW: ReviewScreen,
    Place.EDIT: Editor,
}


def test_ids_are_unique() -> None:
    assert {1} == set(Counter(action.id for action in ACTIONS).values())


@pytest.mark.parametrize("place", Place)
def test_no_key_means_two_things_in_one_place(place: Place) -> None:
    both = [*bindings(place), *([] if place is Place.EVERYWHERE else bindings(Place.EVERYWHERE))]
    keys = Counter(bound.key for bound in Binding.make_bindings(both))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_act_can_be_done_where_it_is_bound(action: object) -> None:
    found = next(each for each in ACTIONS if each is action)
    assert hasattr(OWNERS[found.place], f"action_{found.act.partition('(')[0]}")


def test_every_deciding_act_has_a_key_that_arrives_with_an_input_method_on() -> None:
    def arrives(key: str) -> bool:
        return (
            key in {"enter", "space", "tab"} or "+" in key or (key[0] == "f" and key[1:].isdigit())
        )

    needed = {
        "accept",
        "edit",
        "flag",
        "reject",
        "skip",
        "note",
        "undo",
        "redo",
        "waive",
        "next_open",
    }
    able = {
        action.act
        for action in ACTIONS
        if action.place is Place.REVIEW and any(arrives(key) for key in action.keys)
    }
    assert set() == needed - able


def test_full_width_marks_are_aliases() -> None:
    bound = {
        each.key
        for each in Binding.make_bindings([*bindings(Place.REVIEW), *bindings(Place.EVERYWHERE)])
    }
    assert {
        "fullwidth_question_mark",
        "ideographic_comma",
        "fullwidth_colon",
        "left_black_lenticular_bracket",
        "right_black_lenticular_bracket",
    } <= bound


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("enter", "Enter"),
        ("f2", "F2"),
        ("ctrl+k", "ctrl+k"),
        ("?", "?"),
        ("F", "F"),
        ("shift+f5", "shift+F5"),
    ],
)
def test_keys_are_named_as_people_read_them(key: str, expected: str) -> None:
    assert expected == key_name(key)


def test_the_footer_begins_with_accept() -> None:
    assert [action.act for action in in_footer(Place.REVIEW)][:3] == ["accept", "edit", "flag"]


def test_the_table_for_the_readme_names_every_act() -> None:
    table = key_table()
    assert [action.id for action in ACTIONS if action.description not in table] == []
