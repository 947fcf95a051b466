"""A preview or an import as the plain data that the command line prints."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.fields import Mark, Ref
from app.importing.kind import NewName
from app.importing.notes import disagreeing_totals
from app.importing.outcomes import Outcome, PreviewRow
from models.words import Word

if TYPE_CHECKING:
    from app.importing.preview import Preview

_PRINTED = {
    Outcome.NEW: "new",
    Outcome.CHANGED: "changed",
    Outcome.UNCHANGED: "unchanged",
}


def as_json(preview: Preview, step: int | None) -> dict[str, Any]:
    """Give one workbook's result; `step` is the id of the import's step, None when nothing was stored.

    Values are plain (days as 2025-03-12, money as pence, records by name); what could not be read stands as it was
    written. A row that is not stored for whatever reason is "rejected".
    """
    records = [row for row in preview.rows if row.outcome is not Outcome.NOTE]
    problems = [
        {"sheet": each.sheet, "cell": each.cell, "message": each.message}
        for each in preview.problems
    ]
    problems += [
        {"sheet": total.sheet, "cell": total.cell.address, "message": f"{sentence}."}
        for total, sentence in disagreeing_totals(preview.source, preview.kind, records)
    ]
    return {
        "workbook": preview.workbook.name,
        "kind": preview.kind.name,
        "agency": preview.agency or None,
        "layout": preview.source.layout,
        "rows": [
            {
                "sheet": row.sheet,
                "row": row.row,
                "values": _values(preview, row),
                "outcome": _PRINTED.get(row.outcome, "rejected"),
            }
            for row in records
        ],
        "problems": problems,
        "counts": preview.counts,
        "step": step,
    }


def plain_value(value: Any) -> Any:  # noqa: ANN401 - any Field's value
    """Give a Field's value as JSON can hold it: days in ISO form, money as pence, records by name, marks by sign."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Ref | NewName):
        return value.name
    if isinstance(value, Mark):
        return value.sign
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    return value.value if isinstance(value, Word) else value


def _values(preview: Preview, row: PreviewRow) -> dict[str, Any]:
    read = {name: plain_value(value) for name, value in row.values.items()}
    return {**preview.shown(row.id), **read}
