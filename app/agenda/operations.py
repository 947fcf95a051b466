"""What can be done to agendas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.agenda.attached import move_papers, paper_count
from app.agenda.declared import interest_count, move_interests
from app.agenda.fields import (
    AGENDA_ITEM,
    STANDING,
    STANDING_ITEM,
    USUAL,
    ItemKind,
    ItemValues,
    PaperState,
    Purpose,
)
from app.agenda.order import numbered, put_in_places
from app.agenda.queries import items_of, standing_of
from app.agenda.recommended import move_recommendations, remove_recommendations_of
from app.agenda.rules import (
    AgendaThere,
    ItemHoldsInterests,
    ItemHoldsMore,
    ItemHoldsPapers,
    item_problems,
)
from app.columns import column_values, field_values
from app.days import show_full_day
from app.errors import refuse
from app.fields import problems
from app.forward.landing import topics_for
from app.forward.operations import release_topic, take_topic
from app.meetings.moves import ENDED
from app.meetings.queries import last_held
from app.meetings.rules import check_open
from models.agenda import AgendaItem
from models.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.work import Work

_ITEM: ItemValues = {
    "purpose": Purpose.DISCUSSION,
    "paper_state": PaperState.NONE,
    "kind": ItemKind.ITEM,
    "is_standing": False,
    "at_end": False,
    "restricted": False,
}


def prepare_agenda(work: Work, meeting_id: int) -> range:
    """Put a group's standing items, the last minutes and the action log around what stands on a meeting's agenda.

    What the forward plan has for the meeting comes by itself. AgendaThere where that was done before.
    """
    row = work.get(Meeting, meeting_id)
    check_open(row)
    present = _items(work, meeting_id)
    if any(each.is_standing for each in present):
        raise AgendaThere
    last_id = last_held(work.session, row.group_id, row.day)
    last = work.session.get(Meeting, last_id) if last_id else None
    rows = [
        _from_standing(standing, row, last)
        for standing in _standing(work, row.group_id)
        if last or standing["kind"] is not ItemKind.LAST_MINUTES
    ]
    own = [each for each in present if each.parent_id is None]
    first = sum(not each["at_end"] for each in rows)
    places = [*range(1, first + 1), *range(first + len(own) + 1, len(rows) + len(own) + 1)]
    added = [{**each, "place": place} for place, each in zip(places, rows, strict=True)]
    ids = work.insert_many(AgendaItem, added)
    for place, each in enumerate(own, first + 1):
        each.place = place
    work.session.flush()
    bring_topics(work, meeting_id)
    return ids


def bring_topics(work: Work, meeting_id: int) -> list[int]:
    """Put what waits in the forward plan for a meeting on its agenda; gives the ids of the items."""
    waiting = [each.id for each in topics_for(work.session, meeting_id)]
    return [put_topic_on_agenda(work, each, meeting_id) for each in waiting]


def put_topic_on_agenda(work: Work, topic_id: int, meeting_id: int) -> int:
    """Put a parked topic on the agenda of a meeting, with its paper awaited where one is expected."""
    row = take_topic(work, topic_id, meeting_id)
    item_id = add_item(
        work,
        {
            "meeting": meeting_id,
            "title": row.title,
            "purpose": row.purpose,
            "presenter": row.presenter,
            "minutes": row.minutes,
            "restricted": row.restricted,
            "paper_state": PaperState.AWAITED if row.wants_paper else PaperState.NONE,
        },
    )
    work.get(AgendaItem, item_id).topic_id = topic_id
    work.session.flush()
    _bring_papers(work, topic_id, item_id)
    return item_id


def _bring_papers(work: Work, topic_id: int, item_id: int) -> None:
    """Bring what a topic's item at a meeting that did not take place still holds: its papers and what they propose."""
    chosen = select(AgendaItem.id).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    there = chosen.where(
        AgendaItem.topic_id == topic_id,
        AgendaItem.id != item_id,
        Meeting.state.in_((MeetingState.CANCELLED, MeetingState.POSTPONED)),
    )
    for left in work.session.scalars(there).all():
        before, now = work.get(AgendaItem, left), work.get(AgendaItem, item_id)
        now.paper, now.paper_state = before.paper, before.paper_state
        move_recommendations(work, left, item_id)
        move_papers(work, left, item_id)
        move_interests(work, left, item_id)
        if work.session.scalar(select(AgendaItem.id).filter_by(parent_id=left).limit(1)) is None:
            remove_item(work, left, ended=True)


