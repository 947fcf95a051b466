"""How the workbook of a return looks: fonts, fills, borders and alignments, each made once and shared by its cells."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.dimensions import RowDimension

from reports.style import COLOURS, TONES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.drawing import Colour
    from reports.table import Tone

FACE = "Calibri"
"""On every partner's computer, and LibreOffice has one as wide."""

LINE = 15
"""Points that a line of text takes."""
_WIDE = 1.08
"""How much wider than its figures, by which Excel measures columns, a text may run."""
_TOP = Alignment("left", "top", wrap_text=True, indent=1)
_MIDDLE = Alignment("left", "center", wrap_text=True, indent=1)
_RUNS_ON = Alignment(vertical="center")
_LINE = Side(style="thin", color="C3CAD3")
_BOX = Border(_LINE, _LINE, _LINE, _LINE)


@dataclass(frozen=True)
class _Look:
    """One named style, by the colours of the house."""

    alignment: Alignment
    boxed: bool = True
    size: int = 11
    bold: bool = False
    colour: Colour = "ink"
    fill: Colour | None = None


_LOOKS: Mapping[str, _Look] = {
    "title": _Look(_RUNS_ON, boxed=False, size=16, bold=True),
    "told": _Look(_RUNS_ON, boxed=False, colour="muted"),
    "head": _Look(_MIDDLE, bold=True, colour="surface", fill="accent"),
    "band": _Look(_MIDDLE, bold=True, fill="accent-weak"),
    "asked": _Look(_TOP),
    "fixed": _Look(_TOP, colour="muted", fill="ground"),
    "open": _Look(_TOP),
}


def add_styles(book: Workbook) -> None:
    """Add the named styles of a workbook: title, told, head, band, asked, fixed and open."""
    for name, look in _LOOKS.items():
        made = NamedStyle(f"desk {name}", font=Font(name=FACE, size=look.size, bold=look.bold))
        made.font.color = _rgb(COLOURS[look.colour])
        if look.fill:
            made.fill = PatternFill("solid", start_color=_rgb(COLOURS[look.fill]))
        if look.boxed:
            made.border = _BOX
        made.alignment = look.alignment
        made.protection = Protection(locked=name != "open")
        book.add_named_style(made)


class SteadyRow(RowDimension):
    """A row as high as it was found to need, which grows with what is typed: its height is no wish of a person."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's own name
        """Say that nobody set it."""
        return False


def lines_in(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column of so many signs."""
    room = max(width - 2, 1)
    return sum(max(1, ceil(len(line) * _WIDE / room)) for line in text.split("\n"))


def set_height(sheet: Worksheet, row: int, lines: int) -> None:
    """Make a row so many lines high."""
    sheet.row_dimensions[row] = SteadyRow(sheet, index=row, ht=max(lines * LINE + 5, 20))


def text_of(tone: Tone) -> Font:
    """Give the font of a level by its tone."""
    return Font(name=FACE, bold=True, color=_rgb(COLOURS[TONES[tone][0]]))


def fill_of(tone: Tone) -> PatternFill:
    """Give the fill of a level by its tone, as a conditional format wants it."""
    colour = _rgb(COLOURS[TONES[tone][1]])
    return PatternFill("solid", start_color=colour, end_color=colour)


def _rgb(colour: str) -> str:
    return f"FF{colour.removeprefix('#')}"
