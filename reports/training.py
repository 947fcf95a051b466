"""Training over a period: attendance by course and by agency, with named rates and what each is of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.amounts import counted
from app.days import show_day, show_full_day
from app.fields import Day, Fields
from app.partnerships.queries import partnership_or_first
from app.partnerships.years import year_of
from app.rates import NOTHING, Rate
from app.returns.own_training import OWN_TRAINING, own_training
from app.shares import rounding_note
from app.training.fields import AGENCY_LINE, COURSE_LINE
from app.training.tally import held_days, summary
from reports.document import Paragraph, Report, Section
from reports.from_fields import cells_of, columns_of
from reports.partnerships import ONE
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.returns.own_training import OwnTrainingRound
    from app.training.tally import TrainingSummary
    from reports.table import Cells

OPTIONS: Fields = (
    Day("first_day", "From", help="The start of the reporting year where left empty."),
    Day("last_day", "To", help="Today where left empty."),
    ONE,
)


def build(
    core: Core,
    first_day: date | None = None,
    last_day: date | None = None,
    partnership: int | None = None,
) -> Report:
    """Report the training that a partnership held between two days, at most up to today."""
    today = core.clock.today()
    with core.read() as session:
        body = partnership_or_first(session, partnership)
        last = last_day or today
        first = first_day or year_of(body.reporting_year, last).first_day
        found = summary(session, first, last, today, partnership_id=body.id)
        in_short = _in_short(found) if found.events else _nothing(session, found, today, body.id)
        own = own_training(session, today, body.id)
    return Report(
        "Training attendance",
        (
            Paragraph(in_short, look="lead"),
            Section("Rates", (rates_table(found), Paragraph(_HOW, look="small"))),
            Section("By course", (courses_table(found),)),
            Section("By agency", (agencies_table(found),)),
            *_own_figures(own),
        ),
        today,
        subtitle=f"{show_full_day(first)} to {show_full_day(last)}",
        partnership=body.name,
        basis=f"Events held from {show_day(first)} to {show_day(min(last, today))}",
        marking=body.marking or "",
        landscape=True,
    )


def rates_table(found: TrainingSummary) -> Table:
    """Put each named rate in a row with its numerator, its denominator and what it is of."""
    rows = tuple((name, *_figures(rate), rate.basis) for name, rate in found.total.rates)
    return Table(
        (
            Column("Rate"),
            Column("Number", Kind.NUMBER),
            Column("Of", Kind.NUMBER),
            Column("Per cent", Kind.PERCENT),
            Column("What it counts", width=50),
        ),
        rows,
    )


def courses_table(found: TrainingSummary) -> Table:
    """Put each course in a row: its events, places, registrations and what became of them."""
    total, names = found.total, [field.name for field in COURSE_LINE]
    sums = {name: getattr(total, name) for name in names if hasattr(total, name)}
    return Table(
        columns_of(COURSE_LINE),
        tuple(cells_of(COURSE_LINE, each) for each in found.by_course),
        total=_totals(names, {**sums, "course": "Total", "events": found.events}),
        note=found.total.in_words,
        empty="No event was held in this period.",
    )


def agencies_table(found: TrainingSummary) -> Table:
    """Put each agency in a row with its share of all who attended; a note says where these do not come to 100 %."""
    total, names = found.total, [field.name for field in AGENCY_LINE]
    sums = {name: getattr(total, name) for name in names if hasattr(total, name)}
    share = Decimal(100) if total.attended else None
    return Table(
        columns_of(AGENCY_LINE),
        tuple(cells_of(AGENCY_LINE, each) for each in found.by_agency),
        total=_totals(names, {**sums, "agency": "Total", "share": share}),
        note=rounding_note([each.share for each in found.by_agency]),
        empty="Nobody was booked in this period.",
    )


def own_table(found: OwnTrainingRound) -> Table:
    """Put each agency that was asked in a row: who is up to date at each level, and what is missing."""
    fields = tuple(each for each in OWN_TRAINING if each.listed)
    return Table(
        columns_of(fields),
        tuple(cells_of(fields, each) for each in found.lines),
        note=f"{found.totals}.",
        empty="No agency was asked.",
    )


def _own_figures(found: OwnTrainingRound | None) -> tuple[Section, ...]:
    """Tell what agencies returned of their own training, whichever days the report is about; nothing without one."""
    if found is None:
        return ()
    about = f"{found.round.name}, {found.round.period}: {found.round.progress} returns in."
    return (Section("Agencies' own training", (Paragraph(about, look="small"), own_table(found))),)


def _figures(rate: Rate) -> Cells:
    """Give number, whole and per cent; of a rate of nothing the word that the screen has for it."""
    if not rate.denominator:
        return (NOTHING, None, None)
    return (rate.numerator, rate.denominator, rate.percent)


def _totals(names: Sequence[str], sums: Mapping[str, Any]) -> Cells:
    return tuple(
        each.percent if isinstance(each, Rate) else each
        for each in (sums.get(name) for name in names)
    )


def _in_short(found: TrainingSummary) -> str:
    total = found.total
    events = counted(found.events, "event")
    people = counted(total.attended, "delegate")
    if not total.places:
        return f"{people} attended {events}."
    waits = f" Of the events, {found.open_registers}." if found.open_registers else ""
    return f"{people} attended {events}; take-up of places was {total.take_up.words()}.{waits}"


def _nothing(session: Session, found: TrainingSummary, today: date, partnership_id: int) -> str:
    """Say which days were asked for, and which others hold what is not in them."""
    asked = f"No event was held from {show_full_day(found.first_day)} to {show_full_day(found.last_day)}."
    number, first, last = held_days(session, today, partnership_id=partnership_id)
    if first is None or last is None:
        return f"{asked} The file holds no event that was held."
    on = f"on {show_full_day(first)}"
    if first != last:
        on = f"from {show_full_day(first)} to {show_full_day(last)}"
    return f"{asked} The file holds {counted(number, 'event')} held {on}: choose days among these."


_HOW = (
    "Attended counts those who left early. Take-up counts only events that state their number of "
    "places. A booking handed on to a substitute counts once, as the substitute's."
)
