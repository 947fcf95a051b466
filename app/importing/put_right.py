"""What a sender is asked to put right: every complaint by sheet and cell, in words that tell only of their own file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.amounts import counted
from app.fields import Link, Links, Money, Number, Percent, by_name
from app.figures import read_mark
from app.importing.addresses import address, column_number, row_of
from app.importing.advice import FILL_IN, HELD_BACK, advice_for, again_for
from app.importing.cell_texts import text_of
from app.importing.judging import SAID_OTHERWISE
from app.importing.kind import PARTNERSHIP
from app.importing.notes import disagreeing_totals
from app.importing.outcomes import Outcome
from app.wording import capital, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.fields import Field
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.importing.questions import ImportQuestion
    from app.importing.row_batches import RawRow
    from app.importing.workbook import Workbook

_LONGEST = 300
"""Signs of what stands in a cell that are told again."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to put right: where, what stands there, what is wrong with it, what to do.

    `cell` is "" where no cell is to blame; `place` then says which row, and `row` is where a reader is led.
    """

    sheet: str
    cell: str
    row: int
    place: str
    found: str
    wrong: str
    advice: str


@dataclass(frozen=True)
class PutRight:
    """All that is to be put right in one file: its name and SHA-256, whom it is from, its rows, and its points."""

    file: str
    sha256: str
    agency: str
    rows: int
    waiting: int
    """Rows that are not stored as they are."""
    points: tuple[Point, ...]


def to_put_right(preview: Preview) -> PutRight:
    """Gather what the sender is to put right, in the order of the sheets.

    What the person answered, corrected or left out by hand is settled and not told. Names of records and values that
    the file of the program holds never stand in it: a name that is like known ones is only said to be unclear.
    """
    records = [row for row in preview.rows if row.outcome is not Outcome.NOTE]
    waiting = [row for row in records if row.complaints]
    points = [*_rowless_once(list(_complaints(preview))), *_totals(preview, records)]
    places = {each.name: place for place, each in enumerate(preview.workbook.sheets)}
    points.sort(key=lambda each: (places.get(each.sheet, 0), each.row, _column(each.cell)))
    return PutRight(
        preview.workbook.name,
        preview.workbook.sha256,
        _sender(preview),
        len(records),
        len(waiting),
        tuple(dict.fromkeys(points)),
    )


def _sender(preview: Preview) -> str:
    """Give the agency that a whole file speaks for; one that only happens to stand in every row is none."""
    by_row = {name for table in preview.subject.tables for name in table.taken}
    return "" if "agency" in by_row else preview.agency


def _complaints(preview: Preview) -> Iterator[tuple[str, Point]]:
    """Give (Field name, point) for every complaint that is the sender's to settle."""
    fields = by_name(preview.kind.fields)
    asked = {each.sentence: each for each in preview.questions if each.answer is None}
    ours = {*preview.subject.given, *preview.kind.given_later, PARTNERSHIP}
    for row, raw, corrected in preview.complained():
        for name, sentence in row.complaints.items():
            if name in ours and name not in raw.letters:
                continue
            point = _place(preview, row, raw, name)
            wrong, advice = _words(
                fields[name], point.found, sentence, asked.get(sentence), by_hand=name in corrected
            )
            yield name, replace(point, wrong=wrong, advice=advice)


def _place(preview: Preview, row: PreviewRow, raw: RawRow, name: str) -> Point:
    """Say where a Field of a row stands and what stands there; a merged range is told by its first cell."""
    source = preview.source
    told = source.place(raw, name)
    above = source.given.get(raw.sheet, {}).get(name)
    value = raw.cells.get(name, above if above is not None else "")
    found = shortened(text_of(value), _LONGEST)
    if told.startswith("Row "):
        return Point(row.sheet, "", row.row, told, found, "", "")
    cell = _first_of_merge(preview.workbook, row.sheet, told)
    return Point(row.sheet, cell, row_of(cell), cell, found, "", "")


def _first_of_merge(workbook: Workbook, sheet: str, cell: str) -> str:
    spread = next((each.spread for each in workbook.sheets if each.name == sheet), {})
    row = row_of(cell)
    return address(*spread.get((row, _column(cell)), (row, _column(cell))))


def _column(cell: str) -> int:
    return column_number(cell.rstrip("0123456789"))


def _words(
    field: Field, found: str, sentence: str, question: ImportQuestion | None, *, by_hand: bool
) -> tuple[str, str]:
    """Say what is wrong and what to do; a name, a question and a text that was typed here get words of our own."""
    label = field.label
    if not found and sentence.startswith(field.problem(None) or " "):
        return f"{label} is missing.", FILL_IN
    if sentence.startswith(SAID_OTHERWISE):
        return sentence, "Correct one of the two rows, or delete one."
    if question is not None and question.key.startswith("dates:"):
        return "It cannot be told whether the day or the month comes first.", advice_for(field)
    is_name = isinstance(field, Link | Links) and not sentence.startswith("The cell shows")
    if is_name and found:
        meant = question.name if question is not None and question.name else found
        return f"We cannot tell which {label.lower()} “{meant}” is.", advice_for(field)
    if question is not None or by_hand:
        return f"“{found}” cannot be read as {label.lower()}.", advice_for(field)
    mark = read_mark(found) if isinstance(field, Money | Number | Percent) else None
    held_back = HELD_BACK if mark is not None and mark.kind == "suppressed" else ""
    return capital(sentence), held_back or again_for(field, found) or advice_for(field)


def _rowless_once(points: Sequence[tuple[str, Point]]) -> Iterator[Point]:
    """Tell what no cell is to blame for once for all its rows: a column that is not there."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for name, point in points:
        if not point.cell:
            rows.setdefault((name, point.sheet, point.wrong), []).append(point.row)
    for name, point in points:
        alike = rows.get((name, point.sheet, point.wrong), [])
        if point.cell:
            yield point
        elif point.row == alike[0]:
            several = len(alike) > 1
            yield replace(point, place=counted(len(alike), "row") if several else point.place)


def _totals(preview: Preview, records: Sequence[PreviewRow]) -> Iterator[Point]:
    """Give stated totals that do not agree; which rows a sum is without is told with it."""
    for total, sentence in disagreeing_totals(preview.source, preview.kind, records):
        cell = total.cell.address
        found = shortened(text_of(total.cell), _LONGEST)
        advice = "Correct the total, or the rows that it is of."
        yield Point(total.sheet, cell, row_of(cell), cell, found, f"{sentence}.", advice)
