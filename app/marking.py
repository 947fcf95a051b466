"""Where the words that were searched for stand in a text: as places, so that a screen can mark them without markup."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PIECE = 110
"""Signs of a text that are shown around the first word found."""

BEFORE = 30
"""Signs shown before that word."""

_TOKEN = re.compile(r"[^\W_]+")

Span = tuple[int, int]
"""Where a mark begins and ends in a text."""


def words_of(typed: str) -> list[str]:
    """Give the words of what was typed, as the index cuts a text into words."""
    return _TOKEN.findall(typed)


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Give a word as the index knows it: in any case and without accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def lacking(text: str, words: Sequence[str]) -> list[str]:
    """Give the words that no word of a text begins with."""
    plain = [folded(token) for token in words_of(text)]
    return [word for word in words if not any(each.startswith(folded(word)) for each in plain)]


def spans(text: str, words: Sequence[str]) -> list[Span]:
    """Give the places where words of a text begin with what was searched for."""
    sought = sorted(map(folded, words), key=len, reverse=True)
    found = []
    for token in _TOKEN.finditer(text):
        plain = folded(token.group())
        word = next((each for each in sought if plain.startswith(each)), "")
        if word:
            # Where folding changed the length, such as ß to ss, the whole word is marked.
            whole = len(plain) != token.end() - token.start()
            found.append((token.start(), token.end() if whole else token.start() + len(word)))
    return found


def piece_of(text: str, words: Sequence[str]) -> str:
    """Give a piece of a text around the first word found, or its beginning, in one line."""
    line = " ".join(text.split())
    places = spans(line, words)
    first = max(0, places[0][0] - BEFORE) if places else 0
    if len(line) <= PIECE or first + PIECE >= len(line):
        first = max(0, min(first, len(line) - PIECE))
    while first and line[first - 1] != " ":
        first += 1
    last = min(len(line), first + PIECE)
    opening, ending = "…" if first else "", "…" if last < len(line) else ""
    return f"{opening}{line[first:last].strip()}{ending}"
