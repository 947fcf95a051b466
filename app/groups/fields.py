"""What groups and their terms of reference are described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Fields, Flag, Link, Links, Note, Number, Text
from app.unit.fields import LOOKED_AFTER
from models.groups import Frequency, GroupStatus, QuorumBasis, Tier

GROUP: Fields = (
    Link("partnership", "Partnership", kind="partnerships", required=True, listed=False),
    Text("name", "Name", required=True, width=36, aliases=("group", "group name", "meeting")),
    Text(
        "short_name",
        "Short name",
        longest=40,
        listed=False,
        aliases=("abbreviation", "acronym"),
    ),
    Choice("tier", "Tier", words=Tier, required=True, chip=False),
    Links(
        "reports_to",
        "Reports to",
        kind="groups",
        help="One or more groups; none for the highest.",
    ),
    Choice("status", "Status", words=GroupStatus, required=True, listed=False),
    Flag(
        "attended_only",
        "Attended only",
        listed=False,
        help="A body of others that the unit attends or reports to but does not run.",
    ),
    Link("priority", "Priority", kind="priorities", listed=False),
    LOOKED_AFTER,
    Text("area", "Area", listed=False),
    Day("first_day", "Established", listed=False),
    Day("last_day", "Ceased", listed=False, help="Leave empty while it works."),
    Note("notes", "Notes"),
    Choice("frequency", "Meets", words=Frequency, computed=True, chip=False, width=18),
    Text("quorum", "Quorum", computed=True, width=34),
    Day("review_on", "Terms reviewed", computed=True, listed=False),
)

TERMS: Fields = (
    Link("group", "Group", kind="groups", required=True, listed=False),
    Text("name", "Version", longest=60, help="Such as 2024/25."),
    Day("first_day", "In force from"),
    Day("last_day", "Until", help="Leave empty while they are in force."),
    Choice("frequency", "Meets", words=Frequency, required=True, chip=False, width=18),
    Links(
        "quorum_needed",
        "Quorum: each of these present",
        kind="agencies",
        help="An agency is present when any seat that speaks for it is.",
    ),
    Number(
        "quorum_least",
        "Quorum: at least",
        least=1,
        most=200,
        help="Leave empty where only the agencies above count.",
    ),
    Choice("quorum_basis", "Counted in", words=QuorumBasis, chip=False, width=22),
    Links("quorum_named", "Of these agencies", kind="agencies"),
    Day("agreed_on", "Agreed on"),
    Day("review_on", "Review due"),
    Note("purpose", "Purpose"),
    Note("functions", "Functions"),
)


class GroupValues(TypedDict, total=False):
    """The values of a group that can be typed; links by id, `reports_to` as ids of groups."""

    partnership: int
    name: str
    short_name: str | None
    tier: Tier
    status: GroupStatus
    reports_to: tuple[int, ...]
    attended_only: bool
    priority: int | None
    looked_after: int | None
    area: str | None
    first_day: date | None
    last_day: date | None
    notes: str | None


class TermsValues(TypedDict, total=False):
    """The values of one version of terms of reference; agencies by id."""

    group: int
    name: str | None
    first_day: date | None
    last_day: date | None
    frequency: Frequency
    quorum_needed: tuple[int, ...]
    quorum_least: int | None
    quorum_basis: QuorumBasis | None
    quorum_named: tuple[int, ...]
    agreed_on: date | None
    review_on: date | None
    purpose: str | None
    functions: str | None


__all__ = [
    "GROUP",
    "TERMS",
    "Frequency",
    "GroupStatus",
    "GroupValues",
    "QuorumBasis",
    "TermsValues",
    "Tier",
]
