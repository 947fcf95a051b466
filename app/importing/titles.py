"""What titles and the names of sheets and files say for every row: the agency, and what a kind looks for there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.importing.kind import ImportKind
    from app.importing.names import NameIndex
    from app.importing.subject import Subject
    from app.importing.workbook import Cell


def said_in_titles(kind: ImportKind, cells: Iterable[Cell]) -> dict[str, Cell]:
    """Give what a kind finds in cells of titles, Field name -> cell with the text of it; the first one counts."""
    found: dict[str, Cell] = {}
    in_title = kind.in_title
    if in_title is None:
        return found
    for cell in cells:
        for name, text in in_title(str(cell.value)).items():
            found.setdefault(
                name, replace(cell, value=text, kind="name" if cell.kind == "name" else "text")
            )
    return found


def group_in_names(subject: Subject, names: Mapping[str, NameIndex]) -> dict[str, str]:
    """Give the one group that the names of a file's sheets, else that of the file, mean, where nothing else says it."""
    said = {
        *subject.given,
        *(name for cells in subject.source.given.values() for name in cells),
        *(name for table in subject.tables for name in table.taken),
    }
    if not subject.tables or "groups" not in names or "group" in said:
        return {}
    if "group" not in subject.kind.given_later:
        return {}
    index, sheets = names["groups"], [table.sheet.name for table in subject.tables]
    found = {agency_in_name(index, each) for each in sheets} - {""}
    text = found.pop() if len(found) == 1 else ""
    text = text or ("" if found else agency_in_name(index, subject.workbook.name))
    return {"group": text} if text else {}


def agency_in_name(index: NameIndex, name: str) -> str:
    """Give the one record that words of a name mean, such as an agency in "section11_elht.xlsx", or ""."""
    words = [word for word in re.split(r"[\W_]+", Path(name).stem) if word]
    spans = [
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    ]
    meant = {found[0].known.id: span for span in spans if len(found := index.exactly(span)) == 1}
    return next(iter(meant.values())) if len(meant) == 1 else ""
