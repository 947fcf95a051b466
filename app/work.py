"""The unit of work: the one door for every change, with a label, a session inside and Changes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from app.errors import ChangedMeanwhile, Disagreement, InvalidValues, NotFound
from app.fields import Link, problems
from app.recording import Recorder, image_of, read_images, table_of
from models.base import Record
from models.engine import reserve_ids, writing
from models.journal import Act, Change, IssuedNumber

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.fields import Fields

R = TypeVar("R", bound=Record)
_CHUNK = 5000


class WorkSession(Session):
    """A session that may write only while it flushes, so that nothing passes the journal by."""

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what has changed with the guard open."""
        with writing(self.connection()):
            super().flush(objects)


class Work:
    """One act of a person in progress; made by `Core.work`, which commits it and writes its step."""

    def __init__(self, session: Session, about: str, today: date) -> None:
        """Record what happens in the session from now on."""
        self.session = session
        self.about = about
        self.today = today
        self.source_name: str | None = None
        self.source_digest: str | None = None
        self.recorder: Recorder = session.info["recorder"]

    def add(self, row: Record) -> int:
        """Add a new row and give its id."""
        self.session.add(row)
        self.session.flush()
        return row.id

    def get(self, record: type[R], row_id: int) -> R:
        """Fetch a row by its id; NotFound when it is gone."""
        row = self.session.get(record, row_id)
        if row is None:
            raise NotFound(record.__tablename__.replace("_", " "), row_id)
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
        columns = column_values(fields, values)
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
        """Add many rows at once, journaled, and give their ids; every row names the same columns."""
        table = table_of(record)
        connection = self.session.connection()
        ids = reserve_ids(connection, table.name, len(rows))
        empty = {column.name: _default(column) for column in table.columns}
        full = [{**empty, **row, "id": row_id} for row_id, row in zip(ids, rows, strict=True)]
        with writing(connection):
            for start in range(0, len(full), _CHUNK):
                connection.execute(insert(table), full[start : start + _CHUNK])
        self.recorder.inserted_many(table, full)
        return ids

    def update_many(self, record: type[Record], values: Mapping[int, Mapping[str, Any]]) -> None:
        """Change many rows at once: `{id: {column: value}}`, journaled; rows are read before in batches."""
        table = table_of(record)
        connection = self.session.connection()
        for row_id, _, before in read_images(connection, table, list(values)):
            self.recorder.updated(table.name, row_id, before)
        with writing(connection):
            for row_id, columns in values.items():
                changed = update(table).where(table.c.id == row_id)
                connection.execute(changed.values(**columns, version=table.c.version + 1))
        self.session.expire_all()

    def delete_many(self, record: type[Record], ids: Sequence[int]) -> None:
        """Remove many rows at once, journaled."""
        table = table_of(record)
        connection = self.session.connection()
        for row_id, version, before in read_images(connection, table, ids):
            self.recorder.deleted(table.name, row_id, before, version)
        with writing(connection):
            for start in range(0, len(ids), 500):
                connection.execute(delete(table).where(table.c.id.in_(ids[start : start + 500])))
        self.session.expire_all()

    def issue_number(self, series: str, period: str, row: Record) -> int:
        """Give a record its number for good, one above the last of its series and period; outside undo.

        A record that has one already (its closing was undone and done again) keeps it.
        """
        kept = issued_number(self.session, row)
        if kept is not None:
            return kept
        table = IssuedNumber.__table__
        last = select(table.c.number).where(table.c.series == series, table.c.period == period)
        number = (self.session.scalar(last.order_by(table.c.number.desc()).limit(1)) or 0) + 1
        connection = self.session.connection()
        with writing(connection):
            connection.execute(
                insert(IssuedNumber).values(
                    series=series,
                    period=period,
                    number=number,
                    table_name=row.__tablename__,
                    row_id=row.id,
                )
            )
        return number

    def _compare(self, row: Record, columns: Mapping[str, Any], shown: int) -> None:
        """Raise ChangedMeanwhile where a column set now was changed in the journal after the version shown."""
        image = image_of(
            table_of(type(row)), {c.name: getattr(row, c.name) for c in table_of(type(row)).columns}
        )
        later = self.session.scalars(
            select(Change.images).where(
                Change.table_name == row.__tablename__,
                Change.row_id == row.id,
                Change.act == Act.UPDATE,
                Change.row_version > shown,
            )
        )
        changed = " ".join(text for text in later if text)
        clashes = [
            Disagreement(name, value, getattr(row, name))
            for name, value in columns.items()
            if f'"{name}": [' in changed and getattr(row, name) != value and name in image
        ]
        if clashes:
            raise ChangedMeanwhile(tuple(clashes))


def issued_number(session: Session, row: Record) -> int | None:
    """Give the number a record was issued, or None while it is new."""
    table = IssuedNumber.__table__
    return session.scalar(
        select(table.c.number).where(
            table.c.table_name == row.__tablename__, table.c.row_id == row.id
        )
    )


def column_values(fields: Fields, values: Mapping[str, Any]) -> dict[str, Any]:
    """Turn values by Field name into values by column name; an unknown name is our bug."""
    links = {field.name for field in fields if isinstance(field, Link)}
    known = {field.name for field in fields if not field.computed}
    unknown = set(values) - known
    if unknown:
        raise KeyError(f"no such field: {sorted(unknown)}")
    return {f"{name}_id" if name in links else name: value for name, value in values.items()}


def field_values(fields: Fields, row: Record) -> dict[str, Any]:
    """Give a row's stored values by Field name, links by id; the other way round from `column_values`."""
    columns = set(table_of(type(row)).columns.keys())
    names = {
        field.name: f"{field.name}_id" if isinstance(field, Link) else field.name
        for field in fields
    }
    return {name: getattr(row, column) for name, column in names.items() if column in columns}


def _default(column: Any) -> Any:  # noqa: ANN401 - a column of any kind
    return None if column.default is None else column.default.arg


__all__ = ["Table", "Work", "WorkSession", "column_values", "field_values", "issued_number"]
