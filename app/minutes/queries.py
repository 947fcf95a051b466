"""What can be asked about minutes: the items of a meeting with their words, and what was said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select

from app.actions.queries import actions_of
from app.agenda.naming import headings
from app.agenda.queries import agenda, restricted_items
from app.belonging import Belonging
from app.decisions.queries import decisions_of
from app.fields import Ref
from app.listing import Listing, Scope, unscoped
from app.meetings.listings import MEETINGS
from app.meetings.naming import at_meetings, meeting_names, name_of
from app.minutes.draft_rows import read_drafts
from app.minutes.fields import MINUTE
from app.minutes.text import plain, with_restriction
from app.recommendations.queries import recommendations_of
from app.search import Searched, Words
from models.agenda import AgendaItem, ItemKind
from models.meetings import Meeting
from models.minutes import Draft, Minute

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.agenda.queries import ItemRecord
    from app.decisions.queries import DecisionRecord
    from app.minutes.side_files import DraftText
    from app.recommendations.queries import RecommendationRecord


@dataclass(frozen=True)
class MinutedItem:
    """An agenda item with its saved text, a draft that differs from it, its decisions and its actions.

    `version` is that of the saved text, None while there is none.
    """

    item: ItemRecord
    text: str
    version: int | None
    draft: DraftText | None
    decisions: tuple[DecisionRecord, ...]
    actions: tuple[ActionRecord, ...]
    proposed: tuple[RecommendationRecord, ...] = ()
    """What the meeting is asked to decide under it; those answered have their decision among `decisions`."""

    @property
    def has_draft(self) -> bool:
        """Whether words were typed that are not in the saved text."""
        return self.draft is not None and self.draft.text != self.text

    @property
    def words(self) -> str:
        """What an editor opens with: the draft where there is one, else the saved text."""
        return self.draft.text if self.draft is not None else self.text

    @property
    def is_done(self) -> bool:
        """Whether anything has been recorded under it."""
        return bool(self.text.strip() or self.decisions or self.actions)


@dataclass(frozen=True)
class Earlier:
    """What was said about an item at an earlier meeting of the group."""

    meeting: Ref
    day: date
    heading: str
    text: str
    secret: bool = False
    """Whether its item was restricted, so that whatever is taken from it stays so."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Give the lines as they are typed, to be put into other minutes."""
        typed = (each for each in self.text.splitlines() if each.strip())
        return tuple(
            with_restriction(each, restricted=True) if self.secret else each for each in typed
        )


@dataclass(frozen=True)
class MinuteRecord:
    """The minutes of one item, in plain words without marks, for lists."""

    id: int
    version: int
    meeting: Ref
    item: Ref
    text: str


def minuted(session: Session, meeting_id: int, today: date) -> list[MinutedItem]:
    """Give the items of a meeting in their order with all that was recorded under each."""
    items = agenda(session, meeting_id)
    texts = {
        row.item_id: row
        for row in session.scalars(select(Minute).where(Minute.meeting_id == meeting_id))
    }
    drafts = read_drafts(session, [each.id for each in items])
    decided = _by_item(decisions_of(session, meeting_id))
    proposed = recommendations_of(session, meeting_id)
    raised = _by_item(actions_of(session, meeting_id, today))
    return [
        MinutedItem(
            item=item,
            text=texts[item.id].text if item.id in texts else "",
            version=texts[item.id].version if item.id in texts else None,
            draft=drafts.get(item.id),
            decisions=tuple(decided.get(item.id, ())),
            actions=tuple(raised.get(item.id, ())),
            proposed=proposed.get(item.id, ()),
        )
        for item in items
    ]


def items_with_drafts(session: Session, meeting_id: int) -> list[str]:
    """Give number and title of a meeting's items into which words were typed that are not in the saved text."""
    ids = session.scalars(_drafted(), {"meeting": meeting_id}).all()
    return list(headings(session, ids).values())


