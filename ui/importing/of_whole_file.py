"""What is asked of a file as a whole: what its columns are, and what counts for every row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.asking import ask
from ui.importing.columns import MatchColumns, fields_for_all, values_for_all
from ui.importing.pasting import NameColumns
from ui.importing.queue import State

if TYPE_CHECKING:
    from ui.importing.queue import Item
    from ui.importing.sitting import Sitting
    from ui.page import Desk


class OfWholeFile:
    """Asks it of the file at hand and lets the sitting look at the file anew."""

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        self._desk = desk
        self._sitting = sitting

    def name_columns(self, item: Item) -> None:
        """Ask what a list without known headings is; without an answer it stays in the list."""
        if item.workbook is not None and item.guess is not None:
            guess = partial(self._sitting.looking.guess, item.workbook)
            dialog = NameColumns(item.workbook, item.guess, guess, self._desk.window)
            dialog.taken.connect(partial(self._sitting.name_columns, item))
            dialog.show_fitted()

    def match_columns(self) -> None:
        """Show what each column is taken for, to be changed."""
        item = self._sitting.item
        if item is not None and item.preview is not None and item.preview.columns:
            MatchColumns(
                item.preview, partial(self._sitting.match, item), self._desk.window
            ).show_fitted()

    def say_for_all(self) -> None:
        """Ask what counts for every row of the file at hand, such as the agency that sent it or its round."""
        item = self._sitting.item
        preview = item.preview if item is not None and item.state is State.CHECKING else None
        if item is not None and preview is not None:
            ask(
                self._desk,
                "For every row of the file",
                fields_for_all(preview),
                values_for_all(preview),
                save=partial(self._sitting.give, item),
                verb="Use it",
            )

    def say_of_all(self, name: str, text: str) -> None:
        """Let a text count for every row of the file at hand."""
        if self._sitting.item is not None:
            self._sitting.give(self._sitting.item, {name: text})
