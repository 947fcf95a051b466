"""What a file says otherwise outside the minutes, in sentences: it is told and never taken."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.days import show_day
from app.minutes.matching import matched
from app.minutes.printed_lines import PrintedLine, runs_of
from app.minutes.sorting import COVER, END, title_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.agenda.queries import ItemRecord
    from app.minutes.matching import Match
    from app.minutes.sorting import Sorted
    from app.minutes.word_hands import WordComment
    from app.minutes.word_text import WordParagraph

_LONGEST = 160


def comment_line(comment: WordComment) -> str:
    """Tell a comment: "A. Chair, 12 Mar 2025, at “the strategy”: Which one?"."""
    when = show_day(comment.day) if comment.day else ""
    who = ", ".join(filter(None, (comment.author, when)))
    at = f", at “{_short(comment.words)}”" if comment.words else ""
    return f"{who}{at}: {comment.text or 'no words'}"


def told_outside(
    here: Sorted, there: Sorted, items: Sequence[ItemRecord], stands: str
) -> Iterator[str]:
    """Tell what is otherwise: `here` as it would be printed now, `there` in the file; `stands` names the meeting."""
    for place in (COVER, *(f"Item {each.heading}" for each in items), END):
        yield from _differences(place, _at(here, place), _at(there, place))
    for item in items:
        where = f"Item {item.heading}"
        title = there.titles.get(item.id)
        if title is None and here.titles.get(item.id) is not None:
            yield f"{where}: its heading was not found in the file."
        elif title is not None and title_key(title.words) != title_key(item.title):
            yield f"{where}: the heading reads “{_short(title.words)}” in the file. Titles are changed on the agenda."
        yield from _differences(where, here.boxes[item.id], there.boxes[item.id])
    for item_id, heading in there.headings:
        where = next((f"Item {each.heading}" for each in items if each.id == item_id), stands)
        yield f"{where}: the heading “{_short(heading.words)}” is only in the file."
    for paragraph in _all(there):
        yield from (f"Comment of {comment_line(each)}" for each in paragraph.comments)


def boxes_apart(
    here: Sequence[WordParagraph], there: Sequence[WordParagraph]
) -> tuple[list[WordParagraph], list[WordParagraph]]:
    """Part what stands in boxes from what was typed below one and took its look: `(boxes, typed)`."""
    lines = [_line(each) for each in there]
    places = {id(line): each for line, each in zip(lines, there, strict=True)}
    boxes: list[WordParagraph] = []
    typed: list[WordParagraph] = []
    for match in matched([_line(each) for each in here], [each for each in lines if each.runs]):
        (boxes if match.old else typed).extend(places[id(each)] for each in match.new)
    return boxes, typed


def rehome_boxes(here: Sorted, there: Sorted) -> None:
    """Put the boxes of items whose headings were taken out of a file back under them."""
    lost = [each for each in here.titles if each not in there.titles]
    homes = {box.words: item_id for item_id in lost for box in here.boxes[item_id]}
    for item_id, boxes in there.boxes.items():
        own = {each.words for each in here.boxes[item_id]}
        for box in list(boxes):
            home = homes.get(box.words)
            if home is not None and box.words not in own:
                boxes.remove(box)
                there.boxes[home].append(box)


def _differences(
    where: str, here: Sequence[WordParagraph], there: Sequence[WordParagraph]
) -> Iterator[str]:
    old, new = ([line for line in map(_line, each) if line.runs] for each in (here, there))
    for before, after in _pairs(matched(old, new)):
        if before and after and before != after:
            yield f"{where}: “{_short(before)}” reads “{_short(after)}” in the file."
        elif not after:
            yield f"{where}: “{_short(before)}” is not in the file."
        elif not before:
            yield f"{where}: “{_short(after)}” is only in the file."


def _pairs(matches: Sequence[Match]) -> Iterator[tuple[str, str]]:
    """Give words with what reads in their place; where as many went as came, one stands for the other."""
    for both, group in groupby(matches, key=lambda each: bool(each.old and each.new)):
        run = list(group)
        olds = [_words(each.old) for each in run if each.old]
        news = [_words(each.new) for each in run if each.new]
        if both or len(olds) == len(news):
            yield from zip(olds, news, strict=True)
        else:
            yield from ((each, "") for each in olds)
            yield from (("", each) for each in news)


def _words(lines: Sequence[PrintedLine]) -> str:
    return " / ".join(each.words for each in lines)


def _at(found: Sorted, place: str) -> list[WordParagraph]:
    return [each for where, each in found.outside if where == place]


def _all(found: Sorted) -> Iterator[WordParagraph]:
    yield from (each for _, each in found.outside)
    yield from found.titles.values()
    yield from (each for _, each in found.headings)
    for boxes in found.boxes.values():
        yield from boxes


def _line(paragraph: WordParagraph) -> PrintedLine:
    return PrintedLine(paragraph.words, "paragraph", runs_of(paragraph.pieces))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
