"""The areas that values are for, as rows of the file; facts about them stand in app/areas.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select

from app.areas import ENGLAND, KnownArea, area_named, area_of, area_within, comparators
from app.fields import Ref
from app.typed import holding
from models.indicators import Area, AreaLevel, Indicator
from models.partnerships import Partnership

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.work import Work


def area_ids(work: Work, codes: Iterable[str]) -> dict[str, int]:
    """Give the ids of areas by code; one that the file has not met yet is added, its regions with it."""
    wanted: dict[str, None] = {}
    for code in codes:
        known = area_of(code)
        wanted.update(dict.fromkeys((code, *(comparators(known) if known else ()))))
    found = ids_of(work.session, wanted)
    # England first, then regions: each says which it lies in.
    for code in sorted(wanted.keys() - found.keys(), key=_width):
        found[code] = work.add(_row(code, found))
    return found


def ids_of(session: Session, codes: Iterable[str]) -> dict[str, int]:
    """Give the ids of those areas that the file has met, by code."""
    chosen = select(Area.code, Area.id).where(Area.code.in_(list(codes)))
    return {row.code: row.id for row in session.execute(chosen)}


def own_area(session: Session, partnership_id: int | None) -> KnownArea | None:
    """Give the area that a partnership serves: by its setting, else by its name; None where neither says."""
    chosen = select(Partnership.area, Partnership.name, Partnership.short_name)
    if partnership_id is not None:
        chosen = chosen.where(Partnership.id == partnership_id)
    row = session.execute(chosen.order_by(Partnership.id).limit(1)).first()
    if row is None:
        return None
    named = area_named(row.area) if row.area else None
    return named or area_within(row.area or "") or area_within(row.name)


def own_areas(session: Session, indicator_ids: Sequence[int]) -> dict[int, KnownArea | None]:
    """Give the area that each indicator is about: its own where it says one, else its partnership's."""
    chosen = (
        select(Indicator.id, Indicator.partnership_id, Area.code)
        .outerjoin(Area, Area.id == Indicator.area_id)
        .where(Indicator.id.in_(indicator_ids))
    )
    rows = session.execute(chosen).all()
    bodies = {each: own_area(session, each) for each in {row.partnership_id for row in rows}}
    return {row.id: area_of(row.code) if row.code else bodies[row.partnership_id] for row in rows}


def compared_with(area: KnownArea) -> tuple[str, ...]:
    """Give the codes of an area and of all that it is compared with: regions, England, neighbours."""
    return (area.code, *comparators(area), *area.neighbours)


def area_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give areas that the file has met whose name or code holds the words typed."""
    chosen = select(Area.id, Area.name).where(holding(typed, Area.name, Area.code), *where)
    return [Ref(*row) for row in session.execute(chosen.order_by(Area.name).limit(limit))]


def names_of_areas(session: Session, ids: Iterable[int]) -> Mapping[int, Ref]:
    """Give areas by id."""
    chosen = select(Area.id, Area.name).where(Area.id.in_(list(ids)))
    return {row.id: Ref(row.id, row.name) for row in session.execute(chosen)}


def _row(code: str, found: Mapping[str, int]) -> Area:
    known = area_of(code)
    values: dict[str, Any] = {"code": code, "name": code, "level": AreaLevel.OTHER}
    if known is not None:
        values = {
            "code": known.code,
            "old_code": known.old_code or None,
            "name": known.name,
            "level": _level(known),
            "region_id": found.get(known.region),
        }
    return Area(**values)


def _level(area: KnownArea) -> AreaLevel:
    if area.code == ENGLAND:
        return AreaLevel.NATIONAL
    return AreaLevel.AUTHORITY if area.is_authority else AreaLevel.REGION


def _width(code: str) -> int:
    known = area_of(code)
    return len(comparators(known)) if known else 9
