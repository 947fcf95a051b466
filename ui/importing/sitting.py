"""One sitting of importing: which file is at hand, what is done with it, and what becomes of the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app import journal
from app.errors import Cancelled
from app.importing.apply import ChangedSincePreview
from app.importing.outcomes import Outcome
from app.wording import capital
from ui.importing.looking import Looking, Refusal
from ui.importing.queue import Item, Queue, State
from ui.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from app.importing.guessing import NamedColumns
    from app.importing.hidden import Key
    from app.importing.preview import Preview
    from app.importing.storing import Stored
    from app.progress import Progress
    from ui.page import Desk

_FAULT = "It could not be read because of a fault of the program; the details are in the log."
_KEPT = "Answers and corrections are kept."


class Sitting(QObject):
    """Files one after another.

    `moved` tells that another file is at hand or that one has come further; `unnamed` asks what a list's columns are.
    """

    moved = Signal()
    unnamed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.looking = Looking(desk.core, desk.partnership)
        self.queue = Queue()
        self.item: Item | None = None
        self.expected = ""
        """The kind of content that somebody came to bring in, "" when nothing speaks for any."""
        self.given: Mapping[str, str] = {}
        """What is known beforehand to count for the whole of it, by Field name."""

    @property
    def is_reading(self) -> bool:
        """Say whether a file is being read just now."""
        return any(each.state is State.READING for each in self.queue.items)

    def add(self, items: Sequence[Item]) -> None:
        """Take files in: the first is looked at when none is at hand, the others wait."""
        busy = self.item is not None and self.item.state in {State.READING, State.CHECKING}
        fresh = self.queue.add(items)
        if not fresh:
            self._desk.hint("This file is in the list already.")
        elif not busy:
            self.start(fresh[0])
        else:
            names = ", ".join(each.name for each in fresh[:3])
            more = f" and {len(fresh) - 3} more" if len(fresh) > 3 else ""
            self._desk.say(f"Waiting in the list: {names}{more}.")
            self.moved.emit()

    def start(self, item: Item, *, anew: bool = False) -> None:
        """Look at a file, or go on with it as it was left; `anew` forgets what was matched, answered and corrected."""
        if self.is_reading:
            self._desk.hint("Another file is being read; wait for it.")
            return
        if self.item is not None and self.item.state is State.CHECKING:
            self.item.state, self.item.told = State.WAITING, _KEPT
        self.item = item
        before = item.preview
        if before is not None and not anew and item.seen == self._desk.core.saves:
            self._looked(item, before, before)
            return
        if anew:
            item.preview = None
        self._run(
            "Reading the workbook", item, before, partial(self.looking.look, item, self.expected)
        )

    def read_as(self, item: Item, kind: str) -> None:
        """Read a file as a kind of content, "" for what it seems to be."""
        item.as_kind, item.named = kind, None
        self.start(item, anew=True)

    def name_columns(self, item: Item, named: NamedColumns) -> None:
        """Read a list with columns as the person named them."""
        item.named, item.as_kind = named, named.kind
        self.start(item, anew=True)

    def match(self, item: Item, chosen: Mapping[str, Mapping[int, str]]) -> None:
        """Take columns for other Fields."""
        self._change(item, "Matching the columns", self.looking.match, chosen)

    def give(self, item: Item, given: Mapping[str, str]) -> None:
        """Let texts by Field name count for every row of a file; an empty one says nothing."""
        before = item.preview.subject.given if item.preview else {}
        told = {name: text for name, text in {**before, **given}.items() if text}
        self._change(item, "Comparing the rows", self.looking.give, told)

    def take_hidden(self, taken: Collection[Key]) -> None:
        """Read in other parts of what is hidden in the file at hand."""
        if self.item is not None:
            self._change(self.item, "Reading what is hidden", self.looking.take_hidden, taken)

    def store(self) -> None:
        """Store what is new and changed as one step; a file that says nothing new is done with."""
        item = self.item
        preview = item.preview if item else None
        if item is None or preview is None:
            return
        if not preview.storable:
            self._pass_over(item, preview)
            return
        self._desk.tasks.run(
            "Storing the import",
            partial(self.looking.store, preview),
            partial(self._stored, item),
            on_failed=partial(self._store_failed, item),
            exclusive=True,
        )

    def _pass_over(self, item: Item, preview: Preview) -> None:
        """Be done with a file that has nothing to store, unless something is still asked."""
        counts = preview.counts
        if counts[Outcome.QUESTION.value] or counts[Outcome.PROBLEM.value]:
            return
        if counts[Outcome.LEFT_OUT.value]:
            self.finish(item, State.LEFT_OUT, "All its rows with something new were left out.")
        else:
            self.finish(item, State.NOTHING_NEW, "")
        self.moved.emit()

    def leave_out(self) -> None:
        """Leave the file at hand out whole, and go on with the next."""
        item = self.item
        if item is None or item.state is not State.CHECKING:
            return
        self.finish(item, State.LEFT_OUT, "You left it out.")
        self._desk.say(item.title(), "Look again", partial(self.start, item))
        self._go_on(item)

    def back(self) -> None:
        """Go one file back; the one at hand waits with its answers, and nothing is dropped."""
        item = self.item
        if item is None or item.state is not State.CHECKING:
            return
        self.lay_aside()
        self.item = self.queue.before(item) or item
        self._desk.say(f"{item.title()}. Your answers are kept.")
        self.moved.emit()

    def lay_aside(self) -> None:
        """Let the file at hand wait, to see the list of all."""
        if self.item is not None and self.item.state is State.CHECKING:
            self.item.state, self.item.told = State.WAITING, _KEPT
            self.moved.emit()

    def take_off(self, item: Item) -> None:
        """Take a waiting file off the list."""
        following = self.queue.next_after(item)
        self.queue.remove(item)
        self.item = following or next(iter(self.queue.items), None)
        self._desk.say(f"{item.name} is taken off the list; nothing of it is stored.")
        self.moved.emit()

    def choose(self, item: Item) -> None:
        """Show what is to be said of another file."""
        self.lay_aside()
        self.item = item
        self.moved.emit()

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
        steps = {each.stored.step: each for each in self.queue.items if each.stored}
        if not steps:
            return
        with self._desk.core.read() as session:
            lines = journal.step_lines(session, [each for each in steps if each is not None])
        for step_id, line in lines.items():
            item = steps[step_id]
            if item.state in {State.STORED, State.TAKEN_BACK}:
                item.state = State.TAKEN_BACK if line.is_undone else State.STORED
        if self.item is not None and self.item.state is not State.CHECKING:
            self.moved.emit()

    def show_records(self, item: Item) -> None:
        """Open the page where the records of an import are."""
        kind, record_id = (item.stored and item.stored.record) or ("", 0)
        page = next((spec.key for spec in PAGES if kind in spec.kinds), "")
        if page:
            self._desk.go(page, {"kind": kind, "id": record_id})

    def _change(self, item: Item, label: str, act: Callable[..., Any], what: object) -> None:
        """Look again at a file that was looked at, something of it taken otherwise."""
        if item.preview is not None:
            self._run(label, item, item.preview, partial(act, item.preview, what))

    def _run(
        self,
        label: str,
        item: Item,
        before: Preview | None,
        function: Callable[[Progress], Preview | Refusal],
    ) -> None:
        item.state = State.READING
        self.moved.emit()
        self._desk.tasks.run(
            label,
            function,
            partial(self._looked, item, before),
            on_failed=partial(self._failed, item, before),
        )

    def _looked(self, item: Item, before: Preview | None, result: Preview | Refusal) -> None:
        if isinstance(result, Refusal):
            self._refused(item, before, result)
            return
        item.preview, item.seen = result, self._desk.core.saves
        item.state, item.told = State.CHECKING, ""
        self.moved.emit()

    def _refused(self, item: Item, before: Preview | None, refusal: Refusal) -> None:
        """Tell why a file is not read in, and go on; one that was read before stays as it was."""
        if before is not None:
            item.preview, item.state, item.as_kind = before, State.CHECKING, ""
            self._desk.messages.warn(refusal.sentence)
            self.moved.emit()
            return
        is_first = not item.told
        plain = refusal.sentence.removeprefix(f"{item.name}: ")
        item.state, item.guess = State.REFUSED, refusal.guess
        item.told = capital(plain)
        if item.path is None and refusal.guess is not None:
            self.moved.emit()
            self.unnamed.emit(item)
        elif is_first:
            self._go_on(item)
        else:
            self.moved.emit()

    def _failed(self, item: Item, before: Preview | None, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._stopped(item, before)
        else:
            self._looked(item, before, before or Refusal(_FAULT))

    def _stopped(self, item: Item, before: Preview | None) -> None:
        if before is not None:
            self._looked(item, before, before)
        else:
            item.state, item.told = State.WAITING, "Reading was stopped."
            self.moved.emit()

    def _stored(self, item: Item, stored: Stored) -> None:
        self.finish(item, State.STORED, "")
        item.stored = stored
        self._desk.opening.show_safety()
        self.moved.emit()

    def _store_failed(self, item: Item, error: object) -> None:
        if isinstance(error, ChangedSincePreview):
            # The message tells what happened; here is the way on, which keeps what was answered.
            self._desk.messages.warn(str(error), "Look again", partial(self.start, item))

    def finish(self, item: Item, state: State, told: str) -> None:
        """Be done with a file, and keep nothing in memory that can be read again."""
        item.state, item.told, item.preview = state, told, None
        if item.path is not None:
            item.workbook = None

    def _go_on(self, item: Item) -> None:
        following = self.queue.next_after(item)
        if following is not None:
            self.start(following)
        else:
            self.moved.emit()
