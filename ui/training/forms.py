"""The forms of courses, events and bookings, each with its act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.fields import Day, Fields, Ref
from app.training.bookings import (
    add_booking,
    add_unscheduled,
    cancel_booking,
    change_booking,
    substitute,
)
from app.training.fields import BOOKING, COURSE, EVENT, Audience, TrainingMode
from app.training.operations import (
    add_course,
    add_event,
    change_course,
    change_event,
    remove_event,
)
from app.training.queries import courses
from ui.asking import ask, some, without
from ui.choices import FileChoices
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.training.queries import BookingRecord, EventRecord
    from ui.page import Desk

_EVENT = without(EVENT, "status")
_DELEGATE: Fields = tuple(
    replace(field, required=False)
    for field in some(BOOKING, "person", "agency", "email", "role", "contact", "notes")
)
"""A delegate's own particulars; the name may come from the person on file."""
_CANCELLED: Fields = (Day("cancelled_on", "Cancelled on", required=True),)
_BOOKING: Fields = without(BOOKING, "event", "substitute_for")


class TrainingForms:
    """Opens forms over the window; `show` is told the id of a new event, `tell_moved` who moved up."""

    def __init__(
        self,
        desk: Desk,
        show: Callable[[int], object],
        tell_moved: Callable[[tuple[int, ...]], object],
    ) -> None:
        self._desk = desk
        self._show = show
        self._tell_moved = tell_moved
        choices = desk.lists.choices
        if isinstance(choices, FileChoices):
            choices.register("courses", lambda title: _new_course(desk, title))

    def add_event(self, course: Ref | None = None) -> None:
        """Ask for an event; a course that is not there yet is added from its title."""

        def save(values: Any) -> None:  # noqa: ANN401 - a TypedDict's values by their Fields
            with self._desk.core.work("Add event") as work:
                event_id = add_event(work, _given(values))
            self._show(event_id)

        given = {"course": course} if course else {}
        fields = tuple(field for field in _EVENT if field.name != "mode")
        ask(self._desk, "Add event", fields, given, save=save, new=True)

    def change_event(self, event: EventRecord) -> None:
        """Ask for the values of an event; more places let people move up from the waiting list."""
        fields = without(EVENT, "course")

        def save(values: Any) -> None:  # noqa: ANN401 - a TypedDict's values by their Fields
            with self._desk.core.work("Change event", event.name) as work:
                moved = change_event(
                    work,
                    event.id,
                    values,
                    shown=event.version,
                )
            self._tell_moved(moved)

        ask(self._desk, event.name, fields, values_of(fields, event), save=save)

    def remove_event(self, event: EventRecord) -> None:
        """Remove an event with its bookings; undo brings all back."""
        with self._desk.core.work("Remove event", event.name) as work:
            remove_event(work, event.id)

    def add_course(self) -> None:
        """Ask for a course."""

        def save(values: Any) -> None:  # noqa: ANN401 - a TypedDict's values by their Fields
            with self._desk.core.work("Add course", values["title"] or "") as work:
                add_course(work, _given(values, partnership=self._desk.partnership.id))

        fields = without(COURSE, "partnership", "notice_days", "attended_from", "ended_on")
        given = {"mode": TrainingMode.FACE_TO_FACE, "audience": Audience.CHILDREN}
        ask(self._desk, "Add course", fields, given, save=save, new=True)

    def change_course(self, course_id: int) -> None:
        """Ask for the values of a course."""
        with self._desk.core.read() as session:
            [course] = courses(session, [course_id])
        fields = without(COURSE, *([] if self._desk.partnership.several else ["partnership"]))

        def save(values: Any) -> None:  # noqa: ANN401 - a TypedDict's values by their Fields
            with self._desk.core.work("Change course", course.title) as work:
                change_course(work, course.id, values, course.version)

        ask(self._desk, course.title, fields, values_of(fields, course), save=save)

    def book(self, event: EventRecord) -> None:
        """Ask for a delegate; when the event is full the delegate waits."""

        def save(values: Any) -> None:  # noqa: ANN401 - a TypedDict's values by their Fields
            with self._desk.core.work("Add booking", event.name) as work:
                add_booking(
                    work,
                    _given(values, event=event.id),
                )

        ask(self._desk, f"Add booking: {event.name}", _DELEGATE, {}, save=save, new=True)

    def walk_in(self, event: EventRecord) -> None:
        """Ask for a delegate who came without a booking."""

        def save(values: Any) -> None:  # noqa: ANN401 - a TypedDict's values by their Fields
            with self._desk.core.work("Add unscheduled delegate", event.name) as work:
                add_unscheduled(
                    work,
                    _given(values, event=event.id),
                )

        ask(self._desk, f"Came unscheduled: {event.name}", _DELEGATE, {}, save=save, new=True)

    def substitute(self, booking: BookingRecord) -> None:
        """Ask who takes over a delegate's place."""

        def save(values: Any) -> None:  # noqa: ANN401 - a TypedDict's values by their Fields
            with self._desk.core.work("Substitute delegate", booking.person) as work:
                substitute(work, booking.id, _given(values))

        title = f"In place of {booking.person}"
        given = {"agency": booking.agency}
        ask(self._desk, title, _DELEGATE, given, save=save, new=True, verb="Substitute")

    def cancel(self, booking: BookingRecord) -> None:
        """Ask on which day a booking was cancelled; by the course's notice that was late or in time."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Cancel booking", booking.person) as work:
                moved = cancel_booking(work, booking.id, values["cancelled_on"])
            self._tell_moved(moved)

        given = {"cancelled_on": self._desk.core.clock.today()}
        title = f"{booking.person} cancelled: {booking.event}"
        ask(self._desk, title, _CANCELLED, given, save=save, new=True, verb="Cancel booking")

    def change_booking(self, booking: BookingRecord) -> None:
        """Ask for the values of a booking."""

        def save(values: Any) -> None:  # noqa: ANN401 - a TypedDict's values by their Fields
            with self._desk.core.work("Change booking", booking.person) as work:
                moved = change_booking(
                    work,
                    booking.id,
                    values,
                    shown=booking.version,
                )
            self._tell_moved(moved)

        title = f"{booking.person}, {booking.event}"
        ask(self._desk, title, _BOOKING, values_of(_BOOKING, booking), save=save)


def _new_course(desk: Desk, title: str) -> Ref:
    with desk.core.work("Add course", title) as work:
        values = _given({"title": title, "partnership": desk.partnership.id})
        return Ref(add_course(work, values), title)


def _given(values: Any, **more: Any) -> Any:  # noqa: ANN401 - a TypedDict's values by their Fields
    """Leave out what was not typed, so that the operation's own defaults stand."""
    return {**{name: value for name, value in values.items() if value is not None}, **more}
