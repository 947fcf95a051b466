"""Training over a period: attendance by course and by agency, with named rates and what each is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.fields import Day, Fields, Link, show_full_day
from app.partnerships.queries import partnership_or_first
from app.partnerships.years import year_of
from app.shares import percentages
from app.training.tally import summary
from reports.document import Column, Kind, Paragraph, Report, Section, Table

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Core
    from app.training.tally import CourseLine, Summary
    from reports.document import Cells

OPTIONS: Fields = (
    Day("first_day", "From", help="The start of the reporting year where left empty."),
    Day("last_day", "To", help="Today where left empty."),
    Link("partnership", "Partnership", kind="partnerships", help="Whose reporting year it is."),
)


def build(
    core: Core,
    first_day: date | None = None,
    last_day: date | None = None,
    partnership: int | None = None,
) -> Report:
    """Report the training held between two days, at most up to today."""
    today = core.clock.today()
    with core.read() as session:
        body = partnership_or_first(session, partnership)
        last = last_day or today
        first = first_day or year_of(body.reporting_year, last).first_day
        found = summary(session, first, last, today)
    return Report(
        "Training attendance",
        (
            Paragraph(_in_short(found), look="lead"),
            Section("Rates", (rates_table(found), Paragraph(_HOW, look="small"))),
            Section("By course", (courses_table(found),)),
            Section("By agency", (agencies_table(found),)),
        ),
        today,
        subtitle=f"{show_full_day(first)} to {show_full_day(last)}",
        partnership=body.name,
        basis=f"Events held from {show_full_day(first)} to {show_full_day(min(last, today))}",
        marking=body.marking or "",
        landscape=True,
    )


def rates_table(found: Summary) -> Table:
    """Put each named rate in a row with its numerator, its denominator and what it is of."""
    rows = tuple(
        (name, rate.numerator, rate.denominator, rate.percent, rate.basis)
        for name, rate in found.total.rates
    )
    return Table(
        (
            Column("Rate"),
            Column("Number", Kind.NUMBER),
            Column("Of", Kind.NUMBER),
            Column("Per cent", Kind.PERCENT, places=0),
            Column("What it counts", width=50),
        ),
        rows,
    )


def courses_table(found: Summary) -> Table:
    """Put each course in a row: its events, places, registrations and what became of them."""
    names = ("Events", "Places", "Registered", "Cancelled", "No-shows", "Unscheduled", "Attended")
    total = found.total
    return Table(
        (
            Column("Course", width=34),
            *(Column(each, Kind.NUMBER) for each in names),
            Column("Take-up", Kind.PERCENT, places=0),
        ),
        tuple(_course(each) for each in found.by_course),
        total=(
            "Total",
            found.events,
            total.places,
            total.registrations,
            total.cancelled,
            total.no_shows,
            total.unscheduled,
            total.attended,
            total.take_up.percent,
        ),
        note=_note(found),
        empty="No event was held in this period.",
    )


def agencies_table(found: Summary) -> Table:
    """Put each agency in a row with its share of all who attended; the shares come to 100 %."""
    names = ("Bookings", "Attended", "Cancelled", "No-shows", "Unscheduled")
    shares = percentages([line.counts.attended for line in found.by_agency], places=1)
    rows = tuple(
        (
            line.agency.name if line.agency else "No agency given",
            line.counts.registrations,
            line.counts.attended,
            line.counts.cancelled,
            line.counts.no_shows,
            line.counts.unscheduled,
            share,
        )
        for line, share in zip(found.by_agency, shares, strict=True)
    )
    total = found.total
    return Table(
        (
            Column("Agency", width=38),
            *(Column(each, Kind.NUMBER) for each in names),
            Column("Of all attended", Kind.PERCENT),
        ),
        rows,
        total=(
            "Total",
            total.registrations,
            total.attended,
            total.cancelled,
            total.no_shows,
            total.unscheduled,
            sum(share for share in shares if share is not None) if total.attended else None,
        ),
        empty="Nobody was booked in this period.",
    )


def _course(line: CourseLine) -> Cells:
    counts = line.counts
    return (
        line.course.name,
        line.events,
        counts.places,
        counts.registrations,
        counts.cancelled,
        counts.no_shows,
        counts.unscheduled,
        counts.attended,
        counts.take_up.percent,
    )


def _in_short(found: Summary) -> str:
    total = found.total
    if not found.events:
        return "No event was held in this period."
    events = f"{found.events:,} {'event' if found.events == 1 else 'events'}"
    people = f"{total.attended:,} {'delegate' if total.attended == 1 else 'delegates'}"
    if not total.places:
        return f"{people} attended {events}."
    return f"{people} attended {events}; take-up of places was {total.take_up.words(0)}."


def _note(found: Summary) -> str:
    total = found.total
    identity = (
        f"{total.registrations:,} registered − {total.no_shows:,} no-shows − "
        f"{total.cancelled:,} cancelled + {total.unscheduled:,} unscheduled"
    )
    if total.booked:
        return (
            f"{identity} − {total.booked:,} not on the register yet = {total.attended:,} attended."
        )
    return f"{identity} = {total.attended:,} attended."


_HOW = (
    "Attended counts those who left early. Take-up counts only events that state their number of "
    "places. A booking handed on to a substitute counts once, as the substitute's."
)
