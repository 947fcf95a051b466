"""Dataset returns read from workbooks: one agency's values of quarters and months, new indicators with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.arriving import add_new_agencies
from app.budget.imports import YearName
from app.days import MONTHS, months_on
from app.errors import Unreadable
from app.fields import Fields, Link, Note, Number, Ref, Text
from app.importing.form_kind import FormCell, FormKind
from app.importing.kind import (
    PARTNERSHIP,
    Accepted,
    Existing,
    NewName,
    Shown,
    Values,
    partnership_of,
)
from app.importing.names import fold_name
from app.indicators.arriving import (
    decimals_of,
    indicators_meant,
    known_ids,
    store_rows,
    unit_meant,
    values_there,
)
from app.indicators.dataset_form import read_dataset
from app.indicators.fields import HowOften, Measured
from app.indicators.periods import month_in, month_of, quarter_holding, quarter_of
from app.indicators.said_periods import SaidPeriod
from app.partnerships.operations import partnership_meant
from app.partnerships.years import APRIL
from app.returns.scores import score_of
from models.indicators import IndicatorValue
from models.partnerships import Partnership

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from app.importing.form_kind import Form, FormRow, Surroundings
    from app.indicators.fields import IndicatorValues
    from app.work import Work


class MonthName(Text):
    """A month by its name, whatever it is cut to: "Jul" is July."""

    def _read(self, text: str) -> str:
        month = month_in(text)
        if month is None or month[1]:
            raise Unreadable(f"“{text}” is not the name of a month; write it as July.")
        return MONTHS[month[0] - 1]


DATASET: Fields = (
    Link("agency", "Agency", kind="agencies", required=True),
    Text("reference", "Ref."),
    Link("indicator", "Indicator", kind="indicators", required=True, width=40),
    YearName("year", "Year", required=True, help="The year of the quarters, such as 2024-25."),
    Number("quarter", "Quarter", required=True, least=1, most=4),
    MonthName(
        "month", "Month", help="The month of the value, where it is not for the whole quarter."
    ),
    Measured("value", "Value", required=True),
    Note("commentary", "Commentary", listed=True),
    Text("heading", "Part", listed=False),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the values that these agencies have for these indicators, by the quarters of the partnership's own year."""
    start = _year_start(session, partnership_of(rows))
    agencies = known_ids(rows, "agency")
    value = IndicatorValue
    columns = (
        value.id,
        value.version,
        value.indicator_id,
        value.agency_id,
        value.first_day,
        value.last_day,
        value.value,
        value.mark,
        value.commentary,
    )
    own = (value.agency_id.in_(agencies), value.area_id.is_(None), value.breakdown == "")
    for row in values_there(session, known_ids(rows, "indicator"), columns, *own):
        period = quarter_holding(start, row.last_day)
        month = _month_between(row.first_day, row.last_day)
        if month or (period.first_day, period.last_day) == (row.first_day, row.last_day):
            told = {
                "agency": Ref(row.agency_id, ""),
                "indicator": Ref(row.indicator_id, ""),
                "quarter": int(period.words[1]),
                "month": month,
                "value": score_of(row.value, row.mark),
                "commentary": row.commentary,
            }
            for year in _year_names(int(period.words[3:7])):
                yield Existing(row.id, row.version, {**told, "year": year})


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Store the values of a return as the agency's own, in the quarters of the partnership's own year."""
    body = partnership_meant(work, partnership_of([row.values for row in rows]))
    start = _year_start(work.session, body)
    agencies = add_new_agencies(work, (row.values["agency"] for row in rows))
    meant = indicators_meant(work, rows, lambda own: _described(own, body))

    def columns(values: Values) -> dict[str, Any]:
        year, month = int(values["year"][:4]), month_in(values.get("month") or "")
        period = (
            month_of(start, year, month[0]) if month else quarter_of(start, year, values["quarter"])
        )
        agency = values["agency"]
        return {
            "indicator_id": meant(values["indicator"]),
            "agency_id": agency.id if isinstance(agency, Ref) else agencies[fold_name(agency.name)],
            "breakdown": "",
            "period": period.words,
            "first_day": period.first_day,
            "last_day": period.last_day,
            "value": values["value"],
            "commentary": values.get("commentary"),
        }

    store_rows(work, rows, columns)


def set_beside(session: Session, form: Form, around: Surroundings) -> Form:
    """Give what is said in months its place in the partnership's year: a return for “Oct-Dec 2024”, a column “July”."""
    start = _year_start(session, around.partnership.id if around.partnership else None)
    form = replace(form, rows=tuple(_placed(row, start) for row in form.rows))
    said = form.read
    if not isinstance(said, SaidPeriod) or said.begins is None:
        return form
    period = quarter_holding(start, date(*said.begins, 1))
    if (period.first_day.year, period.first_day.month) != said.begins:
        return form  # no quarter of this year begins so: it is asked for
    quarter, year = period.words.removeprefix("Q").split(" ", 1)
    found = {
        "quarter": FormCell(said.cell, int(quarter)),
        "year": FormCell(said.cell, year),
    }
    told = FormCell(said.cell, "", f"The months that are named are {period.words}.")
    return replace(form, header={**form.header, **found}, notes=(*form.notes, told))


