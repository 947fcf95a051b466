"""Storing the file at hand as one step, and what is said when that cannot be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.importing.apply import ChangedSincePreview
from app.importing.outcomes import Outcome
from ui.importing.queue import State

if TYPE_CHECKING:
    from app.importing.storing import Stored
    from ui.importing.queue import Item
    from ui.importing.sitting import Sitting
    from ui.importing.standing import Standing
    from ui.page import Desk


def store_one(desk: Desk, sitting: Sitting) -> None:
    """Store what is new and changed in the file at hand; a file that says nothing new is done with."""
    item = sitting.item
    preview = item.preview if item else None
    standing = item.standing if item else None
    if item is None or preview is None or standing is None:
        return
    if not standing.storable:
        _pass_over(sitting, item, standing)
        return
    desk.tasks.run(
        "Storing the import",
        partial(sitting.looking.store, preview),
        partial(_stored, desk, sitting, item),
        on_failed=partial(_failed, desk, sitting, item),
        exclusive=True,
    )


def _pass_over(sitting: Sitting, item: Item, standing: Standing) -> None:
    """Be done with a file that has nothing to store, unless something is still asked."""
    if standing.waiting:
        return
    if standing.counts[Outcome.LEFT_OUT]:
        sitting.finish(item, State.LEFT_OUT, "All its rows with something new were left out.")
    else:
        sitting.finish(item, State.NOTHING_NEW, "")
    sitting.moved.emit()


def _stored(desk: Desk, sitting: Sitting, item: Item, stored: Stored) -> None:
    sitting.finish(item, State.STORED, "")
    item.stored = stored
    desk.opening.show_safety()
    sitting.moved.emit()


def _failed(desk: Desk, sitting: Sitting, item: Item, error: object) -> None:
    if isinstance(error, ChangedSincePreview):
        # The message tells what happened; here is the way on, which keeps what was answered.
        desk.messages.warn(str(error), "Look again", partial(sitting.start, item))
