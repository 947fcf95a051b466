"""What narrows a history: who did it, when, and to what kind of record."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.history import HistoryScope, people, tables
from app.wording import capital
from ui.widgets.buttons import ComboBox
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.bootstrap import Core
    from app.naming import Key

_PERIODS = (
    ("Any day", None),
    ("Today", 0),
    ("Last 7 days", 6),
    ("Last 30 days", 29),
    ("Last year", 365),
)
"""What can be chosen, with how many days before today it begins."""


class Narrowing(QObject):
    """Three drop-down lists; `changed` tells that another scope is wished."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.who, self.when, self.what = ComboBox(), ComboBox(), ComboBox()
        named(self.who, "Who did it")
        named(self.when, "When it was done")
        named(self.what, "What it was done to")
        for title, days in _PERIODS:
            self.when.addItem(title, days)
        self._fill(self.who, [("Anybody", "")])
        self._fill(self.what, [("Everything", "")])
        for box in (self.who, self.when, self.what):
            box.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def read(self, core: Core) -> None:
        """Offer the people and kinds of record that the history knows; what was chosen stays."""
        with core.read() as session:
            who, what = people(session), tables(session)
        self._fill(self.who, [("Anybody", ""), *((each, each) for each in who)])
        self._fill(self.what, [("Everything", ""), *((capital(w), t) for t, w in what)])

    def scope(self, today: date, record: Key | None) -> HistoryScope:
        """Give what is wished; the history of one record asks for no kind."""
        back = self.when.currentData()
        first = None if back is None else today - timedelta(days=back)
        what = "" if record else self.what.currentData() or ""
        return HistoryScope(self.who.currentData() or "", first, None, what, record)

    def _fill(self, box: ComboBox, entries: Sequence[tuple[str, str]]) -> None:
        kept = box.currentData()
        box.blockSignals(True)
        box.clear()
        for title, data in entries:
            box.addItem(title, data)
        box.setCurrentIndex(max(0, box.findData(kept)))
        box.blockSignals(False)
