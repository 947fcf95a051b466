"""The editor of several lines of text, about as tall as what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.editor import Editor

if TYPE_CHECKING:
    from app.fields import Field

LINE = 50
"""Signs that stand in a line of a form, about."""


class NoteText(QPlainTextEdit):
    """Plain text about as tall as its lines, from three of them up to ten; Tab leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Want every line to be seen, as far as ten go.

        Counted in signs, not in lines as they break now: a height that followed the width would never come to rest
        beside a scroll bar that comes and goes with it.
        """
        lines = sum(1 + len(line) // LINE for line in self.toPlainText().split("\n"))
        return QSize(super().sizeHint().width(), self._tall(max(3, min(lines, 10))))

    def minimumSizeHint(self) -> QSize:
        """Scroll only beyond ten lines."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _tall(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + 20


class NoteEditor(Editor):
    """Several lines of plain text; Tab leaves."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.text = NoteText()
        super().__init__(field, self.text, parent)
        self._quiet = False
        self.text.textChanged.connect(self._tell)

    def value(self) -> Any:  # noqa: ANN401
        """Give the text, None when there is none."""
        return self.field.parse(self.text.toPlainText())

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a text."""
        self._quiet = True
        self.text.setPlainText(value or "")
        self._quiet = False

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Let the text be selected and copied still."""
        self.text.setReadOnly(read_only)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()
