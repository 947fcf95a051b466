"""What can be done to partnerships, their lead officers and priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import InvalidValues, refuse
from app.fields import problems
from app.partnerships.fields import (
    OFFICER,
    PARTNERSHIP,
    PRIORITY,
    Numbering,
    OfficerValues,
    PartnershipKind,
    PartnershipValues,
    PriorityValues,
)
from app.partnerships.rules import officer_problems, partnership_problems
from app.partnerships.years import APRIL, JANUARY
from app.periods import day_before, order_problem
from models.partnerships import PartnerOfficer, Partnership, Priority

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.work import Work

UNNAMED = "My partnership"


def add_partnership(work: Work, values: PartnershipValues) -> int:
    """Add a partnership; years begin on 1 April, numbers per year on 1 January, where nothing else is said."""
    full: dict[str, Any] = {
        "name": None,
        "kind": PartnershipKind.CHILDREN,
        "reporting_year": APRIL,
        "financial_year": APRIL,
        "numbering": Numbering.YEAR,
        "numbering_year": JANUARY,
        **values,
    }
    refuse(problems(PARTNERSHIP, full) | partnership_problems(work.session, None, full))
    return work.add(Partnership(**column_values(PARTNERSHIP, full)))


def partnership_meant(work: Work, given: int | None = None) -> int:
    """Give the id of the partnership that a new record is for: the one named, else the only one of the file.

    A file without any gets one, to be named later: what partners sent is never refused for the lack of it.
    InvalidValues where the file has several and none is named.
    """
    if given is not None:
        return given
    known = work.session.scalars(select(Partnership.id).limit(2)).all()
    if len(known) > 1:
        raise InvalidValues(
            {"partnership": "This file holds several partnerships; say which one this is for."}
        )
    return known[0] if known else add_partnership(work, {"name": UNNAMED})


def change_partnership(
    work: Work, partnership_id: int, values: PartnershipValues, shown: int | None = None
) -> int:
    """Change some values of a partnership."""
    row = work.get(Partnership, partnership_id)
    given = cast("Mapping[str, Any]", values)
    refuse(partnership_problems(work.session, partnership_id, given))
    work.edit(row, given, PARTNERSHIP, shown)
    return partnership_id


def add_officer(work: Work, values: OfficerValues) -> int:
    """Record who is lead or delegated safeguarding partner of an agency between two days."""
    full: dict[str, Any] = {"partnership": None, "role": None, "agency": None, "post": None}
    full |= values
    refuse(problems(OFFICER, full) | officer_problems(work.session, None, full))
    return work.add(PartnerOfficer(**column_values(OFFICER, full)))


def replace_officer(work: Work, officer_id: int, values: OfficerValues, first_day: date) -> int:
    """End a lead officer's role the day before `first_day` and give it to another from then on."""
    row = work.get(PartnerOfficer, officer_id)
    following = field_values(OFFICER, row) | dict(cast("Mapping[str, Any]", values))
    change_officer(work, officer_id, {"last_day": day_before(first_day)})
    whole = {**following, "first_day": first_day, "last_day": values.get("last_day")}
    return add_officer(work, cast("OfficerValues", whole))


def change_officer(
    work: Work, officer_id: int, values: OfficerValues, shown: int | None = None
) -> int:
    """Correct a lead officer's record, or end it by its last day."""
    row = work.get(PartnerOfficer, officer_id)
    given = cast("Mapping[str, Any]", values)
    whole = field_values(OFFICER, row) | dict(given)
    refuse(officer_problems(work.session, officer_id, whole))
    work.edit(row, given, OFFICER, shown)
    return officer_id


def remove_officer(work: Work, officer_id: int) -> int:
    """Remove a lead officer's record that was a mistake; one that was true is ended instead."""
    work.delete(work.get(PartnerOfficer, officer_id))
    return officer_id


def add_priority(work: Work, values: PriorityValues) -> int:
    """Add a priority of a partnership."""
    full: dict[str, Any] = {"partnership": None, "name": None, "place": 1, **values}
    refuse(problems(PRIORITY, full) | order_problem(full))
    return work.add(Priority(**column_values(PRIORITY, full)))


def change_priority(
    work: Work, priority_id: int, values: PriorityValues, shown: int | None = None
) -> int:
    """Change some values of a priority."""
    row = work.get(Priority, priority_id)
    given = cast("Mapping[str, Any]", values)
    refuse(order_problem(field_values(PRIORITY, row) | dict(given)))
    work.edit(row, given, PRIORITY, shown)
    return priority_id


def remove_priority(work: Work, priority_id: int) -> int:
    """Remove a priority that nothing refers to; one that was worked on is ended instead."""
    work.delete(work.get(Priority, priority_id))
    return priority_id
