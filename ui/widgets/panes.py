"""Panes side by side that stack when the width is short, and pages that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

BESIDE = 6
"""Room between what scrolls and its scroll bar, in logical pixels."""

STACK_BELOW = 900
"""Width of the panes, in logical pixels, under which two of them stand one below the other."""

_BY_HAND = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
"""Says of a widget that somebody showed or hid it, not the layout it is in."""


class ScrollPage(QScrollArea):
    """A column that scrolls when it is taller than the window and never sideways."""

    def __init__(self, parent: QWidget | None = None, gap: int = 12) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside = 0
        self.inside = QWidget(self)
        self.inside.setObjectName("ground")
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(gap)
        self.setWidget(self.inside)
        self.inside.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell those around when the content needs another width, which Qt's scroll area keeps to itself."""
        if watched is self.inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _make_room(self, _least: int, most: int) -> None:
        """Keep the content off the scroll bar while there is one."""
        beside = BESIDE if most > 0 else 0
        if beside != self._beside:
            margins = self.body.contentsMargins()
            margins.setRight(margins.right() + beside - self._beside)
            self._beside = beside
            self.body.setContentsMargins(margins)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget below the others."""
        self.body.addWidget(widget, stretch)

    def minimumSizeHint(self) -> QSize:
        """Be as wide as the content needs beside its scroll bar, and as low as it must."""
        bar = self.verticalScrollBar().sizeHint().width()
        needed = self.inside.minimumSizeHint().width() - self._beside
        return QSize(needed + BESIDE + bar, 120)


class Panes(QWidget):
    """Panes with given shares of the width; stacked they keep their heights and the whole scrolls."""

    def __init__(
        self,
        panes: Sequence[QWidget],
        shares: Sequence[int],
        stack_below: int = STACK_BELOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes = tuple(panes)
        self._shares = tuple(shares)
        self._stack_below = stack_below
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(12)
        self._splitter.setChildrenCollapsible(False)
        for pane, share in zip(self._panes, self._shares, strict=True):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(self._splitter.count() - 1, share)
        self._moved = False
        self._splitter.splitterMoved.connect(self._keep)
        self._scroll = ScrollPage(self)
        self._scroll.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._splitter)
        inside.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def stacked(self) -> bool:
        """Say whether the panes stand one below the other."""
        return self._splitter.count() == 0

    def minimumSizeHint(self) -> QSize:
        """Be no wider than the widest pane needs, because they can stack."""
        widest = max((pane.minimumSizeHint().width() for pane in self._panes), default=0)
        return QSize(widest, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or put side by side, by the shares until a person moves what divides them."""
        super().resizeEvent(event)
        wished = event.size().width() < self._stack_below
        if wished != self.stacked:
            self._arrange(stack=wished)
        if not self.stacked and not self._moved:
            self._splitter.setSizes([self.width() * share for share in self._shares])

    def _keep(self, _place: int, _index: int) -> None:
        self._moved = True

    def _arrange(self, *, stack: bool) -> None:
        focused = self.focusWidget()
        for pane, share in zip(self._panes, self._shares, strict=True):
            was_put_away = pane.isHidden() and pane.testAttribute(_BY_HAND)
            if stack:
                pane.setMinimumHeight(max(pane.minimumSizeHint().height(), 240))
                self._scroll.add(pane)
            else:
                pane.setMinimumHeight(0)
                self._splitter.addWidget(pane)
                self._splitter.setStretchFactor(self._splitter.count() - 1, share)
            pane.setVisible(not was_put_away)
        self._scroll.setVisible(stack)
        self._splitter.setVisible(not stack)
        if focused is not None:
            focused.setFocus()
