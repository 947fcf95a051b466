"""A choice of few words shown side by side, such as Y D A N; one press or one letter chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.buttons import Button
from ui.widgets.text import named, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from ui.tokens import Tone


@dataclass(frozen=True)
class Segment:
    """One choice: the stored value, the text on its button, its tone when chosen and its whole meaning."""

    value: str
    text: str
    tone: Tone = "none"
    meaning: str = ""


class SegmentedChoice(QWidget):
    """One stop of the Tab key; arrows move, a letter chooses, and choosing tells `chosen(value)`.

    A `large` one is as tall as the buttons of a page's head.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        name: str,
        parent: QWidget | None = None,
        *,
        large: bool = False,
    ) -> None:
        super().__init__(parent)
        self._segments = tuple(segments)
        self._name = name
        self._value = ""
        self._large = large
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        self.buttons = [self._button(each) for each in self._segments]
        for button in self.buttons:
            inside.addWidget(button)
        named(self, name)

    def value(self) -> str:
        """Give the chosen value, or an empty text."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a value as chosen without telling anybody; an empty text shows none."""
        self._value = value
        for segment, button in zip(self._segments, self.buttons, strict=True):
            button.setChecked(segment.value == value)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[self._place()])
        self.buttons[self._place()].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        meaning = next(
            (each.meaning or each.text for each in self._segments if each.value == value), ""
        )
        named(self, self._name, meaning or "not chosen")

    def choose(self, value: str) -> None:
        """Choose a value as the person does, and tell it."""
        self.set_value(value)
        self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with a letter."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        letter = event.text().casefold()
        if step:
            held = next((i for i, each in enumerate(self.buttons) if each.hasFocus()), 0)
            self.buttons[(held + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        for segment in self._segments:
            if letter and segment.text.casefold().startswith(letter):
                self.choose(segment.value)
                self.buttons[self._place()].setFocus(Qt.FocusReason.TabFocusReason)
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the chosen button."""
        super().focusInEvent(event)
        self.buttons[self._place()].setFocus(event.reason())

    def _place(self) -> int:
        values = [each.value for each in self._segments]
        return values.index(self._value) if self._value in values else 0

    def _button(self, segment: Segment) -> Button:
        button = Button(segment.text, kind="segment", parent=self)
        button.setCheckable(True)
        button.setProperty("shade", segment.tone)
        button.setProperty("large", self._large)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        named(button, f"{self._name}: {segment.meaning or segment.text}")
        button.setToolTip(plain_tip(segment.meaning))
        button.clicked.connect(lambda _checked=False: self.choose(segment.value))
        return button
