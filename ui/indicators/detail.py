"""One indicator on one panel: how it stands, its chart with comparators, and every period as a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.indicators.operations import remove_value
from app.indicators.sheet import EVERY_GROUP, PERIOD_ROW, IndicatorSheet, PlaceKey
from app.rows import MemoryRows
from reports.indicator_lines import lines_of
from ui.documents import save_list
from ui.indicators.forms import open_value
from ui.tables import Acts, Table
from ui.theme import GAP
from ui.together import removing
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import Card, row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.line_chart import LineChart
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Heading, Label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from app.indicators.records import IndicatorRecord
    from ui.page import Desk

_ROWS = 6
"""Periods that are seen before the list scrolls by itself."""
_NONE = "No value yet. Import a dataset return or a published table, or add one by hand."


class IndicatorDetail(Card):
    """The panel beside the list; `wished` tells that another place or group is to be shown."""

    wished = Signal()

    def __init__(self, desk: Desk, buttons: Sequence[Button], add: Callable[[], object]) -> None:
        super().__init__(padding=0)
        self._desk = desk
        self.sheet: IndicatorSheet | None = None
        self.title, self.line = Heading(wrap=True), Label("", "muted", wrap=True)
        self.chip, self.why = Chip(), Label("", wrap=True)
        self.places, self.groups = ComboBox(), ComboBox()
        named(self.places, "Whose values")
        named(self.groups, "Group")
        for box in (self.places, self.groups):
            box.activated.connect(lambda _place: self.wished.emit())
        self.chart = LineChart("Trend of the indicator")
        self.source = Label("", "small", wrap=True)
        acts = Acts(
            open=lambda value_id: open_value(desk, value_id),
            delete=removing(desk, ("Remove value", ""), remove_value),
            export=self._export,
            add=("Add value", add),
            open_words="Correct",
            table="indicator_value",
        )
        rows = MemoryRows(PERIOD_ROW, ())
        self.table = Table(rows, "Values of the indicator", acts, desk.lists, empty=_NONE)
        self._whole: tuple[QWidget, ...] = ()
        self._build(buttons)

    def place(self) -> PlaceKey | None:
        """Give the place that is chosen, None where nobody chose one."""
        found: PlaceKey | None = self.places.currentData()
        return found

    def group(self) -> str:
        """Give the group that is chosen, "" for all together."""
        return str(self.groups.currentData() or "")

    def show_sheet(self, sheet: IndicatorSheet | None) -> None:
        """Show an indicator, or that none is chosen."""
        self.sheet = sheet
        for part in self._whole:
            part.setVisible(sheet is not None)
        if sheet is None:
            self.title.setText("No indicator chosen")
            return
        record = sheet.record
        self.title.setText(record.title)
        self.line.setText(_line(record))
        standing = record.standing
        self.chip.set(
            standing.title_text if standing else "", standing.tone if standing else "none"
        )
        self.why.setText(record.why)
        self.why.setVisible(bool(record.why))
        self._fill(sheet)
        self.chart.setVisible(bool(sheet.lines))
        if sheet.lines:
            self.chart.show_lines(lines_of(record, sheet.lines))
        self.source.setText(sheet.source if sheet.lines else "")
        self.table.columns.lead_with("group" if sheet.group == EVERY_GROUP else "")
        self.table.refresh(MemoryRows(PERIOD_ROW, sheet.rows))

    def _fill(self, sheet: IndicatorSheet) -> None:
        self.places.fill([(name, key) for key, name in sheet.places], sheet.place)
        self.places.setVisible(self.places.is_choice())
        groups = [("All together", ""), *((each, each) for each in sheet.groups)]
        self.groups.fill([*groups, ("Groups compared", EVERY_GROUP)], sheet.group)
        self.groups.setVisible(bool(sheet.groups))

    def _build(self, buttons: Sequence[Button]) -> None:
        page = ScrollPage(gap=GAP)
        page.body.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        for box in (self.places, self.groups):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        page.add(self.title)
        page.add(self.line)
        page.body.addLayout(row(self.chip, self.why, stretch=1))
        page.add(FlowRow((*buttons, self.table.excel_button)))
        page.add(FlowRow((self.places, self.groups)))
        page.add(self.chart)
        page.add(self.source)
        page.add(self.table, 1)
        self.table.setMinimumHeight(self.table.height_of(_ROWS))
        self.add(page, 1)
        self.setMinimumWidth(300)
        self._whole = (
            self.line, self.chip, self.why, *buttons, self.places, self.groups, self.chart,
            self.source, self.table, self.table.excel_button,
        )  # fmt: skip

    def _export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        if self.sheet is not None:
            rows = MemoryRows(PERIOD_ROW, self.sheet.rows)
            save_list(self._desk, self.sheet.record.title, rows, fields=fields, ids=ids)


def _line(record: IndicatorRecord) -> str:
    """Tell the newest value and its change in one line."""
    change = f"{record.change} since the period before" if record.change else ""
    parts = (record.latest, record.period, change, record.frequency.title_text)
    return " · ".join(part for part in parts if part)
