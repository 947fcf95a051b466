"""The forms of indicators and of their values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.fields import Day, Field
from app.indicators.fields import (
    INDICATOR,
    INDICATOR_VALUE,
    BetterWhen,
    HowOften,
    IndicatorUnit,
    IndicatorValues,
    ValueValues,
)
from app.indicators.operations import (
    add_indicator,
    add_value,
    change_indicator,
    change_value,
    remove_value,
)
from app.indicators.records import values as read_values
from app.indicators.series import Role
from ui.asking import ask, typed, without
from ui.forms import values_of

if TYPE_CHECKING:
    from app.fields import Fields, Ref
    from app.indicators.records import IndicatorRecord
    from app.indicators.sheet import IndicatorSheet
    from ui.dialogs import FormDialog
    from ui.page import Desk


def _typed_only(fields: Fields) -> Fields:
    return tuple(each for each in fields if not each.computed)


def _later(each: Field) -> Field:
    """Let the days of a value be left empty: they follow from its period where that is in known words."""
    if isinstance(each, Day):
        return replace(each, required=False, help="Left empty they follow from the period.")
    return each


_INDICATOR = _typed_only(without(INDICATOR, "partnership"))
_VALUE = tuple(_later(each) for each in _typed_only(without(INDICATOR_VALUE, "indicator")))


def open_new_indicator(desk: Desk, partnership_id: int | None) -> FormDialog:
    """Ask for an indicator."""

    def save(values: IndicatorValues) -> int:
        with desk.core.work("Add indicator", values["name"] or "") as work:
            given = typed(values)
            if partnership_id is not None:
                given["partnership"] = partnership_id
            return add_indicator(work, given)

    usual = {
        "unit": IndicatorUnit.COUNT,
        "better": BetterWhen.NEITHER,
        "frequency": HowOften.QUARTERLY,
        "decimals": 0,
    }
    return ask(desk, "New indicator", _INDICATOR, usual, save=save, new=True)


def open_indicator(desk: Desk, record: IndicatorRecord) -> FormDialog:
    """Ask for corrections of what an indicator is."""

    def save(values: IndicatorValues) -> None:
        with desk.core.work("Change indicator", record.title) as work:
            change_indicator(work, record.id, values, record.version)

    return ask(desk, record.title, _INDICATOR, values_of(_INDICATOR, record), save=save)


def open_new_value(desk: Desk, sheet: IndicatorSheet) -> FormDialog:
    """Ask for a value of an indicator, for the place that is shown."""
    record = sheet.record

    def save(values: ValueValues) -> None:
        with desk.core.work("Add value", record.title) as work:
            given = typed(values)
            given["indicator"] = record.id
            add_value(work, given)

    return ask(desk, f"Add value: {record.title}", _VALUE, _for_place(sheet), save=save, new=True)


def open_value(desk: Desk, value_id: int) -> FormDialog | None:
    """Ask for a correction of a value; None for one that is reckoned or has gone."""
    with desk.core.read() as session:
        found = read_values(session, [value_id])
    if not found:
        return None
    record = found[0]
    about = f"{record.indicator}, {record.period}"

    def save(values: ValueValues) -> None:
        with desk.core.work("Change value", about) as work:
            change_value(work, record.id, values, record.version)

    def remove() -> None:
        with desk.core.work("Remove value", about) as work:
            remove_value(work, record.id)

    return ask(desk, about, _VALUE, values_of(_VALUE, record), save=save, remove=remove)


def _for_place(sheet: IndicatorSheet) -> dict[str, Any]:
    """Begin with the place and group that are shown."""
    main = next(iter(sheet.lines), None)
    place: Ref | None = sheet.record.agency
    if main is None:
        return {"agency": place} if place else {}
    name = "agency" if main.role is Role.AGENCY else "area"
    return {name: main.place if main.place.id else None, "breakdown": main.breakdown}
