"""How the topics of the forward plan are listed and searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, cast, select

from app.agencies.queries import AGENCY_SHORT, both_names
from app.belonging import Belonging
from app.forward.fields import TOPIC, TopicState
from app.forward.landing import landing_day
from app.forward.queries import last_taken, topics
from app.groups.queries import GROUP_NAME
from app.listing import Listing, Scope, name_of, unscoped
from app.search import Searched, Words
from models.agencies import Agency
from models.forward import ForwardTopic
from models.groups import Group
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

_OF_GROUP = Belonging(ForwardTopic.group_id, Group)
_GROUP: Any = select(GROUP_NAME).where(Group.id == ForwardTopic.group_id).scalar_subquery()


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    """A scope names a group, or a state: "parked" for those that wait."""
    chosen: list[ColumnElement[bool]] = []
    if scope.get("group"):
        chosen.append(ForwardTopic.group_id == scope["group"])
    if scope.get("state"):
        chosen.append(ForwardTopic.state == TopicState(scope["state"]))
    return chosen


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    return {
        each.id: (
            f"{each.title}, {each.group}",
            " ".join(filter(None, (each.presenter, each.owed_by, each.note))),
        )
        for each in topics(session, ids)
    }


TOPICS = Listing(
    kind="topics",
    title="Forward plan",
    one="topic",
    fields=TOPIC,
    table="forward_topic",
    id_column=ForwardTopic.id,
    source=ForwardTopic,
    columns={
        "partnership": _OF_GROUP.name,
        "group": _GROUP,
        "title": ForwardTopic.title,
        "due": ForwardTopic.due,
        "lands_on": _GROUP + ", " + cast(landing_day(), String),
        "repeat": ForwardTopic.repeat,
        "agency": select(AGENCY_SHORT).where(Agency.id == ForwardTopic.agency_id).scalar_subquery(),
        "person": name_of(Person, ForwardTopic.person_id),
        "last_on": last_taken(),
        "state": ForwardTopic.state,
    },
    sorts={"lands_on": landing_day()},
    found_by={"agency": both_names(ForwardTopic.agency_id)},
    records=unscoped(topics),
    within=_within,
    order=("due", "group"),
    about=lambda record: f"{record.title}, {record.group}",
    belongs=_OF_GROUP,
)

TOPIC_WORDS = Searched(18, "forward_topic", "topics", _words, icon="flag")
