"""The workbooks of 50,000 rows whose import is measured: a list of agencies, and a training register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ROWS = 50_000
_COURSES = (
    "Child neglect",
    "Domestic abuse and coercive control",
    "Female genital mutilation",
    "Graded care profile",
    "Hidden men",
    "Level 3 refresher",
    "Online harm",
    "Professional curiosity",
)
_AGENCIES = (
    "Blackburn College",
    "Calico Homes",
    "Haven Hospice",
    "Lancashire Fire and Rescue",
    "Probation North West",
    "Queen Street Surgery",
    "Rossendale Leisure",
    "Youth Zone",
)
_ROLES = ("Teacher", "Health visitor", "Social worker", "Housing officer", "Constable")
_STATUSES = ("Attended", "Attended", "Attended", "DNA", "Cancelled")


@dataclass(frozen=True)
class Book:
    """A workbook: its file and sheet, its headings, what makes a row, and the table that its rows go to."""

    name: str
    sheet: str
    headings: Sequence[str]
    row: Callable[[int], Sequence[str]]
    table: str

    def file(self, folder: Path) -> Path:
        """Give where the workbook is."""
        return folder / f"{self.name}.xlsx"

    def write(self, folder: Path) -> None:
        """Write the workbook."""
        with xlsxwriter.Workbook(str(self.file(folder)), {"constant_memory": True}) as book:
            sheet = book.add_worksheet(self.sheet)
            sheet.write_row(0, 0, self.headings)
            for number in range(ROWS):
                sheet.write_row(number + 1, 0, self.row(number))


def _agency(number: int) -> Sequence[str]:
    return (
        f"School {number}",
        f"S{number}",
        f"office{number}@example.org",
        f"01254 {number:06}",
    )


def _booking(number: int) -> Sequence[str]:
    year, month, day = 2022 + number % 3, 1 + number % 12, 1 + number % 28
    return (
        _COURSES[number % len(_COURSES)],
        f"{day:02}/{month:02}/{year}",
        f"Delegate {number}",
        f"delegate{number}@example.org",
        _AGENCIES[number % len(_AGENCIES)],
        _ROLES[number % len(_ROLES)],
        _STATUSES[number % len(_STATUSES)],
        f"{day:02}/{month:02}/{year - 1}",
    )


BOOKS = {
    each.name: each
    for each in (
        Book("agencies", "Agencies", ("Name", "Short name", "Email", "Phone"), _agency, "agency"),
        Book(
            "register",
            "Training register",
            (
                "Course",
                "Course date",
                "Delegate name",
                "E-mail",
                "Agency",
                "Job title",
                "Status",
                "Date booked",
            ),
            _booking,
            "booking",
        ),
    )
}
