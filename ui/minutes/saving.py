"""Keeping what is typed: drafts told from their own thread, the save light, and the step that makes them minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.clock import LONDON
from app.minutes.drafts import DraftKeeper, DraftStatus
from ui.widgets.cards import IconLabel, row
from ui.widgets.text import Label, named, plain_tip

if TYPE_CHECKING:
    from app.bootstrap import Core

_LIGHTS = {
    "idle": ("circle", "muted"),
    "editing": ("pencil", "caution_ink"),
    "saved": ("circle-check", "good_ink"),
    "failed": ("circle-x", "bad_ink"),
}


class Drafts(QObject):
    """The keeper of drafts for one page; `told(meeting id, status)` comes on the screen's thread, in its next turn.

    Its thread begins with the first word and ends with `rest`, so that a page that is not shown keeps none.
    """

    told = Signal(int, object)

    def __init__(self, core: Core, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._keeper: DraftKeeper | None = None
        self._meeting_id = 0

    def begin(self, meeting_id: int) -> None:
        """Turn to a meeting; what is still told of the one before goes under its id."""
        self.rest()
        self._meeting_id = meeting_id

    @property
    def keeper(self) -> DraftKeeper:
        """Give the keeper, a new one after a rest."""
        if self._keeper is None:
            self._keeper = DraftKeeper(self._core, partial(self.told.emit, self._meeting_id))
        return self._keeper

    def type(self, item_id: int, text: str, shown: int | None) -> None:
        """Take the text of an item as it stands now."""
        self.keeper.type(item_id, text, shown=shown)

    def flush(self) -> None:
        """Write what waits."""
        if self._keeper is not None:
            self._keeper.flush()

    def rest(self) -> None:
        """Write what waits and end the thread."""
        if self._keeper is not None:
            self._keeper.close()
            self._keeper = None


class SaveLight(QWidget):
    """Tells the truth about the text: being edited, saved at a time of the clock, or not saved and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("circle", 16, parent=self)
        self._words = Label("", "muted", self)
        self.setLayout(row(self._icon, self._words, gap=6))
        self.status = DraftStatus("idle")
        self.show_status(self.status)

    def text(self) -> str:
        """Give the words shown."""
        return self._words.text()

    def forget(self) -> None:
        """Tell nothing of another meeting's text, except that it is not saved."""
        if self.status.state != "failed":
            self.show_status(DraftStatus("idle"))

    def show_status(self, status: DraftStatus) -> None:
        """Show how the text stands."""
        self.status = status
        icon, colour = _LIGHTS[status.state]
        self._icon.set(icon, colour)
        self._words.setText(_words(status))
        self._words.set_role("problem" if status.state == "failed" else "muted")
        self.setVisible(status.state != "idle")
        self.setToolTip(plain_tip(status.sentence))
        named(self, self._words.text(), status.sentence)


def _words(status: DraftStatus) -> str:
    if status.state == "saved" and status.at is not None:
        return f"Saved {status.at.astimezone(LONDON):%H:%M:%S}"
    return {"editing": "Editing", "failed": "Not saved"}.get(status.state, "")
