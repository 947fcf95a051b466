"""The journal read back: history, undo, redo, taking back an earlier step, and proof that it was not altered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Table, delete, func, insert, select, update

from app.errors import CannotTakeBack, NothingToUndo
from app.recording import (
    Image,
    chain,
    chained,
    digest,
    image_of,
    read_images,
    table_of,
    table_of_step,
)
from models.engine import defer_keys, writing
from models.journal import Act, Change, Step
from models.tables import journaled
from models.types import from_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.work import Work

RECENT = 1000
"""How many steps back Ctrl+Z looks for one that still stands."""


@dataclass(frozen=True)
class StepLine:
    """A step as history shows it."""

    id: int
    at: datetime
    who: str
    label: str
    about: str
    changes: int
    undoes_id: int | None
    can_undo: bool


@dataclass(frozen=True)
class ChangeLine:
    """What one step did to one row: `{column: (before, after)}` in portable text, empty for an insert."""

    step: StepLine
    table: str
    row_id: int
    act: Act
    values: dict[str, tuple[str | None, str | None]]


@dataclass(frozen=True)
class Standing:
    """What Ctrl+Z and Ctrl+Y would take: a step each, or None."""

    undo: StepLine | None
    redo: StepLine | None


def history(session: Session, *, limit: int = 200, before_id: int | None = None) -> list[StepLine]:
    """Give the newest steps, newest first, for the file's history."""
    steps = _steps().limit(limit)
    if before_id is not None:
        steps = steps.where(Step.id < before_id)
    return [_line(row) for row in session.execute(steps)]


def history_of(session: Session, table: str, row_id: int) -> list[ChangeLine]:
    """Give every change of one record, newest first."""
    found = select(Change).where(Change.table_name == table, Change.row_id == row_id)
    changes = session.scalars(found.order_by(Change.step_id.desc())).all()
    steps = _lines(session, [change.step_id for change in changes])
    return [_change_line(steps[change.step_id], change) for change in changes]


def changes_of(session: Session, step_id: int, limit: int = 500) -> list[ChangeLine]:
    """Give what one step changed, at most `limit` rows."""
    steps = _lines(session, [step_id])
    found = select(Change).where(Change.step_id == step_id).order_by(Change.id).limit(limit)
    return [_change_line(steps[step_id], change) for change in session.scalars(found)]


def standing(session: Session, who: str) -> Standing:
    """Find the newest own step not yet undone, and the newest undo that nothing has followed."""
    rows = [_line(row) for row in session.execute(_steps().limit(RECENT))]
    undone = _undone(rows)
    undo = next(
        (
            row
            for row in rows
            if row.who == who and row.can_undo and row.undoes_id is None and row.id not in undone
        ),
        None,
    )
    return Standing(undo, _redo(rows, undone, who))


def take_back(work: Work, step_id: int) -> StepLine:
    """Apply the inverse of a step; CannotTakeBack, with nothing changed, where a row is no longer as it left it.

    References are checked when the unit of work commits; `Core.take_back` turns that refusal into the same error.
    """
    session = work.session
    line = _lines(session, [step_id]).get(step_id)
    if line is None or not line.can_undo:
        raise NothingToUndo("take back")
    changes = session.scalars(
        select(Change).where(Change.step_id == step_id).order_by(Change.id.desc())
    ).all()
    _Inverse(work, line).apply(changes)
    return line


class _Inverse:
    """Takes the changes of a step back, table by table, comparing only the columns the step changed."""

    def __init__(self, work: Work, line: StepLine) -> None:
        self.work = work
        self.line = line
        self.connection = work.session.connection()
        self.classes = journaled()

    def apply(self, changes: Sequence[Change]) -> None:
        """Check every row first, then write all of them with the references deferred."""
        live = self._live(changes)
        clashes = tuple(text for change in changes if (text := self._clash(change, live)))
        if clashes:
            raise CannotTakeBack(self.line.label, clashes)
        defer_keys(self.connection)
        with writing(self.connection):
            for name in dict.fromkeys(change.table_name for change in changes):
                self._apply_table(name, [each for each in changes if each.table_name == name], live)
        self.work.session.expire_all()

    def _live(self, changes: Sequence[Change]) -> dict[tuple[str, int], tuple[int, Image]]:
        wanted: dict[str, list[int]] = {}
        for change in changes:
            wanted.setdefault(change.table_name, []).append(change.row_id)
        return {
            (name, row_id): (version, image)
            for name, ids in wanted.items()
            for row_id, version, image in read_images(self.connection, self._table(name), ids)
        }

    def _clash(self, change: Change, live: dict[tuple[str, int], tuple[int, Image]]) -> str | None:
        now = live.get((change.table_name, change.row_id))
        what = f"{change.table_name.replace('_', ' ')} {change.row_id}"
        if change.act is Act.DELETE:
            return f"{what} is there again" if now else None
        if now is None:
            return f"{what} has been removed"
        if change.act is Act.INSERT:
            same = digest(change.salt or b"", now[1]) == change.digest
            return None if same else f"{what} has been changed since"
        differs = [
            name for name, (_, after) in _values(change).items() if now[1].get(name) != after
        ]
        return f"{what} has been changed since ({', '.join(differs)})" if differs else None

    def _apply_table(
        self, name: str, changes: Sequence[Change], live: dict[tuple[str, int], tuple[int, Image]]
    ) -> None:
        table, recorder = self._table(name), self.work.recorder
        gone = [change.row_id for change in changes if change.act is Act.INSERT]
        for row_id in gone:
            version, image = live[name, row_id]
            recorder.deleted(name, row_id, image, version)
        for start in range(0, len(gone), 500):
            self.connection.execute(delete(table).where(table.c.id.in_(gone[start : start + 500])))
        for change in changes:
            if change.act is Act.UPDATE:
                recorder.updated(name, change.row_id, live[name, change.row_id][1])
                self.connection.execute(
                    update(table)
                    .where(table.c.id == change.row_id)
                    .values(**_typed(table, change), version=table.c.version + 1)
                )
        back = [change for change in changes if change.act is Act.DELETE]
        if back:
            rows = [
                {**_typed(table, change), "id": change.row_id, "version": change.row_version + 1}
                for change in back
            ]
            self.connection.execute(insert(table), rows)
            for change in back:
                recorder.inserted(name, change.row_id)

    def _table(self, name: str) -> Table:
        return table_of(self.classes[name])


