"""One sitting of importing: which file is at hand, what is done with it, and what becomes of the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import Cancelled
from app.wording import capital
from ui.importing.looking import Looking, Refusal
from ui.importing.queue import Item, Queue, State
from ui.importing.standing import Standing, standing_of
from ui.importing.storing_one import store_one

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from app.importing.guessing import NamedColumns
    from app.importing.hidden import Key
    from app.importing.preview import Preview
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
        """Take files in: the first is looked at when none is at hand, the others wait.

        Who came to bring in something of a kind sees that first; what was at hand waits as it was left.
        """
        states = {State.READING} if self.expected else {State.READING, State.CHECKING}
        busy = self.item is not None and self.item.state in states
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
        if item.standing is not None and not anew and item.seen == self._desk.core.saves:
            self._looked(item, before, item.standing)
            return
        if anew:
            item.preview = None
        self._run(
            "Reading the workbook", item, before, partial(self.looking.look, item, item.expected)
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
        store_one(self._desk, self)

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
        def work(progress: Progress) -> Standing | Refusal:
            found = function(progress)
            return found if isinstance(found, Refusal) else standing_of(found, progress)

        item.state = State.READING
        self.moved.emit()
        self._desk.tasks.run(
            label,
            work,
            partial(self._looked, item, before),
            on_failed=partial(self._failed, item, before),
        )

    def _looked(self, item: Item, before: Preview | None, result: Standing | Refusal) -> None:
        if isinstance(result, Refusal):
            self._refused(item, before, result)
            return
        item.standing, item.preview, item.seen = result, result.preview, self._desk.core.saves
        item.state, item.told, item.was_tried = State.CHECKING, "", False
        self.moved.emit()

    def _refused(self, item: Item, before: Preview | None, refusal: Refusal) -> None:
        """Tell why a file is not read in, and go on; one that was read before stays as it was."""
        if self._is_kept(item, before):
            self._desk.messages.warn(refusal.sentence)
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
        if self._is_kept(item, before):
            return
        if isinstance(error, Cancelled):
            item.state, item.told = State.WAITING, "Reading was stopped."
            self.moved.emit()
        else:
            self._refused(item, before, Refusal(_FAULT))

    def _is_kept(self, item: Item, before: Preview | None) -> bool:
        """Go back to what a file was taken for before; False where it was not looked at yet."""
        if before is None or item.standing is None:
            return False
        item.preview, item.as_kind = before, before.subject.as_kind
        item.state, item.told = State.CHECKING, ""
        self.moved.emit()
        return True

    def finish(self, item: Item, state: State, told: str) -> None:
        """Be done with a file, and keep nothing in memory that can be read again."""
        item.state, item.told, item.preview, item.standing = state, told, None, None
        item.was_tried = False
        if item.path is not None:
            item.workbook = None

    def _go_on(self, item: Item) -> None:
        following = self.queue.next_after(item)
        if following is not None:
            self.start(following)
        else:
            self.moved.emit()
