"""Rows that look the same and are records of their own: each is given its number, and the record that it already is.

A ledger may hold two payments of one day, supplier and amount. The second such row of a file is the second such
record; a row that says what a record says is that one, wherever it stands, and only the rest go by their order.
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from app.importing.matching import Key, key_part, same_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from app.importing.judging import Case
    from app.importing.kind import Existing, ImportKind, Values

    AlikeState = tuple[dict[Key, dict[int, int]], dict[int, tuple[Key, int]]]


class AlikeRows:
    """Numbers the rows of one import; a row that is checked again is numbered again."""

    def __init__(self, kind: ImportKind) -> None:
        self._kind = kind
        self._nth = kind.nth
        self._others = [name for name in kind.key if name != kind.nth]
        self._taken: dict[Key, dict[int, int]] = {}
        """Key without the number -> number -> row id."""
        self._given: dict[int, tuple[Key, int]] = {}

    def number(self, cases: Collection[Case], existing: Iterable[Existing]) -> None:
        """Write the number into what each row says, and tell of rows like an earlier one."""
        for case in cases:
            self._release(case.id)
        known: dict[Key, list[Existing]] = {}
        for record in existing:
            known.setdefault(self._base(record.values), []).append(record)
        alike: dict[Key, list[Case]] = {}
        for case in cases:
            alike.setdefault(self._base(case.checked.values), []).append(case)
        for base, group in alike.items():
            self._number_alike(base, group, known.get(base, ()))

    def state(self) -> AlikeState:
        """Give how everything stands, for `go_back`."""
        taken = {key: dict(numbers) for key, numbers in self._taken.items()}
        return taken, dict(self._given)

    def go_back(self, state: AlikeState) -> None:
        """Let everything stand as it did."""
        self._taken, self._given = state

    def _number_alike(self, base: Key, group: list[Case], known: Collection[Existing]) -> None:
        taken = self._taken.setdefault(base, {})
        free = {
            record.values[self._nth]: record
            for record in known
            if record.values[self._nth] not in taken
        }
        rest = []
        for case in group:
            fits = (n for n, record in free.items() if self._says(case.checked.values, record))
            number = next(fits, None)
            if number is None:
                rest.append(case)
            else:
                del free[number]
                self._give(case, base, number)
        numbers = {record.values[self._nth] for record in known}
        fresh = (number for number in count(1) if number not in taken and number not in numbers)
        for case, number in zip(rest, chain(sorted(free), fresh), strict=False):
            self._give(case, base, number)
        self._tell(group, taken)

    def _give(self, case: Case, base: Key, number: int) -> None:
        case.checked.values[self._nth] = number
        self._taken[base][number] = case.id
        self._given[case.id] = (base, number)

    def _release(self, row_id: int) -> None:
        if row_id in self._given:
            base, number = self._given.pop(row_id)
            del self._taken[base][number]

    def _tell(self, group: list[Case], taken: Mapping[int, int]) -> None:
        """Tell each row after the first of those alike that it counts too."""
        if len(taken) < 2:
            return
        first = min(taken.values())
        for case in group:
            if case.id != first:
                case.checked.notes.append(
                    f"One of {len(taken)} rows with the same {self._same_words()}; each is counted"
                )

    def _same_words(self) -> str:
        labels = [each.label.lower() for each in self._kind.fields if each.name in self._others]
        return f"{', '.join(labels[:-1])} and {labels[-1]}"

    def _says(self, values: Values, record: Existing) -> bool:
        return same_row(self._kind.would_store(values, record), record.values)

    def _base(self, values: Values) -> Key:
        return tuple(key_part(values.get(name)) for name in self._others)
