"""The second window, for the wall: agenda, item in hand, clock and proposed wording, following by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import LONDON
from app.minutes.projected import NOT_SHOWN, Projected, projected
from ui.widgets.big_text import BigLine, BigText
from ui.widgets.cards import beside
from ui.widgets.text import named
from ui.widgets.ticking import Ticking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent, QScreen

    from ui.minutes.live import LiveView
    from ui.page import Desk

_BETWEEN_LOOKS = 5_000
"""Milliseconds between two looks at the clock."""
_SIZE = (1024, 640)
_MARGIN = 28


class ProjectorWindow(QWidget):
    """Shows what the wall may show of the meeting in the live view; it never takes the keyboard by itself.

    It has no parent, so that it can stand on another screen while the main window is minimised; it closes with it.
    """

    def __init__(self, desk: Desk, live: LiveView) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._desk, self._live = desk, live
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.above, self.clock = BigText(30), BigText(30, to_right=True)
        self.agenda, self.item = BigText(), BigText()
        self.shown = Projected("", "", ())
        Ticking(self, _BETWEEN_LOOKS, self.follow)
        self._build()
        live.shown.connect(self.follow)
        desk.window.installEventFilter(self)
        live.destroyed.connect(self.close)

    def open(self) -> None:
        """Open it on another screen, filling that; where there is only one, as a window beside the main one."""
        other = self._other_screen()
        if other is None:
            self.resize(*_SIZE)
            self.show()
        else:
            self.setGeometry(QRect(other.availableGeometry()))
            self.showFullScreen()
        # Some systems give a new window the keyboard whatever it asks for.
        self._desk.window.activateWindow()

    def follow(self) -> None:
        """Show the meeting as it stands now."""
        view = self._live.view
        if view is None:
            return
        self.shown = projected(view.record, view.items, self._live.item_id)
        self.setWindowTitle(f"{self.shown.group}: for the wall")
        self.above.set(
            [BigLine(self.shown.group, bold=True), BigLine(self.shown.when, 0.7, colour="muted")]
        )
        now = self._desk.core.clock.now().astimezone(LONDON)
        lines = [BigLine(f"{now:%H:%M}", bold=True)]
        told = self._live.timing.told_meeting()
        self.clock.set([*lines, *([BigLine(told, 0.7, colour="muted")] if told else [])])
        self.agenda.set(list(self._agenda()))
        self.item.set(list(self._in_hand()))
        named(self, self.shown.spoken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with the main window; one that is only minimised is hidden by the system and does not count."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill the screen or leave it with F11; Escape leaves it, then closes."""
        if event.key() == Qt.Key.Key_F11:
            if self.isFullScreen():
                self.showNormal()
            else:
                self.showFullScreen()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _agenda(self) -> Iterator[BigLine]:
        for each in self.shown.lines:
            mark = "▸" if each.is_in_hand else "✓" if each.is_done else ""
            yield BigLine(
                each.title,
                marks=(mark, each.number),
                bold=each.is_in_hand,
                colour="muted" if each.is_done and not each.is_in_hand else "ink",
                marked=each.is_in_hand,
                indent=int(each.is_part),
            )

    def _in_hand(self) -> Iterator[BigLine]:
        shown = self.shown
        if shown.title:
            yield BigLine(shown.title, 1.25, bold=True)
        if shown.title == NOT_SHOWN:
            return
        told = self._live.timing.told()
        for line in (shown.about, told):
            if line:
                yield BigLine(line, 0.8, colour="muted")
        for label, words in shown.decisions:
            yield BigLine(label, 0.8, bold=True, colour="accent_ink")
            yield BigLine(words)

    def _other_screen(self) -> QScreen | None:
        own = self._desk.window.screen()
        return next((each for each in QGuiApplication.screens() if each is not own), None)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        head = beside(self.above, self.clock)
        head.setStretch(0, 3)
        body = beside(self.agenda, self.item, gap=2 * _MARGIN)
        for each in (self.above, self.clock):
            each.setFixedHeight(76)
        layout.addLayout(head)
        layout.addLayout(body, 1)


class Projector:
    """Opens the window for the wall by key, and closes it by the same."""

    def __init__(self, desk: Desk, live: LiveView) -> None:
        self._desk, self._live = desk, live
        self.window: ProjectorWindow | None = None

    def title(self) -> str:
        """Give the words of what the key does now."""
        return "Close the window for the wall" if self.window else "Agenda for the wall"

    def turn(self) -> None:
        """Open it, or close it."""
        if self.window is not None:
            self.window.close()
            return
        self.window = ProjectorWindow(self._desk, self._live)
        self.window.destroyed.connect(self._forget)
        self.window.open()

    def _forget(self) -> None:
        self.window = None
