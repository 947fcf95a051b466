"""How far a return has come, from sent and opened to moderated and accepted; the state follows from the days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.columns import field_values
from app.errors import refuse
from app.returns.fields import RETURN_REQUEST, RequestValues
from app.returns.rules import request_problems
from app.returns.states import settle_state
from models.returns import ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.work import Work


def send(work: Work, request_id: int, day: date) -> int:
    """Note the day on which an agency was asked."""
    return change_request(work, request_id, {"sent_on": day})


def open_return(work: Work, request_id: int, day: date) -> int:
    """Note that an agency said it is at work on a return that has not come in."""
    if work.get(ReturnRequest, request_id).received_on is not None:
        refuse({"opened_on": "This return is in already."})
    return change_request(work, request_id, {"opened_on": day})


def chase(work: Work, request_id: int, day: date) -> int:
    """Note that an agency was reminded; a return that is in is not chased."""
    if work.get(ReturnRequest, request_id).received_on is not None:
        refuse({"chased_on": "This return is in already; there is nothing to chase."})
    return change_request(work, request_id, {"chased_on": day})


def record_arrival(work: Work, request_id: int, day: date) -> int:
    """Note that a return came in, for the first time or again after a query."""
    return change_request(work, request_id, {"received_on": day, "queried_on": None})


def note_arrival(
    work: Work, request_id: int, day: date | None, *, person: str | None, contact: str | None
) -> None:
    """Note that a workbook came in by which a return is answered, on the day it names or else today.

    Who completed it and whom to ask stay as they were where it does not say.
    """
    row = work.get(ReturnRequest, request_id)
    row.received_on, row.queried_on = day or work.today, None
    settle_state(row)
    row.completed_by = person or row.completed_by
    row.contact = contact or row.contact
    row.source_name, row.source_digest = work.source_name, work.source_digest
    work.session.flush()


def query(work: Work, request_id: int, day: date) -> int:
    """Note that the unit asked an agency back about its return."""
    return change_request(work, request_id, {"queried_on": day})


def moderate(work: Work, request_id: int, day: date) -> int:
    """Close the moderation of a return that came in."""
    return change_request(work, request_id, {"moderated_on": day})


def accept(work: Work, request_id: int, day: date) -> int:
    """Note that a return that came in is taken as it is; nothing more is to be done about it."""
    return change_request(work, request_id, {"accepted_on": day})


def reopen(work: Work, request_id: int) -> int:
    """Take moderation and acceptance back, so that answers and another workbook can come in."""
    return change_request(work, request_id, {"moderated_on": None, "accepted_on": None})


def change_request(
    work: Work, request_id: int, values: RequestValues, shown: int | None = None
) -> int:
    """Change the days and particulars of an agency's request; its state follows."""
    row = work.get(ReturnRequest, request_id)
    given = cast("Mapping[str, Any]", values)
    refuse(request_problems(field_values(RETURN_REQUEST, row) | dict(given), work.today))
    work.edit(row, given, RETURN_REQUEST, shown)
    settle_state(row)
    work.session.flush()
    return request_id
