"""The parts of a meeting program's report, told by what stands in them: lines of a summary, and tables with times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.headers import squeeze
from app.importing.meeting_times import read_length, read_moment
from app.importing.natives import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.importing.workbook import CellValue, Row, Sheet

_NUMBERED = re.compile(r"\d\s*[.)]\s*\D.*")
_HALF = 0.5
_LOOKED_AT = 40
"""Lines of a table by which its columns are told, so that a long list of something else costs little."""
_MOST_ACTIONS = 6
_MINUTES = re.compile(r"\(\s*min|minut|minuten|minuty", re.IGNORECASE)
_ROLES = ("rol", "ruol", "papel", "func", "funk", "funcao")


@dataclass(frozen=True)
class ReportPart:
    """Lines of a sheet that stand together: row numbers from 1; the first may be headings."""

    rows: tuple[int, ...]
    title: str = ""
    """What stands above them on a numbered line of its own ("2. Participants")."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table with times, counted from 1; 0 where there is none."""

    name: int
    moments: tuple[int, ...]
    length: int = 0
    in_minutes: bool = False
    email: int = 0
    account: int = 0
    """Teams' UPN, the name of the account, which mostly is an e-mail address too."""
    role: int = 0
    action: int = 0
    """What happened at the one moment of the row, where a row is one coming or going."""


def parts_of(sheet: Sheet) -> list[ReportPart]:
    """Cut a sheet at its blank lines and its numbered titles."""
    found: list[ReportPart] = []
    rows: list[int] = []
    title = ""
    for number, row in enumerate(sheet.rows, 1):
        filled = [value for value in row if value != ""]
        is_title = len(filled) == 1 and bool(_NUMBERED.fullmatch(as_text(filled[0]).strip()))
        if filled and not is_title:
            rows.append(number)
            continue
        if rows:
            found.append(ReportPart(tuple(rows), title))
            rows, title = [], ""
        title = as_text(filled[0]).strip() if is_title else title
    return [*found, ReportPart(tuple(rows), title)] if rows else found


def columns_of(sheet: Sheet, part: ReportPart) -> Columns | None:
    """Find the columns of a part that is a table of people with times; None where it is none.

    The names stand before the times: where they stand behind them, as in the answers of a form, it is none.
    """
    if len(part.rows) < 2:
        return None
    look = _Look(sheet, part)
    moments = tuple(look.which(_is_moment))
    lengths = [each for each in look.which(_is_length) if each not in moments]
    minutes = [each for each in look.which(_is_number) if _MINUTES.search(look.heads.get(each, ""))]
    addresses = look.which(_is_address)
    email = next((each for each, head in look.heads.items() if "mail" in squeeze(head)), 0)
    email = email or next(iter(addresses), 0)
    taken = {*moments, *lengths, *minutes, *addresses, email}
    name = next((each for each in look.heads if each not in taken and look.is_text(each)), 0)
    length = next(iter([*lengths, *minutes]), 0)
    if not name or any(each < name for each in moments):
        return None
    found = Columns(
        name,
        moments,
        length,
        in_minutes=length in minutes,
        email=email,
        account=next((each for each in addresses if each != email), 0),
        role=look.headed(_ROLES),
        action=look.action(name, moments),
    )
    return found if _is_of_meeting(found) else None


def pairs_of(sheet: Sheet, part: ReportPart) -> Iterator[tuple[int, str, CellValue]]:
    """Give (row, label, value) of a summary: one pair a line, or headings with one line of values below them."""
    filled = {row: _filled(sheet.rows[row - 1]) for row in part.rows}
    if len(part.rows) == 2 and all(len(each) > 2 for each in filled.values()):
        heads, values = filled.values()
        below = part.rows[1]
        yield from ((below, as_text(heads[at]), values[at]) for at in heads if at in values)
        return
    for row, cells in filled.items():
        places = list(cells)
        if len(places) >= 2:
            yield row, as_text(cells[places[0]]), cells[places[1]]


def _is_of_meeting(found: Columns) -> bool:
    """Say whether a table tells of comings and goings: two times, one with what happened, or minutes by address."""
    if len(found.moments) >= 2:
        return bool(found.length or found.email)
    if len(found.moments) == 1:
        return bool(found.action)
    return found.in_minutes and bool(found.email)


def _filled(row: Row) -> Mapping[int, CellValue]:
    return {column: value for column, value in enumerate(row, 1) if value != ""}


class _Look:
    """One part seen by its columns: headings, and what stands below them."""

    def __init__(self, sheet: Sheet, part: ReportPart) -> None:
        rows = [sheet.rows[number - 1] for number in part.rows[: _LOOKED_AT + 1]]
        self.heads = {column: as_text(value).strip() for column, value in _filled(rows[0]).items()}
        self._below: dict[int, list[CellValue]] = {
            column: [row[column - 1] for row in rows[1:] if row[column - 1] != ""]
            for column in self.heads
        }

    def which(self, test: Callable[[CellValue], bool]) -> list[int]:
        """Give the columns of which at least half the filled cells pass a test."""
        return [
            column
            for column, values in self._below.items()
            if values and sum(map(test, values)) >= _HALF * len(values)
        ]

    def is_text(self, column: int) -> bool:
        """Say whether texts stand in a column that are no figures."""
        values = self._below[column]
        return bool(values) and sum(map(_is_number, values)) < _HALF * len(values)

    def headed(self, starts: Sequence[str]) -> int:
        """Give the column whose heading begins so, 0 for none."""
        return next(
            (each for each, head in self.heads.items() if squeeze(head).startswith(tuple(starts))),
            0,
        )

    def action(self, name: int, moments: Sequence[int]) -> int:
        """Give the column of the few words that say what happened at one time, 0 for none."""
        if len(moments) != 1:
            return 0
        others = [each for each in self.heads if each not in {name, *moments}]
        words = {each: {as_text(value) for value in self._below[each]} for each in others}
        return next((each for each, met in words.items() if 1 <= len(met) <= _MOST_ACTIONS), 0)


def _is_moment(value: CellValue) -> bool:
    return any(read_moment(value, order) is not None for order in ("day", "month"))


def _is_length(value: CellValue) -> bool:
    return read_length(value) is not None


def _is_number(value: CellValue) -> bool:
    if isinstance(value, int | float):
        return not isinstance(value, bool)
    return isinstance(value, str) and bool(re.fullmatch(r"\d+(?:[.,]\d+)?", value.strip()))


def _is_address(value: CellValue) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\S+@\S+", value.strip()))
