"""One chaser to each who owes something: the letter, and the day that then counts as chased on everything in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import select

from app.actions.operations import chase_action
from app.errors import UserError
from app.forward.operations import chase_topic
from app.letters.fields import OwedKind
from app.letters.letter import Mailing, Recipient
from app.letters.wording import template
from app.partnerships.queries import all_partnerships
from models.agenda import AgendaItem, PaperState
from models.attendance import Reply
from models.forward import ForwardTopic, TopicState
from models.letters import Reminder
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy.orm import Session

    from app.letters.owed import Debtor, Owed
    from app.work import Work

OWN = ("name", "owed", "list")

Marker: TypeAlias = Callable[["Work", "Owed"], int]
"""Lets today count as the day on which one thing was chased; gives the id of what tells it."""

_NONE: Mapping[OwedKind, Marker] = {}


class NoLongerOwed(UserError):
    """Something was to be marked as chased that has come meanwhile."""

    def __init__(self, owed: Owed) -> None:
        super().__init__(f"“{owed.title}” has come meanwhile. Look at the list again.")


def chasers(
    session: Session, debtors: Sequence[Debtor], *, partnership_id: int | None, sender: str
) -> Mailing:
    """Give the letters to these people about everything each of them owes."""
    every = all_partnerships(session)
    bodies = [each for each in every if partnership_id in {None, each.id}]
    names = " and ".join(each.name for each in bodies)
    values = {"partnership": names, "sender": sender}
    return Mailing(
        "Chasers",
        template("chaser").filled(values),
        tuple(map(_recipient, debtors)),
        own=OWN,
        is_personal=True,
        sender=next((each.mailbox for each in bodies if each.mailbox), None) or "",
        sender_name=names,
        nobody="Nobody owes anything.",
    )


def mark_chased(
    work: Work, debtor: Debtor, markers: Mapping[OwedKind, Marker] = _NONE
) -> list[int]:
    """Let today count as the day on which everything of a debtor's was chased; gives the ids of what tells it.

    An action keeps it in its history, a report on its topic, a paper and a reply as a reminder of their meeting. What
    has come meanwhile is refused with NoLongerOwed, and nothing is marked. `markers` are those of features that stand
    above letters.
    """
    return [
        markers[each.kind](work, each) if each.kind in markers else _mark(work, each, debtor.name)
        for each in debtor.owed
    ]


def _mark(work: Work, owed: Owed, name: str) -> int:
    if owed.kind is OwedKind.ACTION:
        return chase_action(work, owed.id)
    if owed.kind is OwedKind.REPORT:
        topic: ForwardTopic = work.get(ForwardTopic, owed.id)
        if topic.state is not TopicState.PARKED:
            raise NoLongerOwed(owed)
        return chase_topic(work, owed.id)
    return work.add(_reminder(work, owed, name))


def _recipient(debtor: Debtor) -> Recipient:
    return Recipient(
        debtor.name, debtor.email, own={"owed": debtor.owes, "list": _listed(debtor.owed)}
    )


def _listed(owed: Sequence[Owed]) -> str:
    """Put what is owed in lines under headings; a heading alone says nothing where there is one kind."""
    kinds = [(kind, list(each)) for kind, each in groupby(owed, key=lambda each: each.kind)]
    return "\n\n".join(
        "\n".join(
            [*([kind.title_text] if len(kinds) > 1 else []), *(f"- {each.line}" for each in lines)]
        )
        for kind, lines in kinds
    )


def _reminder(work: Work, owed: Owed, name: str) -> Reminder:
    meeting: Meeting = work.get(Meeting, owed.meeting_id or 0)
    values: dict[str, Any] = {"meeting_id": meeting.id, "name": name, "day": work.today}
    if owed.kind is OwedKind.PAPER:
        item = work.get(AgendaItem, owed.id)
        if item.paper_state is not PaperState.AWAITED:
            raise NoLongerOwed(owed)
        return Reminder(item_id=owed.id, **values)
    came = select(Reply.id).where(Reply.meeting_id == meeting.id, Reply.seat_id == owed.id)
    if work.session.scalar(came) is not None:
        raise NoLongerOwed(owed)
    return Reminder(seat_id=owed.id, **values)
