"""One thing that is owed, and one who owes several."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.amounts import counted
from app.chasing import latest
from app.days import show_day
from app.letters.fields import OwedKind

if TYPE_CHECKING:
    from app.letters.parties import Party

OwedKey = tuple[OwedKind, int, int | None]
_ONE = {
    OwedKind.ACTION: "action",
    OwedKind.PAPER: "paper",
    OwedKind.REPORT: "report",
    OwedKind.RETURN: "return",
    OwedKind.REPLY: "reply",
}
_MANY = {OwedKind.REPLY: "replies"}
_KINDS = ("person", "agency", "words")


@dataclass(frozen=True)
class Owed:
    """One thing that somebody owes; `id` is that of the action, the item, the topic, the return or the seat.

    A paper and a reply are owed to a meeting.
    """

    kind: OwedKind
    id: int
    meeting_id: int | None
    title: str
    where: str
    due: date | None
    days_late: int = 0
    chased_on: date | None = None

    @property
    def key(self) -> OwedKey:
        """What tells it from everything else that is owed."""
        return self.kind, self.id, self.meeting_id

    @property
    def line(self) -> str:
        """What a letter says of it: "Action 2025/31: Bring cases (SCP Board, due 28 Feb 2025, 11 days late)"."""
        return f"{self.title} ({self.below})" if self.below else self.title

    @property
    def below(self) -> str:
        """What stands below its title: where it belongs, when it is due, how late it is."""
        due = f"due {show_day(self.due)}" if self.due else ""
        return ", ".join(filter(None, (self.where, due, self.lateness)))

    @property
    def lateness(self) -> str:
        """How late it is in words, nothing where it is not."""
        return f"{counted(self.days_late, 'day')} late" if self.days_late else ""


@dataclass(frozen=True)
class Debtor:
    """One who owes something, with all of it, what is due first before the rest."""

    party: Party
    owed: tuple[Owed, ...]

    @property
    def id(self) -> int:
        """A number that stays the same while the same one is meant, however the list changes."""
        own = self.party.id or zlib.crc32(self.party.key[2].encode())
        return 3 * own + _KINDS.index(self.party.kind) + 1

    @property
    def name(self) -> str:
        """Who it is."""
        return self.party.name

    @property
    def email(self) -> str | None:
        """The address, where one is known."""
        return self.party.email

    @property
    def owes(self) -> str:
        """What is owed, counted: "2 actions, 1 paper"."""
        counts = {kind: sum(each.kind is kind for each in self.owed) for kind in OwedKind}
        return ", ".join(
            counted(count, _ONE[kind], _MANY.get(kind, ""))
            for kind, count in counts.items()
            if count
        )

    @property
    def late(self) -> int | None:
        """How much of it is past its day, None where nothing is."""
        return sum(each.days_late > 0 for each in self.owed) or None

    @property
    def first_due(self) -> date | None:
        """The day that is due first."""
        return min((each.due for each in self.owed if each.due), default=None)

    @property
    def chased_on(self) -> date | None:
        """The day of the last reminder of any of it."""
        return latest(each.chased_on for each in self.owed)


@dataclass(frozen=True)
class Owing:
    """Everything owed on a day by whom, and what nobody can be reminded of, in sentences."""

    debtors: tuple[Debtor, ...]
    aside: tuple[str, ...]
