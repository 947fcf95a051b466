"""What can be asked about engagement: each route, and the matrix of relevant agencies by route."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select

from app.agencies.queries import both_names
from app.belonging import Belonging
from app.engagement.fields import ENGAGEMENT, Route
from app.fields import Ref
from app.groups.queries import GROUP_NAME
from app.listing import AS_AT, Listing, Scope, name_of, unscoped
from models.agencies import Agency, Standing
from models.engagement import EngagementRoute
from models.groups import Group
from models.partnerships import Partnership
from models.periods import on
from models.seats import Seat, SeatAgency

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MEMBER = "Member"
YES = "Yes"


@dataclass(frozen=True)
class EngagementRecord:
    """One way in which an agency takes part between two days."""

    id: int
    version: int
    partnership: Ref
    agency: Ref
    route: Route
    group: Ref | None
    via: str | None
    first_day: date | None
    last_day: date | None

    @property
    def told(self) -> str:
        """The route in words, such as "CADS Strategic Group via Named Doctors"."""
        where = self.group.name if self.group else self.route.title_text
        return f"{where} via {self.via}" if self.via else where


@dataclass(frozen=True)
class MatrixLine:
    """One agency of the matrix: per column "Member", "Yes", "Via ...", or an empty text."""

    agency: Ref
    standing: Standing
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RouteMatrix:
    """Relevant agencies by engagement route on a day (seed 004, table 3): groups first, then the other routes."""

    day: date
    columns: tuple[str, ...]
    lines: tuple[MatrixLine, ...]


def engagements(session: Session, ids: Sequence[int]) -> list[EngagementRecord]:
    """Read engagement routes, one query however many."""
    chosen = (
        select(EngagementRoute, Partnership.name, Agency, Group.name)
        .join(Partnership, Partnership.id == EngagementRoute.partnership_id)
        .join(Agency, Agency.id == EngagementRoute.agency_id)
        .outerjoin(Group, Group.id == EngagementRoute.group_id)
        .where(EngagementRoute.id.in_(ids))
    )
    return [
        EngagementRecord(
            id=row.id,
            version=row.version,
            partnership=Ref(row.partnership_id, partnership),
            agency=Ref(agency.id, agency.name, agency.short_name or ""),
            route=row.route,
            group=Ref(row.group_id, group) if row.group_id else None,
            via=row.via,
            first_day=row.first_day,
            last_day=row.last_day,
        )
        for row, partnership, agency, group in session.execute(chosen)
    ]


def routes_of(session: Session, agency_id: int, day: date) -> list[EngagementRecord]:
    """Give how an agency takes part on a day beside its seats."""
    chosen = select(EngagementRoute.id).where(
        EngagementRoute.agency_id == agency_id, on(EngagementRoute, day)
    )
    found = engagements(session, session.scalars(chosen).all())
    order = list(Route)
    return sorted(found, key=lambda each: (order.index(each.route), each.id))


def matrix(session: Session, partnership_id: int, day: date) -> RouteMatrix:
    """Give the matrix of a partnership on a day, in four queries.

    Its lines are the safeguarding partners, relevant agencies and those by invitation named on that day, and whoever
    has a seat or a route beside them; its columns the groups any of them takes part in and the other routes used.
    """
    groups, seated = _memberships(session, partnership_id, day)
    routes = _routes(session, partnership_id, day)
    cells: dict[tuple[int, object], str] = dict.fromkeys(seated, MEMBER)
    for row in routes:
        column = row.group_id if row.route is Route.GROUP else row.route
        told = f"Via {row.via}" if row.via else YES
        cells.setdefault(
            (row.agency_id, column), MEMBER if row.route is Route.GROUP and not row.via else told
        )
    used = {column for _, column in cells}
    columns: list[tuple[object, str]] = [(key, name) for key, name in groups if key in used]
    columns += [(route, route.title_text) for route in Route if route in used]
    lines = _lines(session, day, {agency for agency, _ in cells})
    return RouteMatrix(
        day,
        tuple(name for _, name in columns),
        tuple(
            MatrixLine(ref, standing, tuple(cells.get((ref.id, key), "") for key, _ in columns))
            for ref, standing in lines
        ),
    )


def _memberships(
    session: Session, partnership_id: int, day: date
) -> tuple[list[tuple[int, str]], set[tuple[int, int]]]:
    groups = session.execute(
        select(Group.id, GROUP_NAME)
        .where(Group.partnership_id == partnership_id, on(Group, day))
        .order_by(Group.id)
    ).all()
    seated = session.execute(
        select(SeatAgency.agency_id, Seat.group_id)
        .join(Seat, Seat.id == SeatAgency.seat_id)
        .join(Group, Group.id == Seat.group_id)
        .where(Group.partnership_id == partnership_id, on(Seat, day), on(Group, day))
    ).all()
    return [(row[0], row[1]) for row in groups], {(row[0], row[1]) for row in seated}


def _routes(session: Session, partnership_id: int, day: date) -> Sequence[EngagementRoute]:
    chosen = select(EngagementRoute).where(
        EngagementRoute.partnership_id == partnership_id, on(EngagementRoute, day)
    )
    return session.scalars(chosen.order_by(EngagementRoute.id)).all()


def _lines(session: Session, day: date, taking_part: set[int]) -> list[tuple[Ref, Standing]]:
    """Choose the agencies named on the day and those taking part, by standing, then name."""
    rows = session.execute(
        select(
            Agency.id,
            Agency.name,
            Agency.short_name,
            Agency.standing,
            Agency.standing_from,
            Agency.standing_to,
            Agency.closed_on,
        ).order_by(func.lower(Agency.name))
    ).all()
    found = [
        (Ref(row.id, row.name, row.short_name or ""), row.standing)
        for row in rows
        if row.id in taking_part or (row.standing is not Standing.NONE and _is_named(row, day))
    ]
    order = list(Standing)
    return sorted(found, key=lambda each: order.index(each[1]))


def _is_named(row: Any, day: date) -> bool:  # noqa: ANN401 - a row of named columns
    begun = row.standing_from is None or row.standing_from <= day
    last = [each for each in (row.standing_to, row.closed_on) if each]
    return begun and all(day <= each for each in last)


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    chosen = [] if scope.get("with_ended") else [on(EngagementRoute, AS_AT)]
    if scope.get("agency"):
        chosen.append(EngagementRoute.agency_id == scope["agency"])
    return chosen


ENGAGEMENTS = Listing(
    kind="engagement-routes",
    title="Engagement routes",
    one="engagement route",
    fields=ENGAGEMENT,
    table="engagement_route",
    id_column=EngagementRoute.id,
    source=EngagementRoute,
    columns={
        "partnership": name_of(Partnership, EngagementRoute.partnership_id),
        "agency": name_of(Agency, EngagementRoute.agency_id),
        "route": EngagementRoute.route,
        "group": name_of(Group, EngagementRoute.group_id),
        "via": EngagementRoute.via,
        "first_day": EngagementRoute.first_day,
        "last_day": EngagementRoute.last_day,
    },
    found_by={"agency": both_names(EngagementRoute.agency_id)},
    records=unscoped(engagements),
    within=_within,
    order=("agency", "route"),
    about=lambda record: f"{record.agency}, {record.route.title_text}",
    is_dated=True,
    belongs=Belonging(EngagementRoute.partnership_id),
)
