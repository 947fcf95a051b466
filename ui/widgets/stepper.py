"""The stages of a thing in order: done, present and still to come, each with its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import IconLabel
from ui.widgets.flow import clear
from ui.widgets.text import Hairline, Label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_ICONS = ("circle-check", "circle-dot", "circle")
_COLOURS = ("accent_ink", "accent_ink", "border")


class _StepLine(Hairline):
    """The line between two stages, in the accent when the way has been gone."""

    def __init__(self, parent: QWidget, *, gone: bool) -> None:
        super().__init__(parent)
        self.setProperty("gone", gone)
        self.setMinimumWidth(GAP)
        self.setMaximumWidth(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Stepper(QFrame):
    """A card that shows where in its stages a thing stands; `lines` draws the way between them."""

    def __init__(
        self,
        steps: Sequence[str] = (),
        present: int = 0,
        parent: QWidget | None = None,
        *,
        lines: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._lines = lines
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP)
        self.set_low(low=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set(steps, present)

    def set(
        self,
        steps: Sequence[str],
        present: int,
        acts: Mapping[int, Callable[[], object]] | None = None,
    ) -> None:
        """Show these stages with the one at `present` in force (one past the end: all are done).

        A stage with an act is a button that does it.
        """
        clear(self._row)
        self._row.setContentsMargins(12, 5 if acts else 12, 12, 5 if acts else 12)
        for place, step in enumerate(steps):
            if place:
                self._gap(gone=place <= present)
            self._step(step, (place > present) + (place >= present), (acts or {}).get(place))
        at = steps[present] if present < len(steps) else "finished"
        named(self, f"Stage: {at}", ", ".join(steps))

    def set_low(self, *, low: bool) -> None:
        """Take less height, where the window has little."""
        above = 4 if low else 12
        self._row.setContentsMargins(12, above, 12, above)

    def _step(self, step: str, state: int, act: Callable[[], object] | None) -> None:
        self._row.addWidget(IconLabel(_ICONS[state], 16, _COLOURS[state], self))
        if act is not None:
            self._row.addWidget(Button(step, on_click=act, parent=self))
            return
        label = Label(step, "heading" if state == 1 else "muted", self)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._row.addWidget(label)

    def _gap(self, *, gone: bool) -> None:
        if self._lines:
            self._row.addStretch(1)
            self._row.addWidget(_StepLine(self, gone=gone), 8)
        self._row.addStretch(1)
