"""One passage of a file that came back: what it was and is, by whom, what was said, and what is decided of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.days import show_day
from app.minutes.matching import Segment, segments
from app.minutes.outside import comment_line
from app.minutes.passages import PassageKind
from app.minutes.text import plain
from ui.minutes.card_walk import SteppedCard
from ui.minutes.editor import MinuteEdit
from ui.widgets.buttons import Button
from ui.widgets.cards import IconLabel, row
from ui.widgets.changed_text import ChangedText
from ui.widgets.chips import Chip
from ui.widgets.text import Label, named, reveal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from app.minutes.passages import Passage
    from app.minutes.word_hands import WordComment
    from ui.tokens import Tone

_TONES: dict[PassageKind, Tone] = {
    PassageKind.CHANGED: "caution",
    PassageKind.NEW: "good",
    PassageKind.REMOVED: "bad",
    PassageKind.NOTED: "note",
}
UNTRACKED = (
    "The file tracks changes, but not this one. It may have been written here after it was sent."
)
_EDITOR = 104
"""Height of the editor in logical pixels: three lines and a half."""


class PassageEdit(MinuteEdit):
    """The text of a passage while it is put right: `kept` by Ctrl+Return, `dropped` by Escape."""

    kept = Signal()
    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or drop what was typed."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class PassageCard(SteppedCard):
    """Shows a passage and what is decided; `taken`, `refused` and `edited(lines)` tell what a person wishes."""

    taken = Signal()
    refused = Signal()
    edited = Signal(list)

    def __init__(self, passage: Passage, heading: str) -> None:
        super().__init__()
        self.setObjectName("passage")
        self._passage = passage
        self._heading = heading
        self._doubt = UNTRACKED if passage.untracked and passage.is_change else ""
        self._answer: tuple[str, ...] | None = None
        self._state = Chip()
        self.text = ChangedText()
        self.editor: PassageEdit | None = None
        self.take_button = Button("Take", on_click=self.taken.emit)
        self.refuse_button = Button("Refuse", on_click=self.refused.emit)
        self.edit_button = Button("Edit", on_click=self.edit)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(12, 8, 12, 10)
        self._inside.setSpacing(6)
        self._build()
        self.show_answer(None, decided=False)

    def show_answer(self, answer: tuple[str, ...] | None, *, decided: bool) -> None:
        """Show what is decided: the lines that are taken, None where it is refused or open."""
        each, self._answer = self._passage, answer
        state: tuple[str, Tone] = ("To decide", "note") if each.is_change else ("", "none")
        if answer is not None:
            state = ("Taken" if answer == each.new else "Taken as edited", "good")
        elif decided:
            state = "Refused", "none"
        self._state.set(*state)
        after = each.new if answer is None else answer
        self.text.set(_segments(each.old, after))
        told = " ".join(filter(None, (each.title, each.moved, _hands(each))))
        sides = [
            f"{word}: {' / '.join(lines)}"
            for word, lines in (("before", each.old), ("after", after))
            if lines
        ]
        said = (f"comment of {comment_line(one)}" for one in each.comments)
        named(
            self,
            ". ".join(
                filter(None, (self._heading, told, state[0], *sides, each.note, self._doubt, *said))
            ),
        )

    def edit(self) -> None:
        """Open the text to put it right."""
        if self.editor is not None or not self._passage.is_change:
            return
        lines = self._answer or self._passage.new or self._passage.old
        self.editor = PassageEdit(self)
        self.editor.load("\n".join(lines))
        self.editor.setFixedHeight(_EDITOR)
        named(self.editor, "The passage as it is to be", "Ctrl+Return keeps it, Escape does not")
        self.editor.kept.connect(self.keep)
        self.editor.dropped.connect(self._close_editor)
        self._inside.insertWidget(1, self.editor)
        for part in (self.text, self._buttons):
            part.hide()
        reveal(self._editing, shown=True)
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Take the text that is being edited, if any is."""
        if self.editor is not None:
            lines = [each for each in self.editor.text().split("\n") if each.strip()]
            self._close_editor()
            self.edited.emit(lines)

    def _brief(self, comment: WordComment) -> WordComment:
        """Leave out the words a comment stands at where they are the whole passage, which is read above it."""
        whole = " ".join(plain("\n".join(self._passage.new)).split())
        return replace(comment, words="") if comment.words == whole else comment

    def _close_editor(self) -> None:
        if self.editor is None:
            return
        self.editor.hide()
        self.editor.deleteLater()
        self.editor = None
        self._editing.hide()
        self._buttons.show()
        self.text.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        each = self._passage
        title = Chip(" ".join(filter(None, (each.title, each.moved))), _TONES[each.kind])
        who = Label(_hands(each), "muted", elide=True)
        self._buttons = QFrame()
        self._buttons.setLayout(row(self.take_button, self.refuse_button, self.edit_button, gap=6))
        self._editing = QFrame()
        self._editing.setLayout(
            row(
                Button("Leave it as it was", on_click=self._close_editor),
                Button("Keep this text", on_click=self.keep),
                gap=6,
            )
        )
        self._buttons.setVisible(each.is_change)
        # What was moved is edited where it stands now.
        self.edit_button.setVisible(not each.is_away)
        self._editing.hide()
        self._inside.addLayout(
            row(title, self._state, who, self._buttons, self._editing, stretch=2)
        )
        self._inside.addWidget(self.text)
        if each.note:
            self._inside.addLayout(_line("eye-off", each.note))
        if self._doubt:
            self._inside.addLayout(_line("circle-help", self._doubt))
        for comment in each.comments:
            self._inside.addLayout(_line("message-square-text", comment_line(self._brief(comment))))


def _line(icon: str, words: str) -> QVBoxLayout:
    made = QVBoxLayout()
    made.addLayout(row(IconLabel(icon), Label(words, wrap=True), stretch=1))
    return made


def _hands(passage: Passage) -> str:
    told = (
        ", ".join(filter(None, (hand.author, show_day(hand.day) if hand.day else "")))
        for hand in passage.by
    )
    return "; ".join(told)


def _segments(old: Sequence[str], new: Sequence[str]) -> list[Segment]:
    """Give what is shown; the end of a paragraph that came or went is seen as a sign."""
    found = segments("\n".join(old), "\n".join(new))
    return [
        each if each.kind == "same" else Segment(each.kind, each.text.replace("\n", "¶\n"))
        for each in found
    ]
