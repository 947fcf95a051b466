"""The rows of a published table: one record per area, period, group and measure, made for the areas that are wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.addresses import address
from app.importing.form_kind import FormCell, FormRow
from app.importing.natives import as_text
from app.indicators.measures import measure_of
from app.indicators.periods import mid_year, period_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping, Sequence

    from app.importing.workbook import CellValue
    from app.indicators.published import MeasureColumn, PublishedForm

POPULATION = "Population estimate"
"""How the name of an indicator begins whose values are of the middle of a year."""


def records(
    form: PublishedForm, codes: frozenset[str] | None, met: Counter[str]
) -> Iterator[FormRow]:
    """Give the records of every wanted row; `met` counts the rows of each area, those of no known area under ""."""
    heads = [as_text(value).strip() for value in form.table.rows[form.head - 1]]
    measures = [_Column.of(form, each, heads) for each in form.measures]
    for number, row in enumerate(form.table.rows[form.head :], form.head + 1):
        code, said = form.area_at(row)
        if not any(value != "" for value in row):
            continue
        met[code] += 1
        if code and (codes is None or code in codes):
            place = {"area": FormCell(address(number, form.places[said]), code)}
            group = form.group_at(row)
            for each in measures:
                if at(row, each.column) != "":
                    cells = each.cells(form, row, number, group)
                    yield FormRow(form.sheet, number, {**cells, **place})


@dataclass(frozen=True)
class _Column:
    """A column of figures with what it counts: the indicator's name, its group, the columns its rate is made of."""

    column: int
    name: FormCell
    group: str
    period: str
    is_mid_year: bool
    parts: Mapping[str, int]

    @classmethod
    def of(cls, form: PublishedForm, each: MeasureColumn, heads: Sequence[str]) -> _Column:
        known = measure_of(each.name)
        name = known.name if known else each.name
        name = name.replace("{group}", ", ".join(form.constant) or "all")
        note = f"Column {heads[each.column - 1]}" if known else ""
        places = {head: place for place, head in enumerate(heads, 1)}
        parts = (
            {}
            if known is None
            else {"numerator": known.numerator, "denominator": known.denominator}
        )
        return cls(
            each.column,
            FormCell(address(form.head, each.column), name, note),
            known.group if known else "",
            each.period,
            name.startswith(POPULATION),
            {part: places[head] for part, head in parts.items() if head in places},
        )

    def cells(
        self, form: PublishedForm, row: Sequence[CellValue], number: int, group: str
    ) -> dict[str, FormCell]:
        """Give the cells of one record, its value first."""
        where = address(number, self.column)
        cells = {"value": FormCell(where, at(row, self.column)), "indicator": self.name}
        cells["period"] = FormCell(where, self._period(form, row))
        groups = " · ".join(filter(None, (self.group, group)))
        if groups:
            cells["breakdown"] = FormCell(where, groups[:200])
        for part, column in self.parts.items():
            if _is_number(at(row, column)):
                cells[part] = FormCell(address(number, column), at(row, column))
        return cells

    def _period(self, form: PublishedForm, row: Sequence[CellValue]) -> str:
        words = self.period or form.period_at(row)
        found = period_of(words) if self.is_mid_year else None
        return mid_year(found.last_day.year).words if found else words


def at(row: Sequence[CellValue], column: int) -> CellValue:
    """Give what stands in a column of a row, "" where the row ends before it."""
    return row[column - 1] if column <= len(row) else ""


def _is_number(value: CellValue) -> bool:
    """Say whether a part of a rate is known; one that is suppressed says nothing that the rate's mark does not."""
    return bool(re.fullmatch(r"-?[\d,]+(\.\d+)?", as_text(value).strip()))
