"""The agenda: a group's standing items, and the items of each meeting in their order."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import ShortText, Whole, YesNo, choice, link
from models.words import Word


class Purpose(Word):
    """What a meeting is asked to do with an item."""

    DECISION = "decision", "For decision", "note"
    DISCUSSION = "discussion", "For discussion"
    ASSURANCE = "assurance", "For assurance"
    INFORMATION = "information", "For information"


class ItemKind(Word):
    """What an item is to the program: two kinds bring their own content along."""

    ITEM = "item", "Item"
    LAST_MINUTES = "last-minutes", "Minutes of the last meeting"
    ACTION_LOG = "action-log", "Action log"


class PaperState(Word):
    """Whether an item's paper has come."""

    NONE = "none", "No paper"
    AWAITED = "awaited", "Paper awaited", "caution"
    RECEIVED = "received", "Paper received", "good"


class StandingItem(Record):
    """An item that every new agenda of a group begins with."""

    __tablename__ = "standing_item"

    group_id: Mapped[int] = link("partnership_group")
    place: Mapped[Whole]
    kind: Mapped[ItemKind] = choice(ItemKind)
    title: Mapped[ShortText]
    purpose: Mapped[Purpose] = choice(Purpose)
    presenter: Mapped[ShortText | None]
    minutes: Mapped[Whole | None]
    at_end: Mapped[YesNo]
    """Whether it stands after the meeting's own items, as any other business does."""
    restricted: Mapped[YesNo]
    switched_off: Mapped[YesNo]
    """Whether new agendas leave it out for the time being."""


class AgendaItem(Record):
    """One item of one meeting; `place` orders it among those of the same parent, its number follows from that."""

    __tablename__ = "agenda_item"

    meeting_id: Mapped[int] = link("meeting")
    parent_id: Mapped[int | None] = link("agenda_item")
    about_meeting_id: Mapped[int | None] = link("meeting")
    """The meeting whose minutes this item is about."""
    carried_from_id: Mapped[int | None] = link("agenda_item")
    """The item of an earlier meeting that was carried over to this one."""
    topic_id: Mapped[int | None] = link("forward_topic")
    """The topic of the forward plan that it is."""
    place: Mapped[Whole]
    kind: Mapped[ItemKind] = choice(ItemKind)
    title: Mapped[ShortText]
    purpose: Mapped[Purpose] = choice(Purpose)
    presenter: Mapped[ShortText | None]
    minutes: Mapped[Whole | None]
    """The minutes of the clock allotted to it."""
    is_standing: Mapped[YesNo]
    at_end: Mapped[YesNo]
    """Whether later items are put before it, as before any other business."""
    restricted: Mapped[YesNo]
    """Whether the whole item is left out of the public agenda and minutes."""
    paper: Mapped[ShortText | None]
    """The reference of its paper, such as Paper 4a."""
    paper_state: Mapped[PaperState] = choice(PaperState)
