"""Which event an attendance report, or the answers of a form, belong to: by the day and by the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.importing.meeting_forms import title_likeness
from app.importing.names import ALIKE
from app.importing.occasions import OccasionMeant, OccasionUnclear, occasion_called
from models.training import Course, Event, EventStatus, TrainingMode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.importing.names import NameIndex


class EventUnclear(OccasionUnclear):
    """The event that was named is none that is known, or several are called so."""

    what = "one event of training"
    advice = "the course and the day, such as “Neglect, 14 Nov 2025”"


def event_called(names: NameIndex, text: str) -> OccasionMeant:
    """Give the event of a name; EventUnclear where there is not exactly one."""
    return occasion_called(names, text, EventUnclear)


def place(session: Session, names: NameIndex, days: Sequence[date], title: str) -> OccasionMeant:
    """Find the event of a title on one of the days that may be meant.

    It is plain where one event alone is on such a day and its course is called alike. An event is on every day from its
    first to its last; e-learning has no meeting.
    """
    known = {each.id: each for each in names.known}
    chosen = (
        select(Event.id, Event.day, Event.last_day, Course.title)
        .join(Course, Course.id == Event.course_id)
        .where(Event.status != EventStatus.CANCELLED, Event.mode != TrainingMode.E_LEARNING)
    )
    on_day, by_title = [], []
    for event_id, first, last, course in session.execute(chosen):
        if event_id not in known:
            continue
        percent = title_likeness(title, course)
        place_of_day = [at for at, day in enumerate(days) if first <= day <= (last or first)]
        if place_of_day:
            on_day.append((percent < ALIKE, first not in days, place_of_day[0], -percent, event_id))
        elif percent >= ALIKE:
            away = min((abs((first - day).days) for day in days), default=0)
            by_title.append((away, -percent, event_id))
    alike = [event_id for unlike, *_, event_id in on_day if not unlike]
    if len(alike) == 1:
        return OccasionMeant(known[alike[0]])
    likely = [each[-1] for each in (*sorted(on_day), *sorted(by_title))]
    return OccasionMeant.among(known, likely)


def minutes_of(event: Event) -> int:
    """Give how long an event is planned to last on each of its days, 0 where its times are not known."""
    if event.starts is None or event.ends is None or event.ends <= event.starts:
        return 0
    starts, ends = event.starts, event.ends
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
