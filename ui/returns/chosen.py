"""The chosen cell of the heat map: what stands behind it, and everything that can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.returns.asked import asked, request_in
from app.returns.improving import actions_about
from ui.returns.answers import AnswersDialog
from ui.returns.improvement import open_raising
from ui.returns.steps import STEPS, RequestForms
from ui.returns.taking_over import TAKE_OVER, can_take_over, open_taking_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.actions.queries import ActionRecord
    from app.returns.asked import AskedRecord
    from app.returns.heat import HeatMap, HeatRow
    from app.returns.queries import RequestRecord, RoundRecord
    from app.returns.templates import StandardRecord
    from ui.page import Desk
    from ui.returns.heat import HeatView
    from ui.returns.steps import Step
    from ui.widgets.menus import Entry


_BACK = {False: "Take the moderation back", True: "Take the acceptance back"}
"""By whether a return was accepted without moderation."""


class ChosenCell:
    """Where somebody stands in the heat map `heat`; the page tells which round that is."""

    def __init__(self, desk: Desk, heat: HeatView, requests: RequestForms) -> None:
        self._desk = desk
        self._heat = heat
        self._requests = requests
        self._map: HeatMap | None = None
        self._earlier: RoundRecord | None = None

    def show_round(self, heat: HeatMap | None, earlier: RoundRecord | None) -> None:
        """Stand in another round; `earlier` is the cycle before it."""
        self._map, self._earlier = heat, earlier

    def line(self) -> HeatRow | None:
        """Give the agency's row."""
        index = self._heat.currentIndex()
        return self._heat.heat.at(index)[0] if self._map and index.isValid() else None

    def standard(self) -> StandardRecord | None:
        """Give the standard, None beside the standards."""
        index = self._heat.currentIndex()
        return self._heat.heat.at(index)[1] if self._map and index.isValid() else None

    def request(self) -> RequestRecord | None:
        """Give the agency's request."""
        line = self.line()
        return line.request if line else None

    def asked(self) -> list[AskedRecord]:
        """Read the questions of the cell with the agency's answers and those of the last cycle."""
        request, standard = self.request(), self.standard()
        if request is None or standard is None:
            return []
        with self._desk.core.read() as session:
            before = (
                request_in(session, self._earlier.id, request.agency.id) if self._earlier else None
            )
            return asked(session, request.id, standard.id, before)

    def actions(self) -> list[ActionRecord]:
        """Read the actions that were raised from the cell."""
        request, standard = self.request(), self.standard()
        if request is None or standard is None:
            return []
        today = self._desk.core.clock.today()
        with self._desk.core.read() as session:
            return actions_about(session, request.id, standard.id, today)

    def has_request(self) -> bool:
        """Say whether an agency is chosen."""
        return self.request() is not None

    def is_weak(self) -> bool:
        """Say whether an answer of the cell falls below the threshold."""
        line, standard = self.line(), self.standard()
        return line is not None and standard is not None and line.cells[standard.id].below > 0

    def is_in_standard(self) -> bool:
        """Say whether the chosen cell is one of a standard."""
        return self.standard() is not None

    def can_take(self, step: Step) -> bool:
        """Say whether a step of the agency's return comes next."""
        request = self.request()
        return request is not None and step.is_next(request)

    def open(self) -> None:
        """Open the answers of the cell, or beside the standards the days of the return."""
        if self.is_in_standard():
            self.open_answers()
        else:
            self.correct_days()

    def open_answers(self) -> None:
        """Open the answers of the cell to be corrected or filled in."""
        line, standard = self.line(), self.standard()
        if self._map is not None and line is not None and standard is not None:
            AnswersDialog(self._desk, self._map, line, standard, self._earlier).show_fitted()

    def correct_days(self) -> None:
        """Ask for corrections of the return's days."""
        request = self.request()
        if request is not None:
            self._requests.change(request)

    def take(self, step: Step) -> None:
        """Ask for the day of a step of the return."""
        request = self.request()
        if request is not None:
            self._requests.take(step, [request])

    def remove(self) -> None:
        """Take the agency out of the round."""
        request = self.request()
        if request is not None:
            self._requests.remove(request)

    def raise_action(self) -> None:
        """Ask for an action about the cell."""
        line, standard = self.line(), self.standard()
        if self._map is not None and line is not None and standard is not None:
            open_raising(self._desk, self._map, line, standard)

    def can_take_over(self) -> bool:
        """Say whether the return is in and confirms what stands in the budget or among the members."""
        request = self.request()
        is_in = request is not None and request.received_on is not None
        return is_in and self._map is not None and can_take_over(self._map.round)

    def take_over(self) -> None:
        """Propose what the return confirms, beside what the file says."""
        heat, request = self._map, self.request()
        if heat is not None and self.can_take_over():
            self._desk.attempt(lambda: open_taking_over(self._desk, heat.round, request))

    def open_action(self) -> None:
        """Go to the action that was raised from the cell, the latest where there are several."""
        found = self.actions()
        if found:
            self._desk.go("actions", {"id": found[-1].id})
        else:
            self._desk.hint("No action was raised from this cell yet")

    def entries(self) -> Sequence[Entry]:
        """Give everything that can be done about the agency's return."""
        request = self.request()
        if request is None:
            return []
        steps: list[Entry] = [
            (step.title, partial(self.take, step)) for step in STEPS if step.is_next(request)
        ]
        back: list[Entry] = []
        if request.moderated_on or request.accepted_on:
            back = [(_BACK[request.moderated_on is None], lambda: self._requests.reopen(request))]
        return [
            ("Correct the days", self.correct_days),
            *([(TAKE_OVER, self.take_over)] if self.can_take_over() else []),
            *steps,
            *back,
            None,
            ("Take the agency out of the round", self.remove),
        ]
