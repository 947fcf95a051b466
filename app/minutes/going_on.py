"""What goes on when a meeting ends: items it did not come to, to the group's next agenda or to the forward plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agenda.carrying import has_met
from app.agenda.fields import ItemKind
from app.agenda.parking import park_and_keep, park_item
from app.amounts import counted
from app.days import show_day
from app.meetings.moves import AHEAD, ENDED
from app.meetings.queries import meeting as read_meeting
from app.meetings.queries import meetings_after
from app.minutes.carrying import carry_item_over
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from app.wording import listed, shortened
from models.agenda import AgendaItem
from models.interests import Interest
from models.meetings import Meeting
from models.minutes import Minute
from models.papers import Paper
from models.recommendations import Recommendation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord
    from app.minutes.queries import MinutedItem
    from app.work import Work

_WAITS = "Not reached: it waits in the forward plan for a later meeting."
FORWARD_PLAN = "the forward plan"


@dataclass(frozen=True)
class GoingOn:
    """Items that are proposed to go on, each with its parts, and the meeting they go to: None is the forward plan."""

    items: tuple[ItemRecord, ...]
    to: MeetingRecord | None

    @property
    def where(self) -> str:
        """Name where they go: "SCP Board, 26 June 2025", "the forward plan"."""
        return self.to.name if self.to else FORWARD_PLAN

    def told(self, ids: Sequence[int]) -> str:
        """Say behind a meeting's name what of it goes on: "; carried over to 26 Jun 2025: “Dataset” and “Audit”"."""
        titles = [f"“{shortened(each.title, 40)}”" for each in self.items if each.id in set(ids)]
        if not titles:
            return ""
        shown = titles if len(titles) <= 4 else [*titles[:3], f"{len(titles) - 3} more"]
        how = f"carried over to {show_day(self.to.day)}" if self.to else f"put in {FORWARD_PLAN}"
        return f"; {counted(len(titles), 'item')} {how}: {listed(shown)}"


def not_reached(session: Session, meeting_id: int, items: Sequence[MinutedItem]) -> GoingOn:
    """Give what a meeting has not come to: with no minutes, decision or action, and not standing.

    An item whose parts were dealt with in part stays; of its parts those go that were not.
    """
    done = {each.item.id for each in items if each.is_done}
    done |= {each.item.parent.id for each in items if each.is_done and each.item.parent}
    return _going(session, meeting_id, [each.item for each in items if each.item.id not in done])


def own_items(session: Session, meeting_id: int, today: date) -> GoingOn:
    """Give what a meeting that does not take place, or not with a quorum, was to deal with besides standing items."""
    items = minuted(session, meeting_id, today)
    return _going(session, meeting_id, [each.item for each in items])


def send_on(work: Work, item_ids: Sequence[int], to: int | None) -> int:
    """Carry items over to a meeting, or without one let them wait in the forward plan; gives how many.

    What was on the agenda of a meeting that was held stays there too, and its minutes say where it went.
    """
    for item_id in item_ids:
        if to is not None:
            carry_item_over(work, item_id, to)
        else:
            _let_wait(work, item_id)
    return len(item_ids)


def _going(session: Session, meeting_id: int, left: Sequence[ItemRecord]) -> GoingOn:
    one = read_meeting(session, meeting_id)
    carried = set(
        session.scalars(
            select(AgendaItem.carried_from_id).where(
                AgendaItem.carried_from_id.in_([each.id for each in left])
            )
        )
    )
    own = [
        each
        for each in left
        if not each.is_standing and each.kind is ItemKind.ITEM and each.id not in carried
    ]
    whole = {each.id for each in own}
    items = [each for each in own if each.parent is None or each.parent.id not in whole]
    later = meetings_after(session, one.group.id, one.day) if items else []
    return GoingOn(tuple(items), next(iter(later), None))


def _let_wait(work: Work, item_id: int) -> None:
    """Let an item and its parts wait from the day after its meeting, each as a topic."""
    row = work.get(AgendaItem, item_id)
    here = work.get(Meeting, row.meeting_id)
    parts = work.session.scalars(select(AgendaItem.id).filter_by(parent_id=item_id)).all()
    due = here.day + timedelta(days=1)
    ids = [*parts, item_id]
    if has_met(work, here) or here.state not in AHEAD | ENDED:
        for each in ids:
            park_and_keep(work, each, {"due": due})
        if here.state not in ENDED:
            said = work.session.scalars(select(Minute.text).filter_by(item_id=item_id)).first()
            save_minutes(work, item_id, "\n".join(filter(None, (said, _WAITS))))
        return
    held = {
        each
        for record in (Paper, Recommendation, Interest)
        for each in work.session.scalars(select(record.item_id).where(record.item_id.in_(ids)))
    }
    for each in ids:
        # An item stays with what hangs on it on the agenda that is not used, until a later one takes its topic.
        stays = each in held or (each == item_id and held)
        (park_and_keep if stays else park_item)(work, each, {"due": due})
