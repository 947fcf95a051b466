"""What can be done to actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.actions.fields import (
    ACTION,
    ActionScope,
    ActionSource,
    ActionStatus,
    ActionValues,
    UpdateKind,
)
from app.actions.rules import (
    OPEN,
    ActionOpen,
    action_problems,
    check_is_open,
    check_new_due,
    check_reason,
    closing_problems,
    locked_problems,
    update_problems,
)
from app.actions.updates import told_handed_on, told_reminded, write_update
from app.columns import column_values, field_values
from app.decisions.numbering import give_number, give_numbers_of_meeting, reference
from app.decisions.operations import NumberedForGood
from app.errors import refuse
from app.fields import problems
from app.meetings.moves import HELD, LOCKED
from app.meetings.rules import check_open
from models.actions import Action, ActionUpdate
from models.agencies import Agency
from models.meetings import Meeting
from models.papers import Paper
from models.people import Person
from models.seats import Seat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.actions.owners import Owner
    from app.actions.quick_line import QuickReading
    from app.work import Work

SERIES = "action"
_OWNERS = ("owner", "owner_seat", "owner_agency")


def add_action(work: Work, values: ActionValues) -> int:
    """Add an action; of its meeting it takes group and day. Its owner is a person, a seat, an agency, or in words.

    Where the numbers of the meeting are given already, that is once it is closed, this one gets its own at once.
    """
    full: dict[str, Any] = {
        "text": None,
        "group": None,
        "source": ActionSource.MEETING if values.get("meeting") else ActionSource.OTHER,
        "scope": ActionScope.PARTNERSHIP,
        "evidence_wanted": False,
        "restricted": False,
        **values,
    }
    meeting = work.get(Meeting, full["meeting"]) if full.get("meeting") else None
    if meeting is not None:
        check_open(meeting)
        full["group"] = full["group"] or meeting.group_id
        full.setdefault("raised_on", meeting.day)
    full["owner_name"] = full.get("owner_name") or _owner_name(work, full)
    refuse(problems(ACTION, full) | action_problems(work.session, full))
    row = Action(**column_values(ACTION, full), status=ActionStatus.OPEN)
    row.first_due, row.first_owner = row.due, row.owner_name
    action_id = work.add(row)
    if meeting is not None and meeting.state in HELD:
        give_number(work, row, SERIES, meeting.day)
    return action_id


def add_from_line(work: Work, meeting_id: int, item_id: int, reading: QuickReading) -> int:
    """Make the action that a quick line was read as; refused while something in it is unclear."""
    if not reading.is_ready:
        refuse({"text": " ".join(reading.problems) or "Type what is to be done."})
    values: ActionValues = {"text": reading.text, "meeting": meeting_id, "item": item_id}
    values["due"] = reading.due
    return add_action(work, {**values, **owner_values(reading.owner)})


def owner_values(owner: Owner | None) -> ActionValues:
    """Give the values that name an owner found by the quick line."""
    if owner is None:
        return {}
    return {
        "owner": owner.person.id if owner.person else None,
        "owner_seat": owner.seat.id if owner.seat else None,
        "owner_agency": owner.agency.id if owner.agency else None,
        "owner_name": owner.shown,
    }


def change_action(
    work: Work, action_id: int, values: ActionValues, shown: int | None = None
) -> int:
    """Correct some values of an action; what issued minutes say of it no longer changes this way."""
    row = work.get(Action, action_id)
    given: dict[str, Any] = dict(cast("Mapping[str, Any]", values))
    meeting = work.get(Meeting, row.meeting_id) if row.meeting_id else None
    whole = {**field_values(ACTION, row), **given}
    if "owner_name" not in given and any(name in given for name in _OWNERS):
        given["owner_name"] = _owner_name(work, whole)
    refuse(locked_problems(row, meeting, given) | action_problems(work.session, whole))
    work.edit(row, given, ACTION, shown)
    if meeting is None or meeting.state not in LOCKED:
        row.first_due, row.first_owner = row.due, row.owner_name
        work.session.flush()
    return action_id


def add_update(work: Work, action_id: int, text: str, *, day: date | None = None) -> int:
    """Add to an action's history what is new and since when, today where no day is given.

    An open action counts as in progress from then on.
    """
    row = work.get(Action, action_id)
    check_is_open(row)
    refuse(update_problems(text, day, work.today))
    row.status = ActionStatus.STARTED
    return write_update(work, row, UpdateKind.NOTE, text, day=day)


def chase_action(work: Work, action_id: int) -> int:
    """Record on an open action that its owner was reminded today; that alone does not put it in progress."""
    row = work.get(Action, action_id)
    check_is_open(row)
    return write_update(work, row, UpdateKind.CHASED, told_reminded(row.owner_name))


def move_due(work: Work, action_id: int, due: date, reason: str) -> int:
    """Move the due day of an action with a reason; "ongoing" is none. Gives the id of the history's entry."""
    row = work.get(Action, action_id)
    check_is_open(row)
    check_reason(reason)
    check_new_due(row, due)
    update_id = write_update(work, row, UpdateKind.DUE, reason, due_after=due)
    row.due = due
    work.session.flush()
    return update_id


