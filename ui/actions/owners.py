"""Choosing the owner of an action in one line: a member, a person, an agency, everyone, or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.actions.candidates import owners_of
from app.actions.operations import owner_values
from app.actions.owners import EVERYONE, Owner, fold
from app.fields import Link, Ref
from ui.choices import OwnChoices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.actions.fields import ActionValues
    from app.actions.queries import ActionRecord
    from ui.page import Desk

KIND = "owners"
OWNER = Link(
    "owner",
    "Owner",
    kind=KIND,
    width=26,
    help="A member, a person, an agency or All members; any other name can be added as words.",
)


class OwnerChoices(OwnChoices):
    """Gives everybody who may own an action of a group, its members first; everything else as everywhere.

    `group` tells the group as it stands when somebody types. A Ref's id is the owner's place in the list of those that
    were found so far, so that it stays the same while the form is open.
    """

    def __init__(self, desk: Desk, group: Callable[[], int | None]) -> None:
        super().__init__(desk.lists.choices)
        self._desk = desk
        self._group = group
        self._known: list[Owner] = []
        self._read: dict[int | None, list[Owner]] = {}

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give the owners whose names, posts or agencies hold every word of a text."""
        if kind != KIND:
            return super().find(kind, text)
        words = [f" {word}" for word in fold(text).split()]
        found = [each for each in self._owners() if all(word in _words(each) for word in words)]
        return [self.ref(each) for each in found]

    def add(self, kind: str, text: str) -> Ref | None:
        """Take a name that nobody in the file has as words."""
        if kind != KIND:
            return super().add(kind, text)
        return self.ref(Owner("words", text, (text,)))

    def can_add(self, kind: str) -> bool:
        """Say whether a record of the kind can be made by its name."""
        return kind == KIND or super().can_add(kind)

    def ref(self, owner: Owner) -> Ref:
        """Give the Ref that stands for an owner in the form."""
        if owner not in self._known:
            self._known.append(owner)
        return Ref(self._known.index(owner), owner.shown)

    def owner(self, chosen: int | None) -> Owner | None:
        """Give the owner that a Ref's id stands for."""
        return None if chosen is None else self._known[chosen]

    def values(self, chosen: int | None) -> ActionValues:
        """Give the values of an action that name the owner chosen, or nobody."""
        nobody: ActionValues = {
            "owner": None,
            "owner_seat": None,
            "owner_agency": None,
            "owner_name": None,
        }
        return {**nobody, **owner_values(self.owner(chosen))}

    def _owners(self) -> list[Owner]:
        group = self._group()
        if group not in self._read:
            day = self._desk.core.clock.today()
            with self._desk.core.read() as session:
                self._read[group] = [*owners_of(session, group or 0, day), EVERYONE]
        return self._read[group]


def present_owner(record: ActionRecord) -> Owner | None:
    """Give the owner that an action has."""
    if not record.owner_name:
        return None
    return Owner(
        "words",
        record.owner_name,
        (record.owner_name,),
        person=record.owner,
        seat=record.owner_seat,
        agency=record.owner_agency,
    )


def with_owner(given: Mapping[str, Any], choices: OwnerChoices) -> ActionValues:
    """Put the values that name an owner in the place of the one that was chosen in a form."""
    rest = {name: value for name, value in given.items() if name != OWNER.name}
    named = choices.values(given[OWNER.name]) if OWNER.name in given else {}
    return cast("ActionValues", {**rest, **named})


def _words(owner: Owner) -> str:
    return f"{owner.own_words}{owner.further_words} {fold(owner.shown)}"
