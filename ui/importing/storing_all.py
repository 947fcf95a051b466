"""Storing every waiting file that needs no person, in one act: one step per file, and all of it told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.wording import capital
from ui.importing.looking import Refusal, doubts
from ui.importing.queue import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.importing.looking import Tried
    from ui.importing.queue import Item
    from ui.importing.sitting import Sitting
    from ui.page import Desk


def store_all(desk: Desk, sitting: Sitting) -> None:
    """Look at all files that wait and store those without a question; the others keep waiting, each with its reason."""
    if sitting.is_reading:
        desk.hint("Another file is being read; wait for it.")
        return
    items = sitting.queue.without_questions()
    if not items:
        desk.hint("Every file that waits asks something; look at them one after another.")
        return
    seen = {item for item in items if item.preview is not None}
    desk.tasks.run(
        "Storing all without questions",
        partial(sitting.looking.store_clean, items),
        lambda tried: _end(desk, sitting, tried, seen),
        exclusive=True,
    )


def _end(desk: Desk, sitting: Sitting, tried: Sequence[Tried], seen: set[Item]) -> None:
    for each in tried:
        _take(sitting, each, was_seen=each.item in seen)
    sitting.lay_aside()
    open_items = sitting.queue.waiting()
    sitting.item = open_items[0] if open_items else sitting.item
    desk.opening.show_safety()
    sitting.moved.emit()


def _take(sitting: Sitting, tried: Tried, *, was_seen: bool) -> None:
    item, found = tried.item, tried.found
    if tried.stored is not None:
        sitting.finish(item, State.STORED, "")
        item.stored = tried.stored
    elif isinstance(found, Refusal):
        item.state, item.guess = State.REFUSED, found.guess
        item.told = capital(found.sentence.removeprefix(f"{item.name}: "))
    else:
        waits = tried.told or doubts(found, was_seen=was_seen)
        if waits:
            item.preview, item.standing, item.seen, item.was_tried = found, None, -1, True
            item.state, item.told = State.WAITING, f"Waits for you: {waits.rstrip('.')}."
        else:
            sitting.finish(item, State.NOTHING_NEW, "")
