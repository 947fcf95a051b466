"""The files and lists of one sitting in their order: what waits, what was stored, what was refused and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from app.amounts import counted
from app.importing.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.importing.guessing import NamedColumns
    from app.importing.preview import Preview
    from app.importing.storing import Stored
    from app.importing.workbook import Workbook
    from ui.importing.standing import Standing
    from ui.tokens import Tone


class State(Enum):
    """How far a file has come: its word and tone on chips, and what is said of it as a title."""

    WAITING = "Waiting", "note", "{} waits; nothing of it is stored"
    READING = "Being read", "note", "{} is being read"
    CHECKING = "Being checked", "note", "{} is being checked; nothing of it is stored yet"
    STORED = "Stored", "good", "{} is stored"
    TAKEN_BACK = "Taken back", "caution", "{} was taken back; nothing of it is stored any more"
    NOTHING_NEW = "Nothing new", "none", "{} says nothing new; everything in it is stored already"
    LEFT_OUT = "Left out", "none", "{} was left out; nothing of it is stored"
    REFUSED = "Refused", "bad", "{} was not read in"

    def __init__(self, word: str, tone: Tone, title: str) -> None:
        self.word = word
        self.tone = tone
        self.title = title


_OPEN = frozenset({State.WAITING, State.READING, State.CHECKING})


@dataclass(eq=False)
class Item:
    """One file or pasted list; `told` is the sentence that is said of it."""

    name: str
    path: Path | None = None
    workbook: Workbook | None = None
    """What was read; kept while it may be looked at again without reading."""
    state: State = State.WAITING
    told: str = ""
    as_kind: str = ""
    """The kind of content that the person says it is, "" while it is recognised by itself."""
    given: Mapping[str, str] = field(default_factory=dict)
    """What was known to count for the whole file before it was looked at, by Field name."""
    expected: str = ""
    """The kind of content that somebody came to bring in with it, "" when nothing spoke for any."""
    named: NamedColumns | None = None
    """The columns as the person named them, where no headings say so."""
    guess: NamedColumns | None = None
    """What the columns may be, where no headings say so and the person was not asked yet."""
    preview: Preview | None = None
    standing: Standing | None = None
    """How its preview stood when it was shown last."""
    was_tried: bool = False
    """Whether it was to be stored with all others and needs a person, who has not looked at it since."""
    seen: int = -1
    """How often the file had been saved when the preview was made; by it an old preview is known."""
    stages: tuple[str, ...] = ()
    """The first four stages in the words of this file, once it was read."""
    stored: Stored | None = None

    def title(self) -> str:
        """Say in one sentence how far it has come."""
        return self.state.title.format(self.name)

    @property
    def is_open(self) -> bool:
        """Say whether something is still to be done about it."""
        return self.state in _OPEN

    @property
    def asks(self) -> bool:
        """Say whether it is known to need an answer or a correction before all of it can be stored."""
        return self.was_tried or (self.standing is not None and self.standing.waiting > 0)


@dataclass
class Queue:
    """All items of a sitting; nothing leaves it unless the person takes it off or begins another sitting."""

    items: list[Item] = field(default_factory=list)

    def add(self, items: Sequence[Item]) -> list[Item]:
        """Put items at the end and give those that were put; a file that still waits is not put twice.

        Where nothing is open any more a new sitting begins, and what was told of the one before goes.
        """
        self.forget_finished()
        there = {each.path for each in self.items if each.path is not None and each.is_open}
        fresh = [each for each in items if each.path is None or each.path not in there]
        for each in fresh:
            if each.path is None and each.workbook is not None:
                each.name = self._free_name(each.name)
                each.workbook = replace(each.workbook, name=each.name)
            self.items.append(each)
        return fresh

    def forget_finished(self) -> bool:
        """Forget the items where nothing is open any more; say whether that is so."""
        is_over = not self.waiting()
        if is_over:
            self.items.clear()
        return is_over

    def waiting(self) -> list[Item]:
        """Give what is still to be looked at or stored, in order."""
        return [each for each in self.items if each.is_open]

    def without_questions(self) -> list[Item]:
        """Give what may be stored with no more ado: what waits and is not known to ask anything."""
        return [each for each in self.waiting() if not each.asks]

    def offers_all(self) -> bool:
        """Say whether to store all at once is more than to store the one at hand."""
        return len(self.waiting()) > 1 and bool(self.without_questions())

    def next_after(self, item: Item | None) -> Item | None:
        """Give the open item that follows, else the first open one, never the item itself."""
        place = self.items.index(item) if item in self.items else -1
        others = [*self.items[place + 1 :], *self.items[: max(place, 0)]]
        return next((each for each in others if each.is_open), None)

    def before(self, item: Item) -> Item | None:
        """Give the item before, None for the first."""
        place = self.items.index(item)
        return self.items[place - 1] if place else None

    def remove(self, item: Item) -> None:
        """Take an item off."""
        self.items.remove(item)

    def place_of(self, item: Item) -> str:
        """Say which of how many an item is, and what follows: "2 of 6 files, next: section11_02_lancs.xlsx"."""
        if len(self.items) < 2:
            return ""
        following = self.next_after(item)
        then = f", next: {following.name}" if following else ""
        return f"{self.items.index(item) + 1} of {counted(len(self.items), 'file')}{then}"

    def summary(self) -> str:
        """Say what all items together came to."""
        states = [each.state for each in self.items]
        told = [f"{states.count(state)} {state.word.lower()}" for state in State if state in states]
        stored = [each.stored for each in self.items if each.stored and each.state is State.STORED]
        sums = [
            (sum(each.counts[outcome.value] for each in stored), outcome)
            for outcome in (Outcome.NEW, Outcome.CHANGED)
        ]
        rows = [f"{number:,} {outcome.title_text.lower()}" for number, outcome in sums if number]
        ending = f"; {' and '.join(rows)}" if rows else ""
        return f"{counted(len(self.items), 'file')}: {', '.join(told)}{ending}"

    def _free_name(self, name: str) -> str:
        """Give a name that no other pasted list of the sitting has; two files of two folders may share one."""
        taken = {each.name for each in self.items if each.path is None}
        if name not in taken:
            return name
        number = next(number for number in range(2, 1000) if f"{name} ({number})" not in taken)
        return f"{name} ({number})"
