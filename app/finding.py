"""Finding records by what a person types: the beginnings of words, the kinds that are looked for most first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, text

from app.days import day_within
from app.marking import folded, lacking, piece_of, words_of
from app.search import SHIFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

LEAST = 2
"""Letters and figures from which something is searched for."""

EACH = 5
"""Records of a kind that are shown before there is room for more of it."""

LOOKED_AT = 40
"""Records of a kind that are looked at for the best of it."""

STRIDE = 200
"""Records that one query gives, of whatever kind."""

_EVERYTHING = (0, (1 << 62) - 1)

Range = tuple[int, int]
"""The first and the last row number of the index that may be found."""


@dataclass(frozen=True)
class Found:
    """One record that fits a search: its kind, id, title, and a piece of the text around the words."""

    kind: str
    record_id: int
    title: str
    piece: str


def search(session: Session, typed: str, limit: int = 30) -> list[Found]:
    """Find records by the beginnings of all words typed; nothing for fewer than two letters.

    Kinds come in the order of the catalogue, groups and agencies before rows of lists, in each kind the best first: a
    few of each, and more where there is room.
    """
    from app.catalogue import SEARCHED  # noqa: PLC0415 - the catalogue loads every feature

    words = words_of(typed)
    if sum(map(len, words)) < LEAST:
        return []
    finder = _Finder(session, words)
    numbers = finder.fitting()
    kept: list[list[int]] = []
    for each in SEARCHED:
        if sum(len(some[:EACH]) for some in kept) >= limit:
            break
        if each.number in numbers:
            kept.append(finder.best(each.number, numbers[each.number])[:limit])
    return finder.read(_chosen(kept, limit))


class _Finder:
    """One search in the index for some words."""

    def __init__(self, session: Session, words: Sequence[str]) -> None:
        self._session = session
        self._words = words
        self._query = " ".join(f'"{word}"*' for word in words)

    def fitting(self) -> dict[int, list[int]]:
        """Give the row numbers that fit, by kind, of each kind the newest few.

        Among 150,000 rows of a list one word may fit 50,000. A kind of which enough is known is stepped over, so that
        only some hundred are ever looked at, in a few queries.
        """
        found: dict[int, list[int]] = {}
        first, last = _EVERYTHING
        while True:
            rows = self._numbers(self._query, (first, last), STRIDE)
            for number in rows:
                some = found.setdefault(number >> SHIFT, [])
                if len(some) < LOOKED_AT:
                    some.append(number)
            if len(rows) < STRIDE:
                return found
            kind = rows[-1] >> SHIFT
            last = (kind << SHIFT) - 1 if len(found[kind]) >= LOOKED_AT else rows[-1] - 1

    def best(self, kind: int, numbers: list[int]) -> list[int]:
        """Put the records of one kind in order, best first; of very many those found by their titles are best."""
        if len(numbers) >= LOOKED_AT:
            within = (kind << SHIFT, ((kind + 1) << SHIFT) - 1)
            by_title = self._numbers(f"{{title}} : ({self._query})", within, LOOKED_AT)
            numbers = list(dict.fromkeys((*by_title, *numbers)))
        titles = {row.rowid: row.title for row in self._rows(numbers)}
        return sorted(numbers, key=lambda number: self._place(titles.get(number, "")))

    def _place(self, title: str) -> tuple[tuple[int, bool, int], int]:
        """Say where a title comes: by how badly it fits, then the latest day that stands in it first."""
        _, day = day_within(title)
        return _badness(title, self._words), -day.toordinal() if day else 0

    def read(self, numbers: Sequence[int]) -> list[Found]:
        """Read what was found, in this order."""
        found = {row.rowid: self._found(row) for row in self._rows(numbers)}
        return [found[number] for number in numbers if number in found]

    def _found(self, row: Row[Any]) -> Found:
        # What the title shows already need not be looked for in the text.
        piece = piece_of(row.body or "", lacking(row.title, self._words))
        return Found(row.kind, int(row.record_id), row.title, piece)

    def _numbers(self, query: str, within: Range, limit: int) -> list[int]:
        rows = self._session.connection().exec_driver_sql(_FIND, (query, *within, limit))
        return [number for (number,) in rows]

    def _rows(self, numbers: Sequence[int]) -> Sequence[Row[Any]]:
        return self._session.execute(_READ, {"numbers": list(numbers)}).all()


def _badness(title: str, words: Sequence[str]) -> tuple[int, bool, int]:
    """Say how badly a title fits: words that it lacks, whether it begins otherwise, and its words; least is best."""
    plain = [folded(token) for token in words_of(title)]
    begins = bool(plain) and plain[0].startswith(folded(words[0]))
    return len(lacking(title, words)), not begins, len(plain)


def _chosen(kept: Sequence[Sequence[int]], limit: int) -> list[int]:
    """Take some of each kind in order, and more of them in order while there is room."""
    room = limit - sum(len(numbers[:EACH]) for numbers in kept)
    chosen: list[int] = []
    for numbers in kept:
        more = max(0, min(room, len(numbers) - EACH))
        room -= more
        chosen += numbers[: EACH + more]
    return chosen[:limit]


_FIND = (
    "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? "
    "ORDER BY rowid DESC LIMIT ?"
)
_READ = text(
    "SELECT rowid, kind, record_id, title, body FROM search_index WHERE rowid IN :numbers"
).bindparams(bindparam("numbers", expanding=True))
