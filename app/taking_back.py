"""Taking a step back: the inverse of its changes, worked out from the journal and applied as a new step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, UniqueConstraint, select

from app.chain import CHANGE
from app.errors import CannotTakeBack, NothingToUndo
from app.images import Shape, conditions, read_rows, shape_of
from app.journal import StepLine, step_line, values_of
from app.naming import names_of
from app.progress import PART, in_parts, step, track
from app.telling import label_of
from models.base import Base
from models.bulk import delete_rows, insert_rows, update_rows
from models.engine import defer_keys, writing
from models.journal import Act

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

    from app.work import Work

NAMED = 20
"""How many records in the way are named."""
_LOOKING = "Looking whether something is in the way"
_TAKING = "Taking records back"


def take_back(work: Work, step_id: int) -> StepLine:
    """Apply the inverse of a step; CannotTakeBack, with nothing changed, where a row is no longer as it left it."""
    line = step_line(work.session, step_id)
    if line is None or not line.can_undo or line.is_undone:
        raise NothingToUndo("take back")
    inverses = _inverses(work, step_id)
    clashes = [clash for inverse in inverses.values() for clash in inverse.clashes()]
    clashes += [clash for inverse in inverses.values() for clash in inverse.dependants(inverses)]
    clashes += [clash for inverse in inverses.values() for clash in inverse.missing(inverses)]
    kept = _guarded(work.session, inverses)
    if clashes or kept:
        raise CannotTakeBack(line.label, (*_in_words(work.session, clashes), *kept))
    connection = work.session.connection()
    defer_keys(connection)
    with writing(connection):
        for inverse in inverses.values():
            inverse.apply()
    work.session.expire_all()
    return line


@dataclass(frozen=True)
class _Clash:
    """Why a step cannot be taken back: a sentence with a place for each row it names."""

    sentence: str
    rows: tuple[tuple[str, int], ...]


class _Inverse:
    """The changes of a step to one table, newest first, and what must be done to take them back.

    Only the columns that the step changed are compared with the rows as they stand.
    """

    def __init__(self, work: Work, table: Table, changes: Sequence[Row[Any]]) -> None:
        self.table = table
        self.shape: Shape = shape_of(table)
        self.changes = changes
        self.recorder = work.recorder
        self.connection = work.session.connection()
        self.going = self._ids(Act.INSERT)
        self.coming = self._ids(Act.DELETE)
        self.progress = work.progress
        self.values = {
            each.row_id: values_of(each.images)
            for part in in_parts(changes, work.progress, _LOOKING)
            for each in part
        }
        self.live = {
            row_id: (version, texts)
            for part in in_parts([each.row_id for each in changes], work.progress, _LOOKING)
            for row_id, version, texts in read_rows(self.connection, table, part)
        }

    def clashes(self) -> list[_Clash]:
        """Say which rows are no longer as the step left them."""
        return [
            _Clash(sentence, ((self.table.name, change.row_id),))
            for part in in_parts(self.changes, self.progress, _LOOKING)
            for change in part
            if (sentence := self._clash(change))
        ]

    def dependants(self, inverses: Mapping[str, _Inverse]) -> list[_Clash]:
        """Say which other records refer to rows that would go."""
        return [
            _Clash("{0} refers to {1}", ((table.name, row_id), (self.table.name, target)))
            for table, column in track(_referring(self.table), self.progress, _LOOKING, every=1)
            for condition in conditions(column, self.going)
            for row_id, target in self.connection.execute(
                select(table.c.id, column).where(condition)
            )
            if table.name not in inverses or inverses[table.name].leaves(row_id, column.name)
        ]

    def leaves(self, row_id: int, column: str) -> bool:
        """Say whether a row's column stays as it is."""
        return row_id not in self.going and column not in self.values.get(row_id, ())

    def missing(self, inverses: Mapping[str, _Inverse]) -> list[_Clash]:
        """Say which records that the returning values refer to have been removed."""
        found = []
        for key in track(list(self.table.foreign_keys), self.progress, _LOOKING, every=1):
            target = key.column.table
            coming = inverses[target.name].coming if target.name in inverses else set()
            wanted = self._returning(key.parent.name)
            there = {
                row_id
                for condition in conditions(target.c.id, wanted.keys() - coming)
                for (row_id,) in self.connection.execute(select(target.c.id).where(condition))
            }
            found += [
                _Clash(
                    "{0} is not there for {1}",
                    ((target.name, each), (self.table.name, wanted[each])),
                )
                for each in wanted.keys() - coming - there
            ]
        return found

    def _ids(self, act: Act) -> set[int]:
        return {change.row_id for change in self.changes if change.act is act}

    def _returning(self, column: str) -> dict[int, int]:
        """Give the references that would stand in a column again, each with a row that holds it."""
        before = (
            (values[column][0], row_id)
            for row_id, values in self.values.items()
            if column in values
        )
        return {int(text): row_id for text, row_id in before if text is not None}

    def apply(self) -> None:
        """Write: first what goes, then what changes back, then what returns."""
        acts: dict[Act, list[Row[Any]]] = {}
        for change in self.changes:
            acts.setdefault(change.act, []).append(change)
        for part in in_parts(acts.get(Act.INSERT, []), self.progress, _TAKING):
            gone = [change.row_id for change in part]
            for row_id in gone:
                version, texts = self.live[row_id]
                self.recorder.deleted(self.table.name, row_id, texts, version)
            delete_rows(self.connection, self.table, gone)
        changed = acts.get(Act.UPDATE, [])
        for change in changed:
            self.recorder.updated(self.table.name, change.row_id, self.live[change.row_id][1])
        if self._may_collide(changed):
            self._replace(changed)
        else:
            for part in in_parts(changed, self.progress, _TAKING):
                self._update(part)
        for part in in_parts(acts.get(Act.DELETE, []), self.progress, _TAKING):
            self._insert(part)

    def _clash(self, change: Row[Any]) -> str | None:
        now = self.live.get(change.row_id)
        if change.act is Act.DELETE:
            return "{0} is there again" if now else None
        if now is None:
            return "{0} has been removed"
        if change.act is Act.INSERT:
            same = self.shape.digest(change.salt or b"", now[1]) == change.digest
            return None if same else "{0} has been changed since"
        image = self.shape.image(now[1])
        values = self.values[change.row_id]
        differs = [name for name, (_, after) in values.items() if image.get(name) != after]
        words = ", ".join(label_of(self.table.name, name) for name in differs)
        return f"{{0}} has been changed since ({words})" if differs else None

    def _update(self, changes: Sequence[Row[Any]]) -> None:
        alike: dict[tuple[str, ...], list[tuple[int, dict[str, Any]]]] = {}
        for change in changes:
            before = self._before(change)
            alike.setdefault(tuple(before), []).append((change.row_id, before))
        for names, rows in alike.items():
            columns = {name: [values[name] for _, values in rows] for name in names}
            update_rows(self.connection, self.table, [row_id for row_id, _ in rows], columns)

    def _replace(self, changes: Sequence[Row[Any]]) -> None:
        """Take rows out and put them back changed: two that exchange a unique value would collide one by one."""
        rows = []
        for change in changes:
            version, texts = self.live[change.row_id]
            whole = self.shape.values(self.shape.image(texts)) | self._before(change)
            rows.append({**whole, "id": change.row_id, "version": version + 1})
        delete_rows(self.connection, self.table, [row["id"] for row in rows])
        insert_rows(self.connection, self.table, _by_column(rows))

    def _insert(self, changes: Sequence[Row[Any]]) -> None:
        empty = dict.fromkeys(self.shape.names)
        rows = [
            {**empty, **self._before(each), "id": each.row_id, "version": each.row_version + 1}
            for each in changes
        ]
        if rows:
            insert_rows(self.connection, self.table, _by_column(rows))
            self.recorder.inserted_many(self.table, _by_column(rows))

    def _before(self, change: Row[Any]) -> dict[str, Any]:
        return self.shape.values(
            {name: before for name, (before, _) in self.values[change.row_id].items()}
        )

    def _may_collide(self, changes: Sequence[Row[Any]]) -> bool:
        unique = _unique_columns(self.table)
        return sum(1 for each in changes if unique & self.values[each.row_id].keys()) > 1


