"""The gaps of a round as a list: the actions they lead to are looked over, changed, and raised in one act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from app.actions.fields import ACTION
from app.amounts import counted
from app.fields import Day, Fields, Flag
from app.returns.gaps import GAP, gaps, raise_actions
from app.returns.improving import usual_group
from app.rows import MemoryRows
from ui.asking import some
from ui.dialogs import FormDialog
from ui.forms import Form
from ui.tables import Acts, Table
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.returns.heat import HeatMap
    from ui.page import Desk

_FOR_ALL: Fields = (
    *some(ACTION, "group"),
    Day("due", "Due", help="For those that name no deadline of their own."),
    Flag("evidence_wanted", "Evidence wanted", help="They cannot be closed without."),
)
_HINT = (
    "Weak cells that no open action is about. Each line becomes an action owned by its agency; F2 changes what it says "
    "or when it is due, Delete leaves it out."
)


class GapsDialog(FormDialog):
    """Every weak cell of a round without an open action; what is left in the list is raised."""

    help_text = (
        "Each line is a cell of the heat map with an answer below the threshold and no open action. The action says "
        "what the agency wrote as its area for improvement, else which question is to be brought up to what.\n\n"
        "F2 changes the chosen lines, Delete leaves them out. Raise writes one action per line in one step; one Undo "
        "takes them all back. Their numbers are given at once."
    )

    def __init__(self, desk: Desk, heat: HeatMap) -> None:
        self._desk, self._heat = desk, heat
        self._is_changed = False
        core = desk.core
        with core.read() as session:
            self._gaps = {each.id: each for each in gaps(session, heat, core.clock.today())}
            group = usual_group(session, heat.round.partnership.id)
        form = Form(
            _FOR_ALL,
            {"group": group, "evidence_wanted": True},
            choices=desk.lists.choices,
            new=True,
        )
        super().__init__(
            f"Actions from {heat.round.name}",
            form,
            self._raise,
            desk.window,
            verb="Raise",
            present=desk.errors.present,
        )
        self._wide = 980
        self.table = Table(
            self._rows(),
            "Gaps",
            Acts(edit=self._edit, delete=self._leave_out, delete_words="Leave out"),
            desk.lists,
            empty="Every weak cell has an open action.",
        )
        self.table.setMinimumHeight(240)
        self.page.body.insertWidget(0, Label(_HINT, "small", wrap=True))
        self.page.body.insertWidget(1, self.table, 1)
        self.table.begin()
        self.table.view.go_to(0, 0)
        self.table.view.setFocus()
        self._tell()

    def is_dirty(self) -> bool:
        """Count what was changed in the list as typed too."""
        return self._is_changed or super().is_dirty()

    def _rows(self) -> MemoryRows:
        return MemoryRows(GAP, list(self._gaps.values()))

    def _edit(self, ids: Sequence[int], name: str, value: Any) -> None:  # noqa: ANN401 - of the Field
        for each in ids:
            self._gaps[each] = replace(self._gaps[each], **{name: value})
        self._show()

    def _leave_out(self, ids: Sequence[int]) -> None:
        for each in ids:
            del self._gaps[each]
        self._show()

    def _show(self) -> None:
        self._is_changed = True
        self.table.keeping(lambda: self.table.set_rows(self._rows()))
        self._tell()

    def _raise(self, values: dict[str, Any]) -> list[int]:
        chosen = list(self._gaps.values())
        about = f"{self._heat.round.name}, {counted(len(chosen), 'action')}"
        with self._desk.core.work("Raise actions from gaps", about) as work:
            return raise_actions(
                work,
                chosen,
                group=cast("int", values["group"]),
                due=values["due"],
                evidence_wanted=bool(values["evidence_wanted"]),
            )

    def _tell(self) -> None:
        count = len(self._gaps)
        self.save_button.set_caption(f"Raise {counted(count, 'action')}" if count else "Raise")
        self.save_button.setEnabled(count > 0)
