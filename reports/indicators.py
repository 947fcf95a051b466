"""Indicators as a document: the exceptions, every indicator drawn small, and their values with marks as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted, round_half_up
from app.days import show_day
from app.fields import Fields, Link, Mark
from app.indicators.exceptions import exceptions_among
from app.indicators.series import Role
from app.indicators.together import beside_one_another
from app.indicators.wording import mark_words, rate_words, unit_words
from app.partnerships.queries import partnership_or_first
from reports.document import PageBreak, Paragraph, Report, Section
from reports.drawing import Drawing, moved
from reports.indicator_small import KEY, days_of, small_of
from reports.partnerships import ONE
from reports.small_lines import drawn_small
from reports.style import PORTRAIT
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from app.bootstrap import Core
    from app.indicators.exceptions import IndicatorException
    from app.indicators.records import IndicatorRecord
    from app.indicators.series import Series, SeriesPoint
    from app.indicators.together import Beside
    from reports.document import Block
    from reports.table import Cells

OPTIONS: Fields = (
    ONE,
    Link("agency", "Agency", kind="agencies", help="Only indicators that it answers for."),
    Link("priority", "Priority", kind="priorities", help="Only indicators of it."),
)
ROWS = 4
"""Rows of two charts that a page holds."""
_GAP = 18.0
_WIDE = (PORTRAIT.text_width - _GAP) / 2
_HIGH = 150.0
_BESIDE = (Role.NEIGHBOURS, Role.REGION, Role.ENGLAND)
_NOTE = (
    "c, x, <5 and the like are suppressed, .. and the like missing, as the source wrote them; neither is 0. "
    "Neighbours: the median of the statistical neighbours that have a number, at least five of ten."
)
NONE = "This partnership has no indicator yet."


def build(
    core: Core,
    partnership: int | None = None,
    agency: int | None = None,
    priority: int | None = None,
) -> Report:
    """Report the indicators of a partnership, the first where none is named."""
    today = core.clock.today()
    with core.read() as session:
        body = partnership_or_first(session, partnership)
        found = [
            each
            for each in beside_one_another(session, body.id)
            if _is_wanted(each, agency, priority)
        ]
        wrong = exceptions_among(session, found, today)
    return Report(
        "Indicators",
        (
            Paragraph(_in_short(found, wrong), look="lead"),
            Section("Exceptions", (_exceptions(wrong),)),
            Section("Indicators beside one another", tuple(_charts(found)), new_page=True),
            Section("Values", (_values(found),), new_page=True),
        ),
        today,
        partnership=body.name,
        basis=f"Values as stored on {show_day(today)}",
        marking=body.marking or "",
    )


def _is_wanted(each: Beside, agency: int | None, priority: int | None) -> bool:
    record = each.record
    of_agency = agency is None or (record.agency is not None and record.agency.id == agency)
    return of_agency and (
        priority is None or (record.priority is not None and record.priority.id == priority)
    )


def _in_short(found: Sequence[Beside], wrong: Sequence[IndicatorException]) -> str:
    if not found:
        return NONE
    told = f"{counted(len(found), 'indicator')}, {counted(len(wrong), 'exception')}"
    return f"{told}." if wrong else f"{counted(len(found), 'indicator')}; none is an exception."


def _exceptions(wrong: Sequence[IndicatorException]) -> Table:
    return Table(
        (
            Column("Indicator", width=32),
            Column("Standing", width=12),
            Column("Latest", width=14),
            Column("Why", width=34),
            Column("Made of", width=12, optional=True),
            Column("Since", width=12),
            Column("Action", width=12, optional=True),
            Column("Note", width=22, optional=True),
        ),
        tuple(
            (
                each.title,
                Cell(each.standing.title_text, tone=each.standing.tone),
                f"{each.latest}, {each.period}",
                each.why,
                each.made_of,
                each.since,
                each.action,
                each.commentary or "",
            )
            for each in wrong
        ),
        empty="No indicator is an exception.",
    )


def _charts(found: Sequence[Beside]) -> Iterator[Block]:
    """Draw the indicators in pairs, four pairs a page; each pair tells both charts in words."""
    smalls = [small_of(each) for each in found]
    days = days_of(smalls)
    yield Paragraph(KEY if days else NONE, look="small")
    if days is None:
        return
    charts = [drawn_small(each, days, (_WIDE, _HIGH)) for each in smalls]
    for at in range(0, len(charts), 2):
        if at and at % (2 * ROWS) == 0:
            yield PageBreak()
        yield _pair(charts[at : at + 2])


def _pair(charts: Sequence[Drawing]) -> Drawing:
    shapes = tuple(
        moved(shape, place * (_WIDE + _GAP))
        for place, chart in enumerate(charts)
        for shape in chart.shapes
    )
    alt = " ".join(chart.alt for chart in charts)
    return Drawing(2 * _WIDE + _GAP, _HIGH, shapes, alt=alt)


def _values(found: Sequence[Beside]) -> Table:
    """Put every period of every indicator in a row, by indicator and newest first; a mark stands as it was written."""
    return Table(
        (
            Column("Indicator", width=34),
            Column("Whose or which", width=16, optional=True),
            Column("Period", width=13),
            Column("Value", Kind.NUMBER, width=9),
            Column("Counts in", width=11),
            Column("Made of", width=12, optional=True),
            Column("Neighbours", Kind.NUMBER, width=13, optional=True),
            Column("Region", Kind.NUMBER, width=9, optional=True),
            Column("England", Kind.NUMBER, width=9, optional=True),
            Column("Source", width=22),
            Column("Stored", Kind.DAY, width=13),
        ),
        tuple(row for each in found for row in _rows(each)),
        note=_NOTE,
        empty=NONE,
    )


def _rows(each: Beside) -> Iterator[Cells]:
    record = each.record
    for line in each.leading:
        for point in reversed(line.points):
            yield (
                record.title,
                line.breakdown or _whose(line),
                point.period,
                _figure(record, point),
                unit_words(record.unit),
                rate_words(point),
                *(_figure(record, _ending(each, role, point, line)) for role in _BESIDE),
                record.source or point.source or "",
                point.stored_on,
            )


def _whose(line: Series) -> str:
    return "" if line.role is Role.OWN else line.place.short or line.place.name


def _ending(each: Beside, role: Role, point: SeriesPoint, line: Series) -> SeriesPoint | None:
    """Give what a comparator has for the same period and group."""
    beside = (one for one in each.every if (one.role, one.breakdown) == (role, line.breakdown))
    return next((one.ending(point.last_day) for one in beside), None)


def _figure(record: IndicatorRecord, point: SeriesPoint | None) -> Decimal | Mark | str | None:
    """Give a number with its decimal places, or the mark as its sender wrote it; one without a sign in words."""
    if point is None or point.value is None:
        return None
    if isinstance(point.value, Mark):
        return point.value if point.value.sign.strip() else mark_words(point.value)
    return round_half_up(point.value, record.decimals)
