"""How seats and members are listed, found and offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select

from app.belonging import Belonging
from app.called import told_apart
from app.listing import AS_AT, Listing, Scope, unscoped
from app.search import Searched, Words
from app.seats.fields import ENDING_WITHIN, MEMBER, NEEDING_DEPUTY, SEAT, Need
from app.seats.holding import person_in_seat
from app.seats.queries import members, seats
from app.typed import holding
from models.agencies import Agency
from models.groups import Group
from models.people import Person
from models.periods import on
from models.seats import ChairTerm, Deputy, Holder, Seat, SeatAgency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.fields import Ref


def seat_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give open seats whose post, group or agency holds what was typed, as "Post, Group"; alike ones by agency too."""
    chosen = (
        select(Seat.id, Seat.post, Group.name, func.coalesce(_SPEAKS_FOR, ""))
        .join(Group, Group.id == Seat.group_id)
        .where(Seat.last_day.is_(None), holding(typed, Seat.post, Group.name, _SPEAKS_FOR), *where)
        .order_by(Group.name, Seat.id)
        .limit(limit)
    )
    return told_apart(
        (seat_id, f"{post}, {group}", agency)
        for seat_id, post, group, agency in session.execute(chosen)
    )


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    chosen = [Seat.group_id == scope["group"]] if scope.get("group") else []
    if scope.get("agency"):
        spoken = select(SeatAgency.seat_id).where(SeatAgency.agency_id == scope["agency"])
        chosen.append(Seat.id.in_(spoken))
    return chosen


def _existing(scope: Scope) -> list[ColumnElement[bool]]:
    open_groups = select(Group.id).where(on(Group, AS_AT), Group.attended_only.is_(False))
    chosen = [*_within(scope), on(Seat, AS_AT)]
    if scope.get("only"):
        chosen += [Seat.group_id.in_(open_groups), *_needing(Need(scope["only"]), scope["as_at"])]
    if scope.get("person"):
        chosen.append(person_in_seat(AS_AT) == scope["person"])
    return chosen


def _needing(need: Need, day: date) -> list[ColumnElement[bool]]:
    """Give what a seat must be for somebody to see to it; vacancies and terms_ending in wanting.py say the same."""
    person = person_in_seat(AS_AT)
    if need is Need.VACANT:
        return [person.is_(None)]
    if need is Need.ENDING:
        return [day + timedelta(days=ENDING_WITHIN) >= _TERM_ENDS]
    named = select(Deputy.seat_id).where(on(Deputy, AS_AT))
    return [Seat.category.in_(NEEDING_DEPUTY), person.is_not(None), Seat.id.not_in(named)]


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    chosen = (
        select(Seat.id, Seat.post, Seat.sector, Seat.notes, Group.name)
        .join(Group, Group.id == Seat.group_id)
        .where(Seat.id.in_(ids))
    )
    return {
        row.id: (f"{row.post}, {row.name}", " ".join(filter(None, (row.sector, row.notes))))
        for row in session.execute(chosen)
    }


_GROUP = select(Group.name).where(Group.id == Seat.group_id).scalar_subquery()
_SPEAKS_FOR = (
    select(func.aggregate_strings(Agency.name, "; "))
    .select_from(SeatAgency)
    .join(Agency, Agency.id == SeatAgency.agency_id)
    .where(SeatAgency.seat_id == Seat.id)
    .scalar_subquery()
)

_PERSON = person_in_seat(AS_AT)


def _of_holder(column: Any) -> Any:  # noqa: ANN401 - a column of whoever holds the seat on the scope's day
    chosen = select(column).where(Holder.seat_id == Seat.id, on(Holder, AS_AT))
    return chosen.limit(1).scalar_subquery()


def _of_person(column: Any) -> Any:  # noqa: ANN401 - a column of the person in the seat on the scope's day
    return select(column).where(Person.id == _PERSON).scalar_subquery()


_DEPUTY = (
    select(func.aggregate_strings(Person.name, "; "))
    .select_from(Deputy)
    .join(Person, Person.id == Deputy.person_id)
    .where(Deputy.seat_id == Seat.id, on(Deputy, AS_AT))
    .scalar_subquery()
)
_CHAIR = (
    select(ChairTerm.role)
    .where(ChairTerm.seat_id == Seat.id, on(ChairTerm, AS_AT))
    .limit(1)
    .scalar_subquery()
)
_TERM_ENDS = func.coalesce(_of_holder(Holder.term_ends), _of_holder(Holder.last_day))
_AGENCY = func.coalesce(_SPEAKS_FOR, Seat.sector)

_OF_GROUP = Belonging(Seat.group_id, Group)

SEATS = Listing(
    kind="seats",
    title="Seats",
    one="seat",
    fields=SEAT,
    table="seat",
    id_column=Seat.id,
    source=Seat,
    columns={
        "group": _GROUP,
        "post": Seat.post,
        "agencies": _SPEAKS_FOR,
        "sector": Seat.sector,
        "category": Seat.category,
        "may_count": Seat.may_count,
        "first_day": Seat.first_day,
        "last_day": Seat.last_day,
    },
    records=unscoped(seats),
    within=_within,
    order=("group", "category"),
    about=lambda record: f"{record.post}, {record.group}",
    belongs=_OF_GROUP,
)

MEMBERS = Listing(
    kind="members",
    title="Members",
    one="member",
    fields=MEMBER,
    table="seat",
    id_column=Seat.id,
    source=Seat,
    columns={
        "post": Seat.post,
        "agency": _AGENCY,
        "holder": _of_person(Person.name),
        "deputy": _DEPUTY,
        "category": Seat.category,
        "term_ends": _TERM_ENDS,
        "chair": _CHAIR,
        "email": _of_person(Person.email),
        "since": _of_holder(Holder.first_day),
        "may_count": Seat.may_count,
        "group": _GROUP,
        "partnership": _OF_GROUP.name,
    },
    records=members,
    within=_existing,
    order=("group", "category"),
    about=lambda record: f"{record.post}, {record.group}",
    is_dated=True,
    belongs=_OF_GROUP,
)

SEATS_TO_SEE_TO = replace(
    MEMBERS,
    kind="seats-to-see-to",
    title="Seats to see to",
    fields=tuple(
        replace(
            field,
            listed=field.name in {"group", "post", "agency", "holder", "category", "term_ends"},
        )
        for field in sorted(MEMBER, key=lambda each: each.name != "group")
    ),
    order=("group", "category"),
)
"""Members of all groups that a scope's `only` (a Need) picks out, with the group as first column."""

SEAT_WORDS = Searched(4, "seat", "members", _words, icon="user-check")
