"""Which occasion a file is of: an event of training or a meeting, found by its name or left to the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import UserError
from app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.lookup import Known
    from app.importing.names import NameIndex

_OFFERED = 6
_PERHAPS = 60
"""Least likeness in per cent of the names that a refusal tells."""


class OccasionUnclear(UserError):
    """The occasion that was named is none that is known, or several are called so."""

    what: str
    """What it should have been: "one meeting"."""
    advice: str
    """How one is named: "the group and the day, such as …"."""

    def __init__(self, text: str, perhaps: Sequence[str]) -> None:
        hint = f" Perhaps {listed(perhaps, 'or')}." if perhaps else ""
        super().__init__(
            f"“{text}” does not name {self.what}.{hint} Write {self.advice}, with the time where there are two on one "
            "day."
        )


@dataclass(frozen=True)
class OccasionMeant:
    """What a file is of where that is plain, and else those that it may be of, the likeliest first."""

    known: Known | None
    offered: tuple[str, ...] = ()

    @classmethod
    def among(cls, known: Mapping[int, Known], likely: Sequence[int]) -> OccasionMeant:
        """Offer the likeliest of some, by their ids, where none is plain."""
        return cls(None, tuple(known[each].name for each in likely[:_OFFERED]))


def occasion_called(names: NameIndex, text: str, unclear: type[OccasionUnclear]) -> OccasionMeant:
    """Give the occasion of a name; where there is not exactly one, what is `unclear` says so."""
    meant = names.exactly(text)
    if len(meant) != 1:
        alike = [each.known.name for each in meant] or [
            each.name for _, each in names.alike(text, _PERHAPS)
        ]
        raise unclear(text, alike)
    return OccasionMeant(meant[0].known)
