"""One row of a preview as its table shows it: its values, all that is wrong with it, and figures it takes away."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from app.fields import Mark
from app.importing.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.importing.outcomes import PreviewRow

TAKES_AWAY = "Takes away"
"""What stands in place of “Changed” where a figure of the file gives way to a mark or to nothing."""

_MEANING = {
    "suppressed": "suppressed",
    "missing": "missing",
    "not-applicable": "not applicable",
}


@dataclass(frozen=True)
class PreviewLine:
    """One row as the table shows it; every Field of the kind is an attribute, as text."""

    id: int
    outcome: Outcome
    sheet: str
    cell: str
    understood: str
    asked: tuple[str, ...] = ()
    """What stands on the closed list of answers, the longest text first; nothing where the row asks nothing."""
    shown: Mapping[str, str] = field(default_factory=dict)
    more: str = ""
    """The end of `understood` that counts further problems: it stays where the text is cut."""
    whole: str = ""
    """All that is wrong with the row, a line for each cell; "" where `understood` says it all."""
    wrong: frozenset[str] = frozenset()
    """Names of the Fields that the row is complained of or asked about."""
    takes_away: bool = False
    """Whether a figure of the file would give way to a mark or to nothing."""

    def __getattr__(self, name: str) -> str:
        """Give a Field's text; what the row does not say is empty."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self.shown.get(name, "")


def wrong_field(row: PreviewRow, at: str = "") -> str:
    """Give the name of the Field that a row is complained of or asked about: that of the column `at`, else the first.

    "" where nothing is wrong with the row.
    """
    return at if at in row.complaints else next(iter(row.complaints), "")


def complaint(row: PreviewRow, at: str = "") -> tuple[str, str]:
    """Give that Field's name and the sentence, by which rows are alike."""
    name = wrong_field(row, at)
    return name, row.complaints.get(name, "")


def further(row: PreviewRow, above: str = "") -> str:
    """Count what is wrong besides the first: " (and 2 more)"; what is asked `above` the rows does not count."""
    others = len(row.complaints) - 1 - (above in row.complaints)
    return f" (and {others:,} more)" if others > 0 else ""


def taken_away(row: PreviewRow) -> str:
    """Say which mark, or nothing, takes the place of a figure of the file: "missing"; "" where none is lost."""
    if row.outcome is not Outcome.CHANGED:
        return ""
    for before, after in row.changes.values():
        if isinstance(before, int | Decimal) and not isinstance(before, bool):
            if isinstance(after, Mark):
                return _MEANING[after.kind]
            if after is None:
                return "nothing"
    return ""


def outcome_words(row: PreviewRow) -> str:
    """Give the outcome of a row in words; whoever looks for what is changed looks for what takes figures away too."""
    also = f", {TAKES_AWAY.lower()}" if taken_away(row) else ""
    return f"{row.outcome.title_text}{also}"


def told(row: PreviewRow, above: str = "", label: str = "") -> str:
    """Say what was understood of a row: of several problems the first and how many more there are.

    `above` names the Field that is asked once above the rows, `label` what it is called.
    """
    lost = taken_away(row)
    if lost:
        return f"A figure is taken away. {row.understood} ({lost})"
    if above not in row.complaints:
        return row.understood + further(row)
    own = next((each for name, each in row.complaints.items() if name != above), "")
    return own + further(row, above) if own else f"{label}: asked above for all rows"
