"""How bookings are counted, and the named rates taken of them, each with its numerator, denominator and basis.

domain.md 4.5: registrations - no-shows - cancellations + unscheduled = attended (318 - 20 - 29 + 35 = 304).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from app.rates import Rate

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class BookingCounts:
    """Bookings by what became of them, and the places that their events offered."""

    booked: int = 0
    """Bookings that stand and of which the register says nothing yet."""
    waiting: int = 0
    cancelled: int = 0
    late: int = 0
    """Those of the cancelled that came within the notice."""
    substituted: int = 0
    """Bookings whose place another delegate took over; only the other's booking counts."""
    stayed: int = 0
    left_early: int = 0
    no_shows: int = 0
    unscheduled: int = 0
    places: int = 0
    """Places of the events that state a number of them."""
    attended_places: int = 0
    """Those who attended events that state a number of places."""

    @property
    def registrations(self) -> int:
        """Count the bookings that were made and not handed on, whatever became of them."""
        return self.booked + self.cancelled + self.stayed + self.left_early + self.no_shows

    @property
    def attended(self) -> int:
        """Count all who came: booked or not, to the end or not."""
        return self.stayed + self.left_early + self.unscheduled

    @property
    def take_up(self) -> Rate:
        """Take those who attended of the places offered."""
        return Rate(self.attended_places, self.places, "attended, of places offered")

    @property
    def show(self) -> Rate:
        """Take the booked who came of those expected on the day."""
        came = self.stayed + self.left_early
        return Rate(came, came + self.no_shows, "booked delegates who came, of those on a register")

    @property
    def no_show(self) -> Rate:
        """Take the booked who did not come of all registrations."""
        return Rate(self.no_shows, self.registrations, "did not attend, of registrations")

    @property
    def cancellation(self) -> Rate:
        """Take the cancelled of all registrations."""
        return Rate(self.cancelled, self.registrations, "cancelled, of registrations")

    @property
    def late_cancellation(self) -> Rate:
        """Take those cancelled within the notice of all registrations."""
        return Rate(self.late, self.registrations, "cancelled within the notice, of registrations")

    @property
    def walk_in(self) -> Rate:
        """Take those who came without a booking of all who came."""
        return Rate(self.unscheduled, self.attended, "came without a booking, of all who attended")

    @property
    def in_words(self) -> str:
        """Say how those who attended follow from the registrations, so that a person can add it up."""
        told = (
            f"{self.registrations:,} registered − {self.no_shows:,} no-shows − "
            f"{self.cancelled:,} cancelled + {self.unscheduled:,} unscheduled"
        )
        waits = f" − {self.booked:,} not on the register yet" if self.booked else ""
        return f"{told}{waits} = {self.attended:,} attended."

    @property
    def rates(self) -> tuple[tuple[str, Rate], ...]:
        """Give the named rates in the order that reports print them."""
        return (
            ("Take-up", self.take_up),
            ("Show rate", self.show),
            ("No-show", self.no_show),
            ("Cancellation", self.cancellation),
            ("Late cancellation", self.late_cancellation),
            ("Unscheduled", self.walk_in),
        )


def added(counts: Iterable[BookingCounts]) -> BookingCounts:
    """Add counts up, each kind by itself."""
    every = list(counts)
    return BookingCounts(
        **{
            each.name: sum(getattr(one, each.name) for one in every)
            for each in fields(BookingCounts)
        }
    )
