"""What paper keeps together: a heading with its table, a short table whole, signatures with what they stand under."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reports.document import Bars, Bullets, Callout, Numbered, Paragraph, Section, Signatures, runs
from reports.drawing import Drawing
from reports.page_texts import count_lines, page_text
from reports.table import Table, cell
from reports.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.document import Block
    from reports.table import Cells
    from reports.widths import Layout

LONGEST_KEPT_WHOLE = 14
"""Lines: a longer row or box may be cut by the end of a page."""
ENDS = 3
"""Rows: so many at the beginning and at the end of a longer table stay on one page each."""
_SHORT_TABLE = 12
"""Lines: a table of no more moves to the next page rather than lose its last rows to it."""
_LONGEST_OPENING = 330
"""Letters: about three lines; a longer paragraph does not move to stay with the list it opens."""


@dataclass(frozen=True)
class Kept:
    """A block in reading order with the headings it stands under; `stays` on the page of the block that follows."""

    above: tuple[str, ...]
    block: Block
    stays: bool


def kept(blocks: tuple[Block, ...]) -> Iterator[Kept]:
    """Yield every block of a report in reading order, a section before its content."""
    yield from _kept(blocks, (), None, together=False)


def _kept(
    blocks: tuple[Block, ...], above: tuple[str, ...], after: Block | None, *, together: bool
) -> Iterator[Kept]:
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        follows = following or after
        is_held = together and following is not None
        yield Kept(above, block, is_held or _belongs_to(block, follows, beside=bool(following)))
        if isinstance(block, Section):
            signed = follows if isinstance(follows, Signatures) else None
            inside = (*above, block.heading)
            yield from _kept(block.blocks, inside, signed, together=block.together)


def _belongs_to(block: Block, following: Block | None, *, beside: bool) -> bool:
    """Say whether a block opens the one that follows, is explained by it, or is signed below."""
    if isinstance(following, Signatures):
        return isinstance(block, Callout | Table) or _is_brief(block)
    if isinstance(following, Table | Bullets | Numbered | Callout | Bars | Drawing):
        return beside and _is_brief(block)
    return (
        isinstance(block, Table) and isinstance(following, Paragraph) and following.look == "small"
    )


def _is_brief(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return sum(len(run.text) for run in runs(block.text)) <= _LONGEST_OPENING


def is_short(table: Table, layout: Layout) -> bool:
    """Say whether a table is so short that the end of a page must not divide it."""
    if len(table.rows) > _SHORT_TABLE:
        return False
    return sum(lines(table, layout, row) for row in table.rows) <= _SHORT_TABLE


def ends(table: Table, layout: Layout) -> tuple[int, int]:
    """Say how many rows at the beginning and at the end of a longer table are not divided; of very high rows none."""
    heights = [lines(table, layout, row) for row in table.rows]
    return _few(heights), _few(heights[:0:-1])


def _few(heights: Sequence[int]) -> int:
    return sum(each <= LONGEST_KEPT_WHOLE for each in accumulate(heights[:ENDS]))


def lines(table: Table, layout: Layout, row: Cells) -> int:
    """Count the lines of a row's longest cell."""
    texts = [
        page_text(shown(cell(given).value, column.kind, column.places))
        for given, column in zip(row, table.columns, strict=True)
    ]
    return max(
        count_lines(text, layout.room(number), layout.size) for number, text in enumerate(texts)
    )
