"""Lists of agencies read from workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.agencies.fields import AGENCY, AgencyValues, Sector, Standing
from app.agencies.operations import add_agencies, add_alias, change_agency
from app.agencies.queries import agencies, known_agencies
from app.fields import Fields, Text, by_name
from app.importing.kind import Accepted, Existing, ImportKind, Shown, Values

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.work import Work

_OF_FORM = by_name(AGENCY)
_COMPARED = ("short_name", "sector", "standing", "email", "phone", "closed_on", "notes")

FIELDS: Fields = (
    _OF_FORM["name"],
    _OF_FORM["short_name"],
    replace(_OF_FORM["sector"], required=False),
    replace(_OF_FORM["standing"], required=False),
    _OF_FORM["email"],
    _OF_FORM["phone"],
    _OF_FORM["closed_on"],
    _OF_FORM["notes"],
    Text("aliases", "Also known as", aliases=("alias", "aliases", "other names", "nickname")),
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give each agency under every name it goes by, so that a nickname in the list means the agency itself."""
    del rows
    known = known_agencies(session)
    records = {each.id: each for each in agencies(session, [each.id for each in known])}
    for each in known:
        values = {name: getattr(records[each.id], name) for name in _COMPARED}
        for name in (each.name, *(other for other, _ in each.others)):
            yield Existing(each.id, records[each.id].version, {"name": name, **values})


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add the new agencies at once and change the others one by one."""
    new = [row for row in rows if row.existing is None]
    ids = add_agencies(work, [_new_values(row.values) for row in new])
    for agency_id, row in zip(ids, new, strict=True):
        for nickname in _split(row.values.get("aliases")):
            add_alias(work, agency_id, nickname)
    for row in rows:
        changes: Any = {name: after for name, (_, after) in row.changes.items()}
        if row.existing is not None and changes:
            change_agency(work, row.existing.id, changes)


def _new_values(values: Values) -> AgencyValues:
    full: Any = {name: values.get(name) for name in ("name", *_COMPARED)}
    full["sector"] = full["sector"] or Sector.OTHER
    full["standing"] = full["standing"] or Standing.NONE
    return full  # type: ignore[no-any-return]  # the values of one record by Field name


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").replace(",", ";").split(";") if part.strip()]


AGENCY_LIST = ImportKind(
    "agencies",
    "Agencies",
    FIELDS,
    key=("name",),
    existing=existing,
    store=store,
    signs=("agencies", "organisations", "relevant agencies"),
    shown=Shown("agencies", "agency"),
)
