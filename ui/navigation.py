"""The side bar: where one is and can go, whose file it is, and whether it is safe."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GAP
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import IconLabel, column, row
from ui.widgets.flow import clear
from ui.widgets.text import Hairline, Label, named, plain_caption, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.pages import PageSpec

WIDE = 212
NARROW = 56

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}

Foot = tuple[str, str]
"""An icon and a sentence, such as ("hard-drive", "Saved on this laptop")."""


class NavButton(Button):
    """One entry of the side bar; narrow it shows its icon only and says its name as tool tip.

    `stepped` tells the key that asks for another entry: an arrow, Home or End.
    """

    stepped = Signal(int)

    def __init__(self, spec: PageSpec, parent: QWidget) -> None:
        super().__init__(spec.title, spec.icon, "nav", parent=parent)
        self.spec = spec
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        named(self, spec.title)

    def sizeHint(self) -> QSize:
        """Want the rhythm of the side bar."""
        return QSize(super().sizeHint().width(), 31)

    def minimumSizeHint(self) -> QSize:
        """Give way in a low window, but stay easy to hit."""
        return QSize(0, 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the keys that move; the scroll area around would take them for itself."""
        if event.key() in _MOVES:
            self.stepped.emit(event.key())
        else:
            super().keyPressEvent(event)

    def set_narrow(self, *, narrow: bool, key: str) -> None:
        """Show the icon only, or icon and title."""
        self.setText("" if narrow else plain_caption(f"  {self.spec.title}"))
        self.setToolTip(plain_tip(" ".join(filter(None, (self.spec.title, key)))) if narrow else "")


class Brand(QFrame):
    """The name of the partnership; with several in one file a button opens the menu that changes between them.

    In the narrow side bar the button stands in the place of the sign, for the names have no room there.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = IconLabel("landmark", 20, "accent_ink", self)
        self._name = Label("", "heading", self, elide=True)
        self._below = Label("", "small", self, elide=True)
        self._menu: QMenu | None = None
        self._change = IconButton(
            "chevrons-up-down", "Change partnership", on_click=self.open_menu, parent=self
        )
        self._change.set_kind("quiet")
        self._change.setFixedWidth(24)
        self._change.hide()
        self._narrow = False
        words = QWidget(self)
        words.setLayout(column(self._name, self._below, gap=0))
        self._words = words
        inside = row(self._icon, words, self._change, stretch=1, gap=6)
        inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inside)

    def show_name(self, name: str, below: str, menu: QMenu | None = None) -> None:
        """Show a partnership, and the menu by which one changes to another."""
        self._name.setText(name)
        self._below.setText(below)
        self._below.setVisible(bool(below))
        self._menu = menu
        told = f"Change partnership, now {name}" if name else "Change partnership"
        named(self._change, told, "Opens a menu")
        self._change.setToolTip(plain_tip(told))
        self._arrange()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the sign or the button only, or sign, names and button."""
        self._narrow = narrow
        self._arrange()

    def open_menu(self) -> None:
        """Open the menu below the button."""
        if self._menu is not None:
            self._menu.popup(self._change.mapToGlobal(QPoint(0, self._change.height() + 2)))

    def _arrange(self) -> None:
        several = self._menu is not None
        self._words.setVisible(not self._narrow)
        self._icon.setVisible(not (self._narrow and several))
        self._change.setVisible(several)


class Navigation(QFrame):
    """The side bar; `chosen` tells the key of the page asked for. It is one stop of Tab, arrows move within."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        named(self, "Pages")
        self.narrow = False
        self.buttons: dict[str, NavButton] = {}
        self._titles: list[Label] = []
        self._lines: list[Hairline] = []
        self.brand = Brand(self)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(2)
        self._list = QWidget(self)
        self._list.setObjectName("ground")
        entries = QVBoxLayout(self._list)
        entries.setContentsMargins(0, 0, 0, 0)
        entries.setSpacing(2)
        self._fill(entries, [spec for spec in specs if spec.section != "-"])
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._list)
        self._scroll = scroll
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 11, 12)
        whole.setSpacing(GAP)
        whole.addWidget(self.brand)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._foot)
        self.setFixedWidth(WIDE)

    def show_page(self, key: str) -> None:
        """Mark the entry of a page that is shown."""
        for name, button in self.buttons.items():
            button.setChecked(name == key)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        marked = self.buttons.get(key) or next(iter(self.buttons.values()), None)
        if marked is not None:
            marked.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._scroll.ensureWidgetVisible(marked)

    def set_narrow(self, *, narrow: bool) -> None:
        """Collapse to icons, or open."""
        self.narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        for place, button in enumerate(self.buttons.values()):
            button.set_narrow(narrow=narrow, key=f"Ctrl+{place + 1}" if place < 9 else "")
        for title in self._titles:
            title.setVisible(not narrow)
        for hairline in self._lines:
            hairline.setVisible(narrow)
        self.brand.set_narrow(narrow=narrow)
        for place in range(self._foot.count()):
            item = self._foot.itemAt(place)
            line = item.widget() if item else None
            if isinstance(line, FootLine):
                line.set_narrow(narrow=narrow)

    def set_foot(self, lines: Sequence[Foot]) -> None:
        """Show sentences at the foot."""
        clear(self._foot)
        for icon, sentence in lines:
            line = FootLine(icon, sentence, self)
            line.set_narrow(narrow=self.narrow)
            self._foot.addWidget(line)

    def take_focus(self) -> None:
        """Give the focus to the entry of the page shown."""
        for button in self.buttons.values():
            if button.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step(self, place: int, key: int) -> None:
        buttons = list(self.buttons.values())
        last = len(buttons) - 1
        wanted = {
            Qt.Key.Key_Down: place + 1,
            Qt.Key.Key_Up: place - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }[Qt.Key(key)]
        button = buttons[max(0, min(wanted, last))]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(button)

    def _fill(self, entries: QVBoxLayout, specs: Sequence[PageSpec]) -> None:
        section = ""
        for spec in specs:
            if spec.section != section:
                section = spec.section
                title = Label(section.upper(), "section", self._list)
                title.setContentsMargins(7, 4, 0, 2)
                line = Hairline(self._list)
                line.hide()
                self._titles.append(title)
                self._lines.append(line)
                entries.addWidget(title)
                entries.addWidget(line)
            button = NavButton(spec, self._list)
            button.set_narrow(narrow=False, key="")
            button.clicked.connect(partial(self._ask, spec.key))
            button.stepped.connect(partial(self._step, len(self.buttons)))
            self.buttons[spec.key] = button
            entries.addWidget(button)
        entries.addStretch(1)

    def _ask(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        # A click on the page shown would otherwise take its mark away.
        self.buttons[key].setChecked(True)
        self.chosen.emit(key)


class FootLine(QWidget):
    """A small sentence with its icon at the foot of the side bar."""

    def __init__(self, icon: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = Label(sentence, "small", self, elide=True)
        self.setLayout(row(IconLabel(icon, 16, parent=self), self._words, gap=5, stretch=1))
        self.setToolTip(plain_tip(sentence))
        named(self, sentence)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon only, or icon and sentence."""
        self._words.setVisible(not narrow)
