"""What can be done to agencies; each checks the rules, changes, and returns an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.agencies.fields import AGENCY, AGENCY_NAME, AgencyValues
from app.agencies.rules import agency_problems, clashes, name_problems
from app.columns import column_rows, column_values
from app.errors import InvalidValues
from app.fields import problems
from models.agencies import Agency, AgencyName, Sector, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from app.work import Work

_DEFAULTS: AgencyValues = {
    "sector": Sector.OTHER,
    "standing": Standing.NONE,
    "quorum_agency": False,
}


def add_agency(work: Work, values: AgencyValues) -> int:
    """Add an agency; InvalidValues where a value or the whole cannot be."""
    full: dict[str, Any] = {"name": None, **_DEFAULTS, **values}
    _refuse(problems(AGENCY, full) | agency_problems(work.session, None, full))
    return work.add(Agency(**column_values(AGENCY, full)))


def add_agencies(work: Work, rows: Sequence[AgencyValues]) -> range:
    """Add many agencies at once, as an import does after checking each; gives their ids."""
    full = [cast("Mapping[str, Any]", {**_DEFAULTS, **values}) for values in rows]
    return work.insert_many(Agency, column_rows(AGENCY, full))


def change_agency(
    work: Work, agency_id: int, values: AgencyValues, shown: int | None = None
) -> int:
    """Change some values of an agency; a new name goes on meaning the same agency under its old one too."""
    row = work.get(Agency, agency_id)
    _refuse(agency_problems(work.session, agency_id, _whole(row) | dict(values)))
    work.edit(row, cast("Mapping[str, Any]", values), AGENCY, shown)
    return agency_id


def change_agencies(work: Work, changes: Mapping[int, AgencyValues]) -> None:
    """Change values of many agencies at once, as an import does after checking each: `{id: values}`."""
    _refuse(clashes(work.session, cast("Mapping[int, Mapping[str, Any]]", changes)))
    columns = column_rows(AGENCY, [cast("Mapping[str, Any]", each) for each in changes.values()])
    work.update_many(Agency, dict(zip(changes, columns, strict=True)))


def rename_agency(work: Work, agency_id: int, name: str, first_day: date) -> int:
    """Give an agency a new name from a day on; the present one is kept until the day before."""
    row = work.get(Agency, agency_id)
    _refuse(
        problems(AGENCY, {"name": name})
        | agency_problems(work.session, agency_id, _whole(row) | {"name": name})
    )
    until = first_day.fromordinal(first_day.toordinal() - 1)
    work.add(
        AgencyName(
            agency_id=agency_id, name=row.name, is_alias=False, first_day=None, last_day=until
        )
    )
    row.name = name
    return agency_id


def add_alias(work: Work, agency_id: int, name: str) -> int:
    """Keep a nickname of an agency, so that imports and searches find it."""
    values = {"agency": agency_id, "name": name, "is_alias": True}
    _refuse(problems(AGENCY_NAME, values) | name_problems(work.session, agency_id, values))
    return work.add(AgencyName(agency_id=agency_id, name=name, is_alias=True))


def add_aliases(work: Work, names: Iterable[tuple[int, str]]) -> None:
    """Keep nicknames of agencies that have none yet, as (agency id, name); one that is given twice is kept once."""
    kept: dict[tuple[int, str], str] = {}
    for agency_id, name in names:
        kept.setdefault((agency_id, name.casefold()), name)
    work.insert_many(
        AgencyName,
        [
            {"agency_id": agency_id, "name": name, "is_alias": True}
            for (agency_id, _), name in kept.items()
        ],
    )


def remove_name(work: Work, name_id: int) -> int:
    """Forget a nickname or a former name."""
    work.delete(work.get(AgencyName, name_id))
    return name_id


def succeed_agency(work: Work, agency_id: int, successor_id: int, first_day: date) -> int:
    """Let another agency take over from a day on; this one closes the day before and is named no longer."""
    row = work.get(Agency, agency_id)
    last = first_day.fromordinal(first_day.toordinal() - 1)
    values: AgencyValues = {"succeeded_by": successor_id, "closed_on": last}
    if row.standing is not Standing.NONE and row.standing_to is None:
        values["standing_to"] = last
    return change_agency(work, agency_id, values)


def remove_agency(work: Work, agency_id: int) -> int:
    """Remove an agency that nothing refers to; one that took part in anything is closed, not removed."""
    row = work.get(Agency, agency_id)
    names = [name.id for name in work.session.query(AgencyName).filter_by(agency_id=agency_id)]
    work.delete_many(AgencyName, names)
    work.delete(row)
    return agency_id


_COLUMNS = {
    "name": "name",
    "standing_from": "standing_from",
    "standing_to": "standing_to",
    "urn": "urn",
    "local_authority": "local_authority",
    "part_of": "part_of_id",
    "succeeded_by": "succeeded_by_id",
}


def _whole(row: Agency) -> dict[str, Any]:
    return {name: getattr(row, column) for name, column in _COLUMNS.items()}


def _refuse(found: Mapping[str, str]) -> None:
    if found:
        raise InvalidValues(found)
