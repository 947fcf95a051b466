"""The register of an event, to print and to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import NotFound
from app.fields import Fields, Flag, Link
from app.partnerships.queries import partnership_or_first
from app.training.queries import courses, events, register
from app.training.rules import OUT
from reports.document import Facts, Report
from reports.meetings import weekday_and_day, when
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.training.queries import BookingRecord, EventRecord
    from reports.table import Cells

OPTIONS: Fields = (
    Link("event", "Event", kind="events", required=True),
    Flag("to_sign", "With a column to sign"),
)
FREE_LINES = 5
"""Empty rows for those who come without a booking."""


def build(core: Core, event: int, *, to_sign: bool = True) -> Report:
    """List who has a place at an event by surname, to be signed at the door or as it was entered."""
    with core.read() as session:
        found = events(session, [event], {"as_at": core.clock.today()})
        if not found:
            raise NotFound("event", event)
        listed = [each for each in register(session, event) if each.status not in {*OUT, "waiting"}]
        [course] = courses(session, [found[0].course.id])
        body = partnership_or_first(session, course.partnership.id)
    return Report(
        f"Register: {found[0].course.name}",
        (Facts(tuple(_facts(found[0], len(listed)))), _table(listed, to_sign=to_sign)),
        core.clock.today(),
        subtitle=when(found[0]),
        partnership=body.name,
        marking=body.marking or "",
    )


def _table(listed: list[BookingRecord], *, to_sign: bool) -> Table:
    rows: list[Cells] = [
        (
            number,
            each.person,
            (each.agency.short or each.agency.name) if each.agency else None,
            None if to_sign else each.status.title_text,
        )
        for number, each in enumerate(listed, start=1)
    ]
    if to_sign:
        rows += [(None, None, None, None)] * FREE_LINES
    columns = (
        Column("No.", Kind.NUMBER),
        Column("Delegate", width=26),
        Column("Agency", width=26),
        Column("Signature" if to_sign else "Status", width=34 if to_sign else 0),
    )
    return Table(columns, tuple(rows), empty="Nobody is booked yet.")


def _facts(event: EventRecord, number: int) -> list[tuple[str, str]]:
    places = f"{number} of {event.capacity} places" if event.capacity is not None else str(number)
    facts = [
        ("Last day", weekday_and_day(event.last_day) if event.last_day else ""),
        ("Venue", event.venue or ""),
        ("Trainer", event.trainer or ""),
        ("On the list", places),
    ]
    return [(label, value) for label, value in facts if value]
