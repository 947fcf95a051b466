"""The header of a table: labels, the arrow of the sort, and a row of filters that can be opened below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from ui import icons, theme
from ui.widgets.boxes import PAUSE
from ui.widgets.text import named, plain_tip

if TYPE_CHECKING:
    from app.fields import Field
    from ui.table_model import RowsModel

TALL = 38
"""Height of the labels' line in logical pixels."""

_FILTER_HINT = "Words; !word leaves out; for figures and days also >=, <= and from..to"


class FilterLine(QLineEdit):
    """The filter of one column; Down goes to the list, Escape empties it."""

    left = Signal()

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("filter", True)
        self.setPlaceholderText("Filter")
        self.setToolTip(plain_tip(_FILTER_HINT))
        named(self, f"Filter {label}", _FILTER_HINT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave downwards, or empty the line."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class TableHeader(QHeaderView):
    """Draws the labels as the theme wants; `filtered` tells the texts of the filter row, `left` that it was left."""

    filtered = Signal(dict)
    left = Signal()

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows_model = model
        self._lines: dict[str, QLineEdit] = {}
        self._open = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(48)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self, "Column headings")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        self.sectionResized.connect(lambda *_args: self._place())
        self.sectionMoved.connect(lambda *_args: self._place())
        model.modelReset.connect(self._renew)

    @property
    def filters_open(self) -> bool:
        """Say whether the filter row is open."""
        return self._open

    def open_filters(self, *, opened: bool, name: str = "") -> None:
        """Open or close the filter row; with a name go to that column's filter."""
        self._open = opened
        self._renew()
        self.updateGeometries()
        self.geometriesChanged.emit()
        if opened and name in self._lines:
            self._lines[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        """Give room for the labels and, when open, the filters."""
        return QSize(super().sizeHint().width(), TALL + (32 if self._open else 0))

    def updateGeometries(self) -> None:
        """Keep the filters under their labels."""
        super().updateGeometries()
        self._place()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Draw one label with its arrow."""
        tokens = theme.current()
        painter.save()
        painter.fillRect(rect, QColor(tokens.header))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        if 0 <= logicalIndex < len(self._rows_model.columns):
            self._paint_label(
                painter, QRect(rect.left(), rect.top(), rect.width(), TALL), logicalIndex
            )
        painter.restore()

    def columns(self) -> tuple[Field, ...]:
        """Give the Fields whose labels are shown."""
        return self._rows_model.columns

    def is_cut(self, section: int) -> bool:
        """Say whether a label does not fit its column."""
        needed = QFontMetrics(self.label_font()).horizontalAdvance(self.columns()[section].label)
        arrow = 18 if self._rows_model.wish.sort == self.columns()[section].name else 0
        return needed + arrow + 18 > self.sectionSize(section)

    def label_font(self) -> QFont:
        """Give the font of the labels."""
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _paint_label(self, painter: QPainter, rect: QRect, section: int) -> None:
        field = self._rows_model.columns[section]
        inside = rect.adjusted(10, 0, -8, 0)
        if self._rows_model.wish.sort == field.name:
            name = "chevron-down" if self._rows_model.wish.descending else "chevron-up"
            arrow = icons.pixmap(name, 14, "accent_ink")
            painter.drawPixmap(QPoint(inside.right() - 14, rect.center().y() - 6), arrow)
            inside.adjust(0, 0, -18, 0)
        painter.setFont(self.label_font())
        painter.setPen(QColor(theme.current().muted))
        side = Qt.AlignmentFlag.AlignRight if field.align == "right" else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(
            field.label, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, int(side) | int(Qt.AlignmentFlag.AlignVCenter), text)

    def _renew(self) -> None:
        wanted = {field.name: field for field in self._rows_model.columns} if self._open else {}
        for name in [each for each in self._lines if each not in wanted]:
            self._lines.pop(name).deleteLater()
        for name, field in wanted.items():
            if name not in self._lines:
                line = FilterLine(field.label, self)
                line.setText(self._rows_model.wish.filters.get(name, ""))
                line.textChanged.connect(lambda _text: self._pause.start())
                line.left.connect(self._leave)
                self._lines[name] = line
        self._place()

    def _place(self) -> None:
        for section, field in enumerate(self._rows_model.columns):
            line = self._lines.get(field.name)
            if line is not None:
                left, width = self.sectionViewportPosition(section), self.sectionSize(section)
                line.setGeometry(left + 4, TALL, max(24, width - 8), 26)
                line.show()

    def _leave(self) -> None:
        self._tell()
        self.left.emit()

    def _tell(self) -> None:
        self._pause.stop()
        texts = {name: line.text().strip() for name, line in self._lines.items()}
        self.filtered.emit({name: text for name, text in texts.items() if text})
