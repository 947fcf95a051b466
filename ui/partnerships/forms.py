"""The forms of the partnership itself, its lead officers and its priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.partnerships.fields import OFFICER, PARTNERSHIP, PRIORITY, OfficerRole, PartnershipKind
from app.partnerships.operations import (
    add_officer,
    add_partnership,
    add_priority,
    change_officer,
    change_partnership,
    change_priority,
    replace_officer,
)
from app.partnerships.queries import officers_of, priorities_of
from app.partnerships.years import APRIL, JANUARY
from ui.asking import ask, without
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.partnerships.queries import OfficerRecord, PartnershipRecord, PriorityRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry

_USUAL = {
    "kind": PartnershipKind.CHILDREN,
    "reporting_year": APRIL,
    "financial_year": APRIL,
    "numbering_year": JANUARY,
}


class PartnershipForms:
    """Opens the forms of a partnership."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self, body: PartnershipRecord | None) -> Sequence[Entry]:
        """Give what can be done with a partnership, its officers and priorities."""
        if body is None:
            return [("Add partnership", self.add)]
        today = self._desk.core.clock.today()
        with self._desk.core.read() as session:
            officers = officers_of(session, body.id, today)
            priorities = priorities_of(session, body.id, today)
        entries: list[Entry] = [
            (f"Change {body.short_name or body.name}", lambda: self.change(body)),
            ("Add partnership", self.add),
            None,
            *(
                (f"{each.role.title_text}: {_told(each)}", self._following(each))
                for each in officers
            ),
            ("Add lead or delegated partner", lambda: self.add_officer(body)),
            None,
            *((f"Priority {each.place}: {each.name}", self._changing(each)) for each in priorities),
            ("Add priority", lambda: self.add_priority(body, len(priorities) + 1)),
        ]
        return entries

    def add(self) -> None:
        """Ask for a partnership, which is shown then; a second one begins on Home with what is still to be set up."""
        chosen = self._desk.partnership

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Add partnership", values["name"]) as work:
                added = add_partnership(work, values)  # type: ignore[arg-type]
            chosen.choose(added)
            if chosen.several:
                self._desk.go("home", {})

        ask(self._desk, "Add partnership", PARTNERSHIP, _USUAL, save=save, new=True)

    def change(self, body: PartnershipRecord) -> None:
        """Ask for corrections of a partnership."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Change partnership", body.name) as work:
                change_partnership(work, body.id, values, shown=body.version)  # type: ignore[arg-type]

        ask(self._desk, "Change partnership", PARTNERSHIP, values_of(PARTNERSHIP, body), save=save)

    def add_officer(self, body: PartnershipRecord) -> None:
        """Ask for a lead or delegated safeguarding partner."""
        fields = without(OFFICER, "partnership")

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Add safeguarding partner's officer", values["post"]) as work:
                add_officer(work, {**values, "partnership": body.id})  # type: ignore[typeddict-item]

        given = {"role": OfficerRole.DELEGATED, "first_day": self._desk.core.clock.today()}
        ask(self._desk, "Lead or delegated partner", fields, given, save=save, new=True)

    def add_priority(self, body: PartnershipRecord, place: int) -> None:
        """Ask for a priority."""
        fields = without(PRIORITY, "partnership")

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Add priority", values["name"]) as work:
                add_priority(work, {**values, "partnership": body.id})  # type: ignore[typeddict-item]

        given = {"place": place, "first_day": self._desk.core.clock.today()}
        ask(self._desk, "Add priority", fields, given, save=save, new=True)

    def _following(self, officer: OfficerRecord) -> Any:  # noqa: ANN401 - an act
        """Ask for corrections; another person from a later day on follows the present one."""
        fields = without(OFFICER, "partnership", "agency", "role")

        def save(values: dict[str, Any]) -> None:
            begins = values.get("first_day")
            with self._desk.core.work(
                "Change safeguarding partner's officer", officer.post
            ) as work:
                if values.get("person") and begins and begins > (officer.first_day or begins):
                    later = {name: values[name] for name in values if name != "first_day"}
                    replace_officer(work, officer.id, later, begins)  # type: ignore[arg-type]
                else:
                    change_officer(work, officer.id, values, shown=officer.version)  # type: ignore[arg-type]

        def act() -> None:
            title = f"{officer.role.title_text}, {officer.agency}"
            ask(self._desk, title, fields, values_of(fields, officer), save=save)

        return act

    def _changing(self, priority: PriorityRecord) -> Any:  # noqa: ANN401 - an act
        fields = without(PRIORITY, "partnership")

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Change priority", priority.name) as work:
                change_priority(work, priority.id, values, shown=priority.version)  # type: ignore[arg-type]

        def act() -> None:
            ask(self._desk, "Change priority", fields, values_of(fields, priority), save=save)

        return act


def _told(officer: OfficerRecord) -> str:
    return ", ".join(filter(None, (officer.person.name if officer.person else "", officer.post)))
