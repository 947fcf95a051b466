"""Values by Field name and the same by column name, where a Link keeps the id of another record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.fields import Link
from app.images import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.fields import Fields
    from models.base import Record


def column_values(fields: Fields, values: Mapping[str, Any]) -> dict[str, Any]:
    """Turn values by Field name into values by column name; an unknown name is our bug."""
    return column_rows(fields, [values])[0]


def column_rows(fields: Fields, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Do the same for many records at once."""
    columns = _column_names(fields)
    if all(columns[name] == name for name in set().union(*rows)):
        return [dict(values) for values in rows]
    return [{columns[name]: value for name, value in values.items()} for values in rows]


def columns_of(fields: Fields, values: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """Name by their columns the values of many records that are given by Field name."""
    columns = _column_names(fields)
    return {columns[name]: each for name, each in values.items()}


def _column_names(fields: Fields) -> dict[str, str]:
    return {
        field.name: f"{field.name}_id" if isinstance(field, Link) else field.name
        for field in fields
        if not field.computed
    }


def field_values(fields: Fields, row: Record) -> dict[str, Any]:
    """Give a row's stored values by Field name, links by id; the other way round from `column_values`."""
    columns = set(table_of(type(row)).columns.keys())
    names = {
        field.name: f"{field.name}_id" if isinstance(field, Link) else field.name
        for field in fields
    }
    return {name: getattr(row, column) for name, column in names.items() if column in columns}
