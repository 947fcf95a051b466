"""Calderdale's board of 2015 as its minutes of 6 August print it (domain.md 4.3), held through the operations.

Initials stand for invented surnames; agencies, codes and days are those of the source.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.attendance.fields import Code
from app.attendance.operations import record_codes
from app.groups.operations import add_group
from app.meetings.moves import CLOSE, START
from app.meetings.operations import add_meeting, move_meeting
from app.minutes.closing import carry_out
from app.partnerships.operations import add_partnership
from app.people.operations import add_person
from app.seats.operations import add_seat, appoint

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.work import Work

MEETINGS = (date(2015, 4, 2), date(2015, 6, 4), date(2015, 8, 6))

ROWS = (
    ("Ibbotson", "ASC", "DAY"),
    ("Sykes", "CAFCASS", "DDY"),
    ("Walsh", "CCG", "YYA"),
    ("Bramley", "College", "YNA"),
    ("Umar", "Governors", "-YA"),
    ("Jarvis", "CHFT", "Y--"),
    ("Oates", "CHFT", "YDY"),
    ("Wade", "CHFT", "--A"),
    ("Thorp", "Communities", "DYY"),
    ("Clegg", "CSCB", "YYY"),
    ("Barker", "Chair", "YYY"),
    ("Whitley", "CYPS", "YYY"),
    ("Senior", "CYPS", "YYY"),
    ("Hirst", "Democratic Services", "NYD"),
    ("Pickles", "Housing", "DYA"),
    ("Kershaw", "Lay", "YAA"),
    ("Taylor", "Lay", "YAN"),
    ("Lumb", "S&QA", "YYY"),
    ("Dyson", "Secondary Heads", "YDA"),
    ("Booth", "SWYPFT", "YYD"),
    ("Lister", "Voluntary", "YYY"),
    ("Greenwood", "Fire", "ANA"),
    ("Ward", "Police", "YYY"),
    ("Ellis", "Women's Centre", "YYA"),
    ("Rhodes", "YOT", "YYY"),
    ("Long", "Primary Heads", "AYA"),
    ("Newton", "Primary Heads", "AYA"),
    ("Hughes", "CRC", "AAA"),
    ("Jackson", "Public Health", "AAA"),
    ("Carter", "NHSE", "YYY"),
    ("Varley", "NHS Trust", "-YY"),
    ("Pearson", "NHS Commissioning", "YAY"),
    ("Shaw", "NPS", "AYN"),
    ("Nolan", "Lead Member", "YAY"),
)


def hold_meetings(core: Core) -> int:
    """Make the board, hold and close its three meetings, and give the group's id."""
    with core.work("Make the board") as work:
        partnership = add_partnership(work, {"name": "Calderdale SCB"})
        group_id = add_group(work, {"partnership": partnership, "name": "Board"})
        names = dict.fromkeys(agency for _, agency, _ in ROWS)
        agencies = {name: add_agency(work, {"name": name}) for name in names}
        seats = [_seat(work, group_id, agencies, row) for row in ROWS]
    for place, day in enumerate(MEETINGS):
        with core.work("Hold meeting") as work:
            meeting_id = add_meeting(work, {"group": group_id, "day": day})
            move_meeting(work, meeting_id, START)
            told = {
                seat_id: Code(codes[place])
                for seat_id, (_, _, codes) in zip(seats, ROWS, strict=True)
                if codes[place] != "-"
            }
            record_codes(work, meeting_id, told)
            carry_out(work, meeting_id, CLOSE)
    return group_id


def _seat(work: Work, group_id: int, agencies: dict[str, int], row: tuple[str, str, str]) -> int:
    """Add a seat that exists from its first meeting to its last, with its holder."""
    surname, agency, codes = row
    expected = [day for day, code in zip(MEETINGS, codes, strict=True) if code != "-"]
    first = None if codes[0] != "-" else expected[0] - timedelta(days=10)
    last = None if codes[-1] != "-" else expected[-1] + timedelta(days=10)
    seat_id = add_seat(
        work,
        {
            "group": group_id,
            "post": surname,
            "agencies": (agencies[agency],),
            "first_day": first,
            "last_day": last,
        },
    )
    person = add_person(work, {"name": f"A. {surname}", "agency": agencies[agency]})
    appoint(work, {"seat": seat_id, "person": person, "first_day": first, "last_day": last})
    return seat_id
