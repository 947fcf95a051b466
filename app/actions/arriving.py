"""Whom the owner column of an action log may name: a person or an agency, in one list of names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.agencies.operations import add_alias
from app.agencies.queries import known_agencies
from app.fields import Ref
from app.people.queries import known_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.importing.lookup import Known
    from app.work import Work


def known_owners(session: Session) -> list[Known]:
    """Give every person and every agency that may own an action; an agency stands under its id below nought."""
    return [
        *known_people(session),
        *(replace(each, id=-each.id) for each in known_agencies(session)),
    ]


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
