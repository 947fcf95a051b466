"""What is declared of meetings and all that belongs to them fits its tables, its records and its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.actions.listings import ACTIONS
from app.actions.queries import ActionRecord
from app.agenda.fields import AGENDA_ITEM, STANDING_ITEM
from app.attendance.fields import GUEST, REPLY
from app.attendance.queries import ATTENDANCES, AttendanceRecord
from app.decisions.queries import DECISIONS, DecisionRecord
from app.fields import Link
from app.meetings.listings import MEETINGS
from app.meetings.queries import MeetingRecord
from app.minutes.queries import MINUTES, MinuteRecord
from models.actions import Action
from models.agenda import AgendaItem, StandingItem
from models.attendance import Attendance, Guest, Reply
from models.decisions import Decision
from models.meetings import Meeting
from models.minutes import Minute

if TYPE_CHECKING:
    from app.fields import Fields
    from app.listing import Listing
    from models.base import Record

LISTED = (
    (MEETINGS, MeetingRecord),
    (ATTENDANCES, AttendanceRecord),
    (MINUTES, MinuteRecord),
    (DECISIONS, DecisionRecord),
    (ACTIONS, ActionRecord),
)
STORED: tuple[tuple[Fields, type[Record]], ...] = (
    (MEETINGS.fields, Meeting),
    (AGENDA_ITEM, AgendaItem),
    (STANDING_ITEM, StandingItem),
    (ATTENDANCES.fields, Attendance),
    (REPLY, Reply),
    (GUEST, Guest),
    (MINUTES.fields, Minute),
    (DECISIONS.fields, Decision),
    (ACTIONS.fields, Action),
)


@pytest.mark.parametrize(("listing", "record"), LISTED, ids=lambda each: getattr(each, "kind", ""))
def test_every_field_is_an_attribute_of_its_record(listing: Listing, record: type[Any]) -> None:
    properties = {name for name, value in vars(record).items() if isinstance(value, property)}
    known = set(record.__dataclass_fields__) | properties
    assert {field.name for field in listing.fields} <= known


@pytest.mark.parametrize("listing", [listing for listing, _ in LISTED], ids=lambda each: each.kind)
def test_every_listed_field_can_be_sorted_and_filtered(listing: Listing) -> None:
    listed = {field.name for field in listing.fields if field.listed}
    assert listed <= set(listing.columns)
    assert set(listing.columns) <= {field.name for field in listing.fields}


@pytest.mark.parametrize(
    ("fields", "table"), STORED, ids=lambda each: getattr(each, "__name__", "")
)
def test_every_field_that_is_typed_is_a_column(fields: Fields, table: type[Record]) -> None:
    columns = set(table.__table__.columns.keys())
    typed = {
        f"{field.name}_id" if isinstance(field, Link) else field.name
        for field in fields
        if not field.computed
    }
    assert typed <= columns
