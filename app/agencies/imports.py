"""Lists of agencies read from workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from app.agencies.fields import AGENCY
from app.agencies.operations import add_agencies, add_aliases, change_agencies
from app.agencies.queries import agency_names
from app.fields import Fields, Text, by_name
from app.images import conditions
from app.importing.kind import Accepted, Existing, ImportKind, Shown, Values
from app.importing.matching import same_text
from app.importing.split_names import FIRST_NAMES, SURNAMES
from app.record_values import named_values
from models.agencies import Agency

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.work import Work

_OF_FORM = by_name(AGENCY)
_COMPARED = ("short_name", "sector", "standing", "email", "phone", "closed_on", "notes")
_SHARED = (
    "Several agencies are called “{}”; read the file as a list of schools, with URN or authority."
)

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
    """Give the agencies that the rows name, under every name they go by, so that a nickname means the agency itself."""
    written = {same_text(row["name"]) for row in rows if row.get("name")}
    meant = [pair for pair in agency_names(session) if same_text(pair[0]) in written]
    records = _compared(session, [agency_id for _, agency_id in meant])
    bearers: dict[str, set[int]] = {}
    for name, agency_id in meant:
        bearers.setdefault(same_text(name), set()).add(agency_id)
    for name, agency_id in meant:
        record = records[agency_id]
        values = named_values(record, _COMPARED)
        doubt = _SHARED.format(name) if len(bearers[same_text(name)]) > 1 else ""
        if name == record.name:
            yield Existing(agency_id, record.version, {**values, "name": name}, doubt=doubt)
        else:
            yield Existing(agency_id, record.version, values, {"name": name}, doubt)


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add the new agencies with their nicknames and change the others."""
    new = [row.values for row in rows if row.existing is None]
    own: list[Any] = [
        {name: values[name] for name in values if name != "aliases"}
        if "aliases" in values
        else values
        for values in new
    ]
    ids = add_agencies(work, own)
    add_aliases(
        work,
        [
            (agency_id, nickname)
            for agency_id, values in zip(ids, new, strict=True)
            if "aliases" in values
            for nickname in _split(values["aliases"])
        ],
    )
    changes: dict[int, Any] = {}
    for row in rows:
        if row.existing is not None and row.changes:
            changed = changes.setdefault(row.existing.id, {})
            changed.update({name: after for name, (_, after) in row.changes.items()})
    change_agencies(work, changes)


def _compared(session: Session, ids: Sequence[int]) -> dict[int, Row[Any]]:
    """Read the compared values of agencies by id, some hundred to a query."""
    chosen = select(
        Agency.id, Agency.version, Agency.name, *(getattr(Agency, name) for name in _COMPARED)
    )
    return {
        row.id: row
        for condition in conditions(Agency.id, ids)
        for row in session.execute(chosen.where(condition))
    }


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").replace(",", ";").split(";") if part.strip()]


OF_PEOPLE = frozenset(
    {"name", "fullname", "agency", "agencyname", "organisation", "organisationname"}
    | {"organization", "nameofagency", "nameoforganisation", "employer", "partneragency"}
)
"""Headings beside that of the agency's name: a person's name, or the agency of the person who is named."""

AGENCY_LIST = ImportKind(
    "agencies",
    "Agencies",
    FIELDS,
    key=("name",),
    existing=existing,
    store=store,
    signs=("agencies", "organisations", "relevant agencies"),
    foreign=frozenset(
        {*FIRST_NAMES, *SURNAMES, "delegate", "delegatename", "attended", "attendance", "jobtitle"}
    ),
    stray=OF_PEOPLE,
    shown=Shown("agencies", "agency"),
)
