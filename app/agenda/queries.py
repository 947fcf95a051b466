"""What can be asked about agendas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from app.agenda.attached import label_of, places_of
from app.agenda.naming import items_beside
from app.agenda.order import begins, numbered
from app.errors import NotFound
from app.fields import Ref
from app.listing import IDS
from app.meetings.naming import meeting_names
from app.record_values import named_values
from models.agenda import AgendaItem, ItemKind, PaperState, Purpose, StandingItem
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import time

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class ItemRecord:
    """An agenda item with its number ("2.1") and the time it should begin, where that can be reckoned."""

    id: int
    version: int
    meeting: Ref
    number: str
    title: str
    purpose: Purpose
    presenter: str | None
    minutes: int | None
    paper: str | None
    paper_state: PaperState
    kind: ItemKind
    is_standing: bool
    at_end: bool
    restricted: bool
    parent: Ref | None
    about_meeting: Ref | None
    carried_from: Ref | None
    """The item of an earlier meeting that it is, under the name of that meeting."""
    at: time | None
    labels: tuple[str, ...] = ()
    """The labels of the papers attached to it, such as 4a and 4b."""

    @property
    def paper_shown(self) -> str:
        """Its papers by their labels, or the reference of the one that is expected."""
        return ", ".join(self.labels) or self.paper or ""

    @property
    def heading(self) -> str:
        """Its number and title as one text."""
        return f"{self.number} {self.title}"


@dataclass(frozen=True)
class StandingRecord:
    """A standing item of a group."""

    id: int
    version: int
    group_id: int
    place: int
    title: str
    kind: ItemKind
    purpose: Purpose
    presenter: str | None
    minutes: int | None
    at_end: bool
    restricted: bool
    switched_off: bool


def agenda(session: Session, meeting_id: int) -> list[ItemRecord]:
    """Give the items of a meeting in their order, five queries however many."""
    rows = numbered(session.scalars(items_of(), {"meeting": meeting_id}))
    about = [row.about_meeting_id for _, row in rows if row.about_meeting_id]
    carried = _origins(session, [row.carried_from_id for _, row in rows if row.carried_from_id])
    names = meeting_names(session, [meeting_id, *about, *carried.values()])
    start = session.scalar(_start(), {"meeting": meeting_id})
    papers_at = places_of(session, meeting_id)
    top = [row for _, row in rows if row.parent_id is None]
    times = dict(
        zip((row.id for row in top), begins(start, [row.minutes for row in top]), strict=True)
    )
    known = _Known(names, {row.id: row.title for row in top}, times, carried, papers_at)
    return [_record(number, row, known) for number, row in rows]


def agenda_item(session: Session, item_id: int) -> ItemRecord:
    """Read one item, by way of its agenda since its number follows from the others; NotFound when it has gone."""
    meeting_id = session.scalar(select(AgendaItem.meeting_id).where(AgendaItem.id == item_id))
    if meeting_id is None:
        raise NotFound("agenda item", item_id)
    return next(each for each in agenda(session, meeting_id) if each.id == item_id)


def beside(session: Session, item_id: int) -> list[int]:
    """Give the ids of the items of one item's meeting in their order, itself among them."""
    return [item.id for _, item in numbered(items_beside(session, [item_id]))]


def restricted_items(session: Session, item_ids: Sequence[int]) -> frozenset[int]:
    """Choose from items those that are restricted, by themselves or by the item they stand under."""
    if not item_ids:
        return frozenset()
    return frozenset(session.scalars(_restricted(), {"ids": set(item_ids)}))


def standing_items(session: Session, group_id: int) -> list[StandingRecord]:
    """Give the standing items of a group in their order; empty means that the usual order is taken."""
    names = StandingRecord.__dataclass_fields__
    return [
        StandingRecord(**named_values(row, names)) for row in session.scalars(standing_of(group_id))
    ]


