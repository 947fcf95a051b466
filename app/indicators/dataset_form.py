"""Dataset returns recognised: indicators down, the quarters of a year across, one agency's own values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.addresses import address
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.header_block import labelled_cells
from app.importing.headers import squeeze
from app.importing.natives import as_text
from app.indicators.periods import quarter_in
from app.indicators.said_periods import SaidPeriod, quarter_alone, said_period
from app.partnerships.years import read_year_name

if TYPE_CHECKING:
    from app.importing.workbook import Cell, Sheet, Workbook

QUARTERS = "dataset return, a column per quarter"
_NAMES = frozenset({"indicator", "measure", "performanceindicator", "dataitem", "metric"})
_REFERENCES = frozenset({"ref", "reference", "no", "number", "id", "code", "indicatorref"})
_VALUES = frozenset(
    {"value", "figure", "figures", "number", "result", "actual", "count", "thisquarter", "data"}
)
_COMMENTS = frozenset({"commentary", "comment", "comments", "narrative", "analysis"})
_AGENCIES = frozenset(
    {"agency", "organisation", "nameofagency", "nameoforganisation", "returnfrom"}
)
_LOOKED_AT = 40
_LEAST = 2
"""Columns of quarters that a row of headings has at least; one is enough where its heading says nothing else."""


@dataclass(frozen=True)
class _Heads:
    """The row of headings: where the name, the reference and the commentary stand, and each quarter."""

    row: int
    name: int
    reference: int | None
    commentary: int | None
    quarters: Mapping[int, tuple[int, str]]
    """Column -> quarter and the year that its heading names, "" for none; 0 for a quarter that is said elsewhere."""


def read_dataset(workbook: Workbook) -> Form | None:
    """Read a dataset return; None for any other workbook.

    One row per indicator and quarter that says something: value, indicator, reference, heading, quarter (1 to 4), year
    where the heading names one, commentary on the newest quarter. The head says agency and year. Of a return for one
    quarter with a column of values `read` gives the SaidPeriod, as its head or its file's name says it.
    """
    for sheet in workbook.sheets:
        heads = _find_heads(sheet) if sheet.visible else None
        if heads is None:
            continue
        wants = any(not quarter for quarter, _ in heads.quarters.values())
        said = said_period(workbook, sheet, heads.row, wants_quarter=wants)
        if wants and not said.names_quarter:
            continue
        rows, head = tuple(_rows(sheet, heads)), _head(sheet, heads, said)
        return Form(QUARTERS, sheet.name, head, rows, tuple(said.notes), read=said)
    return None


def _find_heads(sheet: Sheet) -> _Heads | None:
    for row in range(1, min(_LOOKED_AT, len(sheet.rows)) + 1):
        texts = [as_text(value).strip() for value in sheet.rows[row - 1]]
        folded = {squeeze(text): column for column, text in enumerate(texts, 1) if text}
        name = _first(folded, _NAMES)
        quarters = {} if name is None else _quarters(texts, folded)
        if name is not None and quarters:
            return _Heads(
                row, name, _first(folded, _REFERENCES), _first(folded, _COMMENTS), quarters
            )
    return None


def _quarters(texts: Sequence[str], folded: Mapping[str, int]) -> dict[int, tuple[int, str]]:
    """Give the columns of quarters, or the one of values whose quarter stands elsewhere; none of any other table."""
    found = {
        column: (quarter, read_year_name(text) or "")
        for column, text in enumerate(texts, 1)
        if (quarter := quarter_in(text))
    }
    if len(found) >= _LEAST or any(quarter_alone(texts[column - 1]) for column in found):
        return found
    values = _first(folded, _VALUES)
    return {} if values is None or found else {values: (0, "")}


def _head(sheet: Sheet, heads: _Heads, said: SaidPeriod) -> dict[str, FormCell]:
    """Read whose return it is, from the lines above, and the year that was said there or in a name."""
    found: dict[str, FormCell] = {}
    for label, cell in labelled_cells(sheet, 1, heads.row - 1):
        if squeeze(label) in _AGENCIES and cell.value != "":
            found.setdefault("agency", FormCell(cell.address, cell.value))
    if said.year:
        found["year"] = FormCell(said.cell, said.year)
    if said.quarter:
        found["quarter"] = FormCell(said.cell, said.quarter)
    return found


def _rows(sheet: Sheet, heads: _Heads) -> Iterator[FormRow]:
    heading: FormCell | None = None
    for row in range(heads.row + 1, len(sheet.rows) + 1):
        named = sheet.cell(row, heads.name)
        filled = {
            column: cell
            for column in heads.quarters
            if (cell := sheet.cell(row, column)).kind != "blank"
        }
        if filled and as_text(named.value).strip():
            yield from _values(sheet, row, heads, filled=filled, heading=heading)
        elif not filled:
            alone = [column for column, value in enumerate(sheet.rows[row - 1], 1) if value != ""]
            if len(alone) == 1 and alone[0] <= heads.name:
                heading = FormCell(
                    address(row, alone[0]), as_text(sheet.rows[row - 1][alone[0] - 1])
                )


def _values(
    sheet: Sheet, row: int, heads: _Heads, *, filled: Mapping[int, Cell], heading: FormCell | None
) -> Iterator[FormRow]:
    """Give one record per quarter that says something; the value's cell comes first, for it is the record's own."""
    named = sheet.cell(row, heads.name)
    common = {"indicator": FormCell(named.address, " ".join(as_text(named.value).split()))}
    if heading is not None:
        common["heading"] = heading
    if heads.reference is not None:
        cell = sheet.cell(row, heads.reference)
        common["reference"] = FormCell(cell.address, as_text(cell.value).strip())
    newest = max(filled, key=lambda column: heads.quarters[column][0])
    for column, cell in filled.items():
        quarter, year = heads.quarters[column]
        doubt = _doubted_share(cell, filled.values(), as_text(named.value))
        cells = {"value": FormCell(cell.address, _value(cell), doubt), **common}
        if quarter:
            cells["quarter"] = FormCell(address(heads.row, column), quarter)
        if year:
            cells["year"] = FormCell(address(heads.row, column), year)
        if column == newest and heads.commentary is not None:
            said = sheet.cell(row, heads.commentary)
            cells["commentary"] = FormCell(said.address, said.value)
        yield FormRow(sheet.name, row, cells)


def _value(cell: Cell) -> str | float | int:
    """Give what stands in a cell, a percentage as it is seen: 0.795 shown in per cent is "79.5%"."""
    if cell.kind == "error":
        return str(cell.value)
    if cell.percent and isinstance(cell.value, float):
        return f"{round(cell.value * 100, 8):g}%"
    return cell.value if isinstance(cell.value, str | float | int) else as_text(cell.value)


def _doubted_share(cell: Cell, row: Iterable[Cell], name: str) -> str:
    """Say of a number such as 0.18 that it may be a share of one, where the rest of its row is in per cent."""
    if not isinstance(cell.value, float) or _is_percentage(cell) or not 0 < abs(cell.value) < 1:
        return ""
    beside = next((_value(each) for each in row if _is_percentage(each)), "")
    if not beside and "%" not in name and "per cent" not in name.casefold():
        return ""
    shown, meant = f"{cell.value:g}", f"{round(cell.value * 100, 8):g} %"
    why = f"stands beside {beside}" if beside else "is given for a percentage"
    return f"{shown} {why} and was taken as {shown} %; correct it if {meant} is meant"


def _is_percentage(cell: Cell) -> bool:
    return cell.percent or (isinstance(cell.value, str) and cell.value.strip().endswith("%"))


def _first(folded: Mapping[str, int], names: frozenset[str]) -> int | None:
    found = sorted(column for text, column in folded.items() if text in names)
    return found[0] if found else None
