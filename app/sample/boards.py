"""The sample's partnership, agencies, groups and seats, as seed 003 describes them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency, add_alias
from app.chairs.operations import add_chair, plan_rotation
from app.engagement.operations import add_engagement
from app.groups.operations import add_group
from app.partnerships.operations import add_officer, add_partnership, add_priority
from app.sample import facts
from app.sample.facts import Known
from app.sample.people import Names, invent_person
from app.seats.operations import add_seat, appoint, name_deputy
from models.agencies import Sector, Standing
from models.engagement import Route
from models.groups import QuorumBasis
from models.partnerships import OfficerRole, PartnershipKind
from models.seats import ChairRole

if TYPE_CHECKING:
    from app.sample.facts import GroupFact, SeatFact
    from app.work import Work

BEGAN = date(2023, 9, 1)
"""When Blackburn with Darwen left the pan-Lancashire arrangement (seed 003)."""


def build_boards(work: Work, names: Names, today: date) -> Known:
    """Build everything that meetings and returns stand on."""
    partnership = add_partnership(
        work,
        {
            "name": facts.NAME,
            "short_name": "BwD SCP",
            "kind": PartnershipKind.CHILDREN,
            "area": facts.AREA,
            "marking": "OFFICIAL",
        },
    )
    agencies = {each.short: _agency(work, each) for each in facts.AGENCIES}
    priorities = {
        name: add_priority(
            work,
            {
                "partnership": partnership,
                "place": place,
                "name": name,
                "agency": agencies[lead],
                "first_day": BEGAN,
            },
        )
        for place, (name, lead) in enumerate(facts.PRIORITIES, 1)
    }
    known = Known(partnership, agencies, {}, priorities)
    groups: dict[str, int] = {}
    for fact in facts.GROUPS:
        groups[fact.key] = _group(work, fact, known, groups)
    known = Known(partnership, agencies, groups, priorities)
    _seats(work, known, names, today)
    _officers(work, known, names)
    _routes(work, known)
    return known


def _agency(work: Work, fact: facts.AgencyFact) -> int:
    agency_id = add_agency(
        work,
        {
            "name": fact.name,
            "short_name": fact.short,
            "sector": fact.sector,
            "standing": fact.standing,
            "standing_from": BEGAN,
            "quorum_agency": fact.standing is Standing.SAFEGUARDING_PARTNER,
        },
    )
    for nickname in fact.nicknames:
        add_alias(work, agency_id, nickname)
    return agency_id


def _group(work: Work, fact: GroupFact, known: Known, groups: dict[str, int]) -> int:
    priority = {
        "neglect": "Neglect",
        "contextual": "Contextual Safeguarding",
        "abuse": "Domestic Abuse",
    }.get(fact.key)
    return add_group(
        work,
        {
            "partnership": known.partnership,
            "name": fact.name,
            "short_name": fact.short if fact.key != "board" else None,
            "tier": fact.tier,
            "reports_to": tuple(groups[parent] for parent in fact.parents),
            "priority": known.priorities[priority] if priority else None,
            "area": facts.AREA if fact.key != "alliance" else "Pan-Lancashire",
            "first_day": BEGAN,
        },
        {
            "frequency": fact.frequency,
            "quorum_needed": tuple(known.agencies[name] for name in fact.needed),
            "quorum_least": fact.least,
            "quorum_basis": QuorumBasis.AGENCIES if fact.least else None,
            "first_day": BEGAN,
        },
    )


def _seats(work: Work, known: Known, names: Names, today: date) -> None:
    chairs: dict[str, list[int]] = {}
    for fact in facts.SEATS:
        seat_id = add_seat(
            work,
            {
                "group": known.groups[fact.group],
                "post": fact.post,
                "agencies": tuple(known.agencies[name] for name in fact.agencies),
                "sector": None
                if fact.agencies
                else "Independent"
                if "Scrutineer" in fact.post
                else "Community",
                "category": fact.category,
                "first_day": BEGAN,
            },
        )
        chairs.setdefault(fact.group, []).append(seat_id)
        if not fact.is_vacant:
            _fill(work, known, fact, seat_id, names=names, today=today)
    plan_rotation(work, known.groups["board"], chairs["board"][:3], BEGAN, years=5)
    for key in ("seg", "neglect", "contextual", "abuse", "cads", "panel", "alliance"):
        add_chair(
            work,
            {
                "group": known.groups[key],
                "role": ChairRole.CHAIR,
                "seat": chairs[key][0],
                "first_day": BEGAN,
            },
        )


def _fill(
    work: Work, known: Known, fact: SeatFact, seat_id: int, *, names: Names, today: date
) -> None:
    agency = known.agencies[fact.agencies[0]] if fact.agencies else None
    person = invent_person(work, names, fact.post, agency)
    ends = today + timedelta(days=fact.term_days) if fact.term_days else None
    appoint(work, {"seat": seat_id, "person": person, "first_day": BEGAN, "term_ends": ends})
    if fact.has_deputy:
        deputy = invent_person(work, names, f"Deputy, {fact.post}", agency)
        name_deputy(
            work, {"seat": seat_id, "person": deputy, "first_day": BEGAN, "has_authority": True}
        )


def _officers(work: Work, known: Known, names: Names) -> None:
    for role, agency, post in facts.OFFICERS:
        add_officer(
            work,
            {
                "partnership": known.partnership,
                "role": OfficerRole(role),
                "agency": known.agencies[agency],
                "post": post,
                "person": invent_person(work, names, post, known.agencies[agency]),
                "first_day": BEGAN,
            },
        )


def _routes(work: Work, known: Known) -> None:
    """Say how those take part who have no seat of their own."""
    for fact in facts.AGENCIES:
        route = Route.EVENTS if fact.standing is Standing.BY_INVITATION else Route.TRAINING
        add_engagement(
            work,
            {
                "partnership": known.partnership,
                "agency": known.agencies[fact.short],
                "route": Route.QUALITY if fact.sector is Sector.HEALTH else route,
                "first_day": BEGAN,
            },
        )
