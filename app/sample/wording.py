"""What the sample's minutes say under the items that stand on every agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from models.agenda import ItemKind

if TYPE_CHECKING:
    from app.agenda.queries import ItemRecord

_OPENINGS = (
    "The chair welcomed everybody. Apologies are marked in the attendance. No interests were declared.",
    "Those new to the group introduced themselves. Apologies were noted; there were no interests to declare.",
    "Apologies were taken as read. One member named an interest that touched no item.",
)
_NAMED = 2
"""Place of the opening that tells of an interest."""
_TRUE_RECORDS = (
    "The minutes were agreed as a true record. There were no matters arising.",
    "The minutes were agreed with one word corrected. What arose from them is on the agenda.",
    "The minutes were agreed as a true record. The chair thanked those who had finished their actions.",
)
_ENDINGS = (
    "There was no other business. The next meeting stands in the calendar.",
    "Members were reminded of the training offer of the quarter. The meeting ended in time.",
    "A member asked for shorter papers; the unit will send a page for each from now on.",
)


def names_interest(number: int) -> bool:
    """Say whether the opening words of a meeting tell of an interest that somebody named."""
    return number % len(_OPENINGS) == _NAMED


def usual_minutes(item: ItemRecord, number: int, closed: int) -> str:
    """Word an item that stands on every agenda; the action log says how many actions were closed."""
    if item.kind is ItemKind.ACTION_LOG:
        were = counted(closed, "action was", "actions were") if closed else "None was"
        return f"The log was gone through. {were} closed; what is not due yet carries on."
    if item.kind is ItemKind.LAST_MINUTES:
        return _TRUE_RECORDS[number % len(_TRUE_RECORDS)]
    words = _ENDINGS if item.at_end else _OPENINGS
    return words[number % len(words)]
