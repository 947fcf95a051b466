"""The forms of seats, each with its act; those of holders and deputies stand beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.fields import Day, Fields, Link
from app.seats.fields import SEAT, Category, SeatValues
from app.seats.operations import (
    add_seat,
    appoint,
    change_seat,
    close_seat,
    name_deputy,
    remove_seat,
)
from app.seats.queries import seats
from ui.asking import ask, without
from ui.forms import values_of
from ui.seats.tenures import TenureForms, about_seat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Ref
    from app.seats.queries import MemberRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry

_NEW_SEAT = without(SEAT, "group", "ex_officio", "may_count", "last_day", "notes")
_ADD: Fields = (
    *(field for field in _NEW_SEAT if field.name != "first_day"),
    Link("person", "Holder", kind="people", help="Leave empty while the seat is vacant."),
    Day("first_day", "Since", help="The day the seat and its holder begin; may be left empty."),
    Day("term_ends", "Term ends"),
    Link("deputy", "Deputy", kind="people"),
)
_CLOSING: Fields = (Day("last_day", "Last day of the seat", required=True),)


class SeatForms:
    """Opens the forms for the seats of one group at a time, and with `tenures` those for who is in them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.tenures = TenureForms(desk)

    def add(self, group: Ref) -> None:
        """Ask for a new seat with its holder and deputy."""

        def save(values: dict[str, Any]) -> None:
            about = f"{values['post']}, {group}"
            with self._desk.core.work("Add member", about) as work:
                seat_id = add_seat(work, {**_of_seat(values), "group": group.id})
                since = values["first_day"]
                if values["person"]:
                    appoint(
                        work,
                        {
                            "seat": seat_id,
                            "person": values["person"],
                            "first_day": since,
                            "term_ends": values["term_ends"],
                        },
                    )
                if values["deputy"]:
                    name_deputy(
                        work, {"seat": seat_id, "person": values["deputy"], "first_day": since}
                    )

        given = {"category": Category.CORE, "first_day": self._desk.core.clock.today()}
        ask(self._desk, f"Add member of {group}", _ADD, given, save=save, new=True)

    def entries(self, member: MemberRecord) -> Sequence[Entry]:
        """Give what can be done with a seat, its holder and its deputies."""
        first: list[Entry] = [("Change seat", lambda: self.change(member))]
        if member.ex_officio is None:
            first += [None, *self.tenures.entries_of_holder(member)]
        first += [None, *self.tenures.entries_of_deputies(member), None]
        first.append(("Close seat", lambda: self.close(member)))
        first.append(("Remove seat added by mistake", lambda: self.remove(member)))
        return first

    def change(self, member: MemberRecord) -> None:
        """Ask for corrections of a seat."""
        with self._desk.core.read() as session:
            [record] = seats(session, [member.id])
        fields = without(SEAT, "group")

        def save(values: SeatValues) -> None:
            with self._desk.core.work("Change seat", about_seat(member)) as work:
                change_seat(work, member.id, values, shown=record.version)

        ask(self._desk, "Change seat", fields, values_of(fields, record), save=save)

    def close(self, member: MemberRecord) -> None:
        """Ask for the last day of a seat."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Close seat", about_seat(member)) as work:
                close_seat(work, member.id, values["last_day"])

        given = {"last_day": self._desk.core.clock.today()}
        ask(self._desk, "Close seat", _CLOSING, given, save=save, new=True, verb="Close seat")

    def remove(self, member: MemberRecord) -> None:
        """Remove a seat with its holders; Undo brings it back."""

        def act() -> None:
            with self._desk.core.work("Remove seat", about_seat(member)) as work:
                remove_seat(work, member.id)

        self._desk.attempt(act)


def _of_seat(values: dict[str, Any]) -> SeatValues:
    """Leave out what is typed beside the seat: its holder and deputy."""
    own = {field.name for field in SEAT}
    return cast("SeatValues", {name: values[name] for name in values if name in own})
