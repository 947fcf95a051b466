"""The people of the partnership, with their seats beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.amounts import counted
from app.listing import SqlRows
from app.people.fields import PERSON, PersonValues
from app.people.operations import add_person, change_person, remove_person
from app.people.queries import PEOPLE
from ui.asking import ask, without
from ui.bringing_in import import_command, paste_command
from ui.commands import Command
from ui.documents import save_list
from ui.forms import values_of
from ui.new_names import offer_new_names
from ui.page import Page
from ui.people.detail import PersonDetail, Whole, read_whole
from ui.tables import Acts, Table
from ui.together import editing, removing
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from ui.page import Desk, Place


class PeoplePage(Page):
    """Everybody who sits, stands in, chairs, owns or attends, kept once."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"person", "agency", "seat", "holder", "deputy", "action"}
    )
    help_text = (
        "Everybody the partnership deals with, kept once whatever they do. Seats are held between two days on the "
        "page of each group; a person who leaves is marked as having left, and the past stays.\n\n"
        "Return changes a person, F2 a cell. Copy addresses copies the e-mail addresses of the chosen rows.\n\n"
        "A list of people in a workbook is brought in with Ctrl+I, rows copied from Excel with Ctrl+V; all of it is "
        "shown before it is stored."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        offer_new_names(desk)
        self._whole: Whole | None = None
        self.set_title("People")
        self.head_buttons = [Button("Add person", "plus", "primary", on_click=self.add)]
        self.edit_cells = editing(desk, ("Change people", _counted), change_person)
        acts = Acts(
            open=lambda _id: self.change(),
            edit=self.edit_cells,
            delete=removing(desk, ("Remove people", _counted), remove_person),
            export=self.export,
            add=("Add person", self.add),
        )
        self.table = Table(self._rows(), "People", acts, desk.lists, empty="No people yet.")
        self.table.chosen.connect(self._show)
        self.table.shown.connect(self._tell_count)
        self.detail = PersonDetail(desk, self.change)
        tools = row(
            self.table.filter_box,
            self.table.count,
            None,
            Button("Copy addresses", "mail", on_click=self.table.on_rows.copy_addresses),
            self.table.columns_button,
            self.table.excel_button,
        )
        self.body.addLayout(tools)
        self.body.addWidget(Panes((self.table, self.detail), (8, 3)), 1)

    def refresh(self) -> None:
        """Read the people."""
        self.table.refresh()
        if self.table.current_id() is None and self.table.model.ids:
            self.table.select(self.table.model.ids[0])
        self._show(self.table.current_id())

    def go(self, place: Place) -> None:
        """Show a person."""
        if place.get("id"):
            self.table.reveal(place["id"])

    def place(self) -> Place:
        """Say who is chosen."""
        current = self.table.current_id()
        return {"id": current} if current else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the panel."""
        return [self.table, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with people."""
        has = self._has_person
        return [
            Command("people.add", "Add person", self.add, "Ctrl+N", menu="Edit", icon="user-plus"),
            import_command(self.desk, "people", "Import people"),
            paste_command(self.desk, "people"),
            Command(
                "people.edit",
                "Edit chosen person",
                self.change,
                "Ctrl+E",
                menu="Edit",
                icon="pencil",
                enabled=has,
            ),
            Command(
                "people.addresses",
                "Copy e-mail addresses",
                self.table.on_rows.copy_addresses,
                menu="Edit",
                icon="mail",
                enabled=has,
            ),
        ]

    def add(self) -> None:
        """Ask for a person."""

        def save(values: PersonValues) -> None:
            with self.desk.core.work("Add person", values["name"]) as work:
                add_person(work, values)

        fields = without(PERSON, "left_on")
        ask(self.desk, "Add person", fields, {}, save=save, new=True, begin="name")

    def change(self) -> None:
        """Ask for changes of the chosen person."""
        whole = self._whole
        if whole is None:
            return
        person, fields = whole.person, without(PERSON)

        def save(values: PersonValues) -> None:
            with self.desk.core.work("Change person", person.name) as work:
                change_person(work, person.id, values, shown=person.version)

        ask(self.desk, "Change person", fields, values_of(fields, person), save=save)

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write what the list shows as Excel."""
        save_list(self.desk, "People", self._rows(), fields=fields, ids=ids)

    def _tell_count(self, _count: int) -> None:
        self.set_title("People", self.table.told("person", "people"))

    def _show(self, person_id: int | None) -> None:
        self.detail.setVisible(person_id is not None)
        if person_id is None:
            self._whole = None
            return
        today = self.desk.core.clock.today()
        with self.desk.core.read() as session:
            self._whole = read_whole(session, person_id, today)
        self.detail.show_person(self._whole, today)

    def _rows(self) -> SqlRows:
        return SqlRows(self.desk.core, PEOPLE)

    def _has_person(self) -> bool:
        return self._whole is not None


def _counted(ids: Sequence[int]) -> str:
    return counted(len(ids), "person", "people")
