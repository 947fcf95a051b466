"""The action sheet as the first page of minutes: who is to do what by when, as the meeting agreed it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.amounts import counted
from app.minutes.printed import RESTRICTED_ITEM, SHEET
from reports.document import PageBreak, Paragraph, Section
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.actions.queries import ActionRecord
    from reports.document import Block

_NOBODY = "No owner"
_COLUMNS = (
    Column("Owner", width=22),
    Column("No."),
    Column("Action", width=42),
    Column("Item", width=8),
    Column("Due", Kind.DAY),
)


def sheet_first(raised: Sequence[ActionRecord], *, public: bool) -> tuple[Block, ...]:
    """Give the page for the actions of a meeting, also those of no item; nothing where it agreed none.

    Owner and due day are those the meeting gave, as everywhere in minutes, so that issued ones stay as they are.
    """
    found = [each for each in raised if not (public and each.is_private)]
    if not found:
        return ()
    found.sort(key=_by_owner)
    rows = tuple(
        (
            action.first_owner or _NOBODY,
            action.reference,
            f"{action.text}{RESTRICTED_ITEM}" if action.is_private else action.text,
            action.item.name.partition(" ")[0] if action.item else "",
            action.first_due,
        )
        for action in found
    )
    owners = len({row[0] for row in rows})
    told = f"{counted(len(rows), 'action')} for {counted(owners, 'owner')}; the minutes begin on the next page."
    return (Section(SHEET, (Paragraph(told, look="lead"), Table(_COLUMNS, rows))), PageBreak())


def _by_owner(action: ActionRecord) -> tuple[bool, str, date, int]:
    owner = action.first_owner or ""
    return not owner, owner.casefold(), action.first_due or date.max, action.id
