"""Indicators: each with its newest value beside the comparators, and beside the list its trend and its values."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.fields import by_name
from app.indicators.fields import INDICATOR
from app.indicators.listings import INDICATORS
from app.indicators.operations import change_indicator, remove_indicator
from app.indicators.records import values
from app.indicators.sheet import indicator_sheet
from app.listing import SqlRows
from ui.documents import save_list
from ui.indicators.commands import commands_of
from ui.indicators.detail import IndicatorDetail
from ui.indicators.forms import open_indicator, open_new_indicator, open_new_value
from ui.page import Page, Place, Reach
from ui.table_model import Look
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.together import editing, removing
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from app.indicators.records import IndicatorRecord
    from app.indicators.sheet import PlaceKey
    from ui.commands import Command
    from ui.page import Desk
    from ui.widgets.buttons import ComboBox

_NONE = "No indicator yet. Import a dataset return or a published table (Ctrl+I), or add one with Ctrl+N."


class IndicatorsPage(Page):
    """The list of indicators with the chosen one beside it; Return opens its form."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"indicator", "indicator_value", "area", "agency", "partnership", "priority"}
    )
    reach = Reach.ALL
    record_kind = "indicators"
    help_text = (
        "Every indicator with its newest value, the change since the period before, and what the statistical "
        "neighbours, the region and England have for the same period. The neighbours' figure is the median of those of "
        "the ten that have a number; it is told how many had none, and whether it was suppressed.\n\n"
        "A value that is suppressed or missing (c, x, <5, ..) is a gap in the line with its reason below; it never "
        "counts as 0. A red chip says that a value is worse than its limit, or further from its comparator than the "
        "gap that you set in its form; Ctrl+E opens it.\n\n"
        "Ctrl+L shows all of them as small charts, Ctrl+B lists the exceptions.\n\n"
        "Return opens an indicator; in the list of its values it opens a value, to be corrected. Ctrl+Shift+N adds one "
        "by hand. Ctrl+R chooses whose values are shown, Ctrl+G a group such as Neglect, or all groups beside one "
        "another.\n\n"
        "Ctrl+I brings in a published table, Ctrl+D a dataset return. Of a published table your own area, its region, "
        "England and its neighbours are taken; the area is set in the partnership's form. Every column is asked for "
        "once and remembered, also under next year's name."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Indicators")
        self.head_buttons = [
            Button("Exceptions", "triangle-alert", on_click=self.go_to_exceptions),
            Button("Small charts", "chart-line", on_click=self.go_to_charts),
            Button("Import", "file-input", on_click=self.bring_in),
            Button("New indicator", "plus", "primary", on_click=self.add),
        ]
        acts = Acts(
            open=lambda _id: self.change(),
            edit=editing(desk, ("Change indicator", ""), change_indicator),
            delete=removing(desk, ("Remove indicator", ""), remove_indicator),
            export=self.export,
            add=("New indicator", self.add),
        )
        self.table = RoomyTable(self._rows(), "Indicators", acts, desk.lists, empty=_NONE)
        buttons = (
            Button("Change", "pencil", on_click=self.change),
            Button("Add value", "plus", on_click=self.add_value),
        )
        self.table.set_look(_look)
        self.detail = IndicatorDetail(desk, buttons, self.add_value)
        self.detail.wished.connect(lambda: desk.attempt(self._show_wished))
        self.table.chosen.connect(lambda _id: desk.attempt(self._show_chosen))
        self.table.shown.connect(lambda _count: self._tell_count())
        table = self.table
        self.body.addLayout(
            row(table.filter_box, table.count, None, table.columns_button, table.excel_button)
        )
        self.body.addWidget(Panes((table, self.detail), (13, 7)), 1)

    def refresh(self) -> None:
        """Read list and detail again; place and group stay as they were chosen."""
        self.table.columns.lead_with("partnership" if self.is_across else "")
        self.table.refresh(self._rows())
        self._show_wished()

    def go(self, place: Place) -> None:
        """Show an indicator by its id, or the indicator of a value."""
        record_id = place.get("id")
        if place.get("kind") == "indicator-values" and record_id:
            with self.desk.core.read() as session:
                found = values(session, [record_id])
            record_id = found[0].indicator.id if found else None
        if record_id:
            self.table.reveal(record_id)

    def place(self) -> Place:
        """Say which indicator is chosen."""
        chosen = self.table.current_id()
        return {"id": chosen} if chosen else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the list, and of the detail its values."""
        return [self.table, self.detail.table]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with indicators."""
        return commands_of(self)

    def has_indicator(self) -> bool:
        """Say whether an indicator is chosen."""
        return self.detail.sheet is not None

    def add(self) -> None:
        """Ask for a new indicator."""
        dialog = open_new_indicator(self.desk, self.own)
        dialog.saved.connect(lambda new_id: self.desk.attempt(lambda: self._added(new_id)))

    def change(self) -> None:
        """Open the chosen indicator."""
        if self.detail.sheet is not None:
            open_indicator(self.desk, self.detail.sheet.record)

    def add_value(self) -> None:
        """Ask for a value of the chosen indicator, for the place and group that are shown."""
        if self.detail.sheet is not None:
            open_new_value(self.desk, self.detail.sheet)

    def choose_place(self) -> None:
        """Open the list of places that have values."""
        self._open(self.detail.places, "All values of this indicator are of one place")

    def choose_group(self) -> None:
        """Open the list of groups."""
        self._open(self.detail.groups, "This indicator has no groups")

    def bring_in(self) -> None:
        """Go where workbooks are brought in."""
        self.desk.go("import", {"kind": "published-table"})

    def go_to_charts(self) -> None:
        """Show all indicators as small charts."""
        chosen = self.table.current_id()
        self.desk.go("indicator-charts", {"id": chosen} if chosen else {})

    def go_to_exceptions(self) -> None:
        """List the indicators that somebody must look at."""
        self.desk.go("indicator-exceptions", {})

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the list as it is shown to Excel, with the period of the newest value in a column of its own."""
        whole = [*fields]
        period = by_name(INDICATOR)["period"]
        if period not in whole:
            place = next((at for at, each in enumerate(whole, 1) if each.name == "latest"), 0)
            whole[place:place] = [period] if place else []
        save_list(self.desk, "Indicators", self._rows(), fields=whole, ids=ids)

    def _open(self, box: ComboBox, otherwise: str) -> None:
        if box.isHidden():
            self.desk.hint(otherwise)
        else:
            box.unfold()

    def _rows(self) -> SqlRows:
        return SqlRows(self.desk.core, INDICATORS, partnership=self.own)

    def _show_chosen(self) -> None:
        """Show another indicator, by its own place and all together."""
        record_id = self.table.current_id()
        sheet = self.detail.sheet
        if sheet is not None and sheet.record.id == record_id:
            return
        self._show(record_id, None, "")

    def _show_wished(self) -> None:
        self._show(self.table.current_id(), self.detail.place(), self.detail.group())

    def _show(self, record_id: int | None, place: PlaceKey | None, group: str) -> None:
        if record_id is None:
            self.detail.show_sheet(None)
            return
        with self.desk.core.read() as session:
            sheet = indicator_sheet(session, record_id, place, group)
        self.detail.show_sheet(sheet)

    def _added(self, indicator_id: int) -> None:
        self.table.refresh()
        self.table.select(indicator_id)
        self.table.view.setFocus()

    def _tell_count(self) -> None:
        self.set_title("Indicators", self.table.told("indicator"))


def _look(record: IndicatorRecord, field: Field, usual: Look) -> Look:
    """Write the period before the newest value, which says nothing without it."""
    if field.name == "latest" and record.period:
        return Look(f"{record.latest}, {record.period}" if record.latest else record.period)
    return usual
