"""Exceptions of the indicators: each with why and since when, the action raised from it, and a note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from app.actions.fields import ACTION
from app.amounts import counted
from app.indicators.acting import raise_indicator_action, suggested, usual_indicator_group
from app.indicators.exceptions import EXCEPTION, exceptions
from app.indicators.operations import change_value
from app.rows import MemoryRows
from ui.asking import ask, some, typed
from ui.commands import Command
from ui.documents import save_list
from ui.indicators.report import report_commands, reports_of
from ui.page import Page, Reach
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.menus import MenuButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.actions.fields import ActionValues
    from app.fields import Field
    from app.indicators.exceptions import IndicatorException
    from ui.page import Desk, Place

_NONE = "No exception: every indicator is in, within its limit and near its comparator."
_ACTION = some(ACTION, "text", "owner_agency", "group", "due", "evidence_wanted")


class ExceptionsPage(Page):
    """The list of exceptions; Return opens the indicator."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"indicator", "indicator_value", "indicator_action", "action", "area", "agency"}
    )
    reach = Reach.ALL
    record_kind = "indicators"
    help_text = (
        "Indicators whose newest value is worse than “Exception from” or further from its comparator than “Gap that "
        "is an exception” (both in the form of the indicator), is suppressed or missing, or is not in though it is "
        "due: a whole period after the one it is for has ended, that of a quarter by the end of the next.\n\n"
        "What is furthest from its limit or comparator, in per cent of it, stands first. “Since” is the first period "
        "of the unbroken run. Until an action is raised about it, it stands on Home too. Return opens the indicator "
        "with its trend.\n\n"
        "Ctrl+N raises an action in the log for the agency that answers for the indicator, with evidence wanted; the "
        "list shows the newest one and how it stands. F2 writes a note, kept as commentary of the value. The list goes "
        "to Excel, Ctrl+P writes the report with exceptions first."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Exceptions of the indicators")
        self._found: dict[int, IndicatorException] = {}
        self.report = MenuButton("Report", "file-down", partial(reports_of, desk, lambda: self.own))
        self.head_buttons = [self.report]
        acts = Acts(
            open=lambda chosen: desk.go("indicators", {"id": chosen}),
            edit=self._note,
            export=self.export,
            table="indicator",
        )
        self.table = RoomyTable(
            MemoryRows(EXCEPTION, ()), "Exceptions", acts, desk.lists, empty=_NONE
        )
        self.raise_button = Button("Raise action", "plus", on_click=self.raise_action)
        table = self.table
        table.chosen.connect(lambda _id: self.raise_button.setEnabled(self.has_one()))
        self.body.addLayout(
            row(
                table.filter_box,
                table.count,
                None,
                self.raise_button,
                table.columns_button,
                table.excel_button,
            )
        )
        self.body.addWidget(table, 1)

    def go(self, place: Place) -> None:
        """Choose an exception by its indicator."""
        self.settle()
        if place.get("id"):
            self.table.reveal(place["id"])

    def place(self) -> Place:
        """Say which is chosen."""
        chosen = self.table.current_id()
        return {"id": chosen} if chosen else {}

    def refresh(self) -> None:
        """Read the exceptions again."""
        core = self.desk.core
        with core.read() as session:
            found = exceptions(session, self.own, core.clock.today())
        self._found = {each.id: each for each in found}
        self.table.keeping(lambda: self.table.set_rows(MemoryRows(EXCEPTION, found)))
        self.set_title(self.title, counted(len(found), "exception"))
        self.raise_button.setEnabled(self.has_one())

    def panes(self) -> Sequence[QWidget]:
        """Give the list."""
        return [self.table]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with exceptions."""
        return [
            Command(
                "exceptions.raise",
                "Raise an action",
                self.raise_action,
                "Ctrl+N",
                menu="Edit",
                icon="plus",
                enabled=self.has_one,
            ),
            Command(
                "exceptions.charts",
                "Small charts",
                partial(self.desk.go, "indicator-charts", {}),
                "Ctrl+L",
                menu="Go",
            ),
            *report_commands(self.report),
        ]

    def has_one(self) -> bool:
        """Say whether an exception is chosen."""
        return self.table.current_id() in self._found

    def raise_action(self) -> None:
        """Ask for an action about the chosen exception; it gets its number at once."""
        found = self._found.get(self.table.current_id() or 0)
        if found is None:
            return
        core = self.desk.core
        with core.read() as session:
            group = usual_indicator_group(session, found.partnership.id)

        def save(values: ActionValues) -> int:
            with core.work("Raise action from indicator", found.title) as work:
                return raise_indicator_action(work, found.id, found.period, typed(values))

        usual = {
            "text": suggested(found),
            "owner_agency": found.agency,
            "group": group,
            "evidence_wanted": True,
        }
        told = found.why if not found.action else f"{found.why} Raised already: {found.action}."
        ask(
            self.desk,
            f"Action: {found.title}",
            _ACTION,
            usual,
            save=save,
            new=True,
            verb="Raise",
            told=told,
        )

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the list as it is shown to Excel."""
        rows = MemoryRows(EXCEPTION, list(self._found.values()))
        save_list(self.desk, "Exceptions of the indicators", rows, fields=fields, ids=ids)

    def _note(self, ids: Sequence[int], name: str, value: Any) -> None:  # noqa: ANN401 - of the Field
        """Keep a note as the commentary of each newest value."""
        chosen = [self._found[each] for each in ids]
        about = chosen[0].title if len(chosen) == 1 else counted(len(chosen), "indicator")
        with self.desk.core.work("Note exception", about) as work:
            for each in chosen:
                change_value(work, each.value_id, {name: value})  # type: ignore[misc]  # the one Field to be typed
