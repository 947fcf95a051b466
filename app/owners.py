"""Whose a record of any kind is: for links that offer one's own first, for search, and for the window that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.naming import OF_MEETING
from app.catalogue import CHOICES, LISTINGS
from app.fields import Ref
from app.partnerships.queries import partnership_names
from models.agenda import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

OFFERED = 20
"""Records that a link offers at once."""

_BELONGINGS = {each.kind: each.belongs for each in LISTINGS if each.belongs is not None}
_BELONGINGS["agenda-items"] = OF_MEETING


def is_shared(kind: str) -> bool:
    """Say whether all partnerships of a file share the records of a kind."""
    return kind not in _BELONGINGS


def owners(session: Session, kind: str, ids: Sequence[int]) -> dict[int, Ref]:
    """Give the partnership of each record of a kind; none for what all share and for what has gone."""
    if kind == "agenda-items":
        return OF_MEETING.owners(session, AgendaItem.id, AgendaItem, ids)
    found = (each.owners(session, ids) for each in LISTINGS if each.kind == kind)
    return next(found, {})


def offered(session: Session, kind: str, typed: str, own: int | None = None) -> list[Ref]:
    """Give what a link offers: a partnership's own records first, then those of others, which say whose they are.

    With no partnership named every record of a file with several says so; what is shown so is found when it is typed.
    """
    choose, belongs, names = CHOICES[kind], _BELONGINGS.get(kind), partnership_names(session)
    if belongs is None or kind == "partnerships" or len(names) < 2:
        return choose(session, typed)
    mine = [] if own is None else choose(session, typed, belongs.is_in(own))
    others = [
        Ref(ref.id, f"{ref.name}, {name}")
        for each, name in names.items()
        if each != own
        for ref in choose(session, _without(typed, name), belongs.is_in(each))
    ]
    return [*mine, *others][:OFFERED]


def _without(typed: str, partnership: str) -> str:
    """Leave out the partnership that a name typed as it is shown ends with, or as much of it as is typed yet."""
    before, comma, end = typed.rpartition(",")
    return before if comma and partnership.casefold().startswith(end.strip().casefold()) else typed
