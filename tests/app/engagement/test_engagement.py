"""The matrix of relevant agencies by engagement route."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.fields import Standing
from app.agencies.operations import add_agency
from app.engagement.fields import Route
from app.engagement.operations import add_engagement
from app.engagement.queries import matrix
from app.errors import InvalidValues
from app.seats.operations import add_seat
from tests.app.groups.makers import TODAY, Board, make_board

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.engagement.queries import RouteMatrix


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def read(core: Core, board: Board) -> RouteMatrix:
    with core.read() as session:
        return matrix(session, board.partnership, TODAY)


def test_membership_comes_from_the_seats_and_the_rest_from_routes(core: Core, board: Board) -> None:
    trust = board.agencies["Trust"]
    with core.work("Add routes") as work:
        for route in (Route.QUALITY, Route.EVENTS):
            add_engagement(
                work, {"partnership": board.partnership, "agency": trust, "route": route}
            )
    found = read(core, board)
    assert found.columns == ("SCP Board", "Quality assurance activity", "Wider partnership events")
    line = next(each for each in found.lines if each.agency.id == trust)
    assert line.cells == ("Member", "Yes", "Yes")


def test_general_practitioners_take_part_via_the_named_doctors(core: Core, board: Board) -> None:
    with core.work("Add routes") as work:
        doctors = add_agency(
            work, {"name": "General Practitioners", "standing": Standing.RELEVANT_AGENCY}
        )
        add_engagement(
            work,
            {
                "partnership": board.partnership,
                "agency": doctors,
                "route": Route.GROUP,
                "group": board.subgroup,
                "via": "Named Doctors",
            },
        )
    found = read(core, board)
    assert found.lines[0].agency.name == "General Practitioners"
    assert found.lines[0].cells == ("", "Via Named Doctors")


def test_a_relevant_agency_without_any_route_is_still_a_line(core: Core, board: Board) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Army Welfare", "standing": Standing.RELEVANT_AGENCY})
        add_seat(work, {"group": board.board, "post": "Lay member", "sector": "Community"})
    found = read(core, board)
    assert [each.cells for each in found.lines if each.agency.name == "Army Welfare"] == [("",)]


def test_a_representative_needs_a_name(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="who stands"), core.work("Add route") as work:
        add_engagement(
            work,
            {
                "partnership": board.partnership,
                "agency": board.agencies["Trust"],
                "route": Route.REPRESENTED,
            },
        )
