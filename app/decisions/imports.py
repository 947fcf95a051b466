"""Logs of decisions read from workbooks and pasted: what groups decided before or elsewhere, each with a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.decisions.fields import DECISION
from app.decisions.operations import add_logged_decisions
from app.fields import Fields, Ref, by_name
from app.importing.kind import Accepted, Existing, ImportKind, Shown, Values, nothing
from app.record_values import named_values
from models.decisions import Decision
from models.groups import Group

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work

_OF_FORM = by_name(DECISION)
_COMPARED = ("day", "text", "by_when", "dissent")

FIELDS: Fields = (
    replace(
        _OF_FORM["group"],
        aliases=("board", "meeting", "group name", "subgroup", "committee", "decided by"),
    ),
    replace(
        _OF_FORM["day"],
        required=True,
        help="The day on which it was decided.",
        aliases=("date of decision", "decision date", "decided on", "meeting date", "day"),
    ),
    replace(
        _OF_FORM["text"],
        aliases=("decision made", "decision taken", "decisions", "resolution", "resolved"),
    ),
    replace(_OF_FORM["manner"], required=False, aliases=("how decided", "manner")),
    replace(_OF_FORM["by_when"], aliases=("to be done by", "by when")),
    replace(_OF_FORM["dissent"], aliases=("disagreement", "who disagreed")),
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the decisions of the groups and days that rows name, in one query."""
    days = sorted({row["day"] for row in rows if row.get("day")})
    groups = {row["group"].id for row in rows if isinstance(row.get("group"), Ref)}
    if not days or not groups:
        return
    chosen = (
        select(Decision, Group.name)
        .join(Group, Group.id == Decision.group_id)
        .where(Decision.group_id.in_(groups), Decision.day.between(days[0], days[-1]))
    )
    for row, name in session.execute(chosen.order_by(Decision.id)):
        values = {**named_values(row, _COMPARED), "group": Ref(row.group_id, name)}
        yield Existing(row.id, row.version, values)


def stays(_values: Values, _existing: Existing) -> Values:
    """Take nothing over: a decision that stands in the log is corrected there, by somebody who sees its minutes."""
    return nothing()


def remarks(values: Values, today: date | None) -> Sequence[str]:
    """Remark on a decision of a day to come."""
    day = values.get("day")
    return ("Its day has not come yet",) if day and today and day > today else ()


def rules(values: Values) -> Mapping[str, str]:
    """Object to what is to be done before it was decided."""
    day, by_when = values.get("day"), values.get("by_when")
    if day and by_when and by_when < day:
        return {"by_when": "It is to be done before the day on which it was decided."}
    return nothing()


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add the decisions that are new, each with its number, the earliest first."""
    add_logged_decisions(
        work,
        [
            {**row.values, "group": row.values["group"].id}  # type: ignore[typeddict-item]  # names of Fields
            for row in rows
            if row.existing is None
        ],
    )


DECISION_LOG = ImportKind(
    "decisions",
    "Decisions",
    FIELDS,
    key=("group", "day", "text"),
    existing=existing,
    store=store,
    rules=rules,
    remarks=remarks,
    would_store=stays,
    given_later=frozenset({"group", "day"}),
    signs=("decisions", "decision log", "log of decisions"),
    foreign=frozenset({"action", "actions", "actionrequired", "owner", "actionowner", "delegate"}),
    shown=Shown("decisions", "decision"),
)
