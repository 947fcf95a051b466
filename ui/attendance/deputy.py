"""The line that asks for a deputy's name when D was typed and nobody is named for the seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.fields import Link, Ref
from ui.agenda.choices import MeetingChoices
from ui.link_editors import RefLine
from ui.widgets.cards import column
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.attendance.records import RegisterRow
    from ui.link_editors import Choices

_DEPUTY = Link("deputy", "Deputy", kind="people")


class DeputyLine(RefLine):
    """A name being typed: somebody of the file, or any name; `given(ref, text)` on Return, `given_up` on Escape."""

    given = Signal(object, str)
    given_up = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(_DEPUTY, choices, self._chosen_ref, parent)
        self.setPlaceholderText("Name, then Return")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the name with Return, unless an entry of the list is about to be taken."""
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and not self._popup.currentIndex().isValid():
            self._popup.hide()
            text = " ".join(self.text().split())
            self.given.emit(self.exact(text) if text else None, text)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _chosen_ref(self, ref: Ref) -> None:
        self.given.emit(ref, ref.name)


class DeputyBar(QWidget):
    """Asks who stood in for a seat: `answered(seat_id, ref, text)` tells the answer, `closed` that it is over."""

    answered = Signal(int, object, str)
    closed = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._seat: RegisterRow | None = None
        self._asked = Label("", "small", wrap=True)
        self.line: DeputyLine | None = None
        self.setLayout(column(self._asked, gap=4))
        self.hide()

    def ask(self, seat: RegisterRow) -> None:
        """Ask for the deputy of a seat; those named for it are offered first."""
        self._seat = seat
        self._asked.setText(f"Deputy for {seat.name}, {seat.post}")
        self._take_line_away()
        line = DeputyLine(MeetingChoices(self._choices, (), seat.named_deputies), self)
        named(line, f"Deputy for {seat.name}")
        line.given.connect(self._answer)
        line.given_up.connect(self._close)
        line.setText(seat.deputy_name or "")
        layout = self.layout()
        if layout is not None:
            layout.addWidget(line)
        self.line = line
        self.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()
        if not seat.deputy_name and seat.named_deputies:
            line.offer("")

    def _answer(self, ref: Ref | None, text: str) -> None:
        seat = self._seat
        self._close()
        if seat is not None and text:
            self.answered.emit(seat.seat_id, ref, text)

    def _close(self) -> None:
        self._seat = None
        self.hide()
        self._take_line_away()
        self.closed.emit()

    def _take_line_away(self) -> None:
        if self.line is not None:
            self.line.hide()
            self.line.deleteLater()
            self.line = None
