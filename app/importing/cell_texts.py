"""What is written in a cell: its text, and the names that it holds several of."""

from __future__ import annotations

from app.importing.natives import as_text
from app.importing.workbook import Cell, CellValue

_SEPARATORS = str.maketrans({"\n": ";", "•": ";"})


def text_of(value: CellValue | Cell) -> str:
    """Give what is written in a cell."""
    return as_text(value.value if isinstance(value, Cell) else value).strip()


def split_names(text: str) -> list[str]:
    """Split a cell that names several records, one a line or separated by semicolons."""
    return [part.strip(" -") for part in text.translate(_SEPARATORS).split(";") if part.strip(" -")]
