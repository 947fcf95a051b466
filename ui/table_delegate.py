"""Draws the cells of a table: chips, figures that line up, an accent edge on what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from ui import theme
from ui.table_editing import EditingDelegate, Enter
from ui.table_model import ALIGNED, Index, Look, RowsModel
from ui.widgets.text import WIDEST, fitting, in_lines, plain_tip

if TYPE_CHECKING:
    from ui.link_editors import Choices

SIDE = 10
"""Room at the left and right of a cell's text, in logical pixels."""

_CHIP_ROOM = 24
"""What a chip takes beside its words and the room of the cell."""

_UNBROKEN, _RAGGED = 120, 24
"""Pixels of a text that is not worth breaking, and those that the end of a broken line leaves empty."""


class CellDelegate(EditingDelegate):
    """Draws cells by their looks, and edits them."""

    lines = 1
    """Lines of text that a cell has room for."""

    def __init__(
        self, view: QAbstractItemView, model: RowsModel, choices: Choices, enter: Enter
    ) -> None:
        super().__init__(view, model, choices, enter)
        self._fonts: dict[tuple[bool, bool, bool], QFont] = {}

    def forget_fonts(self) -> None:
        """Make the fonts anew after the theme changed."""
        self._fonts.clear()

    def font(self, look: Look, *, figures: bool) -> QFont:
        """Give the font of a look; figures are of equal width."""
        key = (look.chip, look.bold, figures)
        if key not in self._fonts:
            font = QFont(self._view.font())
            if look.chip:
                font.setPixelSize(11)
            if look.chip or look.bold:
                font.setWeight(QFont.Weight.DemiBold)
            self._fonts[key] = theme.with_equal_figures(font) if figures else font
        return self._fonts[key]

    def widths(self, column: int, rows: int) -> tuple[list[int], int]:
        """Measure what the first rows take in a column, by their short forms, and the widest of the whole ones."""
        figures = self._model.columns[column].align == "right"
        looks = [self._model.cell_look(row, column) for row in range(rows)]
        taken = {
            look: self._width(look, look.brief or look.text, figures=figures) for look in set(looks)
        }
        longest = max(self._width(look, look.text, figures=figures) for look in taken)
        if self.lines > 1 and not figures:
            taken = {
                look: width if look.chip else self._broken(width) for look, width in taken.items()
            }
            longest = self._broken(longest)
        return [taken[look] for look in looks], longest

    def longest_word(self, column: int, rows: int) -> int:
        """Measure the longest word of the first rows in a column whose texts are broken between words."""
        looks = (
            {self._model.cell_look(row, column) for row in range(rows)} if self.lines > 1 else ()
        )
        words = {(look, word) for look in looks if not look.chip for word in look.text.split()}
        return max((self._width(look, word, figures=False) for look, word in words), default=0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        look = self._look(index)
        rect, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_chosen(painter, rect, index)
        if look.chip:
            self._paint_chip(painter, rect, look)
        else:
            self._paint_text(painter, rect, look, index)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the size that shows the whole text."""
        look = self._look(index)
        return QSize(self._width(look, look.text, figures=self._is_figure(index)), 38)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole text of a cell that is too narrow for it."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            text = self._look(index).text if self.is_cut(index, option.rect.width()) else ""
            QToolTip.showText(event.globalPos(), plain_tip(text), view)
            return True
        return super().helpEvent(event, view, option, index)

    def is_cut(self, index: Index, width: int) -> bool:
        """Say whether a cell of this width shows only a part of its text."""
        look = self._look(index)
        if look.chip or self.lines == 1:
            return self.sizeHint(QStyleOptionViewItem(), index).width() > width
        font = self.font(look, figures=self._is_figure(index))
        lines = in_lines(look.text, font, width - 2 * SIDE, self.lines, kept=look.kept)
        return " ".join(lines) != " ".join(look.text.split())

    def _paint_chosen(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tokens = theme.current()
        painter.fillRect(rect, QColor(tokens.accent_weak))
        if rect.left() <= 0 or index.column() == 0:
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent)
            )

    def _paint_chip(self, painter: QPainter, rect: QRect, look: Look) -> None:
        font = self.font(look, figures=False)
        metrics = QFontMetrics(font)
        room = rect.width() - SIDE
        text = metrics.elidedText(look.text, Qt.TextElideMode.ElideRight, max(0, room - _CHIP_ROOM))
        tint = theme.current().tint(look.tone or "none")
        wide = metrics.horizontalAdvance(text) + _CHIP_ROOM
        chip = QRectF(rect.left() + SIDE - 2, rect.center().y() - 9, wide, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(chip, 9, 9)
        painter.setPen(QColor(tint.ink))
        painter.setFont(font)
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_text(self, painter: QPainter, rect: QRect, look: Look, index: Index) -> None:
        tokens = theme.current()
        painter.setFont(self.font(look, figures=self._is_figure(index)))
        painter.setPen(QColor(tokens.tint(look.tone).ink if look.tone else tokens.ink))
        inside = rect.adjusted(SIDE, 0, -SIDE, 0)
        text = look.text
        font, metrics, room = painter.font(), painter.fontMetrics(), inside.width()
        kept, is_name = look.kept, look.is_name
        if self.lines > 1:
            lines = in_lines(text, font, room, self.lines, kept=kept, is_name=is_name)
            text = "\n".join(lines)
        elif len(text) * WIDEST > room:
            text = fitting(text, look.brief, metrics, room, kept=kept, is_name=is_name)
        painter.drawText(inside, ALIGNED[self._field(index).align], text)

    def _broken(self, width: int) -> int:
        """Give what a text needs that may be broken into lines: a short one stays whole."""
        return min(width, max(_UNBROKEN, width // self.lines + _RAGGED))

    def _width(self, look: Look, text: str, *, figures: bool) -> int:
        """Give the pixels that a text takes with the room at its sides and, for a chip, around its words."""
        metrics = QFontMetrics(self.font(look, figures=figures))
        return metrics.horizontalAdvance(text) + 2 * SIDE + (_CHIP_ROOM if look.chip else 1)

    def _look(self, index: Index) -> Look:
        # Straight from the model: asking through Qt would cost twice as much for every cell painted.
        return self._model.cell_look(index.row(), index.column())

    def _is_figure(self, index: Index) -> bool:
        return self._field(index).align == "right"
