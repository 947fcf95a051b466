"""Dataset returns recognised: indicators down, quarters or months across, one agency's own values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from app.importing.addresses import address, column_letters
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.header_block import labelled_cells
from app.importing.headers import squeeze
from app.importing.natives import as_text
from app.indicators.dataset_heads import DatasetHeads, HeadedPeriod, find_heads
from app.indicators.said_periods import SaidPeriod, said_period

if TYPE_CHECKING:
    from app.importing.workbook import Cell, Sheet, Workbook

QUARTERS = "dataset return, a column per quarter"
MONTHS = "dataset return, a column per month"
_AGENCIES = frozenset(
    {"agency", "organisation", "nameofagency", "nameoforganisation", "returnfrom"}
)


def read_dataset(workbook: Workbook) -> Form | None:
    """Read a dataset return; None for any other workbook.

    One row per indicator and period that says something: value, indicator, reference, heading, quarter (1 to 4) or
    month ("July", "July 2025"), year where the heading names one, commentary on the newest period. The head says agency
    and year. `read` gives the SaidPeriod, as the head or the file's name says it. UserError where one period stands
    over several columns.
    """
    for sheet in workbook.sheets:
        heads = find_heads(sheet) if sheet.visible else None
        if heads is None:
            continue
        wants = any(not period.is_said for period in heads.periods.values())
        no_year = not any(period.has_year for period in heads.periods.values())
        said = said_period(workbook, sheet, heads.top, wants_quarter=wants or no_year)
        if wants and not said.names_quarter:
            continue
        rows, head = tuple(_rows(sheet, heads)), _head(sheet, heads, said, wants_quarter=wants)
        notes = (*said.notes, *_told_left(sheet, heads))
        layout = MONTHS if any(each.month for each in heads.periods.values()) else QUARTERS
        return Form(layout, sheet.name, head, rows, notes, read=said)
    return None


def _told_left(sheet: Sheet, heads: DatasetHeads) -> Iterator[FormCell]:
    """Tell of each column beside a period's values that it was not taken in."""
    for column in heads.left:
        if any(row[column - 1] != "" for row in sheet.rows[heads.row :]):
            cell = sheet.cell(heads.row, column)
            text = f"{column_letters(column)} “{as_text(cell.value)}” was not taken in: it is not headed as the value."
            yield FormCell(cell.address, cell.value, text)


def _head(
    sheet: Sheet, heads: DatasetHeads, said: SaidPeriod, *, wants_quarter: bool
) -> dict[str, FormCell]:
    """Read whose return it is, from the lines above, and the year that was said there or in a name."""
    found: dict[str, FormCell] = {}
    for label, cell in labelled_cells(sheet, 1, heads.top - 1):
        if squeeze(label) in _AGENCIES and cell.value != "":
            found.setdefault("agency", FormCell(cell.address, cell.value))
    if said.year:
        found["year"] = FormCell(said.cell, said.year)
    if said.quarter and wants_quarter:
        found["quarter"] = FormCell(said.cell, said.quarter)
    return found


def _rows(sheet: Sheet, heads: DatasetHeads) -> Iterator[FormRow]:
    heading: FormCell | None = None
    for row in range(heads.row + 1, len(sheet.rows) + 1):
        named = sheet.cell(row, heads.name)
        filled = {
            column: cell
            for column in heads.periods
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
    sheet: Sheet,
    row: int,
    heads: DatasetHeads,
    *,
    filled: Mapping[int, Cell],
    heading: FormCell | None,
) -> Iterator[FormRow]:
    """Give one record per period that says something; the value's cell comes first, for it is the record's own."""
    named = sheet.cell(row, heads.name)
    common = {"indicator": FormCell(named.address, " ".join(as_text(named.value).split()))}
    if heading is not None:
        common["heading"] = heading
    if heads.reference is not None:
        cell = sheet.cell(row, heads.reference)
        common["reference"] = FormCell(cell.address, as_text(cell.value).strip())
    newest = max(filled, key=lambda column: (*_age(heads.periods[column]), column))
    for column, cell in filled.items():
        period = heads.periods[column]
        doubt = _doubted_share(cell, filled.values(), as_text(named.value))
        cells = {"value": FormCell(cell.address, _value(cell), doubt), **common}
        at = address(heads.row, column)
        if period.month:
            cells["month"] = FormCell(at, period.month_words)
        if period.quarter:
            cells["quarter"] = FormCell(at, period.quarter)
        if period.year:
            cells["year"] = FormCell(at, period.year)
        if column == newest and heads.commentary is not None:
            said = sheet.cell(row, heads.commentary)
            cells["commentary"] = FormCell(said.address, said.value)
        yield FormRow(sheet.name, row, cells)


def _age(period: HeadedPeriod) -> tuple[str, int]:
    """Give what quarters are in order by; months stand in order."""
    return period.year, period.quarter


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
