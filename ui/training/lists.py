"""The lists of events and of courses with their acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.listing import Listing, SqlRows
from app.training.fields import EventStatus
from app.training.listings import COURSES, EVENTS
from app.training.operations import change_course, change_event, remove_course, remove_event
from ui.documents import save_list
from ui.table_model import Look
from ui.tables import Acts, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Field
    from app.training.periods import Period
    from ui.page import Desk


def event_list(
    desk: Desk,
    *,
    on_open: Callable[[int], object],
    on_add: Callable[[], object],
    on_moved: Callable[[tuple[int, ...]], object],
) -> Table:
    """Make the list of events; `on_moved` is told who moved up when an event gets more places in its cell."""

    def edit(ids: Sequence[int], name: str, value: object) -> None:
        moved: list[int] = []
        with desk.core.work("Change events", _counted(ids, "event")) as work:
            for each in ids:
                moved += change_event(work, each, {name: value})  # type: ignore[misc]
        on_moved(tuple(moved))

    def delete(ids: Sequence[int]) -> None:
        with desk.core.work("Remove events", _counted(ids, "event")) as work:
            for each in ids:
                remove_event(work, each)

    acts = Acts(
        open=on_open,
        edit=edit,
        delete=delete,
        export=_export(desk, EVENTS),
        add=("Add event", on_add),
    )
    empty = "No events in this period. Add the first one."
    table = Table(SqlRows(desk.core, EVENTS), "Events", acts, desk.lists, empty=empty)
    table.set_look(_event_look)
    return table


def course_list(
    desk: Desk, *, on_open: Callable[[int], object], on_add: Callable[[], object]
) -> Table:
    """Make the list of courses."""

    def edit(ids: Sequence[int], name: str, value: object) -> None:
        with desk.core.work("Change courses", _counted(ids, "course")) as work:
            for each in ids:
                change_course(work, each, {name: value})  # type: ignore[misc]

    def delete(ids: Sequence[int]) -> None:
        with desk.core.work("Remove courses", _counted(ids, "course")) as work:
            for each in ids:
                remove_course(work, each)

    acts = Acts(
        open=on_open,
        edit=edit,
        delete=delete,
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


def _counted(ids: Sequence[int], noun: str) -> str:
    return f"{len(ids)} {noun}" if len(ids) == 1 else f"{len(ids)} {noun}s"


def _event_look(event: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - an EventRecord
    """Show bookings beside the places there are, who waits, and what was called off."""
    if field.name != "booked":
        return usual
    if event.status == EventStatus.CANCELLED:
        return Look(event.status.title_text, event.status.tone, chip=True)
    booked = usual.text if event.capacity is None else f"{event.booked} of {event.capacity}"
    return Look(f"{booked}, {event.waiting} waiting" if event.waiting else booked)
