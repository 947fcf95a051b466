"""Minute text: plain text with line marks, read by one function and stripped for the public by another.

A line is a paragraph, `- ` makes it a bullet, `1. ` a numbered point, `! ` (first of all) restricted, and `**words**`
are bold. Empty lines only part what is typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LineKind = Literal["paragraph", "bullet", "number"]

# A restricted mark is honoured without its space, after a list mark and behind signs that nobody sees: a slip of the
# finger must never publish a line.
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_RESTRICTED = re.compile(rf"[\s{_UNSEEN}]*!")
_LIST = re.compile(rf"[\s{_UNSEEN}]*(?:(?P<bullet>[-•])|(?P<number>\d{{1,3}})[.)])(?:\s|$)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


@dataclass(frozen=True)
class Piece:
    """A stretch of a line in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class MinuteLine:
    """One line as it is understood; `number` only for a numbered point."""

    pieces: tuple[Piece, ...]
    kind: LineKind = "paragraph"
    restricted: bool = False
    number: int | None = None

    @property
    def plain(self) -> str:
        """Give the words without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class LineMarks:
    """Where the marks of one line stand while it is typed: `lead` signs before its words, and each bold stretch.

    A bold stretch is given by the place of its first asterisk and the place after its last.
    """

    lead: int
    kind: LineKind = "paragraph"
    restricted: bool = False
    number: int | None = None
    bold: tuple[tuple[int, int], ...] = ()


def marks(typed: str) -> LineMarks:
    """Find the marks of one line as `parse` understands them, for an editor that shows them."""
    restricted, rest = _without_restricted(typed)
    mark = _LIST.match(rest)
    if mark:
        inner, rest = _without_restricted(rest[mark.end() :])
        restricted = restricted or inner
    lead = len(typed) - len(rest.lstrip()) if mark or restricted else 0
    bold = tuple((found.start(), found.end()) for found in _BOLD.finditer(typed, lead))
    if mark is None:
        return LineMarks(lead, restricted=restricted, bold=bold)
    number = int(mark["number"]) if mark["number"] else None
    return LineMarks(lead, "number" if number is not None else "bullet", restricted, number, bold)


def with_kind(typed: str, kind: LineKind, number: int = 1) -> str:
    """Give a line as a bullet or a numbered point, or as a paragraph where it is that already."""
    found = marks(typed)
    mark = {"paragraph": "", "bullet": "- ", "number": f"{number}. "}
    wanted = mark["paragraph" if found.kind == kind else kind]
    return f"{'! ' if found.restricted else ''}{wanted}{typed[found.lead :].lstrip()}"


def with_restriction(typed: str, *, restricted: bool) -> str:
    """Give a line restricted or not, and otherwise as it is."""
    found = marks(typed)
    words = typed[found.lead :].lstrip()
    mark = {"paragraph": "", "bullet": "- ", "number": f"{found.number}. "}[found.kind]
    return f"{'! ' if restricted else ''}{mark}{words}"


def parse(text: str) -> tuple[MinuteLine, ...]:
    """Read typed text as lines; what has no words is left out."""
    lines = (_line(each) for each in re.split(r"\r\n|[\r\n\u2029]", text))
    return tuple(line for line in lines if line is not None)


def write(lines: tuple[MinuteLine, ...]) -> str:
    """Write lines as text that `parse` reads as the same lines."""
    return "\n".join(map(_written, lines))


def public(lines: tuple[MinuteLine, ...]) -> tuple[MinuteLine, ...]:
    """Drop the restricted lines."""
    return tuple(line for line in lines if not line.restricted)


def plain(text: str) -> str:
    """Give the words of a text without any mark, for search and for quoting."""
    return "\n".join(line.plain for line in parse(text))


def _line(typed: str) -> MinuteLine | None:
    restricted, rest = _without_restricted(typed)
    mark = _LIST.match(rest)
    if mark:
        inner, rest = _without_restricted(rest[mark.end() :])
        restricted = restricted or inner
    words = " ".join(rest.strip(_UNSEEN).split())
    if not words:
        return None
    if mark is None:
        return MinuteLine(_pieces(words), restricted=restricted)
    if mark["bullet"]:
        return MinuteLine(_pieces(words), "bullet", restricted)
    return MinuteLine(_pieces(words), "number", restricted, int(mark["number"]))


def _without_restricted(text: str) -> tuple[bool, str]:
    found = False
    while mark := _RESTRICTED.match(text):
        found, text = True, text[mark.end() :]
    return found, text


def _pieces(words: str) -> tuple[Piece, ...]:
    pieces, end = [], 0
    for found in _BOLD.finditer(words):
        if found.start() > end:
            pieces.append(Piece(words[end : found.start()]))
        pieces.append(Piece(found[1], bold=True))
        end = found.end()
    if end < len(words):
        pieces.append(Piece(words[end:]))
    return tuple(pieces)


def _written(line: MinuteLine) -> str:
    words = "".join(f"**{piece.text}**" if piece.bold else piece.text for piece in line.pieces)
    mark = {"paragraph": "", "bullet": "- ", "number": f"{line.number}. "}[line.kind]
    return f"{'! ' if line.restricted else ''}{mark}{words}"
