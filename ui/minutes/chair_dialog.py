"""The chair's changes, one below the other: taken, refused or put right, and stored in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.amounts import counted
from app.minutes.returned import TAKE_CHANGES, take_changes
from ui.dialogs import Caution, Dialog
from ui.minutes.card_walk import CardWalk
from ui.minutes.passage_card import PassageCard
from ui.refusal import RefusalLine
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QCloseEvent

    from app.minutes.passages import Returned
    from ui.page import Desk

_WIDE = 960
_FEW = 30
"""Sentences on what is outside the minutes that are told."""


class ChairChanges(Dialog):
    """Shows what a file that came back changes; `done` is called when something of it is stored."""

    help_text = (
        "What the chair's Word file changes in the minutes, paragraph by paragraph: words that went are struck "
        "through, words that came are underlined. Tracked changes count as what their author wishes; a file without "
        "tracks is compared. Comments stand below their paragraph with the words they are about.\n\n"
        "T takes a change and R refuses it, then the next one follows; E opens the text to put it right. What was "
        "moved is taken or refused in both places. What is restricted stays so, whatever the file says. A takes all "
        "that is left, but for what a file with tracked changes has no track of: that may have been written here after "
        "the file was sent.\n\n"
        "Nothing is stored before the button at the right is pressed; then all that is taken is one step, and one "
        "undo takes it back. What was changed on the cover, in the attendance, in headings, decisions or actions is "
        "told at the end: change it where it is kept."
    )

    def __init__(self, desk: Desk, returned: Returned, done: Callable[[], object]) -> None:
        wide = min(_WIDE, desk.window.width() - 60)
        super().__init__(f"The chair's file: {returned.meeting.name}", desk.window, width=wide)
        self._desk = desk
        self._returned = returned
        self._done = done
        self.answers: dict[int, tuple[str, ...]] = {}
        self._refused: set[int] = set()
        told = f"{returned.name}: {returned.sentence or 'no change in the minutes themselves'}."
        self.page.add(Label(told, "muted", wrap=True))
        self.walk = CardWalk(self.page, self._card, returned.heading)
        if returned.outside:
            self.page.add(_outside_card(returned.outside))
        self.page.body.addStretch(1)
        self.refusal = RefusalLine(desk, self)
        self.add_above_buttons(self.refusal)
        self.take_all_button = Button(
            "Take all", "check-check", on_click=self.take_all, parent=self
        )
        self.take_all_button.setVisible(bool(returned.changes))
        self.buttons.insertWidget(0, self.take_all_button)
        self.add_button("Close", self.reject)
        self.store_button = self.add_button("Store changes", self.store, "primary")
        self.store_button.setVisible(bool(returned.changes))
        self.walk.show(returned.told)
        self._tell()
        if returned.told:
            self.walk.go(returned.told[0])

    def keys(self) -> list[tuple[str, str]]:
        """Give the keys of the list, then those of every dialog."""
        return [
            ("Up, Down", "The change before or after"),
            ("T", "Take the change"),
            ("R", "Refuse it"),
            ("E", "Edit it; Ctrl+Return keeps the text, Escape leaves it"),
            ("A", "Take all that is not refused"),
            *super().keys(),
        ]

    def take(self, place: int, lines: tuple[str, ...] | None = None) -> None:
        """Take a change, with other lines where it was edited; the other half of what was moved goes with it."""
        for each in self._returned.both(place):
            own = self._returned.passages[each].new
            self.answers[each] = lines if lines is not None and each == place else own
            self._refused.discard(each)
            self._show(each)
        self._tell()

    def refuse(self, place: int) -> None:
        """Leave the minutes as they are there."""
        for each in self._returned.both(place):
            self.answers.pop(each, None)
            self._refused.add(each)
            self._show(each)
        self._tell()

    def take_all(self) -> None:
        """Take every change that is neither refused nor taken already, and that the file does not leave in doubt."""
        for place in self._returned.sure:
            if place not in self._refused and place not in self.answers:
                self.take(place)

    def store(self) -> None:
        """Store what is taken in one step, and close; what refuses is told here."""
        for card in self.walk.cards.values():
            card.keep()
        if not self.answers:
            return
        if self.refusal.attempt(self._take_answers):
            self._done()
            self.accept()

    def reject(self) -> None:
        """Close; what was taken and is not stored is given up only after a question."""
        if not self._is_begun():
            super().reject()
            return
        Caution(
            "Store what you took?",
            "What you took or typed here is not stored yet.",
            ("Give up", super().reject),
            self,
            safe=("Keep deciding", lambda: None),
        ).show_fitted()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask as Escape does."""
        if self._is_begun() and self.isVisible():
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    def letters(self) -> Mapping[int, Callable[[], object]]:
        """Decide with a letter."""
        place = self.walk.current()
        if place is None or not self._returned.passages[place].is_change:
            return {Qt.Key.Key_A: self.take_all}
        return {
            Qt.Key.Key_A: self.take_all,
            Qt.Key.Key_T: lambda: self._decide(self.take, place),
            Qt.Key.Key_R: lambda: self._decide(self.refuse, place),
            Qt.Key.Key_E: lambda: self._edit(place),
        }

    def _take_answers(self) -> None:
        with self._desk.core.work(TAKE_CHANGES, self._returned.meeting.name) as work:
            take_changes(work, self._returned, self.answers)

    def _is_begun(self) -> bool:
        return bool(self.answers) or any(each.editor for each in self.walk.cards.values())

    def _decide(self, act: Callable[[int], object], place: int) -> None:
        act(place)
        self.walk.step(1)

    def _edit(self, place: int) -> None:
        """Open the text of a change; what was moved is edited where it stands now."""
        passage = self._returned.passages[place]
        wanted = passage.partner if passage.is_away and passage.partner is not None else place
        self.walk.go(wanted)
        self.walk.cards[wanted].edit()

    def _show(self, place: int) -> None:
        card = self.walk.cards.get(place)
        if card is not None:
            card.show_answer(self.answers.get(place), decided=place in self._refused)

    def _tell(self) -> None:
        count = self._returned.count(self.answers)
        self.store_button.setEnabled(bool(count))
        self.store_button.set_caption(
            f"Store {counted(count, 'change')}" if count else "Store changes"
        )

    def _card(self, place: int) -> PassageCard:
        card = PassageCard(self._returned.passages[place], self._returned.heading(place))
        card.taken.connect(lambda: self.take(place))
        card.refused.connect(lambda: self.refuse(place))
        card.edited.connect(lambda lines: self._take_edited(place, tuple(lines)))
        card.show_answer(self.answers.get(place), decided=place in self._refused)
        return card

    def _take_edited(self, place: int, lines: tuple[str, ...]) -> None:
        if lines == self._returned.passages[place].old:
            self.refuse(place)
        else:
            self.take(place, lines)


def _outside_card(sentences: Sequence[str]) -> Card:
    card = Card("Changed outside the minutes", padding=12)
    card.add(Label("These are not taken. Change them where they are kept.", "muted", wrap=True))
    for sentence in sentences[:_FEW]:
        card.add(Label(sentence, wrap=True))
    if len(sentences) > _FEW:
        card.add(Label(f"And {len(sentences) - _FEW:,} more.", "muted"))
    return card
