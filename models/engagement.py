"""Engagement: how relevant agencies take part in a partnership beside the seats they have."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Record
from models.periods import Dated
from models.types import ShortText, choice, link
from models.words import Word


class Route(Word):
    """A way of taking part (seed 004, table 3); membership of a group comes from the seats themselves."""

    GROUP = "group", "A group"
    QUALITY = "quality-assurance", "Quality assurance activity"
    TRAINING = "training", "Training hub"
    EVENTS = "events", "Wider partnership events"
    ENGAGEMENT = "engagement", "Wider partnership engagement"
    REPRESENTED = "represented", "Via a representative"


class EngagementRoute(Dated, Record):
    """One way in which an agency takes part; `via` names who stands for it, such as the Named Doctors."""

    __tablename__ = "engagement_route"

    partnership_id: Mapped[int] = link("partnership")
    agency_id: Mapped[int] = link("agency")
    group_id: Mapped[int | None] = link("partnership_group")
    route: Mapped[Route] = choice(Route)
    via: Mapped[ShortText | None]
