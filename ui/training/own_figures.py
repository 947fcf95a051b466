"""What agencies say of their own training, by agency, with what is missing: from the newest round that asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_day
from app.returns.own_training import OWN_TRAINING, lines_of, own_training
from app.rows import MemoryRows
from ui.documents import save_list
from ui.list_dialog import ListDialog
from ui.tables import Acts
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.field import Field
    from app.returns.own_training import OwnTrainingRound
    from ui.page import Desk

TITLE = "Single-agency training figures"
_HIGH = 600
"""Height of a window that is no low one."""
_NONE = (
    "No round has asked for these figures yet. On Returns, open one of the template of that name."
)


class OwnFiguresDialog(ListDialog):
    """The figures of a round; Return goes to the agency's return."""

    help_text = (
        "What agencies answered in the newest round of single-agency training figures, or in the one chosen on "
        "Returns: for each level how many people are up to date, of how many who need it. The share is reckoned from "
        "these two counts; where an agency states another one, Missing says so. A moderated answer counts as it was "
        "moderated, and an agency that answered N/A, or nothing, is in no total.\n\n"
        "Return goes to the agency's return, Excel writes the list as it is shown."
    )

    def __init__(self, desk: Desk, round_id: int | None = None) -> None:
        self._desk, self._round_id = desk, round_id
        self._found: OwnTrainingRound | None = None
        acts = Acts(open=self._go, open_words="Go to the return", export=self._export)
        super().__init__(
            desk,
            TITLE,
            (TITLE, self._rows, lambda _over: acts),
            line=self._told,
            empty="No agency was asked.",
        )
        self._wide = 1040
        if desk.window.height() > _HIGH:
            self.table.setMinimumHeight(400)
        self.buttons.insertWidget(0, self.table.excel_button)
        go = Button("Go to the round", "inbox", on_click=self._go_to_round, parent=self)
        go.setEnabled(self._found is not None)
        self.buttons.insertWidget(0, go)

    def _rows(self) -> MemoryRows:
        core = self._desk.core
        partnership = self._desk.partnership.id
        with core.read() as session:
            self._found = own_training(session, core.clock.today(), partnership, self._round_id)
        return MemoryRows(OWN_TRAINING, list(lines_of(self._found)))

    def _told(self) -> str:
        found = self._found
        if found is None:
            return _NONE
        due = f", due {show_day(found.round.due_on)}" if found.round.due_on else ""
        return f"{found.round.name}{due}: {found.round.progress} in. {found.totals}."

    def _go(self, request_id: int) -> None:
        self.accept()
        self._desk.go("returns", {"kind": "returns", "id": request_id})

    def _go_to_round(self) -> None:
        if self._found is not None:
            self.accept()
            self._desk.go("returns", {"id": self._found.round.id})

    def _export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        save_list(self.over, TITLE, self._rows(), fields=fields, ids=ids)


def open_own_figures(desk: Desk, round_id: int | None = None) -> OwnFiguresDialog:
    """Show the figures of a round, the newest where none is named."""
    dialog = OwnFiguresDialog(desk, round_id)
    dialog.show_fitted()
    return dialog
