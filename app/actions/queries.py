"""What can be asked about actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import aliased

from app.actions.rules import OPEN
from app.agencies.queries import AGENCY_SHORT
from app.agenda.naming import headings, item_places
from app.agenda.queries import restricted_items
from app.days import show_day
from app.decisions.numbering import reference
from app.fields import Ref
from app.groups.queries import GROUP_NAME
from app.listing import IDS
from app.meetings.naming import meeting_names
from app.papers.queries import paper_records
from app.rag.queries import rag_ref
from app.record_values import named_values
from models.actions import Action, ActionUpdate
from models.agencies import Agency
from models.decisions import Decision
from models.groups import Group
from models.people import Person
from models.rag import RagTone, RagWord
from models.seats import Seat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.actions.fields import ActionScope, ActionSource, ActionStatus, UpdateKind
    from app.listing import Scope


@dataclass(frozen=True)
class ActionRecord:
    """An action as logs and minutes show it on the scope's day; `days_late` is 0 unless it is open and late."""

    id: int
    version: int
    reference: str
    text: str
    owner_name: str | None
    first_owner: str | None
    due: date | None
    first_due: date | None
    due_words: str | None
    """What stands in place of a due day, such as ASAP."""
    status: ActionStatus
    days_late: int
    rag: Ref | None
    """How it comes on, in a word of the unit; its tone colours the chip."""
    rag_words: str | None
    """What its log says of that where no word of the unit is meant."""
    group: Ref
    meeting: Ref | None
    item: Ref | None
    back_at: Ref | None
    """The item of a later meeting that it is taken at, beside the action log."""
    decision: Ref | None
    owner: Ref | None
    owner_seat: Ref | None
    owner_agency: Ref | None
    source: ActionSource
    source_note: str | None
    log_reference: str | None
    scope: ActionScope
    raised_on: date
    escalated_on: date | None
    escalated_to: Ref | None
    """The group whose agenda it was last put on because nothing came of it below."""
    closed_on: date | None
    outcome: str | None
    evidence_wanted: bool
    evidence: str | None
    evidence_paper: Ref | None
    """The paper of a meeting that is the evidence."""
    restricted: bool
    is_private: bool
    """Whether it is kept from the public: restricted by itself, or raised under a restricted item."""
    last_update: str | None
    partnership: Ref | None = None
    """Whose it is, where a list read it."""

    @property
    def label(self) -> str:
        """What a box in the minutes is headed: "Action 2025/31", "Action (new)"."""
        return (
            f"Action ({self.reference})" if self.reference == "new" else f"Action {self.reference}"
        )

    @property
    def overdue(self) -> bool:
        """Whether it is open and its due day has passed."""
        return self.days_late > 0

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status in OPEN

    @property
    def undated(self) -> str:
        """What to say of the due day of one that has none: the words it came with, or that there is none."""
        return f"due “{self.due_words}”" if self.due_words else "no due day"

    @property
    def line(self) -> str:
        """What stands below its text: "F. Valli, Named Nurse, ELHT · due 12 Jun 2025 · open"."""
        due = f"due {show_day(self.due)}" if self.due else self.undated
        told = (
            self.owner_name or "no owner",
            due,
            self.status.title_text.casefold(),
            self.progress,
        )
        return " · ".join(filter(None, told))

    @property
    def progress(self) -> str:
        """Say how it comes on: its RAG word, else what its log says of that, else nothing."""
        return self.rag.name if self.rag else f"“{self.rag_words}”" if self.rag_words else ""


@dataclass(frozen=True)
class UpdateRecord:
    """One entry of an action's history."""

    id: int
    version: int
    day: date
    kind: UpdateKind
    text: str
    due_before: date | None
    due_after: date | None


def actions(session: Session, ids: Sequence[int], scope: Scope) -> list[ActionRecord]:
    """Read actions as at the scope's day `as_at`, at most twelve queries however many."""
    rows = session.execute(_actions(), {"ids": ids}).all()
    told = _Told(
        meeting_names(session, [row.Action.meeting_id for row in rows if row.Action.meeting_id]),
        headings(session, [row.Action.item_id for row in rows if row.Action.item_id]),
        item_places(session, [row.Action.back_at_id for row in rows if row.Action.back_at_id]),
        _last_updates(session, ids),
        restricted_items(session, [row.Action.item_id for row in rows if row.Action.item_id]),
        _papers(session, {row.Action.evidence_paper_id for row in rows}),
    )
    return [_record(row, told, scope["as_at"]) for row in rows]


def actions_of(session: Session, meeting_id: int, today: date) -> list[ActionRecord]:
    """Give the actions that a meeting raised, in the order they were made."""
    ids = session.scalars(_of_meeting(), {"meeting": meeting_id}).all()
    found = actions(session, ids, {"as_at": today})
    return sorted(found, key=lambda each: each.id)