@cache
def _drafted() -> Select[int]:
    return (
        select(Draft.item_id)
        .join(AgendaItem, AgendaItem.id == Draft.item_id)
        .outerjoin(Minute, Minute.item_id == Draft.item_id)
        .where(AgendaItem.meeting_id == bindparam("meeting"))
        .where(Draft.text != func.coalesce(Minute.text, ""))
    )


EARLIER = 5
"""Earlier meetings whose words on an item are shown."""


def last_time(session: Session, item_id: int) -> list[Earlier]:
    """Give what earlier meetings of the group said under an item of the same title or kind, or the one carried over."""
    item = session.get_one(AgendaItem, item_id)
    here = session.get_one(Meeting, item.meeting_id)
    same = func.lower(AgendaItem.title) == item.title.lower()
    if item.kind is not ItemKind.ITEM:
        same = or_(same, AgendaItem.kind == item.kind)
    if item.carried_from_id is not None:
        same = or_(same, AgendaItem.id == item.carried_from_id)
    chosen = (
        select(AgendaItem.id, AgendaItem.meeting_id, Meeting.day, Minute.text)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Minute, Minute.item_id == AgendaItem.id)
        .where(Meeting.group_id == here.group_id, Meeting.day < here.day, same)
        .order_by(Meeting.day.desc(), AgendaItem.id)
        .limit(EARLIER)
    )
    rows = session.execute(chosen).all()
    names = meeting_names(session, [row.meeting_id for row in rows])
    ids = [row.id for row in rows]
    numbers, secret = headings(session, ids), restricted_items(session, ids)
    return [
        Earlier(
            Ref(row.meeting_id, names[row.meeting_id]),
            row.day,
            numbers[row.id],
            row.text,
            row.id in secret,
        )
        for row in rows
    ]


def minutes(session: Session, ids: Sequence[int]) -> list[MinuteRecord]:
    """Read the minutes of items with their meetings, three queries however many."""
    rows = session.scalars(select(Minute).where(Minute.id.in_(ids))).all()
    names = meeting_names(session, [row.meeting_id for row in rows])
    numbers = headings(session, [row.item_id for row in rows])
    return [
        MinuteRecord(
            id=row.id,
            version=row.version,
            meeting=Ref(row.meeting_id, names[row.meeting_id]),
            item=Ref(row.item_id, numbers[row.item_id]),
            text=plain(row.text),
        )
        for row in rows
    ]


def _by_item(records: Sequence[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for each in records:
        if each.item is not None:
            found.setdefault(each.item.id, []).append(each)
    return found


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return at_meetings(scope, Minute.meeting_id)


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    """Title without number, which changes with the items before it while these words stay."""
    chosen = (
        select(Minute.id, Minute.meeting_id, Minute.text, AgendaItem.title)
        .join(AgendaItem, AgendaItem.id == Minute.item_id)
        .where(Minute.id.in_(ids))
    )
    rows = session.execute(chosen).all()
    names = meeting_names(session, [row.meeting_id for row in rows])
    return {row.id: (f"{row.title} ({names[row.meeting_id]})", plain(row.text)) for row in rows}


MINUTES = Listing(
    kind="minutes",
    title="Minutes",
    one="minuted item",
    fields=MINUTE,
    table="minute",
    id_column=Minute.id,
    source=Minute,
    columns={
        "meeting": name_of(Minute.meeting_id),
        "item": select(AgendaItem.title).where(AgendaItem.id == Minute.item_id).scalar_subquery(),
        "text": Minute.text,
    },
    records=unscoped(minutes),
    within=_within,
    order=("meeting",),
    about=lambda record: f"{record.item}, {record.meeting}",
    belongs=Belonging(Minute.meeting_id, Meeting, MEETINGS.belongs),
)

MINUTE_WORDS = Searched(6, "minute", "minutes", _words, icon="file-text", word="minutes")
