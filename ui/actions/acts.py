"""What can be done with an action after it was raised: update, new due day, closing, reopening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.actions.bringing_back import bring_back
from app.actions.fields import ACTION_UPDATE
from app.actions.operations import (
    add_update,
    close_action,
    drop_action,
    hand_action_on,
    move_due,
    reopen_action,
)
from app.days import show_day
from app.fields import Day, Fields, Link, Note, Ref, by_name
from app.groups.queries import group
from app.meetings.queries import coming_ids, meetings
from ui.actions.owners import OWNER, OwnerChoices
from ui.asking import ask
from ui.choices import fitting
from ui.dialogs import ChooseOne
from ui.link_editors import FoundBy

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.actions.queries import ActionRecord
    from app.work import Work
    from ui.dialogs import FormDialog
    from ui.link_editors import Choices
    from ui.page import Desk

_NEWS = by_name(ACTION_UPDATE)

UPDATE: Fields = (_NEWS["text"], _NEWS["day"])
NEW_DUE: Fields = (
    Day("due", "New due day", required=True),
    Note(
        "reason",
        "Reason",
        required=True,
        help="What is left to do, or why it takes longer. “Ongoing” is no reason.",
    ),
)
CLOSING: Fields = (
    Note("outcome", "Outcome", required=True, help="What was done, and what is different now."),
    Link("paper", "Evidence: paper", kind="papers", help="One that is attached to a meeting."),
    Note("evidence", "Evidence in words", help="The figure, or where it can be seen."),
)
HANDING_ON: Fields = (
    replace(OWNER, label="New owner", required=True),
    Note("why", "Why", help="Kept in the history beside who had it before."),
)
AGENDA: Fields = (
    Link(
        "meeting",
        "Meeting",
        kind="meetings",
        required=True,
        help="It gets an item of its own there, besides its line in the action log.",
    ),
)
MOST = 100
"""Meetings to come among which one is chosen."""
REASON: Fields = (Note("reason", "Reason", required=True),)


def open_update(desk: Desk, record: ActionRecord) -> FormDialog:
    """Ask what is new and since when."""
    return ask_of(
        desk,
        record,
        ("Add update", "Add"),
        (UPDATE, {"day": desk.core.clock.today()}),
        act=lambda work, given: add_update(work, record.id, given["text"] or "", day=given["day"]),
    )


def open_new_due(desk: Desk, record: ActionRecord) -> FormDialog:
    """Ask for the new due day and its reason."""
    return ask_of(
        desk,
        record,
        ("Move due day", "Move"),
        (NEW_DUE, {}),
        act=lambda work, given: move_due(work, record.id, given["due"], given["reason"] or ""),
    )


def open_handing_on(desk: Desk, record: ActionRecord) -> FormDialog:
    """Ask who owns it from now on, and why."""
    choices = OwnerChoices(desk, lambda: record.group.id)

    def act(work: Work, given: dict[str, Any]) -> None:
        owner = choices.owner(given["owner"])
        if owner is not None:
            hand_action_on(work, record.id, owner, given["why"])

    return ask_of(
        desk,
        record,
        ("Hand action on", "Hand on"),
        (HANDING_ON, {}),
        act=act,
        choices=choices,
    )


def open_bringing_back(desk: Desk, record: ActionRecord) -> FormDialog | None:
    """Ask at which meeting it gets an item of its own, the next one of its group proposed."""
    with desk.core.read() as session:
        today = desk.core.clock.today()
        whose = group(session, record.group.id, today).partnership.id
        coming = meetings(session, coming_ids(session, today, MOST, partnership_id=whose))
    if not coming:
        new = {"new": True, "group": record.group}
        told = "No meeting is planned, so there is no agenda to put it on."
        desk.messages.warn(told, "New meeting", lambda: desk.go("meetings", new))
        return None
    coming.sort(key=lambda each: (each.day, each.id))
    refs = [Ref(each.id, each.name) for each in coming]
    own = [ref for ref, each in zip(refs, coming, strict=True) if each.group.id == record.group.id]
    return ask_of(
        desk,
        record,
        ("Put action on an agenda", "Put on agenda"),
        (AGENDA, {"meeting": next(iter(own), None)}),
        act=lambda work, given: bring_back(work, record.id, given["meeting"]),
        choices=FoundBy(lambda _kind, text: fitting(refs, text)),
    )


def open_closing(desk: Desk, record: ActionRecord) -> FormDialog:
    """Ask what came of it, and for the evidence."""
    return ask_of(
        desk,
        record,
        ("Close action", "Close action"),
        (
            CLOSING,
            {
                "outcome": record.outcome,
                "paper": record.evidence_paper,
                "evidence": record.evidence,
            },
        ),
        act=lambda work, given: close_action(
            work, record.id, given["outcome"] or "", given["evidence"], paper=given["paper"]
        ),
    )


def open_dropping(desk: Desk, record: ActionRecord) -> FormDialog:
    """Ask why it will not be done."""
    return ask_of(
        desk,
        record,
        ("Do not pursue action", "Do not pursue"),
        (REASON, {}),
        act=lambda work, given: drop_action(work, record.id, given["reason"] or ""),
    )


def open_reopening(desk: Desk, record: ActionRecord) -> FormDialog:
    """Ask why it is opened again."""
    return ask_of(
        desk,
        record,
        ("Reopen action", "Reopen"),
        (REASON, {}),
        act=lambda work, given: reopen_action(work, record.id, given["reason"] or ""),
    )


def open_choice(desk: Desk, record: ActionRecord) -> None:
    """Ask which of the acts of an open action is meant, as where it comes back to a meeting."""
    said = record.last_update or "Nothing was heard of it yet."
    answers: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Hand on", lambda: open_handing_on(desk, record)),
        ("Move due day", lambda: open_new_due(desk, record)),
        ("Close it", lambda: open_closing(desk, record)),
        ("Add update", lambda: open_update(desk, record)),
    )
    sentence = f"{record.text} {record.line}. {said}"
    ChooseOne(record.label, sentence, answers, desk.window).show_fitted()


def told(record: ActionRecord) -> str:
    """Give what a dialog about an action begins with: its text, its owner, its days."""
    moved = (
        f" (first {show_day(record.first_due)})"
        if record.first_due and record.first_due != record.due
        else ""
    )
    return f"{record.text}\n{record.line}{moved}"


def ask_of(
    desk: Desk,
    record: ActionRecord,
    words: tuple[str, str],
    asked: tuple[Fields, dict[str, Any]],
    *,
    act: Callable[[Work, dict[str, Any]], object],
    choices: Choices | None = None,
) -> FormDialog:
    """Ask something of an action, below what it is.

    `words` are the label of the step and the verb, `asked` Fields and values.
    """
    label, verb = words

    def save(given: dict[str, Any]) -> None:
        with desk.core.work(label, record.label) as work:
            act(work, given)

    title = f"{label}: {record.reference}"
    return ask(
        desk, title, *asked, save=save, new=True, verb=verb, told=told(record), choices=choices
    )
