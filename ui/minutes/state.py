"""What the page of one meeting shows, read in one turn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.actions.candidates import around, owners_at
from app.actions.returning import brought_back, returning_actions
from app.agenda.fields import ItemKind
from app.agenda.queries import agenda_item, papers
from app.agenda.timing import minutes_over
from app.attendance.forecast import outlook
from app.attendance.readiness import chips
from app.attendance.register import register
from app.decisions.queries import decisions
from app.errors import NotFound
from app.groups.terms import quorum_rule
from app.interests.queries import interests_of
from app.meetings.fields import MeetingState
from app.meetings.moves import AHEAD, ENDED, LOCKED, STEPS
from app.meetings.queries import meeting
from app.minutes.corrections import corrections, corrections_of
from app.minutes.queries import minuted, minutes
from app.minutes.recovery import recoverable
from app.papers.queries import paper_record, papers_of
from app.seats.voices import voices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.actions.due_words import Around
    from app.actions.owners import Owner
    from app.actions.returning import Returning
    from app.agenda.queries import ItemRecord
    from app.attendance.readiness import Chip
    from app.attendance.records import Register
    from app.groups.quorum import QuorumRule, Voice
    from app.interests.queries import InterestRecord
    from app.meetings.queries import MeetingRecord
    from app.minutes.corrections import CorrectionRecord
    from app.minutes.queries import MinutedItem
    from app.minutes.recovery import Recovered
    from app.minutes.side_files import SideFiles
    from app.papers.queries import PaperRecord


@dataclass(frozen=True)
class MeetingView:
    """One meeting with its agenda, minutes and attendance; `recovered` holds words that a crash left, by item."""

    record: MeetingRecord
    items: tuple[MinutedItem, ...]
    register: Register
    chips: tuple[Chip, ...]
    recovered: dict[int, Recovered]
    returning: Mapping[int, tuple[Returning, ...]] = field(default_factory=dict)
    """The actions that come back to this meeting, by item: in its action log, or at items of their own."""
    last: MeetingRecord | None = None
    """The meeting whose minutes are an item of this one."""
    papers: tuple[PaperRecord, ...] = ()
    outlook: str = ""
    """What becomes of its quorum by the replies so far, while it is still to come."""
    interests: tuple[InterestRecord, ...] = ()
    corrections: tuple[CorrectionRecord, ...] = ()
    """What was agreed to be wrong in its minutes after they were issued."""

    @property
    def is_ahead(self) -> bool:
        """Whether it is shown as a plan: it has not begun, or does not take place.

        One that was closed as not quorate after it had begun has a register and minutes to be read.
        """
        met = self.record.state is MeetingState.INQUORATE and any(
            row.code for row in self.register.rows
        )
        return self.record.state in AHEAD | ENDED and not met

    @property
    def is_open(self) -> bool:
        """Whether what it holds may be changed."""
        return self.record.state not in LOCKED | ENDED

    @property
    def minuted(self) -> frozenset[int]:
        """The ids of the items under which something is recorded."""
        return frozenset(each.item.id for each in self.items if each.is_done)

    @property
    def first(self) -> int | None:
        """The id of the item to begin at: one with words that a crash left, else one that nothing is recorded under."""
        every = [each.item.id for each in self.items]
        waiting = [each for each in every if each in self.recovered]
        empty = [each for each in every if each not in self.minuted]
        return next(iter([*waiting, *empty, *every]), None)

    def item(self, item_id: int | None) -> MinutedItem | None:
        """Give an item by id."""
        return next((each for each in self.items if each.item.id == item_id), None)

    def interested(self, item_id: int) -> list[str]:
        """Give who declared an interest in an item, with what was done: "F. Valli, left for the item"."""
        return [
            f"{each.name}, {each.handling.title_text.casefold()}" if each.handling else each.name
            for each in self.interests
            if each.item is not None and each.item.id == item_id
        ]

    def corrections_at(self, item_id: int) -> tuple[CorrectionRecord, ...]:
        """Give the corrections of an item; those of the minutes as a whole stand at the first one."""
        is_first = bool(self.items) and self.items[0].item.id == item_id
        return tuple(
            each
            for each in self.corrections
            if (each.item.id == item_id if each.item else is_first)
        )

    def with_items(self, items: Sequence[MinutedItem]) -> MeetingView:
        """Give the same with the minutes of its items read again."""
        return replace(self, items=tuple(items))

    def with_register(self, found: Register) -> MeetingView:
        """Give the same with attendance read again."""
        return replace(self, register=found)


@dataclass(frozen=True)
class Knowledge:
    """What the quick line may name and the quorum rests on; read at opening and when people or seats changed."""

    owners: Sequence[Owner]
    around: Around
    rule: QuorumRule
    voices: Sequence[Voice]


def read_view(
    session: Session, meeting_id: int, today: date, aside: tuple[SideFiles, str]
) -> MeetingView:
    """Read a meeting; `aside` is where side files of drafts are and the path of the open file."""
    record = meeting(session, meeting_id)
    items = tuple(minuted(session, meeting_id, today))
    counted = papers(session, [meeting_id]).get(meeting_id)
    is_to_come = record.state in AHEAD
    ready = tuple(chips(session, record, counted, today)) if is_to_come else ()
    over = minutes_over([each.item for each in items], record) if is_to_come else 0
    ids = {each.item.id for each in items}
    left = {each.item_id: each for each in recoverable(session, *aside) if each.item_id in ids}
    last = _of_kind(items, ItemKind.LAST_MINUTES)
    return MeetingView(
        record,
        items,
        register(session, meeting_id),
        (*ready, (f"{over} minutes too long", "caution")) if over else ready,
        left,
        _returning(session, meeting_id, items, today),
        meeting(session, last.about_meeting.id) if last and last.about_meeting else None,
        tuple(papers_of(session, meeting_id)),
        outlook(session, record) if is_to_come else "",
        tuple(interests_of(session, meeting_id)),
        () if is_to_come else tuple(corrections_of(session, meeting_id)),
    )


def _returning(
    session: Session, meeting_id: int, items: Sequence[MinutedItem], today: date
) -> dict[int, tuple[Returning, ...]]:
    found: dict[int, tuple[Returning, ...]] = {
        item: (each,) for item, each in brought_back(session, meeting_id, today).items()
    }
    log = _of_kind(items, ItemKind.ACTION_LOG)
    if log is not None:
        found[log.id] = tuple(returning_actions(session, meeting_id, today))
    return found


def _of_kind(items: Sequence[MinutedItem], kind: ItemKind) -> ItemRecord | None:
    return next((each.item for each in items if each.item.kind is kind), None)


def read_knowledge(session: Session, meeting_id: int) -> Knowledge:
    """Read who may own an action of a meeting, its days, and its quorum rule."""
    one = meeting(session, meeting_id)
    return Knowledge(
        owners_at(session, meeting_id),
        around(session, meeting_id),
        quorum_rule(session, one.group.id, one.day),
        voices(session, one.group.id, one.day),
    )


def steps_of(record: MeetingRecord) -> tuple[list[str], int]:
    """Give the words of the bar of steps and the place of the present one; a meeting that ended early ends it early."""
    if record.state in ENDED:
        before = STEPS[: 2 if record.state is not MeetingState.INQUORATE else 3]
        return [*(each.title_text for each in before), record.state.title_text], len(before)
    return [each.title_text for each in STEPS], STEPS.index(record.state)


def place_of(session: Session, kind: str, record_id: int) -> tuple[int, int | None]:
    """Give the meeting, and the item, at which a meeting, an item, a paper, minutes or a decision is seen."""
    found: Any = None
    if kind == "papers":
        kind, record_id = "agenda-items", paper_record(session, record_id).item.id
    if kind == "agenda-items":
        item = agenda_item(session, record_id)
        return item.meeting.id, item.id
    if kind == "minutes":
        found = next(iter(minutes(session, [record_id])), None)
    elif kind == "corrections":
        found = next(iter(corrections(session, [record_id])), None)
    elif kind == "decisions":
        found = next(iter(decisions(session, [record_id])), None)
    else:
        return record_id, None
    if found is None or found.meeting is None:
        raise NotFound(kind.removesuffix("s"), record_id)
    return found.meeting.id, found.item.id if found.item else None
