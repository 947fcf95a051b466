"""One person on one panel: how to reach them, the seats they hold or stand in for, and what they owe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.actions.listings import ACTIONS
from app.actions.owned import open_actions
from app.days import show_day
from app.people.queries import PersonRecord, people
from app.seats.listings import MEMBERS
from app.seats.queries import MemberRecord, deputy_for, members_for
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, column, row
from ui.widgets.facts import Facts, breakable
from ui.widgets.panes import ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.text import Hairline, Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from ui.page import Desk
    from ui.partnership import ChosenPartnership
    from ui.tokens import Tone
    from ui.widgets.facts import Fact

_SHOWN = 8


@dataclass(frozen=True)
class Whole:
    """A person with everything the panel shows."""

    person: PersonRecord
    seats: Sequence[MemberRecord]
    stands_in: Sequence[MemberRecord]
    owed: Sequence[ActionRecord]


def read_whole(session: Session, person_id: int, day: date) -> Whole:
    """Read a person as at a day."""
    return Whole(
        people(session, [person_id], {"as_at": day})[0],
        MEMBERS.with_owners(session, members_for(session, day, person=person_id)),
        MEMBERS.with_owners(session, deputy_for(session, person_id, day)),
        ACTIONS.with_owners(session, open_actions(session, day, person=person_id)),
    )


class PersonDetail(Card):
    """The panel beside the list of people."""

    def __init__(self, desk: Desk, on_edit: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self.name = Heading(wrap=True)
        self.post = Label("", "muted", wrap=True)
        self.facts = Facts()
        self.seats = RowList(empty="No seat today.")
        self.stands_in = RowList(empty="For nobody today.")
        self.owed = Facts()
        page = ScrollPage(gap=8)
        edit = Button("Edit", "pencil", on_click=on_edit)
        self.add(row(column(self.name, self.post, gap=2), edit, stretch=0))
        self.add(Hairline())
        page.add(self.facts)
        for title, part in (
            ("Seats", self.seats),
            ("Stands in", self.stands_in),
            ("Open actions", self.owed),
        ):
            page.add(Hairline())
            page.add(Heading(title))
            page.add(part)
        page.body.addStretch(1)
        self.add(page, 1)

    def show_person(self, whole: Whole, day: date) -> None:
        """Show a person."""
        shown = whole.person
        self.name.setText(" ".join(filter(None, (shown.title, shown.name))))
        self.post.setText(", ".join(filter(None, (shown.post, str(shown.agency or "")))))
        self.facts.set(_facts(shown))
        self.seats.set([self._line(each, day) for each in whole.seats])
        self.stands_in.set([self._line(each, day) for each in whole.stands_in])
        self.owed.set(_owed(whole.owed, self._desk.partnership) or [("None", " ")])

    def _line(self, member: MemberRecord, day: date) -> Line:
        chips: list[tuple[str, Tone]] = [(member.category.title_text, member.category.tone)]
        if member.term_ends:
            ended = member.term_ended(day)
            told = f"term {'ended' if ended else 'ends'} {show_day(member.term_ends)}"
            chips.append((told, "bad" if ended else "none"))
        go = self._desk.go
        whose = self._desk.partnership.label(member.partnership.id if member.partnership else None)
        return Line(
            ", ".join(filter(None, (str(member.group), whose))),
            ", ".join(filter(None, (member.post, member.agency_short))),
            chips=chips,
            verb="",
            on_open=lambda: go("members", {"group": member.group.id, "id": member.id}),
        )


def _facts(shown: PersonRecord) -> list[Fact]:
    facts: list[Fact] = [
        ("E-mail", breakable(shown.email)),
        ("Phone", shown.phone or ""),
        ("Initials", shown.initials),
    ]
    if shown.left_on:
        facts.append(("Left", show_day(shown.left_on), "caution"))
    if shown.notes:
        facts.append(("Notes", shown.notes))
    return facts


def _owed(found: Sequence[ActionRecord], partnership: ChosenPartnership) -> list[Fact]:
    shown: list[Fact] = []
    for each in found[:_SHOWN]:
        due = f"due {show_day(each.due)}" if each.due else "no due day"
        whose = partnership.label(each.partnership.id if each.partnership else None)
        name = "  ".join(filter(None, (whose, each.reference, each.text)))
        shown.append((name, due, "bad") if each.overdue else (name, due))
    if len(found) > _SHOWN:
        shown.append((f"and {len(found) - _SHOWN} more", " "))
    return shown
