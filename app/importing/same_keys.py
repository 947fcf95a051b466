"""Which rows of an import share a key, in their order; nearly all have one of their own, and cost little so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from app.importing.matching import Key

    KeysState = tuple[dict[int, Key], dict[Key, int], dict[Key, list[int]]]


class SameKeys:
    """Row ids by key and back."""

    def __init__(self) -> None:
        self._keys: dict[int, Key] = {}
        self._first: dict[Key, int] = {}
        self._others: dict[Key, list[int]] = {}
        """Rows after the first, of the keys that have several."""

    def __contains__(self, key: object) -> bool:
        """Say whether some row has a key."""
        return key in self._first

    def of(self, row_id: int) -> Key:
        """Give the key of a row that is whole; KeyError for any other."""
        return self._keys[row_id]

    def rows(self, key: Key) -> Sequence[int]:
        """Give the rows of a key, the first placed first."""
        if key not in self._first:
            return ()
        return self._first[key], *self._others.get(key, ())

    def add(self, row_id: int, key: Key) -> int:
        """Place a row after others of its key; gives the first of them, which may be itself."""
        self._keys[row_id] = key
        first = self._first.setdefault(key, row_id)
        if first != row_id:
            self._others.setdefault(key, []).append(row_id)
        return first

    def beside(self, row_ids: Collection[int]) -> set[int]:
        """Give every row that shares a key with one of these."""
        keys = {self._keys[row_id] for row_id in row_ids if row_id in self._keys}
        return {row_id for key in keys for row_id in self.rows(key)}

    def drop(self, row_ids: Iterable[int]) -> None:
        """Take rows out, those that have a key."""
        gone = {row_id: self._keys.pop(row_id) for row_id in row_ids if row_id in self._keys}
        shared = set()
        for key in gone.values():
            if key in self._others:
                shared.add(key)
            else:
                self._first.pop(key)
        # A key of very many rows is gone through once and not for each of them.
        for key in shared:
            rows = [each for each in self.rows(key) if each not in gone]
            del self._others[key], self._first[key]
            if rows:
                self._first[key], *others = rows
                if others:
                    self._others[key] = others

    def state(self) -> KeysState:
        """Give how everything stands, for `go_back`."""
        others = {key: list(rows) for key, rows in self._others.items()}
        return dict(self._keys), dict(self._first), others

    def go_back(self, state: KeysState) -> None:
        """Let everything stand as it did."""
        self._keys, self._first, self._others = state
