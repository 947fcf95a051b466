"""The forms of the partnership itself, its lead officers and its priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.listing import SqlRows
from app.partnerships.fields import (
    OFFICER,
    PARTNERSHIP,
    PRIORITY,
    Numbering,
    OfficerRole,
    OfficerValues,
    PartnershipKind,
    PartnershipValues,
    PriorityValues,
)
from app.partnerships.listings import OFFICERS, PRIORITIES
from app.partnerships.operations import (
    add_officer,
    add_partnership,
    add_priority,
    change_officer,
    change_partnership,
    change_priority,
    remove_officer,
    remove_priority,
    replace_officer,
)
from app.partnerships.queries import officers, officers_of, priorities, priorities_of
from app.partnerships.years import APRIL, JANUARY
from app.rows import Wish
from ui.asking import ask, without
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing, removing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.listing import Listing
    from app.partnerships.queries import OfficerRecord, PartnershipRecord, PriorityRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry

SETTING_UP = "setting-up"
"""The page that lists what is still to be done for a partnership."""

_USUAL = {
    "kind": PartnershipKind.CHILDREN,
    "reporting_year": APRIL,
    "financial_year": APRIL,
    "numbering": Numbering.YEAR,
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
            present = officers_of(session, body.id, today)
            chosen = priorities_of(session, body.id, today)
        entries: list[Entry] = [
            (f"Change {body.short_name or body.name}", lambda: self.change(body)),
            ("Add partnership", self.add),
            None,
            *((f"{each.role.title_text}: {_told(each)}", self.following(each)) for each in present),
            ("Add lead or delegated partner", lambda: self.add_officer(body)),
            ("All lead and delegated partners", lambda: open_officers(self._desk, body)),
            None,
            *((f"Priority {each.place}: {each.name}", self.changing(each)) for each in chosen),
            ("Add priority", lambda: self.add_priority(body, len(chosen) + 1)),
            ("All priorities", lambda: open_priorities(self._desk, body)),
        ]
        return entries

    def add(self) -> None:
        """Ask for a partnership, which is shown then; a second one begins with what is still to be set up."""
        chosen = self._desk.partnership

        def save(values: PartnershipValues) -> None:
            with self._desk.core.work("Add partnership", values["name"]) as work:
                added = add_partnership(work, values)
            chosen.choose(added)
            if chosen.several:
                self._desk.go(SETTING_UP, {})

        ask(self._desk, "Add partnership", PARTNERSHIP, _USUAL, save=save, new=True)

    def change(self, body: PartnershipRecord) -> None:
        """Ask for corrections of a partnership."""

        def save(values: PartnershipValues) -> None:
            with self._desk.core.work("Change partnership", body.name) as work:
                change_partnership(work, body.id, values, shown=body.version)

        ask(self._desk, "Change partnership", PARTNERSHIP, values_of(PARTNERSHIP, body), save=save)

    def add_officer(self, body: PartnershipRecord) -> None:
        """Ask for a lead or delegated safeguarding partner."""
        fields = without(OFFICER, "partnership")

        def save(values: OfficerValues) -> None:
            with self._desk.core.work("Add safeguarding partner's officer", values["post"]) as work:
                add_officer(work, {**values, "partnership": body.id})

        given = {"role": OfficerRole.DELEGATED, "first_day": self._desk.core.clock.today()}
        ask(self._desk, "Lead or delegated partner", fields, given, save=save, new=True)

    def add_priority(self, body: PartnershipRecord, place: int) -> None:
        """Ask for a priority."""
        fields = without(PRIORITY, "partnership")

        def save(values: PriorityValues) -> None:
            with self._desk.core.work("Add priority", values["name"]) as work:
                add_priority(work, {**values, "partnership": body.id})

        given = {"place": place, "first_day": self._desk.core.clock.today()}
        ask(self._desk, "Add priority", fields, given, save=save, new=True)

    def following(self, officer: OfficerRecord) -> Callable[[], None]:
        """Give the act that asks for corrections; another person from a later day on follows the present one."""
        fields = without(OFFICER, "partnership", "agency", "role")

        def save(values: OfficerValues) -> None:
            begins = values.get("first_day")
            with self._desk.core.work(
                "Change safeguarding partner's officer", officer.post
            ) as work:
                if values.get("person") and begins and begins > (officer.first_day or begins):
                    replace_officer(work, officer.id, values, begins)
                else:
                    change_officer(work, officer.id, values, shown=officer.version)

        def act() -> None:
            title = f"{officer.role.title_text}, {officer.agency}"
            ask(self._desk, title, fields, values_of(fields, officer), save=save)

        return act

    def changing(self, priority: PriorityRecord) -> Callable[[], None]:
        """Give the act that asks for corrections of a priority, or for its last day."""
        fields = without(PRIORITY, "partnership")

        def save(values: PriorityValues) -> None:
            with self._desk.core.work("Change priority", priority.name) as work:
                change_priority(work, priority.id, values, shown=priority.version)

        def act() -> None:
            ask(self._desk, "Change priority", fields, values_of(fields, priority), save=save)

        return act


def open_officers(desk: Desk, body: PartnershipRecord) -> ListDialog:
    """Show everybody who is, was or will be lead or delegated safeguarding partner."""

    def acts(over: Desk) -> Acts:
        forms = PartnershipForms(over)
        about = body.short_name or body.name

        def open_one(officer_id: int) -> None:
            with over.core.read() as session:
                [officer] = officers(session, [officer_id])
            forms.following(officer)()

        return Acts(
            open=open_one,
            edit=editing(over, ("Change safeguarding partner's officer", about), change_officer),
            delete=removing(over, ("Remove safeguarding partner's officer", about), remove_officer),
            add=("Add lead or delegated partner", lambda: forms.add_officer(body)),
        )

    return show_list(
        desk,
        f"Lead and delegated partners of {body.short_name or body.name}",
        ("Lead and delegated partners", _all(desk, OFFICERS, body), acts),
        shown=("role", "agency", "post", "person", "first_day", "last_day"),
        line=lambda: "One whose time is over is ended with a day, not removed.",
        empty="No lead or delegated partner is recorded yet.",
    )


def open_priorities(desk: Desk, body: PartnershipRecord) -> ListDialog:
    """Show every priority there is, was or will be."""

    def acts(over: Desk) -> Acts:
        forms = PartnershipForms(over)
        about = body.short_name or body.name

        def open_one(priority_id: int) -> None:
            with over.core.read() as session:
                [priority] = priorities(session, [priority_id])
            forms.changing(priority)()

        return Acts(
            open=open_one,
            edit=editing(over, ("Change priority", about), change_priority),
            delete=removing(over, ("Remove priority", about), remove_priority),
            add=("Add priority", lambda: forms.add_priority(body, len(rows().ids(Wish())) + 1)),
        )

    rows = _all(desk, PRIORITIES, body)
    return show_list(
        desk,
        f"Priorities of {body.short_name or body.name}",
        ("Priorities", rows, acts),
        shown=("place", "name", "agency", "first_day", "last_day"),
        line=lambda: "A priority that was worked on is ended with a day, not removed.",
        empty="No priority is recorded yet.",
    )


def _all(desk: Desk, listing: Listing, body: PartnershipRecord) -> Callable[[], SqlRows]:
    return lambda: SqlRows(desk.core, listing, partnership=body.id, with_ended=True)


def _told(officer: OfficerRecord) -> str:
    return ", ".join(filter(None, (officer.person.name if officer.person else "", officer.post)))
