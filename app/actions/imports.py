"""Action logs read from workbooks: who was to do what by when, and how the log says it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from app.actions.arriving import owner_links
from app.actions.fields import ACTION, ActionSource, ActionStatus
from app.actions.known import KnownActions
from app.actions.logged import Logged, add_logged_actions, change_logged_actions
from app.actions.rules import OPEN
from app.days import show_day
from app.errors import Unreadable
from app.fields import Choice, Day, Field, Fields, Link, Note, Ref, by_name
from app.importing.kind import PARTNERSHIP, Accepted, Existing, ImportKind, NewName, Shown, Values

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.actions.fields import ActionValues
    from app.work import Work

_MEANT = {
    "ongoing": ActionStatus.STARTED,
    "on-going": ActionStatus.STARTED,
    "started": ActionStatus.STARTED,
    "underway": ActionStatus.STARTED,
    "not started": ActionStatus.OPEN,
    "outstanding": ActionStatus.OPEN,
    "new": ActionStatus.OPEN,
    "completed": ActionStatus.DONE,
    "closed": ActionStatus.DONE,
    "done": ActionStatus.DONE,
    "discharged": ActionStatus.DONE,
    "withdrawn": ActionStatus.DROPPED,
    "cancelled": ActionStatus.DROPPED,
    "no longer required": ActionStatus.DROPPED,
}
"""What logs write besides our own words."""
_LATE = re.compile(r"overdue|late|delayed|\d+ days? (late|overdue)")
_LIKE_A_DAY = re.compile(r"\d{1,4}[/.\- ]\d{1,2}[/.\- ]\d{1,4}|\d{1,2}[\s\-]+\w{3,9}[\s\-]+\d{2,4}")
_LONGEST = 200


@dataclass(frozen=True)
class LoggedStatus(Choice):
    """A status in the words of logs; that an action is overdue follows from its due day, so this says nothing."""

    def _read(self, text: str) -> Any:  # noqa: ANN401 - a word, or None where the text says no more than the due day
        folded = text.casefold()
        return None if _LATE.fullmatch(folded) else _MEANT.get(folded) or super()._read(text)


@dataclass(frozen=True)
class LoggedDue(Day):
    """A due day, or the words a log has in its place, such as ASAP: kept as they are, since no day is in them."""

    def _read(self, text: str) -> Any:  # noqa: ANN401 - a day or words
        try:
            return super()._read(text)
        except Unreadable:
            if _LIKE_A_DAY.fullmatch(text):
                raise
            return text

    def _write(self, value: Any) -> str:  # noqa: ANN401 - a day or words
        return f"“{value}”" if isinstance(value, str) else super()._write(value)

    def _limit(self, value: Any) -> str | None:  # noqa: ANN401 - a day or words
        if not isinstance(value, str):
            return super()._limit(value)
        if len(value) > _LONGEST:
            return f"{self.label} has {len(value)} letters; {_LONGEST} fit."
        return None


_OF_FORM = by_name(ACTION)

FIELDS: Fields = (
    replace(
        _OF_FORM["group"],
        label="Group",
        aliases=(
            "overseen by",
            "overseeing group",
            "board",
            "meeting",
            "subgroup",
            "sub-group",
            "committee",
            "forum",
        ),
    ),
    replace(
        _OF_FORM["log_reference"],
        label="Reference",
        aliases=("ref", "no", "number", "action no", "action ref", "action number", "item no"),
    ),
    Day(
        "raised_on",
        "Raised on",
        required=True,
        aliases=("meeting date", "date of meeting", "date raised", "raised", "date agreed", "date"),
    ),
    replace(
        _OF_FORM["text"],
        aliases=("action required", "action point", "agreed action", "actions", "task"),
    ),
    Link(
        "owner",
        "Owner",
        kind="owners",
        aliases=(
            "action owner",
            "lead",
            "lead officer",
            "lead agency",
            "responsible",
            "person responsible",
            "by whom",
            "who",
            "assigned to",
        ),
    ),
    LoggedDue(
        "due",
        "Due",
        aliases=("due date", "by when", "deadline", "target date", "timescale", "when"),
    ),
    Note(
        "update",
        "Update",
        listed=True,
        aliases=("progress", "progress update", "latest update", "comments", "comment", "notes"),
    ),
    LoggedStatus("status", "Status", words=ActionStatus, aliases=("action status", "open/closed")),
    replace(
        _OF_FORM["rag"],
        computed=False,
        by_fill=True,
        aliases=(
            "rag rating",
            "rag status",
            "brag",
            "brag rating",
            "bragg",
            "rating",
            "progress rag",
        ),
    ),
    Day(
        "closed_on",
        "Closed on",
        listed=False,
        aliases=("date completed", "date closed", "completed on", "completion date"),
    ),
    Note("outcome", "Outcome", aliases=("result", "impact")),
    replace(_OF_FORM["source"], required=False),
    replace(_OF_FORM["scope"], required=False),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)
_KNOWN_BY = ("reference", "group", "raised_on", "text")
_CARRIED = ("text", "raised_on", "log_reference", "source", "scope")
_NEEDED = ("group", "raised_on", "text")
_KEY = ("group", "log_reference", "raised_on", "text", "owner")


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the action of the file that each row means, if any: by its own reference, else by text, day and owner."""
    whole = [row for row in rows if all(row.get(name) for name in _NEEDED)]
    known = KnownActions(session, whole)
    for row in whole:
        action = known.find(row)
        if action is not None:
            said = {name: row.get(name) for name in _KEY}
            yield Existing(action.id, action.version, known.compared(action, row), said)


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add the actions that are new, each with a number of ours, and bring the others to what the log says now."""
    add_logged_actions(work, [_logged(row.values) for row in rows if row.existing is None])
    change_logged_actions(
        work, {row.existing.id: _changes(row) for row in rows if row.existing is not None}
    )


def with_keys(fields: Sequence[Field]) -> Fields:
    """Give the columns of a log that is written, with those by which it is known again when it is read."""
    shown = {each.name for each in fields}
    return (*fields, *(_OF_FORM[name] for name in _KNOWN_BY if name not in shown))


def rules(values: Values) -> Mapping[str, str]:
    """Object to what is due before it was raised, and to a day of closing where it is still open."""
    found = {}
    due, raised, closed = values.get("due"), values.get("raised_on"), values.get("closed_on")
    if raised and isinstance(due, date) and due < raised:
        found["due"] = (
            f"It would be due on {show_day(due)}, before it was raised on {show_day(raised)}."
        )
    if closed and values.get("status") in OPEN:
        found["closed_on"] = (
            f"It is {values['status'].title_text.lower()}, and was closed on {show_day(closed)}."
        )
    return found


def would_store(values: Values, action: Existing) -> Values:
    """Give what a row says of its action; a day of closing alone closes it too, as it does one that is new."""
    closes = values.get("closed_on") and not values.get("status")
    if closes and action.values["status"] in OPEN:
        return {**values, "status": ActionStatus.DONE}
    return values


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Remark on words in place of a due day, and on a closed action of which nothing more is said."""
    found = []
    if isinstance(values.get("due"), str):
        found.append(f"“{values['due']}” names no day: kept in words, no due day read from it")
    if isinstance(values.get("rag"), NewName):
        found.append(f"“{values['rag']}” is no RAG word of the unit: kept in words")
    if values.get("status") is ActionStatus.DONE and not values.get("outcome"):
        found.append("Complete, and the log does not say what came of it")
    return found


