"""Values and records as plain data, as JSON holds them: for the command line's lists and for what an import read."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.fields import Figure, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.fields import Field


def plain_record(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Give every Field by its name, null where nothing is said.

    A figure that is not there for a reason (N/A, suppressed) is null too, and its sign stands under `<name>_mark`,
    which every figure has.
    """
    found: dict[str, Any] = {}
    for field in fields:
        value = values.get(field.name)
        is_mark = isinstance(value, Mark)
        found[field.name] = None if is_mark else plain_value(value)
        if isinstance(field, Figure):
            found[f"{field.name}_mark"] = value.sign if isinstance(value, Mark) else None
    return found


def plain_value(value: Any) -> Any:  # noqa: ANN401 - any Field's value
    """Give a value as JSON can hold it: days and times in ISO form, money as pence, records by name, words by value."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, date | time):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [plain_value(each) for each in value]
    return str(value)
