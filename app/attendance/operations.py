"""What can be done about who came: the register, and its keeping on closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.attendance.fields import ATTENDANCE, Answer, Code, Mode
from app.attendance.register import register, seat_rows
from app.attendance.rules import NotMemberThen, SeatsUnmarked, attendance_problems
from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.meetings.queries import meeting
from app.meetings.rules import check_open
from models.attendance import Attendance
from models.meetings import Meeting
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.attendance.fields import AttendanceValues
    from app.attendance.records import Register, RegisterRow
    from app.work import Work

_ANSWERED = {Answer.APOLOGIES: Code.APOLOGIES, Answer.DEPUTY: Code.DEPUTY}


def record_attendance(
    work: Work,
    meeting_id: int,
    seat_id: int,
    values: AttendanceValues,
    *,
    shown: int | None = None,
) -> int:
    """Record a seat's code, deputy, way of taking part, late arrival or early leaving; gives the attendance's id.

    With D and no name the seat's reply or its only named deputy gives it; any other code takes the deputy away.
    """
    row = work.get(Meeting, meeting_id)
    check_open(row)
    seat = seat_row(work, row, seat_id)
    stored_id = _record(work, row, seat, dict(cast("Mapping[str, Any]", values)), shown=shown)
    if row.closed_on:
        freeze(work, meeting_id)
    return stored_id


def record_codes(
    work: Work, meeting_id: int, codes: Mapping[int, Code], *, mode: Mode = Mode.ROOM
) -> int:
    """Record the codes of many seats at once, as they come from a list on paper; gives how many.

    `mode` is the way in which those took part who had nothing recorded yet.
    """
    marks: dict[int, AttendanceValues] = {seat: {"code": code} for seat, code in codes.items()}
    return record_seats(work, meeting_id, marks, mode=mode)


def record_seats(
    work: Work,
    meeting_id: int,
    marks: Mapping[int, AttendanceValues],
    *,
    mode: Mode = Mode.ROOM,
) -> int:
    """Record what many seats are marked with at once, each as `record_attendance` does; gives how many."""
    row = work.get(Meeting, meeting_id)
    check_open(row)
    seats = {seat.seat_id: seat for seat in _rows(work, meeting_id)}
    if not marks.keys() <= seats.keys():
        raise NotMemberThen(row)
    given = [(seats[each], dict(cast("Mapping[str, Any]", marks[each]))) for each in marks]
    _record_each(work, row, given, mode)
    if row.closed_on:
        freeze(work, meeting_id)
    return len(marks)


def mark_all_present(work: Work, meeting_id: int) -> int:
    """Mark every expected seat that has no code: by its reply where it gave apologies or a deputy, else as attended.

    Gives how many were marked.
    """
    return _mark(work, meeting_id, _as_answered)


def mark_replied(work: Work, meeting_id: int) -> int:
    """Mark every expected seat without a code that gave apologies or named a deputy, as it replied.

    Gives how many were marked; whoever said to be coming is marked when there.
    """

    def as_replied(seat: RegisterRow) -> dict[str, Any] | None:
        said = seat.reply is not None and seat.reply.answer in _ANSWERED
        return _as_answered(seat) if said else None

    return _mark(work, meeting_id, as_replied)


def mark_rest(work: Work, meeting_id: int, code: Code) -> int:
    """Give one code to every expected seat that has none; gives how many were marked."""
    return _mark(work, meeting_id, lambda _seat: {"code": code})


def freeze(work: Work, meeting_id: int) -> Register:
    """Keep the register and the quorum as they are: names and posts in words, so that later changes leave them alone.

    SeatsUnmarked while an expected seat has no code.
    """
    found = register(work.session, meeting_id)
    if found.unmarked:
        raise SeatsUnmarked(found.unmarked)
    stored = {
        row.seat_id: row
        for row in work.session.scalars(
            select(Attendance).where(Attendance.meeting_id == meeting_id)
        )
    }
    for seat in found.rows:
        kept = {**_copied(seat), "expected": seat.is_expected}
        if seat.seat_id not in stored:
            work.add(
                Attendance(meeting_id=meeting_id, seat_id=seat.seat_id, mode=Mode.ROOM, **kept)
            )
            continue
        for name, value in kept.items():
            setattr(stored[seat.seat_id], name, value)
    row = work.get(Meeting, meeting_id)
    row.quorate = found.quorum.is_met
    row.quorum_sentence = found.quorum.sentence
    work.session.flush()
    return found


def _mark(
    work: Work, meeting_id: int, values_of: Callable[[RegisterRow], dict[str, Any] | None]
) -> int:
    """Mark every expected seat without a code for which there are values; gives how many."""
    row = work.get(Meeting, meeting_id)
    check_open(row)
    unmarked = [each for each in _rows(work, meeting_id) if each.is_expected and each.code is None]
    marks = [(seat, values) for seat in unmarked if (values := values_of(seat)) is not None]
    _record_each(work, row, marks)
    return len(marks)


def _record(
    work: Work,
    row: Meeting,
    seat: RegisterRow,
    given: dict[str, Any],
    *,
    shown: int | None = None,
) -> int:
    """Record values of a seat whose row was read in this unit of work; its version says whether there are any yet."""
    if seat.version is None:
        return work.add(Attendance(**_new(work, row, seat, given)))
    stored = work.session.scalars(
        select(Attendance).where(
            Attendance.meeting_id == row.id, Attendance.seat_id == seat.seat_id
        )
    ).one()
    _check(work, row, seat, given, before=field_values(ATTENDANCE, stored))
    work.edit(stored, given, ATTENDANCE, shown)
    return stored.id


def _record_each(
    work: Work,
    row: Meeting,
    given: Sequence[tuple[RegisterRow, dict[str, Any]]],
    mode: Mode = Mode.ROOM,
) -> None:
    """Do the same for many seats, those that have no values yet all at once."""
    fresh = [(seat, {"mode": mode, **values}) for seat, values in given if seat.version is None]
    work.insert_many(Attendance, [_new(work, row, seat, values) for seat, values in fresh])
    for seat, values in given:
        if seat.version is not None:
            _record(work, row, seat, values)


def _new(work: Work, row: Meeting, seat: RegisterRow, given: dict[str, Any]) -> dict[str, Any]:
    before = {"mode": Mode.ROOM}
    _check(work, row, seat, given, before=before)
    full = {**before, **given, "meeting": row.id, "seat": seat.seat_id}
    return {**column_values(ATTENDANCE, full), **_copied(seat)}


def _check(
    work: Work,
    row: Meeting,
    seat: RegisterRow,
    given: dict[str, Any],
    *,
    before: Mapping[str, Any],
) -> None:
    _fit_deputy(work, seat, given, before)
    refuse(
        problems(ATTENDANCE, given) | attendance_problems(work.session, row, {**before, **given})
    )


def _as_answered(seat: RegisterRow) -> dict[str, Any]:
    answer = seat.reply.answer if seat.reply else Answer.COMING
    mode = Mode.ONLINE if answer is Answer.ONLINE else Mode.ROOM
    return {"code": _ANSWERED.get(answer, Code.ATTENDED), "mode": mode}


def _fit_deputy(
    work: Work, seat: RegisterRow, given: dict[str, Any], before: Mapping[str, Any]
) -> None:
    """Take the deputy away with any code but D, and find the name where a D has none."""
    if "code" in given and given["code"] is not Code.DEPUTY:
        given |= {"deputy": None, "deputy_name": None}
        return
    name_deputy(work, given)
    named = given.get("deputy_name") or before.get("deputy_name")
    if given.get("code") is not Code.DEPUTY or named:
        return
    if seat.reply and seat.reply.deputy_name:
        given |= {"deputy": seat.reply.deputy, "deputy_name": seat.reply.deputy_name}
    elif len(seat.named_deputies) == 1:
        given |= {"deputy": seat.named_deputies[0].id, "deputy_name": seat.named_deputies[0].name}


def name_deputy(work: Work, given: dict[str, Any]) -> None:
    """Write the name of a deputy who is among the people beside the reference."""
    if given.get("deputy") and not given.get("deputy_name"):
        given["deputy_name"] = work.get(Person, given["deputy"]).name


def _rows(work: Work, meeting_id: int) -> tuple[RegisterRow, ...]:
    return seat_rows(work.session, meeting(work.session, meeting_id))


def seat_row(work: Work, row: Meeting, seat_id: int) -> RegisterRow:
    """Give the row of one seat in the register; NotMemberThen where it was none of the group's that day."""
    found = seat_rows(work.session, meeting(work.session, row.id), seat_id)
    if not found:
        raise NotMemberThen(row)
    return found[0]


def _copied(seat: RegisterRow) -> dict[str, Any]:
    return {
        "holder_id": seat.holder_id,
        "post": seat.post,
        "holder": seat.holder,
        "agencies": seat.agency,
        "category": seat.category,
    }
