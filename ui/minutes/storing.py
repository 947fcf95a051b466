"""What is typed under the item in hand: a draft at once, minutes when it is left, and what a crash left decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.errors import ChangedMeanwhile
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from app.minutes.recovery import discard
from ui.minutes.saving import Drafts

if TYPE_CHECKING:
    from app.minutes.drafts import DraftStatus
    from app.minutes.recovery import Recovered
    from ui.minutes.live import LiveView
    from ui.page import Desk

WRITE_MINUTES = "Write minutes"
"""The label of the step in which what was typed becomes minutes."""


class Storing(QObject):
    """Stores the words of a live view, and lets its light tell how they stand."""

    def __init__(self, desk: Desk, live: LiveView) -> None:
        super().__init__(live)
        self._desk = desk
        self._live = live
        self.drafts = Drafts(desk.core, self)
        panel = live.panel
        panel.editor.typed.connect(self._type)
        panel.recovered.kept.connect(lambda found: desk.attempt(lambda: self._keep(found)))
        panel.recovered.dropped.connect(lambda found: desk.attempt(lambda: self._drop(found)))
        self.drafts.told.connect(self._show_status, Qt.ConnectionType.QueuedConnection)

    def begin(self, meeting_id: int) -> None:
        """Turn to another meeting, whose words nobody has touched yet."""
        self._live.panel.forget()
        self.drafts.begin(meeting_id)
        self._live.panel.light.forget()

    def store(self) -> None:
        """Make what was typed under the item in hand its minutes, in one step."""
        panel, view = self._live.panel, self._live.view
        # Words that a crash left stay a draft until a person has decided about them.
        undecided = panel.recovered.isVisibleTo(panel)
        if view is None or panel.item is None or not panel.is_dirty or undecided:
            return
        text, item = panel.editor.text(), panel.item
        about, day = f"{item.heading}, {view.record.name}", self._desk.core.clock.today()
        self.drafts.flush()
        try:
            with self._desk.core.work(WRITE_MINUTES, about, origin=self._live) as work:
                save_minutes(work, item.id, text, shown=panel.version)
                found = minuted(work.session, view.record.id, day)
        except ChangedMeanwhile:
            panel.forget()
            raise
        now = view.with_items(found)
        kept = now.item(item.id)
        panel.saved(text, kept.version if kept else None)
        self._live.take(now)

    def leave(self) -> None:
        """Store, and let the drafts' thread rest."""
        self.store()
        self.drafts.rest()

    def _type(self, text: str) -> None:
        item = self._live.panel.item
        if item is not None:
            self.drafts.type(item.id, text, self._live.panel.version)

    def _keep(self, found: Recovered) -> None:
        self._live.panel.version = found.saved_version
        self.store()

    def _drop(self, found: Recovered) -> None:
        self.drafts.flush()
        discard(self._desk.core, self.drafts.keeper.side_files, found)
        self._live.panel.editor.load(found.saved)
        self._live.panel.saved(found.saved, found.saved_version)

    def _show_status(self, meeting_id: int, status: DraftStatus) -> None:
        view, light = self._live.view, self._live.panel.light
        is_shown = view is not None and view.record.id == meeting_id
        if not is_shown and status.state != "failed":
            return
        if status.state == "failed" and light.status.state != "failed":
            self._desk.messages.warn(status.sentence)
        light.show_status(status)
