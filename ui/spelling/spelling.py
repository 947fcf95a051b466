"""Spelling in one editor: loads the dictionary while nobody types, follows the file's names, and knows the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from app.spelling.names import NAMED, names_in_file
from app.spelling.operations import add_word
from app.spelling.speller import Speller
from ui.spelling.underlines import Underlines
from ui.widgets.text_places import cursor_over, text_place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QTextEdit

    from app.events import Changes
    from app.spelling.words import FoundWord
    from ui.page import Desk
    from ui.widgets.menus import Entry

IDLE = 500
"""Milliseconds without a key after which the dictionary is loaded."""

ADD_WORD = "Add to dictionary"
"""The label of the step that adds a word."""


class Spelling(QObject):
    """Underlines in `editor` through `show`; nothing while the setting is off or the editor can only be read.

    The dictionary is loaded once the editor was on screen for a moment without a key: it holds the processor for a
    tenth of a second, on whichever thread, and must not meet a finger.
    """

    def __init__(
        self,
        desk: Desk,
        editor: QTextEdit,
        show: Callable[[list[QTextEdit.ExtraSelection]], None],
        store: Callable[[], object],
    ) -> None:
        super().__init__(editor)
        self._store = store
        self._desk = desk
        self._editor = editor
        self._are_names_old = True
        self.speller = Speller()
        self.underlines = Underlines(editor, self.unknown, show)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self._get_ready)
        editor.installEventFilter(self)

    @property
    def is_wanted(self) -> bool:
        """Say whether words are underlined here at all."""
        return self._desk.core.settings.now.spelling and not self._editor.isReadOnly()

    def unknown(self, line: str) -> Sequence[FoundWord]:
        """Give the unknown words of a line."""
        return self.speller.unknown(line) if self.is_wanted else ()

    def prepare(self) -> None:
        """Load the dictionary and the names at once, because a person asked for a word."""
        if self._desk.core.file is None:
            return
        if self._are_names_old:
            with self._desk.core.read() as session:
                self.speller.know(names_in_file(session))
            self._are_names_old = False
        self.speller.load()

    def word_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """Give the unknown word that a cursor stands in or has chosen, as a cursor that has chosen it."""
        block = cursor.document().findBlock(cursor.selectionStart())
        place = text_place(block.text(), cursor.selectionStart() - block.position())
        for word in self.unknown(block.text()):
            if word.start <= place <= word.end:
                return cursor_over(block, word.start, word.end)
        return None

    def entries(self, cursor: QTextCursor) -> list[Entry]:
        """Give what the context menu offers for the word there; nothing where it is known."""
        if not self.is_wanted:
            return []
        self.prepare()
        found = self.word_at(cursor)
        if found is None:
            return []
        word = found.selectedText()
        suggested: list[Entry] = [
            (each, partial(self._replace, found, each)) for each in self.speller.suggestions(word)
        ]
        return [
            *(suggested or [("Nothing suggested", lambda: None)]),
            None,
            (ADD_WORD, partial(self.add, word)),
            ("Ignore here", partial(self.ignore, word)),
            None,
        ]

    def add(self, word: str) -> None:
        """Add a word to the dictionary of the file; Undo takes it out again.

        What was typed is stored before: else it would be the newest step by then, and Undo would take that back.
        """
        plain = word.replace("’", "'")

        def act() -> None:
            with self._desk.core.work(ADD_WORD, plain) as work:
                add_word(work, {"word": plain})

        if self._desk.attempt(self._store):
            self._desk.attempt(act)

    def ignore(self, word: str) -> None:
        """Take a word for right in the minutes on this page, until the program ends."""
        self.speller.ignore(word)
        self.underlines.look()

    def hear(self, changes: Changes) -> None:
        """Read names again when one changed; at once where it is a word that was added, which a person waits for."""
        if not changes.touches(*NAMED):
            return
        self._are_names_old = True
        if changes.touches("spelling_word") and self.speller.is_ready:
            self._get_ready()
        elif self._editor.isVisible():
            self._wait()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for a moment without a key before loading."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.FocusIn, QEvent.Type.KeyPress}:
            self._wait()
        if event.type() == QEvent.Type.Hide:
            self._idle.stop()
        return False

    def _wait(self) -> None:
        if self.is_wanted and not (self.speller.is_ready and not self._are_names_old):
            self._idle.start()

    def _get_ready(self) -> None:
        if self.is_wanted and self._editor.isVisible():
            self._desk.attempt(self.prepare)
            self.underlines.look()

    def _replace(self, found: QTextCursor, word: str) -> None:
        found.insertText(word)
        self._editor.setFocus()
