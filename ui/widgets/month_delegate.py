"""How a day of a month is drawn: its number, its remark and its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme

if TYPE_CHECKING:
    from datetime import date

    from ui.widgets.month import MonthView
    from ui.widgets.month_model import Entry, Index

HEAD = 20
"""Height of the line with the day's number."""
LINE = 24
"""Height of an entry: the least that is easy to hit."""


class DayDelegate(QStyledItemDelegate):
    """Draws a day: its number, its remark, and as many entries as there is room for."""

    def __init__(self, view: MonthView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        month, rect = self._view.month, option.rect
        day, focused = month.day(index), bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._paint_ground(painter, rect, day)
        self._paint_head(painter, rect, day)
        found = month.entries(day)
        room = max(1, (rect.height() - HEAD) // LINE)
        shown = found if len(found) <= room else found[: room - 1]
        for place, each in enumerate(shown):
            line = QRect(rect.left() + 4, rect.top() + HEAD + place * LINE, rect.width() - 8, LINE)
            here = focused and each is self._view.current_entry()
            self._paint_entry(painter, line, each, here=here)
        if len(shown) < len(found):
            line = QRect(rect.left() + 8, rect.top() + HEAD + len(shown) * LINE, 200, LINE)
            _words(painter, line, f"{len(found) - len(shown)} more", theme.current().muted)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, day: date) -> None:
        tokens, month = theme.current(), self._view.month
        outside = day.month != month.month.month
        closed = day.weekday() > 4 or month.remark(day)
        painter.fillRect(rect, QColor(tokens.header if outside or closed else tokens.surface))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _paint_head(self, painter: QPainter, rect: QRect, day: date) -> None:
        tokens, month = theme.current(), self._view.month
        line = QRect(rect.left() + 8, rect.top() + 2, rect.width() - 14, HEAD - 2)
        is_today = day == month.today
        inside = day.month == month.month.month
        colour = tokens.accent_ink if is_today else tokens.ink if inside else tokens.muted
        number = f"{day.day} today" if is_today else str(day.day)
        _words(painter, line, number, colour, font=_font(bold=is_today))
        if month.remark(day):
            _words(painter, line.adjusted(24, 0, 0, 0), month.remark(day), tokens.muted, right=True)

    def _paint_entry(self, painter: QPainter, line: QRect, each: Entry, *, here: bool) -> None:
        tint = theme.current().tint(each.tone)
        painter.setPen(QPen(QColor(theme.current().accent), 2) if here else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(QRectF(line).adjusted(1, 1, -1, -2), 4, 4)
        font, inside = _font(struck=each.struck), line.adjusted(6, 0, -4, -1)
        shown = each.shown(QFontMetrics(font), inside.width())
        _words(painter, inside, shown, tint.ink, font=font)


def _font(*, bold: bool = False, struck: bool = False) -> QFont:
    font = QFont(theme.body_font())
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Medium)
    font.setStrikeOut(struck)
    return font


def _words(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    *,
    right: bool = False,
    font: QFont | None = None,
) -> None:
    """Draw one line of words, cut where there is no room."""
    font = font or _font()
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | side), shown)
