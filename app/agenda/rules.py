"""Rules of agendas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.errors import UserError
from models.agenda import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session


class AgendaThere(UserError):
    """An agenda was to be prepared where there are items already."""

    def __init__(self) -> None:
        super().__init__("The standing items are on this agenda already.")


class OnAgendaAlready(UserError):
    """An item was to be carried over to an agenda that it stands on."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” is on that agenda already.")


class ItemHoldsMore(UserError):
    """An item was to be removed that other items stand under."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” has items under it. Remove or move those first.")


class ItemHoldsPapers(UserError):
    """An item was to be removed that papers are attached to."""

    def __init__(self, title: str, count: int) -> None:
        super().__init__(
            f"“{title}” has {counted(count, 'paper')} attached. Remove those first, or carry the item over with them."
        )


class ItemHoldsInterests(UserError):
    """An item was to be removed in which interests were declared."""

    def __init__(self, title: str, count: int) -> None:
        super().__init__(
            f"In “{title}” {counted(count, 'interest')} {'was' if count == 1 else 'were'} declared. Change or remove "
            "the declaration first, or carry the item over with it."
        )


def item_problems(
    session: Session, item_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to an item that would stand under itself, under another meeting's item, or more than one level down."""
    parent_id = values.get("parent")
    if parent_id is None:
        return {}
    parent = session.get(AgendaItem, parent_id)
    if parent is None or parent.meeting_id != values.get("meeting"):
        return {"parent": "That item is not on this agenda."}
    if parent.parent_id is not None or parent_id == item_id:
        return {
            "parent": f"“{parent.title}” cannot have items under it; choose an item of the first level."
        }
    return {}
