"""The structure of a partnership as a document: the chart, and the same in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.chairs.structure import structure
from app.fields import Day, Fields, Link
from app.partnerships.queries import partnership_or_first
from reports.document import Cell, Column, Kind, Report, Table
from reports.structure import chart

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Core
    from app.chairs.structure import GroupBox, Structure
    from reports.document import Cells

OPTIONS: Fields = (
    Link("partnership", "Partnership", kind="partnerships"),
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
    return Report(
        "Structure of the partnership",
        (chart(found).drawing, table(found)),
        core.clock.today(),
        partnership=body.name,
        basis=f"Groups as at {Day('as_at', 'As at').show(day)}",
        marking=body.marking or "",
        landscape=True,
    )


def table(found: Structure) -> Table:
    """Put every group of a structure in a row."""
    return Table(
        _COLUMNS,
        tuple(_row(box) for box in found.boxes),
        caption="Groups",
        empty="This partnership has no group yet.",
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