def _logged(values: Values) -> Logged:
    given: dict[str, Any] = {name: values[name] for name in _CARRIED if name in values}
    given["group"] = values["group"].id
    given.setdefault("source", ActionSource.MEETING)
    due = values.get("due")
    given["due_words" if isinstance(due, str) else "due"] = due
    given |= _owner(values.get("owner"))
    status, closed_on = values.get("status"), values.get("closed_on")
    return Logged(
        cast("ActionValues", given),
        status or (ActionStatus.DONE if closed_on else None),
        values.get("update"),
        closed_on,
        values.get("outcome"),
        values.get("rag"),
    )


def _changes(row: Accepted) -> dict[str, Any]:
    given = {name: now for name, (_, now) in row.changes.items()}
    if "owner" in given:
        given["owner"] = _owner(given["owner"])
    return given


def _owner(owner: Ref | NewName | None) -> Mapping[str, Any]:
    """Name an owner by a link, or in the words of the log where nobody in the file is called so."""
    if owner is None:
        return {}
    return owner_links(owner) if isinstance(owner, Ref) else {"owner_name": owner.name}


ACTION_LOG = ImportKind(
    "action-log",
    "Action log",
    FIELDS,
    key=_KEY,
    existing=existing,
    store=store,
    creates=frozenset({"owner", "rag"}),
    kept_in_words=frozenset({"owner", "rag"}),
    rules=rules,
    remarks=remarks,
    would_store=would_store,
    signs=("action log", "actions", "action tracker"),
    given_later=frozenset({"group", "raised_on"}),
    alike={"owner": 92, "rag": 92},
    shown=Shown("actions", "action"),
)
