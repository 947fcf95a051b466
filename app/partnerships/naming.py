"""A partnership as it is named on the command line: found by name or short name, asked for where a file has several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserError
from app.fields import Ref
from app.partnerships.queries import known_partnerships
from app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


class NoSuchPartnership(UserError):
    """A partnership was named that the file does not hold."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        there = f"it holds {listed(known)}" if known else "it holds none"
        super().__init__(f"There is no partnership “{name}” in this file; {there}.")


class SayWhich(UserError):
    """Something was asked that is for one partnership, of a file that holds several."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(
            f"This file holds {listed(known)}. Say which one this is for with --partnership."
        )


def partnership_named(session: Session, name: str) -> Ref:
    """Find a partnership by its name or short name, in any case; NoSuchPartnership says which there are."""
    known = known_partnerships(session)
    for each in known:
        called = (each.name, *(text for text, _ in each.others))
        if name.strip().casefold() in map(str.casefold, called):
            return Ref(each.id, each.name)
    raise NoSuchPartnership(name, [each.name for each in known])


def partnership_wanted(session: Session, name: str) -> Ref | None:
    """Give the partnership named, None where none is and the file has at most one; else SayWhich."""
    if name:
        return partnership_named(session, name)
    names = [each.name for each in known_partnerships(session)]
    if len(names) > 1:
        raise SayWhich(names)
    return None
