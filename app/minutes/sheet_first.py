"""Whether a group's minutes begin with the action sheet: remembered in the file and outside the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from models.journal import Remembered

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.bootstrap import Core

_TOPIC = "action sheet first"
_NO = "no"


def is_sheet_first(session: Session, group_id: int) -> bool:
    """Say whether the minutes of a group begin with who is to do what; they do unless a person said otherwise."""
    chosen = select(Remembered.value).where(
        Remembered.topic == _TOPIC, Remembered.name == str(group_id)
    )
    return session.scalar(chosen) != _NO


def remember_sheet_first(core: Core, group_id: int, *, first: bool) -> None:
    """Remember it for a group; takes a turn of its own."""
    with core.unjournaled() as connection:
        connection.execute(
            delete(Remembered).where(Remembered.topic == _TOPIC, Remembered.name == str(group_id))
        )
        if not first:
            connection.execute(
                insert(Remembered).values(
                    topic=_TOPIC, name=str(group_id), value=_NO, at=core.clock.now()
                )
            )
