"""The sample's forward plan: what its groups have parked, and the reports that other bodies owe them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.forward.operations import add_topic, drop_topic
from app.sample.groups import GROUPS
from app.sample.script import script_of

if TYPE_CHECKING:
    from app.forward.fields import TopicValues
    from app.sample.diary import Diary
    from app.sample.script import Parked


def park(diary: Diary) -> None:
    """Park every topic of the scripts in one act, once the meetings to come are planned."""
    with diary.core.work("Park topics", "what the year is to bring") as work:
        for fact in GROUPS:
            for each in script_of(fact.key).parked:
                topic_id = add_topic(work, _values(diary, diary.known.groups[fact.key], each))
                if each.dropped:
                    drop_topic(work, topic_id)


def _values(diary: Diary, group: int, parked: Parked) -> TopicValues:
    return {
        "group": group,
        "title": parked.title,
        "presenter": parked.presenter,
        "purpose": parked.purpose,
        "minutes": parked.minutes,
        "due": diary.today + timedelta(days=parked.after),
        "repeat": parked.repeat,
        "agency": diary.known.agencies[parked.agency] if parked.agency else None,
        "wants_paper": parked.paper,
        "restricted": parked.restricted,
        "note": parked.note or None,
    }
