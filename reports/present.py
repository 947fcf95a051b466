"""Who was there, as a section of minutes: the register with both rates, and guests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.attendance.fields import Code, Mode
from app.attendance.rates import PRESENT
from reports.document import Bullets, Paragraph, Run, Section
from reports.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.attendance.records import GuestRecord, Register, RegisterRow
    from reports.document import Block
    from reports.table import Cells

NOBODY = Paragraph("None")
_COLUMNS = (
    Column("Member", width=24),
    Column("Post", width=26),
    Column("Agency", width=24),
    Column("Attendance", width=26),
)


def attendance_section(found: Register) -> Section:
    """Give the register as a table with both rates below it, and guests as a list."""
    blocks: list[Block] = [attendance_table(found)]
    if found.guests:
        blocks += [Paragraph("Also present:"), Bullets(tuple(map(guest_line, found.guests)))]
    return Section("Attendance", tuple(blocks))


def attendance_table(found: Register) -> Table:
    """Give the register as a table with both rates below it."""
    return Table(
        _COLUMNS,
        tuple(map(_row, found.rows)),
        note=rates_sentence(found),
        empty="The group had no seats on that day.",
    )


def people_list(found: Register, codes: Collection[Code]) -> tuple[Bullets | Paragraph, ...]:
    """List who has one of these codes, each with post and agency; a deputy by their own name."""
    rows = [row for row in found.rows if row.code in codes]
    return (Bullets(tuple(map(_person, rows))),) if rows else (NOBODY,)


def guest_list(guests: Sequence[GuestRecord]) -> tuple[Bullets | Paragraph, ...]:
    """List guests."""
    return (Bullets(tuple(map(guest_line, guests))),) if guests else (NOBODY,)


def _person(row: RegisterRow) -> tuple[str | Run, ...]:
    told = [row.post, row.agency, *_how_long(row)]
    if row.code is Code.DEPUTY:
        name = row.deputy_name or "Deputy, not named"
        return Run(name, bold=True), ", ".join(filter(None, (f" for {row.name}", *told)))
    name = f"{row.name} (chair)" if row.is_chair else row.name
    return Run(name, bold=True), ", ".join(("", *filter(None, told)))


def rates_sentence(found: Register) -> str:
    """Write both rates with what they are of: "9 of 12 seats represented, 75.0 %; 7 of 12 by the member, 58.3 %"."""
    counts = found.counts
    if not counts.expected:
        return ""
    told = f"{counts.represented.told}; {counts.by_member.told}."
    outside = sum(not row.is_expected for row in found.rows)
    if outside:
        told += f" {counted(outside, 'seat')} vacant or of the wider membership not counted."
    return told


def _row(row: RegisterRow) -> Cells:
    member = f"{row.name} (chair)" if row.is_chair else row.name
    return member, row.post, row.agency, _attended(row)


def _attended(row: RegisterRow) -> Cell:
    if row.code is None:
        return Cell("Not recorded" if row.is_expected else "Not expected")
    told = [row.code.title_text]
    if row.code is Code.DEPUTY and row.deputy_name:
        told = [f"Deputy: {row.deputy_name}"]
    return Cell(", ".join((*told, *_how_long(row))), tone=row.code.tone)


def _how_long(row: RegisterRow) -> list[str]:
    """Say whether somebody was online, came late or left early."""
    told = ["online"] if row.code in PRESENT and row.mode is Mode.ONLINE else []
    # Only the numbers: the title of a restricted item must not be told here.
    told += [f"from item {_number(row.arrived.name)}"] if row.arrived else []
    told += [f"until item {_number(row.left.name)}"] if row.left else []
    return told


def guest_line(guest: GuestRecord) -> str:
    """Name a guest with post, agency and the number of the item they come for."""
    told = [guest.name, guest.role or "", guest.agency.name if guest.agency else ""]
    told += [f"for item {_number(guest.item.name)}"] if guest.item else []
    told += ["online"] if guest.mode is Mode.ONLINE else []
    return ", ".join(filter(None, told))


def _number(heading: str) -> str:
    return heading.split(" ", 1)[0]
