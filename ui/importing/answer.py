"""The bar below the preview: the whole of what the chosen row asks or complains of, answered, corrected or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.amounts import counted
from app.importing.outcomes import Outcome
from app.importing.questions import LEAVE_OUT
from app.wording import capital
from ui.importing.answers import other_words, question_words
from ui.importing.lines import told, wrong_field
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import Card, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.importing.questions import ImportQuestion
    from ui.importing.standing import Standing

_UNANSWERED = "Choose an answer"
_OTHER = "other"
_LINES = 5
"""Lines of what is wrong with a row; the cell with the focus comes first, so each can be read by going there."""
_FIXED = frozenset({Outcome.NOTE, Outcome.LEFT_OUT, Outcome.UNCHANGED})
"""Outcomes of rows that there is nothing to leave out of."""


class AnswerBar(Card):
    """Shows the chosen row's question or complaint; what is done about it is wished.

    `answered` tells the question's key and the answer's, `corrected` rows, Field name and text, `left_out` and
    `taken_in` rows; `said` a Field's name and text where a correction counts for the whole file.
    """

    answered = Signal(str, str)
    corrected = Signal(object, str, str)
    left_out = Signal(object)
    taken_in = Signal(int)
    said = Signal(str, str)
    other_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=12)
        self._preview: Preview | None = None
        self._row: PreviewRow | None = None
        self._question: ImportQuestion | None = None
        self._cell = self._name = ""
        self._alike: Sequence[int] = ()
        self.words = Label("", most=_LINES)
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
        standing: Standing,
        chosen: PreviewRow | None,
        at: str = "",
        cell: str = "",
    ) -> None:
        """Show what can be done with a row.

        `at` is the name of the column with the focus: of several things wrong with a row the one there comes first.
        `cell` is the text of that cell where it is cut.
        """
        preview = standing.preview
        self._preview, self._row, self._cell = preview, chosen, cell
        self._name = wrong_field(chosen, at) if chosen is not None else ""
        self._alike = standing.rows.alike(chosen, at) if chosen is not None else ()
        asked = chosen.questions[:1] if chosen is not None else ()
        self._question = standing.rows.questions.get(asked[0]) if asked else None
        outcome = chosen.outcome if chosen else Outcome.NOTE
        complained = outcome is Outcome.PROBLEM and self._question is None
        self.words.setText(self._sentence())
        self._show_answers()
        self.text.setVisible(complained)
        self.correct.setVisible(complained)
        self.correct_all.set_caption(f"Correct all {len(self._alike):,} alike")
        self.correct_all.setVisible(complained and len(self._alike) > 1 and not self._is_for_all())
        if chosen is not None and complained:
            self.text.setText(preview.shown(chosen.id).get(self._name, ""))
            label = preview.label_of(self._name)
            self.text.setPlaceholderText(label)
            named(self.text, f"{label} in {chosen.cell}", "Return corrects it")
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
        if self._row is None:
            return
        keys = {each.key for each in self._question.candidates} if self._question else set()
        if self._question is not None and LEAVE_OUT in keys:
            self.answered.emit(self._question.key, LEAVE_OUT)
        else:
            self.left_out.emit([self._row.id])

    def take_in(self) -> None:
        """Take back that the row is left out."""
        if self._row is not None:
            self.taken_in.emit(self._row.id)

    def _is_for_all(self) -> bool:
        """Say whether one correction counts for all rows that lack the value anyway."""
        return self._preview is not None and self._name in self._preview.kind.given_later

    def _sentence(self) -> str:
        if self._row is None or self._preview is None:
            return "Choose a row to see what was understood."
        if self._question is not None and self._row.outcome is Outcome.QUESTION:
            others = len(self._row.complaints) - 1
            then = f" Then {counted(others, 'more thing')} in this row." if others else ""
            return f"{question_words(self._question)}{then}"
        if self._row.complaints:
            places = self._preview.complaints_of(self._row.id)
            found = dict(zip(self._row.complaints, places, strict=True))
            first = found.pop(self._name)
            return " ".join(f"{cell}: {sentence}" for cell, sentence in (first, *found.values()))
        if self._cell:
            return self._cell
        sheet = f"sheet “{self._row.sheet}”"
        # What is said of the whole list stands in no row.
        where = f"Row {self._row.row} of {sheet}" if self._row.row else capital(sheet)
        understood = told(self._row)
        return f"{where}: {understood}" if understood else where

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
        if not key or self._question is None:
            return
        if key == _OTHER:
            self.answers.setCurrentIndex(0)
            self.other_wished.emit(self._question)
        else:
            self.answered.emit(self._question.key, key)

    def _correct(self) -> None:
        if self._row is not None:
            self._put((self._row.id,))

    def _correct_all(self) -> None:
        self._put(self._alike)

    def _put(self, row_ids: Sequence[int]) -> None:
        if self._preview is None or not self._name:
            return
        if self._name in self._preview.kind.said_first:
            self.said.emit(self._name, self.text.text())
        else:
            self.corrected.emit(list(row_ids), self._name, self.text.text())
