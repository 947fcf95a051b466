"""What stands around the records and is said to the person: notes, stated totals beside found ones, hidden sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.fields import by_name
from app.importing.addresses import row_of
from app.importing.kind import ImportKind, NewName
from app.importing.matching import same_value
from app.importing.outcomes import Outcome, PreviewRow
from app.importing.totals import compare
from app.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.hidden import HiddenPart
    from app.importing.lines import NoteLine, StatedTotal
    from app.importing.sources import ImportSource
    from app.importing.subject import Subject
    from app.importing.workbook import Workbook

_TEXT_FILES = (".csv", ".tsv", ".txt")
_SWALLOWED = 4
"""Lines of one cell of a text file that are no text of several lines but the rest of the file."""
_BEGINNING = 60


def notes_of(
    subject: Subject,
    hidden: Sequence[HiddenPart],
    records: Sequence[PreviewRow],
    inferred: Sequence[str] = (),
) -> list[PreviewRow]:
    """Give the notes as rows of a preview, with ids after those of the records.

    `inferred` is what was understood of whole columns.
    """
    source, kind = subject.source, subject.kind
    again = f"This very file was {subject.before}." if subject.before and records else ""
    told = [
        *([(records[0].sheet, 0, "", again)] if again else []),
        *_additions(kind, records),
        *((records[0].sheet, 0, "", text) for text in inferred if records),
        *(_from_names(subject) if records else ()),
        *_lines(source, subject.workbook.name),
        *_totals(source, kind, records),
        *_unread_parts(source, hidden),
        *_unread_sheets(source, subject.workbook),
        *_macros(subject.workbook, records),
    ]
    return [
        PreviewRow(number, sheet, row, cell, Outcome.NOTE, understood=text)
        for number, (sheet, row, cell, text) in enumerate(told, len(records) + 1)
    ]


def disagreeing_totals(
    source: ImportSource, kind: ImportKind, records: Sequence[PreviewRow]
) -> list[tuple[StatedTotal, str]]:
    """Give each stated total that the records do not add up to, with a sentence that names both."""
    compared = (
        (total, *compare(total, kind, [each for each in records if each.sheet == total.sheet]))
        for total in source.totals
    )
    return [(total, sentence) for total, agrees, sentence in compared if not agrees]


def _additions(
    kind: ImportKind, records: Sequence[PreviewRow]
) -> Iterator[tuple[str, int, str, str]]:
    """Say which names will be added, once for all rows that have them."""
    if not kind.creates:
        return
    added, changed = Outcome.NEW, Outcome.CHANGED
    storable = [row for row in records if row.outcome is added or row.outcome is changed]
    for each in kind.fields:
        if each.name in kind.creates:
            # One name is one value in all rows, and to tell values apart by themselves takes a hash of each.
            met = {id(value): value for row in storable if (value := row.values.get(each.name))}
            there = {
                id(row.values[each.name])
                for row in storable
                if row.existing is not None and _is_there(row, each.name)
            }
            new = (
                value
                for key, value in met.items()
                if isinstance(value, NewName) and key not in there
            )
            names = [value.name for value in dict.fromkeys(new)]
            if names:
                yield storable[0].sheet, 0, "", f"{each.label}, new: {'; '.join(names)}"


def _is_there(row: PreviewRow, name: str) -> bool:
    """Say whether the record that a row is has its name already, kept in words."""
    known = row.existing.values if row.existing else {}
    return name in row.values and name in known and same_value(known[name], row.values[name])


def _from_names(subject: Subject) -> Iterator[tuple[str, int, str, str]]:
    """Say what the name of a sheet or of the file gave for all rows, for nobody sees it in the sheet."""
    fields, source = by_name(subject.kind.fields), subject.source
    by_column = {name for table in subject.tables for name in table.taken}
    for sheet, cells in source.given.items():
        for name, cell in cells.items():
            if cell.kind == "name" and name not in subject.given:
                text = f"{fields[name].label} {cell.value} was taken from the name of the file or sheet."
                yield sheet, 0, "", text
        for name, text in subject.fallback.items():
            if name not in {*cells, *subject.given, *by_column}:
                label = fields[name].label
                told = f"{label} {text} was taken from the name of the file or sheet; nothing else says it."
                yield sheet, 0, "", told


def _lines(source: ImportSource, name: str) -> Iterator[tuple[str, int, str, str]]:
    for note in source.notes:
        yield note.sheet, note.row, note.cell.address, _line_told(note, name)


def _line_told(note: NoteLine, name: str) -> str:
    """Say that a line is no record; one that swallowed the rest of a text file is told by why it did."""
    if note.kind in {"heading", "told"} or not note.row:
        return note.text
    lines = note.text.count("\n") + 1
    if lines >= _SWALLOWED and name.casefold().endswith(_TEXT_FILES):
        begun = shortened(note.text.split("\n")[0], _BEGINNING)
        return (
            f"A quotation mark before “{begun}” is never closed, so {lines:,} lines were taken for one cell and not "
            "read as records. Close it or take it out, and bring the file in again."
        )
    return f"“{note.text[:200]}” was not read as a record."


def _totals(
    source: ImportSource, kind: ImportKind, records: Sequence[PreviewRow]
) -> Iterator[tuple[str, int, str, str]]:
    for total in source.totals:
        _, sentence = compare(total, kind, [each for each in records if each.sheet == total.sheet])
        yield total.sheet, row_of(total.cell.address), total.cell.address, sentence


def _unread_parts(
    source: ImportSource, hidden: Sequence[HiddenPart]
) -> Iterator[tuple[str, int, str, str]]:
    """Name hidden columns, and hidden rows of forms; those of tables are told row by row."""
    for part in hidden:
        told = part.what == "rows" and part.sheet in source.hidden
        if part.places and not part.taken and not told:
            verb = "is" if part.is_one else "are"
            places = part.places[:1].upper() + part.places[1:]
            yield part.sheet, 1, "A1", f"{places} {verb} hidden and not read."


def _unread_sheets(source: ImportSource, workbook: Workbook) -> Iterator[tuple[str, int, str, str]]:
    read = set(source.given) | {table.sheet.name for table in source.tables}
    for sheet in workbook.sheets:
        if sheet.name not in read and sheet.rows:
            hidden = "is hidden and " if not sheet.visible else ""
            yield sheet.name, 1, "A1", f"Sheet “{sheet.name}” {hidden}was not read."


def _macros(
    workbook: Workbook, records: Sequence[PreviewRow]
) -> Iterator[tuple[str, int, str, str]]:
    """Say of a file that may hold macros what becomes of them."""
    if workbook.name.casefold().endswith(".xlsm") and records:
        yield records[0].sheet, 0, "", "Macros in this file are neither read nor run."
