"""The bar below the preview: the whole of what the chosen row asks or complains of, answered, corrected or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.importing.outcomes import Outcome
from app.importing.questions import LEAVE_OUT
from app.wording import capital
from ui.importing.answers import other_words, question_words
from ui.importing.rows import wrong_field
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import Card, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.importing.questions import ImportQuestion

_UNANSWERED = "Choose an answer"
_OTHER = "other"
_FIXED = frozenset({Outcome.NOTE, Outcome.LEFT_OUT, Outcome.UNCHANGED})
"""Outcomes of rows that there is nothing to leave out of."""


class AnswerBar(Card):
    """Shows the chosen row's question or complaint; every act changes the preview and is told by `changed`.

    `settled` follows where an answer or a correction was given, so that the keyboard goes on to the next; `said` tells
    a Field's name and text where a correction counts for the whole file.
    """

    changed = Signal()
    settled = Signal()
    said = Signal(str, str)
    other_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=12)
        self._preview: Preview | None = None
        self._row: PreviewRow | None = None
        self._question: ImportQuestion | None = None
        self._cell = ""
        self._alike: Sequence[int] = ()
        self.words = Label("", wrap=True)
        self.answers = ComboBox()
        named(self.answers, "Answer")
        self.answers.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.answers.setMinimumContentsLength(28)
        self.answers.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.answers.activated.connect(self._answer)
        self.text = QLineEdit()
        self.text.setMinimumWidth(160)
        self.text.returnPressed.connect(self._correct)
        self.correct = Button("Correct", "check", on_click=self._correct)
        self.correct_all = Button("", "check-check", on_click=self._correct_all)
        self.leave = Button("Leave out", on_click=self.leave_out)
        self.take = Button("Take in", on_click=self.take_in)
        parts = (self.answers, self.text, self.correct, self.correct_all, self.leave, self.take)
        self.add(row(self.words, *parts, stretch=0))

    def show_row(
        self,
        preview: Preview,
        chosen: PreviewRow | None,
        cell: str = "",
        alike: Sequence[int] = (),
    ) -> None:
        """Show what can be done with a row.

        `cell` is the text of the cell with the focus where it is cut, `alike` are the rows with the same complaint.
        """
        self._preview, self._row, self._cell, self._alike = preview, chosen, cell, alike
        self._question = self._find_question()
        outcome = chosen.outcome if chosen else Outcome.NOTE
        complained = outcome is Outcome.PROBLEM and self._question is None
        self.words.setText(self._sentence())
        self._show_answers()
        self.text.setVisible(complained)
        self.correct.setVisible(complained)
        self.correct_all.set_caption(f"Correct all {len(alike):,} alike")
        self.correct_all.setVisible(complained and len(alike) > 1 and not self._is_for_all())
        if chosen is not None and complained:
            name = wrong_field(chosen)
            self.text.setText(preview.shown(chosen.id).get(name, ""))
            named(self.text, f"{preview.label_of(name)} in {chosen.cell}", "Return corrects it")
        self.leave.setVisible(outcome not in _FIXED)
        self.take.setVisible(outcome is Outcome.LEFT_OUT)

    def take_focus(self) -> bool:
        """Give the keyboard to what answers or corrects the chosen row; False where there is neither."""
        if not self.text.isHidden():
            self.text.selectAll()
        first = next((each for each in (self.text, self.answers) if not each.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def leave_out(self) -> None:
        """Leave the row out, with all that ask the same where its question can be answered so."""
        if self._preview is None or self._row is None:
            return
        keys = {each.key for each in self._question.candidates} if self._question else set()
        if self._question is not None and LEAVE_OUT in keys:
            self._preview.answer(self._question.key, LEAVE_OUT)
        else:
            self._preview.leave_out([self._row.id])
        self.changed.emit()

    def take_in(self) -> None:
        """Take back that the row is left out."""
        if self._preview is not None and self._row is not None:
            self._preview.take_in(self._row.id)
            self.changed.emit()

    def _is_for_all(self) -> bool:
        """Say whether one correction counts for all rows that lack the value anyway."""
        if self._preview is None or self._row is None:
            return False
        return wrong_field(self._row) in self._preview.kind.given_later

    def _find_question(self) -> ImportQuestion | None:
        if self._preview is None or self._row is None or not self._row.questions:
            return None
        waiting = {each.key: each for each in self._preview.questions}
        return waiting.get(self._row.questions[0])

    def _sentence(self) -> str:
        if self._row is None or self._preview is None:
            return "Choose a row to see what was understood."
        if self._question is not None and self._row.outcome is Outcome.QUESTION:
            return question_words(self._question)
        if self._row.complaints:
            told = self._preview.complaints_of(self._row.id)
            return " ".join(f"{cell}: {sentence}" for cell, sentence in told)
        if self._cell:
            return self._cell
        sheet = f"sheet “{self._row.sheet}”"
        # What is said of the whole list stands in no row.
        where = f"Row {self._row.row} of {sheet}" if self._row.row else capital(sheet)
        return f"{where}: {self._row.understood}" if self._row.understood else where

    def _show_answers(self) -> None:
        self.answers.setVisible(self._question is not None)
        self.answers.clear()
        if self._question is not None:
            self.answers.addItem(_UNANSWERED, "")
            for each in self._question.candidates:
                self.answers.addItem(str(each), each.key)
            if other_words(self._question):
                self.answers.addItem(other_words(self._question), _OTHER)

    def _answer(self, place: int) -> None:
        key = self.answers.itemData(place)
        if not key or self._preview is None or self._question is None:
            return
        if key == _OTHER:
            self.answers.setCurrentIndex(0)
            self.other_wished.emit(self._question)
            return
        self._preview.answer(self._question.key, key)
        self.changed.emit()
        self.settled.emit()

    def _correct(self) -> None:
        if self._row is not None:
            self._put((self._row.id,))

    def _correct_all(self) -> None:
        self._put(self._alike)

    def _put(self, row_ids: Sequence[int]) -> None:
        if self._preview is not None and self._row is not None and self._row.complaints:
            name = wrong_field(self._row)
            if name in self._preview.kind.said_first:
                self.said.emit(name, self.text.text())
                return
            self._preview.correct(row_ids, name, self.text.text())
            self.changed.emit()
            self.settled.emit()
