"""The tables of a report as paper shows them: without columns that nothing fills, those of one form equally wide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reports.document import Section, walk
from reports.table import Table, cell
from reports.widths import laid_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.document import Block, Report
    from reports.table import Cells, Column
    from reports.widths import Layout

_Form = tuple["tuple[Column, ...]", bool]


@dataclass(frozen=True)
class PaperTables:
    """The tables of one report; those with the same columns share widths and type size, wherever they stand."""

    tables: tuple[Table, ...]
    width: float

    def layout(self, table: Table) -> Layout:
        """Give the layout of a table of the report, `width` points wide."""
        return self._layouts[_form(table)]

    @cached_property
    def _layouts(self) -> Mapping[_Form, Layout]:
        forms: dict[_Form, list[Table]] = {}
        for table in self.tables:
            forms.setdefault(_form(table), []).append(table)
        return {form: laid_out(_merged(alike), self.width) for form, alike in forms.items()}


def paper_tables(blocks: Iterable[Block], width: float) -> PaperTables:
    """Collect the tables of the blocks of a report, `width` points wide."""
    found = (block for _, block in walk(tuple(blocks)) if isinstance(block, Table))
    return PaperTables(tuple(found), width)


def for_paper(report: Report) -> Report:
    """Leave out the optional columns that no row fills, in none of the tables with the same columns."""
    filled: dict[tuple[Column, ...], set[int]] = {}
    for _, block in walk(report.blocks):
        if isinstance(block, Table):
            filled.setdefault(block.columns, set()).update(_filled(block))
    return replace(report, blocks=tuple(_narrowed(each, filled) for each in report.blocks))


def _narrowed(block: Block, filled: Mapping[tuple[Column, ...], set[int]]) -> Block:
    if isinstance(block, Section):
        return replace(block, blocks=tuple(_narrowed(each, filled) for each in block.blocks))
    if not isinstance(block, Table):
        return block
    places = sorted(filled[block.columns])
    if len(places) == len(block.columns):
        return block
    return replace(
        block,
        columns=tuple(block.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in block.rows),
        total=block.total and tuple(block.total[place] for place in places),
    )


def _filled(table: Table) -> set[int]:
    """Give the places of the columns that are to be shown."""
    return {
        place
        for place, column in enumerate(table.columns)
        if not column.optional or any(_says(row, place) for row in table.rows)
    }


def _says(row: Cells, place: int) -> bool:
    return cell(row[place]).value not in {None, ""}


def _form(table: Table) -> _Form:
    return table.columns, table.shaded


def _merged(alike: list[Table]) -> Table:
    """Make one table of several, so that what fits it fits each of them."""
    rows = [row for table in alike for row in table.rows]
    rows += [table.total for table in alike if table.total is not None]
    return replace(alike[0], rows=tuple(rows), total=None)
