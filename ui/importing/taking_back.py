"""What becomes of an import after it was stored: shown, taken back, and known again when that was done elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app import journal
from ui.importing.queue import State
from ui.pages import PAGES

if TYPE_CHECKING:
    from ui.importing.queue import Item
    from ui.importing.sitting import Sitting
    from ui.page import Desk


class TakingBack:
    """Undo and “Show it” of the files of a sitting."""

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        self._desk = desk
        self._sitting = sitting

    def undo(self, item: Item) -> None:
        """Take an import back: as Ctrl+Z does when it was the last act, else out of its turn."""
        core = self._desk.core
        if item.stored is None or item.stored.step is None:
            return
        with core.read() as session:
            step = journal.step_line(session, item.stored.step)
            newest = journal.standing(session, core.who).undo
        if step is None:
            self.look_at_steps()
            return
        is_newest = newest is not None and newest.id == step.id
        act = core.undo if is_newest else partial(core.take_back, step)
        self._desk.taking.run(step, act, on_done=lambda _step: self.look_at_steps())

    def look_at_steps(self) -> None:
        """Find out which imports were taken back, or done again, wherever that was done."""
        sitting = self._sitting
        steps = {each.stored.step: each for each in sitting.queue.items if each.stored}
        if not steps:
            return
        with self._desk.core.read() as session:
            lines = journal.step_lines(session, [each for each in steps if each is not None])
        for step_id, line in lines.items():
            item = steps[step_id]
            if item.state in {State.STORED, State.TAKEN_BACK}:
                item.state = State.TAKEN_BACK if line.is_undone else State.STORED
        if sitting.item is not None and sitting.item.state is not State.CHECKING:
            sitting.moved.emit()

    def show_records(self, item: Item) -> None:
        """Open the page where the records of an import are."""
        kind, record_id = (item.stored and item.stored.record) or ("", 0)
        # A list of its own is better than a page that shows such records among others.
        lists = [spec for spec in PAGES if spec.key == kind or kind in spec.kinds]
        page = next((spec.key for spec in sorted(lists, key=lambda spec: spec.key != kind)), "")
        if page:
            self._desk.go(page, {"kind": kind, "id": record_id})
