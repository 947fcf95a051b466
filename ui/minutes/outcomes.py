"""Decisions and actions below the text of an item: tinted cards that Return opens and Delete removes."""

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
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.amounts import counted
from ui import theme
from ui.widgets.cards import IconLabel, column, row
from ui.widgets.flow import clear
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from app.actions.queries import ActionRecord
    from app.actions.returning import Returning
    from app.decisions.queries import DecisionRecord
    from app.minutes.queries import MinutedItem
    from ui.tokens import Tone

_GAP = 8


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


class OutcomeCard(QFrame):
    """One decision or action; `opened` on Return or a double click, `removed` on Delete, `stepped(by)` on an arrow."""

    opened = Signal()
    removed = Signal()
    stepped = Signal(int)

    def __init__(
        self, record: DecisionRecord | ActionRecord, look: tuple[str, Tone, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.record = record
        icon, tone, line = look
        self.setProperty("tinted", tone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Not "minimum": that would be the height at some narrow width, taller than the card ever is.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        below = Label(line, "small", self, wrap=True)
        words = QWidget(self)
        words.setLayout(column(LedText(record.label, record.text, words), below, gap=2))
        inside = row(IconLabel(icon, 16, f"{tone}_ink", self), words, stretch=1, gap=10)
        inside.setContentsMargins(10, 9, 10, 9)
        self.setLayout(inside)
        restricted = "restricted" if record.restricted else ""
        spoken = f"{record.label}: {record.text}. {line} {restricted}"
        named(self, spoken.strip(), "Return opens, Delete removes")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, remove, or go to the next card."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
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


class Outcomes(ScrollPage):
    """The cards of one item, decisions first; it is as tall as they are, as far as there is room."""

    decision_opened = Signal(object)
    action_opened = Signal(object)
    decision_removed = Signal(object)
    action_removed = Signal(object)
    returning_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=_GAP)
        self.cards: list[OutcomeCard] = []
        self._shown: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_outcomes(
        self,
        found: MinutedItem,
        returning: Sequence[Returning] = (),
        *,
        is_other: bool = False,
    ) -> None:
        """Show these cards, those of another item from the first on; else the focus stays, and a new card is seen.

        Actions that come back to the action log stand below what the item itself brought.
        """
        decisions, actions = found.decisions, found.actions
        shown = (*decisions, *actions, *returning)
        if shown == self._shown:
            return
        added = len(shown) > len(self._shown) and not is_other
        self._shown = shown
        held = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        self._clear()
        for decision in decisions:
            card = self._add(decision, ("gavel", "good", decision.line))
            card.opened.connect(lambda each=decision: self.decision_opened.emit(each))
            card.removed.connect(lambda each=decision: self.decision_removed.emit(each))
        for action in actions:
            card = self._add(action, ("check-check", "caution", action.line))
            card.opened.connect(lambda each=action: self.action_opened.emit(each))
            card.removed.connect(lambda each=action: self.action_removed.emit(each))
        for each in returning:
            tone: Tone = "bad" if each.action.overdue else "none"
            card = self._add(each.action, ("history", tone, _since(each)))
            card.opened.connect(lambda action=each.action: self.returning_opened.emit(action))
        self.body.addStretch(1)
        self.setVisible(bool(self.cards))
        self.updateGeometry()
        if held is not None and self.cards:
            self.cards[min(held, len(self.cards) - 1)].setFocus()
        elif added:
            self._show_last()

    def sizeHint(self) -> QSize:
        """Want all cards to be seen."""
        # The whole width: at the height this gives there is no scroll bar.
        width = max(200, self.width())
        layout = self.inside.layout()
        tall = layout.heightForWidth(width) if layout is not None else 0
        return QSize(width, max(tall, self.inside.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Show one card at least."""
        return QSize(200, min(64, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width wraps the words anew."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _add(
        self, record: DecisionRecord | ActionRecord, look: tuple[str, Tone, str]
    ) -> OutcomeCard:
        card = OutcomeCard(record, look, self.inside)
        place = len(self.cards)
        card.stepped.connect(lambda by: self._step(place + by))
        self.cards.append(card)
        self.add(card)
        return card

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.cards[place])

    def _show_last(self) -> None:
        layout = self.inside.layout()
        if layout is not None:
            layout.activate()
        self.ensureWidgetVisible(self.cards[-1])

    def _clear(self) -> None:
        clear(self.body)
        self.cards = []


def _since(returning: Returning) -> str:
    """Say how late an action that comes back is, and how often it has come back."""
    late, often = returning.action.days_late, returning.meetings_since
    told = [returning.action.line]
    told += [f"{counted(late, 'day')} late"] if late else []
    told += [f"{counted(often, 'meeting')} since"] if often else []
    return " · ".join(told)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
