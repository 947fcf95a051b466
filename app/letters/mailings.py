"""The letters of a meeting before they are written: the text of each kind, who gets it, and who does not and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.actions.queries import actions_of
from app.agenda.queries import agenda
from app.attendance.queries import guests
from app.attendance.register import replies, seat_rows
from app.days import show_day, show_full_day, show_weekday
from app.groups.queries import group
from app.letters.kinds import LetterKind
from app.letters.letter import Mailing, Recipient
from app.letters.parties import owners_of_actions, people_by_id, presenters
from app.letters.wording import template
from app.meetings.moves import LOCKED
from app.meetings.queries import meeting, next_after
from app.partnerships.queries import partnership_or_first
from app.seats.queries import members_of
from app.wording import with_the
from models.agenda import PaperState
from models.attendance import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.agenda.queries import ItemRecord
    from app.letters.parties import Party
    from app.meetings.queries import MeetingRecord


@dataclass(frozen=True)
class _Addressed:
    """What a kind of letter adds to what all of a meeting share."""

    recipients: tuple[Recipient, ...]
    aside: tuple[str, ...] = ()
    own: tuple[str, ...] = ("name",)
    is_personal: bool = False
    attached: tuple[str, ...] = ()
    nobody: str = "No seat of the group is filled on that day."
    """What is said where there are no recipients."""


def mailing(
    session: Session, kind: LetterKind, meeting_id: int, *, today: date, sender: str
) -> Mailing:
    """Give the letters of a kind about a meeting, with all filled in that is the same for everybody."""
    one = meeting(session, meeting_id)
    whose = group(session, one.group.id, one.day)
    body = partnership_or_first(session, whose.partnership.id)
    found = _READ[kind](session, one, today)
    values = {**_values(session, one), "group": whose.name, "the_group": with_the(whose.name)}
    values |= {"partnership": body.name, "sender": sender}
    return Mailing(
        f"{kind.title_text}: {one.name}",
        template(kind.value).filled(values),
        found.recipients,
        aside=found.aside,
        own=found.own,
        is_personal=found.is_personal,
        attached=found.attached,
        nobody=found.nobody,
        sender=body.mailbox or "",
        sender_name=body.name,
    )


def _values(session: Session, one: MeetingRecord) -> dict[str, str]:
    days = one.timetable
    following = next_after(session, one.group.id, one.day)
    awaited = [
        each.heading
        for each in agenda(session, one.id)
        if each.paper_state is PaperState.AWAITED and not each.restricted
    ]
    day = f"{show_weekday(one.day)} {show_full_day(one.day)}"
    return {
        "meeting": one.name,
        "day": show_full_day(one.day),
        "when": ", ".join(filter(None, (day, one.hours.replace("–", " to ")))),
        "place": one.venue or "",
        "link": one.online_link or "",
        "chair": one.chair_name,
        "papers_due": show_full_day(days.papers_due),
        "despatch": show_full_day(days.despatch),
        "awaited": ", ".join(awaited),
        "next_meeting": show_full_day(following.day) if following else "its day is not set yet",
    }


def _invitation(session: Session, one: MeetingRecord, _today: date) -> _Addressed:
    members, vacant = _members(session, one)
    invited = guests(session, one.id)
    known = people_by_id(session, {each.person for each in invited if each.person})
    others = [
        Recipient(
            each.name,
            known[each.person].email if each.person in known else None,
            role=f"guest for item {each.item}" if each.item else "guest",
        )
        for each in invited
    ]
    return _Addressed((*members, *others), vacant, attached=("the meeting for a calendar",))


def _pack(session: Session, one: MeetingRecord, _today: date) -> _Addressed:
    members, vacant = _members(session, one)
    return _Addressed(
        (*members, *_deputies(session, one)),
        (*vacant, *_guests_aside(session, one, "the pack")),
        attached=("the pack as PDF, restricted papers among them",),
    )


def _minutes(session: Session, one: MeetingRecord, _today: date) -> _Addressed:
    members, vacant = _members(session, one)
    draft = () if one.state in LOCKED else ("These minutes are a draft: they are not issued yet.",)
    return _Addressed(
        (*members, *_deputies(session, one)),
        (*draft, *vacant, *_guests_aside(session, one, "the minutes")),
        attached=("the minutes as PDF, restricted items among them",),
    )


def _papers(session: Session, one: MeetingRecord, _today: date) -> _Addressed:
    awaited = [each for each in agenda(session, one.id) if each.paper_state is PaperState.AWAITED]
    rows = seat_rows(session, one)
    known = presenters(session, (each.presenter or "" for each in awaited), rows)
    nobody = tuple(
        f"Item {each.heading} has no presenter, so nobody is reminded of its paper."
        for each in awaited
        if not each.presenter
    )
    named = ((known[each.presenter], each) for each in awaited if each.presenter)
    return _Addressed(
        _personal("items", named, _item_line),
        nobody,
        own=("name", "items"),
        is_personal=True,
        attached=("a cover report to fill in for each item",),
        nobody="No paper with a presenter is awaited, so nobody is reminded.",
    )


def _actions(session: Session, one: MeetingRecord, today: date) -> _Addressed:
    raised = [each for each in actions_of(session, one.id, today) if each.is_open]
    owned = owners_of_actions(session, raised, today)
    nobody = tuple(
        f"{each.label} has no owner, so nobody is written to about it."
        for each in raised
        if each.id not in owned
    )
    named = ((owned[each.id], each) for each in raised if each.id in owned)
    return _Addressed(
        _personal("actions", named, _action_line),
        nobody,
        own=("name", "actions"),
        is_personal=True,
        attached=("the owner's part of the action sheet as PDF",),
        nobody="No action with an owner is open from this meeting.",
    )


_READ: Mapping[LetterKind, Callable[[Session, MeetingRecord, date], _Addressed]] = {
    LetterKind.INVITATION: _invitation,
    LetterKind.PAPERS: _papers,
    LetterKind.PACK: _pack,
    LetterKind.MINUTES: _minutes,
    LetterKind.ACTIONS: _actions,
}


def _members(session: Session, one: MeetingRecord) -> tuple[tuple[Recipient, ...], tuple[str, ...]]:
    """Give whoever sits in a seat on the day, each once, and the seats that are vacant."""
    seats = members_of(session, one.group.id, one.day)
    found = {
        each.person.id: Recipient(each.holder or "", each.email, role=each.post)
        for each in reversed(seats)
        if each.person
    }
    vacant = [each.post for each in seats if each.is_vacant]
    told = (f"Vacant, so nobody is written to: {', '.join(vacant)}.",) if vacant else ()
    return tuple(reversed(found.values())), told


def _deputies(session: Session, one: MeetingRecord) -> tuple[Recipient, ...]:
    """Give the deputies who are to come in somebody's place: they need what members get."""
    told = [each for each in replies(session, one.id).values() if each.answer is Answer.DEPUTY]
    known = people_by_id(session, {each.deputy for each in told if each.deputy})
    return tuple(
        Recipient(known[each.deputy].name, known[each.deputy].email, role="deputy")
        if each.deputy in known
        else Recipient(each.deputy_name or "Deputy not named", role="deputy")
        for each in told
    )


