"""What is done with the round that is shown: the next one opened, agencies asked, workbooks made, gaps raised."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from app.amounts import counted
from app.fields import Day, Fields, Links, Ref
from app.returns.asking_schools import SCHOOLS_ASKED, SchoolsAsked, ask_schools
from app.returns.fields import RETURN_ROUND, ReturnKind, RoundValues
from app.returns.heat import heat_map
from app.returns.operations import add_round, ask_agencies, change_round, remove_round
from app.returns.queries import last_round_of
from app.returns.templates import newest_template, template
from ui.asking import ask, without
from ui.forms import values_of
from ui.returns.gaps import GapsDialog
from ui.returns.making import open_making
from ui.returns.steps import STEPS
from ui.returns.taking_over import TAKE_OVER, can_take_over, open_taking_over
from ui.returns.templates import open_new_template
from ui.training.own_figures import open_own_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.returns.heat import HeatMap
    from ui.page import Desk
    from ui.returns.steps import RequestForms, Step
    from ui.widgets.menus import Entry

_ROUND = without(RETURN_ROUND, "partnership")
_ASKED = Links("agencies", "Agencies asked", kind="agencies")
_NEW: Fields = (*_ROUND, _ASKED)
_ASKING: Fields = (
    Links("agencies", "Agencies", kind="agencies", required=True),
    Day("sent_on", "Sent", help="The day the workbook went out; empty while it has not."),
)
_AT_ONCE = ("sent_on", "chased_on")


class RoundForms:
    """The acts on the round that is shown; `show` is told the id of a round that was opened."""

    def __init__(
        self, desk: Desk, requests: RequestForms, show: Callable[[int | None], object]
    ) -> None:
        self._desk = desk
        self._requests = requests
        self._show = show
        self._heat: HeatMap | None = None

    def show_round(self, heat: HeatMap | None) -> None:
        """Work on another round, or on the same as it is now."""
        self._heat = heat

    def entries(self) -> Sequence[Entry]:
        """Give what can be done with the round."""
        templates: Sequence[Entry] = [
            ("New template", self.add_template),
            ("Templates", partial(self._desk.go, "return-templates", {})),
        ]
        if self._heat is None:
            return [("New round", self.add), *templates]
        return [
            ("Change the round", self.change),
            ("Ask more agencies", self.ask_more),
            ("Ask schools", self.ask_schools),
            ("Raise actions from gaps", self.raise_actions),
            *self._taking_over(),
            *(
                entry
                for step in STEPS
                if step.name in _AT_ONCE
                for entry in self._all(step, self._heat)
            ),
            None,
            ("New round", self.add),
            *templates,
            None,
            ("Remove the round", self.remove),
        ]

    def add(self) -> None:
        """Ask for a round, the present one suggesting the next; where there is no template yet, that comes first."""
        if self._heat is not None:
            self._ask_for_round(_next_cycle(self._heat))
            return
        with self._desk.core.read() as session:
            newest = newest_template(session)
        if newest is not None:
            self.add_of(newest)
        else:
            self.add_template()

    def add_of(self, template_id: int) -> None:
        """Ask for a round of a template; its last round, of whatever edition, suggests the name and the agencies."""
        with self._desk.core.read() as session:
            chosen = template(session, template_id)
            last = last_round_of(session, template_id, self._desk.partnership.id)
            heat = heat_map(session, last) if last else None
        if chosen is None:
            return
        given = _next_cycle(heat) if heat else {}
        self._ask_for_round({**given, "template": Ref(chosen.id, chosen.title)})

    def add_template(self) -> None:
        """Ask for a template, then for a round of it."""
        open_new_template(self._desk, lambda ref: self._ask_for_round({"template": ref}))

    def _ask_for_round(self, given: dict[str, Any]) -> None:
        def save(values: dict[str, Any]) -> None:
            agencies = values.pop(_ASKED.name)
            plain = cast("RoundValues", {**values, "partnership": self._desk.partnership.id})
            with self._desk.core.work("Open return round", plain["name"] or "") as work:
                round_id = add_round(work, plain)
                ask_agencies(work, round_id, agencies, plain["issued_on"])
            self._show(round_id)

        ask(self._desk, "New round", _NEW, given, save=save, new=True)

    def change(self) -> None:
        """Ask for corrections of the round."""
        if self._heat is None:
            return
        shown = self._heat.round

        def save(values: RoundValues) -> None:
            with self._desk.core.work("Change return round", shown.name) as work:
                change_round(work, shown.id, values, shown.version)

        ask(self._desk, shown.name, _ROUND, values_of(_ROUND, shown), save=save)

    def ask_more(self) -> None:
        """Ask which further agencies are to answer; those that were asked before are passed over."""
        if self._heat is None:
            return
        shown = self._heat.round

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Ask agencies", shown.name) as work:
                ask_agencies(work, shown.id, values["agencies"], values["sent_on"])

        given = {"sent_on": self._desk.core.clock.today()}
        title = f"Ask more agencies: {shown.name}"
        ask(self._desk, title, _ASKING, given, save=save, new=True, verb="Ask")

    def ask_schools(self) -> None:
        """Ask which schools are to answer, by phase, authority and trust."""
        if self._heat is None:
            return
        shown = self._heat.round

        def save(values: SchoolsAsked) -> None:
            with self._desk.core.work("Ask schools", shown.name) as work:
                ask_schools(work, shown.id, values)

        given = {"sent_on": self._desk.core.clock.today()}
        ask(
            self._desk,
            f"Ask schools: {shown.name}",
            SCHOOLS_ASKED,
            given,
            save=save,
            new=True,
            verb="Ask",
            told="Every school in the file that fits is asked; what is left empty leaves none out.",
        )

    def raise_actions(self) -> None:
        """Offer an action for each weak cell that no open action is about."""
        heat = self._heat
        if heat is not None:
            self._desk.attempt(lambda: GapsDialog(self._desk, heat).show_fitted())

    def can_take_over(self) -> bool:
        """Say whether returns that are in confirm what stands in the budget or among the members."""
        return self._heat is not None and can_take_over(self._heat.round)

    def take_over(self) -> None:
        """Propose what all returns that are in confirm, beside what the file says."""
        heat = self._heat
        if heat is not None and self.can_take_over():
            self._desk.attempt(lambda: open_taking_over(self._desk, heat.round))

    def make_workbooks(self) -> None:
        """Ask for which agencies workbooks are made, and where they go."""
        if self._heat is not None:
            shown = self._heat.round
            self._desk.attempt(lambda: open_making(self._desk, shown.id))

    def remove(self) -> None:
        """Remove the round with what was answered; Undo brings it back."""
        if self._heat is None:
            return
        shown = self._heat.round

        def act() -> None:
            with self._desk.core.work("Remove return round", shown.name) as work:
                remove_round(work, shown.id)
            self._show(None)

        self._desk.attempt(act)

    def _taking_over(self) -> list[Entry]:
        """Give what leads from the answers to where they count."""
        if self._heat is not None and self._heat.round.kind is ReturnKind.TRAINING:
            show = partial(open_own_figures, self._desk, self._heat.round.id)
            return [("Training figures by agency", lambda: self._desk.attempt(show))]
        return [(TAKE_OVER, self.take_over)] if self.can_take_over() else []

    def _all(self, step: Step, heat: HeatMap) -> list[Entry]:
        waiting = [row.request for row in heat.rows if step.is_next(row.request)]
        if len(waiting) < 2:
            return []
        verb = f"{step.title}: all {counted(len(waiting), 'agency', 'agencies')} not in"
        return [(verb, partial(self._requests.take, step, waiting))]


def _next_cycle(now: HeatMap) -> dict[str, Any]:
    """Suggest the round after this one: the same template and agencies, a year on."""
    shown = now.round
    return {
        "name": _a_year_on(shown.name),
        "template": shown.template,
        "period": _a_year_on(shown.period),
        _ASKED.name: tuple(row.request.agency for row in now.rows),
    }


def _a_year_on(text: str) -> str:
    """Move the years in a name on: "Section 11 2024-25" -> "Section 11 2025-26"."""
    return re.sub(
        r"\b(20\d\d)([-/])(\d\d)\b",
        lambda found: f"{int(found[1]) + 1}{found[2]}{(int(found[3]) + 1) % 100:02d}",
        text,
    )
