"""Labels that show any text as it is: never as markup, never cut without a way to read the rest."""

from __future__ import annotations

import html
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

Role = Literal[
    "body",
    "muted",
    "small",
    "strong",
    "heading",
    "title",
    "figure",
    "section",
    "problem",
    "accent",
]

WIDEST = 12
"""Width of the widest sign of body text; a text that fits even so needs no measuring."""


def plain_tip(text: str) -> str:
    """Escape a tool tip, because Qt reads anything that looks like markup as markup."""
    return f"<span>{html.escape(text)}</span>" if text else ""


def plain_caption(text: str) -> str:
    """Double every & so that a button or menu shows it instead of underlining the next letter."""
    return text.replace("&", "&&")


def fitting(
    text: str,
    brief: str,
    metrics: QFontMetrics,
    room: int,
    *,
    kept: str = "",
    is_name: bool = False,
) -> str:
    """Give the whole text where it fits, else its short form, else as much as fits, with the end that is kept.

    A name without a short form keeps its beginning and its end: of two parts of one body the ends differ.
    """
    if metrics.horizontalAdvance(text) <= room:
        return text
    # What is left of a text that was broken into lines may hold only a part of it.
    kept = kept if text.endswith(kept) else ""
    left = room - metrics.horizontalAdvance(kept)
    head = (brief or text).removesuffix(kept)
    mode = Qt.TextElideMode.ElideMiddle if is_name and not brief else Qt.TextElideMode.ElideRight
    return metrics.elidedText(head, mode, left) + kept


def in_lines(
    text: str, font: QFont, width: int, most: int, *, kept: str = "", is_name: bool = False
) -> list[str]:
    """Break a text into lines of a width in pixels, only between words; a line too long for it is shortened.

    The last of `most` lines holds all the rest, shortened, but for the end that is kept; a name keeps its own end.
    """
    plain = " ".join(text.split())
    if len(plain) * WIDEST <= width:
        return [plain]
    layout = QTextLayout(plain, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    metrics, lines = QFontMetrics(font), list[str]()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        rest, here = plain[line.textStart() :], len(lines)
        if here == most - 1:
            # The line above has the beginning of a name already.
            from_left = Qt.TextElideMode.ElideLeft
            shown = (
                metrics.elidedText(rest, from_left, width)
                if is_name and here
                else fitting(rest, "", metrics, width, kept=kept, is_name=is_name)
            )
            lines.append(shown)
            break
        words = rest[: line.textLength()].rstrip()
        lines.append(fitting(words, "", metrics, width))
    layout.endLayout()
    return lines


class Label(QLabel):
    """One text in one of the program's roles; `wrap` breaks lines, `elide` shortens with the whole as tool tip.

    With `most` it breaks lines and shortens the last of so many.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        elide: bool = False,
        most: int = 0,
    ) -> None:
        super().__init__(parent)
        self._most = most
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._elide = elide
        if wrap or most:
            self.setWordWrap(True)
        if elide:
            self.shorten(short=True)
        self.setText(text)

    def shorten(self, *, short: bool) -> None:
        """Keep to one line, shortened where it must be, or break lines: as there is room."""
        policy = QSizePolicy.Policy
        self._elide = short
        self.setWordWrap(not short)
        self.setSizePolicy(policy.Preferred, policy.Fixed if short else policy.Preferred)
        if not short:
            self.setToolTip("")
        self._tell_whole()

    @property
    def elides(self) -> bool:
        """Say whether a text that does not fit is shortened."""
        return self._elide or self._most > 0

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell_whole()

    def set_role(self, role: Role) -> None:
        """Change the role and with it font and colour."""
        self.setProperty("role", role)
        restyle(self)

    def shown(self) -> str:
        """Give the text as it fits now."""
        if self._most:
            return " ".join(self._lines(self.contentsRect().width()))
        if not self._elide:
            return self.text()
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def minimumSizeHint(self) -> QSize:
        """Allow a shortened text to become narrow; a wrapped one is measured at the width it gets."""
        hint = super().minimumSizeHint()
        if self.wordWrap():
            # Qt would ask for the height at the least width, which no layout ever gives, and for a line without words.
            return QSize(hint.width(), self.fontMetrics().height() if self.text() else 0)
        return QSize(min(hint.width(), 40), hint.height()) if self._elide else hint

    def heightForWidth(self, width: int) -> int:
        """Take the lines that the text needs, or that it may have at most."""
        if not self._most:
            return super().heightForWidth(width)
        return len(self._lines(width)) * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tool tip when it no longer fits."""
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, shortened when it must be."""
        if not self.elides or self.shown() == self.text():
            super().paintEvent(event)
            return
        width = self.contentsRect().width()
        text = "\n".join(self._lines(width)) if self._most else self.shown()
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), int(self.alignment()), text)

    def _lines(self, width: int) -> list[str]:
        return in_lines(self.text(), self.font(), width, self._most)

    def _tell_whole(self) -> None:
        if self.elides:
            self.setToolTip("" if self.shown() == self.text() else plain_tip(self.text()))


class Heading(Label):
    """The title of a card or dialog."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, wrap: bool = False
    ) -> None:
        super().__init__(text, "heading", parent, wrap=wrap)


class Hairline(QFrame):
    """A line of one pixel across the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hairline")
        self.setFixedHeight(1)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose dynamic property changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def reveal(widget: QWidget, *, shown: bool) -> None:
    """Show or hide a part; one that is in no window yet is shown with it, never as a window of its own."""
    if not shown:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)


def show_parts(whole: QWidget) -> None:
    """Show the parts that were added to what is on screen; by itself Qt does so a turn later, after a first picture."""
    for part in whole.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            part.show()


def named(widget: QWidget, name: str, description: str = "") -> None:
    """Give a control the name and description that a screen reader speaks."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)
