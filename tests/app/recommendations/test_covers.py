"""The form of a group's cover reports: the usual one, its own, and what a form must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.groups.operations import add_group, remove_group
from app.recommendations.covers import USUAL, cover_form, set_cover_form
from tests.app.groups.makers import make_board

if TYPE_CHECKING:
    from app.bootstrap import Core

OWN = "What it is about: Two sentences: no more.\nDecisions sought\n\nMoney: Who pays?"


def test_a_group_has_the_usual_form_until_it_has_its_own(core: Core) -> None:
    board = make_board(core).board
    with core.read() as session:
        usual = cover_form(session, board)
    assert (usual.parts, usual.version, usual.on_agenda) == (USUAL, None, False)
    with core.work("Change") as work:
        set_cover_form(work, board, {"headings": OWN, "on_agenda": True})
    with core.read() as session:
        own = cover_form(session, board)
    assert [(each.title, each.hint) for each in own.parts] == [
        ("What it is about", "Two sentences: no more."),
        ("Decisions sought", ""),
        ("Money", "Who pays?"),
    ]
    assert own.on_agenda
    with core.work("Empty") as work:
        set_cover_form(work, board, {"headings": None}, own.version)
    with core.read() as session:
        assert cover_form(session, board).parts == USUAL
        assert cover_form(session, board).on_agenda
    core.undo()
    core.undo()
    with core.read() as session:
        assert cover_form(session, board) == usual


def test_what_is_shown_to_be_edited_is_read_as_the_same_form(core: Core) -> None:
    board = make_board(core).board
    with core.read() as session:
        typed = cover_form(session, board).headings
    with core.work("Change") as work:
        set_cover_form(work, board, {"headings": typed})
    with core.read() as session:
        assert cover_form(session, board).parts == USUAL


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("Purpose\nBackground", "Recommendations"),
        ("Recommendations\nPurpose\npurpose: again", "twice"),
        (f"Recommendations {'long ' * 30}", "too long"),
        ("\n".join(f"Decision {number}" for number in range(31)), "at most 30"),
    ],
)
def test_a_form_that_nothing_can_be_read_from_is_refused(
    core: Core, headings: str, told: str
) -> None:
    board = make_board(core).board
    with pytest.raises(InvalidValues, match=told), core.work("Change") as work:
        set_cover_form(work, board, {"headings": headings})
    with core.read() as session:
        assert cover_form(session, board).parts == USUAL


def test_a_group_goes_with_its_form(core: Core) -> None:
    body = make_board(core).partnership
    with core.work("Add") as work:
        group = add_group(work, {"partnership": body, "name": "Task group"})
        set_cover_form(work, group, {"on_agenda": True})
        remove_group(work, group)
