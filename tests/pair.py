"""A file with two partnerships, each with one of everything; whatever is one's alone bears its mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from app.actions.operations import add_action, number_action
from app.agencies.operations import add_agency
from app.agenda.operations import add_item, prepare_agenda
from app.attendance.fields import Code
from app.attendance.operations import mark_rest
from app.budget.lines import add_income, add_line
from app.budget.operations import add_contribution, add_in_kind, add_year_holding, record_receipt
from app.decisions.operations import add_decision
from app.engagement.fields import Route
from app.engagement.operations import add_engagement
from app.forward.operations import add_topic
from app.groups.fields import Frequency, Tier
from app.groups.operations import add_group
from app.indicators.operations import add_indicator, add_value
from app.interests.fields import InterestKind
from app.interests.operations import declare_interest
from app.meetings.moves import CLOSE, ISSUE, REOPEN, START
from app.meetings.operations import add_meeting, move_meeting
from app.minutes.closing import carry_out
from app.minutes.correcting import add_correction
from app.minutes.operations import save_minutes
from app.papers.looking import look_at
from app.papers.operations import attach_paper
from app.partnerships.operations import add_officer, add_partnership, add_priority
from app.people.operations import add_person
from app.returns.defining import (
    SCALE_0_3,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
)
from app.returns.operations import add_round, ask_agencies, store_answers
from app.seats.fields import Category
from app.seats.operations import add_seat, appoint
from app.spending.fields import SpendingSign
from app.spending.operations import add_lines, add_rule
from app.templates.checking import IncomingTemplate
from app.templates.fields import TemplateKind, TemplatePlace
from app.templates.operations import set_template
from app.training.bookings import add_booking
from app.training.operations import add_course, add_event
from models.partnerships import OfficerRole, PartnershipKind
from models.returns import Question, ReturnKind
from tests.app.papers.makers import picture

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.partnerships.fields import PartnershipValues
    from app.work import Work

BEGAN = date(2024, 4, 1)
HELD, COMING = date(2025, 2, 6), date(2025, 4, 3)
MARKS = ("Alder", "Birch")
"""The first partnership's mark and the second's; no other word of the file holds either."""


@dataclass(frozen=True)
class Side:
    """One partnership and the ids of what it has, by kind."""

    mark: str
    id: int
    ids: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """Both partnerships; `agencies` and `people` are shared."""

    alder: Side
    birch: Side
    agencies: tuple[int, int]

    @property
    def sides(self) -> tuple[Side, Side]:
        """Give both, the first one first."""
        return self.alder, self.birch


def make_pair(core: Core) -> Pair:
    """Fill an empty file; it is 11 March 2025."""
    with core.work("Make two partnerships") as work:
        agencies = (
            add_agency(work, {"name": "Anytown Council", "short_name": "Council"}),
            add_agency(work, {"name": "Anytown Police", "short_name": "Police"}),
        )
        person = add_person(work, {"name": "Robin Shaw", "agency": agencies[0]})
        template = add_template(work, _OUTLINE)
        alder, birch = (
            Side(mark, add_partnership(work, _body(mark)), {"template": template}) for mark in MARKS
        )
        for side in (alder, birch):
            _groups(work, side, agencies, person)
            _meetings(work, side, person)
            _training(work, side, agencies)
            _returns(work, side, agencies)
            _budget(work, side, agencies)
            _indicators(work, side, agencies)
    return Pair(alder, birch, agencies)


_OUTLINE = TemplateOutline(
    "Self-assessment",
    ReturnKind.SECTION_11,
    "pair",
    SCALE_0_3,
    2,
    (StandardOutline("1", "Leadership", (QuestionOutline("1.1", "A lead"),)),),
)


def _body(mark: str) -> PartnershipValues:
    """Give both years of their own: everything of the first begins in January, of the second in September."""
    first = mark == MARKS[0]
    begins = "01-01" if first else "09-01"
    return {
        "name": f"{mark} Partnership",
        "short_name": f"{mark} P",
        "kind": PartnershipKind.CHILDREN if first else PartnershipKind.ADULTS,
        "reporting_year": begins,
        "financial_year": begins,
        "numbering_year": begins,
        "marking": f"OFFICIAL {mark}",
    }


def _groups(work: Work, side: Side, agencies: tuple[int, int], person: int) -> None:
    """Add a board, a group that both partnerships call Executive, and a body that is only attended."""
    mark = side.mark
    board = add_group(
        work,
        {"partnership": side.id, "first_day": BEGAN, "name": f"{mark} Board", "tier": Tier.BOARD},
        {
            "frequency": Frequency.QUARTERLY,
            "quorum_needed": (agencies[0],),
            "review_on": date(2025, 3, 20),
        },
    )
    executive = add_group(
        work,
        {
            "partnership": side.id,
            "first_day": BEGAN,
            "name": "Executive",
            "tier": Tier.EXECUTIVE,
            "reports_to": (board,),
        },
        {"frequency": Frequency.MONTHLY},
    )
    attended = add_group(
        work,
        {
            "partnership": side.id,
            "first_day": BEGAN,
            "name": f"{mark} Forum",
            "tier": Tier.LINKED,
            "attended_only": True,
        },
        {},
    )
    seat = add_seat(
        work,
        {
            "group": board,
            "post": f"{mark} Lead",
            "agencies": (agencies[0],),
            "category": Category.STATUTORY,
            "first_day": BEGAN,
        },
    )
    appoint(
        work,
        {
            "seat": seat,
            "person": person,
            "first_day": BEGAN,
            "term_ends": date(2025, 4, 1),
        },
    )
    add_seat(work, {"group": board, "post": f"{mark} Vacancy", "category": Category.CORE})
    side.ids.update(groups=board, executive=executive, attended=attended, seats=seat, members=seat)
    side.ids["partner-officers"] = add_officer(
        work,
        {
            "partnership": side.id,
            "role": OfficerRole.LEAD,
            "agency": agencies[0],
            "post": f"{mark} Chief",
        },
    )
    side.ids["priorities"] = add_priority(
        work, {"partnership": side.id, "place": 1, "name": f"{mark} priority"}
    )
    side.ids["engagement-routes"] = add_engagement(
        work,
        {
            "partnership": side.id,
            "agency": agencies[1],
            "route": Route.REPRESENTED,
            "via": f"{mark} nurse",
        },
    )


def _meetings(work: Work, side: Side, person: int) -> None:
    """Hold and close a meeting with a decision and a late action, and plan the next."""
    mark, board = side.mark, side.ids["groups"]
    held = add_meeting(
        work, {"group": board, "day": HELD, "starts": time(9, 30), "venue": f"{mark} House"}
    )
    prepare_agenda(work, held)
    item = add_item(work, {"meeting": held, "title": f"{mark} strategy"})
    paper = attach_paper(work, item, look_at(f"{mark} paper.png", picture()))
    # Looked at nowhere, so that no Word file is made here.
    given = IncomingTemplate(f"{mark} template.docx", mark.encode(), frozenset(), ())
    template = set_template(work, TemplatePlace(TemplateKind.COVER_REPORT, side.id), given)
    move_meeting(work, held, START)
    save_minutes(work, item, f"The {mark} strategy was discussed.")
    declare_interest(
        work,
        {
            "meeting": held,
            "name": f"{mark} Member",
            "kind": InterestKind.PERSONAL,
            "text": f"Governor of {mark} School",
        },
    )
    decision = add_decision(work, {"meeting": held, "item": item, "text": f"Adopt {mark}."})
    action = add_action(
        work,
        {
            "meeting": held,
            "item": item,
            "text": f"Bring {mark} cases.",
            "owner": person,
            "due": date(2025, 3, 3),
        },
    )
    mark_rest(work, held, Code.ATTENDED)
    for move in (CLOSE, ISSUE):
        carry_out(work, held, move)
    coming = add_meeting(work, {"group": board, "day": COMING, "venue": f"{mark} House"})
    correction = add_correction(
        work, {"meeting": held, "item": item, "text": f"{mark} word", "agreed_at": coming}
    )
    carry_out(work, held, REOPEN, reason="Sent too soon")
    prepare_agenda(work, coming)
    topic = add_topic(work, {"group": board, "title": f"{mark} report", "due": COMING})
    side.ids.update(
        {
            "meetings": held,
            "topics": topic,
            "coming": coming,
            "agenda-items": item,
            "papers": paper,
            "word-templates": template,
            "corrections": correction,
            "decisions": decision,
            "actions": action,
        }
    )


def _training(work: Work, side: Side, agencies: tuple[int, int]) -> None:
    """Teach a course that both partnerships call alike, with a register still to be entered."""
    course = add_course(work, {"partnership": side.id, "title": "Awareness", "capacity": 20})
    event = add_event(
        work, {"course": course, "day": date(2025, 2, 20), "venue": f"{side.mark} Hall"}
    )
    booking = add_booking(
        work, {"event": event, "person": f"{side.mark} Delegate", "agency": agencies[1]}
    )
    side.ids.update(courses=course, events=event, bookings=booking)


def _returns(work: Work, side: Side, agencies: tuple[int, int]) -> None:
    """Open a round that both partnerships call alike; one agency has answered."""
    round_id = add_round(
        work,
        {
            "partnership": side.id,
            "name": "Assessment 2025",
            "template": side.ids["template"],
            "period": "2025",
            "due_on": date(2025, 3, 7),
        },
    )
    first, _ = ask_agencies(work, round_id, agencies, date(2025, 1, 6))
    [question] = work.session.query(Question.id).one()
    answer = {"question_id": question, "self_value": 2, "evidence": f"{side.mark} file"}
    store_answers(work, first, [answer])
    side.ids.update({"return-rounds": round_id, "returns": first})


def _budget(work: Work, side: Side, agencies: tuple[int, int]) -> None:
    """Start this year: the second partnership has twice the money of the first."""
    times = 1 if side.mark == MARKS[0] else 2
    year = add_year_holding(work, side.id, work.today)
    line = add_contribution(
        work,
        {
            "year": year,
            "agency": agencies[0],
            "label": f"{side.mark} line",
            "agreed": times * 10_000_00,
            "due_on": date(2025, 3, 31),
        },
    )
    receipt = record_receipt(
        work,
        {
            "contribution": line,
            "day": work.today,
            "amount": times * 2_000_00,
            "reference": f"{side.mark} 1",
        },
    )
    heading = add_line(work, {"year": year, "heading": f"{side.mark} staff", "budget": 5_000_00})
    income = add_income(work, {"year": year, "heading": f"{side.mark} charges", "budget": 100_00})
    [spent] = add_lines(
        work,
        [
            {
                "year": year,
                "day": BEGAN,
                "supplier": f"{side.mark} supplies",
                "amount": 10_00,
                "heading": heading,
            }
        ],
    )
    rule = add_rule(
        work,
        {
            "partnership": side.id,
            "sign": SpendingSign.SUPPLIER,
            "text": f"{side.mark} supplies",
            "heading": f"{side.mark} staff",
        },
    )
    gift = add_in_kind(work, {"year": year, "what": f"{side.mark} rooms", "value": 300_00})
    side.ids.update(
        {
            "financial-years": year,
            "contributions": line,
            "receipts": receipt,
            "budget-lines": heading,
            "spending-lines": spent,
            "spending-rules": rule,
            "income-lines": income,
            "in-kind": gift,
        }
    )


def _indicators(work: Work, side: Side, agencies: tuple[int, int]) -> None:
    """Add an indicator that both partnerships call alike, with one value."""
    indicator = add_indicator(work, {"partnership": side.id, "name": "Contacts received"})
    value = add_value(
        work,
        {
            "indicator": indicator,
            "agency": agencies[0],
            "period": "Q3 2024-25",
            "first_day": date(2024, 10, 1),
            "last_day": date(2024, 12, 31),
            "value": Decimal(len(side.mark)),
            "commentary": f"{side.mark} says so",
        },
    )
    side.ids.update({"indicators": indicator, "indicator-values": value})


def number_outside(work: Work, side: Side, day: date) -> int:
    """Add an action that no meeting raised, on a day, with its number of that day's numbering year."""
    action = add_action(
        work, {"group": side.ids["groups"], "text": f"{side.mark} task", "raised_on": day}
    )
    number_action(work, action)
    return action
