"""The unit of work: the one door for every change, with a label, a session inside and Changes out."""

from __future__ import annotations

import json
from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from sqlalchemy import Select, bindparam, func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from app.columns import column_values
from app.errors import ChangedMeanwhile, Disagreement, InvalidValues, NotFound
from app.fields import problems
from app.images import read_rows, table_of
from app.progress import UNWATCHED, in_parts
from models.base import Record
from models.bulk import delete_rows, insert_rows, update_rows
from models.engine import reserve_ids, writing
from models.journal import Act, Change, IssuedNumber

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Column, Connection

    from app.fields import Fields
    from app.progress import Progress
    from app.recording import Recorder

R = TypeVar("R", bound=Record)

_KEPT = 500
"""How many rows a unit of work keeps at hand: a session by itself forgets a row at once and would read it again."""


class WorkSession(Session):
    """A session that writes only while it flushes, and ends only with its unit of work."""

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what has changed with the guard open; every query asks, and mostly there is nothing."""
        changed = self.dirty
        if self.new or self.deleted or changed:
            connection = self.connection()
            with writing(connection):
                self.info["recorder"].read_ahead(connection, changed)
                super().flush(objects)

    def commit(self) -> NoReturn:
        """Refuse: a part of the work would be saved without its step."""
        raise RuntimeError("a unit of work is committed by Core.work alone")

    def rollback(self) -> NoReturn:
        """Refuse: what was noted for the journal would no longer be true."""
        raise RuntimeError("a unit of work is rolled back by Core.work alone; raise instead")

    def begin_nested(self) -> NoReturn:
        """Refuse, for the same reason."""
        raise RuntimeError("a unit of work is done whole or not at all")

    def finish(self) -> None:
        """Commit; only Core.work does, after the step is written."""
        super().commit()


class Work:
    """One act of a person in progress; made by `Core.work`, which commits it and writes its step."""

    def __init__(
        self, session: Session, about: str, today: date, progress: Progress = UNWATCHED
    ) -> None:
        """Record what happens in the session from now on; writing in bulk is told to the progress."""
        self.session = session
        self.about = about
        self.today = today
        self.progress = progress
        self.source_name: str | None = None
        self.source_digest: str | None = None
        self.recorder: Recorder = session.info["recorder"]
        self._kept: deque[Record] = deque(maxlen=_KEPT)

    def add(self, row: Record) -> int:
        """Add a new row and give its id."""
        self.session.add(row)
        self.session.flush()
        self._kept.append(row)
        return row.id

    def get(self, record: type[R], row_id: int) -> R:
        """Fetch a row by its id; NotFound when it is gone."""
        row = self.session.get(record, row_id)
        if row is None:
            raise NotFound(record.__tablename__.replace("_", " "), row_id)
        self._kept.append(row)
        return row

    def edit(
        self, row: Record, values: Mapping[str, Any], fields: Fields, shown: int | None = None
    ) -> None:
        """Set the values a person changed, by Field name, after checking each.

        `shown` is the version the person saw: where a field that is set now was changed by a later step,
        ChangedMeanwhile tells both values. Links take an id (column `<name>_id`).
        """
        found = problems(fields, dict(values))
        if found:
            raise InvalidValues(found)
        self.edit_columns(row, column_values(fields, values), shown)

    def edit_columns(
        self, row: Record, columns: Mapping[str, Any], shown: int | None = None
    ) -> None:
        """Do the same by column name, for what a Field keeps in several columns; checks no Field."""
        if shown is not None and shown != row.version:
            self._compare(row, columns, shown)
        for name, value in columns.items():
            setattr(row, name, value)
        self.session.flush()

    def delete(self, row: Record) -> None:
        """Remove a row."""
        self.session.delete(row)
        self.session.flush()

    def insert_many(self, record: type[Record], rows: Sequence[Mapping[str, Any]]) -> range:
        """Add many rows at once, journaled, and give their ids; a column that a row does not name stays empty."""
        named = set().union(*rows)
        defaults = {name: _default(table_of(record).columns.get(name)) for name in named}
        return self.insert_columns(
            record,
            {name: [row.get(name, defaults[name]) for row in rows] for name in named},
            len(rows),
        )

    def insert_columns(
        self, record: type[Record], columns: Mapping[str, Sequence[Any]], count: int
    ) -> range:
        """Add many rows given by column, each of `count` values; the same as rows, at half the cost of long ones.

        A column of another length is our bug: ValueError, before anything is written.
        """
        table = table_of(record)
        unknown = columns.keys() - set(table.columns.keys())
        if unknown:
            raise KeyError(f"no such column: {sorted(unknown)}")
        uneven = sorted(name for name, values in columns.items() if len(values) != count)
        if uneven:
            raise ValueError(f"not {count} values: {uneven}")
        connection = self._flushed()
        ids = reserve_ids(connection, table.name, count)
        whole = {
            each.name: columns[each.name] if each.name in columns else [_default(each)] * count
            for each in table.columns
        }
        whole["id"] = ids
        with writing(connection):
            for places in in_parts(range(count), self.progress, "Storing records"):
                part = {name: each[places[0] : places[-1] + 1] for name, each in whole.items()}
                insert_rows(connection, table, part)
                self.recorder.inserted_many(table, part)
        return ids

    def update_many(self, record: type[Record], values: Mapping[int, Mapping[str, Any]]) -> None:
        """Change many rows at once: `{id: {column: value}}`, journaled."""
        table = table_of(record)
        connection = self._flushed()
        with writing(connection):
            for part in in_parts(list(values), self.progress, "Changing records"):
                for row_id, _, before in read_rows(connection, table, part):
                    self.recorder.updated(table.name, row_id, before)
                alike: dict[tuple[str, ...], list[int]] = {}
                for row_id in part:
                    alike.setdefault(tuple(values[row_id]), []).append(row_id)
                for names, ids in alike.items():
                    new = {name: [values[row_id][name] for row_id in ids] for name in names}
                    update_rows(connection, table, ids, new)
        self.session.expire_all()

    def delete_many(self, record: type[Record], ids: Sequence[int]) -> None:
        """Remove many rows at once, journaled."""
        if not ids:
            return
        table = table_of(record)
        connection = self._flushed()
        with writing(connection):
            for part in in_parts(ids, self.progress, "Removing records"):
                for row_id, version, before in read_rows(connection, table, part):
                    self.recorder.deleted(table.name, row_id, before, version)
                delete_rows(connection, table, part)
        self.session.expire_all()

    def issue_numbers(
        self, series: str, period: str, rows: Sequence[Record]
    ) -> list[tuple[str, int]]:
        """Give records of one table their numbers for good, above the last of the series and period; outside undo.

        One that has its number already (its closing was undone and done again) keeps it, with the period it was given
        in. Gives (period, number) of each.
        """
        if not rows:
            return []
        connection = self._flushed()
        wanted = {"tables": {row.__tablename__ for row in rows}, "ids": [row.id for row in rows]}
        kept = connection.execute(_kept_numbers(), wanted)
        found = {row.row_id: (row.period, row.number) for row in kept}
        last = connection.scalar(_last_number(), {"series": series, "period": period})
        first = (last or 0) + 1
        fresh = [row for row in rows if row.id not in found]
        found |= {row.id: (period, number) for number, row in enumerate(fresh, first)}
        issued = [
            {
                "series": series,
                "period": period,
                "number": found[row.id][1],
                "table_name": row.__tablename__,
                "row_id": row.id,
            }
            for row in fresh
        ]
        if issued:
            with writing(connection):
                connection.execute(insert(IssuedNumber), issued)
        return [found[row.id] for row in rows]

    def _flushed(self) -> Connection:
        """Write what waits in the session first, so that acts in bulk come after it."""
        self.session.flush()
        return self.session.connection()

    def _compare(self, row: Record, columns: Mapping[str, Any], shown: int) -> None:
        """Raise ChangedMeanwhile where a column set now was changed in the journal after the version shown."""
        later = self.session.scalars(
            select(Change.images).where(
                Change.table_name == row.__tablename__,
                Change.row_id == row.id,
                Change.act == Act.UPDATE,
                Change.row_version > shown,
            )
        )
        changed = {name for images in later if images for name in json.loads(images)}
        clashes = tuple(
            Disagreement(name.removesuffix("_id"), value, getattr(row, name))
            for name, value in columns.items()
            if name in changed and getattr(row, name) != value
        )
        if clashes:
            raise ChangedMeanwhile(clashes)


@cache
def _kept_numbers() -> Select[int, str, int]:
    return select(IssuedNumber.row_id, IssuedNumber.period, IssuedNumber.number).where(
        IssuedNumber.table_name.in_(bindparam("tables", expanding=True)),
        IssuedNumber.row_id.in_(bindparam("ids", expanding=True)),
    )


@cache
def _last_number() -> Select[int]:
    return select(func.max(IssuedNumber.number)).where(
        IssuedNumber.series == bindparam("series"), IssuedNumber.period == bindparam("period")
    )


def _default(column: Column[Any] | None) -> Any:  # noqa: ANN401 - a value of any column kind
    """Give what stands in a column where a new row says nothing."""
    default = None if column is None else column.default
    return default.arg if isinstance(default, ScalarElementColumnDefault) else None
