"""Writes a report as a Word file to edit: real headings and lists, repeated table headers, British English."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reports.saving import in_place_of

if TYPE_CHECKING:
    from pathlib import Path

    from reports.document import Report


def write_word(report: Report, path: Path) -> None:
    """Write a report as .docx; EnvironmentProblem when the file cannot be written."""
    content = word_bytes(report)
    with in_place_of(path) as draft:
        draft.write_bytes(content)


def word_bytes(report: Report) -> bytes:
    """Give what such a file holds, in the unit's own template where it gave one; TemplateMissing."""
    # python-docx is loaded when the first Word file is written, not at start.
    from reports.word_blocks import document_of  # noqa: PLC0415
    from reports.word_template import filled  # noqa: PLC0415 - the same

    written = BytesIO()
    filling = report.filling
    if filling is not None and filling.template is not None:
        filled(report, filling, filling.template).save(written)
    else:
        document_of(report).save(written)
    return undated(written)


def undated(archive: BytesIO) -> bytes:
    """Pack the parts again without the time of day, so that the same report gives the same bytes."""
    result = BytesIO()
    with ZipFile(archive) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return result.getvalue()
