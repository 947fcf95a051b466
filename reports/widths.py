"""Shares the width of a page among the columns of a table, so that no table is ever wider than its page."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from reports import metrics
from reports.document import Kind, cell
from reports.style import TABLE_SIZES
from reports.values import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.document import Column, Table

# A word longer than this share of the page may be broken rather than squeeze its neighbours.
_LONGEST_WORD = 0.22
_SLACK = 1.03
_PADDING = 0.55
# A text this short stays on one line: a name, a status, a code.
_SHORT = 18


@dataclass(frozen=True)
class Layout:
    """The type size of a table, the padding left and right in a cell and each column's width, in points."""

    size: float
    padding: float
    widths: tuple[float, ...]

    def room(self, column: int) -> float:
        """What a cell's text may use of its column."""
        return (self.widths[column] - 2 * self.padding) / _SLACK


@dataclass(frozen=True)
class _Need:
    least: float
    most: float


def laid_out(table: Table, page_width: float) -> Layout:
    """Choose the largest type size at which the table fits, and the width of each column in points."""
    texts, chips = _texts(table), _with_chips(table)
    tried = []
    for size in TABLE_SIZES:
        needs = [
            _need(column, texts[number], size, page_width, chip=number in chips)
            for number, column in enumerate(table.columns)
        ]
        tried.append(
            (size, needs, page_width - 2 * _padding(size, len(needs), page_width) * len(needs))
        )
    size, needs, room = _chosen(tried)
    widths = _shared(needs, room, table.columns)
    padding = _padding(size, len(needs), page_width)
    return Layout(size, padding, tuple(2 * padding + each for each in widths))


def _padding(size: float, columns: int, page_width: float) -> float:
    # However many columns there are, at least half of each is left for its text.
    return min(size * _PADDING, page_width / columns / 4)


def _chosen(tried: list[tuple[float, list[_Need], float]]) -> tuple[float, list[_Need], float]:
    """Take a large size at which no line wraps, else the largest at which no word breaks, else the smallest."""
    for attempt in tried[:3]:
        if sum(need.most for need in attempt[1]) <= attempt[2]:
            return attempt
    for attempt in tried:
        if sum(need.least for need in attempt[1]) <= attempt[2]:
            return attempt
    return tried[-1]


def _texts(table: Table) -> list[list[str]]:
    rows = table.rows if table.total is None else (*table.rows, table.total)
    return [
        [shown(cell(row[number]).value, column.kind, column.places) for row in rows]
        for number, column in enumerate(table.columns)
    ]


def _with_chips(table: Table) -> set[int]:
    """Find the columns in which some value stands in a chip, which is wider than its word."""
    return {
        number
        for row in table.rows
        for number, each in enumerate(row)
        if not table.shaded and cell(each).tone != "none"
    }


def _need(
    column: Column, texts: Sequence[str], size: float, page_width: float, *, chip: bool
) -> _Need:
    """Find the least width of a column (its longest word) and the most it can use (its longest line)."""
    cap = page_width * _LONGEST_WORD
    heads = [""] if column.upright else column.label.split()
    head_words = metrics.widest(heads, size, bold=True)
    lines = [line for text in texts for line in text.split("\n")]
    longest = metrics.widest(lines, size, bold=True)
    if column.kind == Kind.TEXT:
        words = {word for line in lines for word in _unbroken(line)}
        least = min(max(head_words, metrics.widest(words, size, bold=True)), cap)
    else:
        least = min(max(head_words, longest), cap)
    label = size * 1.6 if column.upright else metrics.width(column.label, size, bold=True)
    wished = column.width * size * 0.5
    most = max(longest, min(label, page_width / 6), least, wished)
    border = size * 0.8 if chip else 0
    return _Need(max(least, min(wished, most)) * _SLACK + border, most * _SLACK + border)


def _unbroken(line: str) -> list[str]:
    return [line] if len(line) <= _SHORT else line.split()


def _shared(needs: Sequence[_Need], room: float, columns: Sequence[Column]) -> list[float]:
    """Give each column its need; what is missing is cut everywhere, what is left goes to the texts."""
    least = sum(need.least for need in needs)
    if least >= room:
        return [need.least * room / least for need in needs]
    widths = [need.least for need in needs]
    spare = room - least
    open_columns = [number for number, need in enumerate(needs) if need.most > need.least]
    while open_columns and spare > 0.01:
        spare = _pour(widths, needs, open_columns, spare)
        open_columns = [each for each in open_columns if needs[each].most - widths[each] > 0.01]
    wide = [each if _is_text(column) else 0.0 for each, column in zip(widths, columns, strict=True)]
    parts = wide if any(wide) else widths
    return [each + spare * part / sum(parts) for each, part in zip(widths, parts, strict=True)]


def _is_text(column: Column) -> bool:
    return column.kind == Kind.TEXT and column.side == "left"


def _pour(
    widths: list[float], needs: Sequence[_Need], open_columns: list[int], spare: float
) -> float:
    """Give the spare width to the open columns by the root of what they miss; return what is left.

    The root keeps one column of long notes from starving the others.
    """
    weights = {each: sqrt(needs[each].most - widths[each]) for each in open_columns}
    total = sum(weights.values())
    left = spare
    for each in open_columns:
        more = min(spare * weights[each] / total, needs[each].most - widths[each])
        widths[each] += more
        left -= more
    return left
