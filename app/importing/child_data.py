"""Data about single children, which may not be held here: recognised by its columns and refused."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from app.days import read_day
from app.errors import Unreadable, UserError
from app.importing.addresses import address
from app.importing.child_texts import child_in_texts, is_patient_number
from app.importing.headers import squeeze
from app.importing.natives import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.importing.workbook import Sheet, Workbook

_LOOKED_AT = 25
_ENOUGH = 3
_ENOUGH_PATIENTS = 5
_MOSTLY = 0.8
_BIRTH_YEARS = 4
"""Years over which the days of a column must lie to be births; those of a course or a term lie closer."""
_SEXES = frozenset({"m", "f", "male", "female", "boy", "girl"})
_UNSAID = frozenset({"u", "unknown", "i", "indeterminate", "x", "sex", "gender"})
_BIRTH = re.compile(
    r"dob|.*(dateofbirth|birthdate|yearofbirth).*|(childs?|pupils?|yps?|mc)dob|dob(ddmm.*|child.*)"
)
_CHILD = re.compile(r".*(child|pupil|student|youngperson).*|yp(name|id|initials)?")
_NAMES = frozenset(
    {
        "familyname",
        "surname",
        "lastname",
        "lastnm",
        "forename",
        "forenames",
        "firstname",
        "frstnm",
        "name",
        "fullname",
        "initials",
    }
)
# A list of staff that also has dates of birth, which are not taken in, is no case record.
_WORK = frozenset(
    {
        "jobtitle",
        "jobrole",
        "role",
        "post",
        "position",
        "employer",
        "payroll",
        "staffid",
        "delegate",
        "course",
        "coursetitle",
        "dbsnumber",
        "dbsdate",
        "workemail",
    }
)
_NUMBERS = frozenset(
    {"upn", "uniquepupilnumber", "formerupn", "uniquelearnernumber", "uln", "nhsnumber", "nhsno"}
)
# A unique pupil number: a letter, eleven figures, and a last one that for temporary numbers is a letter (DfE guide).
_PATIENT = re.compile(r"\d{10}|\d{3}[ -]\d{3}[ -]\d{4}")
_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")


class ChildLevelData(UserError):
    """A file lists single people as only case records do; nothing of it is kept."""

    def __init__(self, name: str, sheet: str, cell: str, sign: str) -> None:
        super().__init__(
            f"{name}: sheet “{sheet}” lists single people with {sign} in {cell}. Data about single children or their "
            "families may not be held here, so nothing was read in; ask the sender for totals, and delete this file."
        )


class ChildNamedInText(ChildLevelData):
    """A text of a file tells of a single child; nothing of it is kept, and the text itself is not told again."""

    def __init__(self, name: str, sheet: str, cell: str, sign: str) -> None:
        UserError.__init__(
            self,
            f"{name}: sheet “{sheet}” has {sign} in the text of {cell}. Data about single children or their families "
            "may not be held here, so nothing was read in; ask the sender for a file without it, and delete this one.",
        )


def refuse_child_data(workbook: Workbook) -> None:
    """Raise ChildLevelData when a sheet, hidden or not, has pupil numbers, or births beside children or names.

    Texts are looked through as well: a note may tell of one child.
    """
    for sheet in workbook.sheets:
        found = _by_headings(sheet) or _by_numbers(sheet) or _by_births(sheet)
        if found:
            raise ChildLevelData(workbook.name, sheet.name, *found)
    for sheet in workbook.sheets:
        told = child_in_texts(sheet)
        if told:
            raise ChildNamedInText(workbook.name, sheet.name, *told)


def _by_headings(sheet: Sheet) -> tuple[str, str] | None:
    """Give the cell and the sign by which headings show that children are listed, or None."""
    for row in range(1, min(_LOOKED_AT, len(sheet.rows)) + 1):
        heads = {squeeze(text): column for column, text in _texts(sheet, row)}
        for number in _NUMBERS & heads.keys():
            return address(row, heads[number]), "pupil or patient numbers"
        births = [column for head, column in heads.items() if _BIRTH.fullmatch(head)]
        children = any(_CHILD.fullmatch(head) for head in heads)
        people = _NAMES & heads.keys() and not _WORK & heads.keys()
        if births and (children or people):
            return address(row, births[0]), "dates of birth"
    return None


def _by_numbers(sheet: Sheet) -> tuple[str, str] | None:
    """Find pupil and patient numbers by their form where no heading gives them away."""
    pupils: dict[int, int] = {}
    patients: dict[int, list[bool]] = {}
    for row in range(1, min(4 * _LOOKED_AT, len(sheet.rows)) + 1):
        for column, text in _texts(sheet, row):
            plain = text.replace(" ", "").upper()
            if _UPN.fullmatch(plain):
                pupils[column] = pupils.get(column, 0) + 1
                if pupils[column] >= _ENOUGH:
                    return address(row, column), "unique pupil numbers"
            elif _PATIENT.fullmatch(text):
                patients.setdefault(column, []).append(is_patient_number(text))
    for column, right in patients.items():
        if sum(right) >= max(_ENOUGH_PATIENTS, _MOSTLY * len(right)):
            return address(1, column), "NHS numbers"
    return None


def _by_births(sheet: Sheet) -> tuple[str, str] | None:
    """Find births without headings: in one column a different day each over many years, in another the sexes."""
    columns: dict[int, list[str]] = {}
    for row in range(1, min(4 * _LOOKED_AT, len(sheet.rows)) + 1):
        for column, text in _texts(sheet, row):
            columns.setdefault(column, []).append(text)
    if not any(_are_sexes(texts) for texts in columns.values()):
        return None
    births = (column for column, texts in columns.items() if _are_births(texts))
    return next(((address(1, column), "dates of birth") for column in births), None)


def _are_sexes(texts: list[str]) -> bool:
    words = {text.casefold() for text in texts}
    return len(texts) >= _ENOUGH and len(words & _SEXES) > 1 and words <= _SEXES | _UNSAID


def _are_births(texts: list[str]) -> bool:
    days = []
    for text in texts:
        with contextlib.suppress(Unreadable):
            days.append(read_day(text))
    years = {day.year for day in days}
    return (
        len(days) >= max(_ENOUGH, _MOSTLY * len(texts))
        and len(set(days)) >= _MOSTLY * len(days)
        and max(years) - min(years) >= _BIRTH_YEARS
    )


def _texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(sheet.rows[row - 1], 1):
        if value != "":
            yield column, as_text(value).strip()
