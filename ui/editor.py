"""What every editor of a value is: a control with its Field, its width and the mark of what is wrong."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.fields import Choice, Day, Field, Figure, Flag, Money, Number, Percent, Time
from ui.widgets.text import named, restyle

if TYPE_CHECKING:
    from abc import ABC

    class Base(QWidget, ABC):
        """Abstract to the type checker alone: the metaclasses of abc and of Qt do not mix."""
else:
    Base = QWidget

_WIDTHS: tuple[tuple[type[Field], int], ...] = (
    (Time, 120),
    (Number, 160),
    (Percent, 160),
    (Figure, 160),
    (Money, 180),
    (Day, 200),
    (Flag, 160),
    (Choice, 320),
)
"""How wide a control grows, by kind, in logical pixels; others fill the line."""


class Editor(Base):
    """One value of a Field being edited; `changed` tells every change that the person makes."""

    changed = Signal()

    def __init__(self, field: Field, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.control = control
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(control)
        self.setFocusProxy(control)
        named(control, field.label, field.help)
        widest = next((width for kind, width in _WIDTHS if isinstance(field, kind)), None)
        if widest is not None:
            control.setMaximumWidth(widest)
            control.setMinimumWidth(min(widest, 120))

    @abstractmethod
    def value(self) -> Any:  # noqa: ANN401 - the value's type is the kind's own
        """Give the value; raise Unreadable when what was typed is none."""

    @abstractmethod
    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value without telling that it changed."""

    def set_wrong(self, sentence: str) -> None:
        """Mark the control as wrong, with the sentence that says why; an empty one takes the mark off."""
        self.control.setProperty("wrong", bool(sentence))
        named(self.control, self.field.label, sentence or self.field.help)
        restyle(self.control)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let the value be read but not changed."""
        self.control.setEnabled(not read_only)
