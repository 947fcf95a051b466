"""What a meeting may show on the wall: its agenda, the item in hand and what is proposed, and nothing restricted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.agenda.hiding import left_out
from app.days import show_full_day, show_weekday
from app.meetings.fields import MeetingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.agenda.queries import ItemRecord
    from app.decisions.queries import DecisionRecord
    from app.meetings.queries import MeetingRecord
    from app.minutes.queries import MinutedItem

NOT_SHOWN = "This item is not shown here."
PROPOSED = "Proposed wording"


@dataclass(frozen=True)
class ProjectedLine:
    """A line of the agenda."""

    number: str
    title: str
    is_part: bool
    is_done: bool
    is_in_hand: bool


@dataclass(frozen=True)
class Projected:
    """All that the wall shows; `decisions` are labels with their words."""

    group: str
    when: str
    lines: tuple[ProjectedLine, ...]
    title: str = ""
    about: str = ""
    decisions: tuple[tuple[str, str], ...] = ()

    @property
    def spoken(self) -> str:
        """Give all as one text."""
        agenda = (
            f"{each.number} {each.title}{' (now)' if each.is_in_hand else ''}"
            for each in self.lines
        )
        decided = (f"{label}: {words}" for label, words in self.decisions)
        told = [self.group, self.when, self.title, self.about, *decided, *agenda]
        return "\n".join(filter(None, told))


def projected(
    record: MeetingRecord, items: Sequence[MinutedItem], in_hand: int | None
) -> Projected:
    """Give what the wall shows of a meeting; minutes, actions, briefs and whatever is restricted are never in it."""
    hidden = left_out([each.item for each in items])
    shown = [each for each in items if each.item.id not in hidden]
    now = next((each for each in shown if each.item.id == in_hand), None)
    lines = tuple(
        ProjectedLine(
            each.item.number,
            each.item.title,
            each.item.parent is not None,
            each.is_done,
            each.item.id == in_hand,
        )
        for each in shown
    )
    if now is None:
        title = NOT_SHOWN if in_hand in hidden else ""
        return Projected(record.group.name, _when(record), lines, title)
    return Projected(
        record.group.name,
        _when(record),
        lines,
        now.item.heading,
        _about(now.item),
        tuple((_label(record, each), each.text) for each in now.decisions if not each.restricted),
    )


def _when(record: MeetingRecord) -> str:
    day = f"{show_weekday(record.day)} {show_full_day(record.day)}"
    return ", ".join(filter(None, (day, record.hours)))


def _about(item: ItemRecord) -> str:
    told = [item.purpose.title_text, item.presenter or ""]
    told += [item.paper_shown, f"{item.minutes} min" if item.minutes else ""]
    return " · ".join(filter(None, told))


def _label(record: MeetingRecord, decision: DecisionRecord) -> str:
    return PROPOSED if record.state is MeetingState.IN_MEETING else decision.label
