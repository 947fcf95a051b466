"""The papers of a meeting beside its agenda: attached by drag and drop, from a dialog or the clipboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.agenda.fields import PaperState
from app.errors import UserError
from app.fields import Fields, by_name
from app.papers.fields import PAPER
from app.papers.queries import papers_of
from app.rows import OrderedRows
from ui.papers.acts import PaperActs
from ui.papers.dropping import FileDrop
from ui.table_model import Look, marked
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.widgets.buttons import Button
from ui.widgets.cards import column, row
from ui.widgets.menus import MoreButton
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.agenda.queries import ItemRecord
    from app.fields import Field
    from app.papers.queries import PaperRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry

_KNOWN = by_name(PAPER)
COLUMNS: Fields = (
    replace(_KNOWN["title"], label="Paper", width=30),
    replace(_KNOWN["standing"], width=9),
    replace(_KNOWN["label"], listed=False),
    replace(_KNOWN["pages"], width=5, listed=False),
    replace(_KNOWN["received_on"], listed=False),
    replace(_KNOWN["number"], listed=False),
    replace(_KNOWN["file_name"], listed=False),
)


class NoItem(UserError):
    """A paper was to be attached where the agenda has no item."""

    def __init__(self) -> None:
        super().__init__("A paper belongs to an item: choose one of the agenda, or add one first.")


class PapersPanel(QWidget):
    """The list of papers; what is attached goes to the item that is chosen in the agenda.

    `chosen` gives that item; `pack_wished` tells that the pack is to be written.
    """

    pack_wished = Signal()

    def __init__(self, desk: Desk, chosen: Callable[[], ItemRecord | None]) -> None:
        super().__init__()
        self._desk = desk
        self._chosen = chosen
        self._meeting_id: int | None = None
        self._is_open = True
        self.acts = PaperActs(desk, self._show_added)
        self._rows = OrderedRows(COLUMNS, self._read)
        acts = Acts(
            open=lambda paper_id: self._with(paper_id, self.acts.open),
            delete=self._remove,
            delete_words="Remove",
            table="paper",
        )
        empty = "No paper yet. Drop files on an agenda item, or here."
        self.table = RoomyTable(self._rows, "Papers", acts, desk.lists, empty=empty)
        self.table.set_look(_look)
        self.attach_button = Button("Attach", "paperclip", on_click=self.attach)
        self.more = MoreButton("More for this paper", self.entries)
        self._awaited = Label("", "small", wrap=True)
        self.pack_button = Button("Pack PDF", "files", on_click=self.pack_wished.emit)
        tools = row(self.attach_button, self.pack_button, None, self.more)
        self.setLayout(column(self.table, self._awaited, tools, stretch=0))
        self.drop = FileDrop(self.table.view)
        self.drop.dropped.connect(self.take)
        self.receive(self.drop)
        self.setMinimumWidth(296)

    def receive(self, drop: FileDrop) -> None:
        """Attach what is pasted into a widget to the item that is chosen in the agenda."""
        drop.pasted.connect(self.take)
        drop.pictured.connect(self._take_picture)

    def show_papers(self, meeting_id: int, items: Sequence[ItemRecord]) -> None:
        """Show the papers of a meeting, and which are awaited still."""
        is_other = meeting_id != self._meeting_id
        self._meeting_id = meeting_id
        self.acts.know(items)
        awaited = [each for each in items if each.paper_state is PaperState.AWAITED]
        told = ", ".join(f"{each.number} {each.title}" for each in awaited)
        self._awaited.setText(f"Awaited: {told}" if told else "")
        self._awaited.setVisible(bool(told))
        if is_other:
            self._rows = OrderedRows(COLUMNS, self._read)
            self.table.set_rows(self._rows)
        else:
            self.table.refresh()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let papers be attached and changed, or only looked at."""
        self._is_open = is_open
        self.attach_button.setVisible(is_open)
        self.more.setVisible(is_open)
        self.drop.is_open = is_open

    def attach(self) -> None:
        """Ask for files to attach to the item that is chosen."""
        self._to_item(self.acts.ask_files)

    def take(self, paths: Sequence[Path]) -> None:
        """Attach files to the item that is chosen."""
        self._to_item(lambda item: self.acts.attach(item, paths))

    def current(self) -> PaperRecord | None:
        """Give the paper with the focus."""
        return cast("PaperRecord | None", self.table.current_record())

    def papers(self) -> list[PaperRecord]:
        """Give the papers as they were read last."""
        return cast("list[PaperRecord]", self._rows.every())

    def entries(self) -> Sequence[Entry]:
        """Give what can be done with the paper that is chosen."""
        paper = self.current()
        return self.acts.entries(paper) if paper is not None else [("Attach papers", self.attach)]

    def _read(self) -> list[PaperRecord]:
        if self._meeting_id is None:
            return []
        with self._desk.core.read() as session:
            return papers_of(session, self._meeting_id)

    def _with(self, paper_id: int, act: Callable[[PaperRecord], object]) -> None:
        for paper in self.papers():
            if paper.id == paper_id:
                act(paper)

    def _remove(self, ids: Sequence[int]) -> None:
        if self._is_open:
            self.acts.remove([each for each in self.papers() if each.id in ids])

    def _take_picture(self, png: bytes) -> None:
        self._to_item(lambda item: self.acts.attach_picture(item, png))

    def _to_item(self, act: Callable[[ItemRecord], object]) -> None:
        """Do something for the item that is chosen; where there is none it is said."""
        if not self._is_open:
            return
        item = self._chosen()
        if item is None:
            self._desk.errors.present(NoItem())
        else:
            act(item)

    def _show_added(self, ids: list[int]) -> None:
        self.table.refresh()
        self.table.select(ids[-1])


def _look(paper: PaperRecord, field: Field, usual: Look) -> Look:
    """Show a paper by its label and title in one, and say what is kept from the public."""
    if field.name == "title":
        return marked(paper.name, "restricted" if paper.restricted else "")
    return usual
