"""How partnerships, their lead officers and their priorities are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.agencies.queries import both_names
from app.belonging import Belonging
from app.listing import AS_AT, Listing, Scope, name_of, unscoped
from app.partnerships.fields import OFFICER, PARTNERSHIP, PRIORITY
from app.partnerships.queries import officers, partnerships, priorities
from models.agencies import Agency
from models.partnerships import PartnerOfficer, Partnership, Priority
from models.people import Person
from models.periods import on

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


def _within(record: Any) -> Any:  # noqa: ANN401 - a dated class of a partnership, and a function of the scope
    def conditions(scope: Scope) -> list[ColumnElement[bool]]:
        return [on(record, AS_AT)] if not scope.get("with_ended") else []

    return conditions


PARTNERSHIPS = Listing(
    kind="partnerships",
    title="Partnerships",
    one="partnership",
    fields=PARTNERSHIP,
    table="partnership",
    id_column=Partnership.id,
    source=Partnership,
    columns={
        "name": Partnership.name,
        "short_name": Partnership.short_name,
        "kind": Partnership.kind,
        "area": Partnership.area,
        "marking": Partnership.marking,
    },
    records=unscoped(partnerships),
    order=("name",),
    about=lambda record: record.short_name or record.name,
    belongs=Belonging(Partnership.id),
)

OFFICERS = Listing(
    kind="partner-officers",
    title="Lead and delegated safeguarding partners",
    one="safeguarding partner's officer",
    fields=OFFICER,
    table="partner_officer",
    id_column=PartnerOfficer.id,
    source=PartnerOfficer,
    columns={
        "partnership": name_of(Partnership, PartnerOfficer.partnership_id),
        "role": PartnerOfficer.role,
        "agency": name_of(Agency, PartnerOfficer.agency_id),
        "post": PartnerOfficer.post,
        "person": name_of(Person, PartnerOfficer.person_id),
        "first_day": PartnerOfficer.first_day,
        "last_day": PartnerOfficer.last_day,
    },
    found_by={"agency": both_names(PartnerOfficer.agency_id)},
    records=unscoped(officers),
    within=_within(PartnerOfficer),
    order=("role", "agency"),
    about=lambda record: f"{record.role.title_text}, {record.agency}",
    is_dated=True,
    belongs=Belonging(PartnerOfficer.partnership_id),
)

PRIORITIES = Listing(
    kind="priorities",
    title="Priorities",
    one="priority",
    fields=PRIORITY,
    table="priority",
    id_column=Priority.id,
    source=Priority,
    columns={
        "partnership": name_of(Partnership, Priority.partnership_id),
        "place": Priority.place,
        "name": Priority.name,
        "agency": name_of(Agency, Priority.agency_id),
        "first_day": Priority.first_day,
        "last_day": Priority.last_day,
    },
    records=unscoped(priorities),
    within=_within(Priority),
    order=("partnership", "place"),
    about=lambda record: record.name,
    is_dated=True,
    belongs=Belonging(Priority.partnership_id),
)
