"""The corrections of issued minutes on paper: a remark at each item, all of them at the end with who agreed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.minutes.printed import RESTRICTED_ITEM
from reports.document import Paragraph, Section
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.minutes.corrections import CorrectionRecord

TITLE = "Corrections"
_COLUMNS = (
    Column("Item", width=18),
    Column("Correction", width=34),
    Column("Agreed at", width=16, optional=True),
    Column("Agreed on", Kind.DAY),
)
_WHOLE = "The minutes as a whole"


def corrections_section(found: Sequence[CorrectionRecord]) -> Section:
    """Give the corrections in the order they were recorded; the text above them is as it was issued."""
    rows = tuple(
        (
            each.item.name if each.item else _WHOLE,
            f"{each.sentence}{RESTRICTED_ITEM}" if each.restricted else each.sentence,
            each.agreed_at.name if each.agreed_at else "",
            each.agreed_on,
        )
        for each in found
    )
    return Section(TITLE, (Table(_COLUMNS, rows),))


def remark_at(found: Sequence[CorrectionRecord], item_id: int) -> list[Paragraph]:
    """Give the remark that stands under an item whose words were corrected; none where none were."""
    own = [each for each in found if each.item is not None and each.item.id == item_id]
    said = f"{'A correction' if len(own) == 1 else counted(len(own), 'correction')} of this item"
    return [Paragraph(f"{said}: see {TITLE} at the end.", look="small")] if own else []


def with_corrections(found: Sequence[CorrectionRecord]) -> str:
    """Say behind the day of approval how many there are: ", with 2 corrections"."""
    return f", with {counted(len(found), 'correction')}" if found else ""