def _guests_aside(session: Session, one: MeetingRecord, what: str) -> tuple[str, ...]:
    names = ", ".join(each.name for each in guests(session, one.id))
    return (f"Guests are not sent {what}: {names}.",) if names else ()


def _personal(
    place: str,
    named: Iterable[tuple[Party, ItemRecord | ActionRecord]],
    line: Callable[..., str],
) -> tuple[Recipient, ...]:
    """Put what is each one's under its party, in one letter each."""
    parties: dict[tuple[str, int, str], Party] = {}
    found: dict[tuple[str, int, str], list[ItemRecord | ActionRecord]] = {}
    for party, each in named:
        parties.setdefault(party.key, party)
        found.setdefault(party.key, []).append(each)
    return tuple(
        Recipient(
            parties[key].name,
            parties[key].email,
            own={place: "\n".join(f"- {line(each)}" for each in records)},
            records=tuple(each.id for each in records),
        )
        for key, records in found.items()
    )


def _item_line(item: ItemRecord) -> str:
    paper = f" ({item.paper})" if item.paper else ""
    return f"Item {item.number}, {item.title}{paper}"


def _action_line(action: ActionRecord) -> str:
    due = f"due {show_day(action.due)}" if action.due else action.undated
    kept = " (restricted)" if action.is_private else ""
    return f"{action.label}, {due}{kept}: {action.text}"
