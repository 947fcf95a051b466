"""Relevant agencies by engagement route, as a document (seed 004, table 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_day
from app.engagement.queries import matrix
from app.fields import Day, Fields
from app.partnerships.queries import partnership_or_first
from reports.document import Paragraph, Report
from reports.partnerships import ONE
from reports.table import Column, Table

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Core
    from app.engagement.queries import RouteMatrix

OPTIONS: Fields = (
    ONE,
    Day("as_at", "As at", help="Today where left empty."),
)


def build(core: Core, partnership: int | None = None, as_at: date | None = None) -> Report:
    """Set the relevant agencies against the ways in which each takes part, as at a day."""
    day = as_at or core.clock.today()
    with core.read() as session:
        body = partnership_or_first(session, partnership)
        found = matrix(session, body.id, day)
    told = "“Member” means that the agency has a seat on the group; the seats themselves say so."
    return Report(
        "Relevant agencies and how they take part",
        (table(found), Paragraph(told, look="small")),
        core.clock.today(),
        partnership=body.name,
        basis=f"Arrangements as at {show_day(day)}",
        marking=body.marking or "",
        landscape=True,
    )


def table(found: RouteMatrix) -> Table:
    """Put one agency in a row with a column per route."""
    columns = (
        Column("Relevant agency", width=34),
        Column("Standing"),
        *(Column(name, upright=True) for name in found.columns),
    )
    rows = tuple((line.agency.name, line.standing.title_text, *line.cells) for line in found.lines)
    return Table(
        columns,
        rows,
        empty="No agency is named in the arrangements or takes part yet.",
    )
