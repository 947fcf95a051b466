"""The schools of the sample: invented, with numbers that no school has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agencies.fields import Phase, Sector
from app.agencies.operations import add_agencies
from app.sample.facts import AREA

if TYPE_CHECKING:
    from app.work import Work

_MOORLAND, _TIDE = "Moorland Learning Trust", "Tide Academies Trust"
SCHOOLS: tuple[tuple[str, str, Phase, str | None], ...] = (
    ("900101", "Cobble Lane Nursery School", Phase.NURSERY, None),
    ("900102", "Hollin Bank Primary School", Phase.PRIMARY, None),
    ("900103", "St Alder's Church of England Primary School", Phase.PRIMARY, None),
    ("900104", "Mill Race Primary Academy", Phase.PRIMARY, _MOORLAND),
    ("900105", "Weavers Fold Primary Academy", Phase.PRIMARY, _MOORLAND),
    ("900106", "Tockfield Community Primary School", Phase.PRIMARY, None),
    ("900107", "Lower Croft Academy", Phase.SECONDARY, _TIDE),
    ("900108", "Moorland High School", Phase.SECONDARY, _MOORLAND),
    ("900109", "Ravenhurst School", Phase.SPECIAL, _TIDE),
    ("900110", "The Junction Centre", Phase.ALTERNATIVE, None),
    ("900111", "Sunnyhurst House School", Phase.INDEPENDENT, None),
)
"""URN, name, phase and trust."""


def build_schools(work: Work) -> None:
    """Add the schools of the area."""
    add_agencies(
        work,
        [
            {
                "name": name,
                "sector": Sector.SCHOOL,
                "urn": urn,
                "phase": phase,
                "trust": trust,
                "local_authority": AREA,
            }
            for urn, name, phase, trust in SCHOOLS
        ],
    )
