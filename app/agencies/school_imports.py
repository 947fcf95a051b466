"""Lists of schools read from workbooks: known by their URN, else by name and authority, never by a likeness."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.fields import AGENCY, Phase, Sector
from app.agencies.imports import OF_PEOPLE
from app.agencies.operations import add_agencies, add_aliases, change_agencies
from app.agencies.queries import agency_names
from app.agencies.telling_apart import told_apart
from app.fields import Choice, Fields, by_name
from app.importing.kind import Accepted, Existing, ImportKind, Shown, StandIn, Values
from app.importing.matching import same_text
from app.record_values import named_values
from app.wording import listed
from models.agencies import Agency

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from app.work import Work

_OF_FORM = by_name(AGENCY)
_COMPARED = (
    "name",
    "urn",
    "phase",
    "local_authority",
    "trust",
    "postcode",
    "standing",
    "email",
    "phone",
    "closed_on",
    "notes",
)
_NAMELESS = "School with URN {}"

_PHASES = (
    (r"pupil referral|\bpru\b|alternative", Phase.ALTERNATIVE),
    (r"special", Phase.SPECIAL),
    (r"independent", Phase.INDEPENDENT),
    (r"nursery|early years", Phase.NURSERY),
    (r"all.through", Phase.ALL_THROUGH),
    (r"\b16\b|sixth|college|further education", Phase.POST_16),
    (r"primary|infant|junior|first", Phase.PRIMARY),
    (r"secondary|high|upper", Phase.SECONDARY),
)
"""What lists write for a phase: "State-funded primary", "Middle deemed secondary", "16 plus"; the first that fits."""


@dataclass(frozen=True)
class SaidPhase(Choice):
    """A phase in the words of the national register and of councils' lists."""

    def _read(self, text: str) -> Any:  # noqa: ANN401 - a word, or None where the text says that there is none
        folded = text.casefold()
        if folded in {"not applicable", "n/a"}:
            return None
        found = next((phase for said, phase in _PHASES if re.search(said, folded)), None)
        if found is None:
            return super()._read(text)
        return found


PHASE = SaidPhase(
    "phase",
    "Phase",
    words=Phase,
    chip=False,
    aliases=("school type", "phase of education", "school phase", "type of school", "sector"),
)

FIELDS: Fields = (
    replace(
        _OF_FORM["name"],
        aliases=("school", "school name", "name of school", "establishment name", "setting"),
    ),
    replace(_OF_FORM["urn"], listed=True),
    PHASE,
    replace(
        _OF_FORM["local_authority"],
        required=True,
        listed=True,
        aliases=(
            *_OF_FORM["local_authority"].aliases,
            "authority name",
            "local education authority",
        ),
    ),
    _OF_FORM["trust"],
    _OF_FORM["postcode"],
    replace(_OF_FORM["standing"], required=False),
    _OF_FORM["email"],
    _OF_FORM["phone"],
    replace(_OF_FORM["closed_on"], aliases=("close date", "date closed", "closed")),
    _OF_FORM["notes"],
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the agency that each row means: by its URN, else by a name it goes by in the row's authority."""
    agencies = {each.id: each for each in session.scalars(select(Agency))}
    by_urn = {each.urn: each for each in agencies.values() if each.urn}
    by_name: dict[str, dict[int, Agency]] = {}
    for name, agency_id in agency_names(session):
        by_name.setdefault(same_text(name), {})[agency_id] = agencies[agency_id]
    for row in rows:
        found = by_urn.get(row.get("urn") or "")
        if found is not None:
            yield Existing(found.id, found.version, _compared(found, row, by_name))
            continue
        meant = [
            each
            for each in by_name.get(same_text(row.get("name") or ""), {}).values()
            if _may_be(each, row)
        ]
        if meant:
            key = {name: row.get(name) for name in ("name", "urn", "local_authority")}
            doubt = _doubt(meant) if len(meant) > 1 else ""
            values = _compared(meant[0], row, by_name)
            yield Existing(meant[0].id, meant[0].version, values, key, doubt)


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add the schools that are new and change the others; one that is called otherwise keeps its old name too."""
    add_agencies(
        work,
        [
            {"sector": Sector.SCHOOL, **row.values}  # type: ignore[typeddict-item]  # names of Fields
            for row in rows
            if row.existing is None
        ],
    )
    changes: dict[int, Any] = {}
    names: list[tuple[int, str]] = []
    for row in rows:
        if row.existing is not None and row.changes:
            changed = {name: after for name, (_, after) in row.changes.items()}
            changes.setdefault(row.existing.id, {}).update(changed)
            before = row.changes.get("name", ("", ""))[0]
            if before and not re.fullmatch(_NAMELESS.format(r"\d+"), before):
                names.append((row.existing.id, before))
    change_agencies(work, changes)
    add_aliases(work, names)


def _may_be(agency: Agency, row: Values) -> bool:
    """Say whether nothing tells an agency of a row's name from the row: another URN, or another authority."""
    other = agency.urn and row.get("urn") and agency.urn != row["urn"]
    places = (agency.local_authority or "", row.get("local_authority") or "")
    return not other and ("" in places or same_text(places[0]) == same_text(places[1]))


def _compared(agency: Agency, row: Values, by_name: dict[str, dict[int, Agency]]) -> dict[str, Any]:
    """Give the values to compare; a name that means the agency already is no change of its name."""
    values = named_values(agency, _COMPARED)
    known = by_name.get(same_text(row.get("name") or ""), {})
    if agency.id in known:
        values["name"] = row["name"]
    if same_text(agency.local_authority or "") == same_text(row.get("local_authority") or ""):
        values["local_authority"] = row.get("local_authority")
    return values


def _doubt(meant: Sequence[Agency]) -> str:
    return f"It may be {listed([told_apart(each) for each in meant], 'or')}; give its URN."


SCHOOL_LIST = ImportKind(
    "schools",
    "Schools",
    FIELDS,
    key=("name", "local_authority"),
    existing=existing,
    store=store,
    surest="urn",
    stand_in=StandIn(
        "name",
        "urn",
        _NAMELESS,
        "Some schools have a URN and no name. Keep each as “School with URN 123456” until a list names it?",
    ),
    given_later=frozenset({"local_authority"}),
    signs=("schools", "education premises", "school list", "establishments"),
    stray=OF_PEOPLE,
    shown=Shown("schools", "agency"),
)
