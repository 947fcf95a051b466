"""The agenda while a meeting is planned: a table whose rows are moved, changed in place and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.agenda.fields import AGENDA_ITEM, PaperState
from app.agenda.operations import add_item, change_item, place_item, prepare_agenda, remove_item
from app.agenda.queries import agenda
from app.fields import Fields, Time, by_name
from ui.agenda.choices import MeetingChoices
from ui.dialogs import FormDialog
from ui.documents import save_list
from ui.forms import Form, values_of
from ui.table_model import Look
from ui.tables import Acts, Table
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import column, row
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.agenda.queries import ItemRecord
    from app.bootstrap import Core
    from app.fields import Field
    from app.meetings.queries import MeetingRecord
    from app.rows import Wish
    from app.work import Work
    from ui.page import Desk

_KNOWN = by_name(AGENDA_ITEM)
COLUMNS: Fields = (
    replace(_KNOWN["number"], width=4),
    Time("at", "Time", computed=True, width=5),
    replace(_KNOWN["title"], width=48),
    replace(_KNOWN["purpose"], width=11),
    replace(_KNOWN["presenter"], width=14),
    replace(_KNOWN["minutes"], label="Min.", width=4),
    replace(_KNOWN["paper"], listed=False),
    replace(_KNOWN["paper_state"], label="Paper", width=13),
    replace(_KNOWN["restricted"], listed=False),
)
FORM: Fields = tuple(
    _KNOWN[name]
    for name in (
        "title",
        "purpose",
        "presenter",
        "minutes",
        "paper",
        "paper_state",
        "parent",
        "at_end",
        "restricted",
    )
)


class AgendaRows:
    """The items of one meeting in their order, which no sort changes."""

    def __init__(self, core: Core, meeting_id: int | None) -> None:
        self.fields = COLUMNS
        self._core = core
        self._meeting_id = meeting_id
        self._items: dict[int, ItemRecord] = {}

    def ids(self, wish: Wish) -> list[int]:
        """Read the agenda and give the ids of the items that fit the words."""
        found: list[ItemRecord] = []
        if self._meeting_id is not None:
            with self._core.read() as session:
                found = agenda(session, self._meeting_id)
        self._items = {item.id: item for item in found}
        return [item.id for item in found if self._fits(item, wish)]

    def rows(self, ids: Sequence[int]) -> list[ItemRecord]:
        """Give the items of these ids."""
        return [self._items[each] for each in ids if each in self._items]

    def items(self) -> list[ItemRecord]:
        """Give every item as it was read last."""
        return list(self._items.values())

    def _fits(self, item: ItemRecord, wish: Wish) -> bool:
        shown = {each.name: each.show(getattr(item, each.name)).casefold() for each in self.fields}
        if any(text.casefold() not in shown.get(name, "") for name, text in wish.filters.items()):
            return False
        words = wish.search.casefold().split()
        return all(any(word in text for text in shown.values()) for word in words)


class NewItemLine(QLineEdit):
    """The title of an item to add; `entered(title)` on Return."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Add an item: its title, then Return")
        named(self, "Add an item")
        self.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        title = " ".join(self.text().split())
        if title:
            self.clear()
            self.entered.emit(title)


