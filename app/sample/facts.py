"""Facts of the sample: agencies, priorities, officers and contributions, as seed 003 prints them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.agencies.fields import Sector, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "Blackburn with Darwen SCP (sample)"
AREA = "Blackburn with Darwen"


@dataclass(frozen=True)
class AgencyFact:
    """An agency with its short name, sector, standing and the nicknames that partners' workbooks use."""

    name: str
    short: str
    sector: Sector
    standing: Standing = Standing.RELEVANT_AGENCY
    nicknames: tuple[str, ...] = ()


PARTNER = Standing.SAFEGUARDING_PARTNER
INVITED = Standing.BY_INVITATION

AGENCIES: tuple[AgencyFact, ...] = (
    AgencyFact(
        "Blackburn with Darwen Borough Council, Children's Services",
        "BwD Children's Services",
        Sector.LOCAL_AUTHORITY,
        PARTNER,
        (
            "BwD Childrens Services",
            "BwD CSC",
            "Childrens Services BwD",
            "BwD BC Children's Services",
        ),
    ),
    AgencyFact(
        "Lancashire Constabulary",
        "Lancs Constabulary",
        Sector.POLICE,
        PARTNER,
        ("Lancs Police", "Lancashire Police"),
    ),
    AgencyFact(
        "NHS Lancashire and South Cumbria Integrated Care Board",
        "L&SC ICB",
        Sector.HEALTH,
        PARTNER,
        ("LSC ICB", "NHS L&SC ICB", "ICB"),
    ),
    AgencyFact(
        "Blackburn with Darwen Borough Council, Adult Services",
        "BwD Adult Services",
        Sector.LOCAL_AUTHORITY,
        nicknames=("BwD Adults", "Adults & Health", "BwD ASC"),
    ),
    AgencyFact(
        "Blackburn with Darwen Public Health",
        "BwD Public Health",
        Sector.LOCAL_AUTHORITY,
        nicknames=("Public Health BwD", "PH BwD"),
    ),
    AgencyFact(
        "East Lancashire Hospitals NHS Trust",
        "ELHT",
        Sector.HEALTH,
        nicknames=("East Lancs Hospitals",),
    ),
    AgencyFact(
        "Lancashire and South Cumbria NHS Foundation Trust",
        "LSCFT",
        Sector.HEALTH,
        nicknames=("L&SC Foundation Trust",),
    ),
    AgencyFact(
        "Probation Service",
        "Probation",
        Sector.PROBATION,
        nicknames=("National Probation Service", "NPS"),
    ),
    AgencyFact(
        "Youth Justice Service",
        "YJS",
        Sector.PROBATION,
        nicknames=("Youth Offending Service", "YOS"),
    ),
    AgencyFact("Blackburn College", "Blackburn College", Sector.EDUCATION),
    AgencyFact("Schools of Blackburn with Darwen", "Schools", Sector.EDUCATION),
    AgencyFact(
        "Together Housing",
        "Together Housing",
        Sector.HOUSING,
        nicknames=("Together Housing Group",),
    ),
    AgencyFact("Voluntary, Community and Faith Sector alliance", "VCFS alliance", Sector.VOLUNTARY),
    AgencyFact(
        "Lancashire Fire and Rescue Service",
        "LFRS",
        Sector.FIRE,
        INVITED,
        ("Lancashire Fire Service",),
    ),
    AgencyFact("Cafcass", "Cafcass", Sector.OTHER, INVITED),
    AgencyFact("NSPCC", "NSPCC", Sector.VOLUNTARY, INVITED),
    AgencyFact("British Transport Police", "BTP", Sector.POLICE, INVITED),
    AgencyFact("Barnardo's", "Barnardo's", Sector.VOLUNTARY, INVITED),
    AgencyFact("Blackpool Council", "Blackpool", Sector.LOCAL_AUTHORITY, Standing.NONE),
    AgencyFact("Lancashire County Council", "LCC", Sector.LOCAL_AUTHORITY, Standing.NONE),
)

CCG = AgencyFact(
    "NHS Blackburn with Darwen Clinical Commissioning Group",
    "BwD CCG",
    Sector.HEALTH,
    Standing.NONE,
    ("Blackburn with Darwen CCG",),
)
"""What the ICB took over from on 1 July 2022, so that an old workbook still names the right agency."""

LA, POLICE, ICB = "BwD Children's Services", "Lancs Constabulary", "L&SC ICB"
THREE = (LA, POLICE, ICB)

PRIORITIES = (
    (
        "Contextual Safeguarding",
        POLICE,
        "Young people are safe in the places where they spend their time, and harm outside the home is met early.",
    ),
    (
        "Domestic Abuse",
        ICB,
        "Children who live with domestic abuse are seen as victims in their own right, and recover.",
    ),
    (
        "Neglect",
        LA,
        "Neglect is recognised in all its forms and at every age, and answered at the earliest point possible.",
    ),
    (
        "Partnership arrangements",
        LA,
        "The local arrangements are known, used and trusted by those who work with families.",
    ),
)
"""The three priorities and the further one, each with its lead partner; the aims are put in our words."""

OFFICERS = (
    ("lead", LA, "Chief Executive"),
    ("lead", ICB, "Chief Executive"),
    ("lead", POLICE, "Chief Constable"),
    ("delegated", LA, "Director of Children's Services"),
    ("delegated", ICB, "Chief Nurse"),
    ("delegated", POLICE, "Chief Superintendent"),
)
"""Lead and delegated safeguarding partners by post (seed 003, Expectations & Current Arrangements)."""

CONTRIBUTIONS = (
    (LA, "Children's Services", 7_500_000),
    ("BwD Adult Services", "Adults & Health", 7_500_000),
    (ICB, "", 5_000_000),
    (POLICE, "", 3_600_000),
)
"""The contributions agreed for 2024-25 in pence (seed 003, Finance and Funding)."""


@dataclass(frozen=True)
class SampleIds:
    """Ids of what has been built so far, by the keys of the facts."""

    partnership: int = 0
    agencies: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    priorities: Mapping[str, int] = field(default_factory=dict)
