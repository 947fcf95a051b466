"""The words that were added to the dictionary, to be looked through, corrected and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.listing import SqlRows
from app.spelling.fields import SPELLING_WORD, SpellingWordValues
from app.spelling.operations import add_word, change_word, remove_word
from app.spelling.queries import SPELLING_WORDS
from ui.asking import ask
from ui.list_dialog import ListDialog, show_list
from ui.spelling.spelling import ADD_WORD
from ui.tables import Acts
from ui.together import editing, removing

if TYPE_CHECKING:
    from ui.page import Desk


def open_words(desk: Desk) -> ListDialog:
    """Open the list of words that were added."""

    def acts(over: Desk) -> Acts:
        return Acts(
            edit=editing(over, ("Correct word of the dictionary", "a word"), change_word),
            delete=removing(over, ("Take out of the dictionary", "a word"), remove_word),
            add=("Add word", lambda: ask_word(over)),
        )

    return show_list(
        desk,
        "Words added to the dictionary",
        ("Words added", lambda: SqlRows(desk.core, SPELLING_WORDS), acts),
        line=lambda: (
            "Right for everybody who writes minutes in this file. One that is taken out is underlined again."
        ),
        empty="No word was added yet: the menu key in the minutes adds one.",
    )


def ask_word(desk: Desk) -> None:
    """Ask for a word to add."""

    def save(values: SpellingWordValues) -> None:
        with desk.core.work(ADD_WORD, values["word"]) as work:
            add_word(work, values)

    ask(desk, "Add word to the dictionary", SPELLING_WORD, {}, save=save, new=True)
