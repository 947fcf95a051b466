"""Listings: one declaration per kind of record, from which its list, its filters, its export and its JSON are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    bindparam,
    case,
    func,
    or_,
    select,
)

from app.belonging import OWNER, Belonging, within
from app.fields import (
    Choice,
    Day,
    Field,
    Fields,
    Figure,
    Flag,
    Money,
    Number,
    Percent,
    Ref,
    Time,
    by_name,
)
from app.filters import condition, contains

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from app.bootstrap import Core
    from app.rows import Row, Wish

_MEASURED = (Number, Percent, Money, Day, Time, Flag, Figure)
"""Kinds that are sorted by value and hold no words."""
_PAGE = 500
"""Records read with one round of queries."""
Scope = Mapping[str, Any]
AS_AT: ColumnElement[date] = bindparam("as_at", type_=Date())
"""The day of the scope, for the columns and conditions of a dated listing."""
IDS: BindParameter[Any] = bindparam("ids", type_=Integer(), expanding=True)
"""The ids that records are read by. A select with it is composed once (`@cache`): composing one that joins a few
tables takes ten times as long as asking by it, and such queries are asked at every key of a register."""


def unscoped(
    read: Callable[[Session, Sequence[int]], Sequence[Any]],
) -> Callable[[Session, Sequence[int], Scope], Sequence[Any]]:
    """Give for a listing what reads records that are the same in every scope."""

    def records(session: Session, ids: Sequence[int], _scope: Scope) -> Sequence[Any]:
        return read(session, ids)

    return records


@dataclass(frozen=True)
class Listing:
    """How a kind of record is listed.

    `columns` names, per listed Field, the SQL expression it is sorted and filtered by; `records` reads many records by
    id in a fixed number of queries; `within` turns a scope such as {"group": 3, "as_at": day} into conditions.
    """

    kind: str
    title: str
    one: str
    fields: Fields
    table: str
    id_column: InstrumentedAttribute[int]
    source: FromClause | Any
    columns: Mapping[str, ColumnElement[Any] | InstrumentedAttribute[Any]]
    records: Callable[[Session, Sequence[int], Scope], Sequence[Any]]
    within: Callable[[Scope], Sequence[ColumnElement[bool]]] = field(default=lambda _scope: ())
    order: tuple[str, ...] = ()
    about: Callable[[Any], str] = str
    sorts: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)
    """By what a Field is sorted where that is not what it is filtered by, such as 2025/9 before 2025/31."""
    found_by: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)
    """By what a Field is filtered where that is more than what it is sorted by, such as a name and its short form."""
    is_dated: bool = False
    """Whether its rows depend on the scope's day `as_at`, which is today where nobody says otherwise."""
    belongs: Belonging | None = None
    """Whose the rows are, for the scope's `partnership`; None where all partnerships of the file share them."""

    def ids(self, session: Session, wish: Wish, scope: Scope) -> list[int]:
        """Give the ids that fit a wish within a scope, in its order, ties by id."""
        chosen = self._chosen(wish, scope).order_by(*self._order(wish), self.id_column)
        return list(session.scalars(chosen, self._day(scope)))

    def count(self, session: Session, wish: Wish, scope: Scope) -> int:
        """Count the rows that fit a wish within a scope."""
        chosen = select(func.count()).select_from(self._chosen(wish, scope).subquery())
        return session.execute(chosen, self._day(scope)).scalar_one()

    def sum_of(self, session: Session, wish: Wish, scope: Scope, name: str) -> int:
        """Add up a column of whole numbers, such as pence, over the rows that fit a wish within a scope."""
        fits = self.id_column.in_(self._chosen(wish, scope))
        chosen = select(func.sum(self.columns[name])).select_from(self.source).where(fits)
        return int(session.execute(chosen, self._day(scope)).scalar_one() or 0)

    def read(self, session: Session, ids: Sequence[int], scope: Scope) -> list[Any]:
        """Give the records of these ids in this order; those that have gone are left out."""
        found = {
            record.id: record
            for start in range(0, len(ids), _PAGE)
            for record in self.records(session, ids[start : start + _PAGE], scope)
        }
        read = [found[each] for each in ids if each in found]
        return self.with_owners(session, read) if OWNER in self.fields else read

    def with_owners(self, session: Session, records: Sequence[Any]) -> list[Any]:
        """Give records that say whose they are, however they were read."""
        owners = self.owners(session, [record.id for record in records])
        return [replace(record, partnership=owners[record.id]) for record in records]

    def own(self, partnership_id: int | None) -> list[ColumnElement[bool]]:
        """Give the condition that rows of its source are of a partnership; none where all are wanted."""
        return within(self.belongs, partnership_id)

    def owners(self, session: Session, ids: Sequence[int]) -> dict[int, Ref]:
        """Give the partnership of each of these rows by its short name; nothing for a kind that all share."""
        if self.belongs is None:
            return {}
        return self.belongs.owners(session, self.id_column, self.source, ids)

    def _chosen(self, wish: Wish, scope: Scope) -> Select[int]:
        """Select the ids that fit; a filter for a column that the list no longer has counts for nothing."""
        chosen = (
            select(self.id_column)
            .select_from(self.source)
            .where(*self.within(scope), *self.own(scope.get("partnership")))
        )
        kinds = by_name(self.fields)
        for name, typed in wish.filters.items():
            if typed.strip() and name in self.columns:
                chosen = chosen.where(condition(kinds[name], self._filtered[name], typed.strip()))
        for word in wish.search.split():
            chosen = chosen.where(or_(*self._holding(word)))
        return chosen

    @property
    def _filtered(self) -> Mapping[str, Any]:
        return {**self.columns, **self.found_by}

    def _day(self, scope: Scope) -> dict[str, date]:
        return {"as_at": scope["as_at"]} if self.is_dated else {}

    def _holding(self, word: str) -> list[ColumnElement[bool]]:
        """Say per column of words that it holds a word; figures and days are found by their own filters."""
        kinds = by_name(self.fields)
        return [
            condition(kinds[name], column, word)
            if isinstance(kinds[name], Choice)
            else contains(column, word)
            for name, column in self._filtered.items()
            if not isinstance(kinds[name], _MEASURED)
        ]

    def _order(self, wish: Wish) -> list[ColumnElement[Any]]:
        names = (wish.sort,) if wish.sort in self.columns else self.order
        kinds = by_name(self.fields)
        found: list[ColumnElement[Any]] = []
        for name in names:
            column = self.columns[name]
            key = self.sorts[name] if name in self.sorts else _sort_key(kinds[name], column)
            found += [column.is_(None), key.desc() if wish.descending else key.asc()]
        return found