def begin_agenda(work: Work, meeting_id: int) -> None:
    """Prepare the agenda of a meeting that has none yet, so that what is brought to it finds its place."""
    if not _items(work, meeting_id):
        prepare_agenda(work, meeting_id)


def add_item(work: Work, values: ItemValues) -> int:
    """Add an item to an agenda: last, but before any other business and whatever else is kept last."""
    full: dict[str, Any] = {"meeting": None, "title": None, **_ITEM, **values}
    refuse(problems(AGENDA_ITEM, full) | item_problems(work.session, None, full))
    check_open(work.get(Meeting, full["meeting"]))
    row = AgendaItem(**column_values(AGENDA_ITEM, full), place=0)
    siblings = [
        each for each in _items(work, row.meeting_id) if each.parent_id == full.get("parent")
    ]
    kept_last = [each for each in siblings if each.at_end and not row.at_end]
    item_id = work.add(row)
    put_in_places(work, [each for each in siblings if each not in kept_last] + [row] + kept_last)
    return item_id


def change_item(work: Work, item_id: int, values: ItemValues, shown: int | None = None) -> int:
    """Change some values of an agenda item."""
    row = work.get(AgendaItem, item_id)
    check_open(work.get(Meeting, row.meeting_id))
    whole = field_values(AGENDA_ITEM, row) | dict(cast("Mapping[str, Any]", values))
    refuse(item_problems(work.session, item_id, whole))
    work.edit(row, cast("Mapping[str, Any]", values), AGENDA_ITEM, shown)
    return item_id


def place_item(work: Work, item_id: int, place: int) -> int:
    """Move an item to a place (from 1) among those of its level; the others close up."""
    row = work.get(AgendaItem, item_id)
    check_open(work.get(Meeting, row.meeting_id))
    siblings = [
        each
        for each in _items(work, row.meeting_id)
        if each.parent_id == row.parent_id and each.id != item_id
    ]
    siblings.insert(max(0, place - 1), row)
    put_in_places(work, siblings)
    return item_id


def remove_item(work: Work, item_id: int, *, ended: bool = False) -> int:
    """Remove an item that nothing was recorded under; the items after it move up, its topic waits again.

    With `ended` also from a meeting that does not take place.
    """
    row = work.get(AgendaItem, item_id)
    meeting = work.get(Meeting, row.meeting_id)
    if not (ended and meeting.state in ENDED):
        check_open(meeting)
    items = _items(work, row.meeting_id)
    if any(each.parent_id == item_id for each in items):
        raise ItemHoldsMore(row.title)
    papers = paper_count(work.session, item_id)
    if papers:
        raise ItemHoldsPapers(row.title, papers)
    declared = interest_count(work.session, item_id)
    if declared:
        raise ItemHoldsInterests(row.title, declared)
    for later in work.session.scalars(select(AgendaItem).filter_by(carried_from_id=item_id)):
        later.carried_from_id = None
    topic_id = row.topic_id
    remove_recommendations_of(work, [item_id])
    work.delete(row)
    if topic_id is not None:
        release_topic(work, topic_id)
    put_in_places(
        work, [each for each in items if each.parent_id == row.parent_id and each.id != item_id]
    )
    return item_id


def _from_standing(
    standing: Mapping[str, Any], row: Meeting, last: Meeting | None
) -> dict[str, Any]:
    minutes_of = last if standing["kind"] is ItemKind.LAST_MINUTES else None
    title = standing["title"]
    if minutes_of:
        title = f"Minutes of {show_full_day(minutes_of.day)} and matters arising"
    return {
        **{name: standing.get(name) for name in ("purpose", "presenter", "minutes", "kind")},
        "title": title,
        "at_end": standing["at_end"],
        "restricted": standing["restricted"],
        "meeting_id": row.id,
        "about_meeting_id": minutes_of.id if minutes_of else None,
        "is_standing": True,
        "paper_state": PaperState.NONE,
    }


def _standing(work: Work, group_id: int) -> Sequence[Mapping[str, Any]]:
    """Give what a new agenda begins with: the group's own standing items that are on, else the usual ones."""
    own = work.session.scalars(standing_of(group_id)).all()
    if not own:
        return [{**STANDING, **each} for each in USUAL]
    return [field_values(STANDING_ITEM, each) for each in own if not each.switched_off]


def _items(work: Work, meeting_id: int) -> list[AgendaItem]:
    found = work.session.scalars(items_of(), {"meeting": meeting_id})
    return [item for _, item in numbered(found)]
