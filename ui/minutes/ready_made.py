"""Ctrl+J: the list of ready-made sentences over the minutes, and what the meeting fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.minutes.blanks import filled, known_blanks
from app.sentences.queries import all_sentences
from ui.minutes.inserting import insert_sentence
from ui.sentences.chooser import SentenceChooser
from ui.sentences.sentences_list import open_sentences

if TYPE_CHECKING:
    from ui.minutes.live import LiveView
    from ui.page import Desk


class ReadyMade:
    """Opens the list, fills what is known of the meeting and the item in hand, and puts the sentence in."""

    def __init__(self, desk: Desk, live: LiveView) -> None:
        self._desk = desk
        self._live = live

    def choose(self) -> SentenceChooser | None:
        """Let a person choose a sentence for the item in hand."""
        if not self._live.panel.is_open or self._live.panel.item is None:
            return None
        with self._desk.core.read() as session:
            known = all_sentences(session)
        chooser = SentenceChooser(known, self._desk.window)
        chooser.chosen.connect(lambda text: self._desk.attempt(lambda: self._insert(text)))
        chooser.managed.connect(lambda: open_sentences(self._desk))
        chooser.show_fitted()
        return chooser

    def _insert(self, text: str) -> None:
        view, item = self._live.view, self._live.panel.item
        if view is None or item is None:
            return
        core = self._desk.core
        with core.read() as session:
            known = known_blanks(session, view.record.id, item, core.clock.now())
        self._live.write()
        insert_sentence(self._live.panel.editor, filled(text, known))
