"""People as a membership return names them, "Amina Patel, Head of Safeguarding, a.patel@…", found in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from app.fields import is_address
from app.importing.names import fold_name
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

_ADDRESS = re.compile(r"[^@\s<>(),;:]+@[^@\s<>(),;]+\.[^@\s<>(),;.]+")
_BETWEEN = re.compile(r"\s*[,;(|\n]\s*|\s+[-–—/]\s+")
_GAP = " \t\n,;:()-–—|/<>."


@dataclass(frozen=True)
class Named:
    """What a text says of a person; "" for what it does not say."""

    name: str
    post: str = ""
    email: str = ""

    def __str__(self) -> str:
        """Write the name, else the address."""
        return self.name or self.email


@dataclass(frozen=True)
class KnownPerson:
    """A person of the file, with what a return may say otherwise."""

    id: int
    version: int
    agency_id: int | None
    name: str
    post: str
    email: str


def read_named(text: str, email: str = "") -> Named:
    """Take a name, a post and an address out of one line; the name ends at the first comma, dash or bracket."""
    found = _ADDRESS.search(text)
    address = email.strip(_GAP) or (found[0] if found else "")
    words = _ADDRESS.sub(" ", text).strip(_GAP)
    name, *rest = _BETWEEN.split(words, maxsplit=1)
    return Named(name.strip(_GAP), " ".join("".join(rest).split()).strip(_GAP), address)


class PeopleIndex:
    """The people whom returns may name, read once: by address, then by name."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._people = {each.id: each for each in people}
        self._by_email: dict[str, list[KnownPerson]] = {}
        self._by_name: dict[str, list[KnownPerson]] = {}
        for each in self._people.values():
            self._by_name.setdefault(fold_name(each.name), []).append(each)
            if each.email:
                self._by_email.setdefault(each.email.casefold(), []).append(each)

    def __getitem__(self, person_id: int) -> KnownPerson:
        """Give a person by id."""
        return self._people[person_id]

    def bearers(
        self, named: Named, near: Sequence[int], agency_id: int
    ) -> tuple[Named, list[KnownPerson]]:
        """Give whom a text means, surest alone: by address, else by name, first `near`, then staff of the agency.

        The text is given back too: one that begins with the name of somebody near has no post in its name.
        """
        by_email = self._by_email.get(named.email.casefold(), []) if named.email else []
        if by_email:
            return named, by_email
        for each in (self._people[person_id] for person_id in dict.fromkeys(near)):
            rest = _after(named.name, each.name)
            if rest is not None:
                post = " ".join(filter(None, (rest, named.post)))
                return Named(each.name, post, named.email), [each]
        found = self._by_name.get(fold_name(named.name), [])
        own = [each for each in found if each.agency_id == agency_id]
        return named, own or found


def people_named(session: Session, named: Iterable[Named], also: Iterable[int]) -> PeopleIndex:
    """Read everybody who has one of these names or addresses, and these ids, in one query."""
    said = list(named)
    emails = {each.email.lower() for each in said if is_address(each.email)}
    names = {each.name.lower() for each in said if each.name}
    chosen = select(Person).where(
        or_(
            func.lower(Person.email).in_(emails),
            func.lower(Person.name).in_(names),
            Person.id.in_(set(also)),
        )
    )
    return PeopleIndex(
        KnownPerson(row.id, row.version, row.agency_id, row.name, row.post or "", row.email or "")
        for row in session.scalars(chosen.order_by(Person.id))
    )


def _after(text: str, name: str) -> str | None:
    """Give what follows a name that a text begins with, None where it begins otherwise."""
    words, own = text.split(), name.split()
    if [fold_name(each) for each in words[: len(own)]] != [fold_name(each) for each in own]:
        return None
    return " ".join(words[len(own) :])
