"""The one complaint of the reading process: a file that will not be read, said in a sentence."""

from __future__ import annotations

from app.importing import limits


class Refused(Exception):
    """A file cannot or may not be read; the text is one sentence that goes to the person as it is."""


NOT_A_WORKBOOK = (
    "This is not a workbook or table that can be read; ask for it as .xlsx, .ods or .csv."
)
DAMAGED = "This workbook is damaged and cannot be read; open it in Excel, save it again, and try the new copy."
ENCRYPTED = "This workbook is protected with a password; ask for it without one, or remove it in Excel first."
EMPTY_FILE = "This file is empty (0 bytes)."
NO_CONTENT = "This workbook holds no text and no figures."
TOO_LARGE = "This workbook is too large once unpacked; delete what is not needed and save it again."
TOO_COSTLY = "Reading this workbook takes more memory or time than is safe; copy the table alone into a new workbook."
HAS_DTD = "This workbook holds a document type definition, which no spreadsheet program writes; it is not opened."


def too_far(sheet: str, cell: str) -> Refused:
    """Give the complaint of a sheet that holds something at a cell beyond what is read."""
    return Refused(
        f"Sheet “{sheet}” has something in cell {cell}, beyond the {limits.ROWS:,} rows and "
        f"{limits.COLUMNS} columns that are read; delete what lies outside the table and save it again."
    )
