"""The forms of seats, holders and deputies, each with its act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.fields import Day, Fields, Link, Text
from app.rows import MemoryRows
from app.seats.fields import DEPUTY, HOLDER, SEAT, Category, DeputyValues, HolderValues, SeatValues
from app.seats.operations import (
    add_seat,
    appoint,
    change_deputy,
    change_holder,
    change_seat,
    close_seat,
    name_deputy,
    remove_deputy,
    remove_holder,
    remove_seat,
    replace_holder,
)
from app.seats.queries import seats
from app.seats.tenures import deputies, holders
from ui.asking import ask, some, without
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing, removing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Ref
    from app.seats.queries import MemberRecord
    from app.seats.tenures import DeputyRecord, HolderRecord
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
_LEAVING: Fields = (
    Day("last_day", "Last day in the seat", required=True),
    Text("reason", "Reason", width=28),
)
_RENEWING: Fields = (
    Day("term_ends", "Term now ends", required=True, help="The last day of the new term."),
)
_CLOSING: Fields = (Day("last_day", "Last day of the seat", required=True),)
_ENDING: Fields = (Day("last_day", "Last day as deputy", required=True),)


class SeatForms:
    """Opens the forms for the seats of one group at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
            first += [None, *self._holder_entries(member)]
        first += [None, *self._deputy_entries(member), None]
        first.append(("Close seat", lambda: self.close(member)))
        first.append(("Remove seat added by mistake", lambda: self.remove(member)))
        return first

    def change(self, member: MemberRecord) -> None:
        """Ask for corrections of a seat."""
        with self._desk.core.read() as session:
            [record] = seats(session, [member.id])
        fields = without(SEAT, "group")

        def save(values: SeatValues) -> None:
            with self._desk.core.work("Change seat", _about(member)) as work:
                change_seat(work, member.id, values, shown=record.version)

        ask(self._desk, "Change seat", fields, values_of(fields, record), save=save)

    def appoint(self, member: MemberRecord) -> None:
        """Ask for a holder from a day on; the present one ends the day before."""
        fields = some(HOLDER, "person", "first_day", "term_ends")
        title = "New holder" if member.person is None else f"New holder after {member.person}"

        def save(values: HolderValues) -> None:
            with self._desk.core.work("Change holder", _about(member)) as work:
                replace_holder(work, {**values, "seat": member.id})

        given = {"first_day": self._desk.core.clock.today()}
        ask(self._desk, title, fields, given, save=save, new=True, verb="Save")

    def renew(self, member: MemberRecord) -> None:
        """Ask until when the present holder stays; the former term's last day no longer ends it."""
        holding = member.holding
        if holding is None:
            self.appoint(member)
            return

        def save(values: dict[str, Any]) -> None:
            ends = values["term_ends"]
            leaves = holding.last_day
            stays = leaves if leaves and leaves > ends else None
            with self._desk.core.work("Renew term", _about(member)) as work:
                change_holder(work, holding.id, {"term_ends": ends, "last_day": stays})

        title = f"Renew the term of {holding.person}"
        ask(self._desk, title, _RENEWING, {}, save=save, new=True, verb="Renew")

    def close(self, member: MemberRecord) -> None:
        """Ask for the last day of a seat."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Close seat", _about(member)) as work:
                close_seat(work, member.id, values["last_day"])

        given = {"last_day": self._desk.core.clock.today()}
        ask(self._desk, "Close seat", _CLOSING, given, save=save, new=True, verb="Close seat")

    def remove(self, member: MemberRecord) -> None:
        """Remove a seat with its holders; Undo brings it back."""

        def act() -> None:
            with self._desk.core.work("Remove seat", _about(member)) as work:
                remove_seat(work, member.id)

        self._desk.attempt(act)

    def name_deputy(self, member: MemberRecord) -> None:
        """Ask for a deputy from a day on."""
        fields = some(DEPUTY, "person", "has_authority", "first_day", "last_day")

        def save(values: DeputyValues) -> None:
            with self._desk.core.work("Name deputy", _about(member)) as work:
                name_deputy(work, {**values, "seat": member.id})

        given = {"has_authority": True, "first_day": self._desk.core.clock.today()}
        ask(self._desk, "Name deputy", fields, given, save=save, new=True)

    def _holder_entries(self, member: MemberRecord) -> list[Entry]:
        entries: list[Entry] = [("New holder", lambda: self.appoint(member))]
        holding = member.holding
        if holding is not None:
            entries.append(("Renew the term", lambda: self.renew(member)))
            entries.append((f"{holding.person} has left", lambda: self._leave(member, holding)))
            entries.append((f"Correct {holding.person}", lambda: self.correct(member, holding)))
        entries.append(("All holders of this seat", lambda: open_holders(self._desk, member)))
        return entries

    def _deputy_entries(self, member: MemberRecord) -> list[Entry]:
        entries: list[Entry] = [("Name deputy", lambda: self.name_deputy(member))]
        for each in member.deputies:
            entries.append((f"End deputy {each.person}", self._ending(member, each)))
            entries.append((f"Correct deputy {each.person}", self.correcting(member, each)))
        entries.append(("All deputies of this seat", lambda: open_deputies(self._desk, member)))
        return entries

    def _leave(self, member: MemberRecord, holding: HolderRecord) -> None:
        def save(values: HolderValues) -> None:
            with self._desk.core.work("End holder", _about(member)) as work:
                change_holder(work, holding.id, values)

        given = {"last_day": self._desk.core.clock.today()}
        ask(
            self._desk,
            f"{holding.person} has left",
            _LEAVING,
            given,
            save=save,
            new=True,
            verb="Save",
        )

    def correct(self, member: MemberRecord, holding: HolderRecord) -> None:
        """Ask for corrections of a holder's record."""
        fields = without(HOLDER, "seat")

        def save(values: HolderValues) -> None:
            with self._desk.core.work("Correct holder", _about(member)) as work:
                change_holder(work, holding.id, values, shown=holding.version)

        def remove() -> None:
            with self._desk.core.work("Remove holder", _about(member)) as work:
                remove_holder(work, holding.id)

        given = values_of(fields, holding)
        ask(self._desk, "Correct holder", fields, given, save=save, remove=remove)

    def _ending(self, member: MemberRecord, deputy: DeputyRecord) -> Any:  # noqa: ANN401 - an act
        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("End deputy", _about(member)) as work:
                change_deputy(work, deputy.id, {"last_day": values["last_day"]})

        def act() -> None:
            given = {"last_day": self._desk.core.clock.today()}
            ask(
                self._desk,
                f"End deputy {deputy.person}",
                _ENDING,
                given,
                save=save,
                new=True,
                verb="Save",
            )

        return act

    def correcting(self, member: MemberRecord, deputy: DeputyRecord) -> Callable[[], None]:
        """Give the act that asks for corrections of a deputy's record."""
        fields = without(DEPUTY, "seat")

        def save(values: DeputyValues) -> None:
            with self._desk.core.work("Correct deputy", _about(member)) as work:
                change_deputy(work, deputy.id, values, shown=deputy.version)

        def remove() -> None:
            with self._desk.core.work("Remove deputy", _about(member)) as work:
                remove_deputy(work, deputy.id)

        def act() -> None:
            given = values_of(fields, deputy)
            ask(self._desk, "Correct deputy", fields, given, save=save, remove=remove)

        return act


