"""The journal read back: the history of the file and of a record, and what Ctrl+Z and Ctrl+Y would take."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from models.journal import Act, Change, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

__all__ = [
    "Act",
    "NextSteps",
    "StepLine",
    "first_row",
    "history",
    "standing",
    "step_line",
]

RECENT = 1000
"""How many own steps back Ctrl+Z looks."""


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
    """Whether it may be taken back: it was no act for good, and no newer program has rewritten rows since."""
    is_undone: bool = False


@dataclass(frozen=True)
class NextSteps:
    """What Ctrl+Z and Ctrl+Y would take: a step each, or None.

    `redo` is the undo that would be taken back, under the label of the act that comes again.
    """

    undo: StepLine | None
    redo: StepLine | None
    for_good: StepLine | None = None
    """The newest own act that nothing takes back, where it came after the one that Ctrl+Z would take."""


def history(session: Session, *, limit: int = 200) -> list[StepLine]:
    """Give the newest steps, newest first, for the file's history."""
    chosen = select(Step.id).order_by(Step.id.desc()).limit(limit)
    return list(_lines(session, session.scalars(chosen).all()).values())


def first_row(session: Session, step_id: int, table: str) -> int | None:
    """Give the id of the first row of a table that a step changed, or None."""
    chosen = select(Change.row_id).where(Change.step_id == step_id, Change.table_name == table)
    return session.scalars(chosen.order_by(Change.id).limit(1)).first()


def steps_from(session: Session, digest: str) -> list[StepLine]:
    """Give the steps that brought in a file of this SHA-256 and still stand, newest first."""
    chosen = select(Step.id).where(Step.source_digest == digest)
    lines = _lines(session, session.scalars(chosen).all())
    return [line for line in lines.values() if not line.is_undone and line.undoes_id is None]


def first_step(session: Session, table: str, row_id: int) -> StepLine | None:
    """Give the step that entered a row, or None where the history does not know it."""
    chosen = select(Change.step_id).where(Change.table_name == table, Change.row_id == row_id)
    step_id = session.scalars(chosen.order_by(Change.id).limit(1)).first()
    return None if step_id is None else step_line(session, step_id)


def step_line(session: Session, step_id: int) -> StepLine | None:
    """Give one step as history shows it, or None."""
    return _lines(session, [step_id]).get(step_id)


def step_lines(session: Session, ids: Sequence[int]) -> dict[int, StepLine]:
    """Give many steps by their ids."""
    return _lines(session, ids)


def standing(session: Session, who: str) -> NextSteps:
    """Find what Ctrl+Z and Ctrl+Y would take: the newest own act that stands, and the newest own undo of one.

    An act taken back out of its turn, from the history, counts as an act of its own.
    """
    own = select(Step.id, Step.undoes_id, Step.can_undo).where(
        Step.who == who, Step.id > _baseline(session)
    )
    newest = session.execute(own.order_by(Step.id.desc()).limit(RECENT))
    rows = [(row.id, row.undoes_id, row.can_undo) for row in newest]
    mine = {step_id for step_id, _, _ in rows}
    by_others = {each for each, undo in _undone(session).items() if undo not in mine}
    undo, redo = _stacks(reversed(rows), by_others)
    final = next((step_id for step_id, _, can_undo in rows if not can_undo), 0)
    passed = [final] if final > max(undo, default=0) else []
    lines = _lines(session, [*undo[-1:], *passed, *(each for pair in redo[-1:] for each in pair)])
    return NextSteps(
        lines[undo[-1]] if undo else None,
        _again(lines, *redo[-1]) if redo else None,
        lines[final] if passed else None,
    )


def newest_standing(session: Session) -> StepLine | None:
    """Give the newest of the last steps that is an act, stands, and may be taken back, whosever it is."""
    acts = (
        line
        for line in history(session, limit=RECENT)
        if line.can_undo and not line.is_undone and line.undoes_id is None
    )
    return next(acts, None)


def values_of(images: str | None) -> dict[str, tuple[str | None, str | None]]:
    """Read a change's images: `{column: (before, after)}`."""
    return {name: (old, new) for name, (old, new) in json.loads(images).items()} if images else {}


def _stacks(
    rows: Iterable[tuple[int, int | None, bool]], left_out: set[int]
) -> tuple[list[int], list[tuple[int, int]]]:
    """Follow the own steps, oldest first: what can be undone, and (undo, act) pairs that can be done again."""
    undo: list[int] = []
    redo: list[tuple[int, int]] = []
    for step_id, undoes_id, can_undo in rows:
        if undo and undoes_id == undo[-1]:
            redo.append((step_id, undo.pop()))
        elif redo and undoes_id == redo[-1][0]:
            undo.append(redo.pop()[1])
        else:
            redo.clear()
            if can_undo and step_id not in left_out:
                undo.append(step_id)
    return undo, redo


def _again(lines: Mapping[int, StepLine], undo_id: int, act_id: int) -> StepLine:
    act = lines[act_id]
    return replace(lines[undo_id], label=act.label, about=act.about)


def _undone(session: Session) -> dict[int, int]:
    """Give the steps that stand undone, each with the step that did it; an undo that was itself undone counts not."""
    pairs = select(Step.id, Step.undoes_id).where(Step.undoes_id.is_not(None))
    undone: dict[int, int] = {}
    for step_id, undoes_id in session.execute(pairs.order_by(Step.id.desc())):
        if undoes_id is not None and step_id not in undone:
            undone[undoes_id] = step_id
    return undone


def _baseline(session: Session) -> int:
    """Give the step at which a newer program last rewrote rows; 0 if none did."""
    return session.scalar(select(func.max(Step.id)).where(Step.is_baseline.is_(True))) or 0


def _lines(session: Session, ids: Sequence[int]) -> dict[int, StepLine]:
    """Read steps by their ids, newest first."""
    if not ids:
        return {}
    baseline, undone = _baseline(session), _undone(session)
    steps = select(Step).where(Step.id.in_(set(ids))).order_by(Step.id.desc())
    return {step.id: _line(step, baseline, undone) for step in session.scalars(steps)}


def _line(step: Step, baseline: int, undone: Mapping[int, int]) -> StepLine:
    return StepLine(
        step.id,
        step.at,
        step.who,
        step.label,
        step.about,
        step.change_count,
        step.undoes_id,
        step.can_undo and step.id > baseline,
        step.id in undone,
    )
