"""What Home shows: a deadline of any feature with its one verb, and a headline figure."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

from app.amounts import counted
from app.days import show_near_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from app.unit.whose import Whose
    from models.words import Tone


NEAR = 14
"""Days to go of which the chip of a deadline counts each."""


class Verb(Enum):
    """The one thing a person does about a deadline; its value is the caption of its button."""

    OPEN = "Open"
    CHASE = "Chase"
    RECORD = "Record"
    RENEW = "Renew"
    ENTER = "Enter"


@dataclass(frozen=True)
class Deadline:
    """Something due: what, by when, the chip that says how soon, and the one verb a person uses on it.

    `page` and `record_id` say where the verb leads.
    """

    title: str
    subtitle: str
    due: date
    _: KW_ONLY
    chip: str
    tone: Tone
    verb: Verb
    page: str
    record_id: int
    place: Mapping[str, Any] = field(default_factory=dict)
    """What of the page is shown where that is more than one record, such as {"span": "escalate"}."""
    partnership: str = ""
    """Whose it is, by its short name, for a list of several partnerships'."""


class Deadlines(Protocol):
    """What a feature's `due.deadlines` is: its deadlines on a day, everybody's or what one of the unit sees to."""

    def __call__(
        self,
        session: Session,
        today: date,
        whose: Whose = ...,
        *,
        partnership_id: int | None = None,
    ) -> list[Deadline]:
        """Give the deadlines of a partnership, or of all."""


@dataclass(frozen=True)
class Tile:
    """A headline figure that leads to the list it counts, at `place` of `page`.

    `share` (0 to 1) draws a bar, None draws none.
    """

    title: str
    figure: str
    _: KW_ONLY
    icon: str
    chip: str
    tone: Tone
    page: str
    share: float | None = None
    place: Mapping[str, Any] = field(default_factory=dict)


def soonest_first(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Order deadlines: the longest late first, then the soonest, ties by title."""
    return sorted(deadlines, key=lambda each: (each.due, each.title))


def how_soon(due: date, today: date) -> tuple[str, Tone]:
    """Say how soon a day is, with the tone of its chip: "3 days late", "due today", "4 days left", "due 31 Mar"."""
    days = (due - today).days
    if days < 0:
        return f"{counted(-days, 'day')} late", "bad"
    if days == 0:
        return "due today", "caution"
    if days <= NEAR:
        return f"{counted(days, 'day')} left", "caution"
    return f"due {show_near_day(due, today)}", "note"
