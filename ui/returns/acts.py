"""The acts beside the heat map: those that come next as buttons, every one in the menu of the return."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.returns.steps import STEPS
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowRow
from ui.widgets.menus import MenuButton

if TYPE_CHECKING:
    from app.returns.queries import RequestRecord
    from ui.returns.chosen import ChosenCell


class ReturnActs(FlowRow):
    """Buttons of the chosen return."""

    def __init__(self, chosen: ChosenCell) -> None:
        super().__init__(gap=6)
        self._chosen = chosen
        self.answers = Button("Answers", "list", on_click=chosen.open_answers)
        self.take_over = Button("Take over", "square-check", on_click=chosen.take_over)
        self.steps = {
            step.name: Button(step.verb, step.icon, on_click=partial(chosen.take, step))
            for step in STEPS
            if not step.in_menus
        }
        self.edit = MenuButton("Edit", "pencil", chosen.entries)
        for button in (self.answers, self.take_over, *self.steps.values(), self.edit):
            self.add(button)

    def show_request(self, request: RequestRecord, *, in_standard: bool) -> None:
        """Show what can be done now; answers only in a cell of a standard."""
        self.answers.setVisible(in_standard)
        self.take_over.setVisible(self._chosen.can_take_over())
        for step in STEPS:
            if step.name in self.steps:
                self.steps[step.name].setVisible(step.is_next(request))
        self.updateGeometry()
