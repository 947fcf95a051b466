"""Chasing: whom something is owed by, where they can be written to, and a letter that says what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.days import show_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


@dataclass(frozen=True)
class Addressee:
    """One who owes something: the name, an e-mail address where one is known, and the day of the last chaser."""

    name: str
    email: str | None = None
    chased_on: date | None = None

    @property
    def line(self) -> str:
        """Give name, address and last chaser as one line."""
        address = self.email or "no e-mail address on file"
        chased = f"chased {show_day(self.chased_on)}" if self.chased_on else "not chased yet"
        return f"{self.name} · {address} · {chased}"


@dataclass(frozen=True)
class Chaser:
    """What is chased, with whom, and the letter; `records` are the ids of what the chaser is recorded on."""

    about: str
    addressees: tuple[Addressee, ...]
    subject: str
    letter: str
    records: tuple[int, ...]

    @property
    def addresses(self) -> str:
        """Give the addresses as a mail program's "To" line takes them."""
        return "; ".join(dict.fromkeys(each.email for each in self.addressees if each.email))


def letter(greeting: str, opening: str, owed: Sequence[str], *, closing: str, sender: str) -> str:
    """Write a letter: greeting, what it is about, one line per thing owed, what is asked for, the sender."""
    lines = "\n".join(f"- {each}" for each in owed)
    return "\n\n".join(filter(None, (f"Dear {greeting},", opening, lines, closing, sender)))


def latest(days: Iterable[date | None]) -> date | None:
    """Give the latest of some days, None where there is none."""
    return max((day for day in days if day is not None), default=None)
