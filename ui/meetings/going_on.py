"""Which items go on when their meeting ends: tick boxes under the question, each taken out or in by Space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import CheckBox
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from app.minutes.going_on import GoingOn


_LEFT = "Not reached, so these go to {}:"


class GoingOnBoxes(QWidget):
    """The items that are proposed to go on; `told` has a place for where they go."""

    def __init__(self, found: GoingOn, told: str = _LEFT, *, ticked: bool = True) -> None:
        super().__init__()
        self.found = found
        self.boxes: dict[int, CheckBox] = {}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.setSpacing(2)
        inside.addWidget(Label(told.format(found.where), wrap=True))
        for item in found.items:
            box = CheckBox(item.heading)
            box.setChecked(ticked)
            named(box, f"{item.heading} goes to {found.where}", "Space takes it out or in")
            self.boxes[item.id] = box
            inside.addWidget(box)

    def chosen(self) -> list[int]:
        """Give the ids of the items that are ticked, in the order of the agenda."""
        return [item_id for item_id, box in self.boxes.items() if box.isChecked()]

    def told(self) -> str:
        """Say behind the meeting's name what goes on, for message and history."""
        return self.found.told(self.chosen())
