"""The British English dictionary: Hunspell over the word list that ships, loaded when it is first asked."""

from __future__ import annotations

from app import resources

LANGUAGE = "en_GB"
_MOST_LETTERS = 40
"""Longer words are not looked up: no word of the language is, and to suggest for one takes seconds."""


class Dictionary:
    """Knows words and suggests others; to load it takes a tenth of a second in which nothing else runs."""

    def __init__(self) -> None:
        from hunspell import Hunspell  # noqa: PLC0415 - loaded once somebody writes, never at start

        # In UTF-8 the library opens its files on Windows by their wide names, whatever the user is called.
        self._hunspell = Hunspell(
            LANGUAGE, hunspell_data_dir=str(resources.path("spelling")), system_encoding="UTF-8"
        )
        self._of_the_field = frozenset(
            resources.read_text("spelling", "field.txt").casefold().split()
        )

    def knows(self, word: str) -> bool:
        """Say whether a word, with plain apostrophes, is in the dictionary."""
        if len(word) > _MOST_LETTERS or word.casefold() in self._of_the_field:
            return True
        return bool(self._hunspell.spell(word))

    def suggestions(self, word: str) -> list[str]:
        """Give words that may have been meant, the likeliest first; takes up to a fifth of a second."""
        if len(word) > _MOST_LETTERS:
            return []
        return list(self._hunspell.suggest(word))
