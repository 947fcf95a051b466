"""The forms of who holds a seat and who stands in for it, and the lists of all who ever did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.fields import Day, Fields, Text
from app.rows import MemoryRows
from app.seats.fields import DEPUTY, HOLDER, DeputyValues, HolderValues
from app.seats.operations import (
    change_deputy,
    change_holder,
    name_deputy,
    remove_deputy,
    remove_holder,
    replace_holder,
)
from app.seats.tenures import deputies, holders
from ui.asking import ask, some, without
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing, removing

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.seats.queries import MemberRecord
    from app.seats.tenures import DeputyRecord, HolderRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry

_LEAVING: Fields = (
    Day("last_day", "Last day in the seat", required=True),
    Text("reason", "Reason", width=28),
)
_RENEWING: Fields = (
    Day("term_ends", "Term now ends", required=True, help="The last day of the new term."),
)
_ENDING: Fields = (Day("last_day", "Last day as deputy", required=True),)


class TenureForms:
    """Opens the forms for the holders and deputies of seats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries_of_holder(self, member: MemberRecord) -> list[Entry]:
        """Give what can be done with the holder of a seat."""
        entries: list[Entry] = [("New holder", lambda: self.appoint(member))]
        holding = member.holding
        if holding is not None:
            entries.append(("Renew the term", lambda: self.renew(member)))
            entries.append((f"{holding.person} has left", lambda: self._leave(member, holding)))
            entries.append((f"Correct {holding.person}", lambda: self.correct(member, holding)))
        entries.append(("All holders of this seat", lambda: open_holders(self._desk, member)))
        return entries

    def entries_of_deputies(self, member: MemberRecord) -> list[Entry]:
        """Give what can be done with its deputies."""
        entries: list[Entry] = [("Name deputy", lambda: self.name_deputy(member))]
        for each in member.deputies:
            entries.append((f"End deputy {each.person}", self._ending(member, each)))
            entries.append((f"Correct deputy {each.person}", self.correcting(member, each)))
        entries.append(("All deputies of this seat", lambda: open_deputies(self._desk, member)))
        return entries

    def appoint(self, member: MemberRecord) -> None:
        """Ask for a holder from a day on; the present one ends the day before."""
        fields = some(HOLDER, "person", "first_day", "term_ends")
        title = "New holder" if member.person is None else f"New holder after {member.person}"

        def save(values: HolderValues) -> None:
            with self._desk.core.work("Change holder", about_seat(member)) as work:
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
            with self._desk.core.work("Renew term", about_seat(member)) as work:
                change_holder(work, holding.id, {"term_ends": ends, "last_day": stays})

        title = f"Renew the term of {holding.person}"
        ask(self._desk, title, _RENEWING, {}, save=save, new=True, verb="Renew")

    def _leave(self, member: MemberRecord, holding: HolderRecord) -> None:
        def save(values: HolderValues) -> None:
            with self._desk.core.work("End holder", about_seat(member)) as work:
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
            with self._desk.core.work("Correct holder", about_seat(member)) as work:
                change_holder(work, holding.id, values, shown=holding.version)

        def remove() -> None:
            with self._desk.core.work("Remove holder", about_seat(member)) as work:
                remove_holder(work, holding.id)

        given = values_of(fields, holding)
        ask(self._desk, "Correct holder", fields, given, save=save, remove=remove)

    def name_deputy(self, member: MemberRecord) -> None:
        """Ask for a deputy from a day on."""
        fields = some(DEPUTY, "person", "has_authority", "first_day", "last_day")

        def save(values: DeputyValues) -> None:
            with self._desk.core.work("Name deputy", about_seat(member)) as work:
                name_deputy(work, {**values, "seat": member.id})

        given = {"has_authority": True, "first_day": self._desk.core.clock.today()}
        ask(self._desk, "Name deputy", fields, given, save=save, new=True)

    def _ending(self, member: MemberRecord, deputy: DeputyRecord) -> Callable[[], None]:
        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("End deputy", about_seat(member)) as work:
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
            with self._desk.core.work("Correct deputy", about_seat(member)) as work:
                change_deputy(work, deputy.id, values, shown=deputy.version)

        def remove() -> None:
            with self._desk.core.work("Remove deputy", about_seat(member)) as work:
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
        forms, about = TenureForms(over), about_seat(member)

        def open_one(holder_id: int) -> None:
            forms.correct(member, next(each for each in found() if each.id == holder_id))

        return Acts(
            open=open_one,
            edit=editing(over, ("Correct holder", about), change_holder),
            delete=removing(over, ("Remove holder", about), remove_holder),
            add=("New holder", lambda: forms.appoint(member)),
        )

    return _open(desk, f"Holders: {about_seat(member)}", "Holders", (HOLDER, found, acts))


def open_deputies(desk: Desk, member: MemberRecord) -> ListDialog:
    """Show everybody who stands, stood or will stand in for a seat."""

    def found() -> list[DeputyRecord]:
        with desk.core.read() as session:
            return deputies(session, [member.id])

    def acts(over: Desk) -> Acts:
        forms, about = TenureForms(over), about_seat(member)

        def open_one(deputy_id: int) -> None:
            forms.correcting(member, next(each for each in found() if each.id == deputy_id))()

        return Acts(
            open=open_one,
            edit=editing(over, ("Correct deputy", about), change_deputy),
            delete=removing(over, ("Remove deputy", about), remove_deputy),
            add=("Name deputy", lambda: forms.name_deputy(member)),
        )

    return _open(desk, f"Deputies: {about_seat(member)}", "Deputies", (DEPUTY, found, acts))


def _open(desk: Desk, title: str, name: str, of: tuple[Fields, Any, Any]) -> ListDialog:
    fields, found, acts = without(of[0], "seat"), of[1], of[2]
    return show_list(
        desk,
        title,
        (name, lambda: MemoryRows(fields, found()), acts),
        line=lambda: "One whose time is over is ended with a day, not removed.",
        empty="Nobody is recorded yet.",
    )


def about_seat(member: MemberRecord) -> str:
    """Say what a step about a seat is about: its post and its group."""
    return f"{member.post}, {member.group}"
