"""What stands behind a cell of the heat map: the lowest answer first, in the agency's own words, and where it stood."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.days import show_day
from app.fields import Mark
from app.returns.queries import answers_to
from app.returns.scores import counted
from ui.returns.heat import state_of
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.chips import Chip
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Heading, Label, reveal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.returns.heat import HeatMap, HeatRow, StandardRecord
    from app.returns.queries import AnswerRecord
    from app.returns.scores import Score, Summary
    from ui.page import Desk


class CellDetail(Card):
    """One agency and one standard: the lowest answer, its scores and words, then the other answers."""

    def __init__(
        self, desk: Desk, on_chase: Callable[[], object], on_moderate: Callable[[], object]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._agency = Heading(wrap=True)
        self._standard = Label("", "muted", wrap=True)
        self._level = Chip()
        self._below = Label("", "small", wrap=True)
        self._scores = Label("", "small", wrap=True)
        self._words = Label("", wrap=True)
        self._next = Label("", wrap=True)
        self._line = Hairline()
        self._others = Label("", "muted", wrap=True)
        self._source = Label("", "small", wrap=True)
        self._chase = Button("Chase", "bell", on_click=on_chase)
        self._moderate = Button("Moderated", "gavel", on_click=on_moderate)
        self._build()

    def show_cell(self, heat: HeatMap, line: HeatRow, standard: StandardRecord | None) -> None:
        """Show a cell; beside the standards only how far the return has come."""
        self._agency.setText(line.request.agency.name)
        self._standard.setText(
            f"Standard {standard.number} · {standard.title}" if standard else state_of(line.request)
        )
        self._chase.setVisible(line.request.received_on is None)
        self._moderate.setVisible(
            line.request.received_on is not None and line.request.moderated_on is None
        )
        answers: list[AnswerRecord] = []
        if standard is not None:
            with self._desk.core.read() as session:
                answers = answers_to(session, line.request.id, standard.id)
        self._show_answers(heat, line, standard, answers)

    def _build(self) -> None:
        page = ScrollPage()
        above: tuple[QWidget, ...] = (self._agency, self._standard, Hairline())
        below: tuple[QWidget, ...] = (
            self._below,
            self._scores,
            self._words,
            self._next,
            self._line,
            self._others,
        )
        for part in above:
            page.add(part)
        page.body.addLayout(row(self._level, None))
        for part in below:
            page.add(part)
        page.body.addLayout(row(self._chase, self._moderate, None))
        page.body.addStretch(1)
        page.add(self._source)
        self.add(page, 1)

    def _show_answers(
        self,
        heat: HeatMap,
        line: HeatRow,
        standard: StandardRecord | None,
        answers: list[AnswerRecord],
    ) -> None:
        scored = [answer for answer in answers if isinstance(_score(answer), Decimal)]
        lowest = min(scored, key=_number, default=None)
        self._show_level(heat, line.cells[standard.id] if standard else None, lowest)
        if lowest is None:
            self._words.setText(_why_none(line, standard))
        else:
            said = lowest.comment or lowest.evidence
            quoted = f"\n“{said}”" if said else ""
            self._words.setText(f"{_asked(lowest)}{quoted}")
        self._scores.setText(_both(lowest) if lowest else "")
        self._next.setText(_improvement(lowest) if lowest else "")
        rest = [f"{_asked(each)}\n{_both(each)}" for each in answers if each is not lowest]
        self._others.setText("\n\n".join(rest))
        # An empty line would keep its room, and a hairline with nothing below it divides nothing.
        reveal(self._line, shown=bool(rest))
        for label in (self._below, self._scores, self._words, self._next, self._others):
            reveal(label, shown=bool(label.text()))
        self._source.setText(
            f"From cell {lowest.cell}, sheet “{lowest.sheet}”" if lowest and lowest.cell else ""
        )

    def _show_level(
        self, heat: HeatMap, summary: Summary | None, lowest: AnswerRecord | None
    ) -> None:
        if summary is None or summary.lowest is None or lowest is None:
            self._level.set("")
            self._below.setText("")
            return
        level, top = summary.lowest, max(each.value for each in heat.levels)
        self._level.set(
            f"Lowest answer {_show(_score(lowest))} of {top}: {level.word.lower()}", level.tone
        )
        left = f", {summary.left_out} not applicable or missing" if summary.left_out else ""
        self._below.setText(
            f"{summary.below} of {summary.answered} answers below {heat.threshold}{left}"
        )


def _asked(answer: AnswerRecord) -> str:
    """Name a question by its number and wording; an area without a number is named once."""
    return (
        answer.wording
        if answer.standard == answer.wording
        else f"{answer.standard} {answer.wording}"
    )


def _score(answer: AnswerRecord) -> Score:
    return counted(answer.self_score, answer.moderated_score)


def _number(answer: AnswerRecord) -> Decimal:
    score = _score(answer)
    assert isinstance(score, Decimal)  # noqa: S101 - asked for scored answers only
    return score


def _show(score: Score) -> str:
    if score is None:
        return "none"
    return score.sign if isinstance(score, Mark) else f"{score:f}"


def _both(answer: AnswerRecord) -> str:
    moderated = (
        "not moderated"
        if answer.moderated_score is None
        else f"moderated {_show(answer.moderated_score)}"
    )
    return f"Self-assessed {_show(answer.self_score)}, {moderated}"


def _why_none(line: HeatRow, standard: StandardRecord | None) -> str:
    if standard is None:
        return ""
    return (
        "This return has not come in."
        if line.request.received_on is None
        else "No answer counts for this standard."
    )


def _improvement(answer: AnswerRecord) -> str:
    if not answer.improvement:
        return ""
    due = f", by {show_day(answer.deadline)}" if answer.deadline else ""
    return f"Area for improvement: {answer.improvement}{due}"
