"""The register of an event: one key per delegate, and the next delegate follows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.days import show_long_day
from app.rows import MemoryRows
from app.training.bookings import record, record_all_attended, remove_bookings
from app.training.fields import BOOKING, BookingStatus
from app.training.rules import check_place
from ui.dialogs import Caution
from ui.tables import Acts, Table
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, column, row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.menus import MenuButton
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.training.queries import BookingRecord, EventRecord
    from ui.page import Desk
    from ui.training.forms import TrainingForms
    from ui.widgets.menus import Entry

KEYS = {
    "a": BookingStatus.ATTENDED,
    "l": BookingStatus.LEFT_EARLY,
    "n": BookingStatus.DID_NOT_ATTEND,
    "c": BookingStatus.CANCELLED,
    "b": BookingStatus.BOOKED,
}
_KNOWN_ON_THE_DAY = {
    BookingStatus.ATTENDED,
    BookingStatus.LEFT_EARLY,
    BookingStatus.DID_NOT_ATTEND,
}
LEGEND = (
    "A attended, L left early, N did not attend, C cancelled, B booked again; "
    "S names a substitute, U adds who came unscheduled."
)
_SHOWN = ("person", "agency", "status")


class RegisterPane(QWidget):
    """An event's particulars, and below them everybody on its list."""

    def __init__(
        self,
        desk: Desk,
        forms: TrainingForms,
        entries: Callable[[], Sequence[Entry]],
        bring_in: Callable[[], object],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._forms = forms
        self.shown: EventRecord | None = None
        self._people: list[BookingRecord] = []
        self._moved: tuple[int, ...] = ()
        self._early: int | None = None
        self._title = Heading(wrap=True)
        self._when = Label("", "muted", wrap=True)
        self._places, self._waiting, self._open = Chip(), Chip(), Chip()
        self._note = Label("", "accent", wrap=True)
        self.edit = MenuButton("Edit", "pencil", entries)
        self.bring = Button("Import attendance", "file-input", on_click=bring_in)
        self._table = self._make_table()
        self._build()

    @property
    def table(self) -> Table:
        """Give the list."""
        return self._table

    def show_event(self, event: EventRecord, people: list[BookingRecord]) -> None:
        """Show an event with everybody on its list."""
        if self.shown is None or self.shown.id != event.id:
            self._moved, self._early = (), None
        self.shown, self._people = event, people
        self._title.setText(event.course.name)
        self._when.setText(_particulars(event))
        full = event.capacity is not None and event.booked >= event.capacity
        places = f"{event.booked} of {event.capacity} places" if event.capacity is not None else ""
        self._places.set(places or f"{event.booked} booked", "caution" if full else "none")
        self.bring.setVisible(event.day <= self._desk.core.clock.today())
        self._waiting.set(f"{event.waiting} waiting" if event.waiting else "", "caution")
        self._open.set(*self._progress(event))
        names = ", ".join(each.person for each in people if each.id in self._moved)
        self._note.setText(f"Moved up from the waiting list: {names}" if names else "")
        self._note.setVisible(bool(names))
        self._table.set_rows(MemoryRows(BOOKING, people))

    def note(self) -> str:
        """Give the sentence about who moved up, or an empty text."""
        return self._note.text()

    def tell_moved(self, moved: tuple[int, ...]) -> None:
        """Say with the next reading who moved up from the waiting list."""
        self._moved = moved or self._moved

    def current(self) -> BookingRecord | None:
        """Give the booking with the focus."""
        chosen = self._table.current_id()
        return next((each for each in self._people if each.id == chosen), None)

    def all_attended(self) -> None:
        """Enter every delegate who is still booked as having attended; the exceptions follow."""
        self._on_its_day(self._enter_all)

    def _enter_all(self) -> None:
        if self.shown is None or not self.shown.counts.booked:
            return
        with self._desk.core.work("Enter all as attended", self.shown.name) as work:
            self.tell_moved(record_all_attended(work, self.shown.id))

    def enter(self, status: BookingStatus) -> None:
        """Enter what became of the delegate with the focus and go to the next."""
        if status in _KNOWN_ON_THE_DAY:
            self._on_its_day(partial(self._enter, status))
        else:
            self._enter(status)

    def _on_its_day(self, act: Callable[[], object]) -> None:
        """Do what an event's day brings; while that is to come ask first, once as long as the event is shown."""
        event = self.shown
        if event is None or event.day <= self._desk.core.clock.today() or event.id == self._early:
            act()
            return

        def go_on() -> None:
            self._early = event.id
            self._desk.attempt(act)

        told = f"{event.name} is still to come. Enter who attended all the same?"
        title, not_yet = "Attendance before the day?", ("Not yet", lambda: None)
        Caution(title, told, ("Enter it", go_on), self._desk.window, safe=not_yet).show_fitted()

    def _enter(self, status: BookingStatus) -> None:
        ids = list(self._table.model.ids)
        chosen = self._table.current_id()
        if chosen is None or self.shown is None:
            return
        following = ids[min(ids.index(chosen) + 1, len(ids) - 1)]
        with self._desk.core.work("Enter register", self.shown.name) as work:
            self.tell_moved(record(work, chosen, status))
        self._table.select(following)

    def _progress(self, event: EventRecord) -> tuple[str, Any]:
        if event.day > self._desk.core.clock.today():
            return "", "none"
        left = event.counts.booked
        if left:
            return f"{left} to enter", "note"
        return (f"{event.attended} attended", "good") if event.attended else ("", "none")

    def _make_table(self) -> Table:
        acts = Acts(
            open=lambda _id: self._open_booking(),
            delete=self._delete,
            add=("Add booking", self._book),
            letter=self._type,
            table="booking",
        )
        rows = MemoryRows(BOOKING, ())
        empty = "Nobody is booked yet."
        table = Table(rows, "Register", acts, self._desk.lists, empty=empty, row_height=32)
        if not self._desk.lists.state.load("Register"):
            table.model.set_columns([each for each in BOOKING if each.name in _SHOWN])
        return table

    def _build(self) -> None:
        self._card = Card()
        self._card.add(row(self._title, self.edit, stretch=0))
        self._card.add(self._when)
        chips = FlowRow((self._places, self._waiting, self._open), gap=6)
        self._card.add(row(chips, self.bring, stretch=0))
        self._card.add(self._note)
        self._card.add(Label(LEGEND, "small", wrap=True))
        inside = column(self._card, self._table, stretch=1, gap=12)
        self.setLayout(inside)

    def _type(self, text: str) -> None:
        """Enter what became of a delegate by one letter."""
        letter = text.casefold()
        if letter in KEYS:
            self._desk.attempt(lambda: self.enter(KEYS[letter]))
        elif letter == "s":
            self._desk.attempt(self.hand_on)
        elif letter == "u" and self.shown is not None:
            self._forms.walk_in(self.shown)

    def hand_on(self) -> None:
        """Ask who takes over the place of the delegate with the focus."""
        booking = self.current()
        if booking is not None:
            check_place(booking.person, booking.status)
            self._forms.substitute(booking)

    def cancel(self) -> None:
        """Ask on which day the delegate with the focus cancelled."""
        booking = self.current()
        if booking is not None:
            self._forms.cancel(booking)

    def _open_booking(self) -> None:
        booking = self.current()
        if booking is not None:
            self._forms.change_booking(booking)

    def _book(self) -> None:
        if self.shown is not None:
            self._forms.book(self.shown)

    def _delete(self, ids: Sequence[int]) -> None:
        about = self.shown.name if self.shown else ""
        with self._desk.core.work("Remove booking", about) as work:
            self.tell_moved(remove_bookings(work, ids))


def _particulars(event: EventRecord) -> str:
    times = event.hours
    when = f"{show_long_day(event.day)}{f', {times}' if times else ''}"
    status = "" if event.status == "scheduled" else event.status.title_text
    parts = (when, event.venue, event.trainer, event.agency and f"for {event.agency}", status)
    return " · ".join(str(part) for part in parts if part)
