"""Declared interests: a section of minutes, and the register of a group over a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.attendance.periods import YearKind, start_of
from app.days import show_full_day
from app.fields import Day, Fields, Flag, Link
from app.groups.queries import group as read_group
from app.interests.queries import declared_between
from app.partnerships.queries import partnership_or_first
from app.partnerships.years import year_of
from reports.document import Paragraph, Report, Section
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.bootstrap import Core
    from app.interests.queries import InterestRecord
    from reports.table import Cells

OPTIONS: Fields = (
    Link("group", "Group", kind="groups", required=True),
    Day("first_day", "From", help="The start of the reporting year where left empty."),
    Day("last_day", "To", help="Today where left empty."),
    Flag("public", "For the public", help="Restricted declarations are left out."),
)
_OF_MEETING = (
    Column("Name", width=20),
    Column("Item", width=12),
    Column("Interest", width=36),
    Column("Kind", width=18),
    Column("What was done", width=18),
)
_OF_GROUP = (
    Column("Date", Kind.DAY),
    Column("Name", width=18),
    Column("Item", width=18),
    Column("Interest", width=32),
    Column("Kind", width=16),
    Column("What was done", width=16),
    Column("Standing"),
)
LEFT_OUT = "Restricted declarations are left out of this version."
OPEN = "Not recorded"


def interests_section(found: Sequence[InterestRecord]) -> Section:
    """Give what was declared at a meeting, of items their number alone.

    It is headed otherwise than an item of that name would be, so that a file that comes back is not misread.
    """
    rows = tuple(
        (
            each.name,
            each.item.name.split(" ", 1)[0] if each.item else "",
            each.text,
            each.kind.title_text,
            _done(each),
        )
        for each in found
    )
    return Section("Interests declared", (Table(_OF_MEETING, rows),))


def for_the_public(found: Sequence[InterestRecord]) -> list[InterestRecord]:
    """Take out what is restricted, and what was declared in a restricted item."""
    return [each for each in found if not each.is_private]


def build(
    core: Core,
    group: int,
    first_day: date | None = None,
    last_day: date | None = None,
    *,
    public: bool = False,
) -> Report:
    """Report the register of interests declared at a group's meetings between two days."""
    today = core.clock.today()
    last = last_day or today
    with core.read() as session:
        one = read_group(session, group, last)
        body = partnership_or_first(session, one.partnership.id)
        first = first_day or year_of(start_of(body, YearKind.REPORTING), last).first_day
        found = declared_between(session, group, first, last)
    shown = for_the_public(found) if public else found
    standing = sum(each.standing for each in shown)
    told = f"{counted(len(shown), 'declaration')}, {standing} of them standing."
    left = [Paragraph(LEFT_OUT, look="small")] if public and len(shown) < len(found) else []
    empty = "No interest was declared at a meeting in this period."
    return Report(
        f"{one.name}: register of interests",
        (
            Paragraph(told, look="lead"),
            *left,
            Table(_OF_GROUP, tuple(map(_row, shown)), empty=empty),
        ),
        today,
        subtitle=f"{show_full_day(first)} to {show_full_day(last)}",
        partnership=body.name,
        basis="Public version" if public else "",
        marking=body.marking or "",
        landscape=True,
    )


def _row(each: InterestRecord) -> Cells:
    item = each.item.name if each.item else ""
    standing = "Yes" if each.standing else "No"
    return each.day, each.name, item, each.text, each.kind.title_text, _done(each), standing


def _done(each: InterestRecord) -> Cell:
    return Cell(each.handling.title_text, tone=each.handling.tone) if each.handling else Cell(OPEN)
