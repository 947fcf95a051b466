"""The lists of events and of courses with their acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.amounts import counted
from app.listing import Listing, SqlRows
from app.training.fields import EventStatus, EventValues
from app.training.listings import COURSES, EVENTS
from app.training.operations import change_course, change_event, remove_course, remove_event
from ui.documents import save_list
from ui.table_model import Look
from ui.table_roomy import RoomyTable
from ui.tables import Acts, Table
from ui.together import editing, removing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Field
    from app.training.periods import Period
    from app.work import Work
    from ui.page import Desk


def event_list(
    desk: Desk,
    *,
    on_open: Callable[[int], object],
    on_add: Callable[[], object],
    on_moved: Callable[[tuple[int, ...]], object],
) -> Table:
    """Make the list of events; `on_moved` is told who moved up when an event gets more places in its cell."""

    def about(ids: Sequence[int]) -> str:
        return counted(len(ids), "event")

    def edit(ids: Sequence[int], name: str, value: object) -> None:
        moved: list[int] = []

        def change(work: Work, event_id: int, values: EventValues) -> None:
            moved.extend(change_event(work, event_id, values))

        editing(desk, ("Change events", about), change)(ids, name, value)
        on_moved(tuple(moved))

    acts = Acts(
        open=on_open,
        edit=edit,
        delete=removing(desk, ("Remove events", about), remove_event),
        export=_export(desk, EVENTS),
        add=("Add event", on_add),
    )
    empty = "No events in this period. Add the first one."
    table = RoomyTable(SqlRows(desk.core, EVENTS), "Events", acts, desk.lists, empty=empty)
    table.set_look(_event_look)
    return table


def course_list(
    desk: Desk, *, on_open: Callable[[int], object], on_add: Callable[[], object]
) -> Table:
    """Make the list of courses."""

    def about(ids: Sequence[int]) -> str:
        return counted(len(ids), "course")

    acts = Acts(
        open=on_open,
        edit=editing(desk, ("Change courses", about), change_course),
        delete=removing(desk, ("Remove courses", about), remove_course),
        export=_export(desk, COURSES),
        add=("Add course", on_add),
    )
    empty = "No courses yet. Add the first one."
    return Table(courses_of(desk), "Courses", acts, desk.lists, empty=empty)


def courses_of(desk: Desk) -> SqlRows:
    """Give the courses of the chosen partnership."""
    return SqlRows(desk.core, COURSES, partnership=desk.partnership.id)


def events_in(desk: Desk, period: Period) -> SqlRows:
    """Give the events of the chosen partnership in a period."""
    scope = {"from_day": period.first_day, "to_day": period.last_day}
    return SqlRows(desk.core, EVENTS, partnership=desk.partnership.id, **scope)


def _export(desk: Desk, listing: Listing) -> Callable[[Sequence[Field], Sequence[int]], None]:
    def export(fields: Sequence[Field], ids: Sequence[int]) -> None:
        rows = SqlRows(desk.core, listing)
        save_list(desk, listing.title, rows, fields=fields, ids=ids)

    return export


def _event_look(event: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - an EventRecord
    """Show bookings beside the places there are, who waits, and what was called off."""
    if field.name != "booked":
        return usual
    if event.status == EventStatus.CANCELLED:
        return Look(event.status.title_text, event.status.tone, chip=True)
    booked = usual.text if event.capacity is None else f"{event.booked} of {event.capacity}"
    return Look(f"{booked}, {event.waiting} waiting" if event.waiting else booked)
