"""The structure of a partnership as a document: the chart, and the same in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.chairs.structure import structure
from app.days import show_day
from app.fields import Day, Fields
from app.partnerships.queries import officers_of, partnership_or_first, priorities_of
from reports.document import Report, Section
from reports.partnerships import ONE
from reports.structure import chart
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from app.bootstrap import Core
    from app.chairs.structure import GroupBox, Structure
    from app.partnerships.queries import OfficerRecord, PriorityRecord
    from reports.document import Block
    from reports.table import Cells

OPTIONS: Fields = (
    ONE,
    Day("as_at", "As at", help="Today where left empty."),
)
_COLUMNS = (
    Column("Group", width=30),
    Column("Tier"),
    Column("Reports to", width=28),
    Column("Meets"),
    Column("Chair", width=24),
    Column("Seats", Kind.NUMBER),
    Column("Vacant", Kind.NUMBER),
)


def build(core: Core, partnership: int | None = None, as_at: date | None = None) -> Report:
    """Draw the structure of a partnership, the first one of the file where none is named, as at a day."""
    day = as_at or core.clock.today()
    with core.read() as session:
        body = partnership_or_first(session, partnership)
        found = structure(session, body.id, day)
        officers = officers_of(session, body.id, day)
        priorities = priorities_of(session, body.id, day)
    return Report(
        "Structure of the partnership",
        (
            chart(found).drawing,
            Section("Groups", (table(found),)),
            *_leading(officers, priorities),
        ),
        core.clock.today(),
        partnership=body.name,
        basis=f"Groups as at {show_day(day)}",
        marking=body.marking or "",
        landscape=True,
    )


def _leading(
    officers: Sequence[OfficerRecord], priorities: Sequence[PriorityRecord]
) -> Iterator[Block]:
    """Give who leads and on what: short tables, which share a page."""
    tables = (
        *([officer_table(officers)] if officers else []),
        *([priority_table(priorities)] if priorities else []),
    )
    if tables:
        yield Section("Partners and priorities", tables, together=True)


def table(found: Structure) -> Table:
    """Put every group of a structure in a row."""
    return Table(
        _COLUMNS,
        tuple(_row(box) for box in found.boxes),
        empty="This partnership has no group yet.",
    )


def officer_table(found: Sequence[OfficerRecord]) -> Table:
    """Put the lead and delegated safeguarding partners in rows (seed 003, “designated the following positions”)."""
    return Table(
        (Column("Role", width=28), Column("Agency", width=34), Column("Post"), Column("Officer")),
        tuple(
            (
                each.role.title_text,
                each.agency.name,
                each.post,
                each.person.name if each.person else "",
            )
            for each in found
        ),
        caption="Lead and delegated safeguarding partners",
    )


def priority_table(found: Sequence[PriorityRecord]) -> Table:
    """Put the priorities in rows with the partner that leads each."""
    return Table(
        (Column("No.", Kind.NUMBER), Column("Priority", width=34), Column("Lead partner")),
        tuple((each.place, each.name, each.agency.name if each.agency else "") for each in found),
        caption="Priorities",
    )


def _row(box: GroupBox) -> Cells:
    group = box.group
    return (
        group.name,
        group.tier.title_text,
        "; ".join(ref.name for ref in group.reports_to),
        group.frequency.title_text if group.frequency else "",
        box.chair,
        box.seats,
        Cell(box.vacant, tone="caution") if box.vacant else 0,
    )
