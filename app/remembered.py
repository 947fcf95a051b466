"""Small things that the open file remembers outside the history: undo does not forget them, nobody did them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap import Core


def remembered(core: Core, topic: str, name: str) -> str | None:
    """Give what the file remembers under a name; it takes a turn of its own, so never within another."""
    from sqlalchemy import select  # noqa: PLC0415 - loaded already, since a file is open

    from models.journal import Remembered  # noqa: PLC0415 - the same

    wanted = select(Remembered.value).where(Remembered.topic == topic, Remembered.name == name)
    with core.read() as session:
        return session.scalar(wanted)


def remember(core: Core, topic: str, name: str, value: str) -> None:
    """Keep a text under a name in place of the one before; a turn of its own, as above."""
    from sqlalchemy import delete, insert  # noqa: PLC0415 - loaded already, since a file is open

    from models.journal import Remembered  # noqa: PLC0415 - the same

    row = {"topic": topic, "name": name}
    with core.unjournaled() as connection:
        connection.execute(delete(Remembered).filter_by(**row))
        connection.execute(insert(Remembered).values(**row, value=value, at=core.clock.now()))
