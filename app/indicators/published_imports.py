"""Published indicator tables read in: of all their areas and columns only what a partnership compares itself with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from app.amounts import counted
from app.areas import KnownArea, area_named, area_of, every_area
from app.errors import Unreadable
from app.fields import Choice, Fields, Figure, Link, Ref, Text
from app.importing.form_kind import Form, FormCell, FormKind, Surroundings
from app.importing.kind import PARTNERSHIP, Accepted, Existing, Shown, Values, partnership_of
from app.indicators.arriving import (
    indicators_meant,
    known_ids,
    store_rows,
    unit_meant,
    values_there,
)
from app.indicators.fields import BetterWhen, HowOften, IndicatorUnit, Measured
from app.indicators.imports import indicator_of_value
from app.indicators.measures import Measure, measure_named
from app.indicators.periods import period_of
from app.indicators.places import area_ids, compared_with, ids_of, own_area
from app.indicators.published import read_published
from app.indicators.published_rows import POPULATION, records
from app.partnerships.operations import partnership_meant
from app.returns.scores import score_of
from app.wording import listed
from models.indicators import IndicatorValue
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from app.indicators.fields import IndicatorValues
    from app.indicators.published import PublishedForm
    from app.work import Work

_NAMED = 3
"""Most regions that are told by name."""


class AreasTaken(Word):
    """Which areas of a published table are taken in."""

    COMPARED = "compared", "Ours, our region, England and our neighbours"
    OURS = "ours", "Ours alone"
    ALL = "all", "All areas of the table"


@dataclass(frozen=True)
class AreaCode(Text):
    """An area as its code, shown by its name."""

    def _read(self, text: str) -> str:
        found = area_named(text)
        if found is None:
            raise Unreadable(f"“{text}” is no area of England that is known; use its code.")
        return found.code

    def _write(self, value: str) -> str:
        found = area_of(value)
        return found.name if found else value


@dataclass(frozen=True)
class PeriodWords(Text):
    """A period as this program writes it, whose days can be told."""

    def _read(self, text: str) -> str:
        found = period_of(text)
        if found is None:
            raise Unreadable(f"“{text}” is not a period that is known; write it as 2023-24.")
        return found.words


PUBLISHED: Fields = (
    Link("indicator", "Indicator", kind="indicators", required=True, width=44),
    AreaCode("area", "Area", required=True, width=22),
    PeriodWords("period", "Period", required=True, width=12),
    Text("breakdown", "Group", width=22),
    Measured("value", "Value", required=True),
    Figure("numerator", "Numerator", listed=False),
    Figure("denominator", "Denominator", listed=False),
    Choice(
        "areas",
        "Areas taken in",
        words=AreasTaken,
        listed=False,
        help="Our own area is that of the partnership (Groups, the partnership's form).",
    ),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)


def beside(session: Session, form: Form, around: Surroundings) -> Form:
    """Make the rows of a table for the areas that are wanted, one per area, period, group and measure."""
    table = cast("PublishedForm", form)
    words = around.given.get("areas", "")
    which = PUBLISHED_FIELDS["areas"].parse(words) if words else AreasTaken.COMPARED
    own = own_area(session, around.partnership.id if around.partnership else None)
    codes = _codes(which, own)
    met: Counter[str] = Counter()
    rows = tuple(records(table, codes, met))
    note = FormCell("A1", table.sheet, _told(which, own, met, codes))
    return replace(table, rows=rows, notes=(note,))


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the values that these areas have for these indicators."""
    areas = ids_of(session, {row["area"] for row in rows if row.get("area")})
    codes = {row_id: code for code, row_id in areas.items()}
    value = IndicatorValue
    columns = (
        value.id,
        value.version,
        value.indicator_id,
        value.area_id,
        value.period,
        value.breakdown,
        value.value,
        value.mark,
        value.numerator,
        value.denominator,
    )
    where = (value.area_id.in_(list(codes)), value.agency_id.is_(None))
    for row in values_there(session, known_ids(rows, "indicator"), columns, *where):
        yield Existing(
            row.id,
            row.version,
            {
                "indicator": Ref(row.indicator_id, ""),
                "area": codes[row.area_id],
                "period": row.period,
                "value": score_of(row.value, row.mark),
                "numerator": row.numerator,
                "denominator": row.denominator,
            }
            | ({"breakdown": row.breakdown} if row.breakdown else {}),
        )


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Store values of areas, with the indicators and areas that the file does not know yet."""
    body = partnership_meant(work, partnership_of([row.values for row in rows]))
    meant = indicators_meant(work, rows, lambda own: _described(own, body))
    areas = area_ids(work, dict.fromkeys(row.values["area"] for row in rows))

    def columns(values: Values) -> dict[str, Any]:
        period = period_of(values["period"])
        assert period is not None, "the Field reads no other"  # noqa: S101 - tells the type checker
        return {
            "indicator_id": meant(values["indicator"]),
            "area_id": areas[values["area"]],
            "breakdown": values.get("breakdown", ""),
            "period": period.words,
            "first_day": period.first_day,
            "last_day": period.last_day,
            "value": values["value"],
            "numerator": values.get("numerator"),
            "denominator": values.get("denominator"),
        }

    store_rows(work, rows, columns)


def areas_in_words(_session: Session, rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name the areas that are taken in: the country and regions by name, authorities beyond one by their number."""
    known = [
        area
        for code in sorted({row["area"] for row in rows if row.get("area")})
        if (area := area_of(code))
    ]
    wide = [each.name for each in known if not each.is_authority]
    authorities = [each.name for each in known if each.is_authority]
    told = authorities if len(authorities) == 1 else [f"{len(authorities)} local authorities"]
    many = wide if len(wide) <= _NAMED else [counted(len(wide), "region")]
    return ("Areas", listed([*many, *(told if authorities else [])])) if known else None


