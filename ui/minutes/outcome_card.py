"""A card below the text of an item: a tinted box that Return opens, Delete removes and arrows leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.minutes.card_walk import SteppedCard
from ui.widgets.cards import IconLabel, column, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent

    from app.actions.queries import ActionRecord
    from app.decisions.queries import DecisionRecord
    from app.minutes.corrections import CorrectionRecord
    from ui.tokens import Tone


class LedText(QWidget):
    """A text that begins with a bold label, wrapped at its width; plain text, whatever it holds."""

    def __init__(self, label: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._text = f"{label}.", text
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Be taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Say how tall the lines are at a width."""
        return round(self._laid_out(width).boundingRect().height())

    def sizeHint(self) -> QSize:
        """Want a comfortable line."""
        return QSize(320, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Be narrow where it must."""
        return QSize(120, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        with QPainter(self) as painter:
            painter.setPen(QColor(theme.current().ink))
            self._laid_out(self.width()).draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(f"{self._label} {self._text}".replace("\n", "\u2028"), self.font())
        bold = QTextLayout.FormatRange()
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold)
        bold.start, bold.length, bold.format = 0, len(self._label), style
        layout.setFormats([bold])
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


class KeyCard(SteppedCard):
    """A card in a list that is walked: `opened` on Return or a double click, `removed` on Delete."""

    opened = Signal()
    removed = Signal()

    def __init__(self, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("tinted", tone)
        # Not "minimum": that would be the height at some narrow width, taller than the card ever is.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or remove."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open with a double click."""
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of focus around the card."""
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.current().accent), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()


class OutcomeCard(KeyCard):
    """One decision, action or correction, with its own words or those of `text`."""

    def __init__(
        self,
        record: DecisionRecord | ActionRecord | CorrectionRecord,
        look: tuple[str, Tone, str],
        parent: QWidget,
        *,
        text: str = "",
    ) -> None:
        icon, tone, line = look
        said = text or record.text
        super().__init__(tone, parent)
        self.record = record
        below = Label(line, "small", self, wrap=True)
        words = QWidget(self)
        words.setLayout(column(LedText(record.label, said, words), below, gap=2))
        inside = row(IconLabel(icon, 16, f"{tone}_ink", self), words, stretch=1, gap=10)
        inside.setContentsMargins(10, 9, 10, 9)
        self.setLayout(inside)
        restricted = "restricted" if record.restricted else ""
        spoken = f"{record.label}: {said}. {line} {restricted}"
        named(self, spoken.strip(), "Return opens, Delete removes")


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
