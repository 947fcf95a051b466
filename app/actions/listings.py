"""How actions are listed and found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from app.actions.fields import ACTION
from app.actions.queries import actions
from app.actions.rules import OPEN
from app.agencies.queries import AGENCY_SHORT
from app.belonging import Belonging
from app.decisions.numbering import number_order, reference, shown_number
from app.groups.queries import GROUP_NAME
from app.listing import AS_AT, IDS, Listing, Scope
from app.meetings.naming import name_of
from app.search import Searched, Words
from models.actions import Action, ActionUpdate
from models.agencies import Agency
from models.groups import Group
from models.people import Person
from models.rag import RagWord
from models.seats import SeatAgency

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.unit.whose import Whose


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    chosen = [
        column == scope[name]
        for name, column in (
            ("meeting", Action.meeting_id),
            ("item", Action.item_id),
            ("group", Action.group_id),
            ("owner", Action.owner_id),
        )
        if scope.get(name)
    ]
    if scope.get("open"):
        chosen.append(Action.status.in_(OPEN))
    if scope.get("overdue"):
        chosen.append(and_(Action.status.in_(OPEN), Action.due < AS_AT))
    if "among" in scope:
        chosen.append(Action.id.in_(scope["among"]))
    if scope.get("whose"):
        chosen.append(sees_to(scope["whose"]))
    if scope.get("agency"):
        chosen.append(_owed_by(scope["agency"]))
    return chosen


def sees_to(whose: Whose) -> ColumnElement[bool]:
    """Say in SQL whom of the unit an action belongs to: its owner, else who looks after its group."""
    group = select(Group.looked_after_id).where(Group.id == Action.group_id).scalar_subquery()
    owner = select(Person.name).where(Person.id == Action.owner_id).scalar_subquery()
    return whose.condition(group, func.coalesce(owner, Action.owner_name))


def _owed_by(agency_id: int) -> ColumnElement[bool]:
    """Whose agency owns it, by itself, by the owner's employer, or by the seat."""
    staff = select(Person.id).where(Person.agency_id == agency_id)
    spoken = select(SeatAgency.seat_id).where(SeatAgency.agency_id == agency_id)
    return or_(
        Action.owner_agency_id == agency_id,
        and_(Action.owner_agency_id.is_(None), Action.owner_id.in_(staff)),
        Action.owner_seat_id.in_(spoken),
    )


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    return {
        row.id: (
            f"Action {reference(row.period, row.number)}",
            " ".join(
                filter(
                    None,
                    (row.text, row.owner_name, row.outcome, row.source_note, row.log_reference),
                )
            ),
        )
        for row in session.execute(_told(), {"ids": ids})
    }


@cache
def _told() -> Select[
    int, str | None, int | None, str, str | None, str | None, str | None, str | None
]:
    return select(
        Action.id,
        Action.period,
        Action.number,
        Action.text,
        Action.owner_name,
        Action.outcome,
        Action.source_note,
        Action.log_reference,
    ).where(Action.id.in_(IDS))


_RAISED_AT: Any = name_of(Action.meeting_id)
_LAST_UPDATE: Any = (
    select(ActionUpdate.text)
    .where(ActionUpdate.action_id == Action.id)
    .order_by(ActionUpdate.id.desc())
    .limit(1)
    .scalar_subquery()
)
_RAG_WORD: Any = select(RagWord.word).where(RagWord.id == Action.rag_id).scalar_subquery()
_RAG_PLACE: Any = select(RagWord.place).where(RagWord.id == Action.rag_id).scalar_subquery()
_ABOVE: Any = aliased(Group)
_LATE = and_(Action.status.in_(OPEN), Action.due.is_not(None), Action.due < AS_AT)

_OF_GROUP = Belonging(Action.group_id, Group)

ACTIONS = Listing(
    kind="actions",
    title="Actions",
    one="action",
    fields=ACTION,
    table="action",
    id_column=Action.id,
    source=Action,
    columns={
        "reference": shown_number(Action),
        "text": Action.text,
        "owner_name": Action.owner_name,
        "due": Action.due,
        "status": Action.status,
        "overdue": _LATE,
        "rag": func.coalesce(_RAG_WORD, Action.rag_words),
        "escalated_to": select(func.coalesce(_ABOVE.short_name, _ABOVE.name))
        .where(_ABOVE.id == Action.escalated_to_id)
        .scalar_subquery(),
        "escalated_on": Action.escalated_on,
        "partnership": _OF_GROUP.name,
        "group": select(GROUP_NAME).where(Group.id == Action.group_id).scalar_subquery(),
        "meeting": _RAISED_AT,
        "source": Action.source,
        "owner_agency": select(AGENCY_SHORT)
        .where(Agency.id == Action.owner_agency_id)
        .scalar_subquery(),
        "last_update": _LAST_UPDATE,
    },
    sorts={"reference": number_order(Action), "rag": _RAG_PLACE},
    records=actions,
    within=_within,
    order=("due", "reference"),
    about=lambda record: record.label,
    is_dated=True,
    belongs=_OF_GROUP,
)

ACTION_WORDS = Searched(7, "action", "actions", _words, icon="check-check")
