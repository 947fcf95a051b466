"""The action log of the tests: three actions of the Board, the page that shows them, and what its dialogs are told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.actions.operations import add_action
from app.actions.queries import actions, updates
from app.people.operations import add_person
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import settle
from tests.ui.opened import page_of
from ui.actions.page import ActionsPage
from ui.dialogs import FormDialog

if TYPE_CHECKING:
    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window

TODAY = date(2025, 3, 11)


@pytest.fixture
def made(core: Core, sample: Sample) -> list[int]:
    """Make an action that is late, one that is due later, and one of the user's own that wants evidence."""
    raised = (
        ("Chase Section 11 returns", date(2025, 2, 28), sample.people["F. Valli"]),
        ("Bring case examples", date(2025, 6, 12), sample.people["H. Iqbal"]),
    )
    with core.work("Add people and actions") as work:
        me = add_person(work, {"name": "Sana Khan"})
        return [
            add_action(
                work,
                {
                    "group": sample.board,
                    "raised_on": date(2025, 1, 6),
                    "text": text,
                    "due": due,
                    "owner": owner,
                    "evidence_wanted": owner == me,
                },
            )
            for text, due, owner in (*raised, ("Publish the arrangements", date(2025, 4, 1), me))
        ]


@pytest.fixture
def page(window: Window, made: list[int]) -> ActionsPage:
    """Show the log with the first of them chosen."""
    shown = page_of(window, "actions", ActionsPage, {"id": made[0]})
    shown.table.view.setFocus()
    settle()
    return shown


def record(core: Core, action_id: int) -> ActionRecord:
    """Read an action as of today."""
    with core.read() as session:
        return actions(session, [action_id], {"as_at": TODAY})[0]


def dialog_of(window: Window) -> FormDialog:
    """Give the form that is open."""
    settle()
    return window.findChildren(FormDialog)[0]


def write(dialog: FormDialog, **texts: str) -> None:
    """Type texts into the fields of a dialog and store."""
    for name, text in texts.items():
        type_text(text, dialog.form.editors[name].control)
    press(Key.Key_Return, CONTROL, dialog)


def updates_of(core: Core, action_id: int) -> list[str]:
    """Give the texts of an action's history, newest first."""
    with core.read() as session:
        return [each.text for each in updates(session, action_id)]
