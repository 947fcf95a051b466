"""White cards on the light ground, headline tiles, banners and empty states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.text import Hairline, Heading, Label, named, restyle, reveal
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from ui.tokens import Tone


_TILE, _LOW_TILE = 124, 100
"""Heights of a tile in logical pixels, as it is and in a low window."""


class IconLabel(Themed, QLabel):
    """A line icon that follows the theme; it says nothing by itself, words stand beside it."""

    def __init__(
        self,
        name: str,
        side: int = icons.SIZE,
        colour: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drawn = (name, side, colour)
        self.setFixedSize(side, side)
        self.follow_theme()

    def set(self, name: str, colour: str = "muted") -> None:
        """Show another icon."""
        self._drawn = (name, self._drawn[1], colour)
        self.take_theme()

    def take_theme(self) -> None:
        """Draw the icon in the colour of the theme."""
        self.setPixmap(icons.pixmap(*self._drawn))


class Card(QFrame):
    """A white card; with a title it has a heading, room for a widget at its right, and a hairline."""

    def __init__(
        self,
        title: str = "",
        *,
        aside: QWidget | None = None,
        padding: int = 2 * GAP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(GAP)
        self.heading = Heading(title, self)
        self.heading.setVisible(bool(title))
        if title:
            named(self, title)
            self.body.addLayout(row(self.heading, None, aside))
            self.body.addWidget(Hairline(self))

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or layout below the others."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)


class Tile(QPushButton):
    """A headline figure that is a link: caption, figure, an optional bar (0 to 1) and one chip."""

    def __init__(
        self,
        caption: str,
        icon: str,
        on_open: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tile")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._caption = caption
        self._tall = _TILE
        self._figure = Label("", "figure", self)
        self._bar = QProgressBar(self)
        self._chip = Chip("", parent=self)
        self._build(caption, icon)
        if on_open is not None:
            self.clicked.connect(lambda _checked=False: on_open())
        self.show_figure("")

    def show_figure(
        self, figure: str, chip: str = "", tone: Tone = "none", share: float | None = None
    ) -> None:
        """Show a figure such as "10 of 12", with its chip and, for a share from 0 to 1, a bar."""
        self._figure.setText(figure)
        self._chip.set(chip, tone)
        self._bar.setValue(round(1000 * min(1.0, max(0.0, share or 0.0))))
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.setHidden(share is None)
        named(self, ", ".join(filter(None, (f"{self._caption}: {figure}", chip))), "Opens the list")

    def set_low(self, *, low: bool) -> None:
        """Stand closer together, where the window has little height."""
        self._tall = _LOW_TILE if low else _TILE
        above = 5 if low else 14
        self._inside.setContentsMargins(14, above, 14, above)
        self._inside.setSpacing(2 if low else 4)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as large as the content."""
        return QSize(220, self._tall)

    def minimumSizeHint(self) -> QSize:
        """Never cut the content."""
        inside = self.layout()
        return QSize(max(140, inside.minimumSize().width() if inside else 0), self._tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return open the link."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def _build(self, caption: str, icon: str) -> None:
        inside = self._inside = QVBoxLayout(self)
        self.set_low(low=False)
        words = Label(caption, "muted", self, elide=True)
        inside.addLayout(row(words, None, IconLabel(icon, 18, parent=self)))
        inside.addWidget(self._figure)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        inside.addWidget(self._bar)
        inside.addLayout(row(self._chip, None))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Banner(QFrame):
    """A sentence across the top that stays: this is the sample, this file is read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", parent=self)
        self._words = Label("", wrap=True)
        self._button = Button("", parent=self)
        self._press: Callable[[], object] | None = None
        self._button.clicked.connect(lambda _checked=False: self._pressed())
        inside = row(self._icon, self._words, self._button, stretch=1)
        inside.setContentsMargins(20, 4, 20, 4)
        self.setLayout(inside)
        self.hide()

    def _pressed(self) -> None:
        if self._press is not None:
            self._press()

    def say(
        self,
        sentence: str,
        tone: Tone = "note",
        verb: str = "",
        on_click: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence with an optional button, or nothing when it is empty."""
        self.setProperty("banner", tone)
        restyle(self)
        self._icon.set("info" if tone == "note" else "triangle-alert", f"{tone}_ink")
        self._words.setText(sentence)
        named(self, sentence)
        self._press = on_click
        self._button.set_caption(verb)
        self._button.setVisible(bool(verb))
        reveal(self, shown=bool(sentence))


class EmptyState(QWidget):
    """What a list shows when it has nothing: what it would hold, and the button that does the next thing."""

    def __init__(
        self,
        sentence: str,
        verb: str = "",
        *,
        on_click: Callable[[], object] | None = None,
        icon: str = "inbox",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sentence = Label(sentence, "muted", self, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(verb, kind="primary", on_click=on_click, parent=self)
        self.button.setVisible(bool(verb))
        inside = QVBoxLayout(self)
        inside.addStretch(1)
        inside.addWidget(IconLabel(icon, 32, parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._sentence)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(2)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self._sentence.setText(sentence)

    def sentence(self) -> str:
        """Give the sentence that is shown."""
        return self._sentence.text()


def row(*parts: QWidget | QLayout | None, stretch: int = -1, gap: int = GAP) -> QHBoxLayout:
    """Lay parts out side by side; None is an elastic gap, `stretch` is the index of the part that grows."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    for place, part in enumerate(parts):
        if part is None:
            made.addStretch(1)
        elif isinstance(part, QWidget):
            made.addWidget(part, 1 if place == stretch else 0)
        else:
            made.addLayout(part, 1 if place == stretch else 0)
    return made


def beside(left: QWidget, right: QWidget, gap: int = 2 * GAP) -> QHBoxLayout:
    """Lay two widgets side by side, each in its half."""
    made = row(left, right, gap=gap)
    made.setStretch(0, 1)
    made.setStretch(1, 1)
    return made


def column(*parts: QWidget | QLayout | None, stretch: int = -1, gap: int = GAP) -> QVBoxLayout:
    """Lay parts out one below the other; None is an elastic gap, `stretch` is the index of the part that grows."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    for place, part in enumerate(parts):
        if part is None:
            made.addStretch(1)
        elif isinstance(part, QWidget):
            made.addWidget(part, 1 if place == stretch else 0)
        else:
            made.addLayout(part, 1 if place == stretch else 0)
    return made