def open_holders(desk: Desk, member: MemberRecord) -> ListDialog:
    """Show everybody who holds, held or will hold a seat."""

    def found() -> list[HolderRecord]:
        with desk.core.read() as session:
            return holders(session, [member.id])

    def acts(over: Desk) -> Acts:
        forms, about = SeatForms(over), _about(member)

        def open_one(holder_id: int) -> None:
            forms.correct(member, next(each for each in found() if each.id == holder_id))

        return Acts(
            open=open_one,
            edit=editing(over, ("Correct holder", about), change_holder),
            delete=removing(over, ("Remove holder", about), remove_holder),
            add=("New holder", lambda: forms.appoint(member)),
        )

    return _open(desk, f"Holders: {_about(member)}", "Holders", (HOLDER, found, acts))


def open_deputies(desk: Desk, member: MemberRecord) -> ListDialog:
    """Show everybody who stands, stood or will stand in for a seat."""

    def found() -> list[DeputyRecord]:
        with desk.core.read() as session:
            return deputies(session, [member.id])

    def acts(over: Desk) -> Acts:
        forms, about = SeatForms(over), _about(member)

        def open_one(deputy_id: int) -> None:
            forms.correcting(member, next(each for each in found() if each.id == deputy_id))()

        return Acts(
            open=open_one,
            edit=editing(over, ("Correct deputy", about), change_deputy),
            delete=removing(over, ("Remove deputy", about), remove_deputy),
            add=("Name deputy", lambda: forms.name_deputy(member)),
        )

    return _open(desk, f"Deputies: {_about(member)}", "Deputies", (DEPUTY, found, acts))


def _open(desk: Desk, title: str, name: str, of: tuple[Fields, Any, Any]) -> ListDialog:
    fields, found, acts = without(of[0], "seat"), of[1], of[2]
    return show_list(
        desk,
        title,
        (name, lambda: MemoryRows(fields, found()), acts),
        line=lambda: "One whose time is over is ended with a day, not removed.",
        empty="Nobody is recorded yet.",
    )


def _of_seat(values: dict[str, Any]) -> SeatValues:
    """Leave out what is typed beside the seat: its holder and deputy."""
    own = {field.name for field in SEAT}
    return cast("SeatValues", {name: values[name] for name in values if name in own})


def _about(member: MemberRecord) -> str:
    return f"{member.post}, {member.group}"
