"""Who sent a file: by it a layout that was kept is known to be the sender's own or another's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from app.days import MONTHS
from app.importing.header_block import AGENCY_LABELS, labelled_cells
from app.importing.headers import fold
from app.importing.natives import as_text
from app.importing.pasted import PASTED
from app.importing.titles import agency_in_name

if TYPE_CHECKING:
    from app.importing.names import NameIndex
    from app.importing.preview import Preview
    from app.importing.workbook import Workbook

_LOOKED_AT = 30
_FILE = re.compile(r"\.(?:xls[xmb]?|ods|csv|tsv|txt)", re.IGNORECASE)
_TIMES = frozenset(
    {*(month.casefold() for month in MONTHS), *(month[:3].casefold() for month in MONTHS), "q"}
)


def sender_before(workbook: Workbook, given: str, agencies: NameIndex) -> str:
    """Give the known agency that a file is from, before its rows are read; "" where nothing says so for sure.

    That is the one that was `given`, else the one its head names, else the one its name does.
    """
    heads = [
        as_text(cell.value)
        for sheet in workbook.sheets
        if sheet.visible
        for label, cell in labelled_cells(sheet, 1, _LOOKED_AT)
        if fold(label) in AGENCY_LABELS
    ]
    for text in (given, *heads, agency_in_name(agencies, workbook.name)):
        meant = agencies.exactly(text) if text else []
        if len(meant) == 1:
            return meant[0].known.name
    return ""


def sender_after(preview: Preview) -> str:
    """Give whose layout is kept: the agency that a whole file is from, else the name of the file.

    An agency that only happens to stand in every row has not sent it.
    """
    by_row = {name for table in preview.subject.tables for name in table.taken}
    agency = "" if "agency" in by_row else preview.agency
    return preview.subject.sender or agency or preview.workbook.name


def is_agency(sender: str) -> bool:
    """Say whether a sender is an agency, and not the name of a file of which nobody knows whose it is."""
    return not (_FILE.fullmatch(Path(sender).suffix) or sender.startswith(PASTED))


def sender_key(sender: str) -> str:
    """Fold a sender so that "Actions March 2025.xlsx" and "actions-april-2025.xlsx" are from one."""
    if is_agency(sender):
        return fold(sender)
    words = re.split(r"[\W\d_]+", Path(sender).stem.casefold())
    return f"file {' '.join(word for word in words if word and word not in _TIMES)}"
