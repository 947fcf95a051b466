"""The groups of the partnership as a list and as its structure chart, as at a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from app.amounts import counted
from app.chairs.structure import Structure, structure
from app.groups.operations import change_group
from app.groups.queries import GROUPS, group
from app.listing import SqlRows
from reports.structure import chart
from ui.documents import file_name, save_list, save_report
from ui.groups.chart import StructureScroll
from ui.groups.commands import commands_of
from ui.groups.detail import GroupDetail, Whole, read_whole
from ui.groups.forms import GroupForms
from ui.new_names import offer_new_names
from ui.page import Page, Reach
from ui.partnerships.forms import PartnershipForms
from ui.tables import Acts, Table
from ui.together import editing
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card, row
from ui.widgets.days import AsAt
from ui.widgets.menus import MenuButton
from ui.widgets.panes import Panes
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from app.partnerships.queries import PartnershipRecord
    from ui.commands import Command
    from ui.page import Desk, Place
    from ui.widgets.menus import Entry

LIST, CHART = "list", "chart"


class GroupsPage(Page):
    """Boards and the groups below them; Return opens a group's members."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"partnership", "partnership_group", "group_parent", "terms_of_reference", "quorum_agency"}
        | {"seat", "holder", "chair_term", "priority", "person"}
    )
    reach = Reach.ONE
    record_kind = "groups"
    help_text = (
        "Every group of the partnership, also those of others that the unit only attends. A group reports to one "
        "or more groups; its terms of reference say how often it meets and what its quorum is.\n\n"
        "Edit holds the group's terms of reference, its standing agenda items, and the headings on which its cover "
        "reports are written: one a line, with what is to be written there behind a colon.\n\n"
        "Return opens the members. The structure chart is drawn from the same records: arrows walk through it."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        offer_new_names(desk)
        self._body: PartnershipRecord | None = None
        self._found: Structure | None = None
        self._is_drawn = False
        self._whole: Whole | None = None
        self.forms = GroupForms(desk)
        self._partnership_forms = PartnershipForms(desk)
        self.set_title("Groups")
        self.head_buttons = [
            Button("Seats to see to", "user-x", on_click=self.see_to_seats),
            Button("Add group", "plus", "primary", on_click=self.forms.add),
        ]
        self.day = AsAt(desk.core.clock.today())
        self.day.day_changed.connect(lambda _day: self.desk.attempt(self.refresh))
        self.look = SegmentedChoice(
            (Segment(LIST, "List"), Segment(CHART, "Chart", meaning="Structure chart")), "Shown as"
        )
        self.look.set_value(LIST)
        self.look.chosen.connect(self.show_as)
        self.body_button = MenuButton("Partnership", "landmark", self._body_entries)
        acts = Acts(
            open=self.open_members,
            edit=editing(
                desk, ("Change groups", lambda ids: counted(len(ids), "group")), change_group
            ),
            export=self.export,
            add=("Add group", self.forms.add),
        )
        self.table = Table(self._rows(), "Groups", acts, desk.lists, empty="No groups yet.")
        self.table.chosen.connect(self._chosen)
        self.chart = StructureScroll()
        self.chart.chart.chosen.connect(self._chosen_in_chart)
        self.chart.chart.opened.connect(self.open_members)
        self.detail = GroupDetail(self.entries, self.open_chosen, self.show_attendance)
        self._build()

    def refresh(self) -> None:
        """Read the groups on the day chosen."""
        day = self._day()
        self._body = self.desk.partnership.current
        with self.desk.core.read() as session:
            found = structure(session, self._body.id, day) if self._body else None
        self._found, self._is_drawn = found or Structure(day, (), (), ()), False
        if self.look.value() == CHART:
            self._draw()
        self._show_head(found)
        self.table.set_rows(self._rows())
        if self.table.current_id() is None and self.table.model.ids:
            self.table.select(self.table.model.ids[0])
        self._show(self._current())

    def go(self, place: Place) -> None:
        """Show a group, in the list or the chart."""
        if place.get("as"):
            self.show_as(place["as"])
        if place.get("id") and place.get("kind", "groups") == "groups":
            if not self.table.reveal(place["id"]):
                self._look_back(place["id"])
            self.chart.chart.choose(place["id"])

    def place(self) -> Place:
        """Say which group is chosen and how they are shown."""
        current = self._current()
        return {"as": self.look.value(), **({"id": current} if current else {})}

    def panes(self) -> Sequence[QWidget]:
        """Give the list or chart, and the panel."""
        return [self.chart if self.look.value() == CHART else self.table, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with groups."""
        return commands_of(self)

    def see_to_seats(self) -> None:
        """Go to the seats of all groups that are vacant, without deputy, or end soon."""
        self.desk.go("seats-to-see-to", {})

    def show_as(self, look: str) -> None:
        """Show the list or the chart."""
        self.look.set_value(look)
        self._stack.setCurrentIndex(1 if look == CHART else 0)
        for tool in (self.table.filter_box, self.table.columns_button, self.table.excel_button):
            tool.setVisible(look == LIST)
        for tool in self._chart_tools:
            tool.setVisible(look == CHART)
        if look != CHART:
            return
        self._draw()
        current = self.table.current_id()
        if current:
            self.chart.chart.choose(current)

    def show_list(self) -> None:
        """Show the list."""
        self.show_as(LIST)

    def show_chart(self) -> None:
        """Show the structure chart."""
        self.show_as(CHART)

    def open_members(self, group_id: int) -> None:
        """Go to the members of a group."""
        self.desk.go("members", {"group": group_id})

    def open_chosen(self) -> None:
        """Go to the members of the chosen group."""
        current = self._current()
        if current is not None:
            self.open_members(current)

    def show_attendance(self) -> None:
        """Go to the attendance of the chosen group over a year."""
        current = self._current()
        if current is not None:
            self.desk.go("attendance", {"group": current})

    def entries(self) -> Sequence[Entry]:
        """Give what can be done with the chosen group."""
        return self.forms.entries(self._whole.group) if self._whole else []

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write what the list shows as Excel."""
        save_list(self.desk, "Groups", self._rows(), fields=fields, ids=ids)

    def save_pdf(self) -> None:
        """Write the structure chart as PDF."""
        self._save("structure.pdf")

    def save_png(self) -> None:
        """Write the structure chart as a picture."""
        self._save("structure.png")

    def save_matrix(self) -> None:
        """Write the relevant agencies by engagement route as PDF."""
        self._save("relevant agencies.pdf", matrix=True)

    def _build(self) -> None:
        pdf = Button("PDF", "file-down", on_click=self.save_pdf)
        picture = Button("Picture", "image", on_click=self.save_png)
        view = self.chart.chart
        closer = IconButton("zoom-in", "Larger", on_click=view.larger)
        farther = IconButton("zoom-out", "Smaller", on_click=view.smaller)
        whole = IconButton("maximize", "Whole chart", on_click=view.zoom_whole)
        self._chart_tools = (closer, farther, whole, pdf, picture)
        self._stack = QStackedWidget()
        card = Card(padding=8)
        card.add(self.chart, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(card)
        tools = row(self.look, self.table.filter_box, self.day, None, self.body_button)
        for tool in (self.table.columns_button, self.table.excel_button, *self._chart_tools):
            tools.addWidget(tool)
        self.body.addLayout(tools)
        self.body.addWidget(Panes((self._stack, self.detail), (8, 3)), 1)
        self.show_as(LIST)

    def _show_head(self, found: Structure | None) -> None:
        boxes = (
            [box for box in found.boxes if box.group.partnership.id == self.own] if found else []
        )
        own = sum(not box.group.attended_only for box in boxes)
        told = counted(own, "group")
        attended = len(boxes) - own
        if attended:
            told += f", {attended} more attended"
        self.set_title("Groups", told if boxes else "Boards, panels and subgroups")

    def _draw(self) -> None:
        """Lay the chart out once it is looked at: measuring its words reads whole fonts."""
        if self._found is not None and not self._is_drawn:
            self._is_drawn = True
            self.chart.show_chart(chart(self._found))

    def _chosen(self, group_id: int | None) -> None:
        self._show(group_id)

    def _chosen_in_chart(self, group_id: int) -> None:
        self.table.select(group_id)
        self._show(group_id)

    def _show(self, group_id: int | None) -> None:
        self.detail.setVisible(group_id is not None)
        if group_id is None:
            self._whole = None
            return
        with self.desk.core.read() as session:
            self._whole = read_whole(session, group_id, self._day())
        self.detail.show_group(self._whole, self._day())

    def _look_back(self, group_id: int) -> None:
        """Look at the list as at the last day of a group that has ceased."""
        with self.desk.core.read() as session:
            found = group(session, group_id, self._day())
        if found.last_day is not None:
            self.day.set_day(found.last_day)
            self.refresh()
            self.table.reveal(group_id)

    def _current(self) -> int | None:
        return self.chart.chart.current if self.look.value() == CHART else self.table.current_id()

    def _body_entries(self) -> Sequence[Entry]:
        return self._partnership_forms.entries(self._body)

    def _rows(self) -> SqlRows:
        return SqlRows(self.desk.core, GROUPS, as_at=self._day(), partnership=self.own)

    def _day(self) -> date:
        return self.day.day() or self.desk.core.clock.today()

    def has_group(self) -> bool:
        """Say whether a group is chosen."""
        return self._whole is not None

    def _save(self, name: str, *, matrix: bool = False) -> None:
        if self._body is None:
            return
        core, body, day = self.desk.core, self._body, self._day()

        def build() -> Any:  # noqa: ANN401 - a Report
            from reports import engagement, groups  # noqa: PLC0415 - only when a document is written

            return (engagement if matrix else groups).build(core, body.id, day)

        words, ending = name.rsplit(".", 1)
        shown = f"{file_name(body.short_name or body.name, words)}.{ending}"
        save_report(self.desk, "Writing the document", shown, build)
