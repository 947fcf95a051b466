"""Facts of the sample: agencies, groups, posts, priorities and contributions of seed 003; holders are invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.agencies.fields import Sector, Standing
from app.groups.fields import Frequency, Tier
from app.seats.fields import Category

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


@dataclass(frozen=True)
class GroupFact:
    """A group: what it reports to, how often it meets, who may hold it up, and its usual day and place."""

    key: str
    name: str
    short: str
    tier: Tier
    parents: tuple[str, ...]
    frequency: Frequency
    needed: tuple[str, ...] = ()
    least: int | None = None
    every_days: int = 91
    weekday: int = 3
    starts: str = "09:30"
    finishes: str = "12:00"
    venue: str = "Council Chamber, Town Hall"


@dataclass(frozen=True)
class SeatFact:
    """A seat: its post, the agencies it speaks for, its category, and whether somebody is in it."""

    group: str
    post: str
    agencies: tuple[str, ...]
    category: Category = Category.CORE
    is_vacant: bool = False
    has_deputy: bool = True
    term_days: int | None = None


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
    AgencyFact("Schools of Blackburn with Darwen", "Schools", Sector.SCHOOL),
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
)

LA, POLICE, ICB = "BwD Children's Services", "Lancs Constabulary", "L&SC ICB"
THREE = (LA, POLICE, ICB)

GROUPS: tuple[GroupFact, ...] = (
    GroupFact(
        "alliance",
        "Pan-Lancashire Alliance",
        "Alliance",
        Tier.REGIONAL,
        (),
        Frequency.TWICE_A_YEAR,
        THREE,
        every_days=182,
        weekday=0,
        starts="14:00",
        finishes="16:00",
        venue="County Hall, Preston",
    ),
    GroupFact(
        "panel",
        "Accountability Panel",
        "Panel",
        Tier.ACCOUNTABILITY,
        ("alliance",),
        Frequency.TWICE_A_YEAR,
        THREE,
        every_days=182,
        weekday=1,
        starts="10:00",
        venue="Town Hall, Meeting Room A",
    ),
    GroupFact("board", "SCP Board", "Board", Tier.BOARD, ("panel",), Frequency.QUARTERLY, THREE),
    GroupFact(
        "seg",
        "Safeguarding Effectiveness Group",
        "SEG",
        Tier.TACTICAL,
        ("board",),
        Frequency.QUARTERLY,
        THREE,
        weekday=4,
        starts="10:00",
        venue="Duke Street, Room C",
    ),
    GroupFact(
        "neglect",
        "Neglect subgroup",
        "Neglect",
        Tier.SUBGROUP,
        ("seg",),
        Frequency.QUARTERLY,
        least=4,
        every_days=84,
        starts="13:30",
        finishes="15:00",
        venue="Online",
    ),
    GroupFact(
        "contextual",
        "Contextual Safeguarding subgroup",
        "CSOG",
        Tier.SUBGROUP,
        ("seg",),
        Frequency.QUARTERLY,
        least=4,
        every_days=84,
        weekday=2,
        starts="10:00",
        finishes="11:30",
        venue="Online",
    ),
    GroupFact(
        "abuse",
        "Domestic Abuse subgroup",
        "DA",
        Tier.SUBGROUP,
        ("seg",),
        Frequency.QUARTERLY,
        least=4,
        every_days=84,
        weekday=1,
        starts="09:30",
        finishes="11:00",
        venue="Duke Street, Room B",
    ),
    GroupFact(
        "cads",
        "CADS Strategic Group",
        "CADS",
        Tier.OPERATIONAL,
        ("seg", "board"),
        Frequency.QUARTERLY,
        least=3,
        weekday=0,
        starts="14:00",
        finishes="15:30",
        venue="Duke Street, Room C",
    ),
)

STATUTORY = Category.STATUTORY

SEATS: tuple[SeatFact, ...] = (
    SeatFact("board", "Director of Children's Services", (LA,), STATUTORY),
    SeatFact("board", "Chief Superintendent", (POLICE,), STATUTORY),
    SeatFact("board", "Chief Nurse", (ICB,), STATUTORY, has_deputy=False),
    SeatFact("board", "Director of Adult Services", ("BwD Adult Services",)),
    SeatFact("board", "Director of Public Health", ("BwD Public Health",)),
    SeatFact("board", "Head of Youth Justice", ("YJS",), term_days=280),
    SeatFact("board", "Named Nurse", ("ELHT",)),
    SeatFact("board", "Named Professional", ("LSCFT",), has_deputy=False),
    SeatFact("board", "Head teacher, secondary", ("Schools",), is_vacant=True),
    SeatFact("board", "Head of Service", ("Probation",), has_deputy=False, term_days=48),
    SeatFact("board", "Chief officer", ("VCFS alliance",)),
    SeatFact("board", "Lead Member", (LA,), Category.OBSERVER, has_deputy=False),
    SeatFact(
        "board", "Independent Scrutineer", (), Category.ATTENDING, has_deputy=False, term_days=280
    ),
    SeatFact("board", "Lay member", (), Category.LAY, has_deputy=False, term_days=50),
    SeatFact("alliance", "Chief Executive", (LA,), STATUTORY),
    SeatFact("alliance", "Chief Constable", (POLICE,), STATUTORY),
    SeatFact("alliance", "Chief Executive", (ICB,), STATUTORY),
    SeatFact("panel", "Chief Executive", (LA,), STATUTORY),
    SeatFact("panel", "Divisional Commander", (POLICE,), STATUTORY),
    SeatFact("panel", "Senior Director", (ICB,), STATUTORY),
    SeatFact("panel", "Leader of the Council", (LA,), Category.OBSERVER, has_deputy=False),
    SeatFact("seg", "Head of Safeguarding", (LA,), STATUTORY),
    SeatFact("seg", "Superintendent", (POLICE,), STATUTORY),
    SeatFact("seg", "Designated Nurse", (ICB,), STATUTORY),
    SeatFact("seg", "Named Doctor", ("ELHT",)),
    SeatFact("seg", "Head of Safeguarding", ("LSCFT",), has_deputy=False),
    SeatFact("seg", "Principal", ("Blackburn College",)),
    SeatFact("seg", "Performance lead", (LA,), Category.ADVISER, has_deputy=False),
    *(
        SeatFact(group, post, (agency,), has_deputy=number % 2 == 0)
        for group in ("neglect", "contextual", "abuse")
        for number, (post, agency) in enumerate(
            (
                ("Service manager", LA),
                ("Detective Inspector", POLICE),
                ("Designated Nurse", ICB),
                ("Health visitor lead", "LSCFT"),
                ("Neighbourhood manager", "Together Housing"),
                ("Project manager", "VCFS alliance"),
            )
        )
    ),
    SeatFact("cads", "Head of CADS", (LA,)),
    SeatFact("cads", "Detective Chief Inspector", (POLICE,)),
    SeatFact("cads", "Head of Safeguarding", (ICB,), has_deputy=False),
    SeatFact("cads", "Service manager", ("LSCFT",), has_deputy=False),
)

PRIORITIES = (
    ("Contextual Safeguarding", POLICE),
    ("Domestic Abuse", ICB),
    ("Neglect", LA),
    ("Partnership arrangements", LA),
)

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
class Known:
    """Ids of what has been built so far, by the keys of the facts."""

    partnership: int = 0
    agencies: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    priorities: Mapping[str, int] = field(default_factory=dict)