def _inverses(work: Work, step_id: int) -> dict[str, _Inverse]:
    chosen = select(CHANGE).where(CHANGE.c.step_id == step_id).order_by(CHANGE.c.id.desc())
    by_table: dict[str, list[Row[Any]]] = {}
    for place, change in enumerate(work.session.connection().execute(chosen)):
        if place % PART == 0:
            step(work.progress, _LOOKING, 0, 0)
        by_table.setdefault(change.table_name, []).append(change)
    return {
        name: _Inverse(work, Base.metadata.tables[name], rows) for name, rows in by_table.items()
    }


def _guarded(session: Session, inverses: Mapping[str, _Inverse]) -> list[str]:
    """Ask the features whether something keeps the step's rows as they are, such as issued minutes."""
    from app.catalogue import GUARDS  # noqa: PLC0415 - the catalogue loads every feature

    found = (
        sentence
        for name, inverse in inverses.items()
        for guard in GUARDS
        for sentence in guard(session, name, inverse.values)
    )
    return list(dict.fromkeys(found))


def _in_words(session: Session, clashes: Sequence[_Clash]) -> tuple[str, ...]:
    """Name the records of the first clashes; beyond those a person looks at, their number is enough."""
    shown = clashes[:NAMED]
    names = names_of(session, (row for clash in shown for row in clash.rows))
    words = [clash.sentence.format(*(names[row] for row in clash.rows)) for clash in shown]
    rest = len(clashes) - len(shown)
    return tuple(dict.fromkeys(words)) + ((f"{rest} more",) if rest else ())


def _by_column(rows: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in rows[0]}


def _referring(target: Table) -> list[tuple[Table, Column[Any]]]:
    return [
        (table, key.parent)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is target
    ]


def _unique_columns(table: Table) -> set[str]:
    indexed = {column.name for index in table.indexes if index.unique for column in index.columns}
    constrained = {
        column.name
        for each in table.constraints
        if isinstance(each, UniqueConstraint)
        for column in each.columns
    }
    return indexed | constrained