@dataclass(frozen=True)
class Papers:
    """How many items of a meeting there are, how many papers are expected, and how many of those have come."""

    items: int
    expected: int
    received: int

    @property
    def missing(self) -> int:
        """How many papers are still awaited."""
        return self.expected - self.received


def papers(session: Session, meeting_ids: Sequence[int]) -> dict[int, Papers]:
    """Count items and papers of many meetings in one query; a meeting without items is left out."""
    chosen = (
        select(AgendaItem.meeting_id, AgendaItem.paper_state, func.count())
        .where(AgendaItem.meeting_id.in_(meeting_ids))
        .group_by(AgendaItem.meeting_id, AgendaItem.paper_state)
    )
    counts: dict[int, dict[PaperState, int]] = {}
    for meeting_id, state, count in session.execute(chosen):
        counts.setdefault(meeting_id, {})[state] = count
    return {meeting_id: _papers(each) for meeting_id, each in counts.items()}


def _papers(counts: Mapping[PaperState, int]) -> Papers:
    received = counts.get(PaperState.RECEIVED, 0)
    return Papers(sum(counts.values()), received + counts.get(PaperState.AWAITED, 0), received)


@dataclass(frozen=True)
class _Known:
    """What the items of one agenda refer to: names of meetings, titles and times of items, by id."""

    meetings: Mapping[int, str]
    titles: Mapping[int, str]
    times: Mapping[int, time | None]
    carried: Mapping[int, int]
    """The meetings of the items that were carried over, by item."""
    papers: Mapping[int, Sequence[int]]
    """The places of the papers attached, by item."""


def _origins(session: Session, item_ids: Sequence[int]) -> dict[int, int]:
    """Give the meetings of items by item id; no query where there are none."""
    if not item_ids:
        return {}
    chosen = select(AgendaItem.id, AgendaItem.meeting_id).where(AgendaItem.id.in_(item_ids))
    return {row.id: row.meeting_id for row in session.execute(chosen)}


def _record(number: str, row: AgendaItem, known: _Known) -> ItemRecord:
    plain = named_values(row, _PLAIN)
    return ItemRecord(
        **plain,
        number=number,
        meeting=Ref(row.meeting_id, known.meetings[row.meeting_id]),
        parent=Ref(row.parent_id, known.titles[row.parent_id]) if row.parent_id else None,
        about_meeting=Ref(row.about_meeting_id, known.meetings[row.about_meeting_id])
        if row.about_meeting_id
        else None,
        carried_from=Ref(row.carried_from_id, known.meetings[known.carried[row.carried_from_id]])
        if row.carried_from_id
        else None,
        at=known.times.get(row.id),
        labels=tuple(label_of(number, place) for place in known.papers.get(row.id, ())),
    )


@cache
def items_of() -> Select[AgendaItem]:
    """Select the items of a meeting, which is the statement's parameter `meeting`."""
    return select(AgendaItem).where(AgendaItem.meeting_id == bindparam("meeting"))


def standing_of(group_id: int) -> Select[StandingItem]:
    """Select the standing items of a group in their order."""
    chosen = select(StandingItem).where(StandingItem.group_id == group_id)
    return chosen.order_by(StandingItem.at_end, StandingItem.place, StandingItem.id)


@cache
def _start() -> Select[time | None]:
    return select(Meeting.starts).where(Meeting.id == bindparam("meeting"))


@cache
def _restricted() -> Select[int]:
    above = aliased(AgendaItem)
    return (
        select(AgendaItem.id)
        .outerjoin(above, above.id == AgendaItem.parent_id)
        .where(AgendaItem.id.in_(IDS))
        .where(or_(AgendaItem.restricted, above.restricted))
    )


_PLAIN = (
    "id",
    "version",
    "title",
    "purpose",
    "presenter",
    "minutes",
    "paper",
    "paper_state",
    "kind",
    "is_standing",
    "at_end",
    "restricted",
)
