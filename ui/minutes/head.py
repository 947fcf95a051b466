"""The buttons at the head of a meeting: its documents, everything else it can do, and the next step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.meetings.moves import next_move, other_moves
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.menus import MoreButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from app.meetings.queries import MeetingRecord
    from ui.widgets.menus import Entry


class MeetingHead(QWidget):
    """`moved(move)` tells a move that was asked for; the page gives the other entries of the menu."""

    moved = Signal(object)

    def __init__(self, on_document: Callable[[], object], today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._record: MeetingRecord | None = None
        self._entries: Sequence[Entry] = ()
        self.document = Button("Minutes PDF", "file-down", on_click=on_document)
        self.more = MoreButton("More for this meeting", self.entries)
        self.next = Button("", "square-check", "primary", on_click=self.move_on)
        self.setLayout(row(self.document, self.more, self.next))

    def show_record(self, record: MeetingRecord, document: str, entries: Sequence[Entry]) -> None:
        """Show what this meeting can do now."""
        self._record, self._entries = record, entries
        self.document.set_caption(document)
        move = next_move(record)
        self.next.setVisible(move is not None)
        self.next.set_caption(move.verb if move else "")

    def move_on(self) -> None:
        """Ask for the next step."""
        move = next_move(self._record) if self._record else None
        if move is not None:
            self.moved.emit(move)

    def entries(self) -> Sequence[Entry]:
        """Give everything else that can be done: the page's own acts, then the other moves."""
        if self._record is None:
            return ()
        moves = other_moves(self._record, self._today())
        return [
            *self._entries,
            *([None] if moves else []),
            *((move.label, partial(self.moved.emit, move)) for move in moves),
        ]
