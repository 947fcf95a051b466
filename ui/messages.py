"""Messages: a quiet line over the window; good news goes by itself, problems stay until read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import IconLabel, row
from ui.widgets.text import Label, named, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.tokens import Tone

SHOWN_FOR = 8000
"""Milliseconds that good news stays."""

_ICONS = {"good": "circle-check", "bad": "circle-alert", "caution": "triangle-alert"}


class MessageLine(QFrame):
    """One sentence with at most one button, such as Undo; it floats over the widget it is given and takes no focus."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self.setProperty("overlay", True)
        self._act: Callable[[], object] | None = None
        self._instead: QWidget | None = None
        self._icon = IconLabel("circle-check", parent=self)
        self._words = Label("", parent=self)
        self._button = Button("Undo", kind="quiet", on_click=self._press, parent=self)
        self._close = IconButton("x", "Close this message", on_click=self.hide, parent=self)
        inside = row(self._icon, self._words, self._button, self._close, stretch=1)
        inside.setContentsMargins(12, 4, 4, 4)
        self.setLayout(inside)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(SHOWN_FOR)
        self._going.timeout.connect(self._go)
        over.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Tell good news, with a button that does something about it; it goes by itself."""
        self._show(sentence, "good", verb, act)
        self._going.start()

    def warn(self, sentence: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Tell what could not be done; it stays until it is closed or another message comes."""
        self._going.stop()
        self._show(sentence, "bad", verb, act)

    def stand_over(self, part: QWidget | None) -> None:
        """Stand over a part of the page from now on, one that is only read, or at the foot of the window."""
        self._instead = part
        if self.isVisible():
            self._place()

    def speak(self, sentence: str) -> None:
        """Tell a screen reader alone what the page shows by itself; good news of an earlier step goes."""
        if self.property("tone") == "good":
            self.hide()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def text(self) -> str:
        """Give the sentence shown, or an empty text."""
        return self._words.text() if self.isVisible() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock."""
        self._going.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size."""
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, sentence: str, tone: Tone, verb: str, act: Callable[[], object] | None) -> None:
        self._act = act
        self.setProperty("tone", tone)
        restyle(self)
        self._icon.set(_ICONS[tone], f"{tone}_ink")
        self._words.setText(sentence)
        self._button.set_caption(verb)
        self._button.setVisible(bool(verb))
        named(self, sentence)
        self.show()
        self._place()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        room = over.width() - 40
        self._words.setWordWrap(False)
        if self.sizeHint().width() > room:
            self._words.setWordWrap(True)
        layout = self.layout()
        wide = min(self.sizeHint().width(), room)
        tall = layout.heightForWidth(wide) if layout and layout.hasHeightForWidth() else -1
        self.resize(wide, max(tall, self.sizeHint().height()))
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - 12)
        if self._instead is not None and self._instead.isVisible():
            middle = self._instead.mapTo(over, self._instead.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)

    def _go(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._going.start()
            return
        self.hide()

    def _press(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()
