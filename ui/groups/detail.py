"""What a group is: whom it reports to, how often it meets, its quorum, chair and terms of reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.chairs.queries import ChairRecord, chair_terms
from app.chairs.structure import seat_counts
from app.days import show_day
from app.groups.queries import GroupRecord, group
from app.groups.terms import TermsRecord, terms_of
from app.periods import show_period
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, column
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowRow
from ui.widgets.menus import MenuButton
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ui.widgets.facts import Fact
    from ui.widgets.menus import Entry

_SHOWN = 8


@dataclass(frozen=True)
class Whole:
    """A group with everything the panel shows."""

    group: GroupRecord
    seats: int
    filled: int
    chairs: Sequence[ChairRecord]
    terms: Sequence[TermsRecord]


def read_whole(session: Session, group_id: int, day: date) -> Whole:
    """Read a group as at a day."""
    seats, filled = seat_counts(session, [group_id], day).get(group_id, (0, 0))
    return Whole(
        group(session, group_id, day),
        seats,
        filled,
        chair_terms(session, group_id, day),
        terms_of(session, group_id),
    )


class GroupDetail(Card):
    """The panel beside the list of groups and the chart."""

    def __init__(
        self,
        entries: Callable[[], Sequence[Entry]],
        on_members: Callable[[], object],
        on_attendance: Callable[[], object],
    ) -> None:
        super().__init__()
        self.name = Heading(wrap=True)
        self.tier = Label("", "muted", wrap=True)
        self.members = Button("Members", "users", on_click=on_members)
        self.attendance = Button("Attendance", "user-check", on_click=on_attendance)
        self.edit = MenuButton("Edit", "pencil", entries)
        self.facts = Facts()
        self.purpose = Label("", wrap=True)
        self.chairs = Facts()
        self.terms = Facts()
        page = ScrollPage(gap=8)
        self.add(column(self.name, self.tier, gap=2))
        self.add(FlowRow((self.members, self.attendance, self.edit)))
        self.add(Hairline())
        page.add(self.facts)
        page.add(self.purpose)
        for title, part in (("Chairs", self.chairs), ("Terms of reference", self.terms)):
            page.add(Hairline())
            page.add(Heading(title))
            page.add(part)
        page.body.addStretch(1)
        self.add(page, 1)

    def show_group(self, whole: Whole, day: date) -> None:
        """Show a group as at a day."""
        shown = whole.group
        self.name.setText(shown.name)
        parts = [shown.short_name or "", shown.tier.title_text]
        if shown.attended_only:
            parts.append("attended only")
        self.tier.setText(", ".join(filter(None, parts)))
        self.facts.set(_facts(whole, day))
        purpose = next((each.purpose for each in whole.terms if each.purpose), None)
        self.purpose.setText(purpose or "")
        self.purpose.setVisible(bool(purpose))
        self.chairs.set(_chairs(whole.chairs) or [("None recorded", " ")])
        self.terms.set(_terms(whole.terms) or [("None recorded", " ")])


def _facts(whole: Whole, day: date) -> list[Fact]:
    shown = whole.group
    facts: list[Fact] = [
        ("Reports to", "; ".join(ref.name for ref in shown.reports_to)),
        ("Meets", shown.frequency.title_text if shown.frequency else ""),
        ("Quorum", shown.quorum),
        ("Status", shown.status.title_text, shown.status.tone),
        ("Looked after by", shown.looked_after.name if shown.looked_after else "nobody"),
        ("Seats", f"{whole.seats}, {whole.filled} filled" if whole.seats else "none yet"),
    ]
    if whole.seats > whole.filled:
        facts.append(("Vacant", f"{whole.seats - whole.filled} vacant", "bad"))
    if shown.priority:
        facts.append(("Priority", shown.priority.name))
    facts.append(("Period", show_period(shown.first_day, shown.last_day)))
    if shown.review_on:
        late = shown.review_on < day
        told = show_day(shown.review_on)
        facts.append(
            ("Terms reviewed", f"{told}, overdue", "bad") if late else ("Terms reviewed", told)
        )
    return facts


def _chairs(found: Sequence[ChairRecord]) -> list[Fact]:
    return [
        (
            each.role.title_text,
            "\n".join(filter(None, (each.told, show_period(each.first_day, each.last_day)))),
        )
        for each in found[:_SHOWN]
    ]


def _terms(found: Sequence[TermsRecord]) -> list[Fact]:
    return [
        (each.name or "Version", show_period(each.first_day, each.last_day) or "in force")
        for each in found[:_SHOWN]
    ]
