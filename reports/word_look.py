"""In whose look blocks are written into a Word document: the house's own, or that of a template's styles."""

from __future__ import annotations

from dataclasses import dataclass

TABLE_STYLE = "Report Table"


@dataclass(frozen=True)
class Look:
    """The styles that blocks take; outside the house's look they bring no colours and sizes of their own."""

    is_house: bool = True
    body: str = "Normal"
    """The style of plain paragraphs."""
    table: str = TABLE_STYLE
    top: int = 1
    """The level of the highest heading."""


HOUSE = Look()
