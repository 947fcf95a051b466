"""Whom the owner column of an action log may name: a person or an agency, in one list of names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.operations import add_alias
from app.agencies.queries import known_agencies
from app.fields import Ref
from app.people.queries import known_people
from models.actions import Action

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.importing.lookup import Known
    from app.work import Work


def known_owners(session: Session) -> list[Known]:
    """Give every person and every agency that may own an action; an agency stands under its id below nought."""
    people, agencies = _as_printed(session)
    return [
        *(_also(each, people.get(each.id, ())) for each in known_people(session)),
        *(
            replace(_also(each, agencies.get(each.id, ())), id=-each.id)
            for each in known_agencies(session)
        ),
    ]


def _as_printed(session: Session) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Give how logs of ours name people and agencies that own actions, such as F. Valli, Named Nurse, ELHT."""
    people: dict[int, list[str]] = {}
    agencies: dict[int, list[str]] = {}
    chosen = select(Action.owner_id, Action.owner_agency_id, Action.owner_name).distinct()
    for person, agency, name in session.execute(chosen):
        if name and person is not None:
            people.setdefault(person, []).append(name)
        elif name and agency is not None:
            agencies.setdefault(agency, []).append(name)
    return people, agencies


def _also(known: Known, names: Sequence[str]) -> Known:
    told = {known.name, *(text for text, _ in known.others)}
    return replace(
        known,
        others=(*known.others, *((each, "as logs print it") for each in names if each not in told)),
    )


def learn_owner(work: Work, owner_id: int, name: str) -> None:
    """Keep another name of an agency that owns actions; a person is known by none but the own one."""
    if owner_id < 0:
        add_alias(work, -owner_id, name)


def owner_links(owner: Ref) -> Mapping[str, Any]:
    """Give the values by which an action names an owner from that list."""
    return {"owner": owner.id} if owner.id > 0 else {"owner_agency": -owner.id}


def owner_of(action: ActionRecord) -> Ref | None:
    """Give the owner of an action as that list has it, None where words name it, or nobody is named."""
    if action.owner is not None:
        return action.owner
    if action.owner_agency is not None:
        return Ref(-action.owner_agency.id, action.owner_agency.name)
    return None
