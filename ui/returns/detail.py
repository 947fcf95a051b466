"""What stands behind a cell of the heat map: the lowest answer first, in the agency's own words, and where it stood."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.fields import Mark
from app.returns.fields import AnswerKind
from app.returns.states import state_in_words
from ui.widgets.cards import Card, row
from ui.widgets.chips import Chip
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Heading, Label, reveal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.returns.asked import AskedRecord
    from app.returns.heat import HeatMap, HeatRow
    from app.returns.scores import Score, StandardSummary
    from app.returns.templates import StandardRecord
    from ui.returns.acts import ReturnActs
    from ui.returns.improvement import ImprovementPanel


class CellDetail(Card):
    """One agency and one standard: the lowest answer, its scores and words, then the other answers."""

    def __init__(self, acts: ReturnActs, improvement: ImprovementPanel) -> None:
        super().__init__()
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
        self.acts = acts
        self.improvement = improvement
        self._build()

    def show_cell(
        self,
        heat: HeatMap,
        line: HeatRow,
        standard: StandardRecord | None,
        answers: Sequence[AskedRecord],
        *,
        today: date,
    ) -> None:
        """Show a cell; beside the standards only how far the return has come."""
        self._agency.setText(line.request.agency.name)
        self._standard.setText(
            f"Standard {standard.number} · {standard.title}"
            if standard
            else state_in_words(line.request, today)
        )
        self.acts.show_request(line.request, in_standard=standard is not None)
        self._show_answers(heat, line, standard, answers)

    def _build(self) -> None:
        page = ScrollPage()
        above: tuple[QWidget, ...] = (self._agency, self._standard, Hairline())
        below: tuple[QWidget, ...] = (
            self._below,
            self._scores,
            self._words,
            self.acts,
            self._line,
            self._next,
            self.improvement,
            self._others,
        )
        for part in above:
            page.add(part)
        page.body.addLayout(row(self._level, None))
        for part in below:
            page.add(part)
        page.body.addStretch(1)
        page.add(self._source)
        self.add(page, 1)

    def _show_answers(
        self,
        heat: HeatMap,
        line: HeatRow,
        standard: StandardRecord | None,
        answers: Sequence[AskedRecord],
    ) -> None:
        scored = [answer for answer in answers if isinstance(answer.counts, Decimal)]
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
        rest = [
            f"{_asked(each)}\n{_said(each)}"
            for each in answers
            if each is not lowest and (each.version is not None or not _is_scored(each))
        ]
        self._others.setText("\n\n".join(rest if line.request.received_on else ()))
        self._source.setText(
            f"From cell {lowest.cell}, sheet “{lowest.sheet}”" if lowest and lowest.cell else ""
        )
        # An empty line would keep its room, and a hairline with nothing below it divides nothing.
        reveal(self._line, shown=bool(self._next.text() or self._others.text()))
        told = (self._below, self._scores, self._words, self._next, self._others, self._source)
        for label in told:
            reveal(label, shown=bool(label.text()))

    def _show_level(
        self, heat: HeatMap, summary: StandardSummary | None, lowest: AskedRecord | None
    ) -> None:
        if summary is None or summary.lowest is None or lowest is None:
            self._level.set(summary.progress if summary and summary.given else "")
            self._below.setText(_changed(summary) if summary else "")
            return
        blank = f", {summary.blank} not answered" if summary.blank else ""
        level, top = summary.lowest, heat.scale.top
        self._level.set(
            f"Lowest answer {_show(lowest.counts)} of {top}: {level.word.lower()}", level.tone
        )
        left = f", {summary.left_out} not applicable or missing" if summary.left_out else ""
        changed = f", {_changed(summary)}" if summary.changed else ""
        told = f"{summary.below} of {summary.answered} answers below {heat.threshold}"
        self._below.setText(f"{told}{left}{blank}{changed}")


def _changed(summary: StandardSummary) -> str:
    return f"{summary.changed} changed by moderation" if summary.changed else ""


def _asked(answer: AskedRecord) -> str:
    """Name a question by its number and wording; an area without a number is named once."""
    return (
        answer.wording
        if answer.standard == answer.wording
        else f"{answer.standard} {answer.wording}"
    )


def _is_scored(answer: AskedRecord) -> bool:
    return answer.asks is AnswerKind.SCORE


def _said(answer: AskedRecord) -> str:
    """Write both scores, or the answer where no score is asked for."""
    if _is_scored(answer):
        return _both(answer)
    before = f" (last cycle {answer.last_shown})" if answer.last_shown else ""
    reason = f": {answer.reason}" if answer.reason and isinstance(answer.given, Mark) else ""
    needed = "not answered, though needed" if answer.required else "not answered"
    return f"{answer.answer or needed}{reason}{before}{_moderated(answer)}"


def _moderated(answer: AskedRecord) -> str:
    """Say on a line of its own what the unit takes an answer for instead, and why."""
    if answer.moderated_answer is None:
        return ""
    why = f": {answer.moderation}" if answer.moderation else ""
    return f"\nModerated {answer.moderated_answer}{why}"


def _number(answer: AskedRecord) -> Decimal:
    score = answer.counts
    assert isinstance(score, Decimal)  # noqa: S101 - asked for scored answers only
    return score


def _show(score: Score) -> str:
    if score is None:
        return "none"
    return score.sign if isinstance(score, Mark) else f"{score:f}"


def _both(answer: AskedRecord) -> str:
    moderated = (
        "not moderated"
        if answer.moderated_score is None
        else f"moderated {_show(answer.moderated_score)}"
    )
    before = f", last cycle {answer.last_shown}" if answer.last_shown else ""
    why = f". {answer.moderation}" if answer.moderation else ""
    return f"Self-assessed {_show(answer.self_score)}, {moderated}{before}{why}"


def _why_none(line: HeatRow, standard: StandardRecord | None) -> str:
    if standard is None:
        return ""
    if line.request.received_on is None:
        return "This return has not come in."
    if standard.unscored:
        return ""
    blank = line.cells[standard.id].blank
    return (
        f"{counted(blank, 'question')} not answered."
        if blank
        else "No answer counts for this standard."
    )


def _improvement(answer: AskedRecord) -> str:
    if not answer.improvement:
        return ""
    due = f", by {show_day(answer.deadline)}" if answer.deadline else ""
    return f"Area for improvement: {answer.improvement}{due}"
