"""Says which words of a line are unknown: neither in the dictionary nor a name of the file nor a word added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.spelling.dictionary import Dictionary
from app.spelling.words import FoundWord, bare, is_acronym, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_SUGGESTED = 5
_LINES_KEPT = 4_000
"""Lines whose words are remembered: more than the minutes of one meeting have."""


class Speller:
    """Loaded by `load`, told names by `know`; before that it finds nothing wrong. Remembers what it has looked up."""

    def __init__(self) -> None:
        self._dictionary: Dictionary | None = None
        self._names: frozenset[str] = frozenset()
        self._ignored: set[str] = set()
        self._words: dict[str, bool] = {}
        self._lines: dict[str, tuple[FoundWord, ...]] = {}

    @property
    def is_ready(self) -> bool:
        """Say whether the dictionary is loaded."""
        return self._dictionary is not None

    def load(self) -> None:
        """Load the dictionary, once."""
        if self._dictionary is None:
            self._dictionary = Dictionary()

    def know(self, names: Iterable[str]) -> None:
        """Take the names of the file and the words added to it, instead of those taken before."""
        self._names = frozenset(names)
        self._forget()

    def ignore(self, word: str) -> None:
        """Take a word for right from now on, without keeping it anywhere."""
        self._ignored.add(bare(word))
        self._forget()

    def unknown(self, line: str) -> tuple[FoundWord, ...]:
        """Give the words of a line that are unknown, in their order."""
        if self._dictionary is None:
            return ()
        known = self._lines.get(line)
        if known is None:
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            known = tuple(each for word in words_in(line) for each in self._wrong(word))
            self._lines[line] = known
        return known

    def suggestions(self, word: str) -> list[str]:
        """Give at most five words that may have been meant, names of the file first."""
        if self._dictionary is None:
            return []
        folded = bare(word).casefold()
        ending = word[len(bare(word)) :]
        names = [f"{each}{ending}" for each in sorted(self._names) if each.casefold() == folded]
        return list(dict.fromkeys([*names, *self._dictionary.suggestions(word)]))[:MOST_SUGGESTED]

    def _wrong(self, word: FoundWord) -> list[FoundWord]:
        """Give a word, or those of its parts that are unknown."""
        parts = word.parts
        if len(parts) > 1 and self._is_known(word.text):
            return []
        return [each for each in parts if not self._is_known(each.text)]

    def _is_known(self, word: str) -> bool:
        found = self._words.get(word)
        if found is None:
            found = self._words[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> bool:
        plain = bare(word)
        if len(plain) < 2 or is_acronym(plain) or self._is_name(plain):
            return True
        # The word list has children's and forbids boys's, so both forms are asked for.
        asked = {plain, word.replace("’", "'")}
        return self._dictionary is not None and any(map(self._dictionary.knows, asked))

    def _is_name(self, word: str) -> bool:
        """Say whether a word is one of the file's: as written there, or with capitals where that has none."""
        known = self._names | self._ignored
        return word in known or (not word.islower() and word.lower() in known)

    def _forget(self) -> None:
        self._words.clear()
        self._lines.clear()