def find_tampering(session: Session) -> list[str]:
    """Verify the chain of steps and the newest digest of every journaled row against the row itself."""
    return [*_broken_links(session), *_strange_rows(session)]


def head(session: Session) -> str:
    """Give the newest chain value in hexadecimal, as it is stored in backups and issued minutes."""
    table = table_of_step()
    last = session.execute(select(table.c.chain).order_by(table.c.id.desc()).limit(1)).scalar()
    return (last or b"").hex()


def _broken_links(session: Session) -> list[str]:
    before, found = b"", []
    steps = session.execute(select(table_of_step()).order_by(Step.id)).mappings().all()
    wanted = select(
        Change.step_id, Change.table_name, Change.row_id, Change.act, Change.digest
    ).order_by(Change.step_id, Change.id)
    changes: dict[int, list[Any]] = {}
    for row in session.execute(wanted).mappings():
        changes.setdefault(row["step_id"], []).append(row)
    for step in steps:
        if chain(before, chained(step), changes.get(step["id"], [])) != step["chain"]:
            found.append(f"history: step {step['id']} of {step['at']:%d %b %Y} was altered")
        before = step["chain"]
    return found


def _strange_rows(session: Session) -> list[str]:
    newest = (
        select(Change.table_name, Change.row_id, func.max(Change.id).label("newest"))
        .group_by(Change.table_name, Change.row_id)
        .subquery()
    )
    last = select(Change.table_name, Change.row_id, Change.act, Change.digest, Change.salt)
    known: dict[str, dict[int, Any]] = {}
    for row in session.execute(last.join(newest, Change.id == newest.c.newest)):
        known.setdefault(row.table_name, {})[row.row_id] = row
    found = []
    for name, record in journaled().items():
        found += _strange_rows_of(session, name, table_of(record), known.get(name, {}))
    return found


def _strange_rows_of(session: Session, name: str, table: Table, known: dict[int, Any]) -> list[str]:
    what, found, seen = name.replace("_", " "), [], set()
    for row in session.execute(select(table)).mappings():
        seen.add(row["id"])
        last = known.get(row["id"])
        if last is None or last.act == Act.DELETE:
            found.append(f"{what} {row['id']} was added outside the program")
        elif last.salt is not None and digest(last.salt, image_of(table, row)) != last.digest:
            found.append(f"{what} {row['id']} was changed outside the program")
    lost = [
        row_id for row_id, last in known.items() if last.act != Act.DELETE and row_id not in seen
    ]
    return found + [f"{what} {row_id} was removed outside the program" for row_id in lost]


def _steps() -> Any:  # noqa: ANN401 - a select of plain columns
    count = select(func.count()).where(Change.step_id == Step.id).correlate(Step).scalar_subquery()
    return select(
        Step.id,
        Step.at,
        Step.who,
        Step.label,
        Step.about,
        count.label("changes"),
        Step.undoes_id,
        Step.can_undo,
    ).order_by(Step.id.desc())


def _line(row: Row[Any]) -> StepLine:
    return StepLine(**row._mapping)  # noqa: SLF001 - a Row's own public name for its mapping


def _lines(session: Session, ids: Sequence[int]) -> dict[int, StepLine]:
    return {row.id: _line(row) for row in session.execute(_steps().where(Step.id.in_(set(ids))))}


def _undone(rows: Sequence[StepLine]) -> set[int]:
    """Give the steps that stand undone: an undo counts unless it was itself undone (rows come newest first)."""
    undone: set[int] = set()
    for row in rows:
        if row.undoes_id is not None and row.id not in undone:
            undone.add(row.undoes_id)
    return undone


def _redo(rows: Sequence[StepLine], undone: set[int], who: str) -> StepLine | None:
    """Give the newest own undo that still stands, unless an ordinary step has come after it."""
    by_id = {row.id: row for row in rows}
    for row in rows:
        if row.who != who:
            continue
        if row.undoes_id is None:
            return None
        target = by_id.get(row.undoes_id)
        is_undo = target is not None and target.undoes_id is None
        if is_undo and row.id not in undone:
            return row
    return None


def _values(change: Change) -> dict[str, tuple[str | None, str | None]]:
    images: dict[str, list[str | None]] = json.loads(change.images) if change.images else {}
    return {name: (pair[0], pair[1]) for name, pair in images.items()}


def _typed(table: Table, change: Change) -> dict[str, Any]:
    return {
        name: from_text(table.c[name].type, before) for name, (before, _) in _values(change).items()
    }


def _change_line(step: StepLine, change: Change) -> ChangeLine:
    return ChangeLine(step, change.table_name, change.row_id, change.act, _values(change))
