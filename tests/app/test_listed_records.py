"""Every listed record of the sample holds, for each Field, a value of the Field's own type that it can show."""

from __future__ import annotations

from dataclasses import fields as attributes
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from app.catalogue import LISTINGS
from app.fields import (
    Choice,
    Day,
    Field,
    Figure,
    Flag,
    Link,
    Links,
    Mark,
    Money,
    Number,
    Percent,
    Ref,
    Time,
)
from app.listing import Listing, SqlRows
from app.rows import Wish
from models.words import Word

if TYPE_CHECKING:
    from app.bootstrap import Core

TYPES: dict[type[Field], tuple[type, ...]] = {
    Number: (int,),
    Percent: (Decimal, int),
    Money: (int,),
    Figure: (Decimal, int, Mark),
    Day: (date,),
    Time: (time,),
    Choice: (Word,),
    Flag: (bool,),
    Link: (Ref,),
    Links: (tuple,),
}


def fits(field: Field, value: Any) -> bool:  # noqa: ANN401 - a value of any Field
    """Say whether a value is of the Field's type, and its text short enough to be one line where it is one."""
    kinds = next((kinds for kind, kinds in TYPES.items() if isinstance(field, kind)), (str,))
    return value is None or (isinstance(value, kinds) and isinstance(field.show(value), str))


@pytest.mark.parametrize("each", LISTINGS, ids=lambda each: each.kind)
def test_every_field_is_an_attribute_of_its_type(sample: Core, each: Listing) -> None:
    rows = SqlRows(sample, each)
    for record in rows.rows(rows.ids(Wish())[:40]):
        names = {attribute.name for attribute in attributes(record)}  # type: ignore[arg-type]  # a record is one
        values = {field: getattr(record, field.name) for field in each.fields}
        assert "id" in names
        assert [
            (field.name, value) for field, value in values.items() if not fits(field, value)
        ] == []
        assert isinstance(each.about(record), str)


@pytest.mark.parametrize("each", LISTINGS, ids=lambda each: each.kind)
def test_records_are_frozen(sample: Core, each: Listing) -> None:
    rows = SqlRows(sample, each)
    for record in rows.rows(rows.ids(Wish())[:1]):
        with pytest.raises(AttributeError):
            record.id = 1  # type: ignore[misc]  # the fault under test


@pytest.mark.parametrize("each", LISTINGS, ids=lambda each: each.kind)
def test_a_row_is_found_by_every_short_name_it_is_shown_by(sample: Core, each: Listing) -> None:
    rows = SqlRows(sample, each)
    shown = rows.rows(rows.ids(Wish())[:40])
    for field in (field for field in each.fields if field.name in each.columns):
        for record in shown:
            brief = field.brief(getattr(record, field.name))
            words = {field.name: brief.replace(";", " ")}
            assert not brief or record.id in rows.ids(Wish(filters=words)), (field.name, brief)
