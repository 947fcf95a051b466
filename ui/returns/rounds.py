"""The forms of rounds: open one, change it, ask more agencies, remove it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from app.amounts import counted
from app.fields import Day, Fields, Links
from app.returns.asking_schools import SCHOOLS_ASKED, SchoolsAsked, ask_schools
from app.returns.fields import RETURN_ROUND, RoundValues
from app.returns.operations import add_round, ask_agencies, change_round, remove_round
from app.returns.queries import template_choices
from ui.asking import ask, without
from ui.forms import values_of
from ui.returns.gaps import GapsDialog
from ui.returns.steps import STEPS
from ui.returns.templates import open_new_template

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.returns.heat import HeatMap
    from app.returns.queries import RoundRecord
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
    """Opens the forms of rounds; `show` is told the id of a round that was opened."""

    def __init__(
        self, desk: Desk, requests: RequestForms, show: Callable[[int | None], object]
    ) -> None:
        self._desk = desk
        self._requests = requests
        self._show = show

    def entries(self, heat: HeatMap | None) -> Sequence[Entry]:
        """Give what can be done with a round."""
        if heat is None:
            return [("New round", lambda: self.add(None)), *self._templates()]
        return [
            ("Change the round", lambda: self.change(heat.round)),
            ("Ask more agencies", lambda: self.ask_more(heat.round)),
            ("Ask schools", lambda: self.ask_schools(heat.round)),
            ("Raise actions from gaps", lambda: self.raise_actions(heat)),
            *(entry for step in STEPS if step.name in _AT_ONCE for entry in self._all(step, heat)),
            None,
            ("New round", lambda: self.add(heat)),
            *self._templates(),
            None,
            ("Remove the round", lambda: self.remove(heat.round)),
        ]

    def _templates(self) -> Sequence[Entry]:
        return [
            ("New template", self.add_template),
            ("Templates", lambda: self._desk.go("return-templates", {})),
        ]

    def add(self, now: HeatMap | None) -> None:
        """Ask for a round, the present one suggesting the next; where there is no template yet, that comes first."""
        if now is not None:
            self._ask_for_round(_next_cycle(now))
            return
        with self._desk.core.read() as session:
            known = template_choices(session, "")
        if known:
            self._ask_for_round({"template": known[0]})
        else:
            self.add_template()

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

    def change(self, shown: RoundRecord) -> None:
        """Ask for corrections of a round."""

        def save(values: RoundValues) -> None:
            with self._desk.core.work("Change return round", shown.name) as work:
                change_round(work, shown.id, values, shown.version)

        ask(self._desk, shown.name, _ROUND, values_of(_ROUND, shown), save=save)

    def ask_more(self, shown: RoundRecord) -> None:
        """Ask which further agencies are to answer; those that were asked before are passed over."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Ask agencies", shown.name) as work:
                ask_agencies(work, shown.id, values["agencies"], values["sent_on"])

        given = {"sent_on": self._desk.core.clock.today()}
        title = f"Ask more agencies: {shown.name}"
        ask(self._desk, title, _ASKING, given, save=save, new=True, verb="Ask")

    def ask_schools(self, shown: RoundRecord) -> None:
        """Ask which schools are to answer, by phase, authority and trust."""

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

    def raise_actions(self, heat: HeatMap) -> None:
        """Offer an action for each weak cell that no open action is about."""
        self._desk.attempt(lambda: GapsDialog(self._desk, heat).show_fitted())

    def remove(self, shown: RoundRecord) -> None:
        """Remove a round with what was answered; Undo brings it back."""

        def act() -> None:
            with self._desk.core.work("Remove return round", shown.name) as work:
                remove_round(work, shown.id)
            self._show(None)

        self._desk.attempt(act)

    def _all(self, step: Step, heat: HeatMap) -> list[Entry]:
        waiting = [row.request for row in heat.rows if step.is_next(row.request)]
        if len(waiting) < 2:
            return []
        verb = f"{step.title}: all {counted(len(waiting), 'agency', 'agencies')} not in"
        return [(verb, lambda: self._requests.take(step, waiting))]


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
