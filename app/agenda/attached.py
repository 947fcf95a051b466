"""The papers attached to agenda items, as far as an agenda must know of them: their labels, and whose they are."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from sqlalchemy import Select, bindparam, func, select

from models.agenda import AgendaItem
from models.papers import Paper

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.work import Work

MOST = len(ascii_lowercase)
"""Papers of one item: one for each letter."""


def label_of(number: str, place: int) -> str:
    """Give the label of the paper in a place (from 1) of the item with a number: "4a", "2.1b"."""
    return f"{number}{ascii_lowercase[place - 1]}"


def places_of(session: Session, meeting_id: int) -> dict[int, list[int]]:
    """Give the places of the papers of a meeting's items, those withdrawn left out, by item."""
    found: dict[int, list[int]] = {}
    for item_id, place in session.execute(_places(), {"meeting": meeting_id}):
        found.setdefault(item_id, []).append(place)
    return found


def paper_count(session: Session, item_id: int) -> int:
    """Count the papers that an item has, those withdrawn among them."""
    chosen = select(func.count()).select_from(Paper).where(Paper.item_id == item_id)
    return session.execute(chosen).scalar_one()


def move_papers(work: Work, item_id: int, to_item: int) -> None:
    """Let the papers of an item be those of another that takes its place and has none."""
    for paper in work.session.scalars(select(Paper).where(Paper.item_id == item_id)):
        paper.item_id = to_item
    work.session.flush()


@cache
def _places() -> Select[int, int]:
    chosen = select(Paper.item_id, Paper.place).join(AgendaItem, AgendaItem.id == Paper.item_id)
    return chosen.where(
        AgendaItem.meeting_id == bindparam("meeting"), Paper.withdrawn.is_(False)
    ).order_by(Paper.item_id, Paper.place)
