"""Shares the width of a page among the columns of a table, so that no table is ever wider than its page."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from reports import metrics
from reports.style import TABLE_SIZES
from reports.table import Kind, cell
from reports.values import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.table import Column, Table

# A word longer than this share of the page, or than this many fair shares of its column, may be
# broken rather than squeeze its neighbours.
_LONGEST_WORD = 0.22
_FAIR_SHARES = 2
# A text this short stays on one line: a name, a status, a code.
_SHORT = 18
_HAIR = 0.01
_SLACK = 1.03
_PADDING = 0.55
_CHIP_EDGES = 0.8
_UPRIGHT = 1.6
_PREFERRED_SIZES = 3


@dataclass(frozen=True)
class Layout:
    """The type size of a table, the padding left and right in a cell and each column's width, in points."""

    size: float
    padding: float
    widths: tuple[float, ...]

    def room(self, column: int) -> float:
        """What a cell's text may use of its column."""
        # A hair more, or rounding would break the very word that the column was made for.
        return (self.widths[column] - 2 * self.padding) / _SLACK + _HAIR


@dataclass(frozen=True)
class _Measured:
    """A column measured in ems: its widest word, its widest line, its label, and what chips add."""

    word: float
    line: float
    label: float
    chip: float
    wished: float


@dataclass(frozen=True)
class _Attempt:
    """A table at one type size: the least and the most that each column needs, and the room for them."""

    size: float
    padding: float
    least: list[float]
    most: list[float]
    room: float


def laid_out(table: Table, page_width: float) -> Layout:
    """Choose the largest type size at which the table fits, and the width of each column in points."""
    measured = [_measured(table, place) for place in range(len(table.columns))]
    attempt = _chosen([_attempt(measured, size, page_width) for size in TABLE_SIZES])
    widths = _shared(attempt, [_is_text(column) for column in table.columns])
    padding = attempt.padding
    return Layout(attempt.size, padding, tuple(2 * padding + each for each in widths))


def _measured(table: Table, place: int) -> _Measured:
    column = table.columns[place]
    rows = table.rows if table.total is None else (*table.rows, table.total)
    cells = [cell(row[place]) for row in rows]
    texts = {shown(each.value, column.kind, column.places) for each in cells}
    lines = {line for text in texts for line in text.split("\n")}
    words = {word for line in lines for word in _unbroken(line, column.kind)}
    heads = [] if column.upright else column.label.split()
    return _Measured(
        word=metrics.widest({*words, *heads}, 1, bold=True),
        line=metrics.widest(lines, 1, bold=True),
        label=_UPRIGHT if column.upright else metrics.width(column.label, 1, bold=True),
        # A value in a chip is wider than its word.
        chip=_CHIP_EDGES if not table.shaded and any(c.tone != "none" for c in cells) else 0,
        wished=column.width / 2,
    )


def _unbroken(line: str, kind: Kind) -> list[str]:
    return [line] if kind != Kind.TEXT or len(line) <= _SHORT else line.split()


def _attempt(measured: Sequence[_Measured], size: float, page_width: float) -> _Attempt:
    # However many columns there are, at least half of each is left for its text.
    padding = min(size * _PADDING, page_width / len(measured) / 4)
    longest_word = page_width * min(_LONGEST_WORD, _FAIR_SHARES / len(measured))
    least, most = [], []
    for each in measured:
        word = min(each.word * size, longest_word)
        label = min(each.label * size, page_width / 6)
        longest = max(each.line * size, label, word, each.wished * size)
        edges = each.chip * size
        most.append(longest * _SLACK + edges)
        least.append(max(word, min(each.wished * size, longest)) * _SLACK + edges)
    return _Attempt(size, padding, least, most, page_width - 2 * padding * len(measured))


def _chosen(attempts: Sequence[_Attempt]) -> _Attempt:
    """Take a large size at which no line wraps, else the largest at which no word breaks, else the smallest."""
    unwrapped = [each for each in attempts[:_PREFERRED_SIZES] if sum(each.most) <= each.room]
    unbroken = [each for each in attempts if sum(each.least) <= each.room]
    return (*unwrapped, *unbroken, attempts[-1])[0]


def _is_text(column: Column) -> bool:
    return column.kind == Kind.TEXT and column.side == "left"


def _shared(attempt: _Attempt, are_texts: Sequence[bool]) -> list[float]:
    """Give each column its need; what is missing is cut everywhere, what is left goes to the texts."""
    least = sum(attempt.least)
    if least >= attempt.room:
        return [each * attempt.room / least for each in attempt.least]
    widths = list(attempt.least)
    spare = attempt.room - least
    while spare > 0.01 and (hungry := _hungry(widths, attempt.most)):
        spare = _pour(widths, attempt.most, hungry, spare)
    if spare <= 0.01:
        return widths
    texts = [each if is_text else 0.0 for each, is_text in zip(widths, are_texts, strict=True)]
    parts = texts if any(texts) else widths
    return [each + spare * part / sum(parts) for each, part in zip(widths, parts, strict=True)]


def _hungry(widths: Sequence[float], most: Sequence[float]) -> list[int]:
    return [place for place, width in enumerate(widths) if most[place] - width > 0.01]


def _pour(widths: list[float], most: Sequence[float], hungry: Sequence[int], spare: float) -> float:
    """Give the spare width to the hungry columns by the root of what they miss; return what is left.

    The root keeps one column of long notes from starving the others.
    """
    weights = {place: sqrt(most[place] - widths[place]) for place in hungry}
    total = sum(weights.values())
    left = spare
    for place in hungry:
        more = min(spare * weights[place] / total, most[place] - widths[place])
        widths[place] += more
        left -= more
    return left
