"""The parts of the window that F6 moves between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.navigation import Navigation

if TYPE_CHECKING:
    from collections.abc import Sequence


def step_pane(panes: Sequence[QWidget], by: int) -> None:
    """Give the focus to the next part, by 1, or to the one before, by -1."""
    focus = QApplication.focusWidget()
    at = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), 0)
    for step in range(1, len(panes) + 1):
        if take_focus(panes[(at + by * step) % len(panes)]):
            return


def take_focus(pane: QWidget) -> bool:
    """Give the focus to the control that had it last in a part, or to its first; False when there is none."""
    if isinstance(pane, Navigation):
        pane.take_focus()
        return True
    able = [each for each in (pane, *pane.findChildren(QWidget)) if _can_have_focus(each)]
    last = pane.focusWidget()
    chosen = last if last in able else next(iter(able), None)
    if chosen is not None:
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return chosen is not None


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _can_have_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return by_tab and widget.isVisible() and widget.isEnabled()
