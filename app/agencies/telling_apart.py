"""Schools of one name told apart: by the authority they lie in and their number in the national register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists
from sqlalchemy.orm import aliased

from models.agencies import Agency

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_OTHER = aliased(Agency)
HAS_TWIN: ColumnElement[bool] = exists().where(_OTHER.name == Agency.name, _OTHER.id != Agency.id)
"""Whether another agency goes by the very same name."""


def told_apart(agency: Agency) -> str:
    """Name an agency with what tells it from others of its name: "St Mary's (Blackpool, URN 119345)"."""
    number = f"URN {agency.urn}" if agency.urn else ""
    told = ", ".join(filter(None, (agency.local_authority, number)))
    return f"{agency.name} ({told})" if told else agency.name
