"""The line below a preview: what its rows come to, the answers given, and what is done with the file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.amounts import counted
from app.importing.outcomes import Outcome
from app.importing.questions import LEAVE_OUT
from ui.importing.marked import CAPTION, MAIL
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.menus import MenuButton
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.questions import ImportQuestion
    from ui.importing.standing import Standing
    from ui.widgets.menus import Entry

ALL = "Store all without questions"


class CheckFoot(QWidget):
    """Counts and buttons; all that is pressed is told. `answer_wished` names a question and where its menu opens."""

    answer_wished = Signal(object, QPoint)
    suggest_wished = Signal()
    whole_wished = Signal()
    again_wished = Signal()
    back_wished = Signal()
    skip_wished = Signal()
    copy_wished = Signal()
    mail_wished = Signal()
    store_wished = Signal()
    all_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._answered: Sequence[ImportQuestion] = ()
        self._waits = False
        self._chips = FlowRow()
        self.given = MenuButton("", "check-check", self._answers)
        self.more = MenuButton("", "ellipsis", self._more)
        named(self.more, "More for this file", "Opens a menu")
        self.take = Button("", "check-check", on_click=self.suggest_wished.emit)
        self.back = Button("Back", on_click=self.back_wished.emit)
        self.copy = Button(CAPTION, "message-square-text", on_click=self.copy_wished.emit)
        self.all = Button(ALL, "files", on_click=self.all_wished.emit)
        self.store = Button("Store", "check", "primary", on_click=self.store_wished.emit)
        parts = (
            self._chips,
            self.given,
            self.more,
            self.copy,
            self.back,
            self.take,
            self.all,
            self.store,
        )
        self.setLayout(row(*parts, stretch=0))

    def show_standing(self, standing: Standing) -> None:
        """Show what would be stored and what would not."""
        counts = standing.counts
        words = [(outcome, counts[outcome]) for outcome in Outcome if outcome is not Outcome.NOTE]
        self._chips.set(
            [Chip(outcome.counted(count), outcome.tone) for outcome, count in words if count]
        )
        self._waits = bool(standing.waiting)
        self.copy.setVisible(self._waits)
        self.store.set_caption(_verb(standing.storable, counts))
        self.store.setEnabled(bool(standing.storable) or not self._waits)
        questions = list(standing.rows.questions.values())
        likely = sum(each.likely is not None for each in questions)
        self.take.set_caption(f"Take {counted(likely, 'likely answer')}")
        self.take.setVisible(bool(likely))
        self._answered = [each for each in questions if each.answer]
        told = counted(len(self._answered), "answer")
        self.given.set_caption(told)
        named(self.given, f"{told} given", "Opens a menu to change one")
        self.given.setVisible(bool(self._answered))

    def offer_all(self, *, offered: bool) -> None:
        """Offer to store all files that ask nothing, unless the one at hand needs an answer first."""
        self.all.setVisible(offered and not self._waits)

    def change_answer(self) -> None:
        """Open the list of answers that were given, if any was."""
        if self._answered:
            self.given.open()

    def _answers(self) -> list[Entry]:
        """Give the answers there are, the person's and those remembered, each to be changed."""
        below = self.given.mapToGlobal(QPoint(0, self.given.height() + 2))
        return [
            (_answer_words(each), partial(self.answer_wished.emit, each, below))
            for each in self._answered
        ]

    def _more(self) -> list[Entry]:
        return [
            ("Say something for the whole file", self.whole_wished.emit),
            ("Look at the file again", self.again_wished.emit),
            ("Leave out this file", self.skip_wished.emit),
            (CAPTION, self.copy_wished.emit),
            (MAIL, self.mail_wished.emit),
        ]


def _verb(storable: int, counts: Mapping[Outcome, int]) -> str:
    """Say what Store will do, and why the rest would be lost: "Store 17 changes, leave out 10 unanswered"."""
    asked, wrong = counts[Outcome.QUESTION], counts[Outcome.PROBLEM]
    left = counts[Outcome.LEFT_OUT]
    if not storable:
        if asked or wrong:
            return "Nothing to store yet"
        return "Nothing to store, go on" if left else "Nothing new, go on"
    lost = [(asked, " unanswered"), (wrong, " wrong"), (left, " more" if asked or wrong else "")]
    told = ", ".join(f"{number:,}{why}" for number, why in lost if number)
    return f"Store {counted(storable, 'change')}{told and f', leave out {told}'}"


def _answer_words(question: ImportQuestion) -> str:
    """Give an answered question as the list of answers says it."""
    told = {each.key: each.label for each in question.candidates}
    answer = told.get(question.answer or "", "another one")
    chosen = "left out" if question.answer == LEAVE_OUT else answer
    return f"“{question.name or question.text}”: {chosen}"
