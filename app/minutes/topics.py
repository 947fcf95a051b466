"""The topics of an agenda: what earlier meetings of the group decided on each, and which of its actions are open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.actions.queries import actions
from app.actions.returning import brought_back
from app.actions.rules import OPEN
from app.agenda.queries import agenda
from app.decisions.queries import decisions
from models.actions import Action
from models.agenda import AgendaItem, ItemKind
from models.decisions import Decision
from models.meetings import Meeting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.agenda.queries import ItemRecord
    from app.decisions.queries import DecisionRecord

BACK = timedelta(days=3 * 365)
"""How long ago an earlier meeting may be."""
DECIDED = 3
"""Decisions that are told of a topic, the newest."""
_SHORTEST = 4
"""Signs of a beginning that says a topic."""


@dataclass(frozen=True)
class ItemTopic:
    """What stands behind an item: the last decisions on it, the newest first, and open actions, those due first."""

    decisions: tuple[DecisionRecord, ...] = ()
    actions: tuple[ActionRecord, ...] = field(default=())


def topic_of(title: str) -> str:
    """Give what a title is about: what stands before its colon, as in "Neglect: six-month progress"."""
    words = " ".join(title.casefold().split())
    beginning = words.partition(":")[0].strip()
    return beginning if len(beginning) >= _SHORTEST else words


def topics(session: Session, meeting_id: int, today: date) -> dict[int, ItemTopic]:
    """Give the topic of each item of a meeting by its id, with some ten queries however many items there are.

    An item is of the topic of an earlier one of the group when it was carried over from it, or when both are about the
    same; an action put on the agenda as an item stands under that item.
    """
    items = agenda(session, meeting_id)
    earlier = _earlier(session, meeting_id, items)
    wanted = {each for ids in earlier.values() for each in ids}
    decided = _decided(session, wanted)
    left = _open(session, wanted, today)
    back = brought_back(session, meeting_id, today)
    return {
        each.id: ItemTopic(
            tuple(one for one in decided if one.item and one.item.id in earlier[each.id])[:DECIDED],
            (
                *((back[each.id].action,) if each.id in back else ()),
                *(one for one in left if one.item and one.item.id in earlier[each.id]),
            ),
        )
        for each in items
    }


def _earlier(
    session: Session, meeting_id: int, items: list[ItemRecord]
) -> dict[int, frozenset[int]]:
    """Give the ids of the earlier items of each item's topic."""
    here = session.get_one(Meeting, meeting_id)
    chosen = (
        select(AgendaItem.id, AgendaItem.title)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.group_id == here.group_id,
            Meeting.day < here.day,
            Meeting.day >= here.day - BACK,
            AgendaItem.kind == ItemKind.ITEM,
        )
    )
    known: dict[str, set[int]] = {}
    for row in session.execute(chosen):
        known.setdefault(topic_of(row.title), set()).add(row.id)
    origins = _origins(session, meeting_id)
    return {
        each.id: frozenset(
            (known.get(topic_of(each.title), set()) if each.kind is ItemKind.ITEM else set())
            | origins.get(each.id, set())
        )
        for each in items
    }


def _origins(session: Session, meeting_id: int) -> dict[int, set[int]]:
    chosen = select(AgendaItem.id, AgendaItem.carried_from_id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.carried_from_id.is_not(None)
    )
    return {item: {origin} for item, origin in session.execute(chosen) if origin}


def _decided(session: Session, item_ids: set[int]) -> list[DecisionRecord]:
    if not item_ids:
        return []
    ids = session.scalars(select(Decision.id).where(Decision.item_id.in_(item_ids))).all()
    return sorted(decisions(session, ids), key=lambda each: (each.day, each.id), reverse=True)


def _open(session: Session, item_ids: set[int], today: date) -> list[ActionRecord]:
    if not item_ids:
        return []
    chosen = select(Action.id).where(Action.item_id.in_(item_ids), Action.status.in_(OPEN))
    found = actions(session, session.scalars(chosen).all(), {"as_at": today})
    return sorted(found, key=lambda each: (each.due or date.max, each.id))
