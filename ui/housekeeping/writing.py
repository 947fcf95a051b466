"""What the file holds for whoever writes its minutes: ready-made sentences, and words added to the dictionary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.sentences.sentences_list import open_sentences
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
        self.sentences = Button(
            "Ready-made sentences", "message-square-text", on_click=partial(open_sentences, desk)
        )
        self.words = Button(
            "Words added to the dictionary", "check-check", on_click=partial(open_words, desk)
        )
        self.setLayout(
            column(Label("Writing minutes", "strong"), FlowRow([self.sentences, self.words]), gap=6)
        )