def _codes(which: AreasTaken, own: KnownArea | None) -> frozenset[str] | None:
    """Give the codes of the areas that are wanted, None for all; without an own area England and the regions."""
    if which == AreasTaken.ALL:
        return None
    if own is None:
        return frozenset(each.code for each in every_area() if not each.is_authority)
    return frozenset((own.code,) if which == AreasTaken.OURS else compared_with(own))


def _told(
    which: AreasTaken, own: KnownArea | None, met: Counter[str], codes: frozenset[str] | None
) -> str:
    """Say of a table which areas are taken in, and how to take others."""
    inside = sum(code in codes for code in met if code) if codes is not None else len(met)
    whole = f"{inside} of {counted(sum(bool(code) for code in met), 'area')} taken in"
    said = which.title_text[:1].lower() + which.title_text[1:]
    if own is None and which != AreasTaken.ALL:
        said = "England and its regions, because the partnership names no area of its own"
    others = f"; {counted(met[''], 'row')} of other levels left out" if met[""] else ""
    return f"{whole}: {said}{others}. “For the whole file” takes others."


def _described(own: Sequence[Accepted], body: int) -> IndicatorValues:
    """Say what a new indicator is: by the list of known columns, else by its name."""
    name = own[0].values["indicator"].name
    known: Measure | None = measure_named(name)
    unit = known.unit if known else unit_meant(name, ())
    rates = unit in {IndicatorUnit.PERCENT, IndicatorUnit.RATE}
    return {
        "partnership": body,
        "name": name,
        "unit": unit,
        "better": known.better if known else BetterWhen.NEITHER,
        "decimals": known.decimals if known else int(rates),
        "frequency": HowOften.YEARLY,
        "heading": "Published statistics",
        "source": "Office for National Statistics"
        if name.startswith(POPULATION)
        else "Department for Education",
        "other_names": name,
    }


PUBLISHED_FIELDS = {each.name: each for each in PUBLISHED}

PUBLISHED_TABLE = FormKind(
    "published-table",
    "Published indicator table",
    PUBLISHED,
    key=("indicator", "area", "breakdown", "period"),
    existing=existing,
    store=store,
    creates=frozenset({"indicator"}),
    asks=frozenset({"indicator"}),
    alike={"indicator": 96},
    goes_to=areas_in_words,
    shown=Shown("indicators", "indicator_value", indicator_of_value),
    read_form=read_published,
    beside=beside,
)
