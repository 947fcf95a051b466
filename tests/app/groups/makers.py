"""A small board for tests: three safeguarding partners, a trust, and a board with its subgroup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.chairs.operations import plan_rotation
from app.groups.fields import Frequency, Tier
from app.groups.operations import add_group
from app.partnerships.operations import add_partnership
from app.people.operations import add_person
from app.seats.fields import Category
from app.seats.operations import add_seat, appoint, name_deputy
from tests.files import made_once

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.work import Work

BEGAN = date(2023, 9, 1)
TODAY = date(2025, 3, 11)


@dataclass(frozen=True)
class Board:
    """Ids of the small board; `seats` and `people` by post."""

    partnership: int
    agencies: dict[str, int]
    board: int
    subgroup: int
    seats: dict[str, int]
    people: dict[str, int]


def make_board(core: Core) -> Board:
    """Make the board, in an untouched file as it was made there once."""
    return made_once(core, _make)


def _make(core: Core) -> Board:
    with core.work("Make a board") as work:
        agencies = _agencies(work)
        partnership = add_partnership(
            work, {"name": "Blackburn with Darwen SCP", "short_name": "BwD SCP"}
        )
        partners = (agencies["LA"], agencies["Police"], agencies["ICB"])
        board = add_group(
            work,
            {
                "partnership": partnership,
                "name": "SCP Board",
                "tier": Tier.BOARD,
                "first_day": BEGAN,
            },
            {"frequency": Frequency.QUARTERLY, "quorum_needed": partners},
        )
        subgroup = add_group(
            work,
            {"partnership": partnership, "name": "Neglect subgroup", "reports_to": (board,)},
            {"frequency": Frequency.TWO_MONTHLY},
        )
        seats, people = _seats(work, board, agencies)
        plan_rotation(work, board, [seats["DCS"], seats["Superintendent"], seats["Nurse"]], BEGAN)
    return Board(partnership, agencies, board, subgroup, seats, people)


def _agencies(work: Work) -> dict[str, int]:
    named = {
        "LA": "Blackburn with Darwen Borough Council",
        "Police": "Lancashire Constabulary",
        "ICB": "NHS Lancashire and South Cumbria Integrated Care Board",
        "Trust": "East Lancashire Hospitals NHS Trust",
    }
    return {
        short: add_agency(work, {"name": name, "short_name": short})
        for short, name in named.items()
    }


def _seats(
    work: Work, board: int, agencies: dict[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    seats, people = {}, {}
    for post, agency, category in (
        ("DCS", "LA", Category.STATUTORY),
        ("Superintendent", "Police", Category.STATUTORY),
        ("Nurse", "ICB", Category.STATUTORY),
        ("Named Nurse", "Trust", Category.CORE),
        ("Lead Member", "LA", Category.OBSERVER),
    ):
        seats[post] = add_seat(
            work,
            {
                "group": board,
                "post": post,
                "agencies": (agencies[agency],),
                "category": category,
                "first_day": BEGAN,
            },
        )
        people[post] = add_person(work, {"name": f"{post} Holder", "agency": agencies[agency]})
        appoint(work, {"seat": seats[post], "person": people[post], "first_day": BEGAN})
    people["deputy"] = add_person(work, {"name": "Tom Shaw", "agency": agencies["Police"]})
    name_deputy(
        work, {"seat": seats["Superintendent"], "person": people["deputy"], "first_day": BEGAN}
    )
    return seats, people
