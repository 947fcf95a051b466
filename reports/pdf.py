"""Draws a report as a tagged PDF (PDF/UA-1) or as a picture, through Typst with the template report.typ.

Content goes in as inert JSON, fonts come from resources only. A character that neither Inter nor DejaVu
has is drawn as a box by the last-resort font: a document never fails because of a character.
"""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

from app import resources
from app.errors import EnvironmentProblem
from reports.pages import page_of
from reports.saving import in_place_of

if TYPE_CHECKING:
    from pathlib import Path

    from reports.document import Report

PICTURE_RESOLUTION = 192


class Undrawable(EnvironmentProblem):
    """Typst refused a document; its own reason is kept for the log."""

    def __init__(self, title: str, reason: str) -> None:
        super().__init__(f"“{title}” could not be drawn: {reason}. Nothing was written.")
        self.reason = reason


def write_pdf(report: Report, path: Path) -> None:
    """Write a report as PDF/UA-1: tagged, with title, language, outline and embedded fonts.

    Raises EnvironmentProblem when the file cannot be written.
    """
    content = _compiled(page_of(report), report.title, format="pdf", pdf_standards=["ua-1"])
    with in_place_of(path) as draft:
        draft.write_bytes(content[0])


def write_png(report: Report, path: Path) -> None:
    """Write the report's first drawing as a picture, or its first page when it has no drawing."""
    content = picture(report)
    with in_place_of(path) as draft:
        draft.write_bytes(content)


def picture(report: Report, resolution: float = PICTURE_RESOLUTION, *, margin: float = 16) -> bytes:
    """Give what `write_png` writes, as the bytes of a PNG at `resolution` dots per inch.

    `margin` is the white around a drawing in points.
    """
    page = page_of(report, only_drawing=True) | {"drawing-margin": margin}
    return _compiled(page, report.title, format="png", ppi=resolution)[0]


def _compiled(page: dict[str, Any], title: str, **wish: Any) -> list[bytes]:  # noqa: ANN401
    """Run Typst; a warning of its own is ours to mend, so it becomes a Python warning, which fails a test."""
    # Typst is 80 MB: loaded when the first document is drawn, not at start.
    import typst  # noqa: PLC0415

    template = resources.path("templates", "report.typ")
    compiler = typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=[str(resources.path("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(page, ensure_ascii=False)},
    )
    try:
        content, remarks = compiler.compile_with_warnings(**wish)
    except typst.TypstError as refused:
        raise Undrawable(title, str(refused)) from refused
    for remark in remarks:
        warnings.warn(f"Typst: {remark.message}", stacklevel=2)
    return [each for each in (content if isinstance(content, list) else [content]) if each]
