"""Checked rows set beside the records already in the file: which record a row is, and what differs."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from app.fields import Ref
from app.importing.kind import Changes, Existing, ImportKind, NewName, Values
from app.importing.names import fold_name
from app.progress import PART, UNWATCHED, step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from app.progress import Progress

Key = tuple[Any, ...]
_ABSENT = object()
BATCH = 50_000
"""Rows that are compared with the file at a time: few enough for the memory, and rarely more than one batch."""


def key_of(kind: ImportKind, values: Values) -> Key:
    """Give the key of a record: texts without regard to case and spaces, links by id, new names by name.

    What identifies a record by itself, such as the number of a school, is its whole key where a row has it.
    """
    if kind.surest and values.get(kind.surest):
        return kind.surest, key_part(values[kind.surest])
    return tuple([key_part(values.get(name)) for name in kind.key])


def _may_exist(kind: ImportKind, rows: Iterable[Values]) -> Iterable[Values]:
    """Give the rows that can be in the file already: none whose key holds a name that makes a new record."""
    for name in kind.added_by_key:
        rows = [values for values in rows if type(values.get(name)) is not NewName]
    return rows


def find_existing(
    kind: ImportKind,
    session: Session,
    rows: Iterable[Values],
    progress: Progress = UNWATCHED,
) -> dict[Key, Existing]:
    """Ask the kind for the records that rows may be, some ten thousand rows at a time, and index them by their key.

    Of two records with one key the first counts.
    """
    wanted = iter(_may_exist(kind, rows))
    found: dict[Key, Existing] = {}
    while batch := list(islice(wanted, BATCH)):
        for number, record in enumerate(kind.existing(session, batch)):
            if number % PART == 0:
                step(progress, "Comparing with the records", 0, 0)
            found.setdefault(key_of(kind, {**record.values, **record.known_by}), record)
    return found


def differences(values: Values, existing: Existing) -> Changes:
    """Give what a row would change; a value the record does not tell is not compared."""
    changes: dict[str, tuple[Any, Any]] = {}
    for name, new in values.items():
        old = existing.values.get(name, _ABSENT)
        if old is not _ABSENT and old != new and not same_value(old, new):
            changes[name] = (old, new)
    return changes


def same_value(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever a cell or Field holds
    """Say whether two values of a field are the same: links by id, texts whole, numbers by size."""
    return bool(_comparable(one) == _comparable(other))


def same_row(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two rows agree in everything both say."""
    return all(same_value(one[name], other[name]) for name in one.keys() & other.keys())


def _comparable(value: Any) -> Any:  # noqa: ANN401 - whatever a cell or Field holds
    if isinstance(value, Ref):
        return value.id
    if isinstance(value, NewName):
        return ("new", fold_name(value.name), value.surer)
    if isinstance(value, tuple):
        return frozenset(_comparable(each) for each in value)
    return None if value == "" else value


def same_text(text: str) -> str:
    """Bring a text of a key to the form in which two are the same: no case, single spaces."""
    return " ".join(text.casefold().split())


def key_part(value: Any) -> Any:  # noqa: ANN401 - whatever a cell or Field holds
    """Give a value as it stands in a key."""
    return same_text(value) if isinstance(value, str) else _comparable(value)
