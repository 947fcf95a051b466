"""Arrivals: the groups, agencies and people a membership list names that the file does not know yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from app.agencies.arriving import add_new_agencies
from app.fields import Ref
from app.groups.fields import Tier
from app.groups.operations import add_group
from app.importing.kind import Accepted, NewName
from app.importing.names import fold_name
from app.people.operations import add_people

if TYPE_CHECKING:
    from app.people.fields import PersonValues
    from app.work import Work

_TIERS = (
    ("task", Tier.TASK),
    ("sub", Tier.SUBGROUP),
    ("executive", Tier.EXECUTIVE),
    ("panel", Tier.PANEL),
    ("board", Tier.BOARD),
    ("operational", Tier.OPERATIONAL),
)


class Arrivals:
    """Adds each new name of a list once, and gives the id that any name or Ref of it stands for."""

    def __init__(self, work: Work, partnership: Callable[[], int]) -> None:
        """Add for the partnership that `partnership` gives, asked only where a group is new."""
        self._work = work
        self._partnership = partnership
        self._ids: dict[tuple[str, str, str], int] = {}

    def add(self, rows: Sequence[Accepted]) -> None:
        """Add the new groups, agencies and people of all rows."""
        for name in _distinct(row.values.get("group") for row in rows):
            self._ids["group", *_folded(name)] = self._add_group(name.name)
        named = (row.values.get("agency") for row in rows)
        for folded, agency_id in add_new_agencies(self._work, named).items():
            self._ids["agency", folded, ""] = agency_id
        self._add_people(rows)

    def group(self, given: Ref | NewName) -> int:
        """Give the id of a group."""
        return self._id("group", given)

    def agency(self, given: Ref | NewName) -> int:
        """Give the id of an agency."""
        return self._id("agency", given)

    def person(self, given: Ref | NewName) -> int:
        """Give the id of a person."""
        return self._id("person", given)

    def _id(self, kind: str, given: Ref | NewName) -> int:
        return given.id if isinstance(given, Ref) else self._ids[kind, *_folded(given)]

    def _add_group(self, name: str) -> int:
        """Add a group, its tier guessed from its name; the person looks at it later."""
        folded = name.casefold()
        tier = next((tier for word, tier in _TIERS if word in folded), Tier.SUBGROUP)
        return add_group(
            self._work, {"partnership": self._partnership(), "name": name, "tier": tier}, {}
        )

    def _add_people(self, rows: Sequence[Accepted]) -> None:
        found: dict[tuple[str, str], PersonValues] = {}
        for row in rows:
            for field, details in (("person", _details(row)), ("deputy", {})):
                name = row.values.get(field)
                if isinstance(name, NewName):
                    values = found.setdefault(_folded(name), {"name": name.name})
                    self._complete(values, {**details, "agency": row.values.get("agency")})
        same = _same_people(found)
        for key, other in same.items():
            self._complete(found[other], dict(found.pop(key)))
        ids = add_people(self._work, list(found.values()))
        for key, person_id in zip(found, ids, strict=True):
            self._ids["person", *key] = person_id
        for key, other in same.items():
            self._ids["person", *key] = self._ids["person", *other]

    def _complete(self, values: Any, further: dict[str, Any]) -> None:  # noqa: ANN401 - a record's values
        """Keep what the first row says of a person, and add what a later one knows beside it."""
        for name, value in further.items():
            if value is not None and values.get(name) is None:
                is_name = isinstance(value, Ref | NewName)
                values[name] = self.agency(value) if is_name else value


def _same_people(found: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Tie a name without an e-mail to the only person of that name who has one."""
    keys = list(found)
    with_email = [(name, email) for name, email in keys if email]
    names = [name for name, _ in with_email]
    return {
        (name, email): next(key for key in with_email if key[0] == name)
        for name, email in keys
        if not email and names.count(name) == 1
    }


def _details(row: Accepted) -> dict[str, Any]:
    return {name: row.values.get(name) for name in ("post", "email", "phone")}


def _folded(name: NewName) -> tuple[str, str]:
    return fold_name(name.name), name.surer


def _distinct(given: Iterable[Any]) -> list[NewName]:
    found = {_folded(each): each for each in given if isinstance(each, NewName)}
    return list(found.values())
