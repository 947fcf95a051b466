"""History as a person reads it: the steps of the file as a list, and what each changed in the words of its Fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app import journal
from app.clock import show_moment
from app.fields import Field, Flag, Link, Number, Text, by_name
from app.naming import names_of
from app.typed import holding
from models.journal import Act, Step
from models.tables import journaled
from models.types import from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.fields import Fields
    from app.journal import ChangeLine, StepLine
    from app.rows import Wish

STEP: Fields = (
    Text("when", "When", computed=True, width=20),
    Text("who", "Who", computed=True, width=8),
    Text("label", "What", computed=True, width=24),
    Text("about", "About", computed=True, width=22),
    Number("changes", "Records", computed=True, width=9),
    Text("state", "State", computed=True, width=9),
)


@dataclass(frozen=True)
class StepRow:
    """A step in the list of the file's history."""

    id: int
    when: str
    who: str
    label: str
    about: str
    changes: int
    state: str
    can_take_back: bool


@dataclass(frozen=True)
class Told:
    """What a step did to one record: its name, the act, and per field its label with the value before and after."""

    name: str
    act: Act
    values: tuple[tuple[str, str, str], ...]


class Steps:
    """The file's steps as rows, newest first."""

    fields = STEP

    def __init__(self, core: Core) -> None:
        self._core = core

    def ids(self, wish: Wish) -> list[int]:
        """Give the steps whose label, subject or person holds what was typed."""
        chosen = select(Step.id).where(holding(wish.search, Step.label, Step.about, Step.who))
        for name, typed in wish.filters.items():
            if name in {"label", "about", "who"} and typed:
                chosen = chosen.where(holding(typed, getattr(Step, name)))
        order = Step.id.asc() if wish.sort == "when" and not wish.descending else Step.id.desc()
        with self._core.read() as session:
            return list(session.scalars(chosen.order_by(order)))

    def rows(self, ids: Sequence[int]) -> list[StepRow]:
        """Give these steps."""
        with self._core.read() as session:
            lines = journal.step_lines(session, ids)
        return [_row(lines[each]) for each in ids if each in lines]


def told(session: Session, step_id: int, limit: int = 200) -> list[Told]:
    """Tell what a step changed, record by record, in the words of the Fields."""
    changes = journal.changes_of(session, step_id, limit)
    return _in_words(session, changes)


def told_of(session: Session, table: str, row_id: int) -> list[tuple[StepLine, Told]]:
    """Tell everything that happened to one record, newest first."""
    changes = journal.history_of(session, table, row_id)
    return [
        (change.step, each)
        for change, each in zip(changes, _in_words(session, changes), strict=True)
    ]


def _in_words(session: Session, changes: Sequence[ChangeLine]) -> list[Told]:
    names = names_of(session, [(change.table, change.row_id) for change in changes])
    return [
        Told(
            names[change.table, change.row_id],
            change.act,
            tuple(_value(change.table, column, *pair) for column, pair in change.values.items()),
        )
        for change in changes
    ]


def _value(table: str, column: str, before: str | None, after: str | None) -> tuple[str, str, str]:
    """Give a column's label and both values as its Field shows them; a link keeps the number of its record."""
    field = _fields_of(table).get(column)
    label = field.label if field else column.removesuffix("_id").replace("_", " ").capitalize()
    return label, _shown(table, column, field, before), _shown(table, column, field, after)


def _shown(table: str, column: str, field: Field | None, text: str | None) -> str:
    if text is None:
        return "nothing"
    kind: Any = journaled()[table].__table__.c[column].type
    value = from_text(kind, text)
    if isinstance(field, Link):
        return f"no. {text}"
    if field is None:
        return Flag("", "").show(value) if isinstance(value, bool) else str(text)
    return field.show(value)


@cache
def _fields_of(table: str) -> dict[str, Field]:
    """Give the Fields of a table by its columns."""
    from app.catalogue import LISTINGS  # noqa: PLC0415 - loads every feature's tables, as late as can be

    found: dict[str, Field] = {}
    for listing in LISTINGS:
        if listing.table == table:
            for name, field in by_name(listing.fields).items():
                found.setdefault(f"{name}_id" if isinstance(field, Link) else name, field)
    return found


def _row(line: StepLine) -> StepRow:
    undone = "undone" if line.is_undone else "undo" if line.undoes_id else ""
    when = show_moment(line.at)
    return StepRow(
        line.id, when, line.who, line.label, line.about, line.changes, undone, line.can_undo
    )
