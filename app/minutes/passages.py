"""What a file that came back says of the minutes, passage by passage, and the text that follows from what is taken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from app.amounts import counted
from app.minutes.text import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.fields import Ref
    from app.minutes.word_hands import Hand, WordComment


class PassageKind(Enum):
    """What became of a passage, with the word for it."""

    UNCHANGED = "Unchanged"
    CHANGED = "Changed"
    NEW = "New"
    REMOVED = "Removed"
    NOTED = "Comment"


@dataclass(frozen=True)
class Passage:
    """Lines of an item as they stand, and as the file has them, both as they are typed.

    `partner` is the place of the other half of what was moved; `note` is what else there is to know.
    """

    kind: PassageKind
    item: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    gap: str = ""
    by: tuple[Hand, ...] = ()
    comments: tuple[WordComment, ...] = ()
    partner: int | None = None
    moved: str = ""
    note: str = ""
    untracked: bool = False
    """Whether the file tracks changes, and not this one: it may have been written here after the file was sent."""

    @property
    def is_change(self) -> bool:
        """Whether there is something to take or to refuse."""
        return self.kind in {PassageKind.CHANGED, PassageKind.NEW, PassageKind.REMOVED}

    @property
    def is_away(self) -> bool:
        """Whether it is where something stood that was moved."""
        return self.kind is PassageKind.REMOVED and self.partner is not None

    @property
    def title(self) -> str:
        """Give the word for what became of it."""
        if self.kind is PassageKind.CHANGED and len(self.old) < len(self.new):
            return "Changed and split"
        if self.kind is PassageKind.CHANGED and len(self.old) > len(self.new):
            return "Changed and joined"
        if self.partner is not None:
            return "Moved away" if self.is_away else "Moved here"
        return self.kind.value


@dataclass(frozen=True)
class ReturnedItem:
    """An item of the minutes as it was compared: the version of its text goes with what is stored."""

    id: int
    heading: str
    version: int | None


@dataclass(frozen=True)
class Returned:
    """A file that came back: every passage in order, and in sentences what was changed outside the minutes."""

    name: str
    meeting: Ref
    items: tuple[ReturnedItem, ...]
    passages: tuple[Passage, ...]
    outside: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[int, ...]:
        """Give the places of the passages that can be taken."""
        return tuple(place for place, each in enumerate(self.passages) if each.is_change)

    @property
    def sure(self) -> tuple[int, ...]:
        """Give the changes that can be taken in one go: those without a track in a file with tracks are looked at."""
        return tuple(each for each in self.changes if not self.passages[each].untracked)

    def count(self, places: Iterable[int]) -> int:
        """Count changes; what was moved is one, though it shows in two places."""
        return sum(not self.passages[each].is_away for each in places)

    @property
    def told(self) -> tuple[int, ...]:
        """Give the places of the passages of which there is something to say."""
        unchanged = PassageKind.UNCHANGED
        return tuple(
            place for place, each in enumerate(self.passages) if each.kind is not unchanged
        )

    def line(self, place: int) -> str:
        """Tell a passage in a line: "Item 3 Neglect, changed by A. Chair: “old” -> “new”"."""
        each = self.passages[place]
        hands = ", ".join(dict.fromkeys(hand.author for hand in each.by))
        title = " ".join(filter(None, (each.title.casefold(), each.moved)))
        sides = ["“" + " / ".join(side) + "”" for side in (each.old, each.new) if side]
        told = " -> ".join(sides if each.kind is PassageKind.CHANGED else sides[:1])
        whole = f"Item {self.heading(place)}, {title}{f' by {hands}' if hands else ''}: {told}"
        return " ".join(filter(None, (whole, each.note)))

    def both(self, place: int) -> tuple[int, ...]:
        """Give a place with that of the other half of what was moved: one is never taken without the other."""
        partner = self.passages[place].partner
        return (place,) if partner is None else (place, partner)

    def heading(self, place: int) -> str:
        """Give number and title of the item of a passage."""
        wanted = self.passages[place].item
        return next(each.heading for each in self.items if each.id == wanted)

    def text(self, item_id: int, answers: Mapping[int, tuple[str, ...]]) -> str:
        """Give the text of an item once the answers are stored: by place the lines that are taken."""
        own = [(place, each) for place, each in enumerate(self.passages) if each.item == item_id]
        return "\n".join(_numbered(list(_lines(own, answers))))

    @property
    def sentence(self) -> str:
        """Say how much of each there is: "2 changed, 1 new, 1 removed, 1 moved, 3 comments"."""
        kinds = [each.kind for each in self.passages if each.partner is None]
        moved = self.count(self.changes) - sum(
            self.passages[each].partner is None for each in self.changes
        )
        counts = [
            f"{kinds.count(kind)} {kind.value.casefold()}"
            for kind in (PassageKind.CHANGED, PassageKind.NEW, PassageKind.REMOVED)
            if kind in kinds
        ]
        counts += [f"{moved} moved"] if moved else []
        comments = sum(len(each.comments) for each in self.passages)
        counts += [counted(comments, "comment")] if comments else []
        return ", ".join(counts)


@dataclass(frozen=True)
class _Line:
    """A line of the new text with the place it had in the old one, None for what came."""

    typed: str
    gap: str = ""
    before: int | None = None
    run: int | None = None
    """The number that the list begins with in which it stood."""
    was: int | None = None


def _lines(
    passages: Sequence[tuple[int, Passage]], answers: Mapping[int, tuple[str, ...]]
) -> Iterator[_Line]:
    stood, run, last = 0, None, None
    for place, each in passages:
        kept: list[_Line] = []
        for typed in each.old:
            number = marks(typed).number
            counts_on = number is not None and last is not None and number == last + 1
            run = run if counts_on else number
            last = number
            kept.append(_Line(typed, "", stood, run, number))
            stood += 1
        if place in answers:
            taken = [_Line(typed) for typed in answers[place]]
            if kept and taken:
                first = kept[0]
                taken[0] = _Line(taken[0].typed, "", first.before, first.run, first.was)
            kept = taken
        if kept:
            first = kept[0]
            kept[0] = _Line(first.typed, each.gap, first.before, first.run, first.was)
        yield from kept


def _numbered(lines: Sequence[_Line]) -> Iterator[str]:
    """Number points on where lines before them came or went; where none did, numbers stay as they were."""
    now: int | None = None
    for place, line in enumerate(lines):
        above = lines[place - 1] if place else None
        own = marks(line.typed).number
        if own is None:
            number = None
        elif now is None or above is None:
            number = _first(above, line) or own
        elif line.was is not None and above.was is not None and _beside(above, line):
            number = now + line.was - above.was
        else:
            number = now + 1
        yield line.gap + (line.typed if number == own else _with_number(line.typed, number))
        now = number


def _first(above: _Line | None, line: _Line) -> int | None:
    """Give the number of the first point of a list: its own where the line above is the same, else its list's."""
    stays = line.before == 0 if above is None else _beside(above, line)
    return line.was if stays else line.run


def _beside(above: _Line, line: _Line) -> bool:
    return above.before is not None and line.before == above.before + 1


def _with_number(typed: str, number: int | None) -> str:
    found = marks(typed)
    return f"{'! ' if found.restricted else ''}{number}. {typed[found.lead :].lstrip()}"
