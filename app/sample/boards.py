"""The sample's partnership, agencies, groups and seats, as seed 003 describes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency, add_alias, succeed_agency
from app.chairs.operations import add_chair, plan_rotation
from app.engagement.operations import add_engagement
from app.groups.operations import add_group
from app.partnerships.operations import add_officer, add_partnership, add_priority
from app.sample import facts, posts
from app.sample.facts import SampleIds
from app.sample.groups import ATTENDED, GROUPS
from app.sample.people import People
from app.sample.script import script_of
from app.seats.operations import add_seat, appoint, name_deputy, replace_holder
from models.agencies import Sector, Standing
from models.engagement import Route
from models.groups import QuorumBasis
from models.partnerships import OfficerRole, PartnershipKind
from models.seats import ChairRole

if TYPE_CHECKING:
    from app.groups.fields import TermsValues
    from app.sample.facts import AgencyFact
    from app.sample.groups import GroupFact
    from app.sample.people import Names
    from app.sample.posts import SeatFact
    from app.work import Work

BEGAN = date(2023, 9, 1)
"""When Blackburn with Darwen left the pan-Lancashire arrangement (seed 003)."""
ICB_BEGAN = date(2022, 7, 1)
REVIEW_AHEAD = 45
"""Days from today on which the terms of reference are due for review."""


def build_boards(work: Work, names: Names, today: date) -> SampleIds:
    """Build everything that meetings and returns stand on."""
    partnership = add_partnership(
        work,
        {
            "name": facts.NAME,
            "short_name": "BwD SCP",
            "kind": PartnershipKind.CHILDREN,
            "area": facts.AREA,
            "marking": "OFFICIAL",
            "mailbox": "scp@example.org",
            "address": "Safeguarding and Partnerships Team, Duke Street, Blackburn",
        },
    )
    agencies = {each.short: _agency(work, each) for each in facts.AGENCIES}
    succeed_agency(work, _agency(work, facts.CCG), agencies[facts.ICB], ICB_BEGAN)
    known = SampleIds(partnership, agencies, {}, _priorities(work, partnership, agencies))
    for fact in sorted(ATTENDED + GROUPS, key=_height):
        group_id = _group(work, fact, known, today)
        known = replace(known, groups={**known.groups, fact.key: group_id})
    people = People(work, names)
    _seats(work, known, people, today)
    _officers(work, known, people)
    _routes(work, known)
    return known


def _agency(work: Work, fact: AgencyFact) -> int:
    is_named = fact.standing is not Standing.NONE
    slug = "-".join("".join(sign for sign in fact.short if sign.isalnum() or sign == " ").split())
    agency_id = add_agency(
        work,
        {
            "name": fact.name,
            "short_name": fact.short,
            "sector": fact.sector,
            "standing": fact.standing,
            "standing_from": BEGAN if is_named else None,
            "quorum_agency": fact.standing is Standing.SAFEGUARDING_PARTNER,
            "email": f"safeguarding@{slug.casefold()}.example.org",
        },
    )
    for nickname in fact.nicknames:
        add_alias(work, agency_id, nickname)
    return agency_id


def _priorities(work: Work, partnership: int, agencies: dict[str, int]) -> dict[str, int]:
    return {
        name: add_priority(
            work,
            {
                "partnership": partnership,
                "place": place,
                "name": name,
                "agency": agencies[lead],
                "first_day": BEGAN,
                "aim": aim,
            },
        )
        for place, (name, lead, aim) in enumerate(facts.PRIORITIES, 1)
    }


def _height(fact: GroupFact) -> int:
    """Put groups after those they report to."""
    known = {each.key: each for each in ATTENDED + GROUPS}
    return 1 + max((_height(known[parent]) for parent in fact.parents), default=0)


def _group(work: Work, fact: GroupFact, known: SampleIds, today: date) -> int:
    return add_group(
        work,
        {
            "partnership": known.partnership,
            "name": fact.name,
            "short_name": fact.short or None,
            "tier": fact.tier,
            "reports_to": tuple(known.groups[parent] for parent in fact.parents),
            "attended_only": fact.is_attended_only,
            "priority": known.priorities[fact.priority] if fact.priority else None,
            "area": fact.area,
            "first_day": BEGAN,
        },
        None if fact.is_attended_only else _terms(fact, known, today),
    )


def _terms(fact: GroupFact, known: SampleIds, today: date) -> TermsValues:
    script = script_of(fact.key)
    return {
        "name": "First version",
        "purpose": script.purpose,
        "functions": script.functions,
        "frequency": fact.frequency,
        "quorum_needed": tuple(known.agencies[name] for name in fact.needed),
        "quorum_least": fact.least,
        "quorum_basis": QuorumBasis.AGENCIES if fact.least else None,
        "first_day": BEGAN,
        "agreed_on": BEGAN,
        "review_on": today + timedelta(days=REVIEW_AHEAD),
    }


def _seats(work: Work, known: SampleIds, people: People, today: date) -> None:
    seats: dict[tuple[str, str], int] = {}
    for fact in posts.SEATS:
        seat_id = add_seat(
            work,
            {
                "group": known.groups[fact.group],
                "post": fact.post,
                "agencies": tuple(known.agencies[name] for name in fact.agencies),
                "sector": fact.sector or None,
                "category": fact.category,
                "ex_officio": known.groups[fact.chair_of] if fact.chair_of else None,
                "first_day": BEGAN,
            },
        )
        seats.setdefault((fact.group, fact.post), seat_id)
        if not (fact.is_vacant or fact.chair_of):
            _fill(work, known, fact, seat_id, people=people, today=today)
    leading = [seats["board", each.post] for each in posts.BOARD[:3]]
    plan_rotation(work, known.groups["board"], leading, BEGAN, years=today.year - BEGAN.year + 3)
    for group in GROUPS:
        if group.chair:
            add_chair(
                work,
                {
                    "group": known.groups[group.key],
                    "role": ChairRole.CHAIR,
                    "seat": seats[group.key, group.chair],
                    "first_day": BEGAN,
                },
            )


def _fill(
    work: Work, known: SampleIds, fact: SeatFact, seat_id: int, *, people: People, today: date
) -> None:
    agency = known.agencies[fact.agencies[0]] if fact.agencies else None
    ends = today + timedelta(days=fact.term_days) if fact.term_days else None
    person = people.in_post(fact.post, agency)
    if fact.held_days is None:
        appoint(work, {"seat": seat_id, "person": person, "first_day": BEGAN, "term_ends": ends})
    else:
        former = people.somebody(fact.post, agency)
        appoint(work, {"seat": seat_id, "person": former, "first_day": BEGAN})
        first = today - timedelta(days=fact.held_days)
        replace_holder(
            work,
            {"seat": seat_id, "person": person, "first_day": first},
            "Moved to another council",
        )
    if fact.deputy:
        name_deputy(
            work,
            {
                "seat": seat_id,
                "person": people.in_post(fact.deputy, agency),
                "first_day": BEGAN,
                "has_authority": True,
            },
        )


def _officers(work: Work, known: SampleIds, people: People) -> None:
    for role, agency, post in facts.OFFICERS:
        add_officer(
            work,
            {
                "partnership": known.partnership,
                "role": OfficerRole(role),
                "agency": known.agencies[agency],
                "post": post,
                "person": people.in_post(post, known.agencies[agency]),
                "first_day": BEGAN,
            },
        )


def _routes(work: Work, known: SampleIds) -> None:
    """Say how those take part who have no seat of their own."""
    for fact in facts.AGENCIES:
        if fact.standing is Standing.NONE:
            continue
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
