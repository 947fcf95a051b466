"""Groups of the sample: whom each reports to, how often it meets and its usual day, after seed 003."""

from __future__ import annotations

from dataclasses import dataclass

from app.groups.fields import Frequency, Tier
from app.sample.facts import AREA, THREE


@dataclass(frozen=True)
class GroupFact:
    """A group: what it reports to, how often it meets, who may hold it up, who chairs, and its usual day and place.

    Its next meeting is at least `ahead` days from today, on its weekday; a group with `ago` instead met last that many
    days ago. One that is only attended has no meetings and no terms here.
    """

    key: str
    name: str
    short: str
    tier: Tier
    parents: tuple[str, ...]
    frequency: Frequency = Frequency.QUARTERLY
    needed: tuple[str, ...] = ()
    least: int | None = None
    chair: str = ""
    every_days: int = 91
    ahead: int = 0
    ago: int = 0
    weekday: int = 3
    starts: str = "09:30"
    finishes: str = "12:00"
    venue: str = "Council Chamber, Town Hall"
    priority: str = ""
    area: str = AREA
    is_attended_only: bool = False


GROUPS: tuple[GroupFact, ...] = (
    GroupFact(
        "alliance",
        "Pan-Lancashire Alliance",
        "Alliance",
        Tier.REGIONAL,
        (),
        Frequency.TWICE_A_YEAR,
        THREE,
        chair="Chief Executive",
        every_days=182,
        ahead=3,
        weekday=0,
        starts="14:00",
        finishes="16:00",
        venue="County Hall, Preston",
        area="Pan-Lancashire",
    ),
    GroupFact(
        "panel",
        "Accountability Panel",
        "Panel",
        Tier.ACCOUNTABILITY,
        ("alliance",),
        Frequency.TWICE_A_YEAR,
        THREE,
        chair="Chief Executive",
        every_days=182,
        ahead=9,
        weekday=1,
        starts="10:00",
        venue="Town Hall, Meeting Room A",
    ),
    GroupFact("board", "SCP Board", "", Tier.BOARD, ("panel",), needed=THREE, ahead=15),
    GroupFact(
        "seg",
        "Safeguarding Effectiveness Group",
        "SEG",
        Tier.TACTICAL,
        ("board",),
        needed=THREE,
        chair="Head of Safeguarding",
        ahead=21,
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
        least=4,
        chair="Service manager, Assessment",
        every_days=84,
        ahead=29,
        starts="13:30",
        finishes="15:00",
        venue="Online",
        priority="Neglect",
    ),
    GroupFact(
        "contextual",
        "Contextual Safeguarding subgroup",
        "CSOG",
        Tier.SUBGROUP,
        ("seg",),
        least=4,
        chair="Detective Inspector, Exploitation",
        every_days=84,
        ago=9,
        starts="10:00",
        finishes="11:30",
        venue="Online",
        priority="Contextual Safeguarding",
    ),
    GroupFact(
        "abuse",
        "Domestic Abuse subgroup",
        "DA",
        Tier.SUBGROUP,
        ("seg", "abuse-board"),
        least=4,
        chair="Head of Safeguarding, Primary Care",
        every_days=84,
        ago=4,
        finishes="11:00",
        venue="Duke Street, Room B",
        priority="Domestic Abuse",
    ),
    GroupFact(
        "cads",
        "CADS Strategic Group",
        "CADS",
        Tier.OPERATIONAL,
        ("seg", "board"),
        least=3,
        chair="Head of CADS",
        ahead=45,
        weekday=0,
        starts="14:00",
        finishes="15:30",
        venue="Duke Street, Room C",
    ),
)

ATTENDED: tuple[GroupFact, ...] = (
    GroupFact(
        "cdop",
        "Pan-Lancashire Child Death Overview Panel",
        "CDOP",
        Tier.REGIONAL,
        ("alliance",),
        area="Pan-Lancashire",
        is_attended_only=True,
    ),
    GroupFact("abuse-board", "Domestic Abuse Board", "", Tier.LINKED, (), is_attended_only=True),
)
"""Bodies of others that the partnership reports to or attends (seed 003, structure and interconnectivity)."""
