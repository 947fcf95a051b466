"""The headline tiles of Home, side by side or in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.widgets.cards import Tile

_TILE_WIDTH = 200
"""The least width of a tile in logical pixels; where it does not fit, tiles go into rows."""

_PLACES = 4
"""Tiles that have room side by side; fewer are no wider for it."""


class TileGrid(QWidget):
    """Tiles side by side, in two rows when the width is short."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._tiles: list[Tile] = []
        self._across = 0
        self._low = False

    def set_low(self, *, low: bool) -> None:
        """Let the tiles take less height, where the window has little."""
        self._low = low
        for tile in self._tiles:
            tile.set_low(low=low)

    def set(self, tiles: Sequence[Tile]) -> None:
        """Show these tiles instead of the ones before; the focus stays on the tile of the same place."""
        held = next((i for i, each in enumerate(self._tiles) if each.hasFocus()), None)
        for old in self._tiles:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = list(tiles)
        self.set_low(low=self._low)
        self._across = 0
        self._place()
        self.setVisible(bool(tiles))
        if held is not None and self._tiles:
            kept = self._tiles[min(held, len(self._tiles) - 1)]
            kept.show()
            kept.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles anew for the width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        across = max(1, min(max(_PLACES, len(self._tiles)), self.width() // _TILE_WIDTH))
        if across == self._across:
            return
        for column in range(max(across, self._across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // across, place % across)
