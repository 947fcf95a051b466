"""How a contribution's payment stands, in a few words and a tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from app.days import show_day, show_short_day
from models.budget import ContributionStatus

if TYPE_CHECKING:
    from models.words import Tone

NEAR = 200
"""Days around today within which a day is clear without its year."""


class Payable(Protocol):
    """What is asked of a contribution here."""

    @property
    def status(self) -> ContributionStatus:
        """How far it is agreed."""

    @property
    def agreed(self) -> int | None:
        """Pence."""

    @property
    def invoiced(self) -> int | None:
        """Pence."""

    @property
    def received(self) -> int:
        """Pence."""

    @property
    def due_on(self) -> date | None:
        """The day by which it is to be paid."""


@dataclass(frozen=True)
class Payment:
    """A word or two and their tone."""

    words: str
    tone: Tone


def payment(line: Payable, today: date | None = None) -> Payment:
    """Say how a payment stands; with `today` it also says what is overdue and shortens days that are near."""
    if line.status != ContributionStatus.AGREED:
        return Payment(line.status.title_text, line.status.tone)
    agreed = line.agreed or 0
    if line.received < agreed:
        return _open(line, today)
    if line.received > agreed:
        return Payment("Overpaid", "caution")
    return Payment("Received", "good") if agreed else Payment("Nothing due", "none")


def _open(line: Payable, today: date | None) -> Payment:
    if line.due_on is not None:
        return _due(line.due_on, today)
    if line.received:
        return Payment("Part received", "caution")
    return Payment("Not invoiced", "none") if line.invoiced is None else Payment("Invoiced", "note")


def _due(day: date, today: date | None) -> Payment:
    if today is None:
        return Payment(f"Due {show_day(day)}", "caution")
    near = abs((day - today).days) <= NEAR
    shown = show_short_day(day) if near else show_day(day)
    if day < today:
        return Payment(f"Overdue, {shown}", "bad")
    return Payment(f"Due {shown}", "caution")
