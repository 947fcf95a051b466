"""What is done to the rows of a preview: answers, corrections, rows left out and taken in again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from app.amounts import counted
from app.importing.outcomes import Outcome
from app.progress import UNWATCHED, step
from ui.importing.answers import answers_menu, ask_other
from ui.importing.lines import wrong_field
from ui.importing.row_texts import UNDERSTOOD
from ui.importing.standing import Standing, standing_of
from ui.tables import Acts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.importing.questions import ImportQuestion
    from app.progress import Progress
    from ui.importing.check_view import CheckView
    from ui.page import Desk

FEW = 4_000
"""Rows of a preview that are gone through at once; with more the work is done beside the screen, which tells of it."""


class Fixing:
    """Changes the preview that the view shows, and lets the view show what became of it."""

    def __init__(self, desk: Desk, view: CheckView) -> None:
        self._desk = desk
        self._view = view
        bar = view.answer
        bar.answered.connect(lambda key, choice: self.answer(key, choice, goes_on=True))
        bar.corrected.connect(self._corrected)
        bar.left_out.connect(self._leave_out)
        bar.taken_in.connect(self._take_in)
        bar.other_wished.connect(self._ask_other)
        view.foot.answer_wished.connect(self.open_menu)
        view.foot.suggest_wished.connect(self.suggest)

    def acts(self) -> Acts:
        """Give what can be done in the list of rows."""
        return Acts(
            open=self._fix,
            edit=self._correct,
            delete=self._leave_out,
            open_words="Answer or correct",
            delete_words="Leave out",
        )

    def suggest(self) -> None:
        """Answer what is very likely."""
        standing = self._view.standing
        if standing is None:
            return
        likely = sum(each.likely is not None for each in standing.rows.questions.values())
        if likely:
            told = f"{counted(likely, 'question')} answered by likeness."
            self._act("Taking likely answers", standing.preview.take_suggestions, told=told)
        else:
            self._desk.say("No question has a likely answer; each waits for yours.")

    def answer(self, question: str, choice: str, *, goes_on: bool = False) -> None:
        """Answer a question by its key, for all rows that ask it."""
        if self._view.standing is not None:
            change = partial(self._view.standing.preview.answer, question, choice)
            self._act("Taking the answer", change, goes_on=goes_on)

    def open_answers(self, row_id: int) -> None:
        """Open the answers of a row's question at its row."""
        standing = self._view.standing
        found = standing.rows.row(row_id) if standing else None
        if standing is None or found is None or not found.questions:
            return
        table = self._view.table
        table.select(row_id)
        index = table.view.currentIndex()
        names = [field.name for field in table.model.columns]
        if UNDERSTOOD in names:
            index = index.siblingAtColumn(names.index(UNDERSTOOD))
        table.view.scrollTo(index)
        below = table.view.visualRect(index).bottomLeft()
        question = standing.rows.questions[found.questions[0]]
        self.open_menu(question, table.view.viewport().mapToGlobal(below))

    def open_menu(self, question: ImportQuestion, place: QPoint) -> None:
        """Open the answers of a question at a place of the screen."""
        choose = partial(self.answer, question.key)
        other = partial(self._ask_other, question)
        answers_menu(question, choose, other, self._view.table).popup(place)

    def leave_asked(self, row_id: int) -> None:
        """Leave out all rows that ask the same, as the button in the row and the bar do."""
        self._view.table.select(row_id)
        self._view.answer.leave_out()

    def _ask_other(self, question: ImportQuestion) -> None:
        ask_other(self._desk, question, partial(self.answer, question.key))

    def _fix(self, row_id: int) -> None:
        """Do what a row needs: open its answers, edit what is wrong, take it in again."""
        view, standing = self._view, self._view.standing
        found = standing.rows.row(row_id) if standing else None
        if found is None:
            return
        if found.questions:
            self.open_answers(row_id)
        elif found.outcome is Outcome.PROBLEM:
            name = wrong_field(found, view.table.current_column())
            if view.table.show_cell(row_id, name).isValid():
                view.table.on_rows.edit()
            else:
                view.answer.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif found.outcome is Outcome.LEFT_OUT:
            self._take_in(row_id)

    def _correct(self, ids: Sequence[int], name: str, value: object) -> None:
        """Put another text in a cell of the list."""
        standing, text = self._view.standing, str(value or "")
        if standing is not None and name in standing.preview.kind.said_first:
            self._view.said.emit(name, text)
        else:
            self._put(self._records(ids), name, text)

    def _corrected(self, ids: Sequence[int], name: str, text: str) -> None:
        self._put(ids, name, text, goes_on=True)

    def _put(self, ids: Sequence[int], name: str, text: str, *, goes_on: bool = False) -> None:
        if self._view.standing is not None:
            change = partial(self._view.standing.preview.correct, ids, name, text)
            self._act("Correcting rows", change, goes_on=goes_on)

    def _leave_out(self, ids: Sequence[int]) -> None:
        if self._view.standing is not None:
            change = partial(self._view.standing.preview.leave_out, self._records(ids))
            self._act("Leaving rows out", change)

    def _take_in(self, row_id: int) -> None:
        if self._view.standing is not None:
            self._act("Taking the row in", partial(self._view.standing.preview.take_in, row_id))

    def _records(self, ids: Sequence[int]) -> list[int]:
        """Give the rows that are records; a note among the chosen ones cannot be changed."""
        standing = self._view.standing
        found = [standing.rows.row(row_id) for row_id in ids] if standing else []
        return [row.id for row in found if row and row.outcome is not Outcome.NOTE]

    def _act(
        self,
        label: str,
        change: Callable[..., object],
        *,
        goes_on: bool = False,
        told: str = "",
    ) -> None:
        """Change the preview and show how it stands then, which is `told`; with many rows beside the screen.

        `change(progress=...)` changes it. An act that is stopped leaves the preview as it was.
        """
        standing = self._view.standing
        if standing is None:
            return

        def work(progress: Progress) -> Standing:
            step(progress, label, 0, 0)
            with standing.preview.whole():
                change(progress=progress)
                return standing_of(standing.preview, progress, standing)

        def take(now: Standing) -> None:
            self._view.take(now, goes_on=goes_on)
            if told:
                self._desk.say(told)

        if len(standing.rows) <= FEW:
            take(work(UNWATCHED))
        else:
            self._desk.tasks.run(label, work, take, exclusive=True)
