"""Actions: one log for the board, its groups, audits, returns and reviews, each with a history of updates."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, LongText, ShortText, Whole, YesNo, choice, link
from models.words import Word


class ActionSource(Word):
    """Where an action came from (domain.md 1.11)."""

    MEETING = "meeting", "Meeting"
    AUDIT = "audit", "Audit"
    SECTION_11 = "section-11", "Section 11"
    REVIEW = "review", "Review"
    RISK = "risk", "Risk"
    CHALLENGE = "challenge", "Challenge"
    PLAN = "plan", "Plan"
    INSPECTION = "inspection", "Inspection"
    DATASET = "dataset", "Dataset"
    OTHER = "other", "Other"


class ActionScope(Word):
    """Whom an action concerns (seed 004, domain.md 1.11)."""

    PARTNERSHIP = "partnership", "Partnership"
    AGENCY = "single-agency", "Single agency"
    CASE = "case", "Case"


class ActionStatus(Word):
    """How an action stands; that it is overdue follows from its due day."""

    OPEN = "open", "Open", "note"
    STARTED = "in-progress", "In progress", "note"
    DONE = "complete", "Complete", "good"
    DROPPED = "not-pursued", "Not pursued"


class UpdateKind(Word):
    """What an entry in an action's history says."""

    NOTE = "update", "Update"
    CHASED = "chased", "Chased", "caution"
    DUE = "due", "Due day moved", "caution"
    OWNER = "owner", "Owner changed"
    GROUP = "group", "Group changed"
    RAG = "rag", "RAG", "note"
    ESCALATED = "escalated", "Escalated", "caution"
    AGENDA = "agenda", "On an agenda", "note"
    CLOSED = "closed", "Closed", "good"
    REOPENED = "reopened", "Reopened", "caution"


class Action(Record):
    """One thing somebody is to do; `period` and `number` read as 2025/31 and are absent while it is new."""

    __tablename__ = "action"
    __table_args__ = (Index(None, "period", "number"), Index(None, "status", "due"))

    group_id: Mapped[int] = link("partnership_group")
    """The group that oversees it, which need not be the one that raised it."""
    meeting_id: Mapped[int | None] = link("meeting")
    item_id: Mapped[int | None] = link("agenda_item")
    decision_id: Mapped[int | None] = link("decision")
    owner_id: Mapped[int | None] = link("person")
    owner_seat_id: Mapped[int | None] = link("seat")
    owner_agency_id: Mapped[int | None] = link("agency")
    back_at_id: Mapped[Whole | None]
    """The agenda item it comes back at; no reference, so that the item can still be taken off its agenda."""
    owner_name: Mapped[ShortText | None]
    """The owner as it was given, such as F. Valli, Named Nurse, ELHT, or All members."""
    first_owner: Mapped[ShortText | None]
    """The owner in the minutes that raised it, whoever took it over later."""
    period: Mapped[ShortText | None]
    number: Mapped[Whole | None]
    log_reference: Mapped[ShortText | None]
    """What it is called in the log it came from, as it was written there, such as 09/24 A1."""
    text: Mapped[LongText]
    source: Mapped[ActionSource] = choice(ActionSource)
    source_note: Mapped[ShortText | None]
    scope: Mapped[ActionScope] = choice(ActionScope)
    raised_on: Mapped[DayOf]
    first_due: Mapped[DayOf | None]
    """The due day in the minutes that raised it, however often it was moved later."""
    due: Mapped[DayOf | None]
    due_words: Mapped[ShortText | None]
    """What the log it came from says in place of a due day, such as ASAP."""
    status: Mapped[ActionStatus] = choice(ActionStatus)
    rag_id: Mapped[int | None] = link("rag_word")
    """How it comes on, in a word that the unit defines."""
    rag_words: Mapped[ShortText | None]
    """What the log it came from says of that where no word of the unit is meant."""
    escalated_on: Mapped[DayOf | None]
    escalated_to_id: Mapped[int | None] = link("partnership_group")
    """The group whose agenda it was last put on because nothing came of it below."""
    closed_on: Mapped[DayOf | None]
    outcome: Mapped[LongText | None]
    evidence_wanted: Mapped[YesNo]
    evidence: Mapped[LongText | None]
    evidence_paper_id: Mapped[int | None] = link("paper")
    """The paper of a meeting that is the evidence, which stays as long as it is."""
    restricted: Mapped[YesNo]


class ActionUpdate(Record):
    """One entry in an action's history; a moved due day keeps both days."""

    __tablename__ = "action_update"

    action_id: Mapped[int] = link("action")
    day: Mapped[DayOf]
    kind: Mapped[UpdateKind] = choice(UpdateKind)
    text: Mapped[LongText]
    due_before: Mapped[DayOf | None]
    due_after: Mapped[DayOf | None]


class EscalationRule(Record):
    """When a group's actions are escalated and to which group; a group without one has the usual numbers."""

    __tablename__ = "escalation_rule"
    __table_args__ = (UniqueConstraint("group_id"),)

    group_id: Mapped[int] = link("partnership_group")
    to_group_id: Mapped[int | None] = link("partnership_group")
    """Absent where it is the group that this one reports to."""
    after_back: Mapped[Whole | None]
    """At how many meetings an action has come back unfinished; absent where that does not count."""
    after_late: Mapped[Whole | None]
    """How many meetings were held since its due day; absent where that does not count."""
