"""The search of everything: what was found while one types, each with its kind, its name and where the words stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, theme
from ui.widgets.boxes import SearchBox
from ui.widgets.text import fitting, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPersistentModelIndex

WIDE = 560
"""Width of the list of what was found, in logical pixels."""

TALL, LOW = 48, 32
"""Heights of a record that was found and of a sentence, in logical pixels."""

SHOWN = 8
"""Records shown before the list scrolls."""

_HIT = Qt.ItemDataRole.UserRole + 1
_SIDE = 12
_WORD = 96
"""Room for the word of the kind, in logical pixels."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Hit:
    """One record that fits a search: its kind and id, what it is called, and a piece of its text.

    `word` and `icon` say its kind; the spans are the places of title and piece where the words were found.
    """

    title: str
    piece: str
    kind: str
    record_id: int
    word: str = ""
    icon: str = ""
    title_spans: Sequence[Span] = ()
    piece_spans: Sequence[Span] = ()


@dataclass(frozen=True)
class Line:
    """A line of text as it is drawn: its spans in bold, the rest in a colour."""

    text: str
    spans: Sequence[Span]
    colour: str
    size: int = theme.BODY


@dataclass(frozen=True)
class Hits:
    """What a search found, and a sentence below it or instead of it."""

    found: Sequence[Hit] = ()
    sentence: str = ""


class HitDelegate(QStyledItemDelegate):
    """Draws a record in two lines; the words found are bold, and never become markup."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one record, or a sentence."""
        tokens, hit = theme.current(), index.data(_HIT)
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen and isinstance(hit, Hit):
            painter.fillRect(rect, QColor(tokens.accent_weak))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent)
            )
        inside = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if isinstance(hit, Hit):
            self._paint_hit(painter, inside, hit)
        else:
            painter.setPen(QColor(tokens.muted))
            painter.setFont(theme.body_font())
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        painter.restore()

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be tall enough for two lines."""
        return QSize(WIDE, TALL if isinstance(index.data(_HIT), Hit) else LOW)

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: Hit) -> None:
        tokens = theme.current()
        picture = icons.pixmap(hit.icon or "file-text", icons.SIZE)
        painter.drawPixmap(rect.left(), rect.center().y() - icons.SIZE // 2, picture)
        words = rect.adjusted(icons.SIZE + _SIDE, 0, -_WORD, 0)
        has_piece = bool(hit.piece)
        above = QRect(words.left(), rect.top() + 6, words.width(), 18 if has_piece else TALL - 12)
        _paint_marked(painter, above, Line(hit.title, hit.title_spans, tokens.ink))
        if has_piece:
            below = QRect(words.left(), rect.top() + 25, words.width(), 16)
            _paint_marked(painter, below, Line(hit.piece, hit.piece_spans, tokens.muted, 12))
        painter.setFont(_font(12, bold=False))
        painter.setPen(QColor(tokens.muted))
        side = QRect(rect.right() - _WORD, rect.top(), _WORD, rect.height())
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(side, flags, fitting(hit.word, "", painter.fontMetrics(), _WORD))


class Finder(SearchBox):
    """Searches everything while one types; Down goes through what was found, Return opens it, Escape closes."""

    def __init__(self, open_hit: Callable[[Hit], object], parent: QWidget | None = None) -> None:
        super().__init__("Search everything", "Search everything   Ctrl+K", parent=parent)
        self._find: Callable[[str], Hits] = lambda _text: Hits()
        self._open = open_hit
        self.hits = Hits()
        self._model = QStandardItemModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(self)
        self.popup = QListView()
        self.popup.setObjectName("popup")
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.popup, "Found")
        self._list.setPopup(self.popup)
        self.popup.setItemDelegate(HitDelegate(self.popup))
        self._list.setMaxVisibleItems(SHOWN)
        self._list.setWrapAround(False)
        self._list.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]
        self.searched.connect(self.look)

    def set_find(self, find: Callable[[str], Hits]) -> None:
        """Search with another function; it is asked on the screen's thread and must be quick."""
        self._find = find

    def look(self, text: str) -> None:
        """Search and open the list of what was found, or say why there is nothing."""
        self.hits = self._find(text) if text else Hits()
        self._model.clear()
        for hit in self.hits.found:
            self._model.appendRow(_entry(hit))
        if self.hits.sentence:
            told = QStandardItem(self.hits.sentence)
            told.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(told)
        if self._model.rowCount() and self.hasFocus():
            self._show()
        else:
            self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show what was found again with Down, also before anything is typed."""
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self.look(self.text().strip())
            if not self.text().strip():
                self._say(self._find("").sentence)
            return
        super().keyPressEvent(event)

    def _say(self, sentence: str) -> None:
        if sentence:
            told = QStandardItem(sentence)
            told.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(told)
            self._show()

    def _show(self) -> None:
        """Open the list below the box, its right edge under the box's."""
        self._list.complete(QRect(self.width() - WIDE, 0, WIDE, self.height()))
        if self.hits.found:
            # The popup shows the completer's own model, not the one filled here.
            self.popup.setCurrentIndex(self.popup.model().index(0, 0))

    def _chosen(self, index: QModelIndex) -> None:
        hit = index.data(_HIT)
        if isinstance(hit, Hit):
            self.show_text("")
            self._open(hit)


def _entry(hit: Hit) -> QStandardItem:
    item = QStandardItem(hit.title)
    item.setEditable(False)
    item.setData(hit, _HIT)
    spoken = ". ".join(
        filter(None, (f"{hit.word}: {hit.title}" if hit.word else hit.title, hit.piece))
    )
    item.setAccessibleText(spoken)
    return item


def _paint_marked(painter: QPainter, rect: QRect, line: Line) -> None:
    """Draw a line of text with its spans in bold, as much of it as there is room for."""
    left, place = rect.left(), 0
    pieces: list[tuple[str, bool]] = []
    for first, last in line.spans:
        pieces += [(line.text[place:first], False), (line.text[first:last], True)]
        place = last
    pieces.append((line.text[place:], False))
    for words, bold in pieces:
        room = rect.right() - left
        if not words or room <= 0:
            continue
        font = _font(line.size, bold=bold)
        metrics = QFontMetrics(font)
        shown = fitting(words, "", metrics, room)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().ink if bold else line.colour))
        inside = QRect(left, rect.top(), room, rect.height())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if shown != words:
            return
        left += metrics.horizontalAdvance(words)


def _font(size: int, *, bold: bool) -> QFont:
    font = theme.body_font()
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font
