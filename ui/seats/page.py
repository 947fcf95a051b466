"""The members of a group as at a day, and beside the list what stands behind the chosen seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from app.amounts import counted
from app.fields import Ref
from app.groups.queries import group
from app.groups.quorum import rule_in_words
from app.groups.terms import quorum_rule
from app.listing import SqlRows
from app.seats.listings import MEMBERS
from app.seats.operations import change_seat
from app.seats.queries import MemberRecord, members_of, seats
from app.seats.voices import voices
from app.seats.wanting import terms_in_words, vacancies
from ui.documents import file_name, save_list, save_report
from ui.new_names import offer_new_names
from ui.page import Page, Reach
from ui.seats.commands import commands_of
from ui.seats.detail import SeatDetail, read_behind
from ui.seats.forms import SeatForms
from ui.seats.showing import first_to_show, member_looker
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.together import editing
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.chips import Chip
from ui.widgets.days import AsAt
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from app.groups.queries import GroupRecord
    from ui.commands import Command
    from ui.page import Desk, Place
    from ui.widgets.menus import Entry


class MembersPage(Page):
    """One group's seats with their holders and deputies on the day chosen."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "seat",
            "seat_agency",
            "holder",
            "deputy",
            "chair_term",
            "person",
            "agency",
            "attendance",
            "action",
        }
        | {"partnership_group", "terms_of_reference", "quorum_agency"}
    )
    reach = Reach.ONE
    record_kind = "members"
    help_text = (
        "Everybody who has a seat on this group on the day at the top, by category. A seat is held by a person "
        "between two days; a new holder ends the former one the day before, so the past stays as it was.\n\n"
        "Return opens what can be done with a seat, F2 changes post or category in place. Vacant seats and "
        "terms that end soon are counted above the list."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        offer_new_names(desk)
        self._group: GroupRecord | None = None
        self._forms = SeatForms(desk)
        self.set_title("Members")
        self.head_buttons = [
            Button("Attendance", "user-check", on_click=self.show_attendance),
            Button("Add member or seat", "plus", "primary", on_click=self.add_member),
        ]
        self.day = AsAt(desk.core.clock.today())
        self.day.day_changed.connect(lambda _day: self.desk.attempt(self.refresh))
        self.vacant, self.ending = Chip(), Chip()
        self.edit_cells = editing(
            desk, ("Change seats", lambda ids: counted(len(ids), "seat")), change_seat
        )
        acts = Acts(
            open=self.open_member,
            edit=self.edit_cells,
            export=self.export,
            add=("Add member or seat", self.add_member),
        )
        self.table = RoomyTable(
            self._rows(),
            "Members",
            acts,
            desk.lists,
            empty="No seats on this day. Add the first one.",
        )
        self.table.set_look(member_looker(self._day))
        self.table.chosen.connect(lambda _id: self.show_detail())
        self.detail = SeatDetail(self.entries)
        pdf = Button("PDF", "file-down", on_click=self.save_pdf)
        self.body.addLayout(
            row(
                self.table.filter_box,
                self.day,
                self.vacant,
                self.ending,
                None,
                self.table.columns_button,
                self.table.excel_button,
                pdf,
            )
        )
        self.body.addWidget(Panes((self.table, self.detail), (8, 3)), 1)

    def refresh(self) -> None:
        """Read the group on the day chosen."""
        day = self._day()
        if self._group is None or self.own not in {None, self._group.partnership.id}:
            with self.desk.core.read() as session:
                self._group = first_to_show(session, day, self.own)
        if self._group is None:
            self._show_none()
            return
        with self.desk.core.read() as session:
            self._group = group(session, self._group.id, day)
            members = members_of(session, self._group.id, day)
            rule = quorum_rule(session, self._group.id, day)
            told = rule_in_words(rule, voices(session, self._group.id, day))
        self._show_head(self._group, members, told, day)
        self.table.set_rows(self._rows())
        if self.table.current_id() is None and members:
            self.table.select(members[0].id)
        self.show_detail()

    def go(self, place: Place) -> None:
        """Show a group by `group`, or the group of a seat by `id`.

        {"id": 3, "do": "renew"} asks for the new term of its holder, {"do": "add"} for a new seat.
        """
        seat_id = place.get("id")
        with self.desk.core.read() as session:
            found = seats(session, [seat_id]) if seat_id else []
            if found and found[0].last_day and found[0].last_day < self._day():
                self.day.set_day(found[0].last_day)
            group_id = found[0].group.id if found else place.get("group")
            if group_id:
                self._group = group(session, group_id, self._day())
        self.refresh()
        if seat_id:
            self.table.reveal(seat_id)
        member = self._member()
        if place.get("do") == "renew" and member is not None:
            self._forms.tenures.renew(member)
        if place.get("do") == "add":
            self.add_member()

    def place(self) -> Place:
        """Say which group is shown, and which seat is chosen."""
        where: dict[str, Any] = {"group": self._group.id} if self._group else {}
        chosen = self.table.current_id()
        return {**where, "id": chosen} if chosen else where

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the panel."""
        return [self.table, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with members."""
        return commands_of(self)

    def add_member(self) -> None:
        """Ask for a new seat."""
        if self._group is not None:
            self._forms.add(Ref(self._group.id, self._group.name))
        else:
            self.desk.hint("Members sit on groups. Add the first group, then its members.")

    def new_holder(self) -> None:
        """Ask who holds the chosen seat from a day on."""
        member = self._member()
        if member is not None:
            self._forms.tenures.appoint(member)

    def new_deputy(self) -> None:
        """Ask who stands in for the chosen seat."""
        member = self._member()
        if member is not None:
            self._forms.tenures.name_deputy(member)

    def open_member(self, _seat_id: int) -> None:
        """Open what can be done with the seat."""
        self.detail.edit.open()

    def entries(self) -> Sequence[Entry]:
        """Give what can be done with the chosen seat."""
        member = self._member()
        return self._forms.entries(member) if member else []

    def show_attendance(self) -> None:
        """Go to the attendance of the group over a year."""
        self.desk.go("attendance", {"group": self._group.id} if self._group else {})

    def go_to_groups(self) -> None:
        """Go to the list of all groups."""
        self.desk.go("groups", {})

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write what the list shows as Excel."""
        save_list(self.desk, self._name(), self._rows(), fields=fields, ids=ids)

    def save_pdf(self) -> None:
        """Write the membership list as PDF."""
        if self._group is None:
            return
        core, group_id, day = self.desk.core, self._group.id, self._day()

        def build() -> Any:  # noqa: ANN401 - a Report
            from reports import seats as membership  # noqa: PLC0415 - only when a document is written

            return membership.build(core, group_id, day)

        save_report(self.desk, "Writing the membership list", f"{self._name()}.pdf", build)

    def show_detail(self) -> None:
        """Show what stands behind the chosen seat."""
        member = self._member()
        self.detail.setVisible(member is not None)
        if member is None:
            return
        with self.desk.core.read() as session:
            behind = read_behind(session, member, self._day())
        self.detail.show_member(member, behind, self._day())

    def _show_none(self) -> None:
        """Say that there is no group whose members could be shown."""
        self.set_title("Members", "No group yet. Add one on the page Groups.")
        self.vacant.set("")
        self.ending.set("")
        self.table.set_rows(self._rows())
        self.show_detail()

    def _show_head(
        self, shown: GroupRecord, members: Sequence[MemberRecord], rule: str, day: date
    ) -> None:
        empty = len(vacancies(members))
        terms = terms_in_words(members, day)
        quorum = f"Quorum: {rule}" if rule else "No quorum rule"
        self.set_title(
            f"{shown.name}: members",
            f"{counted(len(members), 'seat')}, {len(members) - empty} filled. {quorum}",
        )
        self.vacant.set(f"{empty} vacant" if empty else "", "bad")
        has_ended = any(each.term_ended(day) for each in members)
        self.ending.set(terms, "bad" if has_ended else "caution")

    def _rows(self) -> SqlRows:
        group_id = self._group.id if self._group else -1
        return SqlRows(self.desk.core, MEMBERS, group=group_id, as_at=self._day())

    def _member(self) -> MemberRecord | None:
        record = self.table.current_record()
        return record if isinstance(record, MemberRecord) else None

    def _day(self) -> date:
        return self.day.day() or self.desk.core.clock.today()

    def _name(self) -> str:
        return file_name(self._group.name if self._group else "", "members")

    def has_group(self) -> bool:
        """Say whether a group is shown."""
        return self._group is not None
