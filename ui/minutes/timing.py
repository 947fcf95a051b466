"""The running time of the item in hand and of the meeting: it goes on behind other screens, and pauses by key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.minutes.running_time import (
    RunningTime,
    is_running,
    keep_time,
    kept_time,
    told_running,
    told_whole,
)
from ui.widgets.text import named, plain_tip
from ui.widgets.ticking import Ticking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord
    from ui.page import Desk
    from ui.widgets.text import Label

_BETWEEN_LOOKS = 10_000
"""Milliseconds between two looks at the clock; the time itself is reckoned from the clock, never counted."""
_NOT_NOW = "The timer runs on the day of the meeting, from its start until it is closed."


class Timing(QObject):
    """Knows how long the items of the meeting on the page have run, and tells it in a label while `shown` is seen."""

    def __init__(self, desk: Desk, label: Label, shown: QWidget) -> None:
        super().__init__(label)
        self.time = RunningTime()
        self._desk = desk
        self._label = label
        self._record: MeetingRecord | None = None
        self._item: ItemRecord | None = None
        Ticking(shown, _BETWEEN_LOOKS, self.look)
        label.hide()

    @property
    def runs(self) -> bool:
        """Whether the meeting on the page goes on now."""
        return self._record is not None and is_running(self._record, self._desk.core.clock.now())

    def follow(self, record: MeetingRecord, item: ItemRecord | None) -> None:
        """Count for the item in hand of a meeting that goes on."""
        core = self._desk.core
        if self._record is None or self._record.id != record.id:
            self.time = kept_time(core, record.id)
        self._record, self._item = record, item
        if item is not None and self.runs:
            if self.time.since is not None and not is_running(record, self.time.since):
                # Left running when the program was closed on another day.
                self.time = replace(self.time, item=None, since=None)
            self._keep(self.time.turned(item.id, core.clock.now()))
        self.look()

    def turn_pause(self) -> None:
        """Stand still, or go on; on another day it is said why there is no timer."""
        if not self.runs:
            self._desk.say(_NOT_NOW)
        else:
            now = self._desk.core.clock.now()
            self._keep(self.time.going_on(now) if self.time.is_paused else self.time.paused(now))
            self.look()

    def pause_title(self) -> str:
        """Give the words of what the key does now."""
        return "Go on with the timer" if self.time.is_paused else "Pause the timer"

    def told(self) -> str:
        """Say how long the item in hand has run; nothing while no meeting goes on."""
        if self._item is None or not self.runs:
            return ""
        return told_running(self.time, self._item, self._desk.core.clock.now())

    def told_meeting(self) -> str:
        """Say how long the meeting has run; nothing while none goes on."""
        if self._record is None or not self.runs:
            return ""
        return told_whole(self.time.whole(self._desk.core.clock.now()), self._record)

    def look(self) -> None:
        """Show how long it is now."""
        told = self.told()
        if self._label.text() != told:
            self._label.setText(told)
        whole = f"This item: {told}. The meeting: {self.told_meeting()}." if told else ""
        self._label.setToolTip(plain_tip(whole))
        named(self._label, whole)
        self._label.setVisible(bool(told))

    def _keep(self, time: RunningTime) -> None:
        """Take a new state, and remember it in a file that may be written to."""
        if time == self.time:
            return
        self.time = time
        file = self._desk.core.file
        if self._record is not None and file is not None and not file.read_only:
            keep_time(self._desk.core, self._record.id, time)
