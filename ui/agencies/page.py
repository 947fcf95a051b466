"""The agencies of the partnership, and how each takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from app.agencies.operations import change_agency
from app.agencies.queries import AGENCIES
from app.agencies.schools import SCHOOLS, is_school
from app.amounts import counted
from app.engagement.queries import matrix
from app.listing import SqlRows
from app.rows import MemoryRows
from ui.agencies.commands import LIST, MATRIX, OF_SCHOOLS, commands_of
from ui.agencies.detail import AgencyDetail, Whole, read_whole
from ui.agencies.forms import AgencyForms
from ui.agencies.route_rows import NO_MATRIX, matrix_rows
from ui.documents import save_list, save_report
from ui.new_names import offer_new_names
from ui.page import Page, Reach
from ui.tables import Acts, Table
from ui.together import editing
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.panes import Panes
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from ui.commands import Command
    from ui.page import Desk, Place
    from ui.widgets.menus import Entry


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
        "Schools have a list of their own, with URN, phase, authority and trust; the row below its headings filters by "
        "each. A list of schools is read by URN, else by name and authority, so that two schools called St Mary's stay "
        "two. One that has only a URN is kept under it until a list names it.\n\n"
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
        self._adding = Button("Add agency", "plus", "primary", on_click=self.add)
        self.head_buttons = [self._adding]
        self.edit_cells = editing(desk, ("Change agencies", _counted), change_agency)
        self.table = self._list("Agencies", "Add agency", self._forms.add)
        self.schools = self._list("Schools", "Add school", self._forms.add_school)
        self.matrix = Table(
            MemoryRows(NO_MATRIX, []),
            "How they take part",
            Acts(open=self._open_in_list, table="agency"),
            desk.lists,
            empty="No agency is named in the arrangements or takes part yet.",
        )
        self.matrix.chosen.connect(self._show_chosen)
        self.look = SegmentedChoice(
            (
                Segment(LIST, "Agencies"),
                Segment(OF_SCHOOLS, "Schools"),
                Segment(MATRIX, "How they take part"),
            ),
            "Shown as",
        )
        self._shown = {LIST: self.table, OF_SCHOOLS: self.schools, MATRIX: self.matrix}
        self.look.set_value(LIST)
        self.look.chosen.connect(self.show_as)
        self.detail = AgencyDetail(desk, self.entries)
        self._build()

    def refresh(self) -> None:
        """Read the agencies."""
        self.table.refresh()
        self.schools.refresh()
        today, own = self.desk.core.clock.today(), self.own
        with self.desk.core.read() as session:
            found = matrix(session, own, today) if own else None
        fields, records = matrix_rows(found)
        self.matrix.model.set_columns(fields)
        self.matrix.set_rows(MemoryRows(fields, records))
        for table in (self.table, self.schools):
            if table.current_id() is None and table.model.ids:
                table.select(table.model.ids[0])
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
            self._reveal(place["id"], MATRIX if place.get("as") == MATRIX else "")

    def place(self) -> Place:
        """Say which agency is chosen."""
        current = self._current()
        return {"as": self.look.value(), **({"id": current} if current else {})}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the panel."""
        return [self._table(), self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with agencies."""
        return commands_of(self)

    def show_as(self, look: str) -> None:
        """Show the list of agencies, that of schools, or how agencies take part."""
        self.look.set_value(look)
        self._stack.setCurrentWidget(self._shown[look])
        for name, table in self._shown.items():
            for tool in _tools(table) if name != MATRIX else (self._pdf,):
                tool.setVisible(name == look)
        self._adding.setText("Add school" if look == OF_SCHOOLS else "Add agency")
        self._show(self._current())
        self._tell_count()
        self.titled.emit()

    def add(self) -> None:
        """Ask for an agency, or for a school where these are shown."""
        (self._forms.add_school if self.of_schools() else self._forms.add)()

    def bring_in(self) -> None:
        """Lead to the import of what is shown."""
        self.desk.go("import", {"kind": self._brought})

    def paste(self) -> None:
        """Bring in the rows that were copied from Excel."""
        self.desk.go("import", {"kind": self._brought, "copied": True})

    @property
    def _brought(self) -> str:
        return "schools" if self.of_schools() else "agencies"

    def change(self) -> None:
        """Ask for corrections of the chosen agency."""
        if self._whole is not None:
            self._forms.change(self._whole.agency)

    def entries(self) -> Sequence[Entry]:
        """Give what can be done with the chosen agency."""
        return self._forms.entries(self._whole.agency) if self._whole else []

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write what the list shows as Excel."""
        shown = self._table()
        save_list(self.desk, shown.name, self._rows(shown.name), fields=fields, ids=ids)

    def save_pdf(self) -> None:
        """Write how agencies take part as PDF."""
        core, own = self.desk.core, self.own

        def build() -> Any:  # noqa: ANN401 - a Report
            from reports import engagement  # noqa: PLC0415 - only when a document is written

            return engagement.build(core, own)

        save_report(self.desk, "Writing the document", "Relevant agencies.pdf", build)

    def _list(self, name: str, verb: str, add: Callable[[], object]) -> Table:
        """Make the list of agencies that are no schools, or of schools."""
        acts = Acts(
            open=lambda _id: self.change(),
            edit=self.edit_cells,
            export=self.export,
            add=(verb, add),
        )
        empty = (
            "No schools yet. Import the authority's list of schools: Ctrl+I."
            if name == "Schools"
            else "No agencies yet."
        )
        table = Table(self._rows(name), name, acts, self.desk.lists, empty=empty)
        table.chosen.connect(self._show_chosen)
        table.shown.connect(lambda _count: self._tell_count())
        return table

    def _rows(self, name: str) -> SqlRows:
        core = self.desk.core
        return (
            SqlRows(core, SCHOOLS) if name == "Schools" else SqlRows(core, AGENCIES, schools=False)
        )

    def _reveal(self, agency_id: int, look: str = "") -> None:
        """Show an agency in the list it stands in, or in the matrix."""
        with self.desk.core.read() as session:
            own = OF_SCHOOLS if is_school(session, agency_id) else LIST
        self.show_as(look or own)
        self._table().reveal(agency_id)

    def _open_in_list(self, agency_id: int) -> None:
        self._reveal(agency_id)
        self._table().view.setFocus()

    def _tell_count(self) -> None:
        told = self.of_schools()
        table = self.schools if told else self.table
        words = ("school", "schools") if told else ("agency", "agencies")
        self.set_title("Agencies", table.told(*words))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for table in self._shown.values():
            self._stack.addWidget(table)
        self._pdf = Button("PDF", "file-down", on_click=self.save_pdf)
        lists = (self.table, self.schools)
        tools = row(self.look, *(table.filter_box for table in lists), None)
        for table in lists:
            tools.addWidget(table.columns_button)
            tools.addWidget(table.excel_button)
        tools.addWidget(self._pdf)
        self.body.addLayout(tools)
        self.body.addWidget(Panes((self._stack, self.detail), (8, 3)), 1)
        self.show_as(LIST)

    def _show_chosen(self, agency_id: int | None) -> None:
        # A list that is not shown keeps its row while the other is walked through.
        if self._table().current_id() == agency_id:
            self._show(agency_id)

    def _show(self, agency_id: int | None) -> None:
        # The matrix has a column for each group and needs the room; Return on an agency shows it beside the list.
        self.detail.setVisible(agency_id is not None and self.look.value() != MATRIX)
        if agency_id is None:
            self._whole = None
            return
        with self.desk.core.read() as session:
            self._whole = read_whole(session, agency_id, self.desk.core.clock.today())
        self.detail.show_agency(self._whole)

    def _table(self) -> Table:
        return self._shown[self.look.value()]

    def of_schools(self) -> bool:
        """Say whether the schools are shown."""
        return self.look.value() == OF_SCHOOLS

    def _current(self) -> int | None:
        return self._table().current_id()

    def has_agency(self) -> bool:
        """Say whether an agency is chosen and shown beside the list, which the matrix does not."""
        return self._whole is not None and self.detail.edit.isVisible()


def _counted(ids: Sequence[int]) -> str:
    return counted(len(ids), "agency", "agencies")


def _tools(table: Table) -> tuple[QWidget, ...]:
    return (table.filter_box, table.columns_button, table.excel_button)
