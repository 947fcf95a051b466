"""Data about single children, which may not be held here: recognised by its columns and refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import UserError
from app.importing.addresses import address
from app.importing.headers import squeeze
from app.importing.natives import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.importing.workbook import Sheet, Workbook

_LOOKED_AT = 25
_ENOUGH = 3
_BIRTH = frozenset(
    {
        "dob",
        "dateofbirth",
        "birthdate",
        "dateofbirthofchild",
        "childdob",
        "childsdateofbirth",
        "yearofbirth",
    }
)
_CHILD = frozenset(
    {
        "child",
        "childid",
        "childname",
        "nameofchild",
        "lachildid",
        "pupil",
        "pupilname",
        "pupilid",
        "nameofpupil",
        "studentname",
        "familyname",
        "surname",
        "lastname",
        "lastnm",
        "forename",
        "firstname",
        "frstnm",
        "name",
        "fullname",
    }
)
_NUMBERS = frozenset(
    {"upn", "uniquepupilnumber", "formerupn", "uniquelearnernumber", "uln", "nhsnumber", "nhsno"}
)
# A unique pupil number: a letter, eleven figures, and a last one that for temporary numbers is a letter (DfE guide).
_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")


class ChildLevelData(UserError):
    """A file lists single people as only case records do; nothing of it is kept."""

    def __init__(self, name: str, sheet: str, cell: str, sign: str) -> None:
        super().__init__(
            f"{name}: sheet “{sheet}” lists single people with {sign} in {cell}. Data about single children or their "
            "families may not be held here, so nothing was read in; ask the sender for totals, and delete this file."
        )


def refuse_child_data(workbook: Workbook) -> None:
    """Raise ChildLevelData when a sheet, hidden or not, has pupil numbers, or births beside children or names."""
    for sheet in workbook.sheets:
        found = _sign(sheet)
        if found:
            raise ChildLevelData(workbook.name, sheet.name, *found)


def _sign(sheet: Sheet) -> tuple[str, str] | None:
    """Give the cell and the sign by which a sheet shows that it lists children, or None."""
    for row in range(1, min(_LOOKED_AT, len(sheet.rows)) + 1):
        heads = {squeeze(text): column for column, text in _texts(sheet, row)}
        for number in _NUMBERS & heads.keys():
            return address(row, heads[number]), "pupil or patient numbers"
        births = _BIRTH & heads.keys()
        if births and _CHILD & heads.keys():
            return address(row, heads[next(iter(births))]), "dates of birth"
    return _pupil_numbers(sheet)


def _pupil_numbers(sheet: Sheet) -> tuple[str, str] | None:
    """Find pupil numbers by their form where no heading gives them away."""
    seen: dict[int, int] = {}
    for row in range(1, min(4 * _LOOKED_AT, len(sheet.rows)) + 1):
        for column, text in _texts(sheet, row):
            if _UPN.fullmatch(text):
                seen[column] = seen.get(column, 0) + 1
                if seen[column] >= _ENOUGH:
                    return address(row, column), "unique pupil numbers"
    return None


def _texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(sheet.rows[row - 1], 1):
        if value != "":
            yield column, as_text(value).strip()
