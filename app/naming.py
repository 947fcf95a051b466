"""What a row is called, in sentences and in the history, by its title and its kind; also after it has gone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.images import conditions, shape_of
from app.journal import values_of
from app.wording import shortened
from models.base import Base
from models.journal import Act, Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from app.fields import Fields

Key = tuple[str, int]
"""A row: its table's name and its id."""

LONGEST = 80
"""Signs of a title that are shown."""

FEW = 3
"""Up to so many records a step is told by the first alone: the others are its parts."""

DEPTH = 2
"""How far a row that has no title of its own is named by the rows it refers to."""

_TITLES = (
    "name",
    "title",
    "heading",
    "post",
    "person",
    "text",
    "wording",
    "word",
    "what",
    "supplier",
)
"""Columns that name a row, the best first."""


@dataclass(frozen=True)
class Part:
    """What one and many rows of a table are called; with `owner`, the column of the record they are a part of.

    A table that no listing shows gives its Fields here, for the history.
    """

    table: str
    one: str
    many: str = ""
    owner: str = ""
    fields: Fields = ()


def names_of(session: Session, rows: Iterable[Key]) -> dict[Key, str]:
    """Name rows given by (table, id): agency “Barnardo's”, or by their kind and number where nothing names them."""
    wanted = list(dict.fromkeys(rows))
    titles = titles_of(session, wanted)
    return {
        (table, row_id): _with_kind(kind_of(table)[0], title)
        if (title := titles[table, row_id])
        else f"{kind_of(table)[0]} {row_id}"
        for table, row_id in wanted
    }


def _with_kind(kind: str, title: str) -> str:
    """Name a record by its kind and title; a title that begins with the kind says it already: action 2025/26."""
    if title.casefold().startswith(f"{kind.casefold()} "):
        return f"{kind}{title[len(kind) :]}"
    return f"{kind} “{title}”"


def titles_of(session: Session, rows: Iterable[Key], depth: int = DEPTH) -> dict[Key, str]:
    """Give rows' titles: those they are found under, else their own words, else what they refer to; empty if none.

    A row that has gone is called as it was last. A fixed number of queries per table, however many rows.
    """
    by_table: dict[str, list[int]] = {}
    for table, row_id in dict.fromkeys(rows):
        by_table.setdefault(table, []).append(row_id)
    found: dict[Key, str] = {}
    nameless: dict[Key, list[Key]] = {}
    for table, ids in by_table.items():
        titles = _searched(session, table, ids)
        values = _values(session, table, [each for each in ids if not titles.get(each)])
        for row_id in ids:
            title = titles.get(row_id) or _own_title(values.get(row_id, {}))
            found[table, row_id] = shortened(title, LONGEST)
            if not title and depth and row_id in values:
                nameless[table, row_id] = _referred(table, values[row_id])
    others = titles_of(session, _all(nameless), depth - 1) if nameless else {}
    for key, links in nameless.items():
        found[key] = shortened(", ".join(filter(None, (others[link] for link in links))), LONGEST)
    return found


def subject(session: Session, first: Key, changes: int) -> str:
    """Say what a step is about by the first record that it touched."""
    title = titles_of(session, [first])[first]
    return and_more(title, changes)


def and_more(title: str, changes: int) -> str:
    """Add to the title of the first record of a step how many more it touched, where these are not its parts."""
    return f"{title} and {changes - 1:,} more" if title and changes > FEW else title


@cache
def kind_of(table: str) -> tuple[str, str]:
    """Say what one row and many rows of a table are called: ("agency", "agencies")."""
    from app.catalogue import LISTINGS  # noqa: PLC0415 - the catalogue loads every feature

    part = parts().get(table)
    if part is not None:
        return part.one, part.many or f"{part.one}s"
    for listing in LISTINGS:
        if listing.table == table:
            return listing.one, listing.title[0].lower() + listing.title[1:]
    plain = table.replace("_", " ")
    return plain, f"{plain}s"


@cache
def parts() -> Mapping[str, Part]:
    """Give what the catalogue says of tables that belong to others, by table."""
    from app.catalogue import PARTS  # noqa: PLC0415 - the catalogue loads every feature

    return {part.table: part for part in PARTS}


def _searched(session: Session, table: str, ids: Sequence[int]) -> dict[int, str]:
    from app.catalogue import SEARCHED  # noqa: PLC0415 - the catalogue loads every feature

    words = next((each.words for each in SEARCHED if each.table == table), None)
    return {} if words is None else {key: title for key, (title, _) in words(session, ids).items()}


def _values(session: Session, name: str, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Give what names rows and what they refer to: as they stand, or as they were when they were removed."""
    table = Base.metadata.tables[name]
    wanted = [column for column in table.columns if column.name in _naming(table)]
    found: dict[int, dict[str, Any]] = {}
    for condition in conditions(table.c.id, ids):
        for row in session.execute(select(table.c.id, *wanted).where(condition)):
            found[row.id] = row._asdict()
    gone = set(ids) - found.keys()
    removals = select(Change.row_id, Change.images).order_by(Change.id)
    removals = removals.where(Change.table_name == name, Change.act == Act.DELETE)
    for condition in conditions(Change.__table__.c.row_id, gone):
        for row_id, images in session.execute(removals.where(condition)):
            before = {column: old for column, (old, _) in values_of(images).items()}
            found[row_id] = shape_of(table).values(before)
    return found


def _naming(table: Table) -> set[str]:
    links = {key.parent.name for key in table.foreign_keys}
    return links | ({*_TITLES, "number"} & set(table.columns.keys()))


def _own_title(values: Mapping[str, Any]) -> str:
    title = next((values[name] for name in _TITLES if values.get(name)), "")
    number = values.get("number")
    return f"{number} {title}" if title and isinstance(number, str) else str(title)


def _referred(table: str, values: Mapping[str, Any]) -> list[Key]:
    """Give the rows that a row refers to; what it was made for stands last in its table and first in its name."""
    columns = Base.metadata.tables[table].columns
    links = [
        (column.name, key.column.table.name) for column in columns for key in column.foreign_keys
    ]
    return [
        (target, int(values[name]))
        for name, target in reversed(links)
        if values.get(name) is not None and target != table
    ]


def _all(nameless: Mapping[Key, Sequence[Key]]) -> list[Key]:
    return [link for links in nameless.values() for link in links]
