"""What a list asks of its source: ids once for a wish, records by page; from SQL or from memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from app.fields import Fields


@dataclass(frozen=True)
class Wish:
    """What a person wants a list to show: words anywhere, a text per column, and one column to sort by."""

    search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


class Row(Protocol):
    """A record of a list: a frozen dataclass with an id and one attribute per Field."""

    @property
    def id(self) -> int:
        """The id that selection, copy and export work on."""


class Rows(Protocol):
    """A source of rows for the one table of the program."""

    @property
    def fields(self) -> Fields:
        """The columns that the list can show."""

    def ids(self, wish: Wish) -> Sequence[int]:
        """Give the ids of all rows that fit the wish, in its order; ties are ordered by id."""

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        """Give the records of these ids, in this order; an id that has gone meanwhile is left out."""


class MemoryRows:
    """Rows that are all in memory already, such as the preview of an import."""

    def __init__(self, fields: Fields, records: Sequence[Row]) -> None:
        """Keep the records by id."""
        self.fields = fields
        self._records = {record.id: record for record in records}

    def ids(self, wish: Wish) -> list[int]:
        """Filter by what each column shows and sort by value, absent values last."""
        fits = [record for record in self._records.values() if self._fits(record, wish)]
        if wish.sort:
            fits.sort(key=lambda record: _sortable(getattr(record, wish.sort)))
            if wish.descending:
                fits.reverse()
        return [record.id for record in fits]

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Give the records of these ids."""
        return [self._records[each] for each in ids if each in self._records]

    def _fits(self, record: Row, wish: Wish) -> bool:
        return _fits(self.fields, record, wish)


class OrderedRows:
    """Rows in an order of their own that no sort changes, such as an agenda; read anew for every wish."""

    keeps_order = True
    """Told to the list, so that it offers no sort."""

    def __init__(self, fields: Fields, read: Callable[[], Sequence[Row]]) -> None:
        """Show what `read` gives."""
        self.fields = fields
        self._read = read
        self._records: dict[int, Row] = {}

    def ids(self, wish: Wish) -> list[int]:
        """Read, and give the ids of those that fit the words."""
        self._records = {record.id: record for record in self._read()}
        return [each for each, record in self._records.items() if _fits(self.fields, record, wish)]

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Give the records of these ids, as they were read last."""
        return [self._records[each] for each in ids if each in self._records]

    def every(self) -> list[Row]:
        """Give every record, as it was read last."""
        return list(self._records.values())


def _fits(fields: Fields, record: Row, wish: Wish) -> bool:
    shown = {each.name: each.show(getattr(record, each.name)).casefold() for each in fields}
    if any(text.casefold() not in shown.get(name, "") for name, text in wish.filters.items()):
        return False
    return all(
        any(word in text for text in shown.values()) for word in wish.search.casefold().split()
    )


def _sortable(value: Any) -> tuple[bool, Any]:  # noqa: ANN401 - whatever a Field holds
    if value is None or value == "":
        return (True, "")
    if isinstance(value, str):
        return (False, value.casefold())
    if hasattr(value, "name"):
        return (False, value.name.casefold())
    return (False, value)
