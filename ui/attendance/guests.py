"""Guests of a meeting: asked for, opened and removed, before the meeting and in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.attendance.fields import GUEST, GuestValues, Mode
from app.attendance.guests import add_guest, change_guest, remove_guest
from app.fields import Ref
from ui.agenda.choices import MeetingChoices
from ui.asking import ask, some
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.agenda.queries import ItemRecord
    from app.attendance.records import GuestRecord
    from ui.dialogs import FormDialog
    from ui.page import Desk

FORM = some(GUEST, "name", "role", "agency", "item", "mode")


class GuestActs:
    """Acts on the guests of the meeting that is shown; `items` are its agenda, of which a guest may come for one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._meeting_id: int | None = None
        self._items: Sequence[ItemRecord] = ()

    def show(self, meeting_id: int, items: Sequence[ItemRecord]) -> None:
        """Work on this meeting from now on."""
        self._meeting_id, self._items = meeting_id, items

    def add(self, item_id: int | None = None) -> FormDialog | None:
        """Ask for a guest, of one item where it is given."""
        meeting_id = self._meeting_id
        if meeting_id is None:
            return None

        def save(given: GuestValues) -> None:
            with self._desk.core.work("Add guest", given["name"] or "") as work:
                add_guest(work, {**given, "meeting": meeting_id})

        item = next((each for each in self._items if each.id == item_id), None)
        values = {"item": Ref(item.id, item.heading) if item else None, "mode": Mode.ROOM}
        return ask(
            self._desk, "Add guest", FORM, values, save=save, new=True, choices=self._choices()
        )

    def open(self, guest: GuestRecord, *, is_open: bool) -> FormDialog:
        """Open a guest to be changed, or only read."""

        def save(given: GuestValues) -> None:
            with self._desk.core.work("Change guest", guest.name) as work:
                change_guest(work, guest.id, given, guest.version)

        values = values_of(FORM, guest)
        dialog = ask(self._desk, guest.name, FORM, values, save=save, choices=self._choices())
        dialog.form.set_read_only(not is_open)
        return dialog

    def remove(self, guest: GuestRecord) -> None:
        """Remove a guest who was entered by mistake; Undo brings them back."""

        def act() -> None:
            with self._desk.core.work("Remove guest", guest.name) as work:
                remove_guest(work, guest.id)

        self._desk.attempt(act)

    def _choices(self) -> MeetingChoices:
        return MeetingChoices(self._desk.lists.choices, self._items)
