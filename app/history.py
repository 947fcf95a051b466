"""The history of the file or of one record: its steps as a list, found by who, when, what and which records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from app import journal
from app.clock import LONDON, show_moment
from app.errors import Unreadable
from app.fields import Choice, Number, Text
from app.filters import days_meant
from app.finding import search
from app.naming import and_more, kind_of, names_of, titles_of
from app.record_parts import touching, whole_of, with_parts
from app.typed import holding
from models.journal import Change, Step
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.fields import Fields
    from app.journal import StepLine
    from app.naming import Key
    from app.rows import Wish

FOUND = 60
"""Records of a name that are looked for among the changes."""


class StepState(Word):
    """What became of a step that does not simply stand."""

    UNDONE = "undone", "Undone", "caution"
    UNDO = "undo", "Undo", "none"


STEP: Fields = (
    Text("when", "When", computed=True, width=20),
    Text("who", "Who", computed=True, width=8),
    Text("label", "What", computed=True, width=24),
    Text("about", "About", computed=True, width=30),
    Number("changes", "Records", computed=True, width=9, listed=False),
    Choice("state", "State", words=StepState, computed=True, width=10),
)


@dataclass(frozen=True)
class StepRow:
    """A step in the list of the history."""

    id: int
    when: str
    who: str
    label: str
    about: str
    changes: int
    state: StepState | None
    can_take_back: bool


@dataclass(frozen=True)
class HistoryScope:
    """Which steps are listed: by whom, from which day to which, on which table or its parts, or on one record."""

    who: str = ""
    first: date | None = None
    last: date | None = None
    table: str = ""
    record: Key | None = None


class Steps:
    """The steps of a scope as rows, newest first."""

    fields = STEP

    def __init__(self, core: Core, scope: HistoryScope | None = None) -> None:
        self.scope = scope or HistoryScope()
        self._core = core

    def ids(self, wish: Wish) -> list[int]:
        """Give the steps that fit; words are looked for in label, subject, person and the names of the records."""
        with self._core.read() as session:
            chosen = select(Step.id).where(*self._within(), *_filtered(wish.filters))
            if wish.search.strip():
                chosen = chosen.where(_found(session, wish.search))
            oldest_first = wish.sort == "when" and not wish.descending
            order = Step.id.asc() if oldest_first else Step.id.desc()
            return list(session.scalars(chosen.order_by(order)))

    def rows(self, ids: Sequence[int]) -> list[StepRow]:
        """Give these steps; one whose act named no record is told by the first that it touched."""
        with self._core.read() as session:
            lines = journal.step_lines(session, ids)
            named = _first_records(session, [line for line in lines.values() if not line.about])
        return [_row(lines[each], named.get(each, "")) for each in ids if each in lines]

    def _within(self) -> list[ColumnElement[bool]]:
        scope = self.scope
        chosen = [Step.who == scope.who] if scope.who else []
        chosen += _between(scope.first, scope.last)
        touched = None
        if scope.record is not None:
            touched = touching(scope.record)
        elif scope.table:
            touched = Change.table_name.in_(with_parts(scope.table))
        if touched is not None:
            chosen.append(Step.id.in_(select(Change.step_id).where(touched)))
        return chosen


def people(session: Session) -> list[str]:
    """Give the initials of everybody who did something, in order."""
    return list(session.scalars(select(Step.who).distinct().order_by(Step.who)))


def tables(session: Session) -> list[tuple[str, str]]:
    """Give the kinds of record that something was done to, as (table, its words), parts under what they belong to."""
    touched = set(session.scalars(select(Change.table_name).distinct()))
    whole = {whole_of(table) for table in touched}
    return sorted(((table, kind_of(table)[1]) for table in whole), key=lambda pair: pair[1])


def title_of(session: Session, record: Key) -> str:
    """Name the record whose history is shown, such as agency “Barnardo's”."""
    return names_of(session, [record])[record]


def _filtered(filters: Mapping[str, str]) -> list[ColumnElement[bool]]:
    """Turn what was typed into the filters of columns into conditions; what cannot be read finds nothing."""
    chosen: list[ColumnElement[bool]] = []
    for name, typed in filters.items():
        if not typed.strip():
            continue
        if name == "when":
            try:
                chosen += _between(*days_meant(typed))
            except Unreadable:
                chosen.append(false())
        elif name in {"who", "label", "about"}:
            chosen.append(holding(typed, getattr(Step, name)))
    return chosen


def _between(first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    """Say that a step was done on these days as London had them."""
    chosen = [] if first is None else [Step.at >= _midnight(first)]
    return chosen if last is None else [*chosen, Step.at < _midnight(last + timedelta(days=1))]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


def _found(session: Session, typed: str) -> ColumnElement[bool]:
    """Say that a step holds the words itself, or touched a record that is found by them."""
    from app.catalogue import SEARCHED  # noqa: PLC0415 - the catalogue loads every feature

    tables = {each.kind: each.table for each in SEARCHED}
    records: dict[str, list[int]] = {}
    for hit in search(session, typed, FOUND):
        records.setdefault(tables[hit.kind], []).append(hit.record_id)
    touched = [
        and_(Change.table_name == table, Change.row_id.in_(ids)) for table, ids in records.items()
    ]
    own = holding(typed, Step.label, Step.about, Step.who)
    return or_(own, Step.id.in_(select(Change.step_id).where(or_(*touched)))) if touched else own


def _first_records(session: Session, lines: Sequence[StepLine]) -> dict[int, str]:
    """Name the first record that each of these steps touched, and how many more there are."""
    firsts = (
        select(func.min(Change.id))
        .where(Change.step_id.in_([line.id for line in lines]))
        .group_by(Change.step_id)
    )
    chosen = select(Change.step_id, Change.table_name, Change.row_id).where(Change.id.in_(firsts))
    found = {step_id: (table, row_id) for step_id, table, row_id in session.execute(chosen)}
    titles = titles_of(session, found.values())
    return {
        line.id: and_more(titles[found[line.id]], line.changes)
        for line in lines
        if line.id in found
    }


def _row(line: StepLine, first: str) -> StepRow:
    state = StepState.UNDONE if line.is_undone else StepState.UNDO if line.undoes_id else None
    return StepRow(
        line.id,
        show_moment(line.at),
        line.who,
        line.label,
        line.about or first,
        line.changes,
        state,
        line.can_undo and not line.is_undone,
    )
