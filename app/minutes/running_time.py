"""How long each item of a meeting has been discussed by the clock, without its pauses, against the agenda's minutes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.agenda.timing import minutes_there
from app.clock import LONDON
from app.meetings.fields import MeetingState
from app.minutes.time_left import in_words
from app.remembered import remember, remembered

if TYPE_CHECKING:
    from app.agenda.queries import ItemRecord
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord

TOPIC = "running time"


@dataclass(frozen=True)
class RunningTime:
    """Seconds spent by item, the item in hand, and since when it counts: None while it stands still."""

    spent: Mapping[int, float] = field(default_factory=dict)
    item: int | None = None
    since: datetime | None = None

    @property
    def is_paused(self) -> bool:
        """Say whether it was begun and stands still."""
        return self.item is not None and self.since is None

    def turned(self, item: int, now: datetime) -> RunningTime:
        """Count for another item from now on; in a pause the pause goes on."""
        if item == self.item:
            return self
        since = None if self.is_paused else now
        return replace(self._settled(now), item=item, since=since)

    def paused(self, now: datetime) -> RunningTime:
        """Stand still."""
        return replace(self._settled(now), since=None)

    def going_on(self, now: datetime) -> RunningTime:
        """Count again."""
        return replace(self, since=now) if self.is_paused else self

    def minutes(self, item: int, now: datetime) -> int:
        """Give the whole minutes that an item has been discussed."""
        return int(self._settled(now).spent.get(item, 0) // 60)

    def whole(self, now: datetime) -> int:
        """Give the whole minutes of the meeting."""
        return int(sum(self._settled(now).spent.values()) // 60)

    def _settled(self, now: datetime) -> RunningTime:
        """Give the same with the item in hand counted up to now; a clock that was put back takes nothing away."""
        if self.item is None or self.since is None:
            return self
        passed = max(0.0, (now - self.since).total_seconds())
        spent = {**self.spent, self.item: self.spent.get(self.item, 0.0) + passed}
        return replace(self, spent=spent, since=now)


def is_running(record: MeetingRecord, now: datetime) -> bool:
    """Say whether a meeting goes on: it was started and not closed, and this is its day."""
    on_now = record.day == now.astimezone(LONDON).date()
    return on_now and record.state is MeetingState.IN_MEETING


def told_item(spent: int, allotted: int | None) -> str:
    """Say how long an item has run: "12 of 25 min", "29 of 25 min, 4 min over"."""
    if not allotted:
        return in_words(spent)
    over = f", {in_words(spent - allotted)} over" if spent > allotted else ""
    return f"{spent} of {allotted} min{over}"


def told_whole(spent: int, record: MeetingRecord) -> str:
    """Say how long the meeting has run, of the time it has by its hours."""
    allotted = minutes_there(record)
    if allotted is None:
        return in_words(spent)
    over = f", {in_words(spent - allotted)} over" if spent > allotted else ""
    return f"{in_words(spent)} of {in_words(allotted)}{over}"


def told_running(time: RunningTime, item: ItemRecord, now: datetime) -> str:
    """Say how long the item in hand has run, and that it stands still in a pause."""
    told = told_item(time.minutes(item.id, now), item.minutes)
    return f"Paused at {told}" if time.is_paused else told


def kept_time(core: Core, meeting_id: int) -> RunningTime:
    """Give the running time that the file remembers of a meeting: it goes on where the program was closed in it."""
    found = remembered(core, TOPIC, str(meeting_id))
    if found is None:
        return RunningTime()
    told = json.loads(found)
    since = datetime.fromisoformat(told["since"]) if told["since"] else None
    return RunningTime(
        {int(item): spent for item, spent in told["spent"].items()}, told["item"], since
    )


def keep_time(core: Core, meeting_id: int, time: RunningTime) -> None:
    """Remember the running time of a meeting, outside the history: a clock is no act of a person."""
    since = time.since.isoformat() if time.since else None
    value = json.dumps({"spent": dict(time.spent), "item": time.item, "since": since})
    remember(core, TOPIC, str(meeting_id), value)
