"""One step beside the history: when and by whom, what it changed, and why it cannot be taken back where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from app.history import StepState
from ui.history.told import Asked, ToldStep
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, IconLabel, column, row
from ui.widgets.chips import Chip
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Label, reveal

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Core
    from app.errors import CannotTakeBack
    from app.history import StepRow
    from app.naming import Key
    from ui.tokens import Tone


class InTheWay(QFrame):
    """The records that keep a step from being taken back, each with its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tinted", "bad")
        self._title = Label("Cannot be taken back", "strong")
        self._reasons = Label("", wrap=True)
        inside = row(
            IconLabel("circle-alert", colour="bad_ink"),
            column(self._title, self._reasons, gap=2),
            stretch=1,
        )
        inside.setContentsMargins(12, 8, 12, 8)
        self.setLayout(inside)
        self.hide()

    def say(self, refused: CannotTakeBack | None) -> None:
        """Name what is in the way, or nothing."""
        lines = [f"• {each}" for each in refused.records] if refused else []
        advice = "Take back the later changes of these records first. Nothing was changed."
        self._reasons.setText("\n".join([*lines, advice]))
        reveal(self, shown=bool(lines))


class StepCard(Card):
    """The chosen step; in the history of one record only what was done to that, with the way to the whole step."""

    def __init__(self, core: Core, on_take_back: Callable[[], object]) -> None:
        super().__init__("Step")
        self._core = core
        self._step: StepRow | None = None
        self._record: Key | None = None
        self._about = Label("", "muted", wrap=True)
        self._state = Chip()
        self._in_the_way = InTheWay()
        self._told = ToldStep()
        self._whole = Button("", kind="quiet", on_click=self.show_whole)
        self._why_not = Label("", "small", wrap=True)
        self.take_back = Button("Take back", "undo-2", on_click=on_take_back)
        page = ScrollPage()
        page.body.addLayout(row(self._about, self._state, stretch=0))
        for part in (self._in_the_way, self._told):
            page.add(part)
        page.body.addLayout(row(self._whole, None))
        page.body.addStretch(1)
        self.add(page, 1)
        self.add(row(self._why_not, self.take_back, stretch=0))

    def show_step(self, step: StepRow | None, record: Key | None) -> None:
        """Show a step, or nothing."""
        self._step, self._record = step, record
        self.setVisible(step is not None)
        if step is None:
            return
        self.heading.setText(step.label)
        self._about.setText(" · ".join(filter(None, (step.about, step.when, step.who))))
        self._state.set(step.state.title_text if step.state else "", _tone(step.state))
        self._in_the_way.say(None)
        shown = self._told.show_step(Asked(self._core, step.id, record))
        self._whole.set_caption(f"Show the whole step, {step.changes:,} records")
        self._whole.setVisible(shown < step.changes)
        self.take_back.setEnabled(step.can_take_back)
        self._why_not.setText(_why_not(step))

    def show_whole(self) -> None:
        """Show what the step did to other records too."""
        self.show_step(self._step, None)

    def say_refused(self, refused: CannotTakeBack) -> None:
        """List what keeps the step from being taken back."""
        self._in_the_way.say(refused)


def _tone(state: StepState | None) -> Tone:
    return state.tone if state is not None else "none"


def _why_not(step: StepRow) -> str:
    if step.can_take_back:
        return ""
    if step.state is StepState.UNDONE:
        return "Taken back already."
    return "This cannot be taken back: it was done for good, or the file was brought up to a newer version since."
