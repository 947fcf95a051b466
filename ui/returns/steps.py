"""The steps of one agency's return, from sent and opened to moderated and accepted, each with its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.fields import by_name
from app.returns.fields import RETURN_REQUEST, RequestValues
from app.returns.operations import remove_request
from app.returns.tracking import (
    accept,
    change_request,
    chase,
    moderate,
    open_return,
    query,
    record_arrival,
    reopen,
    send,
)
from ui.asking import ask, without
from ui.forms import values_of
from ui.returns.chasing import open_chaser

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from app.returns.queries import RequestRecord
    from app.work import Work
    from ui.page import Desk

_DAYS = without(RETURN_REQUEST, "agency", "round")


@dataclass(frozen=True)
class Step:
    """One step of a return: the Field of its day, its verb, its label in history, and when it can be taken."""

    name: str
    verb: str
    label: str
    icon: str
    keys: str
    act: Callable[[Work, int, date], int]
    is_next: Callable[[RequestRecord], bool]
    by_letter: bool = False
    """Whether it is taken by a letter that is shown first, and recorded with today."""
    in_menus: bool = False
    """Whether it is offered in menus alone: few agencies say that they have begun."""

    @property
    def title(self) -> str:
        """Give what the command and its dialog are called."""
        if self.by_letter:
            return self.verb
        return f"Record as {by_name(RETURN_REQUEST)[self.name].label.lower()}"


def _is_in(request: RequestRecord) -> bool:
    return request.received_on is not None


def _is_open(request: RequestRecord) -> bool:
    return _is_in(request) and request.moderated_on is None and request.accepted_on is None


STEPS = (
    Step(
        "sent_on",
        "Sent",
        "Send return",
        "mail",
        "",
        send,
        lambda request: not _is_in(request) and request.sent_on is None,
    ),
    Step(
        "opened_on",
        "Opened",
        "Open return",
        "eye",
        "",
        open_return,
        lambda request: (
            not _is_in(request) and request.sent_on is not None and request.opened_on is None
        ),
        in_menus=True,
    ),
    Step(
        "chased_on",
        "Chase",
        "Chase return",
        "bell",
        "Ctrl+J",
        chase,
        lambda request: not _is_in(request),
        by_letter=True,
    ),
    Step(
        "received_on",
        "Received",
        "Receive return",
        "inbox",
        "Ctrl+Shift+R",
        record_arrival,
        lambda request: not _is_in(request) or request.queried_on is not None,
    ),
    Step(
        "moderated_on",
        "Moderated",
        "Moderate return",
        "gavel",
        "Ctrl+M",
        moderate,
        _is_open,
    ),
    Step(
        "queried_on",
        "Query",
        "Query return",
        "message-square-text",
        "Ctrl+Shift+Q",
        query,
        lambda request: _is_open(request) and request.queried_on is None,
    ),
    Step(
        "accepted_on",
        "Accept",
        "Accept return",
        "circle-check",
        "Ctrl+Shift+M",
        accept,
        lambda request: _is_in(request) and request.accepted_on is None,
    ),
)
"""In the order in which a return takes them; the buttons beside the heat map are those that come next."""


class RequestForms:
    """Opens the forms of agencies' requests."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take(self, step: Step, requests: Sequence[RequestRecord]) -> None:
        """Ask for the day of a step and take it for one agency, or for several in one act; chasing shows its letter."""
        if step.by_letter:
            self._desk.attempt(lambda: open_chaser(self._desk, [each.id for each in requests]))
            return
        field = replace(by_name(RETURN_REQUEST)[step.name], required=True)
        about = _about(requests)

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work(step.label, about) as work:
                for each in requests:
                    step.act(work, each.id, values[step.name])

        given = {step.name: self._desk.core.clock.today()}
        title = f"{step.title}: {about}"
        ask(self._desk, title, (field,), given, save=save, new=True, verb="Record")

    def change(self, request: RequestRecord) -> None:
        """Ask for corrections of a request's days and particulars."""

        def save(values: RequestValues) -> None:
            with self._desk.core.work("Correct return", _about([request])) as work:
                change_request(work, request.id, values, request.version)

        title = f"{request.agency}, {request.round}"
        ask(self._desk, title, _DAYS, values_of(_DAYS, request), save=save)

    def reopen(self, request: RequestRecord) -> None:
        """Take moderation and acceptance back."""

        def act() -> None:
            with self._desk.core.work("Take moderation back", _about([request])) as work:
                reopen(work, request.id)

        self._desk.attempt(act)

    def remove(self, request: RequestRecord) -> None:
        """Take an agency out of its round with what it answered; Undo brings it back."""

        def act() -> None:
            with self._desk.core.work("Remove return", _about([request])) as work:
                remove_request(work, request.id)

        self._desk.attempt(act)


def _about(requests: Sequence[RequestRecord]) -> str:
    if len(requests) == 1:
        return f"{requests[0].agency}, {requests[0].round}"
    rounds = {str(each.round) for each in requests}
    if len(rounds) == 1:
        return f"{len(requests)} agencies, {requests[0].round}"
    return f"{len(requests)} returns of {len(rounds)} rounds"
