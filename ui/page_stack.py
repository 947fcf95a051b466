"""The pages of the window: built on the first visit, remembered for Back and Forward, told of changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.panes import take_focus
from ui.widgets.cards import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.events import Changes
    from ui.page import Desk, Page, Place
    from ui.pages import PageSpec

_PASSES = 3
"""How often layouts ask anew: a panel learns its height, then that it scrolls, then its width beside the scroll bar."""


class PageStack(QStackedWidget):
    """Holds the pages; `moved` tells that another page is shown, `titled` that its title changed."""

    moved = Signal()
    titled = Signal()

    def __init__(
        self,
        specs: Sequence[PageSpec],
        attempt: Callable[[Callable[[], object]], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.specs = tuple(specs)
        self.desk: Desk | None = None
        self.page: Page | None = None
        self.key = ""
        self._attempt = attempt
        self._pages: dict[str, Page] = {}
        self._back: list[tuple[str, Place]] = []
        self._forward: list[tuple[str, Place]] = []
        self._empty = EmptyState("Opening…", icon="folder-open")
        self.addWidget(self._empty)

    def show_empty(self, sentence: str, verb: str, act: Callable[[], object]) -> None:
        """Show a sentence and a button instead of a page."""
        self.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = EmptyState(sentence, verb, on_click=act, icon="folder-open")
        self.addWidget(self._empty)
        self.setCurrentWidget(self._empty)

    def open_at(self, key: str, place: Place) -> None:
        """Open a page at a place, remembering where one came from."""
        before = self._here()
        if self._show(key, place) and before is not None and before != self._here():
            self._back.append(before)
            self._forward.clear()

    def open_record(self, kind: str, record_id: int) -> None:
        """Open the page that shows records of a kind."""
        spec = next((spec for spec in self.specs if kind in spec.kinds), None)
        if spec is not None:
            self.open_at(spec.key, {"kind": kind, "id": record_id})

    def entry(self) -> str:
        """Give the key of the entry in the side bar that the page shown belongs to."""
        spec = next((spec for spec in self.specs if spec.key == self.key), None)
        return spec.under or spec.key if spec is not None else ""

    def forget(self) -> None:
        """Throw all pages away, because another file was opened."""
        self.leave()
        self.key, self.page = "", None
        self._back.clear()
        self._forward.clear()
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.moved.emit()

    def leave(self) -> None:
        """Let the page shown store its drafts."""
        if self.page is not None:
            self._attempt(self.page.leave)

    def leave_others(self) -> None:
        """Go to the list above when the page is nothing without a record, and that is of another partnership."""
        spec = next((spec for spec in self.specs if spec.key == self.key), None)
        if spec is None or self.page is None or not spec.needs_record:
            return
        record = self.page.named_by(self.page.place())
        if record is None or not self.page.desk.partnership.has(*record):
            self.open_at(spec.under, {})

    def hear(self, changes: Changes) -> None:
        """Tell every page that was built of changes."""
        for page in self._pages.values():
            page.hear(changes)

    def can_go_back(self) -> bool:
        """Say whether there is a page before this one."""
        return bool(self._back)

    def can_go_forward(self) -> bool:
        """Say whether one came back from a page."""
        return bool(self._forward)

    def back(self) -> None:
        """Go to the page before."""
        self._travel(self._back, self._forward)

    def forward(self) -> None:
        """Go to the page one came back from."""
        self._travel(self._forward, self._back)

    def take_focus(self) -> None:
        """Give the focus to the first part of the page."""
        if self.page is not None:
            take_focus(_first_pane(self.page))

    def _here(self) -> tuple[str, Place] | None:
        return (self.key, self.page.place()) if self.page is not None else None

    def _travel(self, source: list[tuple[str, Place]], to: list[tuple[str, Place]]) -> None:
        here = self._here()
        if source:
            key, place = source.pop()
            if here is not None:
                to.append(here)
            self._show(key, place)

    def _show(self, key: str, place: Place) -> bool:
        if self.desk is None:
            return False
        if key != self.key:
            self.leave()
        if key not in self._pages and not self._attempt(lambda: self._make(key)):
            return False
        page = self._pages[key]
        if key != self.key:
            self.key, self.page = key, page
            self.setCurrentWidget(page)
            self.moved.emit()
            if not take_focus(_first_pane(page)):
                # What a page has just read is on screen in the next turn.
                QTimer.singleShot(0, self, partial(self._take_focus_late, key))
        if place:
            self._attempt(lambda: page.follow(place))
        _lay_out()
        return True

    def _take_focus_late(self, key: str) -> None:
        if key == self.key:
            self.take_focus()

    def _make(self, key: str) -> None:
        spec = next(spec for spec in self.specs if spec.key == key)
        if self.desk is not None:
            page = spec.load()(self.desk)
            page.setAccessibleName(spec.title)
            page.titled.connect(self.titled)
            self._pages[key] = page
            self.addWidget(page)


def _lay_out() -> None:
    """Let layouts come to rest before the first picture, in which panels that scroll would stand squeezed."""
    for _pass in range(_PASSES):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _first_pane(page: Page) -> QWidget:
    return next((each for each in page.panes() if not each.isHidden()), page)