def hand_action_on(work: Work, action_id: int, owner: Owner, why: str | None = None) -> int:
    """Give an open action to another owner; the history keeps who had it before and, where it is said, why."""
    row = work.get(Action, action_id)
    check_is_open(row)
    before = row.owner_name or "nobody"
    if before == owner.shown:
        refuse({"owner": f"It is with {before} already."})
    given = cast("Mapping[str, Any]", {**dict.fromkeys(_OWNERS), **owner_values(owner)})
    work.edit(row, given, ACTION)
    return write_update(work, row, UpdateKind.OWNER, told_handed_on(before, owner.shown, why))


def close_action(
    work: Work,
    action_id: int,
    outcome: str,
    evidence: str | None = None,
    *,
    paper: int | None = None,
) -> int:
    """Close an action with what came of it and, where it was asked for, the evidence: words, or a paper."""
    row = work.get(Action, action_id)
    check_is_open(row)
    refuse(closing_problems(row, outcome, evidence, paper))
    if paper is not None:
        work.get(Paper, paper)
    row.status, row.closed_on = ActionStatus.DONE, work.today
    row.outcome, row.evidence = outcome.strip(), (evidence or "").strip() or row.evidence
    row.evidence_paper_id = paper or row.evidence_paper_id
    return write_update(work, row, UpdateKind.CLOSED, outcome)


def drop_action(work: Work, action_id: int, reason: str) -> int:
    """End an action that will not be done, with the reason."""
    row = work.get(Action, action_id)
    check_is_open(row)
    check_reason(reason)
    row.status, row.closed_on, row.outcome = ActionStatus.DROPPED, work.today, reason.strip()
    return write_update(work, row, UpdateKind.CLOSED, reason)


def reopen_action(work: Work, action_id: int, reason: str) -> int:
    """Open a closed action again, with the reason; outcome and evidence stay for whoever closes it next."""
    row = work.get(Action, action_id)
    if row.status in OPEN:
        raise ActionOpen
    check_reason(reason)
    row.status, row.closed_on = ActionStatus.STARTED, None
    return write_update(work, row, UpdateKind.REOPENED, reason)


def remove_action(work: Work, action_id: int) -> int:
    """Remove an action that is still new; NumberedForGood once it has its number."""
    row = work.get(Action, action_id)
    if row.number is not None:
        raise NumberedForGood("Action", reference(row.period, row.number))
    updates = select(ActionUpdate.id).where(ActionUpdate.action_id == action_id)
    work.delete_many(ActionUpdate, work.session.scalars(updates).all())
    work.delete(row)
    return action_id


def number_actions(work: Work, meeting_id: int) -> int:
    """Give every action of a meeting its number, in the order they were made; gives how many there are."""
    return give_numbers_of_meeting(work, Action, SERIES, meeting_id)


def number_action(work: Work, action_id: int) -> int:
    """Give an action that was raised outside a meeting its number at once."""
    row = work.get(Action, action_id)
    give_number(work, row, SERIES, row.raised_on)
    return action_id


def _owner_name(work: Work, values: Mapping[str, Any]) -> str | None:
    person = work.get(Person, values["owner"]) if values.get("owner") else None
    seat = work.get(Seat, values["owner_seat"]) if values.get("owner_seat") else None
    agency = work.get(Agency, values["owner_agency"]) if values.get("owner_agency") else None
    return owner_words(person, seat, agency)


def owner_words(person: Person | None, seat: Seat | None, agency: Agency | None) -> str | None:
    """Write an owner as minutes do: "F. Valli, Named Nurse, ELHT", as far as it is given."""
    told = (
        person.name if person else None,
        seat.post if seat else person.post if person else None,
        (agency.short_name or agency.name) if agency else None,
    )
    return ", ".join(filter(None, told)) or None