class SqlRows:
    """Rows of a listing in the open file: ids once, records by page."""

    def __init__(self, core: Core, listing: Listing, **scope: Any) -> None:  # noqa: ANN401 - a scope's values
        """List within a scope, such as group=3."""
        self.core = core
        self.listing = listing
        self.scope = {"as_at": core.clock.today(), **scope} if listing.is_dated else scope

    @property
    def fields(self) -> Fields:
        """Give the listing's fields."""
        return self.listing.fields

    @property
    def table(self) -> str:
        """Give the table whose rows these are."""
        return self.listing.table

    def ids(self, wish: Wish) -> list[int]:
        """Give the ids that fit."""
        with self.core.read() as session:
            return self.listing.ids(session, wish, self.scope)

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Give the records of these ids."""
        with self.core.read() as session:
            return self.listing.read(session, ids, self.scope)


def name_of(record: Any, column: Any) -> Any:  # noqa: ANN401 - a mapped class and the column that refers to it
    """Give in SQL the name of the record that a column refers to."""
    return select(record.name).where(record.id == column).scalar_subquery()


def _sort_key(kind: Field, column: Any) -> ColumnElement[Any]:  # noqa: ANN401
    if isinstance(kind, _MEASURED):
        return column  # type: ignore[no-any-return]  # a column of a mapped class is an expression too
    if isinstance(kind, Choice):
        return case({word: place for place, word in enumerate(kind.words)}, value=column)
    return func.lower(column)
