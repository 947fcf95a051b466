"""Posts of the sample: the seats of its groups, from seed 003 where it names them; who holds them is invented."""

from __future__ import annotations

from dataclasses import dataclass

from app.sample.facts import ICB, LA, POLICE
from app.seats.fields import Category


@dataclass(frozen=True)
class SeatFact:
    """A seat: its post, the agencies it speaks for, its category, the deputy's post, and who may be wanting."""

    group: str
    post: str
    agencies: tuple[str, ...] = ()
    category: Category = Category.CORE
    deputy: str = ""
    sector: str = ""
    chair_of: str = ""
    """The key of a group whose chair has this seat by office."""
    is_vacant: bool = False
    term_days: int | None = None
    """Days from today after which the holder's term ends."""
    held_days: int | None = None
    """Days before today on which the present holder followed another."""


STATUTORY = Category.STATUTORY

BOARD: tuple[SeatFact, ...] = (
    SeatFact(
        "board",
        "Director of Children's Services",
        (LA,),
        STATUTORY,
        "Deputy Director, Children's Social Care",
    ),
    SeatFact("board", "Chief Superintendent", (POLICE,), STATUTORY, "Superintendent, Operations"),
    SeatFact("board", "Chief Nurse", (ICB,), STATUTORY),
    SeatFact(
        "board",
        "Director of Adult Services",
        ("BwD Adult Services",),
        deputy="Head of Adult Safeguarding",
    ),
    SeatFact(
        "board",
        "Director of Public Health",
        ("BwD Public Health",),
        deputy="Consultant in Public Health",
        held_days=140,
    ),
    SeatFact(
        "board",
        "Head of Youth Justice",
        ("YJS",),
        deputy="Operations manager, Youth Justice",
        term_days=280,
    ),
    SeatFact("board", "Named Nurse", ("ELHT",), deputy="Deputy Chief Nurse"),
    SeatFact("board", "Named Professional", ("LSCFT",)),
    SeatFact("board", "Head teacher, secondary", ("Schools",), is_vacant=True),
    SeatFact("board", "Head of Service", ("Probation",), term_days=48),
    SeatFact("board", "Chief officer", ("VCFS alliance",), deputy="Development manager"),
    SeatFact("board", "Lead Member", (LA,), Category.OBSERVER),
    SeatFact(
        "board",
        "Independent Scrutineer",
        (),
        Category.ATTENDING,
        sector="Independent",
        term_days=280,
    ),
    SeatFact("board", "Lay member", (), Category.LAY, sector="Community", term_days=50),
)

ABOVE: tuple[SeatFact, ...] = (
    SeatFact("alliance", "Chief Executive", (LA,), STATUTORY, "Strategic Director, People"),
    SeatFact("alliance", "Chief Constable", (POLICE,), STATUTORY, "Assistant Chief Constable"),
    SeatFact("alliance", "Chief Executive", (ICB,), STATUTORY, "Deputy Chief Executive"),
    SeatFact("alliance", "Chief Executive", ("Blackpool",), deputy="Director of Strategy"),
    SeatFact("alliance", "Chief Executive", ("LCC",), deputy="Executive Director, Children"),
    SeatFact("panel", "Chief Executive", (LA,), STATUTORY, "Strategic Director, People"),
    SeatFact("panel", "Divisional Commander", (POLICE,), STATUTORY, "Superintendent, East"),
    SeatFact("panel", "Senior Director", (ICB,), STATUTORY, "Director of Place"),
    SeatFact("panel", "Leader of the Council", (LA,), Category.OBSERVER),
    SeatFact("panel", "Independent Scrutineer", (), Category.ATTENDING, sector="Independent"),
)

BELOW: tuple[SeatFact, ...] = (
    SeatFact("seg", "Head of Safeguarding", (LA,), STATUTORY, "Quality assurance manager"),
    SeatFact("seg", "Superintendent", (POLICE,), STATUTORY, "Chief Inspector"),
    SeatFact("seg", "Designated Nurse", (ICB,), STATUTORY, "Safeguarding Specialist Nurse"),
    SeatFact("seg", "Named Doctor", ("ELHT",), deputy="Consultant Paediatrician"),
    SeatFact("seg", "Associate Director of Safeguarding", ("LSCFT",)),
    SeatFact("seg", "Principal", ("Blackburn College",), deputy="Vice-principal"),
    SeatFact("seg", "Performance lead", (LA,), Category.ADVISER),
    SeatFact("seg", "Independent Scrutineer", (), Category.ATTENDING, sector="Independent"),
    SeatFact("seg", "Chair of the Neglect subgroup", (LA,), chair_of="neglect"),
    SeatFact("seg", "Chair of the Contextual subgroup", (POLICE,), chair_of="contextual"),
    SeatFact("seg", "Chair of the Domestic Abuse subgroup", (ICB,), chair_of="abuse"),
    SeatFact("neglect", "Service manager, Assessment", (LA,), deputy="Team manager, Assessment"),
    SeatFact(
        "neglect",
        "Detective Inspector, Child Protection",
        (POLICE,),
        deputy="Detective Sergeant, Child Protection",
    ),
    SeatFact("neglect", "Deputy Designated Nurse", (ICB,), deputy="Named GP"),
    SeatFact(
        "neglect", "Health visitor lead", ("LSCFT",), deputy="Health visitor, practice teacher"
    ),
    SeatFact(
        "neglect", "Neighbourhood manager", ("Together Housing",), deputy="Tenancy support lead"
    ),
    SeatFact("neglect", "Family support manager", ("VCFS alliance",)),
    SeatFact(
        "contextual", "Service manager, Adolescents", (LA,), deputy="Team manager, Adolescents"
    ),
    SeatFact(
        "contextual",
        "Detective Inspector, Exploitation",
        (POLICE,),
        deputy="Detective Sergeant, Exploitation",
    ),
    SeatFact("contextual", "Specialist Nurse, Exploitation", (ICB,), deputy="Sexual health nurse"),
    SeatFact("contextual", "School nurse lead", ("LSCFT",)),
    SeatFact("contextual", "Youth Justice team manager", ("YJS",), deputy="Senior practitioner"),
    SeatFact(
        "contextual",
        "Project manager, detached youth work",
        ("VCFS alliance",),
        deputy="Senior youth worker",
    ),
    SeatFact("abuse", "Service manager, Family Safeguarding", (LA,), deputy="Practice supervisor"),
    SeatFact(
        "abuse",
        "Detective Inspector, Domestic Abuse",
        (POLICE,),
        deputy="Detective Sergeant, Domestic Abuse",
    ),
    SeatFact(
        "abuse", "Head of Safeguarding, Primary Care", (ICB,), deputy="Practice nurse adviser"
    ),
    SeatFact(
        "abuse", "Mental health practitioner lead", ("LSCFT",), deputy="Senior mental health nurse"
    ),
    SeatFact("abuse", "Probation team manager", ("Probation",), deputy="Senior probation officer"),
    SeatFact("abuse", "Refuge manager", ("VCFS alliance",)),
    SeatFact("cads", "Head of CADS", (LA,), deputy="CADS team manager"),
    SeatFact("cads", "Detective Chief Inspector", (POLICE,), deputy="Detective Sergeant"),
    SeatFact("cads", "Head of Safeguarding", (ICB,)),
    SeatFact(
        "cads", "Health practitioner lead", ("LSCFT",), deputy="Health practitioner, front door"
    ),
    SeatFact("cads", "Early Help manager", (LA,), deputy="Early Help co-ordinator"),
)

SEATS = BOARD + ABOVE + BELOW
