"""Which of the records found a text names, and how records of one name are told apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.days import day_within
from app.field import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


def told_apart(rows: Iterable[tuple[int, str, str]]) -> list[Ref]:
    """Name records by (id, name, what else tells them apart), which is added to a name that several have."""
    found = list(rows)
    often = Counter(name for _, name, _ in found)
    return [
        Ref(row_id, f"{name}, {more}" if more and often[name] > 1 else name)
        for row_id, name, more in found
    ]


def called(found: Sequence[Ref], typed: str) -> list[Ref]:
    """Give those of the records found that a text names in full, a day in any style; a short name is the next best."""
    wanted = _folded(typed)
    for names in (
        lambda ref: ref.name.casefold() == wanted,
        lambda ref: _key(ref.name) == _key(wanted),
        lambda ref: ref.short.casefold() == wanted,
    ):
        if wanted and (same := [ref for ref in found if names(ref)]):
            return same
    return []


def meant(found: Sequence[Ref], typed: str) -> list[Ref]:
    """Give those that a text names in full, else the only one that fits it; none where it is unclear."""
    return called(found, typed) or (list(found) if len(found) == 1 and typed.strip() else [])


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _key(name: str) -> tuple[str, date | None]:
    rest, day = day_within(name)
    return (_folded(rest).strip(" ,;"), day)
