"""Comparing the lines of items with those of a file: what was changed, moved, said, and what stays restricted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from app.minutes.matching import Match, matched
from app.minutes.passages import Passage, PassageKind
from app.minutes.printed_lines import (
    PrintedLine,
    likeness,
    made_line,
    share_within,
    typed_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.agenda.queries import ItemRecord
    from app.minutes.word_hands import Hand
    from app.minutes.word_text import WordText

_MOVED = 0.85
"""Likeness of a line that went and one that came from which it was moved."""
_SECRET = 0.75
"""Share of a line's words that a restricted line has too from which it tells what that one does."""
_FEW = 4
"""Words: what is shorter is not known again by its words alone."""
_MOST = 250_000
"""Pairs of lines that went and came; a file with more is no edited one."""


class Comparing:
    """Compares item by item, and gathers the passages of all."""

    def __init__(
        self,
        items: Sequence[ItemRecord],
        known: Mapping[int, Sequence[PrintedLine]],
        there: WordText,
        *,
        is_public: bool,
    ) -> None:
        self.passages: list[Passage] = []
        self._known = known
        self._there = there
        self._public = is_public
        self._items = {each.id: each for each in items}
        self._secret, self._open = self._by_secrecy()
        self._words: list[Counter[str]] = []

    def add(self, item: ItemRecord, lines: Sequence[PrintedLine]) -> None:
        """Compare the lines of an item."""
        for match in self._matched(self._known[item.id], lines):
            passage = self._passage(item, match)
            self.passages.append(passage)
            side = match.new or match.old
            self._words.append(sum((each.counts for each in side), Counter()))

    def find_moved(self) -> None:
        """Know what went in one place and came in another as one move, which is taken or refused as a whole."""
        gone = self._places(PassageKind.REMOVED)
        come = self._places(PassageKind.NEW)
        if len(gone) * len(come) > _MOST:
            return
        pairs = sorted(
            (
                (alike, -one, -other)
                for one in gone
                for other in come
                if (alike := likeness(self._words[one], self._words[other])) >= _MOVED
                and self._words[one].total() >= _FEW
            ),
            reverse=True,
        )
        for _, one, other in pairs:
            if self.passages[-one].partner is None and self.passages[-other].partner is None:
                self._pair(-one, -other)

    def _pair(self, gone: int, come: int) -> None:
        away, here = self.passages[gone], self.passages[come]
        to, source = self._items[here.item].heading, self._items[away.item].heading
        within = away.item == here.item
        self.passages[gone] = replace(
            away, partner=come, moved="within the item" if within else f"to {to}"
        )
        self.passages[come] = replace(
            here, partner=gone, moved="within the item" if within else f"from {source}"
        )

    def _places(self, kind: PassageKind) -> list[int]:
        return [place for place, each in enumerate(self.passages) if each.kind is kind]

    def _matched(self, old: Sequence[PrintedLine], new: Sequence[PrintedLine]) -> Iterator[Match]:
        """Match the lines; what the public's version does not hold stays as it is, in its place."""
        shown = [each for each in old if not (self._public and each.restricted)]
        place = 0
        for match in matched(shown, new):
            for _ in match.old:
                while old[place] not in match.old:
                    yield Match((old[place],), (old[place],))
                    place += 1
                place += 1
            yield match
        for each in old[place:]:
            yield Match((each,), (each,))

    def _passage(self, item: ItemRecord, match: Match) -> Passage:
        new, note = self._kept_secret(item, match)
        comments = tuple(each for line in match.new for each in line.comments)
        old = tuple(each.typed for each in match.old)
        typed = tuple(each.typed for each in new)
        if match.is_same or (match.old and _same(match.old, new)):
            is_noted = bool(comments or note)
            kind, typed = PassageKind.NOTED if is_noted else PassageKind.UNCHANGED, old
        elif not match.old:
            kind = PassageKind.NEW
        else:
            kind = PassageKind.CHANGED if match.new else PassageKind.REMOVED
        hands = self._hands(match)
        return Passage(
            kind,
            item.id,
            old,
            typed,
            match.old[0].gap if match.old else "",
            hands,
            comments,
            note=note,
            untracked=self._there.is_tracked and not hands,
        )

    def _kept_secret(self, item: ItemRecord, match: Match) -> tuple[list[PrintedLine], str]:
        """Keep restricted what was, whatever the file says of it; lines keep their numbers: Word may count anew."""
        new = _numbered_as_before(match)
        was = any(each.restricted for each in match.old)
        if all(each.restricted for each in new) or item.restricted:
            return new, ""
        if was:
            note = "This was restricted and stays so; in the file it is not."
        elif not match.old and any(self._tells_secret(each) for each in new):
            note = (
                "Its words are restricted elsewhere in these minutes, so it is restricted here too."
            )
        else:
            return new, ""
        return [made_line(each.runs, each.kind, each.number, restricted=True) for each in new], note

    def _tells_secret(self, line: PrintedLine) -> bool:
        """Say whether a line that came holds the words of a restricted one: it was split off, or moved or copied."""
        if line.counts.total() < _FEW:
            same = [{each.words for each in lines} for lines in (self._secret, self._open)]
            return line.counts.total() > 1 and line.words in same[0] - same[1]

        def most(lines: Sequence[PrintedLine]) -> float:
            return max((share_within(line.counts, each.counts) for each in lines), default=0.0)

        secret = most(self._secret)
        return secret >= _SECRET and secret > most(self._open)

    def _by_secrecy(self) -> tuple[list[PrintedLine], list[PrintedLine]]:
        secret: list[PrintedLine] = []
        known: list[PrintedLine] = []
        for item_id, lines in self._known.items():
            item = self._items[item_id]
            above = self._items.get(item.parent.id) if item.parent else None
            hidden = item.restricted or (above is not None and above.restricted)
            for each in lines:
                (secret if hidden or each.restricted else known).append(each)
        return secret, known

    def _hands(self, match: Match) -> tuple[Hand, ...]:
        hands = [hand for line in match.new for hand in line.by]
        struck = [self._there.struck.get(line.words) for line in match.old] if not match.new else []
        return tuple(dict.fromkeys([*hands, *filter(None, struck)]))


def _numbered_as_before(match: Match) -> list[PrintedLine]:
    if not match.old or not match.new:
        return list(match.new)
    first, number = match.new[0], match.old[0].number
    if first.kind != "number" or number is None or first.number == number:
        return list(match.new)
    made = made_line(first.runs, first.kind, number, restricted=first.restricted)
    return [replace(first, typed=made.typed, number=number), *match.new[1:]]


def _same(old: Sequence[PrintedLine], new: Sequence[PrintedLine]) -> bool:
    """Say whether lines are the same once it is decided what is restricted."""
    return [each.key for each in typed_lines("\n".join(each.typed for each in new))] == [
        each.key for each in old
    ]