def actions_from(
    session: Session, decision_ids: Sequence[int], today: date
) -> dict[int, list[ActionRecord]]:
    """Give the actions that came of decisions, by decision, in the order they were made."""
    ids = session.scalars(select(Action.id).where(Action.decision_id.in_(decision_ids))).all()
    found: dict[int, list[ActionRecord]] = {}
    for each in sorted(actions(session, ids, {"as_at": today}), key=lambda one: one.id):
        if each.decision is not None:
            found.setdefault(each.decision.id, []).append(each)
    return found


def updates(session: Session, action_id: int) -> list[UpdateRecord]:
    """Give the history of an action, newest first."""
    chosen = select(ActionUpdate).where(ActionUpdate.action_id == action_id)
    names = UpdateRecord.__dataclass_fields__
    rows = session.scalars(chosen.order_by(ActionUpdate.id.desc()))
    return [UpdateRecord(**named_values(row, names)) for row in rows]


@dataclass(frozen=True)
class _Told:
    meetings: Mapping[int, str]
    items: Mapping[int, str]
    places: Mapping[int, str]
    updates: Mapping[int, str]
    restricted: frozenset[int]
    papers: Mapping[int, str]


def _record(row: Any, told: _Told, today: date) -> ActionRecord:  # noqa: ANN401 - a row of the query above
    one: Action = row.Action
    plain = named_values(one, _PLAIN)
    late = (today - one.due).days if one.due and one.status in OPEN else 0
    decided = reference(row.decision_period, row.decision_number)
    return ActionRecord(
        **plain,
        reference=reference(one.period, one.number),
        days_late=max(late, 0),
        group=Ref(one.group_id, row.group_name),
        meeting=Ref(one.meeting_id, told.meetings[one.meeting_id]) if one.meeting_id else None,
        item=Ref(one.item_id, told.items[one.item_id]) if one.item_id else None,
        back_at=Ref(one.back_at_id, told.places[one.back_at_id])
        if one.back_at_id and one.back_at_id in told.places
        else None,
        decision=Ref(one.decision_id, decided) if one.decision_id else None,
        owner=Ref(one.owner_id, row.person) if one.owner_id else None,
        owner_seat=Ref(one.owner_seat_id, row.post) if one.owner_seat_id else None,
        owner_agency=Ref(one.owner_agency_id, row.agency) if one.owner_agency_id else None,
        rag=rag_ref(one.rag_id, row.rag_word, row.rag_tone) if one.rag_id else None,
        escalated_to=Ref(one.escalated_to_id, row.escalated_to) if one.escalated_to_id else None,
        evidence_paper=Ref(one.evidence_paper_id, told.papers[one.evidence_paper_id])
        if one.evidence_paper_id
        else None,
        is_private=one.restricted or one.item_id in told.restricted,
        last_update=told.updates.get(one.id),
    )


def _papers(session: Session, ids: set[int | None]) -> dict[int, str]:
    """Give what papers are called that are evidence; none is asked for where there are none."""
    wanted = [each for each in ids if each is not None]
    return {each.id: each.name for each in paper_records(session, wanted)} if wanted else {}


def _last_updates(session: Session, ids: Sequence[int]) -> dict[int, str]:
    found = session.scalars(_newest_updates(), {"ids": ids})
    return {row.action_id: f"{show_day(row.day)}: {row.text}" for row in found}


@cache
def _newest_updates() -> Select[ActionUpdate]:
    last = select(func.max(ActionUpdate.id)).where(ActionUpdate.action_id.in_(IDS))
    return select(ActionUpdate).where(ActionUpdate.id.in_(last.group_by(ActionUpdate.action_id)))


@cache
def _of_meeting() -> Select[int]:
    return select(Action.id).where(Action.meeting_id == bindparam("meeting"))


@cache
def _actions() -> Select[Action, str, str, str, str, str | None, int | None, str, RagTone, str]:
    seat, above = aliased(Seat), aliased(Group)
    return (
        select(
            Action,
            GROUP_NAME.label("group_name"),
            Person.name.label("person"),
            seat.post.label("post"),
            AGENCY_SHORT.label("agency"),
            Decision.period.label("decision_period"),
            Decision.number.label("decision_number"),
            RagWord.word.label("rag_word"),
            RagWord.tone.label("rag_tone"),
            func.coalesce(above.short_name, above.name).label("escalated_to"),
        )
        .join(Group, Group.id == Action.group_id)
        .outerjoin(Person, Person.id == Action.owner_id)
        .outerjoin(seat, seat.id == Action.owner_seat_id)
        .outerjoin(Agency, Agency.id == Action.owner_agency_id)
        .outerjoin(Decision, Decision.id == Action.decision_id)
        .outerjoin(RagWord, RagWord.id == Action.rag_id)
        .outerjoin(above, above.id == Action.escalated_to_id)
        .where(Action.id.in_(IDS))
    )


_PLAIN = (
    "id",
    "version",
    "text",
    "owner_name",
    "first_owner",
    "due",
    "first_due",
    "due_words",
    "status",
    "rag_words",
    "source",
    "source_note",
    "log_reference",
    "scope",
    "raised_on",
    "escalated_on",
    "closed_on",
    "outcome",
    "evidence_wanted",
    "evidence",
    "restricted",
)
