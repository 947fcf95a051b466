"""What can be asked about agencies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from app.agencies.fields import AGENCY, OF_SCHOOLS
from app.agencies.telling_apart import HAS_TWIN, told_apart
from app.fields import Ref
from app.images import among
from app.importing.lookup import Known
from app.listing import AS_AT, IDS, Listing, Scope, unscoped
from app.record_values import named_values
from app.search import Searched, Words
from app.typed import holding
from models.agencies import Agency, AgencyName, Phase, Sector, Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class AgencyRecord:
    """An agency as lists and pages show it."""

    id: int
    version: int
    name: str
    short_name: str | None
    sector: Sector
    standing: Standing
    standing_from: date | None
    standing_to: date | None
    part_of: Ref | None
    succeeded_by: Ref | None
    quorum_agency: bool
    email: str | None
    phone: str | None
    closed_on: date | None
    notes: str | None
    urn: str | None
    phase: Phase | None
    local_authority: str | None
    trust: str | None
    postcode: str | None
    aliases: str

    @property
    def is_school(self) -> bool:
        """Say whether it is a school, which is listed apart."""
        return self.sector is Sector.SCHOOL


@dataclass(frozen=True)
class NameRecord:
    """A further name of an agency: a nickname, or a name between two days."""

    id: int
    name: str
    is_alias: bool
    first_day: date | None
    last_day: date | None


def agencies(session: Session, ids: Sequence[int]) -> list[AgencyRecord]:
    """Read agencies with their links and nicknames, two queries however many."""
    whole, later = aliased(Agency), aliased(Agency)
    chosen = (
        select(Agency, whole.name, later.name)
        .outerjoin(whole, whole.id == Agency.part_of_id)
        .outerjoin(later, later.id == Agency.succeeded_by_id)
        .where(Agency.id.in_(ids))
    )
    nicknames = _nicknames(session, ids)
    return [
        _record(row, part_of, succeeded_by, nicknames.get(row.id, ""))
        for row, part_of, succeeded_by in session.execute(chosen)
    ]


def names_of(session: Session, agency_id: int) -> list[NameRecord]:
    """Give the nicknames and dated names of an agency, newest first."""
    chosen = select(AgencyName).where(AgencyName.agency_id == agency_id)
    rows = session.scalars(chosen.order_by(AgencyName.last_day.desc(), AgencyName.name))
    return [NameRecord(row.id, row.name, row.is_alias, row.first_day, row.last_day) for row in rows]


def predecessors(session: Session, agency_id: int) -> list[Ref]:
    """Give the agencies that this one took over from."""
    chosen = select(Agency.id, Agency.name).where(Agency.succeeded_by_id == agency_id)
    return [Ref(row.id, row.name) for row in session.execute(chosen.order_by(Agency.name))]


def sectors_of(session: Session, agency_ids: Collection[int]) -> dict[int, Sector]:
    """Give the sector of each agency by its id, in one query."""
    chosen = select(Agency.id, Agency.sector).where(Agency.id.in_(agency_ids))
    return {row.id: row.sector for row in session.execute(chosen)}


def agency_ref(agency_id: int | None, name: str | None, short: str | None) -> Ref | None:
    """Give an agency as a row of another feature shows it, or None where there is none."""
    return Ref(agency_id, name, short or "") if agency_id is not None and name else None


def both_names(column: Any) -> Any:  # noqa: ANN401 - a column that refers to an agency, and an expression
    """Give the names by which the list of another feature finds the agency that a column refers to."""
    return select(BOTH_NAMES).where(Agency.id == column).scalar_subquery()


def agency_choices(session: Session, typed: str, limit: int = 20) -> list[Ref]:
    """Give agencies whose name, short name or nickname holds what was typed, for a form."""
    nicknamed = select(AgencyName.agency_id).where(holding(typed, AgencyName.name))
    chosen = select(Agency, HAS_TWIN).where(
        or_(holding(typed, Agency.name, Agency.short_name, Agency.urn), Agency.id.in_(nicknamed))
    )
    return [
        Ref(row.id, told_apart(row) if has_twin else row.name, row.short_name or "")
        for row, has_twin in session.execute(chosen.order_by(Agency.name).limit(limit))
    ]


def agency_names(session: Session) -> list[tuple[str, int]]:
    """Give every name an agency is known by with its id: present, short, former and nicknames; for matching."""
    own = select(Agency.name, Agency.id)
    short = select(Agency.short_name, Agency.id).where(Agency.short_name.is_not(None))
    further = select(AgencyName.name, AgencyName.agency_id)
    return [
        (str(name), agency_id)
        for chosen in (own, short, further)
        for name, agency_id in session.execute(chosen)
    ]


def names_on(session: Session, ids: Sequence[int], day: date) -> dict[int, str]:
    """Give the former names under which agencies went on a day; one that kept its name since is left out."""
    rows = session.execute(_former_names(), {"ids": ids, "as_at": day})
    return {row.agency_id: row.name for row in rows}


@cache
def _former_names() -> Select[int, str]:
    then = select(AgencyName.agency_id, AgencyName.name).where(
        AgencyName.agency_id.in_(IDS), AgencyName.is_alias.is_(False), AgencyName.last_day >= AS_AT
    )
    return then.order_by(AgencyName.last_day.desc())


def known_agencies(session: Session) -> list[Known]:
    """Give every agency an import may name, with its short name, nicknames and former names."""
    others: dict[int, list[tuple[str, str]]] = {}
    for row in session.scalars(select(AgencyName).order_by(AgencyName.id)):
        until = f"name until {row.last_day.year}" if row.last_day else "former name"
        others.setdefault(row.agency_id, []).append((row.name, "alias" if row.is_alias else until))
    chosen = select(Agency, HAS_TWIN).order_by(Agency.id)
    return [
        Known(
            row.id,
            told_apart(row) if has_twin else row.name,
            (
                *(((row.name, "its name"),) if has_twin else ()),
                *(((row.short_name, "short name"),) if row.short_name else ()),
                *(((row.urn, "URN"),) if row.urn else ()),
                *others.get(row.id, ()),
            ),
            row.closed_on,
        )
        for row, has_twin in session.execute(chosen)
    ]


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if scope.get("as_at"):
        found.append(or_(Agency.closed_on.is_(None), Agency.closed_on >= scope["as_at"]))
    if "schools" in scope:
        found.append((Agency.sector == Sector.SCHOOL).is_(scope["schools"]))
    return found


def _nicknames(session: Session, ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    chosen = select(AgencyName.agency_id, AgencyName.name).where(among(AgencyName.agency_id, ids))
    for agency_id, name in session.execute(chosen.order_by(AgencyName.name)):
        found.setdefault(agency_id, []).append(name)
    return {agency_id: "; ".join(names) for agency_id, names in found.items()}


def _record(
    row: Agency, part_of: str | None, succeeded_by: str | None, aliases: str
) -> AgencyRecord:
    plain = named_values(row, _PLAIN)
    return AgencyRecord(
        **plain,
        part_of=Ref(row.part_of_id, part_of) if row.part_of_id and part_of else None,
        succeeded_by=Ref(row.succeeded_by_id, succeeded_by)
        if row.succeeded_by_id and succeeded_by
        else None,
        aliases=aliases,
    )


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    chosen = select(
        Agency.id, Agency.name, Agency.short_name, Agency.urn, Agency.local_authority, Agency.notes
    ).where(among(Agency.id, ids))
    nicknames = _nicknames(session, ids)
    return {
        row_id: (name, " ".join(filter(None, (short_name, nicknames.get(row_id), *further))))
        for row_id, name, short_name, *further in session.execute(chosen)
    }


AGENCY_SHORT: ColumnElement[str] = func.coalesce(Agency.short_name, Agency.name)
"""What narrow rows call an agency: its short name, or its name where it has none."""

BOTH_NAMES: ColumnElement[str] = Agency.name + " " + func.coalesce(Agency.short_name, "")
"""By what the lists of other features find an agency: its name and its short name."""

_PLAIN = (
    "id",
    "version",
    "name",
    "short_name",
    "sector",
    "standing",
    "standing_from",
    "standing_to",
    "quorum_agency",
    "email",
    "phone",
    "closed_on",
    "notes",
    *OF_SCHOOLS,
)
_KNOWN_AS = (
    select(func.group_concat(AgencyName.name, "; "))
    .where(AgencyName.agency_id == Agency.id)
    .scalar_subquery()
)

AGENCIES = Listing(
    kind="agencies",
    title="Agencies",
    one="agency",
    fields=AGENCY,
    table="agency",
    id_column=Agency.id,
    source=Agency,
    columns={
        "name": Agency.name,
        "short_name": Agency.short_name,
        "sector": Agency.sector,
        "standing": Agency.standing,
        "email": Agency.email,
        "phone": Agency.phone,
        "closed_on": Agency.closed_on,
        **{name: getattr(Agency, name) for name in OF_SCHOOLS},
        "aliases": _KNOWN_AS,
    },
    records=unscoped(agencies),
    within=_within,
    order=("name",),
    about=lambda record: record.short_name or record.name,
)

AGENCY_WORDS = Searched(
    1, "agency", "agencies", _words, icon="building-2", parts={"agency_name": "agency_id"}
)
