"""The register of a meeting: the seats that exist on its day with what is recorded of each, and the quorum."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Select, bindparam, select

from app.agenda.naming import headings, item_in
from app.agenda.queries import beside
from app.attendance.queries import guests
from app.attendance.rates import PRESENT, count
from app.attendance.records import Register, RegisterRow, ReplyRecord
from app.groups.quorum import Quorum, agencies_present, evaluate
from app.groups.terms import quorum_rule
from app.meetings.queries import meeting
from app.seats.fields import OUTSIDE_RATES
from app.seats.queries import members, members_of
from app.seats.voices import voices
from app.wording import listed
from models.attendance import Attendance, Reply
from models.periods import on
from models.seats import Category, ChairRole, Seat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.attendance.fields import Code
    from app.groups.quorum import QuorumRule, Voice
    from app.meetings.queries import MeetingRecord
    from app.seats.holding import SeatOnDay
    from app.seats.queries import MemberRecord


def register(session: Session, meeting_id: int) -> Register:
    """Give the register of a meeting: from its seats on that day, or as it was recorded once it is closed."""
    one = meeting(session, meeting_id)
    rows = seat_rows(session, one)
    counts = count(row.code for row in rows if row.is_expected)
    return Register(one, rows, guests(session, meeting_id), judge(session, one, rows), counts)


def seat_rows(
    session: Session, one: MeetingRecord, seat_id: int | None = None
) -> tuple[RegisterRow, ...]:
    """Give the rows of a register alone, or that of one seat; empty where it was no seat of the group that day."""
    stored = _stored(session, one.id)
    if one.closed_on:
        found = _closed_rows(one, stored)
    elif seat_id is None:
        found = _open_rows(session, one, stored, members_of(session, one.group.id, one.day))
    else:
        found = _open_rows(session, one, stored, _member(session, one, seat_id))
    chosen = [row for row in found if seat_id in {None, row.seat_id}]
    return tuple(_with_items(session, chosen, stored))


def judge(session: Session, one: MeetingRecord, rows: Collection[RegisterRow]) -> Quorum:
    """Judge the quorum of a meeting by the rows of its register that are there."""
    rule = quorum_rule(session, one.group.id, one.day)
    return evaluate(rule, voices(session, one.group.id, one.day), _present(rows))


def there_at(
    session: Session, rows: tuple[RegisterRow, ...], item_id: int
) -> tuple[RegisterRow, ...]:
    """Give the rows of a register without those who came after an item of its meeting, or had left before it."""
    return at_item(rows, beside(session, item_id), item_id) if has_comings(rows) else rows


def has_comings(rows: Collection[RegisterRow]) -> bool:
    """Say whether anybody came late or left early, so that the quorum may differ from item to item."""
    return any(row.arrived or row.left for row in rows)


def at_item(
    rows: tuple[RegisterRow, ...], order: Sequence[int], item_id: int
) -> tuple[RegisterRow, ...]:
    """Give the rows of those who were there at an item; `order` holds the ids of the meeting's items as they come."""
    places = {each: place for place, each in enumerate(order)}
    place = places.get(item_id, 0)
    return tuple(
        row
        for row in rows
        if (row.arrived is None or places.get(row.arrived.id, 0) <= place)
        and (row.left is None or places.get(row.left.id, place) >= place)
    )


def present_at(
    rows: tuple[RegisterRow, ...],
    order: Sequence[int],
    item_id: int,
    away: Collection[int] = frozenset(),
) -> frozenset[int]:
    """Give the seats that were there at an item, as `at_item` does, without those `away` for it."""
    return _present(at_item(rows, order, item_id)).difference(away)


def with_letter(
    found: Register, seat_id: int, code: Code, judged: tuple[QuorumRule, Sequence[Voice]]
) -> Register:
    """Give a register as it will read once a letter is stored for a seat, `judged` by its group's rule and voices."""
    rows = tuple(
        replace(each, code=code, deputy=None, deputy_name=None) if each.seat_id == seat_id else each
        for each in found.rows
    )
    counts = count(each.code for each in rows if each.is_expected)
    return replace(found, rows=rows, quorum=evaluate(*judged, _present(rows)), counts=counts)


def present_line(session: Session, one: MeetingRecord, rows: Collection[RegisterRow]) -> str:
    """Name those of the agencies needed for a quorum that are present, and what is missing where it is none.

    Such as "LA, Police and ICB present", or "LA and ICB present, not quorate: Police is missing". While expected seats
    are still to be marked, nobody is said to be missing.
    """
    rule, heard = (
        quorum_rule(session, one.group.id, one.day),
        voices(session, one.group.id, one.day),
    )
    present = _present(rows)
    spoken, quorum = agencies_present(heard, present), evaluate(rule, heard, present)
    names = [ref.name for ref in rule.needed + rule.named if ref.id in spoken]
    is_marked = all(row.code for row in rows if row.is_expected)
    lost = f"not quorate: {quorum.missing}" if quorum.is_met is False and is_marked else ""
    return ", ".join(filter(None, (f"{listed(names)} present" if names else "", lost)))


