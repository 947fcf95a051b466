"""Finds the words of a line that a dictionary can be asked about; figures, addresses and references are none.

A word is letters with apostrophes inside it. What hangs together without a space and holds a figure, an at sign, a
slash or a dot inside (2025/14, 10am, name@council.gov.uk, www.gov.uk) is left alone as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRETCH = re.compile(r"\S+")
_NO_WORD = re.compile(r"[\d@_\\]|\w[/.:]\w|://")
_JOINED = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_COMPOUND = re.compile(r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*")
_HYPHENS = re.compile(r"[\-‐‑]")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_MARKS = "*!"
_ACRONYM = 6
"""Letters up to which a word in capitals is taken for an acronym; a longer one may be a heading, and is looked up."""


@dataclass(frozen=True)
class FoundWord:
    """A word with its place in the line, in characters; `parts` are those between its hyphens."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Give the place after its last letter."""
        return self.start + len(self.text)

    @property
    def parts(self) -> list[FoundWord]:
        """Give what stands between its hyphens, itself alone where it has none."""
        found, start = [], 0
        for hyphen in [*_HYPHENS.finditer(self.text), None]:
            end = hyphen.start() if hyphen else len(self.text)
            found.append(FoundWord(self.start + start, self.text[start:end]))
            start = end + 1
        return found


def words_in(line: str) -> list[FoundWord]:
    """Give the words of one line in their order."""
    found: list[FoundWord] = []
    for stretch in _STRETCH.finditer(line):
        # “and/or” is two words, “2025/14” and “gov.uk” are none.
        readable = _JOINED.sub(" ", stretch[0])
        if not _NO_WORD.search(readable.strip(_MARKS)):
            at = stretch.start()
            found += [
                FoundWord(at + each.start(), each[0]) for each in _COMPOUND.finditer(readable)
            ]
    return found


def bare(word: str) -> str:
    """Give a word without the ending of a possessive, with plain apostrophes."""
    return _POSSESSIVE.sub("", word).replace("’", "'")


def is_acronym(word: str) -> bool:
    """Say whether a word is short and in capitals, also with the s of a plural: LADO, LADOs."""
    letters = word.removesuffix("s")
    return 1 < len(letters) <= _ACRONYM and letters.isupper()
