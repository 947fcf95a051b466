"""What a meeting may show on the wall: its agenda, the item in hand and what is proposed, and nothing restricted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.agenda.hiding import left_out
from app.days import show_full_day, show_weekday
from app.decisions.fields import Verdict
from app.meetings.fields import MeetingState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        (*_decided(record, now), *_open(record, now)),
    )


def _when(record: MeetingRecord) -> str:
    day = f"{show_weekday(record.day)} {show_full_day(record.day)}"
    return ", ".join(filter(None, (day, record.hours)))


def _about(item: ItemRecord) -> str:
    told = [item.purpose.title_text, item.presenter or ""]
    told += [item.paper_shown, f"{item.minutes} min" if item.minutes else ""]
    return " · ".join(filter(None, told))


def _decided(record: MeetingRecord, now: MinutedItem) -> Iterator[tuple[str, str]]:
    """Give the decisions: their wording is proposed until the meeting is closed."""
    is_on = record.state is MeetingState.IN_MEETING
    answered = {each.decision.id for each in now.proposed if each.decision}
    for each in now.decisions:
        if not each.restricted:
            yield _wording(each, each.id in answered) if is_on else each.label, each.text


def _wording(decision: DecisionRecord, is_answer: bool) -> str:  # noqa: FBT001 - said beside the name at its one call
    """Say that it is a proposal still, or what the meeting answered; "not agreed" stands in the words themselves."""
    if decision.verdict is Verdict.REFUSED:
        return "Decision"
    return decision.verdict.title_text if is_answer else PROPOSED


def _open(record: MeetingRecord, now: MinutedItem) -> Iterator[tuple[str, str]]:
    """Give what papers and people propose that the meeting has not answered yet."""
    if record.state is MeetingState.IN_MEETING:
        for each in now.proposed:
            if each.decision is None and not each.restricted:
                yield f"{PROPOSED}, recommendation {each.number}", each.text
