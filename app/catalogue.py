"""The catalogue: every kind of record with its listing and how it is searched; a feature adds its lines here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.escalation_rules import ESCALATION_RULE
from app.actions.fields import ACTION_UPDATE
from app.actions.listings import ACTION_WORDS, ACTIONS
from app.agencies.fields import AGENCY_NAME
from app.agencies.queries import AGENCIES, AGENCY_WORDS, agency_choices
from app.agencies.schools import SCHOOLS
from app.agenda.fields import AGENDA_ITEM, STANDING_ITEM
from app.agenda.naming import ITEM_WORDS, item_choices
from app.attendance.fields import GUEST, REPLY
from app.attendance.queries import ATTENDANCES
from app.budget.headings import heading_choices
from app.budget.listings import (
    BUDGET_LINE_WORDS,
    BUDGET_LINES,
    CONTRIBUTION_WORDS,
    CONTRIBUTIONS,
    IN_KINDS,
    INCOME_LINES,
    RECEIPTS,
    YEARS,
)
from app.budget.queries import contribution_choices
from app.budget.years import year_choices
from app.chairs.fields import CHAIR
from app.decisions.queries import DECISION_WORDS, DECISIONS, decision_choices
from app.engagement.queries import ENGAGEMENTS
from app.errors import NoSuchWord
from app.forward.listings import TOPIC_WORDS, TOPICS
from app.forward.queries import topic_choices
from app.groups.fields import TERMS
from app.groups.queries import GROUP_WORDS, GROUPS, group_choices
from app.indicators.listings import INDICATOR_WORDS, INDICATORS, VALUES
from app.indicators.places import area_choices
from app.indicators.records import indicator_choices
from app.interests.queries import INTERESTS
from app.letters.fields import REMINDER
from app.meetings.listings import MEETING_WORDS, MEETINGS
from app.meetings.naming import meeting_choices
from app.minutes.corrections import CORRECTION_WORDS, CORRECTIONS
from app.minutes.fields import KEPT_VERSION
from app.minutes.locking import locked_minutes
from app.minutes.queries import MINUTE_WORDS, MINUTES
from app.naming import Part
from app.papers.fields import PACK, VERSION
from app.papers.keeping import missing_content
from app.papers.listings import PAPER_WORDS, PAPERS
from app.papers.queries import paper_choices
from app.partnerships.listings import OFFICERS, PARTNERSHIPS, PRIORITIES
from app.partnerships.queries import partnership_choices, priority_choices
from app.people.queries import PEOPLE, PERSON_WORDS, person_choices
from app.planning.fields import PLANNING_RULE
from app.rag.queries import RAG_WORDS, rag_choices
from app.recommendations.fields import COVER_TEMPLATE, RECOMMENDATION
from app.returns.listings import RETURN_ANSWERS, RETURNS, ROUNDS
from app.returns.queries import round_choices, template_choices
from app.returns.template_fields import QUESTION, STANDARD
from app.returns.template_queries import TEMPLATES
from app.seats.fields import DEPUTY, HOLDER
from app.seats.listings import MEMBERS, SEAT_WORDS, SEATS, seat_choices
from app.sentences.queries import READY_SENTENCES
from app.spelling.queries import SPELLING_WORDS
from app.spending.listings import SPENDING_LINES, SPENDING_RULES, SPENDING_WORDS
from app.templates.queries import WORD_TEMPLATES
from app.training.finding import booking_choices, course_choices, event_choices
from app.training.listings import (
    BOOKING_WORDS,
    BOOKINGS,
    COURSE_WORDS,
    COURSES,
    EVENT_WORDS,
    EVENTS,
)
from app.unit.queries import UNIT_MEMBERS, unit_member_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.fields import Ref
    from app.listing import Listing
    from app.search import Searched

LISTINGS: tuple[Listing, ...] = (
    UNIT_MEMBERS,
    AGENCIES,
    SCHOOLS,
    PARTNERSHIPS,
    OFFICERS,
    PRIORITIES,
    PEOPLE,
    GROUPS,
    SEATS,
    MEMBERS,
    ENGAGEMENTS,
    MEETINGS,
    TOPICS,
    ATTENDANCES,
    INTERESTS,
    PAPERS,
    MINUTES,
    WORD_TEMPLATES,
    CORRECTIONS,
    READY_SENTENCES,
    RAG_WORDS,
    SPELLING_WORDS,
    DECISIONS,
    ACTIONS,
    TEMPLATES,
    ROUNDS,
    RETURNS,
    RETURN_ANSWERS,
    COURSES,
    EVENTS,
    BOOKINGS,
    YEARS,
    CONTRIBUTIONS,
    RECEIPTS,
    BUDGET_LINES,
    INCOME_LINES,
    IN_KINDS,
    SPENDING_LINES,
    SPENDING_RULES,
    INDICATORS,
    VALUES,
)

SEARCHED: tuple[Searched, ...] = (
    GROUP_WORDS,
    AGENCY_WORDS,
    PERSON_WORDS,
    MEETING_WORDS,
    ACTION_WORDS,
    DECISION_WORDS,
    COURSE_WORDS,
    EVENT_WORDS,
    SEAT_WORDS,
    ITEM_WORDS,
    TOPIC_WORDS,
    PAPER_WORDS,
    MINUTE_WORDS,
    CORRECTION_WORDS,
    CONTRIBUTION_WORDS,
    BUDGET_LINE_WORDS,
    BOOKING_WORDS,
    SPENDING_WORDS,
    INDICATOR_WORDS,
)
"""How records are searched, in the order in which a search shows what it found."""

PARTS: tuple[Part, ...] = (
    Part("partner_officer", "safeguarding partner's officer", "safeguarding partners' officers"),
    Part("agency_name", "name", owner="agency_id", fields=AGENCY_NAME),
    Part("group_parent", "line of reporting", "lines of reporting", "group_id"),
    Part("terms_of_reference", "terms of reference", "terms of reference", "group_id", TERMS),
    Part("quorum_agency", "agency of a quorum", "agencies of a quorum", "terms_id"),
    Part("standing_item", "standing item", owner="group_id", fields=STANDING_ITEM),
    Part("chair_term", "chair's term", "chairs' terms", "group_id", CHAIR),
    Part("seat_agency", "agency of a seat", "agencies of seats", "seat_id"),
    Part("holder", "holder", owner="seat_id", fields=HOLDER),
    Part("deputy", "deputy", "deputies", "seat_id", DEPUTY),
    Part("agenda_item", "agenda item", owner="meeting_id", fields=AGENDA_ITEM),
    Part("paper", "paper", owner="item_id"),
    Part("recommendation", "proposed decision", owner="item_id", fields=RECOMMENDATION),
    Part(
        "cover_template",
        "form of cover reports",
        "forms of cover reports",
        "group_id",
        COVER_TEMPLATE,
    ),
    Part("paper_version", "version of a paper", "versions of papers", "paper_id", VERSION),
    Part("pack", "pack", owner="meeting_id", fields=PACK),
    Part("pack_paper", "paper of a pack", "papers of packs", "pack_id"),
    Part("reply", "reply", "replies", "meeting_id", REPLY),
    Part("reminder", "reminder", owner="meeting_id", fields=REMINDER),
    Part("guest", "guest", owner="meeting_id", fields=GUEST),
    Part("attendance", "attendance", "attendances", "meeting_id"),
    Part("minute", "minutes of an item", "minutes of items", "meeting_id"),
    Part(
        "minutes_version", "version of minutes", "versions of minutes", "meeting_id", KEPT_VERSION
    ),
    Part("correction", "correction", owner="meeting_id"),
    Part("action_update", "update", owner="action_id", fields=ACTION_UPDATE),
    Part(
        "escalation_rule",
        "rule of escalation",
        "rules of escalation",
        "group_id",
        ESCALATION_RULE,
    ),
    Part("receipt", "receipt", owner="contribution_id"),
    Part("in_kind", "gift in kind", "gifts in kind"),
    Part("booking", "booking", owner="event_id"),
    Part("scale_level", "level of a scale", "levels of a scale", "template_id"),
    Part("standard", "standard", owner="template_id", fields=STANDARD),
    Part("question", "question", owner="standard_id", fields=QUESTION),
    Part("return_answer", "answer", owner="request_id"),
    Part("return_action", "action from a return", "actions from returns", "request_id"),
    Part("indicator_action", "action from an indicator", "actions from indicators", "indicator_id"),
    Part("area", "area"),
    Part("planning_rule", "rule of planning", "rules of planning", "group_id", PLANNING_RULE),
)
"""Tables whose rows are a part of another record, or that no listing shows; the history of a record tells its parts."""

CHOICES: Mapping[str, Callable[..., list[Ref]]] = {
    "agencies": agency_choices,
    "partnerships": partnership_choices,
    "priorities": priority_choices,
    "people": person_choices,
    "groups": group_choices,
    "seats": seat_choices,
    "meetings": meeting_choices,
    "agenda-items": item_choices,
    "topics": topic_choices,
    "papers": paper_choices,
    "decisions": decision_choices,
    "courses": course_choices,
    "events": event_choices,
    "bookings": booking_choices,
    "contributions": contribution_choices,
    "financial-years": year_choices,
    "budget-lines": heading_choices,
    "areas": area_choices,
    "indicators": indicator_choices,
    "return-rounds": round_choices,
    "return-templates": template_choices,
    "unit-members": unit_member_choices,
    "rag-words": rag_choices,
}
"""What a Link field offers while a person types, by the kind it links to; further conditions narrow it."""

GUARDS = (locked_minutes, missing_content)
"""What may keep a step from being taken back: each is given the session, a table and the step's changes to its rows."""


def listing(kind: str) -> Listing:
    """Give the listing of a kind; NoSuchWord names those there are."""
    for each in LISTINGS:
        if each.kind == kind:
            return each
    raise NoSuchWord("kind", kind, among=(each.kind for each in LISTINGS))
