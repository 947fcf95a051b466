"""Draws and edits the cells of a table: chips, figures that line up, an accent edge on what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.fields import Field
from ui import theme
from ui.editors import Editor, NoteEditor
from ui.link_editors import Choices, editor_for
from ui.table_model import ALIGNED, Index, Look, RowsModel
from ui.widgets.text import fitting, plain_tip

SIDE = 10
"""Room at the left and right of a cell's text, in logical pixels."""

_CHIP_ROOM = 24
"""What a chip takes beside its words and the room of the cell."""

_CLOSING = "closing"

_UNBROKEN, _RAGGED = 120, 24
"""Pixels of a text that is not worth breaking, and those that the end of a broken line leaves empty."""
_WIDEST = 12
"""Width of the widest sign of body text; a text that fits even so needs no measuring."""

_HINT = QStyledItemDelegate.EndEditHint

Enter = Callable[[Index, Field, Any], None]
"""Stores a value for the chosen rows and shows what refuses it."""


class CellDelegate(QStyledItemDelegate):
    """Knows looks and editors; `enter` stores what was typed."""

    lines = 1
    """Lines of text that a cell has room for."""

    def __init__(
        self, view: QAbstractItemView, model: RowsModel, choices: Choices, enter: Enter
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._choices = choices
        self._enter = enter
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
        return in_lines(look.text, font, width - 2 * SIDE, self.lines)[-1].endswith("…")

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the Field's editor."""
        editor = editor_for(self._field(index), self._choices, parent)
        editor.control.setProperty("cell", True)
        editor.setAutoFillBackground(True)
        editor.control.installEventFilter(self)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present value once; a refresh behind an open editor never changes what is typed."""
        if isinstance(editor, Editor) and not editor.property("filled"):
            record = index.data(RowsModel.RECORD)
            editor.set_value(getattr(record, editor.field.name, None))
            editor.setProperty("filled", True)

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Store what was typed for every chosen row."""
        if isinstance(editor, Editor) and not self._wrong(editor):
            self._enter(index, editor.field, editor.value())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Cover the cell, and more where the editor needs more."""
        rect: QRect = QRect(option.rect)
        rect.setWidth(max(rect.width(), min(editor.minimumSizeHint().width(), 240)))
        rect.setHeight(max(rect.height(), editor.sizeHint().height()))
        room = self._view.viewport().rect()
        rect.moveBottom(min(rect.bottom(), max(room.bottom(), rect.height())))
        rect.moveRight(min(rect.right(), max(room.right(), rect.width())))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Store or give up as the keys say; keep the editor open while what is typed is wrong."""
        editor = watched.parent() if isinstance(watched, QWidget) else None
        if not isinstance(editor, Editor) or editor.property(_CLOSING):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(editor, event)
        if event.type() == QEvent.Type.FocusOut and self._left(editor):
            self._store(editor, _HINT.NoHint, wrong=True)
        return False

    def _key(self, editor: Editor, event: QKeyEvent) -> bool:
        key = event.key()
        lines = isinstance(editor, NoteEditor)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (control or not lines):
            self._store(editor, _HINT.SubmitModelCache)
        elif key == Qt.Key.Key_Tab:
            self._store(editor, _HINT.EditNextItem)
        elif key == Qt.Key.Key_Backtab:
            self._store(editor, _HINT.EditPreviousItem)
        elif key == Qt.Key.Key_Escape:
            self._close(editor, _HINT.RevertModelCache)
        else:
            return False
        return True

    def _store(
        self, editor: Editor, hint: QStyledItemDelegate.EndEditHint, *, wrong: bool = False
    ) -> None:
        """Store and close; with `wrong` close even when what was typed is wrong and so given up."""
        if not self._wrong(editor):
            self.commitData.emit(editor)
        elif not wrong:
            return
        self._close(editor, hint)

    def _close(self, editor: Editor, hint: QStyledItemDelegate.EndEditHint) -> None:
        # Closing takes the focus away, which must not store a second time.
        editor.setProperty(_CLOSING, True)
        self.closeEditor.emit(editor, hint)

    def _left(self, editor: Editor) -> bool:
        """Say whether the focus went elsewhere, and not into the editor's own list or calendar."""
        popup = QApplication.activePopupWidget()
        focus = QApplication.focusWidget()
        inside = focus is not None and (focus is editor or editor.isAncestorOf(focus))
        return popup is None and not inside and QApplication.activeWindow() is not None

    def _wrong(self, editor: Editor) -> bool:
        try:
            sentence = editor.field.problem(editor.value()) or ""
        except ValueError as unreadable:
            sentence = str(unreadable)
        editor.set_wrong(sentence)
        if sentence:
            below = editor.mapToGlobal(editor.rect().bottomLeft())
            QToolTip.showText(below, plain_tip(sentence), editor)
        return bool(sentence)

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
        if self.lines > 1:
            text = "\n".join(in_lines(text, painter.font(), inside.width(), self.lines))
        elif len(text) * _WIDEST > inside.width():
            text = fitting(text, look.brief, painter.fontMetrics(), inside.width())
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

    def _field(self, index: Index) -> Field:
        return self._model.columns[index.column()]

    def _is_figure(self, index: Index) -> bool:
        return self._field(index).align == "right"


def in_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break a text into lines of a width in pixels, at words where that can be; the last of `most` is shortened."""
    plain = " ".join(text.split())
    if len(plain) * _WIDEST <= width:
        return [plain]
    layout = QTextLayout(plain, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            rest = plain[start:]
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(plain[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