def _placed(row: FormRow, start: str) -> FormRow:
    """Give a value of a month the quarter that the month lies in, and the year where the month names its own."""
    cell = row.cells.get("month")
    month = month_in(str(cell.value)) if cell else None
    if cell is None or month is None:
        return row
    number, year = month
    quarter = (number - int(start[:2])) % 12 // 3 + 1
    found = {
        "month": replace(cell, value=MONTHS[number - 1]),
        "quarter": replace(cell, value=quarter),
    }
    if year:
        named = quarter_holding(start, date(year, number, 1)).words
        found["year"] = replace(cell, value=named.split(" ", 1)[1])
    return replace(row, cells={**row.cells, **found})


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Tell that storing adds an indicator, and of a count that is less than nothing."""
    told = ["A new indicator"] if isinstance(values.get("indicator"), NewName) else []
    value = values.get("value")
    if isinstance(value, Decimal) and value < 0:
        told.append(f"{value:,f} is less than nothing")
    return told


def years_in_words(_session: Session, rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name the year that the quarters of a return are of."""
    years = sorted({str(row["year"]) for row in rows if row.get("year")})
    return ("Year", ", ".join(years)) if years else None


def indicator_of_value(session: Session, value_id: int) -> int:
    """Give the id of the indicator that a value belongs to."""
    chosen = select(IndicatorValue.indicator_id).where(IndicatorValue.id == value_id)
    return session.scalars(chosen).one()


def _month_between(first_day: date, last_day: date) -> str | None:
    """Give the month that two days are the first and the last of; None for any other span."""
    if first_day.day == 1 and months_on(first_day, 1) == last_day + timedelta(days=1):
        return MONTHS[first_day.month - 1]
    return None


def _year_names(first: int) -> tuple[str, str]:
    """Give how a partner may name the year that begins in a year, whatever the partnership's own calls it."""
    return str(first), f"{first}-{(first + 1) % 100:02d}"


def _described(own: Sequence[Accepted], body: int) -> IndicatorValues:
    """Say what a new indicator is, by its lines of the return."""
    first = own[0].values
    name = first["indicator"].name
    given = [row.values["value"] for row in own]
    return {
        "partnership": body,
        "name": name,
        "reference": first.get("reference"),
        "heading": first.get("heading"),
        "unit": unit_meant(name, given),
        "decimals": decimals_of(given),
        "frequency": HowOften.MONTHLY if first.get("month") else HowOften.QUARTERLY,
        "source": "Dataset return",
    }


def _year_start(session: Session, partnership_id: int | None) -> str:
    chosen = select(Partnership.reporting_year).order_by(Partnership.id).limit(1)
    if partnership_id is not None:
        chosen = chosen.where(Partnership.id == partnership_id)
    return session.scalars(chosen).first() or APRIL


DATASET_RETURN = FormKind(
    "dataset-return",
    "Dataset return",
    DATASET,
    key=("agency", "indicator", "year", "quarter", "month"),
    existing=existing,
    store=store,
    creates=frozenset({"agency", "indicator"}),
    alike={"indicator": 90},
    given_later=frozenset({"agency", "year"}),
    remarks=remarks,
    beside=set_beside,
    goes_to=years_in_words,
    shown=Shown("indicators", "indicator_value", indicator_of_value),
    read_form=read_dataset,
)