def counts_in_rates(member: MemberRecord | SeatOnDay) -> bool:
    """Say whether a seat is expected at a meeting: not vacant, and not of the wider membership."""
    return member.category not in OUTSIDE_RATES and not member.is_vacant


def replies(session: Session, meeting_id: int) -> dict[int, ReplyRecord]:
    """Give what seats have replied to a meeting, by seat."""
    found = session.scalars(_replies(), {"meeting": meeting_id})
    return {row.seat_id: _reply(row) for row in found}


def _present(rows: Collection[RegisterRow]) -> frozenset[int]:
    return frozenset(row.seat_id for row in rows if row.code in PRESENT)


def _stored(session: Session, meeting_id: int) -> dict[int, Attendance]:
    return {row.seat_id: row for row in session.scalars(_attendances(), {"meeting": meeting_id})}


@cache
def _attendances() -> Select[Attendance]:
    chosen = select(Attendance).where(Attendance.meeting_id == bindparam("meeting"))
    return chosen.order_by(Attendance.id)


@cache
def _replies() -> Select[Reply]:
    return select(Reply).where(Reply.meeting_id == bindparam("meeting"))


def _member(session: Session, one: MeetingRecord, seat_id: int) -> list[MemberRecord]:
    """Read one seat where it is one of the group's on the day."""
    there = select(Seat.id).where(
        Seat.id == seat_id, Seat.group_id == one.group.id, on(Seat, one.day)
    )
    return members(session, session.scalars(there).all(), {"as_at": one.day})


def _open_rows(
    session: Session,
    one: MeetingRecord,
    stored: Mapping[int, Attendance],
    found: Sequence[MemberRecord],
) -> list[RegisterRow]:
    told = replies(session, one.id)
    return [_open_row(one, member, stored.get(member.id), told.get(member.id)) for member in found]


def _open_row(
    one: MeetingRecord, member: MemberRecord, stored: Attendance | None, reply: ReplyRecord | None
) -> RegisterRow:
    row = RegisterRow(
        seat_id=member.id,
        post=member.post,
        holder=member.holder,
        holder_id=member.person.id if member.person else None,
        agency=member.agency_short or "",
        category=member.category,
        is_expected=counts_in_rates(member),
        named_deputies=tuple(each.person for each in member.deputies),
        reply=reply,
        is_chair=_chairs(one, member),
    )
    return row if stored is None else _recorded(row, stored)


def _chairs(one: MeetingRecord, member: MemberRecord) -> bool:
    if one.chair_seat or one.chair:
        return one.chair_seat is not None and one.chair_seat.id == member.id
    return member.chair is ChairRole.CHAIR


def _closed_rows(one: MeetingRecord, stored: Mapping[int, Attendance]) -> list[RegisterRow]:
    order = list(Category)
    rows = [
        RegisterRow(
            seat_id=each.seat_id,
            post=each.post or "",
            holder=each.holder,
            holder_id=each.holder_id,
            agency=each.agencies or "",
            category=each.category or Category.CORE,
            is_expected=bool(each.expected),
            is_chair=one.chair_seat is not None and one.chair_seat.id == each.seat_id,
        )
        for each in stored.values()
    ]
    rows.sort(key=lambda row: (order.index(row.category), row.seat_id))
    return [_recorded(row, stored[row.seat_id]) for row in rows]


def _recorded(row: RegisterRow, stored: Attendance) -> RegisterRow:
    # Nobody is expected in a vacant seat, unless somebody stood in for it.
    counts = stored.code is not None and row.category not in OUTSIDE_RATES
    return replace(
        row,
        is_expected=row.is_expected or counts,
        version=stored.version,
        code=stored.code,
        mode=stored.mode,
        deputy=stored.deputy_id,
        deputy_name=stored.deputy_name,
        note=stored.note,
    )


def _with_items(
    session: Session, rows: Sequence[RegisterRow], stored: Mapping[int, Attendance]
) -> Iterator[RegisterRow]:
    """Add the items at which somebody came or left, under their numbers."""
    named = {row.seat_id: (row.arrived_item_id, row.left_item_id) for row in stored.values()}
    ids = {item_id for pair in named.values() for item_id in pair if item_id}
    items = headings(session, list(ids)) if ids else {}
    for row in rows:
        arrived, left = named.get(row.seat_id, (None, None))
        yield replace(row, arrived=item_in(arrived, items), left=item_in(left, items))


def _reply(row: Reply) -> ReplyRecord:
    return ReplyRecord(
        id=row.id,
        version=row.version,
        answer=row.answer,
        deputy=row.deputy_id,
        deputy_name=row.deputy_name,
        replied_on=row.replied_on,
        replied_by=row.replied_by,
        note=row.note,
    )
