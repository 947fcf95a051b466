"""The groups whose year is planned: ticked in a list, each with its rule in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.widgets.cards import Card
from ui.widgets.text import named, plain_tip
from ui.widgets.ticks import BELOW, TickDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.planning.queries import GroupToPlan


class GroupsToPlan(Card):
    """Space ticks a group, and `ticked_changed` tells it; Return asks for its rule by `rule_wanted`."""

    ticked_changed = Signal()
    rule_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Groups", padding=12, parent=parent)
        self.list = QListWidget(self)
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        named(self.list, "Groups to plan", "Space ticks a group, Return changes its rule")
        self.list.itemChanged.connect(lambda _item: self.ticked_changed.emit())
        self.list.itemActivated.connect(
            lambda item: self.rule_wanted.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        self.add(self.list, 1)

    def show_groups(self, groups: Sequence[GroupToPlan], ticked: frozenset[int]) -> None:
        """List groups without telling anybody; the group with the focus keeps it."""
        chosen = self.current()
        self.list.blockSignals(True)
        self.list.clear()
        for each in groups:
            item = QListWidgetItem(each.group.name)
            item.setData(Qt.ItemDataRole.UserRole, each.group.id)
            item.setData(BELOW, each.words)
            item.setToolTip(plain_tip(each.words))
            on = each.group.id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        places = [each.group.id for each in groups]
        self.list.setCurrentRow(places.index(chosen) if chosen in places else 0)
        self.list.blockSignals(False)

    def ticked(self) -> list[int]:
        """Give the ids of the ticked groups in their order."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def current(self) -> int | None:
        """Give the id of the group with the focus."""
        place = self.list.currentRow()
        return int(self.list.item(place).data(Qt.ItemDataRole.UserRole)) if place >= 0 else None
