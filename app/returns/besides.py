"""Returns in the forms of partners set beside the rounds: the year the file says, and how its answers are judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.fields import Ref
from app.importing.addresses import address
from app.importing.form_kind import FormCell
from app.importing.kind import PARTNERSHIP, NewName
from app.importing.natives import as_text
from app.partnerships.years import read_year_name, said_year
from app.returns.issued_rows import reads_of
from app.returns.templates import template
from models.returns import ReturnRound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from app.importing.form_kind import Form, Surroundings
    from app.importing.kind import Values
    from app.importing.workbook import Workbook
    from app.returns.arriving import RoundsFromFiles

PERIOD, READS, TEMPLATE = "period", "reads", "template"
"""Fields that a form gets here: the year that the file says, how the answers of its round are read, and by which
template it is asked."""
_LONGEST_TITLE = 120
_ABOUT = ("standard", "wording", "number", "section", "scale", "answer")


def with_period(form: Form, workbook: Workbook) -> Form:
    """Give a form with the year that its title says, else the name of its sheet or file, which is told."""
    found = next(_years(form, workbook), None)
    if found is None:
        return form
    cell, told = found
    header = {**form.header, PERIOD: replace(cell, note="")}
    notes = (*form.notes, replace(cell, note=told)) if told else form.notes
    return replace(form, header=header, notes=notes)


def said_rows(form: Form, around: Surroundings) -> list[Values]:
    """Give what a form's rows say of their round, before they are checked."""
    common: dict[str, Any] = {}
    named = around.given.get("round") or _text(form.header.get("round"))
    if named:
        index = around.names.get("return-rounds")
        meant = index.exactly(named) if index else []
        only = len(meant) == 1
        common["round"] = Ref(meant[0].known.id, meant[0].known.name) if only else NewName(named)
    if around.partnership is not None:
        common[PARTNERSHIP] = around.partnership
    if PERIOD in form.header:
        common[PERIOD] = _text(form.header[PERIOD])
    return [
        {**common, **{name: _text(row.cells[name]) for name in _ABOUT if name in row.cells}}
        for row in form.rows
    ]


def asked_by(known: tuple[int, str]) -> dict[str, FormCell]:
    """Give what a form says of the template that asks it, as `reads_where` gives that."""
    return {TEMPLATE: FormCell("A1", known[0]), READS: FormCell("A1", known[1])}


def reads_where(
    session: Session, rounds: RoundsFromFiles, rows: Sequence[Values]
) -> tuple[int, str] | None:
    """Give the template that asks what rows answer, and how its answers are read; None while there is none."""
    round_id = rounds.find(session, rows)
    fitting = [] if round_id is not None else rounds.templates(session, rows)[:1]
    template_id = (
        session.get_one(ReturnRound, round_id).template_id
        if round_id is not None
        else next(iter(fitting), None)
    )
    asked = template(session, template_id) if template_id is not None else None
    return None if asked is None else (asked.id, reads_of(asked))


def _years(form: Form, workbook: Workbook) -> Iterator[tuple[FormCell, str]]:
    """Give every year that is said, surest first: (cell, what is told of it)."""
    sheet = next(each for each in workbook.sheets if each.name == form.sheet)
    first = min((row.row for row in form.rows if row.row), default=1)
    for number in range(1, min(first, len(sheet.rows) + 1)):
        said = {
            year: FormCell(address(number, column), year)
            for column, value in enumerate(sheet.rows[number - 1], 1)
            if isinstance(value, str) and len(value) < _LONGEST_TITLE and (year := said_year(value))
        }
        # Headings of two years, last year's scores beside this one's, do not say which the return is of.
        if len(said) == 1:
            yield next(iter(said.values())), ""
    for name, what in ((sheet.name, "sheet"), (workbook.name, "file")):
        year = read_year_name(name.replace("_", " "))
        if year and "-" in year:
            told = f"The year {year} was taken from the name of the {what}, “{name}”."
            yield FormCell("A1", year), told


def _text(cell: FormCell | None) -> str:
    return "" if cell is None else as_text(cell.value).strip()
