"""Two versions of minutes side by side: per item what its heading, each paragraph, decision and action became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.minutes.matching import matched
from app.minutes.passages import PassageKind
from app.minutes.printed_lines import PrintedLine, runs_of, typed_lines
from app.minutes.text import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.minutes.version_words import KeptItem

TEXT, HEADING, BOX = "", "Heading", "Decision or action"


@dataclass(frozen=True)
class Difference:
    """A paragraph in both versions, the lines as they are typed; one side is empty for what came or went.

    `part` says what it is where it is no paragraph of the text.
    """

    kind: PassageKind
    item: int
    heading: str
    part: str
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def is_change(self) -> bool:
        """Say whether the versions differ here."""
        return self.kind is not PassageKind.UNCHANGED

    @property
    def title(self) -> str:
        """Give the word for what became of it, with what it is where that is no paragraph."""
        return f"{self.part}: {self.kind.value.casefold()}" if self.part else self.kind.value


@dataclass(frozen=True)
class MinutesComparison:
    """All of both versions in the order of the later one."""

    differences: tuple[Difference, ...]

    @property
    def changes(self) -> tuple[int, ...]:
        """Give the places at which the versions differ."""
        return tuple(place for place, each in enumerate(self.differences) if each.is_change)

    @property
    def sentence(self) -> str:
        """Say how much of each there is: "2 changed, 1 new, 1 removed"."""
        kinds = [each.kind for each in self.differences]
        wanted = (PassageKind.CHANGED, PassageKind.NEW, PassageKind.REMOVED)
        counts = [
            f"{kinds.count(each)} {each.value.casefold()}" for each in wanted if each in kinds
        ]
        return ", ".join(counts) or "Both read the same"


def compare_versions(old: Sequence[KeptItem], new: Sequence[KeptItem]) -> MinutesComparison:
    """Compare two versions; an item that went stands where it was among those that stayed."""
    before = {each.id: each for each in old}
    after = {each.id: each for each in new}
    found = [each for key in _order(old, new) for each in _item(before.get(key), after.get(key))]
    return MinutesComparison(tuple(found))


def _order(old: Sequence[KeptItem], new: Sequence[KeptItem]) -> list[int]:
    order = [each.id for each in new]
    known = set(order)
    at = 0
    for each in old:
        if each.id in known:
            at = order.index(each.id) + 1
        else:
            order.insert(at, each.id)
            at += 1
    return order


def _item(old: KeptItem | None, new: KeptItem | None) -> Iterator[Difference]:
    own = new or old
    if own is None:
        return
    titles = [[_title(each)] if each else [] for each in (old, new)]
    texts = [typed_lines(each.text) if each else [] for each in (old, new)]
    boxes = [[_plain(box.told) for box in each.boxes] if each else [] for each in (old, new)]
    for part, (ones, others) in ((HEADING, titles), (TEXT, texts), (BOX, boxes)):
        for match in matched(ones, others):
            if part == HEADING and match.is_same:
                continue
            yield Difference(
                _kind(match.old, match.new, is_same=match.is_same),
                own.id,
                own.heading,
                part,
                tuple(each.typed for each in match.old),
                tuple(each.typed for each in match.new),
            )


def _kind(old: Sequence[PrintedLine], new: Sequence[PrintedLine], *, is_same: bool) -> PassageKind:
    if is_same:
        return PassageKind.UNCHANGED
    if not old:
        return PassageKind.NEW
    return PassageKind.CHANGED if new else PassageKind.REMOVED


def _title(item: KeptItem) -> PrintedLine:
    # Numbers follow from the places of items, so another number alone is no change.
    return _plain(f"{item.title} (restricted)" if item.restricted else item.title)


def _plain(words: str) -> PrintedLine:
    """Give words that are no minute text, in which a mark at the start would mean nothing."""
    return PrintedLine(words, "paragraph", runs_of((Piece(words),)))
