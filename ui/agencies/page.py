"""The agencies of the partnership, and how each takes part."""

from __future__ import annotations

from dataclasses import make_dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from app.agencies.fields import Standing
from app.agencies.operations import change_agency
from app.agencies.queries import AGENCIES
from app.amounts import counted
from app.engagement.queries import RouteMatrix, matrix
from app.fields import Choice, Link, Text
from app.listing import SqlRows
from app.rows import MemoryRows
from ui.agencies.detail import AgencyDetail, Whole, read_whole
from ui.agencies.forms import AgencyForms
from ui.bringing_in import import_command
from ui.commands import Command
from ui.documents import save_list, save_report
from ui.new_names import offer_new_names
from ui.page import Page, Reach
from ui.table_widths import SHORT
from ui.tables import Acts, Table
from ui.together import editing
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.panes import Panes
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field, Fields
    from ui.page import Desk, Place
    from ui.widgets.menus import Entry

LIST, MATRIX = "list", "matrix"
_NO_MATRIX: Fields = (Link("name", "Relevant agency", kind="agencies", width=34),)


class AgenciesPage(Page):
    """Every organisation the partnership knows, with its standing, names and seats."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "agency",
            "agency_name",
            "seat",
            "seat_agency",
            "holder",
            "engagement_route",
            "partnership_group",
        }
    )
    reach = Reach.ONE
    record_kind = "agencies"
    help_text = (
        "Every organisation the partnership knows. A new name begins on a day and the old one is kept, so that "
        "old lists still read as they did; nicknames such as ELHT are understood when workbooks are read.\n\n"
        "“How they take part” sets agencies against groups and other ways of taking part, as the published "
        "arrangements print it; there Return goes to the agency in the list. In the list Return changes an agency, "
        "F2 a cell."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        offer_new_names(desk)
        self._whole: Whole | None = None
        self._forms = AgencyForms(desk)
        self.set_title("Agencies")
        self.head_buttons = [Button("Add agency", "plus", "primary", on_click=self._forms.add)]
        self.edit_cells = editing(desk, ("Change agencies", _counted), change_agency)
        acts = Acts(
            open=lambda _id: self.change(),
            edit=self.edit_cells,
            export=self.export,
            add=("Add agency", self._forms.add),
        )
        rows = SqlRows(desk.core, AGENCIES)
        self.table = Table(rows, "Agencies", acts, desk.lists, empty="No agencies yet.")
        self.table.chosen.connect(self._show)
        self.table.shown.connect(self._tell_count)
        self.matrix = Table(
            MemoryRows(_NO_MATRIX, []),
            "How they take part",
            Acts(open=self._open_in_list, table="agency"),
            desk.lists,
            empty="No agency is named in the arrangements or takes part yet.",
        )
        self.matrix.chosen.connect(self._show)
        self.look = SegmentedChoice(
            (Segment(LIST, "List"), Segment(MATRIX, "How they take part")), "Shown as"
        )
        self.look.set_value(LIST)
        self.look.chosen.connect(self.show_as)
        self.detail = AgencyDetail(desk, self.entries)
        self._build()

    def refresh(self) -> None:
        """Read the agencies."""
        self.table.refresh()
        today, own = self.desk.core.clock.today(), self.own
        with self.desk.core.read() as session:
            found = matrix(session, own, today) if own else None
        fields, records = matrix_rows(found)
        self.matrix.model.set_columns(fields)
        self.matrix.set_rows(MemoryRows(fields, records))
        if self.table.current_id() is None and self.table.model.ids:
            self.table.select(self.table.model.ids[0])
        self._show(self._current())

    @property
    def tells_partnership(self) -> bool:
        """Say whose arrangements the matrix shows; the list of agencies is everybody's."""
        return self.look.value() == MATRIX

    def go(self, place: Place) -> None:
        """Show an agency."""
        if place.get("as"):
            self.show_as(place["as"])
        if place.get("id"):
            if not place.get("as"):
                self.show_as(LIST)
            self.table.reveal(place["id"])

    def place(self) -> Place:
        """Say which agency is chosen."""
        current = self._current()
        return {"as": self.look.value(), **({"id": current} if current else {})}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the panel."""
        return [self.matrix if self.look.value() == MATRIX else self.table, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with agencies."""
        has = self._has_agency
        return [
            Command(
                "agencies.add", "Add agency", self._forms.add, "Ctrl+N", menu="Edit", icon="plus"
            ),
            import_command(self.desk, "agencies", "Import agencies"),
            Command(
                "agencies.edit",
                "Edit chosen agency",
                self.detail.edit.open,
                "Ctrl+E",
                menu="Edit",
                icon="pencil",
                enabled=has,
            ),
            Command(
                "agencies.list",
                "List of agencies",
                lambda: self.show_as(LIST),
                "Ctrl+Shift+L",
                menu="Go",
                icon="list",
            ),
            Command(
                "agencies.matrix",
                "How they take part",
                lambda: self.show_as(MATRIX),
                "Ctrl+L",
                menu="Go",
                icon="table-2",
            ),
            Command(
                "agencies.pdf",
                "How they take part as PDF",
                self.save_pdf,
                "Ctrl+P",
                menu="File",
                icon="file-down",
            ),
        ]

    def show_as(self, look: str) -> None:
        """Show the list, or how agencies take part."""
        self.look.set_value(look)
        self._stack.setCurrentIndex(1 if look == MATRIX else 0)
        is_list = look == LIST
        for tool in (self.table.filter_box, self.table.columns_button, self.table.excel_button):
            tool.setVisible(is_list)
        self._pdf.setVisible(not is_list)
        self._show(self._current())
        self.titled.emit()

    def change(self) -> None:
        """Ask for corrections of the chosen agency."""
        if self._whole is not None:
            self._forms.change(self._whole.agency)

    def entries(self) -> Sequence[Entry]:
        """Give what can be done with the chosen agency."""
        return self._forms.entries(self._whole.agency) if self._whole else []

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write what the list shows as Excel."""
        rows = SqlRows(self.desk.core, AGENCIES)
        save_list(self.desk, "Agencies", rows, fields=fields, ids=ids)

    def save_pdf(self) -> None:
        """Write how agencies take part as PDF."""
        core, own = self.desk.core, self.own

        def build() -> Any:  # noqa: ANN401 - a Report
            from reports import engagement  # noqa: PLC0415 - only when a document is written

            return engagement.build(core, own)

        save_report(self.desk, "Writing the document", "Relevant agencies.pdf", build)

    def _open_in_list(self, agency_id: int) -> None:
        self.show_as(LIST)
        self.table.reveal(agency_id)
        self.table.view.setFocus()

    def _tell_count(self, _count: int) -> None:
        self.set_title("Agencies", self.table.told("agency", "agencies"))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.matrix)
        self._pdf = Button("PDF", "file-down", on_click=self.save_pdf)
        tools = row(self.look, self.table.filter_box, None)
        for tool in (self.table.columns_button, self.table.excel_button, self._pdf):
            tools.addWidget(tool)
        self.body.addLayout(tools)
        self.body.addWidget(Panes((self._stack, self.detail), (8, 3)), 1)
        self.show_as(LIST)

    def _show(self, agency_id: int | None) -> None:
        # The matrix has a column for each group and needs the room; Return on an agency shows it beside the list.
        self.detail.setVisible(agency_id is not None and self.look.value() == LIST)
        if agency_id is None:
            self._whole = None
            return
        with self.desk.core.read() as session:
            self._whole = read_whole(session, agency_id, self.desk.core.clock.today())
        self.detail.show_agency(self._whole)

    def _current(self) -> int | None:
        shown = self.matrix if self.look.value() == MATRIX else self.table
        return shown.current_id()

    def _has_agency(self) -> bool:
        return self._whole is not None


def matrix_rows(found: RouteMatrix | None) -> tuple[Fields, list[Any]]:
    """Give the columns of the matrix as Fields, and a record per agency."""
    if found is None:
        return _NO_MATRIX, []
    names = [f"route_{place}" for place in range(len(found.columns))]
    fields: Fields = (
        *_NO_MATRIX,
        Choice("standing", "Standing", words=Standing, width=18),
        *(
            Text(name, told, width=_width([line.cells[place] for line in found.lines]))
            for place, (name, told) in enumerate(zip(names, found.columns, strict=True))
        ),
    )
    made = make_dataclass("MatrixRecord", ["id", *(field.name for field in fields)], frozen=True)
    return fields, [
        made(line.agency.id, line.agency, line.standing, *(cell or None for cell in line.cells))
        for line in found.lines
    ]


def _width(cells: Sequence[str]) -> int:
    """Let a column of short words, as most are, be shown whole; one that tells through whom may be cut."""
    return SHORT if all(len(each) <= SHORT for each in cells) else 14


def _counted(ids: Sequence[int]) -> str:
    return counted(len(ids), "agency", "agencies")
