"""What the sample's groups talk about: items with their minutes, decisions and actions, all invented."""

from __future__ import annotations

from dataclasses import dataclass

from models.agenda import Purpose


@dataclass(frozen=True)
class Topic:
    """One item of business: its minutes, and what was decided or is to be done, with days until it is due."""

    title: str
    presenter: str
    text: str
    decision: str = ""
    actions: tuple[tuple[str, int], ...] = ()
    purpose: Purpose = Purpose.ASSURANCE
    paper: str = ""


STRATEGIC: tuple[Topic, ...] = (
    Topic(
        "Neglect strategy: six-month progress",
        "Neglect subgroup chair",
        "The subgroup chair presented the six-month progress report. Use of the Graded Care Profile 2 had risen from "
        "41 to 96 completed assessments since September; 18 of these led to a step-down within twelve weeks.\n\n"
        "Members asked how school-age neglect is identified where attendance is above 90 %.\n"
        "- The education representative described the termly designated leads' forum.\n"
        "- Case examples will come to the next meeting.",
        "The Board agreed to extend the neglect strategy by two years.",
        (
            ("Bring three school-age case examples to the next Board", 84),
            ("Add Graded Care Profile 2 completions by agency to the dataset return", 45),
        ),
        Purpose.DECISION,
        "Neglect strategy progress report",
    ),
    Topic(
        "Multi-agency dataset",
        "Performance lead",
        "The dataset was presented with its exceptions. Re-referrals within twelve months stand at **17 %**, above the "
        "regional average.\n\nTwo agencies have not sent their figures.",
        "",
        (("Send the missing quarter's figures for the dataset", 21),),
        Purpose.ASSURANCE,
        "Dataset and exceptions",
    ),
    Topic(
        "Section 11 findings",
        "Business manager",
        "Ten of twelve agencies have returned their self-assessment. Safer recruitment and supervision are the weakest "
        "standards.\n! One agency's response will be discussed with its chief officer first.",
        "The Board agreed to hold a challenge event on supervision.",
        (("Arrange the Section 11 challenge event", 60),),
        Purpose.DECISION,
        "Section 11 overview",
    ),
    Topic(
        "Budget outturn and contributions",
        "Business manager",
        "The outturn was noted. Any underspend is kept in reserve.",
        "The Board agreed that contributions stay unchanged for the coming year.",
        (("Write to agencies to confirm their contributions", 30),),
        Purpose.DECISION,
        "Budget report",
    ),
    Topic(
        "Updates from other boards",
        "All",
        "The Community Safety Partnership and the Safeguarding Adults Board reported on shared work on domestic abuse.",
        purpose=Purpose.INFORMATION,
    ),
)

OPERATIONAL: tuple[Topic, ...] = (
    Topic(
        "Practice learning days: what was found",
        "Service manager",
        "Twelve cases were looked at together. Practice was strong where one worker had known the family throughout.\n"
        "1. Chronologies are not always shared before strategy meetings.\n"
        "2. Fathers are seldom named in plans.",
        "",
        (
            ("Share the learning briefing with all teams", 28),
            ("Check chronologies in next month's dip sample", 42),
        ),
        paper="Practice learning summary",
    ),
    Topic(
        "Pathways and thresholds",
        "Designated Nurse",
        "The group went through the pathway from early help to statutory assessment and agreed its wording.",
        "The group agreed the revised pathway.",
        (("Publish the revised pathway on the partnership's website", 35),),
        Purpose.DECISION,
    ),
    Topic(
        "Training and communication",
        "Business support officer",
        "Take-up of the last quarter's courses was noted. The next briefing is about school-age neglect.",
        "",
        (("Nominate two trainers to the pool", 50),),
        Purpose.INFORMATION,
    ),
)
