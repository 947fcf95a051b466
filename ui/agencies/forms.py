"""The forms of agencies, their names, succession and engagement, each with its act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.agencies.fields import (
    AGENCY,
    AGENCY_NAME,
    OF_SCHOOLS,
    AgencyValues,
    Sector,
    Standing,
)
from app.agencies.operations import (
    add_agency,
    add_alias,
    change_agency,
    remove_agency,
    remove_name,
    rename_agency,
    succeed_agency,
)
from app.agencies.queries import names_of
from app.engagement.fields import ENGAGEMENT, EngagementValues, Route
from app.engagement.operations import add_engagement, change_engagement, remove_engagement
from app.engagement.queries import ENGAGEMENTS, engagements, routes_of
from app.fields import Day, Fields, Link, Text
from app.listing import SqlRows
from app.partnerships.queries import NoPartnership
from ui.asking import ask, some, without
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing, removing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.agencies.queries import AgencyRecord
    from app.engagement.queries import EngagementRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry

_RENAME: Fields = (
    Text("name", "New name", required=True),
    Day("first_day", "From", required=True),
)
_SUCCESSION: Fields = (
    Link("succeeded_by", "Taken over by", kind="agencies", required=True),
    Day("first_day", "From", required=True, help="The old agency's last day is the day before."),
)
_ENDING: Fields = (Day("last_day", "Last day", required=True),)
_NEW = {"sector": Sector.OTHER, "standing": Standing.RELEVANT_AGENCY, "quorum_agency": False}
_NEW_SCHOOL = {**_NEW, "sector": Sector.SCHOOL}
_OF_SCHOOL = some(
    AGENCY, "name", *OF_SCHOOLS, "standing", "standing_from", "email", "phone", "notes"
)


class AgencyForms:
    """Opens the forms for agencies."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self) -> None:
        """Ask for an agency."""
        fields = without(AGENCY, "succeeded_by", "standing_to", "closed_on", *OF_SCHOOLS)
        self._add("Add agency", fields, _NEW)

    def add_school(self) -> None:
        """Ask for a school, with what tells it from others of its name."""
        self._add("Add school", _OF_SCHOOL, _NEW_SCHOOL)

    def _add(self, title: str, fields: Fields, given: Mapping[str, Any]) -> None:
        def save(values: AgencyValues) -> None:
            with self._desk.core.work(title, values["name"]) as work:
                add_agency(work, cast("AgencyValues", {**given, **values}))

        ask(self._desk, title, fields, given, save=save, new=True)

    def entries(self, agency: AgencyRecord) -> Sequence[Entry]:
        """Give what can be done with an agency."""
        with self._desk.core.read() as session:
            names = names_of(session, agency.id)
            routes = routes_of(session, agency.id, self._desk.core.clock.today())
        return [
            ("Change agency", lambda: self.change(agency)),
            ("New name from a day", lambda: self.rename(agency)),
            ("Add nickname", lambda: self.nickname(agency)),
            *(
                (f"Forget the name {each.name}", self._forgetting(agency, each.id))
                for each in names
            ),
            None,
            ("Taken over by another agency", lambda: self.succeed(agency)),
            None,
            ("Add a way of taking part", lambda: self.engage(agency)),
            *((f"No longer: {each.told}", self._ending(agency, each)) for each in routes),
            ("All ways of taking part", lambda: open_routes(self._desk, agency)),
            None,
            ("Remove agency added by mistake", lambda: self.remove(agency)),
        ]

    def change(self, agency: AgencyRecord) -> None:
        """Ask for corrections of an agency."""
        fields = without(AGENCY, *OF_SCHOOLS)
        title = "Change agency"
        if agency.is_school:
            fields = (*some(AGENCY, "name", *OF_SCHOOLS), *without(fields, "name"))
            title = "Change school"

        def save(values: AgencyValues) -> None:
            with self._desk.core.work(title, agency.name) as work:
                change_agency(work, agency.id, values, shown=agency.version)

        ask(self._desk, title, fields, values_of(fields, agency), save=save)

    def rename(self, agency: AgencyRecord) -> None:
        """Ask for a new name from a day on; the old one stays for the days before."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Rename agency", agency.name) as work:
                rename_agency(work, agency.id, values["name"], values["first_day"])

        given = {"first_day": self._desk.core.clock.today()}
        ask(
            self._desk,
            f"New name of {agency.name}",
            _RENAME,
            given,
            save=save,
            new=True,
            verb="Rename",
        )

    def nickname(self, agency: AgencyRecord) -> None:
        """Ask for a further name it goes by."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Add nickname", agency.name) as work:
                add_alias(work, agency.id, values["name"])

        fields = some(AGENCY_NAME, "name")
        ask(self._desk, f"Nickname of {agency.name}", fields, {}, save=save, new=True)

    def succeed(self, agency: AgencyRecord) -> None:
        """Ask who took over its work and from when."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Record succession", agency.name) as work:
                succeed_agency(work, agency.id, values["succeeded_by"], values["first_day"])

        given = {"first_day": self._desk.core.clock.today()}
        title = f"Who takes over from {agency.name}"
        ask(self._desk, title, _SUCCESSION, given, save=save, new=True, verb="Save")

    def engage(self, agency: AgencyRecord) -> None:
        """Ask how it takes part beside its seats."""
        fields = some(ENGAGEMENT, "route", "group", "via", "first_day")
        own = self._desk.partnership.id
        if own is None:
            raise NoPartnership

        def save(values: EngagementValues) -> None:
            with self._desk.core.work("Add engagement route", agency.name) as work:
                add_engagement(work, {**values, "agency": agency.id, "partnership": own})

        given = {"route": Route.EVENTS}
        ask(self._desk, f"How {agency.name} takes part", fields, given, save=save, new=True)

    def remove(self, agency: AgencyRecord) -> None:
        """Remove an agency that nothing refers to; Undo brings it back."""

        def act() -> None:
            with self._desk.core.work("Remove agency", agency.name) as work:
                remove_agency(work, agency.id)

        self._desk.attempt(act)

    def _forgetting(self, agency: AgencyRecord, name_id: int) -> Callable[[], object]:
        def act() -> None:
            with self._desk.core.work("Forget a name of an agency", agency.name) as work:
                remove_name(work, name_id)

        return lambda: self._desk.attempt(act)

    def change_route(self, agency: AgencyRecord, route: EngagementRecord) -> None:
        """Ask for corrections of a way of taking part, or for its last day."""
        fields = without(ENGAGEMENT, "partnership", "agency")

        def save(values: EngagementValues) -> None:
            with self._desk.core.work("Change engagement route", agency.name) as work:
                change_engagement(work, route.id, values, route.version)

        title = f"{agency.name}: {route.told}"
        ask(self._desk, title, fields, values_of(fields, route), save=save)

    def _ending(self, agency: AgencyRecord, route: EngagementRecord) -> Callable[[], object]:
        """Give the act that asks for the last day of a way of taking part."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("End engagement route", agency.name) as work:
                change_engagement(work, route.id, {"last_day": values["last_day"]})

        def act() -> None:
            given = {"last_day": self._desk.core.clock.today()}
            title = f"{agency.name} no longer takes part: {route.told}"
            ask(self._desk, title, _ENDING, given, save=save, new=True, verb="End")

        return act


def open_routes(desk: Desk, agency: AgencyRecord) -> ListDialog:
    """Show every way in which an agency takes, took or will take part."""

    def acts(over: Desk) -> Acts:
        forms = AgencyForms(over)

        def open_one(route_id: int) -> None:
            with over.core.read() as session:
                [route] = engagements(session, [route_id])
            forms.change_route(agency, route)

        return Acts(
            open=open_one,
            edit=editing(over, ("Change engagement route", agency.name), change_engagement),
            delete=removing(over, ("Remove engagement route", agency.name), remove_engagement),
            add=("Add a way of taking part", lambda: forms.engage(agency)),
        )

    return show_list(
        desk,
        f"How {agency.name} takes part",
        (
            "Ways of taking part",
            lambda: SqlRows(desk.core, ENGAGEMENTS, agency=agency.id, with_ended=True),
            acts,
        ),
        shown=("route", "group", "via", "first_day", "last_day"),
        line=lambda: "A way that was true is ended with a day, not removed.",
        empty="It takes part by its seats only.",
    )
