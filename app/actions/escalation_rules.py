"""When the actions of a group are escalated, and to which group: its own rule, or the usual numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import Fields, Link, Number, Ref, problems
from app.groups.queries import parents_on
from models.actions import EscalationRule
from models.groups import Group

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy.orm import Session

    from app.work import Work

ESCALATION_RULE: Fields = (
    Link("group", "Group", kind="groups", computed=True, width=28),
    Number(
        "after_back",
        "After coming back to so many meetings",
        least=1,
        most=20,
        width=18,
        help="Unfinished, and late, without a due day or with one that was moved. Empty: does not count.",
    ),
    Number(
        "after_late",
        "After so many meetings since it fell due",
        least=1,
        most=20,
        width=18,
        help="Empty: does not count.",
    ),
    Link("to_group", "To", kind="groups", help="Empty: the group that it reports to."),
    Link("goes_to", "Goes to", kind="groups", computed=True),
)
USUAL = {"after_back": 3, "after_late": 2}
"""Meetings after which an action has drifted (peers.md 5: “drift across multiple meetings without escalation”)."""


class EscalationRuleValues(TypedDict, total=False):
    """The values of a rule that can be typed; links by id."""

    after_back: int | None
    after_late: int | None
    to_group: int | None


@dataclass(frozen=True)
class EscalationRuleRecord:
    """When a group's actions are escalated; its id is the group's, its version 0 while the usual numbers count."""

    id: int
    version: int
    group: Ref
    after_back: int | None
    after_late: int | None
    to_group: Ref | None
    goes_to: Ref | None
    """The group named, else the one it reports to and that is not only attended; None where there is neither."""


def escalation_rules(
    session: Session, group_ids: Sequence[int], today: date
) -> dict[int, EscalationRuleRecord]:
    """Give the rule of each group, four queries however many."""
    rules = {
        row.group_id: row
        for row in session.scalars(
            select(EscalationRule).where(EscalationRule.group_id.in_(group_ids))
        )
    }
    above = parents_on(session, group_ids, today)
    wanted = {*group_ids, *(row.to_group_id for row in rules.values() if row.to_group_id)}
    wanted |= {each.id for parents in above.values() for each in parents}
    known = {row.id: row for row in session.scalars(select(Group).where(Group.id.in_(wanted)))}
    refs = {each: Ref(each, row.short_name or row.name) for each, row in known.items()}
    found = {}
    for each in group_ids:
        rule = rules.get(each)
        named = refs[rule.to_group_id] if rule and rule.to_group_id else None
        # The unit writes no agenda of a body that it only attends.
        parents = [one for one in above.get(each, ()) if not known[one.id].attended_only]
        found[each] = EscalationRuleRecord(
            each,
            rule.version if rule else 0,
            refs[each],
            rule.after_back if rule else USUAL["after_back"],
            rule.after_late if rule else USUAL["after_late"],
            named,
            named or next((refs[one.id] for one in parents), None),
        )
    return found


def set_escalation_rule(
    work: Work, group_id: int, values: EscalationRuleValues, shown: int | None = None
) -> int:
    """Say when a group's actions are escalated and to which group; what is not given stays, or is the usual."""
    work.get(Group, group_id)
    row = work.session.scalars(
        select(EscalationRule).where(EscalationRule.group_id == group_id)
    ).one_or_none()
    given: Mapping[str, Any] = {**values}
    before = field_values(_STORED, row) if row else {**USUAL, "group": group_id}
    full = {**before, **given}
    wrong = problems(_STORED, full)
    if full.get("to_group") == group_id:
        wrong["to_group"] = "It is the group itself: name the one above it."
    refuse(wrong)
    if full.get("to_group") is not None:
        work.get(Group, full["to_group"])
    if row is None:
        return work.add(EscalationRule(**column_values(_STORED, full)))
    work.edit(row, given, _STORED, shown)
    return row.id


_STORED: Fields = (
    Link("group", "Group", kind="groups", required=True),
    *(field for field in ESCALATION_RULE if not field.computed),
)
