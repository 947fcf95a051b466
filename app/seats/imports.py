"""Membership lists read from workbooks: seats with their holders and deputies, and whoever is new among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.days import show_day
from app.fields import Choice, Day, Email, Fields, Link, Ref, Text
from app.importing.kind import (
    PARTNERSHIP,
    Accepted,
    Changes,
    Existing,
    ImportKind,
    Shown,
    Values,
    partnership_of,
)
from app.partnerships.operations import partnership_meant
from app.seats.arrivals import Arrivals
from app.seats.fields import Category
from app.seats.filling import FilledSeat, add_filled_seats
from app.seats.listed_again import (
    change_listed_seat,
    complete_addresses,
    names_one_twice,
    would_store,
)
from app.seats.queries import members
from app.seats.rules import days_of_holder
from models.seats import Seat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

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
    new = [row.values for row in rows if row.existing is None]
    add_filled_seats(work, [_filled(values, arrivals) for values in new])
    for row in rows:
        if row.existing is not None:
            change_listed_seat(work, row, arrivals)
    complete_addresses(work, rows)


def rules(values: Values) -> Mapping[str, str]:
    """Object to a term that ends before it begins."""
    return days_of_holder({"first_day": values.get("since"), "term_ends": values.get("term_ends")})


def remarks(values: Values, today: date | None) -> Sequence[str]:
    """Remark on a term that is over, and on a deputy who is left out because the list names the holder again."""
    found = []
    term_ends = values.get("term_ends")
    if term_ends and today and term_ends < today:
        found.append(f"Term over since {show_day(term_ends)}")
    if names_one_twice(values):
        found.append("The deputy is the holder of the seat and is left out")
    return found


def telling(values: Values, changes: Changes) -> Mapping[str, str]:
    """Tell that another holder follows, with the day; the e-mail and first day that change with them are theirs.

    Another name from the same first day corrects who holds the seat, as `store` takes it.
    """
    if "person" not in changes:
        return {}
    before, after = changes["person"]
    begins = values.get("since")
    if begins and "since" not in changes:
        return {"person": f"Holder corrected: {before} → {after}", "email": ""}
    since = f"from {show_day(begins)}" if begins else "from the day of the import"
    told = f"Holder: {before or 'vacant'} → {after} {since}"
    if values.get("term_ends") and not begins:
        told += "; a term that is over by then is left out"
    return {"person": told, "email": "", "since": ""}


def _compared(member: MemberRecord, agency: Ref | None) -> dict[str, Any]:
    values = {
        "group": member.group,
        "post": member.post,
        "agency": agency,
        "category": member.category,
        "person": member.person,
        "deputy": member.deputies[0].person if member.deputies else None,
    }
    if member.person is not None and member.holding is None:
        # The chair of another group is in it by office: address and days are told there.
        return values
    return {
        **values,
        "email": member.email,
        "since": member.since,
        "term_ends": member.term_ends,
    }


def _filled(values: Values, arrivals: Arrivals) -> FilledSeat:
    """Give a new seat with who fills it, links by id."""
    since, holder, deputy = values.get("since"), values.get("person"), values.get("deputy")
    agency = values.get("agency")
    return FilledSeat(
        {
            "group": arrivals.group(values["group"]),
            "post": values["post"],
            "category": values.get("category") or Category.CORE,
            "agencies": (arrivals.agency(agency),) if agency else (),
            "first_day": since,
        },
        {
            "person": arrivals.person(holder),
            "first_day": since,
            "term_ends": values.get("term_ends"),
        }
        if holder
        else None,
        {"person": arrivals.person(deputy), "first_day": since}
        if deputy and not names_one_twice(values)
        else None,
    )


MEMBERSHIP_LIST = ImportKind(
    "members",
    "Members",
    FIELDS,
    key=("group", "post", "agency"),
    existing=existing,
    store=store,
    creates=frozenset({"group", "agency", "person", "deputy"}),
    surer={"person": "email"},
    rules=rules,
    remarks=remarks,
    would_store=would_store,
    whole_name="person",
    signs=("membership", "members"),
    given_later=frozenset({"group"}),
    shown=Shown("seats", "seat"),
    telling=telling,
)
