"""A preview or an import as the plain data that the command line prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.importing.notes import disagreeing_totals
from app.importing.outcomes import Outcome

if TYPE_CHECKING:
    from app.importing.preview import Preview

_PRINTED = {
    Outcome.NEW: "new",
    Outcome.CHANGED: "changed",
    Outcome.UNCHANGED: "unchanged",
}


def as_json(preview: Preview, step: int | None) -> dict[str, Any]:
    """Give one workbook's result; `step` is the id of the import's step, None when nothing was stored.

    Values are texts as a person reads them; a row that is not stored for whatever reason is "rejected".
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
                "values": preview.shown(row.id),
                "outcome": _PRINTED.get(row.outcome, "rejected"),
            }
            for row in records
        ],
        "problems": problems,
        "counts": preview.counts,
        "step": step,
    }
