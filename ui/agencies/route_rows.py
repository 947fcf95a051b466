"""The rows of “How they take part”: a line per agency, a column per group and other way of taking part."""

from __future__ import annotations

from dataclasses import make_dataclass
from typing import TYPE_CHECKING, Any

from app.agencies.fields import Standing
from app.fields import Choice, Link, Text
from ui.table_widths import SHORT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.engagement.queries import RouteMatrix
    from app.fields import Fields

NO_MATRIX: Fields = (Link("name", "Relevant agency", kind="agencies", width=34),)


def matrix_rows(found: RouteMatrix | None) -> tuple[Fields, list[Any]]:
    """Give the columns of the matrix as Fields, and a record per agency."""
    if found is None:
        return NO_MATRIX, []
    names = [f"route_{place}" for place in range(len(found.columns))]
    fields: Fields = (
        *NO_MATRIX,
        Choice("standing", "Standing", words=Standing, width=18),
        *(
            Text(name, told, width=_width([line.cells[place] for line in found.lines]))
            for place, (name, told) in enumerate(zip(names, found.columns, strict=True))
        ),
    )
    made = make_dataclass("MatrixRecord", ["id", *(field.name for field in fields)], frozen=True)
    return fields, [
        made(line.agency.id, line.agency, line.standing, *(cell or None for cell in line.cells))
        for line in found.lines
    ]


def _width(cells: Sequence[str]) -> int:
    """Let a column of short words, as most are, be shown whole; one that tells through whom may be cut."""
    return SHORT if all(len(each) <= SHORT for each in cells) else 14
