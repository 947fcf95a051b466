"""Messages: a quiet line beside the menus; good news goes by itself, problems stay until read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from app.wording import shortened
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import IconLabel, row
from ui.widgets.text import Label, named, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.events import Changes
    from ui.tokens import Tone

SHOWN_FOR = 8000
"""Milliseconds that good news stays."""

_ICONS = {
    "good": "circle-check",
    "note": "info",
    "bad": "circle-alert",
    "caution": "triangle-alert",
}

MOST = 60
"""Signs of a subject that a message tells, so that it stays one line beside the menus."""

_BACK = {"Undo “": "Undone", "Redo “": "Done again", "Take back “": "Taken back"}
"""How the labels of steps that take others back begin, and what is told of them."""


def told(changes: Changes) -> str:
    """Say what was done: "Done: Move due day, action 2025/5", and of a step that took one back "Undone: ..."."""
    label, what = changes.label, "Done"
    for begins, word in _BACK.items():
        if label.startswith(begins):
            label, what = label.removeprefix(begins).removesuffix("”"), word
    about = shortened(changes.about, MOST)
    return f"{what}: {', '.join(filter(None, (label, about)))}"


class MessageLine(QFrame):
    """One sentence with at most one button, such as Undo; it takes no focus and covers nothing that can be pressed.

    A problem is closed by Escape wherever the focus is, before Escape does anything else in its window.

    It stands in the strip that `strip` gives, in the coordinates of the widget it floats over. A sentence that needs
    more than the strip is tall is told by `beyond`, in pixels, so that what stands below can make room.
    """

    beyond = Signal(int)

    def __init__(self, over: QWidget, strip: Callable[[], QRect]) -> None:
        super().__init__(over)
        self._strip = strip
        self.setObjectName("toast")
        self.setProperty("overlay", True)
        self._act: Callable[[], object] | None = None
        self._icon = IconLabel("circle-check", parent=self)
        self._words = Label("", parent=self)
        self._button = Button("Undo", kind="quiet", on_click=self._press, parent=self)
        self._close = IconButton("x", "Close this message", on_click=self.hide, parent=self)
        inside = row(self._icon, self._words, self._button, self._close, stretch=1)
        self.setLayout(inside)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(SHOWN_FOR)
        self._going.timeout.connect(self._go)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), over, self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Tell good news, with a button that does something about it; it goes by itself."""
        self._show(sentence, "good", verb, act)
        self._going.start()

    def hint(self, sentence: str) -> None:
        """Tell why nothing was to be done, or what comes first; nothing is wrong, and it goes by itself."""
        self._show(sentence, "note", "", None)
        self._going.start()

    def warn(self, sentence: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Tell what could not be done; it stays until it is closed or another message comes."""
        self._going.stop()
        self._show(sentence, "bad", verb, act)
        self._escape.setEnabled(True)

    def speak(self, sentence: str) -> None:
        """Tell a screen reader alone what the page shows by itself; what was told of an earlier step goes."""
        self.hide()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def text(self) -> str:
        """Give the sentence shown, or an empty text."""
        return self._words.text() if self.isVisible() else ""

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock, give the room back and leave Escape to others."""
        self._going.stop()
        self._escape.setEnabled(False)
        self.beyond.emit(0)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in its strip when the window changes its size."""
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, sentence: str, tone: Tone, verb: str, act: Callable[[], object] | None) -> None:
        self._act = act
        self._escape.setEnabled(False)
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
        strip = self._strip()
        self._words.setWordWrap(False)
        is_long = self.sizeHint().width() > strip.width()
        self._words.setWordWrap(is_long)
        layout = self.layout()
        if layout is None:
            return
        # With four pixels two lines fit the strip and the margin above the page, which so stays where it is.
        edge = 4 if is_long else 1
        layout.setContentsMargins(10, edge, 2, edge)
        wide = strip.width() if is_long else self.sizeHint().width()
        needed = layout.heightForWidth(wide) if is_long else self.sizeHint().height()
        tall = max(needed, strip.height())
        self.setGeometry(strip.x(), strip.y(), wide, tall)
        self.beyond.emit(tall - strip.height())

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
