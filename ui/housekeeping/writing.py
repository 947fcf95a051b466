"""What the file knows for whoever writes its minutes: the words added to the dictionary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.spelling.words_list import open_words
from ui.widgets.buttons import Button
from ui.widgets.cards import column
from ui.widgets.flow import FlowRow
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.page import Desk


class WritingSection(QWidget):
    """A button for each list that minutes draw on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.words = Button(
            "Words added to the dictionary", "check-check", on_click=partial(open_words, desk)
        )
        self.setLayout(column(Label("Writing minutes", "strong"), FlowRow([self.words]), gap=6))
