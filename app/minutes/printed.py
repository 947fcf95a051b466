"""The words that minutes are printed with and read back by, once a file of them comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_full_day

if TYPE_CHECKING:
    from datetime import date

RESTRICTED = "Restricted: "
"""Stands in bold before a restricted line."""
RESTRICTED_ITEM = " (restricted)"
"""Stands behind the title of a restricted item."""
NOTHING = "Nothing was recorded under this item."
LEFT_OUT = "Restricted items and passages are left out of this version."
BOX = "Callout"
"""The style of the boxes of decisions and actions."""
MINUTES_OF = "Minutes of "
SHEET = "Action sheet"
"""The heading of the page that minutes may begin with."""


def subject_of(group: str, day: date) -> str:
    """Say of which meeting a file holds the minutes, in the file's own properties: a name that editing leaves."""
    return f"{MINUTES_OF}{group} of {show_full_day(day)}"
