"""The board of the pictures: eleven seats, a meeting on 27 March with its agenda, and others, made by operations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.agenda.fields import PaperState, Purpose
from app.agenda.operations import add_item, change_item, prepare_agenda
from app.agenda.queries import agenda
from app.chairs.operations import add_chair
from app.clock import FixedClock
from app.groups.fields import Tier
from app.groups.operations import add_group
from app.meetings.moves import ISSUE_AGENDA, START
from app.meetings.operations import add_meeting, move_meeting
from app.partnerships.operations import add_partnership
from app.people.operations import add_person
from app.seats.fields import Category
from app.seats.operations import add_seat, appoint, name_deputy

if TYPE_CHECKING:
    from app.agenda.fields import ItemValues
    from app.bootstrap import Core
    from app.work import Work

BEGAN = date(2023, 9, 1)
MARCH = date(2025, 3, 27)
DECEMBER = date(2024, 12, 12)

SEATS = (
    ("A. Ashworth", "DCS", "BwD", Category.STATUTORY),
    ("B. Farooq", "Chief Superintendent", "Police", Category.STATUTORY),
    ("C. Livesey", "Chief Nurse", "ICB", Category.STATUTORY),
    ("E. Nuttall", "Head of Youth Justice", "BwD", Category.CORE),
    ("F. Valli", "Named Nurse", "ELHT", Category.CORE),
    ("G. Haslam", "Head of Probation", "Probation", Category.CORE),
    ("H. Iqbal", "Chief Officer", "VCFS", Category.CORE),
    ("", "Head teacher", "Schools", Category.CORE),
    ("I. Jepson", "Lead Member", "BwD", Category.OBSERVER),
    ("K. Mistry", "Scrutineer", "", Category.ATTENDING),
    ("L. Ormerod", "Lay member", "", Category.LAY),
)

AGENDA: tuple[ItemValues, ...] = (
    {
        "title": "Neglect strategy: six-month progress",
        "purpose": Purpose.DECISION,
        "presenter": "Neglect subgroup chair",
        "minutes": 25,
        "paper": "Paper 4a",
        "paper_state": PaperState.RECEIVED,
    },
    {
        "title": "Q3 multi-agency dataset",
        "purpose": Purpose.ASSURANCE,
        "presenter": "Performance lead",
        "minutes": 20,
        "paper": "Paper 5",
        "paper_state": PaperState.AWAITED,
    },
    {
        "title": "Section 11 findings 2024-25",
        "presenter": "Business Manager",
        "minutes": 20,
        "paper": "Paper 6",
        "paper_state": PaperState.AWAITED,
    },
    {
        "title": "Budget outturn and 2025-26 contributions",
        "purpose": Purpose.DECISION,
        "presenter": "Business Manager",
        "minutes": 15,
    },
    {"title": "Updates from other boards", "presenter": "All", "minutes": 10},
)


@dataclass(frozen=True)
class Sample:
    """Ids of the board of the pictures; `items` are those of the meeting of 27 March in their order."""

    board: int
    subgroup: int
    seats: dict[str, int]
    people: dict[str, int]
    december: int
    march: int
    june: int
    items: list[int]


def make_sample(core: Core) -> Sample:
    """Make the board with its meetings; the one of 27 March has its agenda and is not begun."""
    with core.work("Make the board") as work:
        agencies = _agencies(work)
        body = add_partnership(work, {"name": "Blackburn with Darwen SCP", "short_name": "BwD SCP"})
        board = _board(work, body, agencies)
        subgroup = add_group(work, {"partnership": body, "name": "Neglect subgroup"})
        seats, people = _seats(work, board, agencies)
        add_chair(work, {"group": board, "seat": seats["DCS"], "first_day": BEGAN})
    with core.work("Plan meetings") as work:
        december, march, june = (
            _meeting(work, board, day) for day in (DECEMBER, MARCH, date(2025, 6, 26))
        )
        _meeting(work, subgroup, date(2025, 3, 20))
    with core.work("Prepare agenda") as work:
        prepare_agenda(work, march)
        for values in AGENDA:
            add_item(work, {"meeting": march, **values})
    with core.read() as session:
        items = [each.id for each in agenda(session, march)]
    with core.work("Change item") as work:
        change_item(work, items[0], {"presenter": "Chair"})
    return Sample(board, subgroup, seats, people, december, march, june, items)


def begin_meeting(core: Core, sample: Sample) -> None:
    """Issue the agenda of 27 March and start the meeting, at 10:12 of its day."""
    with core.work(ISSUE_AGENDA.label) as work:
        move_meeting(work, sample.march, ISSUE_AGENDA)
    at_the_meeting(core)
    with core.work(START.label) as work:
        move_meeting(work, sample.march, START)


def at_the_meeting(core: Core) -> None:
    """Set the clock of the test to 10:12:04 of 27 March."""
    assert isinstance(core.clock, FixedClock)
    core.clock.moment = datetime(2025, 3, 27, 10, 12, 4, tzinfo=UTC)


def _agencies(work: Work) -> dict[str, int]:
    named = {
        "BwD": ("Blackburn with Darwen Borough Council", "LA"),
        "Police": ("Lancashire Constabulary", "Police"),
        "ICB": ("NHS Lancashire and South Cumbria Integrated Care Board", "ICB"),
        "ELHT": ("East Lancashire Hospitals NHS Trust", "ELHT"),
        "Probation": ("Probation Service", "Probation"),
        "VCFS": ("Voluntary, community and faith sector alliance", "VCFS alliance"),
        "Schools": ("Schools forum", "Schools"),
    }
    return {
        key: add_agency(work, {"name": name, "short_name": short})
        for key, (name, short) in named.items()
    }


def _board(work: Work, body: int, agencies: dict[str, int]) -> int:
    partners = (agencies["BwD"], agencies["Police"], agencies["ICB"])
    values = {"partnership": body, "name": "SCP Board", "tier": Tier.BOARD, "first_day": BEGAN}
    return add_group(work, values, {"quorum_needed": partners})  # type: ignore[arg-type]  # a dict of literals


def _seats(
    work: Work, board: int, agencies: dict[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    seats, people = {}, {}
    for name, post, agency, category in SEATS:
        seats[post] = add_seat(
            work,
            {
                "group": board,
                "post": post,
                "agencies": (agencies[agency],) if agency else (),
                "category": category,
                "first_day": BEGAN,
            },
        )
        if name:
            people[name] = add_person(work, {"name": name, "agency": agencies.get(agency)})
            appoint(work, {"seat": seats[post], "person": people[name], "first_day": BEGAN})
    people["T. Shaw"] = add_person(work, {"name": "T. Shaw", "agency": agencies["Police"]})
    shaw = {"seat": seats["Chief Superintendent"], "person": people["T. Shaw"]}
    name_deputy(work, {**shaw, "first_day": BEGAN})  # type: ignore[typeddict-item]  # as above
    return seats, people


def _meeting(work: Work, group: int, day: date) -> int:
    return add_meeting(
        work,
        {
            "group": group,
            "day": day,
            "starts": time(9, 30),
            "finishes": time(12),
            "venue": "Council Chamber",
            "minute_taker": "S. Khan",
        },
    )
