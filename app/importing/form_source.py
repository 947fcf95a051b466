"""The rows of a form in the shape that those of tables have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing.addresses import row_of
from app.importing.lines import NoteLine
from app.importing.row_batches import RawRow, batches_of
from app.importing.sources import ImportSource
from app.importing.workbook import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.importing.form_kind import Form
    from app.importing.row_batches import Batch


class FormRows(list[RawRow]):
    """The records of a form, which are few."""

    def batches(self, size: int) -> Iterator[Batch]:
        """Give all in order."""
        yield from batches_of(self, size)

    def picked(self, places: Sequence[int], size: int) -> Iterator[Batch]:
        """Give those at some places."""
        yield from batches_of((self[place] for place in places), size)


def source_of_form(form: Form) -> ImportSource:
    """Gather the rows of a form."""
    rows = FormRows(
        RawRow(
            row.sheet,
            row.row,
            {name: cell.value for name, cell in row.cells.items() if cell.value != ""},
            {name: cell.address for name, cell in row.cells.items()},
            {name: cell.note for name, cell in row.cells.items() if cell.note},
            row.aside,
        )
        for row in form.rows
    )
    header = {
        name: Cell(cell.address, cell.value, "text")
        for name, cell in form.header.items()
        if cell.value != ""
    }
    notes = [
        NoteLine(
            form.sheet,
            row_of(note.address),
            Cell(note.address, note.value, "text"),
            note.note or str(note.value),
            "told" if note.note else "note",
        )
        for note in form.notes
    ]
    own: dict[str, Mapping[str, Cell]] = {name: {} for name in form.own_sheets}
    return ImportSource(form.layout, rows, {**own, form.sheet: header}, tuple(notes))
