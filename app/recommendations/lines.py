"""Lines of recommendations as officers really write them, read as one proposed decision each.

"1.1 that …", "a) …", "Recommendation 2: …", Word's own lists, or plain sentences below "The Board is asked to:".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from app.minutes.text import LineKind

MOST = 60
"""Recommendations of one paper; what asks for more decisions than that is no cover report."""
LONGEST = 4_000
"""Signs of one recommendation."""

_NAMED = re.compile(
    r"(?:(?:recommendation|decision|proposal|rec)\.?\s+|r(?=\d))"
    r"(?:(?P<label>\d{1,2}(?:\.\d{1,2})*)(?:\s*[:.)–-])?|(?P<letter>[a-z])\s*[:.)–-])(?:\s+|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\(\s*(?P<within>\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})\s*\)"
    r"|(?P<closed>\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})\s*(?:\)|\.(?=\s|$)|[:–-](?=\s))"
    r"|(?P<bare>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=\s+(?-i:[A-Z“\"(])|\t|$)))(?:\s+|$)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•●○▪◦‣·*–—-]|o(?=\t))\s+")
_ASKS = re.compile(
    r"(?:it is (?:therefore )?(?:recommended|proposed)|recommended(?: that)?\b|that\s*:?$"
    r"|(?:the |this )?[\w’'&,/ -]{2,80}?\b(?:is|are) (?:asked|recommended|requested|invited|recommending))",
    re.IGNORECASE,
)
_INLINE = re.compile(r"(?<=[\s:;,])\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s+")
_TAIL = re.compile(r"(?:\s*[;,]\s*(?:and|or)?|\s+and)\s*$", re.IGNORECASE)
_BLANK = re.compile(r"[\s.…_xX\[\]<>-]*|\[[^\]]*\]|<[^>]*>|(?:none|n/?a|nil)\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Proposed:
    """A proposed decision as it was read, with the number that it bears there."""

    text: str
    label: str | None = None


@dataclass(frozen=True)
class RawLine:
    """A line before it is understood; `kind` tells what Word's own lists make of it."""

    text: str
    kind: LineKind = "paragraph"
    is_nested: bool = False
    """Whether it stands below another point of its list."""


@dataclass(frozen=True)
class _Line:
    text: str
    label: str | None
    rank: int
    """0 for a plain line, 1 for a sub-point, 2 a bullet, 3 a letter or Roman number, 4 a number, 5 a named one."""


def proposals(lines: Iterable[RawLine], ignored: Collection[str] = ()) -> list[Proposed]:
    """Read lines of a paper as proposed decisions, no more and none longer than a cover report has.

    `ignored` holds the hints of a form that was filled in around them. What is left out still stands in the paper.
    """
    found = _understood_as(lines, ignored)
    return [replace(each, text=each.text[:LONGEST].strip()) for each in found[:MOST]]


def proposals_in(text: str) -> list[Proposed]:
    """Read what was typed or pasted: a line each, or an item of its list each; all of it, however much."""
    return _understood_as([RawLine(each) for each in text.splitlines()], ())


def words_of(text: str) -> str:
    """Give a text as it is compared: its words in small letters, without what stands between them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _understood_as(lines: Iterable[RawLine], ignored: Collection[str]) -> list[Proposed]:
    known = {words_of(each) for each in ignored}
    read = [
        _understood(each)
        for each in lines
        if not _BLANK.fullmatch(each.text) and words_of(each.text) not in known
    ]
    read = [each for each in read if not _BLANK.fullmatch(each.text) or each.label]
    found = list(_gathered(_joined(read)))
    if len(found) == 1 and not found[0].label:
        found = list(_broken(found[0]))
    made = [replace(each, text=_trimmed(each.text)) for each in found]
    return [each for each in made if not _BLANK.fullmatch(each.text)]


def _understood(line: RawLine) -> _Line:
    text = " ".join(line.text.split(" ")).strip()
    for pattern, of_number, of_letter in ((_NAMED, 5, 5), (_NUMBERED, 4, 3)):
        hit = pattern.match(text)
        if hit:
            label = next(filter(None, hit.groupdict().values()))
            rank = of_number if label[0].isdigit() else of_letter
            return _Line(text[hit.end() :].strip(), label, rank)
    hit = _BULLET.match(text)
    if hit or line.kind == "bullet":
        rest = text[hit.end() :].strip() if hit else text
        return _Line(rest, None, 1 if line.is_nested else 2)
    return _Line(text, None, (1 if line.is_nested else 4) if line.kind == "number" else 0)


def _joined(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Give a number that stands alone, as in a cell of its own, to the words behind it."""
    waiting: _Line | None = None
    for each in lines:
        if not each.text and each.label:
            waiting = each
            continue
        if waiting is not None and each.label is None:
            each = replace(each, label=waiting.label, rank=waiting.rank)  # noqa: PLW2901 - the same line, known better
        waiting = None
        yield each


def _gathered(lines: Iterable[_Line]) -> Iterator[Proposed]:
    """Put sub-points and what goes on in a next line with what they belong to; what leads to a list is left out."""
    every = list(lines)
    listed = next((place for place, each in enumerate(every) if each.rank), None)
    if listed is not None:
        # What stands before the list leads to it, whatever it says; so does a point that only asks.
        every = every[listed:]
        if len(every) > 1 and 0 < every[1].rank < every[0].rank and _leads(every[0].text):
            every = every[1:]
    elif every and _leads(every[0].text):
        every = every[1:]
    top = every[0].rank if every else 0
    now: Proposed | None = None
    for each in every:
        if now is not None and _belongs(each, now, top):
            sign = "- " if each.rank else ""
            now = replace(now, text=f"{now.text}\n{sign}{each.text}")
            continue
        if now is not None:
            yield now
        now = Proposed(each.text, each.label)
    if now is not None:
        yield now


def _belongs(line: _Line, before: Proposed, top: int) -> bool:
    if line.rank:
        return line.rank < top and not before.text.endswith("…")
    goes_on = before.text.rstrip().endswith((":", ",")) or line.text[:1].islower()
    return top > 0 and goes_on


def _leads(text: str) -> bool:
    return bool(_ASKS.match(text)) and text.rstrip().endswith((":", "to", "that"))


def _broken(one: Proposed) -> Iterator[Proposed]:
    """Break a sentence that holds its list within: "RECOMMENDED: That (1) …; and (2) …"."""
    hits = list(_INLINE.finditer(f" {one.text}"))
    if len(hits) < 2:
        yield one
        return
    text = f" {one.text}"
    ends = [each.start() for each in hits[1:]] + [len(text)]
    for hit, end in zip(hits, ends, strict=True):
        yield Proposed(text[hit.end() : end].strip(), hit[0].strip(" ()"))


def _trimmed(text: str) -> str:
    lines = [" ".join(each.split()) for each in text.split("\n")]
    return _TAIL.sub("", "\n".join(filter(None, lines))).strip()