class AgendaTable(QWidget):
    """The table of an agenda with its line for new items and the buttons that move."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingRecord | None = None
        self._rows = AgendaRows(desk.core, None)
        acts = Acts(
            open=self.change,
            edit=self.edit_cells,
            delete=self.remove,
            export=self._export,
            add=("Prepare the agenda", self.prepare),
            table="agenda_item",
        )
        empty = "This meeting has no agenda yet."
        self.table = Table(self._rows, "Agenda", acts, desk.lists, empty=empty)
        self.table.set_look(_look)
        self.line = NewItemLine()
        self.line.entered.connect(self.add)
        self.up = IconButton("arrow-up", "Move up", on_click=lambda: self.move_by(-1))
        self.down = IconButton("arrow-down", "Move down", on_click=lambda: self.move_by(1))
        self.edit = Button("Change", "pencil", on_click=self._change_current)
        tools = row(self.line, self.up, self.down, self.edit, self.table.columns_button, stretch=0)
        self.setLayout(column(self.table, tools, stretch=0))

    def show_meeting(self, record: MeetingRecord) -> None:
        """Show the agenda of a meeting."""
        if self._meeting is None or self._meeting.id != record.id:
            self._rows = AgendaRows(self._desk.core, record.id)
            self.table.set_rows(self._rows)
        else:
            self.table.refresh()
        self._meeting = record

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let the agenda be changed, or only read."""
        self.table.model.editable = is_open
        for part in (self.line, self.up, self.down, self.edit):
            part.setVisible(is_open)

    def prepare(self) -> None:
        """Begin the agenda with standing items, the last minutes and the action log."""
        self._work("Prepare agenda", prepare_agenda)

    def add(self, title: str) -> None:
        """Add an item of this title and stay in the line for the next one."""
        self._work(
            "Add agenda item",
            lambda work, meeting_id: add_item(work, {"meeting": meeting_id, "title": title}),
        )

    def move_by(self, by: int) -> None:
        """Move the chosen item up (-1) or down (1) among those of its level."""
        item = self.current()
        if item is not None:
            place = int(item.number.rpartition(".")[2]) + by
            if place >= 1:
                self._work("Move agenda item", lambda work, _id: place_item(work, item.id, place))

    def change(self, item_id: int) -> None:
        """Change an item in a form."""
        item = next(iter(self._rows.rows([item_id])), None)
        if item is None or not self.table.model.editable:
            return
        above = [each for each in self._rows.items() if each.parent is None and each.id != item_id]
        choices = MeetingChoices(self._desk.lists.choices, above)
        form = Form(FORM, values_of(FORM, item), choices)

        def save(given: dict[str, Any]) -> None:
            with self._desk.core.work("Change agenda item", item.title) as work:
                change_item(work, item.id, given, item.version)  # type: ignore[arg-type]  # the form's Fields are the TypedDict's

        present = self._desk.errors.present
        dialog = FormDialog(item.heading, form, save, self._desk.window, present=present)
        dialog.show_fitted()

    def edit_cells(self, ids: Sequence[int], name: str, value: Any) -> None:  # noqa: ANN401 - of the Field
        """Give one value to all chosen items in one step."""
        with self._desk.core.work("Change agenda item") as work:
            for item_id in ids:
                change_item(work, item_id, {name: value})  # type: ignore[misc]  # a Field's name

    def remove(self, ids: Sequence[int]) -> None:
        """Remove the chosen items in one step."""
        with self._desk.core.work("Remove agenda item") as work:
            for item_id in ids:
                remove_item(work, item_id)

    def current(self) -> ItemRecord | None:
        """Give the item with the focus."""
        found = self.table.current_id()
        return next(iter(self._rows.rows([found])), None) if found is not None else None

    def _change_current(self) -> None:
        item = self.current()
        if item is not None:
            self.change(item.id)

    def _export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        title = self._meeting.name if self._meeting else "Agenda"
        save_list(self._desk, f"Agenda {title}", self._rows, fields=fields, ids=ids)

    def _work(self, label: str, act: Callable[[Work, int], object]) -> None:
        record = self._meeting
        if record is None:
            return

        def do() -> None:
            with self._desk.core.work(label, record.name) as work:
                act(work, record.id)

        self._desk.attempt(do)


def _look(item: ItemRecord, field: Field, usual: Look) -> Look:
    """Say the purpose without its "For", and show the paper's reference in the tone of its state."""
    if field.name == "purpose":
        return Look(item.purpose.value.capitalize(), item.purpose.tone, chip=True)
    if field.name == "paper_state":
        if item.paper_state is PaperState.NONE:
            return Look(item.paper or "-")
        words = item.paper_state.title_text.removeprefix("Paper ")
        return Look(item.paper or words.capitalize(), item.paper_state.tone, chip=True)
    return usual
