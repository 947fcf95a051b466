"""Changing all chosen actions in one dialog, which shows beforehand what would change and what is refused."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from app.actions.joint import JointPlan, JointWish
from app.actions.queries import actions
from app.actions.together import change_together, plan_together
from app.amounts import counted
from app.errors import InvalidValues, Unreadable
from app.fields import Day, Fields, Flag, Link, Note
from ui.actions.owners import OWNER, OwnerChoices
from ui.dialogs import FormDialog
from ui.forms import Form
from ui.widgets.text import Hairline, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.page import Desk

TOGETHER: Fields = (
    Day("due", "New due day", help="Wants a reason below."),
    replace(OWNER, label="New owner", help=""),
    Link("group", "Overseen by", kind="groups"),
    Link("rag", "RAG", kind="rag-words", help="Amber and red want a reason below."),
    Note("why", "Reason", help="Kept in the history of each. “Ongoing” is no reason."),
    Note("update", "Update", help="What is new, for all of them."),
    Flag("chased", "Reminded today", help="Counts as chased. Chase people writes the letters."),
    Note("outcome", "Close with this outcome", help="Left empty they stay open."),
    Note("evidence", "Evidence", help="For those of which it was asked."),
)
_SHOWN = 3
"""Actions whose changes are told one by one."""
_PAUSE = 150
"""Milliseconds after a key in which the plan is made: of thousands of actions it takes a quarter of a second."""


class TogetherDialog(FormDialog):
    """What is left empty stays as it is; the lines below tell what would become of each action."""

    help_text = (
        "What is left empty stays as it is in every action. Above the buttons stands what would change, and which "
        "actions are left as they are and why: closed ones, or those of which evidence was asked. All that changes is "
        "one step, which one Undo takes back."
    )

    def __init__(self, desk: Desk, ids: Sequence[int], choices: OwnerChoices) -> None:
        self._desk, self._ids, self._choices = desk, list(ids), choices
        form = Form(TOGETHER, {}, choices, new=True)
        title = f"Change {counted(len(ids), 'action')} together"
        super().__init__(
            title, form, self._change, desk.window, verb="Change them", present=desk.errors.present
        )
        self.preview = Label("", wrap=True)
        for part in (Hairline(), self.preview):
            self.add_above_buttons(part)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.show_plan)
        form.changed.connect(self._soon.start)
        self.finished.connect(self._soon.stop)
        self.show_plan()

    def show_plan(self) -> None:
        """Tell what would become of the actions by what is typed so far."""
        try:
            wanted = self._wanted(self.form.values())
            with self._desk.core.read() as session:
                plan = plan_together(session, self._ids, wanted, self._desk.core.clock.today())
        except InvalidValues as invalid:
            self.preview.setText(" ".join(invalid.problems.values()))
        except Unreadable as unreadable:
            self.preview.setText(str(unreadable))
        else:
            self.preview.setText("\n".join(_told(plan)))

    def _change(self, given: dict[str, Any]) -> JointPlan:
        about = counted(len(self._ids), "action")
        with self._desk.core.work("Change actions together", about) as work:
            return change_together(work, self._ids, self._wanted(given))

    def _wanted(self, given: dict[str, Any]) -> JointWish:
        return JointWish(
            **{
                **given,
                "owner": self._choices.owner(given["owner"]),
                "chased": bool(given["chased"]),
            }
        )


def open_together(desk: Desk, ids: Sequence[int]) -> TogetherDialog:
    """Ask what is to become of several actions; their group's members are offered as owners first."""
    with desk.core.read() as session:
        found = actions(session, ids, {"as_at": desk.core.clock.today()})
    groups = {each.group.id for each in found}
    group = groups.pop() if len(groups) == 1 else None
    dialog = TogetherDialog(desk, ids, OwnerChoices(desk, lambda: group))
    dialog.saved.connect(lambda plan: _say(desk, plan))
    dialog.show_fitted()
    return dialog


def _say(desk: Desk, plan: JointPlan) -> None:
    """Tell which actions were left as they are; that the others changed is told by the step itself."""
    if plan.refused:
        told = f"{counted(len(plan.changed), 'action')} changed. {_refused(plan)}"
        # After the message of the step itself.
        QTimer.singleShot(0, desk.window, partial(desk.messages.warn, told))


def _told(plan: JointPlan) -> list[str]:
    told = [f"{plan.in_short}."]
    told += [f"{each.label}: {', '.join(each.changes)}" for each in plan.changed[:_SHOWN]]
    more = len(plan.changed) - _SHOWN
    told += [f"and {counted(more, 'more action')}"] if more > 0 else []
    told += [_refused(plan)] if plan.refused else []
    return told


def _refused(plan: JointPlan) -> str:
    return f"Left as they are: {'; '.join(plan.refusals).removesuffix('.')}."
