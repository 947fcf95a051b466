"""The actions raised from a cell of the heat map, each a way to the action log, and the form that raises one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.fields import ACTION, ActionValues
from app.days import show_day
from app.returns.asked import asked
from app.returns.improving import raise_action, suggest
from ui.asking import ask, some, typed
from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.flow import clear
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.actions.queries import ActionRecord
    from app.returns.heat import HeatMap, HeatRow
    from app.returns.templates import StandardRecord
    from ui.page import Desk

_RAISED = some(
    ACTION, "text", "group", "owner_agency", "owner", "owner_seat", "due", "evidence_wanted"
)


class ImprovementPanel(QWidget):
    """What is being done about a cell; a weak one where nothing is offers to raise an action."""

    def __init__(self, desk: Desk, on_raise: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self._on_raise = on_raise
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(GAP)

    def show_actions(self, found: Sequence[ActionRecord], *, is_weak: bool) -> None:
        """Show the actions of a cell."""
        clear(self._inside)
        self.setVisible(bool(found) or is_weak)
        if not found and not is_weak:
            return
        self._inside.addWidget(Label("Improvement action", "small", self))
        for each in found:
            self._inside.addWidget(Label(told(each), parent=self, wrap=True))
            open_it = partial(self._desk.go, "actions", {"id": each.id})
            verb = f"Open action {each.reference}"
            self._add(Button(verb, on_click=open_it, parent=self))
        if not found:
            self._add(Button("Raise action", "flag", on_click=self._on_raise, parent=self))

    def _add(self, button: Button) -> None:
        holder = QWidget(self)
        holder.setLayout(row(button, None))
        self._inside.addWidget(holder)


def told(action: ActionRecord) -> str:
    """Tell an action as the panel does: "Action 2025/18: extend renewal. Owner: ELHT, due 30 Jun 2025, open."."""
    due = f"due {show_day(action.due)}" if action.due else "no due day"
    owner = action.owner_name or "nobody"
    status = action.status.title_text.lower()
    return f"{action.label}: {action.text.rstrip('.')}. Owner: {owner}, {due}, {status}."


def open_raising(desk: Desk, heat: HeatMap, line: HeatRow, standard: StandardRecord) -> None:
    """Ask for the action that a weak cell leads to; all but the confirmation is suggested."""
    with desk.core.read() as session:
        idea = suggest(session, heat, asked(session, line.request.id, standard.id))
    given: dict[str, Any] = {
        "text": idea.text,
        "group": idea.group,
        "owner_agency": line.request.agency,
        "due": idea.due,
        "evidence_wanted": True,
    }

    def save(values: ActionValues) -> None:
        about = f"{line.request.agency}, standard {standard.number}"
        with desk.core.work("Raise action from return", about) as work:
            raise_action(work, line.request.id, standard.id, typed(values))

    title = f"Action for {line.request.agency}: standard {standard.number}"
    ask(desk, title, _RAISED, given, save=save, new=True, verb="Raise")
