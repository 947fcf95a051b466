"""The bar below the preview: what the chosen row asks or complains of, answered, corrected or left out there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.importing.outcomes import Outcome
from app.importing.questions import LEAVE_OUT
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import Card, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.importing.questions import Question

_UNANSWERED = "Choose an answer"


class AnswerBar(Card):
    """Shows the chosen row's question or complaint; every act changes the preview and is told by `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=12)
        self._preview: Preview | None = None
        self._row: PreviewRow | None = None
        self._question: Question | None = None
        self._words = Label("", wrap=True)
        self.answers = ComboBox()
        named(self.answers, "Answer")
        self.answers.activated.connect(self._answer)
        self.text = QLineEdit()
        named(self.text, "Corrected value")
        self.text.returnPressed.connect(self._correct)
        self.correct = Button("Correct", "check", on_click=self._correct)
        self.leave = Button("Leave out", on_click=self._leave_out)
        self.take = Button("Take in", on_click=self._take_in)
        self.add(
            row(
                self._words, self.answers, self.text, self.correct, self.leave, self.take, stretch=0
            )
        )

    def show_row(self, preview: Preview, chosen: PreviewRow | None) -> None:
        """Show what can be done with a row."""
        self._preview, self._row = preview, chosen
        self._question = self._find_question()
        complained = chosen is not None and chosen.outcome is Outcome.PROBLEM
        self._words.setText(self._sentence())
        self._show_answers()
        self.text.setVisible(complained)
        self.correct.setVisible(complained)
        if chosen is not None and complained:
            self.text.setText(preview.shown(chosen.id).get(self._wrong_field(), ""))
        outcome = chosen.outcome if chosen else Outcome.NOTE
        self.leave.setVisible(outcome not in {Outcome.NOTE, Outcome.LEFT_OUT, Outcome.UNCHANGED})
        self.take.setVisible(outcome is Outcome.LEFT_OUT)

    def _find_question(self) -> Question | None:
        if self._preview is None or self._row is None or not self._row.questions:
            return None
        waiting = {each.key: each for each in self._preview.questions}
        return waiting.get(self._row.questions[0])

    def _sentence(self) -> str:
        if self._row is None:
            return "Choose a row to see what was understood."
        if self._question is None:
            return self._row.understood or f"Row {self._row.row} of sheet “{self._row.sheet}”"
        many = f" ({self._question.rows} rows)" if self._question.rows > 1 else ""
        return f"{self._question.text}{many}"

    def _show_answers(self) -> None:
        self.answers.setVisible(self._question is not None)
        self.answers.clear()
        if self._question is not None:
            self.answers.addItem(_UNANSWERED, "")
            for each in self._question.candidates:
                self.answers.addItem(str(each), each.key)

    def _wrong_field(self) -> str:
        return next(iter(self._row.complaints), "") if self._row else ""

    def _answer(self, place: int) -> None:
        key = self.answers.itemData(place)
        if key and self._preview is not None and self._question is not None:
            self._preview.answer(self._question.key, key)
            self.changed.emit()

    def _correct(self) -> None:
        name = self._wrong_field()
        if self._preview is not None and self._row is not None and name:
            self._preview.correct(self._row.id, name, self.text.text())
            self.changed.emit()

    def _leave_out(self) -> None:
        if self._preview is None or self._row is None:
            return
        keys = {each.key for each in self._question.candidates} if self._question else set()
        if self._question is not None and LEAVE_OUT in keys:
            self._preview.answer(self._question.key, LEAVE_OUT)
        else:
            self._preview.leave_out(self._row.id)
        self.changed.emit()

    def _take_in(self) -> None:
        if self._preview is not None and self._row is not None:
            self._preview.take_in(self._row.id)
            self.changed.emit()
