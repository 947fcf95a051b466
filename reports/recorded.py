"""Decisions and actions as minutes print them: boxes under their items, and tables of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.fields import Verdict
from app.minutes.printed import RESTRICTED_ITEM
from reports.document import Callout, Fact
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.actions.queries import ActionRecord
    from app.decisions.queries import DecisionRecord
    from app.minutes.queries import MinutedItem
    from reports.table import Tone

_ACTIONS = (
    Column("No."),
    Column("Action", width=42),
    Column("Owner", width=22),
    Column("Due", Kind.DAY),
)
_DECISIONS = (Column("No."), Column("Decision", width=60), Column("By", Kind.DAY, optional=True))


def decision_box(decision: DecisionRecord) -> Callout:
    """Give the box of a decision: how it was reached, who of the quorum was present, and any dissent."""
    how = "; ".join(filter(None, (decision.how, decision.present)))
    facts: list[Fact | tuple[str, str]] = [("How", how)]
    if decision.verdict is Verdict.AMENDED and decision.proposed:
        facts.append(("As proposed", decision.proposed))
    facts += [("Dissent", decision.dissent)] if decision.dissent else []
    facts += [Fact("By", decision.by_when, Kind.DAY)] if decision.by_when else []
    tone: Tone = "none" if decision.verdict is Verdict.REFUSED else "good"
    return Callout(_marked(decision), decision.text, tuple(facts), tone=tone)


def action_box(action: ActionRecord) -> Callout:
    """Give the box of an action with owner and due day as the meeting gave them."""
    due: Fact | tuple[str, str] = ("Due", "No due day")
    if action.first_due:
        due = Fact("Due", action.first_due, Kind.DAY)
    return Callout(
        _marked(action),
        action.text,
        (("Owner", action.first_owner or "No owner"), due),
        tone="caution",
    )


def decisions_table(items: Sequence[MinutedItem]) -> Table:
    """Put the decisions of all items in rows."""
    rows = tuple(
        (each.reference, _told(each), each.by_when) for item in items for each in item.decisions
    )
    return Table(_DECISIONS, rows, empty="The meeting made no decision.")


def actions_table(items: Sequence[MinutedItem]) -> Table:
    """Put the actions of all items in rows, with owner and due day as the meeting gave them."""
    rows = tuple(
        (each.reference, _told(each), each.first_owner or "No owner", each.first_due)
        for item in items
        for each in item.actions
    )
    return Table(_ACTIONS, rows, empty="The meeting agreed no action.")


def _marked(recorded: DecisionRecord | ActionRecord) -> str:
    """Give the label of a decision or action, with what keeps it from the public version."""
    return f"{recorded.label}{RESTRICTED_ITEM}" if recorded.restricted else recorded.label


def _told(recorded: DecisionRecord | ActionRecord) -> str:
    """Give the words of a decision or action in a table, with what keeps it from the public version."""
    return f"{recorded.text}{RESTRICTED_ITEM}" if recorded.is_private else recorded.text
