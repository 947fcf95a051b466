"""Buttons, tick boxes and drop-down lists with tinted icons and a ring of focus that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.text import named, plain_caption, plain_tip
from ui.widgets.themed import Themed
from ui.widgets.ticks import SIDE, draw_box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Kind = Literal["plain", "primary", "quiet", "danger", "icon", "tile", "nav", "segment", "disclose"]

_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
_ICON_COLOURS = {"primary": "on_accent", "danger": "bad_ink"}


class Button(Themed, QPushButton):
    """A push button that says what it does with a verb; Return and Space press it."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        kind: Kind = "plain",
        *,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(plain_caption(text), parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._kind = kind
        self._icon = icon
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        self.follow_theme()

    def caption(self) -> str:
        """Give the text as a person reads it."""
        return self.text().replace("&&", "&")

    def set_caption(self, text: str) -> None:
        """Change the text."""
        self.setText(plain_caption(text))

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.take_theme()

    def set_kind(self, kind: Kind) -> None:
        """Change between plain, primary and the other kinds."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.take_theme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return press the button too, and leave arrows to a group of buttons that has a use for them.

        Ctrl+Return is the dialog's, whichever of its buttons has the focus.
        """
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif is_return:
            self.click()
        elif event.key() in _ARROWS and self._kind in {"nav", "segment"}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button and, on the filled kind, a second ring that stands out from its own colour."""
        super().paintEvent(event)
        if self._kind == "primary" and self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.current().on_accent), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)

    def take_theme(self) -> None:
        """Draw the icon in the colour that suits theme and kind."""
        if self._icon:
            self.setIcon(
                icons.icon(self._icon, _ICON_COLOURS.get(self._kind, "muted"), "accent_ink")
            )
            self.setIconSize(QSize(icons.SIZE, icons.SIZE))


class IconButton(Button):
    """A button that shows an icon only; its name is spoken and shown as tool tip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", icon, "icon", on_click=on_click, parent=parent)
        named(self, name)
        self.setToolTip(plain_tip(name))


class CheckBox(QCheckBox):
    """A tick box whose border and tick keep their contrast in both themes."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(plain_caption(text), parent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        tokens = theme.current()
        with QPainter(self) as painter:
            box = QRectF(1.5, (self.height() - SIDE) / 2, SIDE, SIDE)
            draw_box(painter, box, self.checkState(), focused=self.hasFocus())
            painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.muted))
            words = self.rect().adjusted(27, 0, 0, 0)
            flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextShowMnemonic)
            painter.drawText(words, flags, self.text())
            if self.hasFocus() and self.text():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(tokens.accent), 1))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(22.5, 0.5, -0.5, -0.5), 4, 4)

    def sizeHint(self) -> QSize:
        """Give room for box, gap and words."""
        words = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(words + 34 if words else 24, max(24, self.fontMetrics().height() + 6))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        """Let the whole width be clicked."""
        return True


class ComboBox(QComboBox):
    """A drop-down list that ignores the wheel unless it has the focus, so that scrolling never changes a value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def fill(self, entries: Sequence[tuple[str, object]], chosen: object) -> None:
        """Offer other texts with what each stands for, `chosen` the one shown; where it is not among them, none."""
        held = [(self.itemText(place), self.itemData(place)) for place in range(self.count())]
        if held != [*entries]:
            self.clear()
            for text, value in entries:
                self.addItem(text, value)
        values = [value for _, value in entries]
        self.setCurrentIndex(values.index(chosen) if chosen in values else -1)

    def is_choice(self) -> bool:
        """Say whether there is more than one to choose from."""
        return self.count() > 1

    def unfold(self) -> None:
        """Go to the list and open it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only the list that has the focus; let the page scroll otherwise."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list's own face and the arrow in the colour of the theme."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            arrow = icons.pixmap("chevron-down", 16)
            painter.drawPixmap(self.width() - 22, (self.height() - 16) // 2, arrow)
