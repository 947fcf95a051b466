"""Courses of the sample, with the days from today on which each is held, and who comes to them."""

from __future__ import annotations

from dataclasses import dataclass

from app.sample.facts import ICB, LA, POLICE
from models.training import TrainingMode


@dataclass(frozen=True)
class SampleCourse:
    """A course with its trainer, its usual place, and the days from today on which it was or will be held."""

    title: str
    code: str
    level: str
    mode: TrainingMode
    length: str
    places: int | None
    days: tuple[int, ...]
    trainer: str
    venue: str = ""
    priority: str = ""
    is_in_demand: bool = False
    """Whether its next event is full and people wait for a place."""
    called_off: int | None = None
    """The day among `days` on which it did not take place."""

    @property
    def is_learned_alone(self) -> bool:
        """Whether it is e-learning, which has no hour and no register."""
        return self.mode is TrainingMode.E_LEARNING


COURSES = (
    SampleCourse(
        "Working together to safeguard children",
        "WT1",
        "Level 2",
        TrainingMode.FACE_TO_FACE,
        "1 day",
        25,
        (-330, -246, -162, -78, -3, 38, 122),
        "Trainers' pool: Children's Services and ELHT",
        "Blackburn Central Library",
    ),
    SampleCourse(
        "Neglect and the Graded Care Profile 2",
        "NEG",
        "Level 3",
        TrainingMode.FACE_TO_FACE,
        "1 day",
        20,
        (-300, -216, -132, -48, 24, 108),
        "Licensed trainer, commissioned",
        "Duke Street, training room",
        "Neglect",
        is_in_demand=True,
    ),
    SampleCourse(
        "Domestic abuse and its effect on children",
        "DA1",
        "Level 2",
        TrainingMode.VIRTUAL,
        "half a day",
        30,
        (-310, -190, -70, 45),
        "Trainers' pool: VCFS alliance",
        priority="Domestic Abuse",
    ),
    SampleCourse(
        "Contextual safeguarding",
        "CS1",
        "Level 2",
        TrainingMode.VIRTUAL,
        "half a day",
        30,
        (-280, -160, -145, -40, 66),
        "Trainers' pool: Lancashire Constabulary",
        priority="Contextual Safeguarding",
        called_off=-160,
    ),
    SampleCourse(
        "Safer recruitment",
        "SR1",
        "Level 3",
        TrainingMode.FACE_TO_FACE,
        "1 day",
        18,
        (-260, -120, -15, 80),
        "Business manager and a head teacher",
        "Blackburn College",
    ),
    SampleCourse(
        "Seven-minute briefing: school-age neglect",
        "BRF",
        "Level 1",
        TrainingMode.BRIEFING,
        "1 hour",
        40,
        (-200, -110, -20, 12),
        "Neglect subgroup",
        priority="Neglect",
    ),
    SampleCourse(
        "Annual practice conference",
        "CON",
        "All levels",
        TrainingMode.CONFERENCE,
        "1 day",
        80,
        (-96, 269),
        "Speakers from four agencies",
        "King George's Hall",
        "Partnership arrangements",
    ),
    SampleCourse(
        "Safeguarding awareness",
        "ELA",
        "Level 1",
        TrainingMode.E_LEARNING,
        "40 minutes",
        None,
        (-182, -91),
        "",
    ),
)

ROLES = {
    LA: ("Social worker", "Early help worker", "Family support worker"),
    POLICE: ("Police officer", "Detective constable", "Police community support officer"),
    ICB: ("General practitioner", "Practice nurse"),
    "BwD Adult Services": ("Social worker, adults", "Occupational therapist"),
    "BwD Public Health": ("Health improvement officer",),
    "ELHT": ("Midwife", "Staff nurse, children's ward", "Physiotherapist"),
    "LSCFT": ("Health visitor", "School nurse", "Mental health practitioner"),
    "Probation": ("Probation officer",),
    "YJS": ("Youth justice officer",),
    "Blackburn College": ("Tutor", "Pastoral lead"),
    "Schools": ("Teacher", "Designated safeguarding lead", "Teaching assistant"),
    "Together Housing": ("Housing officer",),
    "VCFS alliance": ("Support worker", "Volunteer co-ordinator"),
}
WEIGHTS = (6, 3, 1, 2, 1, 3, 4, 1, 1, 2, 8, 2, 3)
"""How often delegates come from each of these agencies."""
