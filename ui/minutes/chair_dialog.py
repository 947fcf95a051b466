"""The chair's changes, one below the other: taken, refused or put right, and stored in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.amounts import counted
from app.errors import EnvironmentProblem, UserError
from app.minutes.returned import TAKE_CHANGES, take_changes
from ui.dialogs import ChooseOne, Dialog
from ui.minutes.passage_card import PassageCard
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from app.minutes.passages import Returned
    from ui.page import Desk

_WIDE = 960
_PAGE = 60
"""Passages that are shown at once; the button below them shows as many more."""
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
        self.cards: dict[int, PassageCard] = {}
        told = f"{returned.name}: {returned.sentence or 'no change in the minutes themselves'}."
        self.page.add(Label(told, "muted", wrap=True))
        self._more = Button("", on_click=self._show_more)
        self.page.add(self._more)
        self.page.body.setAlignment(self._more, Qt.AlignmentFlag.AlignLeft)
        if returned.outside:
            self.page.add(_outside_card(returned.outside))
        self.page.body.addStretch(1)
        self.refusal = Label("", "problem", self, wrap=True)
        self.refusal.hide()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(2, self.refusal)
        self.take_all_button = Button(
            "Take all", "check-check", on_click=self.take_all, parent=self
        )
        self.take_all_button.setVisible(bool(returned.changes))
        self.buttons.insertWidget(0, self.take_all_button)
        self.add_button("Close", self.reject)
        self.store_button = self.add_button("Store changes", self.store, "primary")
        self.store_button.setVisible(bool(returned.changes))
        self._show_more()
        self._tell()
        self._meet(next(iter(self.cards), None))

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
        for card in self.cards.values():
            card.keep()
        if not self.answers:
            return
        try:
            with self._desk.core.work(TAKE_CHANGES, self._returned.meeting.name) as work:
                take_changes(work, self._returned, self.answers)
        except UserError as refused:
            self.refusal.setText(str(refused))
            self.refusal.show()
            return
        except EnvironmentProblem as problem:
            self._desk.errors.present(problem)
            return
        self._done()
        self.accept()

    def reject(self) -> None:
        """Close; what was taken and is not stored is given up only after a question."""
        if not self._is_begun():
            super().reject()
            return
        ChooseOne(
            "Store what you took?",
            "What you took or typed here is not stored yet.",
            (("Give up", super().reject), ("Keep deciding", lambda: None)),
            self,
        ).show_fitted()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask as Escape does."""
        if self._is_begun() and self.isVisible():
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with a letter."""
        place = self._current()
        acts: dict[int, Callable[[], object]] = {Qt.Key.Key_A: self.take_all}
        if place is not None and self._returned.passages[place].is_change:
            acts |= {
                Qt.Key.Key_T: lambda: self._decide(self.take, place),
                Qt.Key.Key_R: lambda: self._decide(self.refuse, place),
                Qt.Key.Key_E: lambda: self._edit(place),
            }
        bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
        act = acts.get(event.key()) if bare else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _is_begun(self) -> bool:
        return bool(self.answers) or any(each.editor for each in self.cards.values())

    def _decide(self, act: Callable[[int], object], place: int) -> None:
        act(place)
        self._step(1)

    def _edit(self, place: int) -> None:
        """Open the text of a change; what was moved is edited where it stands now."""
        passage = self._returned.passages[place]
        wanted = passage.partner if passage.is_away and passage.partner is not None else place
        self._go(wanted)
        self.cards[wanted].edit()

    def _step(self, by: int) -> None:
        places = self._returned.told
        now = self._current()
        wanted = places.index(now) + by if now is not None else 0
        if 0 <= wanted < len(places):
            self._go(places[wanted])

    def _go(self, place: int) -> None:
        while place not in self.cards:
            self._show_more()
        self._meet(place)

    def _current(self) -> int | None:
        return next((place for place, each in self.cards.items() if _holds_focus(each)), None)

    def _meet(self, place: int | None) -> None:
        if place is not None:
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.page.ensureWidgetVisible(self.cards[place], 0, 12)

    def _show(self, place: int) -> None:
        if place in self.cards:
            card = self.cards[place]
            card.show_answer(self.answers.get(place), decided=place in self._refused)

    def _tell(self) -> None:
        count = self._returned.count(self.answers)
        self.store_button.setEnabled(bool(count))
        self.store_button.set_caption(
            f"Store {counted(count, 'change')}" if count else "Store changes"
        )

    def _show_more(self) -> None:
        """Show the next passages, each item's below its heading."""
        waiting = [each for each in self._returned.told if each not in self.cards]
        shown = list(self.cards)
        before = self._returned.heading(shown[-1]) if shown else ""
        for place in waiting[:_PAGE]:
            heading = self._returned.heading(place)
            if heading != before:
                self._put(Heading(heading, wrap=True))
                before = heading
            self._add(place, heading)
            self._show(place)
        left = len(waiting) - _PAGE
        self._more.set_caption(f"Show {min(_PAGE, max(left, 0))} more of {max(left, 0):,}")
        self._more.setVisible(left > 0)

    def _add(self, place: int, heading: str) -> None:
        card = PassageCard(self._returned.passages[place], heading)
        card.taken.connect(lambda: self.take(place))
        card.refused.connect(lambda: self.refuse(place))
        card.stepped.connect(self._step)
        card.edited.connect(lambda lines: self._take_edited(place, tuple(lines)))
        self.cards[place] = card
        self._put(card)

    def _take_edited(self, place: int, lines: tuple[str, ...]) -> None:
        if lines == self._returned.passages[place].old:
            self.refuse(place)
        else:
            self.take(place, lines)

    def _put(self, widget: Heading | PassageCard) -> None:
        body = self.page.body
        body.insertWidget(body.indexOf(self._more), widget)


def _holds_focus(card: PassageCard) -> bool:
    focus: QWidget | None = QApplication.focusWidget()
    return focus is not None and (focus is card or card.isAncestorOf(focus))


def _outside_card(sentences: Sequence[str]) -> Card:
    card = Card("Changed outside the minutes", padding=12)
    card.add(Label("These are not taken. Change them where they are kept.", "muted", wrap=True))
    for sentence in sentences[:_FEW]:
        card.add(Label(sentence, wrap=True))
    if len(sentences) > _FEW:
        card.add(Label(f"And {len(sentences) - _FEW:,} more.", "muted"))
    return card
