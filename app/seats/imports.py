"""Membership lists read from workbooks: seats with their holders and deputies, and whoever is new among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.fields import Choice, Day, Email, Fields, Link, Ref, Text
from app.importing.kind import (
    PARTNERSHIP,
    Accepted,
    Existing,
    ImportKind,
    Shown,
    Values,
    partnership_of,
)
from app.partnerships.operations import partnership_meant
from app.people.operations import change_person
from app.periods import day_before
from app.seats.arrivals import Arrivals
from app.seats.fields import COUNTING, Category
from app.seats.operations import change_deputy, change_holder, change_seat, name_deputy
from app.seats.queries import members
from models.seats import Deputy, Holder, Seat, SeatAgency

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.people.fields import PersonValues
    from app.seats.queries import MemberRecord
    from app.work import Work

_FOR_GOOD = date(9999, 12, 31)
"""A day on which only what has no end still exists."""

FIELDS: Fields = (
    Link(
        "group",
        "Group",
        kind="groups",
        required=True,
        aliases=("board", "group name", "meeting", "subgroup", "sub-group", "committee"),
    ),
    Choice(
        "category",
        "Category",
        words=Category,
        listed=False,
        aliases=("member category", "membership", "membership category", "type of member"),
    ),
    Text(
        "post",
        "Post",
        required=True,
        aliases=("role", "job title", "position", "designation", "post title"),
    ),
    Link(
        "agency",
        "Agency",
        kind="agencies",
        aliases=("organisation", "organization", "partner", "representing", "agency name"),
    ),
    Link(
        "person",
        "Name",
        kind="people",
        aliases=("holder", "member", "representative", "full name", "post holder", "contact"),
    ),
    Email("email", "E-mail", listed=False, aliases=("email", "email address", "e-mail address")),
    Text("phone", "Phone", listed=False, aliases=("telephone", "tel", "contact number")),
    Day(
        "since",
        "Member since",
        listed=False,
        aliases=("since", "start date", "appointed", "from", "joined"),
    ),
    Day("term_ends", "Term ends", aliases=("term end", "end of term", "term of office ends")),
    Link(
        "deputy",
        "Deputy",
        kind="people",
        listed=False,
        aliases=("named deputy", "deputy name", "substitute", "nominated deputy"),
    ),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the open seats of the groups named, once for each agency a seat speaks for."""
    groups = {row["group"].id for row in rows if isinstance(row.get("group"), Ref)}
    chosen = select(Seat.id).where(Seat.group_id.in_(groups), Seat.last_day.is_(None))
    ids = session.scalars(chosen.order_by(Seat.id)).all()
    for member in members(session, ids, {"as_at": _FOR_GOOD}):
        for agency in member.agencies or (None,):
            yield Existing(member.id, member.version, _compared(member, agency))


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add what is new at once; where a seat has another holder now, the former one ends the day before."""
    arrivals = Arrivals(
        work, partial(partnership_meant, work, partnership_of(row.values for row in rows))
    )
    arrivals.add(rows)
    _add_seats(work, [row for row in rows if row.existing is None], arrivals)
    for row in rows:
        if row.existing is not None:
            _change_seat(work, row, arrivals)


def _compared(member: MemberRecord, agency: Ref | None) -> dict[str, Any]:
    deputy = member.deputies[0].person if member.deputies else None
    return {
        "group": member.group,
        "post": member.post,
        "agency": agency,
        "category": member.category,
        "person": member.person,
        "email": member.email,
        "since": member.since,
        "term_ends": member.term_ends,
        "deputy": deputy,
    }


def _add_seats(work: Work, rows: Sequence[Accepted], arrivals: Arrivals) -> None:
    categories = [row.values.get("category") or Category.CORE for row in rows]
    seats = work.insert_many(
        Seat,
        [
            {
                "group_id": arrivals.group(row.values["group"]),
                "post": row.values["post"],
                "category": category,
                "may_count": category in COUNTING,
                "first_day": row.values.get("since"),
            }
            for row, category in zip(rows, categories, strict=True)
        ],
    )
    pairs = list(zip(seats, rows, strict=True))
    work.insert_many(
        SeatAgency,
        [
            {"seat_id": seat_id, "agency_id": arrivals.agency(row.values["agency"])}
            for seat_id, row in pairs
            if row.values.get("agency")
        ],
    )
    work.insert_many(
        Holder,
        [
            {
                "seat_id": seat_id,
                "person_id": arrivals.person(row.values["person"]),
                "first_day": row.values.get("since"),
                "term_ends": row.values.get("term_ends"),
            }
            for seat_id, row in pairs
            if row.values.get("person")
        ],
    )
    work.insert_many(
        Deputy,
        [
            {
                "seat_id": seat_id,
                "person_id": arrivals.person(row.values["deputy"]),
                "has_authority": True,
                "first_day": row.values.get("since"),
            }
            for seat_id, row in pairs
            if row.values.get("deputy")
        ],
    )


def _change_seat(work: Work, row: Accepted, arrivals: Arrivals) -> None:
    changes = {name: after for name, (_, after) in row.changes.items()}
    seat = cast("Existing", row.existing)
    if "category" in changes:
        change_seat(work, seat.id, {"category": changes["category"]})
    _change_holder(work, row, changes, arrivals)
    if "deputy" in changes:
        _change_deputy(work, seat.id, arrivals.person(changes["deputy"]))


def _change_holder(
    work: Work, row: Accepted, changes: Mapping[str, Any], arrivals: Arrivals
) -> None:
    """A new name ends the former holder and begins another; other values correct who is there."""
    seat_id, values = cast("Existing", row.existing).id, row.values
    current = work.session.scalars(
        select(Holder).where(Holder.seat_id == seat_id, Holder.last_day.is_(None))
    ).first()
    if "person" in changes:
        begins = values.get("since") or work.today
        if current is not None:
            change_holder(work, current.id, {"last_day": day_before(begins)})
        work.add(
            Holder(
                seat_id=seat_id,
                person_id=arrivals.person(changes["person"]),
                first_day=begins,
                term_ends=values.get("term_ends"),
            )
        )
        return
    if current is None:
        return
    terms = {"since": "first_day", "term_ends": "term_ends"}
    corrected: Any = {terms[name]: changes[name] for name in terms if name in changes}
    if corrected:
        change_holder(work, current.id, corrected)
    if changes.get("email"):
        change_person(work, current.person_id, cast("PersonValues", {"email": changes["email"]}))


def _change_deputy(work: Work, seat_id: int, person_id: int) -> None:
    ended = day_before(work.today)
    chosen = select(Deputy).where(Deputy.seat_id == seat_id, Deputy.last_day.is_(None))
    for row in work.session.scalars(chosen).all():
        if row.first_day and row.first_day > ended:
            work.delete(row)
        else:
            change_deputy(work, row.id, {"last_day": ended})
    name_deputy(work, {"seat": seat_id, "person": person_id, "first_day": work.today})


MEMBERSHIP_LIST = ImportKind(
    "members",
    "Members",
    FIELDS,
    key=("group", "post", "agency"),
    existing=existing,
    store=store,
    creates=frozenset({"group", "agency", "person", "deputy"}),
    surer={"person": "email"},
    signs=("membership", "members"),
    shown=Shown("seats", "seat"),
)
