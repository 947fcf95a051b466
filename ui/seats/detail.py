"""What stands behind one seat: who is in it, how often it was represented, what it owes, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.actions.owned import open_actions
from app.attendance.seats import attendance_of_seat
from app.days import show_day
from app.groups.quorum import does_count
from app.groups.terms import quorum_rule
from app.seats.fields import ENDING_WITHIN, Category
from app.seats.listings import MEMBERS
from app.seats.timeline import SeatEvent, timeline
from app.seats.voices import voices
from ui.widgets.cards import Card, column, row
from ui.widgets.facts import Facts, breakable
from ui.widgets.menus import MenuButton
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.attendance.rates import AttendanceCounts
    from app.seats.queries import MemberRecord
    from ui.widgets.facts import Fact
    from ui.widgets.menus import Entry

YEAR = timedelta(days=365)
_SHOWN = 6


@dataclass(frozen=True)
class Behind:
    """What is read for a seat beside its member record."""

    counts_to_quorum: bool
    attendance: AttendanceCounts
    actions: Sequence[ActionRecord]
    moments: Sequence[SeatEvent]


def read_behind(session: Session, member: MemberRecord, day: date) -> Behind:
    """Read what stands behind a seat as at a day, in the partnership that the seat is of."""
    whose = MEMBERS.owners(session, [member.id])[member.id]
    voice = next(
        (each for each in voices(session, member.group.id, day) if each.seat_id == member.id), None
    )
    rule = quorum_rule(session, member.group.id, day)
    person = member.person.id if member.person else None
    return Behind(
        voice is not None and does_count(voice, rule),
        attendance_of_seat(session, member.id, day - YEAR, day),
        open_actions(session, day, seat=member.id, person=person, partnership_id=whose.id),
        timeline(session, member.id, day),
    )


class SeatDetail(Card):
    """The panel beside the list of members."""

    def __init__(self, entries: Callable[[], Sequence[Entry]]) -> None:
        super().__init__()
        self.post = Heading(wrap=True)
        self.agency = Label("", "muted", wrap=True)
        self.edit = MenuButton("Edit", "pencil", entries)
        self.facts = Facts()
        self.attendance = Facts()
        self.owed = Facts()
        self.history = Label("", "small", wrap=True)
        self._page = ScrollPage(gap=8)
        self.add(row(column(self.post, self.agency, gap=2), self.edit, stretch=0))
        self.add(Hairline())
        self._page.add(self.facts)
        for title, part in (
            ("Attendance, last 12 months", self.attendance),
            ("Open actions", self.owed),
            ("History", self.history),
        ):
            self._page.add(Hairline())
            self._page.add(Heading(title))
            self._page.add(part)
        self._page.body.addStretch(1)
        self.add(self._page, 1)

    def show_member(self, member: MemberRecord, behind: Behind, day: date) -> None:
        """Show a seat as at a day."""
        self.post.setText(member.post)
        self.agency.setText(member.agency or str(member.group))
        self.facts.set(_facts(member, behind, day))
        counts = behind.attendance
        if counts.expected:
            self.attendance.set(
                [
                    ("Represented", _rate(counts.represented.words())),
                    ("By the member", _rate(counts.by_member.words())),
                ]
            )
        else:
            self.attendance.set([("Meetings", "none closed yet")])
        self.owed.set(_actions(behind.actions))
        self.history.setText(
            "\n".join(f"{show_day(each.day)}  {each.text}" for each in behind.moments)
        )
        self.history.setVisible(bool(behind.moments))


def _facts(member: MemberRecord, behind: Behind, day: date) -> list[Fact]:
    holder: Fact = ("Holder", member.holder) if member.holder else ("Holder", "Vacant", "bad")
    facts: list[Fact] = [holder, ("Deputy", member.deputy or "none named")]
    if member.ex_officio:
        facts.append(("By office", f"chair of {member.ex_officio}"))
    if member.chair:
        facts.append(("Leads the group", member.chair.title_text))
    facts += [
        ("E-mail", breakable(member.email)),
        ("Category", _category(member.category)),
        ("Counts to quorum", "Yes" if behind.counts_to_quorum else "No"),
        ("Since", show_day(member.since) if member.since else ""),
        _term(member.term_ends, day),
    ]
    return facts


def _category(category: Category) -> str:
    full = {Category.STATUTORY, Category.CORE, Category.CO_OPTED}
    return f"{category.title_text} member" if category in full else category.title_text


def _term(ends: date | None, day: date) -> Fact:
    if ends is None:
        return ("Term ends", "")
    days = (ends - day).days
    if days < 0:
        return ("Term ended", f"{show_day(ends)}, {-days} days ago", "bad")
    if days <= ENDING_WITHIN:
        return ("Term ends", f"{show_day(ends)}, in {days} days", "caution")
    return ("Term ends", show_day(ends))


def _rate(words: str) -> str:
    return words.replace(",", " meetings,", 1)


def _actions(found: Sequence[ActionRecord]) -> list[Fact]:
    if not found:
        return [("None", " ")]
    shown: list[Fact] = []
    for each in found[:_SHOWN]:
        due = f"due {show_day(each.due)}" if each.due else "no due day"
        name = f"{each.reference}  {each.text}"
        shown.append((name, due, "bad") if each.overdue else (name, due))
    if len(found) > _SHOWN:
        shown.append((f"and {len(found) - _SHOWN} more", " "))
    return shown
