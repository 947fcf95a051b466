"""What can be done to the unit's own words: they are kept in the file, for whoever writes its minutes.

Not in the settings of one computer: a name that one of the two people has added is right for the other too, it goes
with the file to whoever takes it over, and Undo and History know it like any other change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.errors import UserError, refuse
from app.fields import problems
from app.spelling.fields import SPELLING_WORD, SpellingWordValues
from models.spelling import SpellingWord

if TYPE_CHECKING:
    from app.work import Work


class WordIsThere(UserError):
    """A word was to be added that was added before."""

    def __init__(self, word: str) -> None:
        super().__init__(f"“{word}” is among the words that were added already.")


def add_word(work: Work, values: SpellingWordValues) -> int:
    """Add a word to the dictionary; WordIsThere where it is one already."""
    full: dict[str, Any] = {"word": None, **values}
    refuse(problems(SPELLING_WORD, full))
    _check_new(work, full["word"])
    return work.add(SpellingWord(word=full["word"]))


def change_word(
    work: Work, word_id: int, values: SpellingWordValues, shown: int | None = None
) -> int:
    """Correct a word that was added."""
    row = work.get(SpellingWord, word_id)
    if values.get("word") and values["word"] != row.word:
        _check_new(work, values["word"])
    work.edit(row, dict(values), SPELLING_WORD, shown)
    return word_id


def remove_word(work: Work, word_id: int) -> int:
    """Take a word out again: it is underlined from then on."""
    work.delete(work.get(SpellingWord, word_id))
    return word_id


def _check_new(work: Work, word: str) -> None:
    known = select(SpellingWord.id).where(SpellingWord.word == word)
    if work.session.scalar(known) is not None:
        raise WordIsThere(word)
