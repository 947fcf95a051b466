"""Lines of minutes as they are printed, so that what was typed and what stands in a file can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from app.importing.cleaning import clean_text
from app.minutes.printed import RESTRICTED
from app.minutes.text import MinuteLine, Piece, parse, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.minutes.text import LineKind
    from app.minutes.word_hands import Hand, WordComment
    from app.minutes.word_text import WordParagraph

Runs = tuple[tuple[str, bool], ...]

_ENDS = re.compile(r"\r\n|[\r\n\u2029]")
_SAID_RESTRICTED = re.compile(rf"\s*{RESTRICTED.strip().rstrip(':')}\s*:\s*", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class PrintedLine:
    """One line: as it is typed, and by what it is known again when it is printed."""

    typed: str
    kind: LineKind
    runs: Runs
    restricted: bool = False
    number: int | None = None
    gap: str = ""
    """Empty lines that were typed before it."""
    by: tuple[Hand, ...] = ()
    comments: tuple[WordComment, ...] = ()

    @property
    def key(self) -> tuple[LineKind, Runs]:
        """Give what two lines share that are the same on paper; numbers follow from their places."""
        return self.kind, self.runs

    @cached_property
    def words(self) -> str:
        """Give its words as printed."""
        return "".join(text for text, _ in self.runs)

    @cached_property
    def counts(self) -> Counter[str]:
        """Count its words, or its signs where there are none."""
        return Counter(_WORD.findall(self.words.casefold()) or list(self.words))


def typed_lines(text: str) -> list[PrintedLine]:
    """Read minutes as they are stored."""
    found: list[PrintedLine] = []
    gap: list[str] = []
    for raw in _ENDS.split(text):
        line = next(iter(parse(raw)), None)
        said = [Piece(RESTRICTED, bold=True)] if line and line.restricted else []
        runs = runs_of((*said, *line.pieces)) if line else ()
        if line is None or not runs:
            gap.append(raw)
            continue
        before = "".join(f"{each}\n" for each in gap)
        found.append(PrintedLine(raw, line.kind, runs, line.restricted, line.number, before))
        gap = []
    return found


def paragraph_lines(paragraph: WordParagraph) -> list[PrintedLine]:
    """Read a paragraph of a file: more than one line where it is broken without ending."""
    found: list[PrintedLine] = []
    kind, number, restricted = paragraph.kind, paragraph.number, False
    for pieces in _broken(paragraph.pieces):
        runs = runs_of(pieces)
        if not runs:
            continue
        restricted = restricted or _says_restricted(runs) > 0
        line = made_line(runs, kind, number, restricted=restricted)
        first = not found
        found.append(
            PrintedLine(
                line.typed,
                kind,
                runs,
                restricted,
                number,
                by=paragraph.by,
                comments=paragraph.comments if first else (),
            )
        )
        kind, number = "paragraph", None
    return found


def made_line(runs: Runs, kind: LineKind, number: int | None, *, restricted: bool) -> PrintedLine:
    """Make a line of what is printed: without the word that says it is restricted, with the mark instead."""
    said = _says_restricted(runs)
    pieces = tuple(Piece(text, bold) for text, bold in _without_start(runs, said))
    if not pieces:
        pieces = tuple(Piece(text, bold) for text, bold in runs)
    given = (number or 1) if kind == "number" else None
    typed = write((MinuteLine(pieces, kind, restricted or said > 0, given),))
    return PrintedLine(typed, kind, runs, restricted or said > 0, given)


def runs_of(pieces: Iterable[Piece]) -> Runs:
    """Give words by weight with single blanks; a blank is bold only between bold words."""
    signs = [(sign, piece.bold) for piece in pieces for sign in clean_text(piece.text)]
    told: list[tuple[str, bool]] = []
    for sign, bold in signs:
        if not sign.isspace():
            told.append((sign, bold))
        elif told and told[-1][0] != " ":
            told.append((" ", False))
    if told and told[-1][0] == " ":
        told.pop()
    around = [
        (sign, told[place - 1][1] and told[place + 1][1] if sign == " " else bold)
        for place, (sign, bold) in enumerate(told)
    ]
    return tuple(
        (unicodedata.normalize("NFC", "".join(sign for sign, _ in run)), bold)
        for bold, run in groupby(around, key=lambda each: each[1])
    )


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Say how much two lines share, 0 to 1: the words of both over all their words."""
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def share_within(one: Counter[str], other: Counter[str]) -> float:
    """Say which share of the first line's words the second has too, 0 to 1."""
    return (one & other).total() / one.total() if one else 0.0


def _broken(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    now: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        now.append(Piece(first, piece.bold))
        for each in rest:
            yield now
            now = [Piece(each, piece.bold)]
    yield now


def _says_restricted(runs: Runs) -> int:
    """Give how many letters at the start say that a line is restricted."""
    found = _SAID_RESTRICTED.match("".join(text for text, _ in runs))
    return found.end() if found else 0


def _without_start(runs: Runs, letters: int) -> Iterator[tuple[str, bool]]:
    for text, bold in runs:
        if letters < len(text):
            yield text[letters:], bold
        letters = max(0, letters - len(text))
