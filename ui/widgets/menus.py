"""A button that opens a short list of acts, each with its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.commands import key_of
from ui.widgets.buttons import Button
from ui.widgets.text import named, plain_caption, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Entry = tuple[str, "Callable[[], object]"] | None
"""A verb and what it does; None is a line between two groups."""


class MenuButton(Button):
    """A button with a menu below it; the entries are asked for each time it opens."""

    def __init__(
        self,
        text: str,
        icon: str,
        entries: Callable[[], Sequence[Entry]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon, on_click=self.open, parent=parent)
        self._entries = entries
        named(self, text, "Opens a menu")

    def open(self) -> None:
        """Open the menu below the button."""
        popup_menu(self, self._entries(), self.mapToGlobal(QPoint(0, self.height() + 2)))

    def entries(self) -> list[str]:
        """Give the verbs the menu would show now."""
        return [entry[0] for entry in self._entries() if entry is not None]

    def choose(self, verb: str) -> None:
        """Do what an entry does, as if it had been chosen."""
        dict(entry for entry in self._entries() if entry is not None)[verb]()


class MoreButton(MenuButton):
    """Three dots: everything else that can be done with what stands beside them."""

    def __init__(
        self, name: str, entries: Callable[[], Sequence[Entry]], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "ellipsis", entries, parent)
        self.set_kind("icon")
        named(self, name, "Opens a menu")
        self.setToolTip(plain_tip(name))


def popup_menu(parent: QWidget, entries: Sequence[Entry], place: QPoint) -> QMenu:
    """Open a menu of acts at a place of the screen, with the keys of those that a command does too at the right.

    Another key, which only works where the menu belongs to, stands after a tab in its verb.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        _add(menu, _with_key(entry, parent.window()))
    menu.popup(place)
    return menu


def put_above(menu: QMenu, entries: Sequence[Entry]) -> None:
    """Put entries above those that a menu has already."""
    there = menu.actions()
    for entry in entries:
        _add(menu, entry)
    for action in menu.actions()[len(there) :] if there else ():
        menu.insertAction(there[0], action)


def _with_key(entry: Entry, window: QWidget) -> Entry:
    if entry is None or "\t" in entry[0]:
        return entry
    verb, act = entry
    key = key_of(window, act)
    return (f"{verb}\t{key}" if key else verb, act)


def _add(menu: QMenu, entry: Entry) -> None:
    if entry is None:
        menu.addSeparator()
        return
    verb, act = entry
    menu.addAction(plain_caption(verb)).triggered.connect(lambda _checked=False: act())
