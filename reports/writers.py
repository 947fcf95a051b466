"""Writes a report in the format that a file's name asks for: .pdf, .docx, .xlsx, .png or .ics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserError
from app.progress import UNWATCHED
from reports.calendar import write_calendar
from reports.excel import write_excel
from reports.pdf import write_pdf, write_png
from reports.word import write_word

if TYPE_CHECKING:
    from pathlib import Path

    from app.progress import Progress
    from reports.document import Report

FORMATS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel", ".png": "Picture", ".ics": "Calendar"}


class UnknownFormat(UserError):
    """A file name ends in something that no writer knows."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” does not say what to write. Let the name end in {', '.join(FORMATS)}."
        )


def write(report: Report, path: Path, progress: Progress = UNWATCHED) -> None:
    """Write a report; UnknownFormat, NothingToTabulate and EnvironmentProblem leave what was there."""
    ending = path.suffix.casefold()
    if ending == ".xlsx":
        write_excel(report, path, progress)
    elif ending == ".pdf":
        write_pdf(report, path)
    elif ending == ".docx":
        write_word(report, path)
    elif ending == ".png":
        write_png(report, path)
    elif ending == ".ics":
        write_calendar(report, path)
    else:
        raise UnknownFormat(path.name)
