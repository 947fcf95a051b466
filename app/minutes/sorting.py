"""Finding out which item each paragraph of a file belongs to: by its heading, and by what it says where that fails."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from app.minutes.printed import BOX, NOTHING, RESTRICTED_ITEM
from app.minutes.printed_lines import paragraph_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.agenda.queries import ItemRecord
    from app.minutes.printed_lines import PrintedLine
    from app.minutes.word_text import WordParagraph

COVER, END = "Before the items", "After the items"
_ALIKE = 0.72
_NUMBER = re.compile(r"^\s*\d+(?:\.\d+)*[.)]?\s+")
_SIGNATURE = "Signature Line"


@dataclass
class Sorted:
    """The paragraphs of a file by what they belong to.

    `lines` are those of items by id; `outside` is what no item's minutes hold, each with where it stands: boxes,
    headings, the cover, tables. `found` are the items whose headings were found.
    """

    lines: dict[int, list[WordParagraph]] = field(default_factory=dict)
    boxes: dict[int, list[WordParagraph]] = field(default_factory=dict)
    outside: list[tuple[str, WordParagraph]] = field(default_factory=list)
    titles: dict[int, WordParagraph] = field(default_factory=dict)
    headings: list[tuple[int | None, WordParagraph]] = field(default_factory=list)
    """Headings that are no item's, each with the item they stand in."""


def sort_paragraphs(
    paragraphs: Sequence[WordParagraph],
    items: Sequence[ItemRecord],
    *,
    known: Mapping[int, Sequence[PrintedLine]],
    sections: frozenset[str],
) -> Sorted:
    """Sort a file's paragraphs: `known` are the items' present lines, `sections` the headings that are no item's."""
    titles = _titles(paragraphs, items, sections)
    lost = [each for each in items if each.id not in titles.values()]
    homes = _homes(items, lost, known)
    result = Sorted({each.id: [] for each in items}, {each.id: [] for each in items})
    now: int | None = None
    ended = False
    for place, paragraph in enumerate(paragraphs):
        if place in titles:
            now, ended = titles[place], False
            result.titles[now] = paragraph
        elif paragraph.level and (now is None or title_key(paragraph.words) in sections):
            result.outside.append((COVER if now is None else END, paragraph))
            ended = now is not None
        elif paragraph.level:
            result.headings.append((now, paragraph))
        elif now is None or ended:
            result.outside.append((END if ended else COVER, paragraph))
        elif paragraph.style == _SIGNATURE:
            result.outside.append((END, paragraph))
        elif paragraph.is_row:
            result.outside.append((_where(items, now), paragraph))
        elif paragraph.style == BOX:
            result.boxes[now].append(paragraph)
        elif paragraph.words and paragraph.words != NOTHING:
            result.lines[_home(paragraph, homes) or now].append(paragraph)
    return result


def title_key(words: str) -> str:
    """Give a heading by what it is known again: without its number, which Word may count anew, and marks."""
    plain = _NUMBER.sub("", words).strip().casefold()
    return " ".join(plain.removesuffix(RESTRICTED_ITEM).split())


def _where(items: Sequence[ItemRecord], item_id: int) -> str:
    return next(f"Item {each.heading}" for each in items if each.id == item_id)


def _titles(
    paragraphs: Sequence[WordParagraph], items: Sequence[ItemRecord], sections: frozenset[str]
) -> dict[int, int]:
    """Give the places of items' headings with the item: by title, by a title much alike, then by bare words."""
    headings = [place for place, each in enumerate(paragraphs) if each.level]
    found: dict[int, int] = {}
    _take_same(found, headings, paragraphs, items)
    _take_alike(found, [each for each in headings if each not in found], paragraphs, items)
    _take_between(found, headings, paragraphs, items)
    taken = set(found.values())
    wanted = [each for each in items if each.id not in taken]
    bare = [
        place
        for place, each in enumerate(paragraphs)
        if not each.level and not each.is_row and place not in found and _NUMBER.match(each.words)
    ]
    # Whose style was lost, as in a file that went through another program.
    _take_same(found, bare if wanted else [], paragraphs, wanted)
    return {
        place: item for place, item in found.items() if not _is_section(paragraphs[place], sections)
    }


def _is_section(paragraph: WordParagraph, sections: frozenset[str]) -> bool:
    """Say whether a heading is one of the document's own; an item that is called so has a number before it."""
    return title_key(paragraph.words) in sections and not _NUMBER.match(paragraph.words)


def _take_same(
    found: dict[int, int],
    places: Sequence[int],
    paragraphs: Sequence[WordParagraph],
    items: Sequence[ItemRecord],
) -> None:
    waiting: dict[str, list[ItemRecord]] = {}
    for each in items:
        waiting.setdefault(title_key(each.title), []).append(each)
    for place in places:
        words = paragraphs[place].words
        same = waiting.get(title_key(words), [])
        if same:
            # Of several items of one title the number decides, then the order.
            own = [each for each in same if words.startswith(f"{each.number} ")]
            chosen = (own or same)[0]
            same.remove(chosen)
            found[place] = chosen.id


def _take_alike(
    found: dict[int, int],
    places: Sequence[int],
    paragraphs: Sequence[WordParagraph],
    items: Sequence[ItemRecord],
) -> None:
    """Take headings whose title was changed: much alike, or with the item's number and something of its title."""
    taken = set(found.values())
    pairs = sorted(
        (
            (_alike(paragraphs[place].words, item), place, item.id)
            for place in places
            for item in items
            if item.id not in taken
        ),
        reverse=True,
    )
    for alike, place, item_id in pairs:
        if alike >= _ALIKE and place not in found and item_id not in found.values():
            found[place] = item_id


def _take_between(
    found: dict[int, int],
    headings: Sequence[int],
    paragraphs: Sequence[WordParagraph],
    items: Sequence[ItemRecord],
) -> None:
    """Take numbered headings of quite other words that stand where just as many items are missing."""
    order = [each.id for each in items]
    waiting: list[int] = []
    before = -1
    for place in [*headings, None]:
        if place is not None and place not in found:
            waiting += [place] if _NUMBER.match(paragraphs[place].words) else []
            continue
        after = len(order) if place is None else order.index(found[place])
        missing = [each for each in order[before + 1 : after] if each not in found.values()]
        if waiting and len(waiting) == len(missing):
            found.update(zip(waiting, missing, strict=True))
        waiting, before = [], after


def _alike(words: str, item: ItemRecord) -> float:
    alike = SequenceMatcher(None, title_key(words), title_key(item.title)).ratio()
    return alike + (0.3 if words.startswith(f"{item.number} ") else 0.0)


def _homes(
    items: Sequence[ItemRecord],
    lost: Sequence[ItemRecord],
    known: Mapping[int, Sequence[PrintedLine]],
) -> dict[object, int]:
    """Give the item of each line that stands in one item only, for the items whose headings were taken out."""
    holders = Counter(line.key for each in items for line in known.get(each.id, ()))
    return {
        line.key: each.id
        for each in lost
        for line in known.get(each.id, ())
        if holders[line.key] == 1
    }


def _home(paragraph: WordParagraph, homes: Mapping[object, int]) -> int | None:
    keys = (line.key for line in paragraph_lines(paragraph)) if homes else ()
    return next((homes[key] for key in keys if key in homes), None)
