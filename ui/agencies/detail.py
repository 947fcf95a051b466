"""One agency on one panel: its standing and names, its seats, how it takes part, and what it owes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.agencies.queries import AgencyRecord, NameRecord, agencies, names_of, predecessors
from app.engagement.queries import EngagementRecord, routes_of
from app.partnerships.fields import OfficerRole
from app.partnerships.queries import OfficerRecord, officers_for
from app.periods import show_period
from app.seats.listings import MEMBERS
from app.seats.queries import MemberRecord, members_for
from ui.widgets.cards import Card, column, row
from ui.widgets.facts import Facts, breakable
from ui.widgets.menus import MenuButton
from ui.widgets.panes import ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.text import Hairline, Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from ui.page import Desk
    from ui.partnership import ChosenPartnership
    from ui.tokens import Tone
    from ui.widgets.facts import Fact
    from ui.widgets.menus import Entry


_ROLES = {OfficerRole.LEAD: "Lead partner (LSP)", OfficerRole.DELEGATED: "Delegated (DSP)"}


@dataclass(frozen=True)
class Whole:
    """An agency with everything the panel shows."""

    agency: AgencyRecord
    names: Sequence[NameRecord]
    before: Sequence[Ref]
    officers: Sequence[OfficerRecord]
    seats: Sequence[MemberRecord]
    routes: Sequence[EngagementRecord]


def read_whole(session: Session, agency_id: int, day: date) -> Whole:
    """Read an agency as at a day."""
    return Whole(
        agencies(session, [agency_id])[0],
        names_of(session, agency_id),
        predecessors(session, agency_id),
        officers_for(session, agency_id, day),
        MEMBERS.with_owners(session, members_for(session, day, agency=agency_id)),
        routes_of(session, agency_id, day),
    )


class AgencyDetail(Card):
    """The panel beside the list of agencies."""

    def __init__(self, desk: Desk, entries: Callable[[], Sequence[Entry]]) -> None:
        super().__init__()
        self._desk = desk
        self.name = Heading(wrap=True)
        self.known_as = Label("", "muted", wrap=True)
        self.edit = MenuButton("Edit", "pencil", entries)
        self.facts = Facts()
        self.names = Facts()
        self.routes = Label("", wrap=True)
        self.seats = RowList(empty="No seats today.")
        page = ScrollPage(gap=8)
        self.add(row(column(self.name, self.known_as, gap=2), self.edit, stretch=0))
        self.add(Hairline())
        page.add(self.facts)
        for title, part in (
            ("Seats", self.seats),
            ("How it takes part", self.routes),
            ("Names", self.names),
        ):
            page.add(Hairline())
            page.add(Heading(title))
            page.add(part)
        page.body.addStretch(1)
        self.add(page, 1)

    def show_agency(self, whole: Whole) -> None:
        """Show an agency."""
        shown = whole.agency
        self.name.setText(shown.name)
        self.known_as.setText(_known_as(shown))
        self.facts.set(_facts(whole, self._desk.partnership))
        self.names.set(_names(whole.names) or [("No other name", " ")])
        routes = [self._told(each.told, each.partnership) for each in whole.routes]
        self.routes.setText("\n".join(routes) or "By its seats only.")
        self.seats.set([self._line(each) for each in whole.seats])

    def _told(self, words: str, partnership: Ref | None) -> str:
        """Say whose something is, where the file holds several partnerships."""
        label = self._desk.partnership.label(partnership.id if partnership else None)
        return ", ".join(filter(None, (words, label)))

    def _line(self, member: MemberRecord) -> Line:
        chips: list[tuple[str, Tone]] = [(member.category.title_text, member.category.tone)]
        if member.is_vacant:
            chips.append(("Vacant", "bad"))
        group = self._told(str(member.group), member.partnership)
        below = ", ".join(filter(None, (group, member.holder)))
        go = self._desk.go
        return Line(
            member.post,
            below,
            chips=chips,
            verb="",
            on_open=lambda: go("members", {"group": member.group.id, "id": member.id}),
        )


def _facts(whole: Whole, partnership: ChosenPartnership) -> list[Fact]:
    shown = whole.agency
    facts: list[Fact] = [
        ("Standing", shown.standing.title_text, shown.standing.tone),
        ("Named", show_period(shown.standing_from, shown.standing_to)),
        ("Sector", shown.sector.title_text),
        *_of_school(shown),
        ("E-mail", breakable(shown.email)),
        ("Phone", shown.phone or ""),
    ]
    facts += [
        (_ROLES[each.role], _officer(each, partnership.label(each.partnership.id)))
        for each in whole.officers
    ]
    if shown.part_of:
        facts.append(("Part of", shown.part_of.name))
    if whole.before:
        facts.append(("Took over from", "; ".join(ref.name for ref in whole.before)))
    if shown.succeeded_by:
        facts.append(("Succeeded by", shown.succeeded_by.name))
    if shown.closed_on:
        facts.append(("Closed", show_period(None, shown.closed_on), "caution"))
    if shown.notes:
        facts.append(("Notes", shown.notes))
    return facts


def _known_as(shown: AgencyRecord) -> str:
    """Give the short name, of a school its phase and where it lies."""
    of_school = ", ".join(
        filter(None, (shown.phase.title_text if shown.phase else "", shown.local_authority))
    )
    return shown.short_name or of_school or shown.sector.title_text


def _of_school(shown: AgencyRecord) -> list[Fact]:
    """Give what only a school has, and says."""
    told = (
        ("URN", shown.urn),
        ("Phase", shown.phase.title_text if shown.phase else None),
        ("Authority", shown.local_authority),
        ("Trust", shown.trust),
        ("Postcode", shown.postcode),
    )
    if shown.is_school:
        return [(label, value or "") for label, value in told]
    return [(label, value) for label, value in told if value]


def _officer(officer: OfficerRecord, partnership: str) -> str:
    name = officer.person.name if officer.person else ""
    return ", ".join(filter(None, (name, officer.post, partnership)))


def _names(found: Sequence[NameRecord]) -> list[Fact]:
    return [
        (each.name, "nickname" if each.is_alias else show_period(each.first_day, each.last_day))
        for each in found
    ]
