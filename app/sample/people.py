"""Invented people of the sample: every name is made up, every address and number leads nowhere."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from app import resources
from app.people.operations import add_person

if TYPE_CHECKING:
    from random import Random

    from app.people.fields import PersonValues
    from app.work import Work


class Names:
    """Gives invented names; the order follows the seed of the sample.

    No two people of the file share a first name or a surname, so that nobody is taken for another; delegates of
    courses, of whom there are hundreds, share them but never both.
    """

    def __init__(self, chance: Random) -> None:
        read = tomllib.loads(resources.read_text("sample", "names.toml"))
        first, last = read["first"].split(), read["last"].split()
        chance.shuffle(first)
        chance.shuffle(last)
        self._own = [f"{one} {other}" for one, other in zip(first, last, strict=False)]
        own = set(self._own)
        others = (f"{one} {other}" for one in first for other in last)
        self._delegates = [name for name in others if name not in own]
        chance.shuffle(self._delegates)

    def next(self) -> str:
        """Give one more name of a person on file."""
        return self._own.pop()

    def delegate(self) -> str:
        """Give one more name of a delegate."""
        return self._delegates.pop()


def address_of(name: str) -> str:
    """Give an address that leads nowhere."""
    return f"{name.casefold().replace(' ', '.')}@example.org"


class People:
    """The people added so far: one for each post of an agency, however many seats that post has."""

    def __init__(self, work: Work, names: Names) -> None:
        self._work = work
        self._names = names
        self._known: dict[tuple[str, int | None], int] = {}

    def in_post(self, post: str, agency_id: int | None) -> int:
        """Give the id of whoever has a post, invented when first asked for, and marked as sample."""
        key = (post, agency_id)
        if key not in self._known:
            self._known[key] = self.somebody(post, agency_id)
        return self._known[key]

    def somebody(self, post: str, agency_id: int | None) -> int:
        """Add an invented person and give their id; the numbers are those that Ofcom keeps for fiction."""
        name, number = self._names.next(), 960_000 + 7 * len(self._known)
        values: PersonValues = {
            "name": name,
            "post": post,
            "agency": agency_id,
            "email": address_of(name),
            "phone": f"01632 {number}",
            "notes": "Invented for the sample.",
        }
        return add_person(self._work, values)
