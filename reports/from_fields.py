"""Makes columns and cells of documents from Fields, so that a label, a width and a form are declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app import fields as kinds
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.fields import Field
    from reports.table import Cells, Value

# What a kind of Field holds, where it is typed in Excel; every other kind is text.
_KINDS: dict[type[Field], Kind] = {
    kinds.Number: Kind.NUMBER,
    kinds.Figure: Kind.NUMBER,
    kinds.Percent: Kind.PERCENT,
    kinds.Money: Kind.MONEY,
    kinds.Day: Kind.DAY,
    kinds.Time: Kind.TIME,
}


def table_of(fields: Sequence[Field], records: Iterable[object], caption: str = "") -> Table:
    """Make a table with a column per Field and a row per record, which has an attribute for each."""
    rows = tuple(cells_of(fields, record) for record in records)
    return Table(columns_of(fields), rows, caption=caption)


def columns_of(fields: Sequence[Field]) -> tuple[Column, ...]:
    """Give the column of each Field."""
    return tuple(
        Column(
            field.label,
            _kind(field),
            align=None if field.align == "left" else field.align,
            places=field.places if isinstance(field, kinds.Percent) else None,
        )
        for field in fields
    )


def cells_of(fields: Sequence[Field], record: object) -> Cells:
    """Give one record's values: what Excel can type as it is, everything else as its Field shows it."""
    return tuple(_cell(field, getattr(record, field.name)) for field in fields)


def _kind(field: Field) -> Kind:
    fitting = (kind for cls, kind in _KINDS.items() if isinstance(field, cls))
    return next(fitting, Kind.TEXT)


def _cell(field: Field, value: Any) -> Value | Cell:  # noqa: ANN401 - whatever a Field holds
    if value is None:
        return None
    if isinstance(field, kinds.Choice):
        word = field.words(value)
        return Cell(word.title_text, tone=word.tone) if field.chip else word.title_text
    if isinstance(value, kinds.Ref) and value.tone is not None:
        return Cell(field.show(value), tone=value.tone)
    if _kind(field) != Kind.TEXT:
        typed: Value = value
        return typed
    return field.show(value)
