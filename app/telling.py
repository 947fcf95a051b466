"""What a step did, as a person reads it: alike changes in bunches, records by name, values in the words of Fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from app.amounts import counted
from app.as_it_was import as_added
from app.clock import show_moment
from app.days import show_day
from app.fields import Field, Flag, Link, by_name
from app.journal import values_of
from app.naming import kind_of, parts, titles_of
from models.base import Base
from models.journal import Act, Change
from models.types import ChoiceOf, Instant, from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Column, ColumnElement
    from sqlalchemy.orm import Session

    from app.naming import Key

LONG = 120
"""Signs above which two texts are shown only around what differs between them."""

CONTEXT = 40
"""Signs shown before and after the difference of two long texts."""


@dataclass(frozen=True)
class Value:
    """One value of a record: its label, and what it was before and after; an empty text is no value."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ToldChange:
    """What a step did to one record: its kind, its name, the act, and its values in the order of the Fields."""

    kind: str
    name: str
    act: Act
    values: tuple[Value, ...]

    @property
    def sentence(self) -> str:
        """Say it in one line: "Added agency “Barnardo's”"."""
        called = f"{self.kind} “{self.name}”" if self.name else self.kind
        return f"{self.act.title_text} {called}"


@dataclass(frozen=True)
class Bunch:
    """Alike changes of one step: how many rows of one table were added, changed or removed."""

    table: str
    act: Act
    count: int

    @property
    def sentence(self) -> str:
        """Say it in one line: "Added 48 answers"."""
        return f"{self.act.title_text} {counted(self.count, *kind_of(self.table))}"


def bunches(
    session: Session, step_id: int, within: ColumnElement[bool] | None = None
) -> list[Bunch]:
    """Give the alike changes of a step in the order they came; `within` is a condition on Change."""
    chosen = select(Change.table_name, Change.act, func.count()).where(Change.step_id == step_id)
    if within is not None:
        chosen = chosen.where(within)
    chosen = chosen.group_by(Change.table_name, Change.act).order_by(func.min(Change.id))
    return [Bunch(*row) for row in session.execute(chosen)]


def told(
    session: Session,
    step_id: int,
    bunch: Bunch,
    *,
    skip: int = 0,
    limit: int = 20,
    within: ColumnElement[bool] | None = None,
) -> list[ToldChange]:
    """Tell a part of a bunch record by record, in a fixed number of queries."""
    alike = and_(
        Change.step_id == step_id, Change.table_name == bunch.table, Change.act == bunch.act
    )
    chosen = select(Change).where(alike).order_by(Change.id).offset(skip).limit(limit)
    if within is not None:
        chosen = chosen.where(within)
    return _in_words(session, bunch.table, session.scalars(chosen).all())


def _in_words(session: Session, table: str, changes: Sequence[Change]) -> list[ToldChange]:
    images = {change.id: values_of(change.images) for change in changes}
    added = [(change.id, change.row_id) for change in changes if change.act is Act.INSERT]
    for change_id, image in (as_added(session, table, added) if added else {}).items():
        images[change_id] = {name: (None, text) for name, text in image.items() if text != "no"}
    titles = titles_of(
        session,
        [
            *((table, change.row_id) for change in changes),
            *_linked(table, [pair for image in images.values() for pair in image.items()]),
        ],
    )
    return [
        ToldChange(
            kind_of(table)[0],
            titles[table, change.row_id],
            change.act,
            _values(table, images[change.id], titles),
        )
        for change in changes
    ]


def _linked(table: str, values: Sequence[tuple[str, tuple[str | None, str | None]]]) -> list[Key]:
    """Give the records that values refer to."""
    targets = _targets(table)
    return [
        (targets[name], int(text))
        for name, pair in values
        if name in targets
        for text in pair
        if text is not None
    ]


def _values(
    table: str, image: Mapping[str, tuple[str | None, str | None]], titles: Mapping[Key, str]
) -> tuple[Value, ...]:
    """Show what an image holds, in the order of the Fields; what was and is empty says nothing, nor a mere order."""
    fields, shown = fields_of(table), _shows(table, titles)
    order = {name: place for place, name in enumerate(fields)}
    found = []
    for name in sorted(image, key=lambda each: order.get(each, len(order))):
        before, after = (shown(name, text) for text in image[name])
        if (before or after) and name != "position":
            found.append(Value(label_of(table, name), *_around(before, after)))
    return tuple(found)


def _shows(table: str, titles: Mapping[Key, str]) -> Callable[[str, str | None], str]:
    """Give what shows the text of a column as a person reads it."""
    columns, fields, targets = (
        Base.metadata.tables[table].columns,
        fields_of(table),
        _targets(table),
    )

    def show(name: str, text: str | None) -> str:
        if text is None or name not in columns:
            return text or ""
        if name in targets:
            return titles.get((targets[name], int(text))) or f"no. {text}"
        return _shown(columns[name], fields.get(name), text)

    return show


def _shown(column: Column[Any], field: Field | None, text: str) -> str:
    kind: Any = column.type
    value = from_text(kind, text)
    if field is not None and not isinstance(field, Link):
        return field.show(value)
    if isinstance(kind, ChoiceOf):
        return kind.word(text).title_text
    if isinstance(kind, Instant):
        return show_moment(value)
    if isinstance(value, bool):
        return Flag("", "").show(value)
    return show_day(value) if hasattr(value, "year") else text


@cache
def fields_of(table: str) -> dict[str, Field]:
    """Give the Fields of a table by the columns they stand for, from its listings and its part in the catalogue."""
    from app.catalogue import LISTINGS  # noqa: PLC0415 - loads every feature's tables, as late as can be

    found: dict[str, Field] = {}
    every = [listing.fields for listing in LISTINGS if listing.table == table]
    part = parts().get(table)
    for fields in (*every, *((part.fields,) if part else ())):
        for name, field in by_name(fields).items():
            found.setdefault(f"{name}_id" if isinstance(field, Link) else name, field)
    return found


def label_of(table: str, column: str) -> str:
    """Give the label of a column's Field, or its name in words where no Field stands for it."""
    field = fields_of(table).get(column)
    return field.label if field else column.removesuffix("_id").replace("_", " ").capitalize()


@cache
def _targets(table: str) -> dict[str, str]:
    """Give the columns that refer to records, with the tables of those."""
    columns = Base.metadata.tables[table].columns
    return {column.name: key.column.table.name for column in columns for key in column.foreign_keys}


def _around(before: str, after: str) -> tuple[str, str]:
    """Show two long texts only around what differs, so that one changed word in a page of minutes is seen."""
    if not before or not after or max(len(before), len(after)) <= LONG:
        return before, after
    same = _alike(before, after)
    rest = min(len(before), len(after)) - same
    tail = min(rest, _alike(before[::-1], after[::-1]))
    return tuple(_cut(text, same - CONTEXT, len(text) - tail + CONTEXT) for text in (before, after))  # type: ignore[return-value]  # two in, two out


def _alike(one: str, other: str) -> int:
    """Count the signs that two texts begin with alike."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


def _cut(text: str, first: int, last: int) -> str:
    opening, ending = "…" if first > 0 else "", "…" if last < len(text) else ""
    return f"{opening}{text[max(0, first) : last]}{ending}"
