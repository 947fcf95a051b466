"""One proposed decision below the text of its item: agreed, amended or not agreed with one key each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.decisions.fields import Verdict
from ui.minutes.outcome_card import KeyCard, LedText
from ui.widgets.buttons import Button
from ui.widgets.cards import IconLabel, column, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.recommendations.queries import RecommendationRecord
    from ui.tokens import Tone

_KEYS = {
    Qt.Key.Key_A: Verdict.AGREED,
    Qt.Key.Key_M: Verdict.AMENDED,
    Qt.Key.Key_N: Verdict.REFUSED,
}
_LOOKS: dict[Verdict | None, tuple[str, Tone]] = {
    None: ("circle-help", "note"),
    Verdict.AGREED: ("gavel", "good"),
    Verdict.AMENDED: ("gavel", "good"),
    Verdict.REFUSED: ("circle-x", "none"),
}
_HINT = "A agreed, M amended, N not agreed, Return opens, Delete removes"
_ANSWERED_HINT = (
    "A, M and N answer otherwise, Return opens its decision, Delete takes the answer back"
)


class ProposalCard(KeyCard):
    """Shows what is proposed with its number, then its decision; `answered(verdict)` on A, M or N."""

    answered = Signal(Verdict)

    def __init__(self, record: RecommendationRecord, parent: QWidget, *, is_open: bool) -> None:
        icon, tone = _LOOKS[record.verdict]
        super().__init__(tone, parent)
        self.record = record
        self._is_open = is_open
        label, line = f"Recommendation {record.number}", _line(record)
        words = QWidget(self)
        shown = record.decision.text if record.decision else record.text
        text = LedText(label, shown, words)
        below = Label(line, "small", words, wrap=True)
        below.setVisible(bool(line))
        self.buttons = QWidget(words)
        source = Label(
            record.told.removeprefix("paper ") if record.paper else "",
            "small",
            self.buttons,
            elide=True,
        )
        self.buttons.setLayout(row(*self._answers(), source, stretch=3, gap=6))
        self.buttons.setVisible(is_open and record.decision is None)
        words.setLayout(column(text, below, self.buttons, gap=4))
        inside = row(IconLabel(icon, 16, f"{tone}_ink", self), words, stretch=1, gap=10)
        inside.setContentsMargins(10, 9, 10, 9)
        self.setLayout(inside)
        hint = _ANSWERED_HINT if record.decision else _HINT
        named(self, f"{label}: {shown}. {line}".strip(), hint if is_open else "")

    @property
    def waits(self) -> bool:
        """Whether the meeting has not answered it yet."""
        return self.record.decision is None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with one letter."""
        verdict = _KEYS.get(Qt.Key(event.key()))
        is_plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        if verdict is not None and is_plain and self._is_open:
            self.answered.emit(verdict)
        else:
            super().keyPressEvent(event)

    def _answers(self) -> list[Button]:
        """Give the buttons of the three answers, each with its letter; the keys belong to the card itself."""
        known = (
            ("Agreed  A", Verdict.AGREED),
            ("Amended  M", Verdict.AMENDED),
            ("Not agreed  N", Verdict.REFUSED),
        )
        made = []
        for caption, verdict in known:
            button = Button(caption, on_click=partial(self.answered.emit, verdict), parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.append(button)
        return made


def _line(record: RecommendationRecord) -> str:
    """Say what became of it, or what a newer version of its paper says."""
    decision = record.decision
    if decision is None:
        return record.offer
    was = f"Proposed: {record.text}" if decision.verdict is Verdict.AMENDED else ""
    return " · ".join(filter(None, (decision.label, decision.line, was)))
