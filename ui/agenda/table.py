"""The agenda while a meeting is planned: a table whose rows are moved, changed in place and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.agenda.fields import AGENDA_ITEM, PaperState
from app.agenda.operations import (
    add_item,
    bring_topics,
    change_item,
    place_item,
    prepare_agenda,
    remove_item,
)
from app.agenda.queries import agenda
from app.fields import Fields, Time, by_name
from app.rows import OrderedRows
from ui.agenda.form import ADD_ITEM, open_item, open_new_item
from ui.agenda.new_item import NewItemLine
from ui.documents import save_list
from ui.table_model import Look, marked
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.together import editing, removing
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import column, row
from ui.widgets.row_drag import RowDrag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.agenda.queries import ItemRecord
    from app.fields import Field
    from app.meetings.queries import MeetingRecord
    from app.work import Work
    from ui.page import Desk
    from ui.widgets.menus import MoreButton

MOVE_ITEM = "Move agenda item"
"""The label of the step in which an item is moved within its agenda."""
_KNOWN = by_name(AGENDA_ITEM)
COLUMNS: Fields = (
    replace(_KNOWN["number"], width=4),
    Time("at", "Time", computed=True, width=5),
    replace(_KNOWN["title"], width=44),
    replace(_KNOWN["purpose"], width=11),
    replace(_KNOWN["presenter"], width=14),
    replace(_KNOWN["minutes"], label="Min.", width=4),
    replace(_KNOWN["paper"], listed=False),
    replace(_KNOWN["paper_state"], label="Paper", width=11),
    replace(_KNOWN["restricted"], listed=False),
)


class AgendaTable(QWidget):
    """The table of an agenda with its line for new items and the buttons that move.

    `more` is the button of what else can be done with an item, which the caller knows.
    """

    def __init__(self, desk: Desk, more: MoreButton) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingRecord | None = None
        self._rows = OrderedRows(COLUMNS, self._read)
        acts = Acts(
            open=self.change,
            edit=editing(desk, ("Change agenda item", ""), change_item),
            delete=removing(desk, ("Remove agenda item", ""), remove_item, of=self._lower_first),
            export=self._export,
            add=("Prepare the agenda", self.prepare),
            table="agenda_item",
        )
        empty = "This meeting has no agenda yet."
        self.table = RoomyTable(self._rows, "Agenda", acts, desk.lists, empty=empty)
        self.table.set_look(_look)
        self.drag = RowDrag(self.table.view)
        self.drag.moved.connect(self.move_to)
        self.line = NewItemLine()
        self.line.entered.connect(self.add)
        self.line.detailed.connect(self.add_in_form)
        self.up = IconButton("arrow-up", "Move up", on_click=lambda: self.move_by(-1))
        self.down = IconButton("arrow-down", "Move down", on_click=lambda: self.move_by(1))
        self.edit = Button("Change", "pencil", on_click=self.change_current)
        self.more = more
        columns = self.table.columns_button
        self._space = QWidget()
        self._space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        parts = (self.line, self._space, self.up, self.down, self.edit, self.more, columns)
        tools = row(*parts, stretch=0)
        self._space.hide()
        self.setLayout(column(self.table, tools, stretch=0))

    def show_meeting(self, record: MeetingRecord) -> None:
        """Show the agenda of a meeting."""
        is_other = self._meeting is None or self._meeting.id != record.id
        self._meeting = record
        if is_other:
            self._rows = OrderedRows(COLUMNS, self._read)
            self.table.set_rows(self._rows)
            # Else the item in the same row of another meeting's agenda would be chosen.
            self.table.view.go_to(0, 0)
        else:
            self.table.refresh()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let the agenda be changed, or only read."""
        self.table.model.editable = self.drag.is_open = is_open
        for part in (self.line, self.up, self.down, self.edit):
            part.setVisible(is_open)
        self._space.setVisible(not is_open)

    def items(self) -> list[ItemRecord]:
        """Give the items as they were read last."""
        return cast("list[ItemRecord]", self._rows.every())

    def prepare(self) -> None:
        """Begin the agenda with standing items, the last minutes and the action log."""
        self._work("Prepare agenda", prepare_agenda)

    def bring_topics(self) -> None:
        """Put what the forward plan has for this meeting on its agenda."""
        self._work("Bring in topics", bring_topics)

    def add(self, title: str) -> None:
        """Add an item of this title, choose it, and stay in the line for the next one."""
        added: list[int] = []
        self._work(
            ADD_ITEM,
            lambda work, meeting_id: added.append(
                add_item(work, {"meeting": meeting_id, "title": title})
            ),
        )
        for item_id in added:
            self._choose(item_id)

    def add_in_form(self, title: str) -> None:
        """Ask for everything about a new item of this title."""
        if self._meeting is not None:
            dialog = open_new_item(self._desk, self._meeting, title, self.items())
            dialog.saved.connect(self._choose)

    def move_by(self, by: int) -> None:
        """Move the chosen item up (-1) or down (1) among those of its level."""
        item = self.current()
        if item is not None:
            place = int(item.number.rpartition(".")[2]) + by
            if place >= 1:
                self._work(MOVE_ITEM, lambda work, _id: place_item(work, item.id, place))

    def move_to(self, row: int, gap: int) -> None:
        """Move the item of a row to the gap before another one, among those of its level."""
        shown, items = self.table.model.ids, self.items()
        order = [each.id for each in items]
        item = items[order.index(shown[row])]
        end = order.index(shown[gap]) if gap < len(shown) else len(items)
        level = [each for each in items[:end] if each.parent == item.parent and each.id != item.id]
        place = len(level) + 1
        if place != int(item.number.rpartition(".")[2]):
            self._work(MOVE_ITEM, lambda work, _id: place_item(work, item.id, place))

    def change(self, item_id: int) -> None:
        """Change an item in its form."""
        item = next((each for each in self.items() if each.id == item_id), None)
        if item is not None and self.table.model.editable:
            open_item(self._desk, item, self.items())

    def change_current(self) -> None:
        """Change the chosen item in its form."""
        item = self.current()
        if item is not None:
            self.change(item.id)

    def current(self) -> ItemRecord | None:
        """Give the item with the focus."""
        found = self.table.current_id()
        return next((each for each in self.items() if each.id == found), None)

    def _lower_first(self, ids: Sequence[int]) -> list[int]:
        """Put items that are under others before those."""
        below = [each.id for each in self.items() if each.id in ids and each.parent]
        return [*below, *(each for each in ids if each not in below)]

    def _choose(self, item_id: int) -> None:
        self.table.refresh()
        self.table.select(item_id)

    def _read(self) -> list[ItemRecord]:
        if self._meeting is None:
            return []
        with self._desk.core.read() as session:
            return agenda(session, self._meeting.id)

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
    """Say the purpose without its "For", and a paper by its label, or that it is awaited, whatever it is to be."""
    if field.name == "title":
        return marked(
            item.title,
            "restricted" if item.restricted else "",
            "carried over" if item.carried_from else "",
        )
    if field.name == "purpose":
        return Look(item.purpose.value.capitalize(), item.purpose.tone, chip=True)
    if field.name == "paper_state":
        if item.paper_state is PaperState.NONE:
            return Look(item.paper_shown or "-")
        words = item.paper_state.title_text.removeprefix("Paper ").capitalize()
        known = "" if item.paper_state is PaperState.AWAITED else item.paper_shown
        return Look(", ".join(item.labels) or known or words, item.paper_state.tone, chip=True)
    return usual
