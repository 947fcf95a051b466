"""Changing many actions in one step: first what would change and what is refused, by action, then all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.actions.fields import UpdateKind
from app.actions.joint import JointPlan, JointWish, PlanLine
from app.actions.operations import owner_values
from app.actions.rag import rag_problems, rag_told
from app.actions.rules import OUTCOME_WANTED, check_reason, closing_problems, says_too_little
from app.amounts import counted
from app.days import show_day
from app.decisions.numbering import NEW, reference
from app.errors import InvalidValues, UserError, refuse
from app.groups.queries import GROUP_NAME
from app.images import conditions
from models.actions import Action, ActionStatus, ActionUpdate
from models.groups import Group
from models.rag import RagWord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work


class NothingToChange(UserError):
    """Every action asked for is refused, or stands as it was wished already."""

    def __init__(self, plan: JointPlan) -> None:
        why = "; ".join(plan.refusals) or "they stand so already"
        super().__init__(f"None of {counted(len(plan.lines), 'action')} would change: {why}.")


def plan_together(
    session: Session, ids: Sequence[int], wanted: JointWish, today: date
) -> JointPlan:
    """Give what would become of each action, with three queries per some hundred; InvalidValues for the wish itself."""
    refuse(wanted_problems(session, wanted))
    rows = {
        row.id: row
        for condition in conditions(Action.id, ids)
        for row in session.scalars(select(Action).where(condition))
    }
    known = _Known(session, {row.group_id for row in rows.values()}, wanted)
    return JointPlan(tuple(_line(rows[each], wanted, known, today) for each in ids if each in rows))


def change_together(work: Work, ids: Sequence[int], wanted: JointWish) -> JointPlan:
    """Change every action that may be changed so, in one step; NothingToChange where that is none."""
    plan = plan_together(work.session, ids, wanted, work.today)
    if not plan.changed:
        raise NothingToChange(plan)
    work.insert_many(
        ActionUpdate,
        [
            {"action_id": each.id, "day": work.today, **entry}
            for each in plan.changed
            for entry in each.entries
        ],
    )
    work.update_many(Action, {each.id: each.columns for each in plan.changed if each.columns})
    return plan


def wanted_problems(session: Session, wanted: JointWish) -> dict[str, str]:
    """Say what is wrong with a wish whatever the actions are: `{field name: sentence}`."""
    found = {}
    if wanted.is_empty:
        found["due"] = "Say what is to change."
    if wanted.due is not None:
        try:
            check_reason(wanted.why or "")
        except InvalidValues as invalid:
            found["why"] = invalid.problems["text"]
    word = session.get(RagWord, wanted.rag) if wanted.rag is not None else None
    if word is not None:
        found |= rag_problems(None, word, wanted.why, day=None, today=None)
    if wanted.outcome and says_too_little(wanted.outcome):
        found["outcome"] = OUTCOME_WANTED
    if wanted.evidence and not wanted.outcome:
        found["outcome"] = "Evidence belongs to closing: say what came of it."
    return found


class _Known:
    """What every action of a wish is compared with, read once: groups with whose they are, and RAG words."""

    def __init__(self, session: Session, group_ids: set[int], wanted: JointWish) -> None:
        wished = {wanted.group} if wanted.group is not None else set()
        chosen = select(Group.id, GROUP_NAME, Group.partnership_id)
        found = session.execute(chosen.where(Group.id.in_(group_ids | wished)))
        self.groups = {row_id: (name, partnership) for row_id, name, partnership in found}
        self.words = {row.id: row for row in session.scalars(select(RagWord))}


def _line(row: Action, wanted: JointWish, known: _Known, today: date) -> PlanLine:
    number = reference(row.period, row.number)
    label = number if number != NEW else f"“{row.text[:40]}”"
    refusal = _refusal(row, wanted, known)
    if refusal:
        return PlanLine(row.id, label, refusal=refusal)
    parts = list(_parts(row, wanted, known, today))
    columns: dict[str, Any] = {}
    for _, changed, _ in parts:
        columns |= changed
    return PlanLine(
        row.id,
        label,
        tuple(told for told, _, _ in parts),
        columns=columns,
        entries=tuple(entry for _, _, entry in parts),
    )


def _refusal(row: Action, wanted: JointWish, known: _Known) -> str:
    """Say why an action cannot be changed so; nothing of the wish is done to it then."""
    if row.status is ActionStatus.DROPPED:
        return "not pursued, reopen it first"
    only_rag = JointWish(rag=wanted.rag, why=wanted.why) == wanted
    if row.status is ActionStatus.DONE and not only_rag:
        return "complete, reopen it first"
    if wanted.due is not None and wanted.due < row.raised_on:
        return f"raised only on {show_day(row.raised_on)}"
    if wanted.group is not None:
        own, other = known.groups[row.group_id][1], known.groups[wanted.group][1]
        if own != other:
            return "of another partnership, whose numbers it has"
    if wanted.outcome:
        wrong = closing_problems(row, wanted.outcome, wanted.evidence)
        return " ".join(wrong.values())
    return ""


Part = tuple[str, dict[str, Any], dict[str, Any]]
"""What is told of a change, the columns it sets, and the entry of the history."""


def _parts(row: Action, wanted: JointWish, known: _Known, today: date) -> Iterator[Part]:
    why = (wanted.why or "").strip()
    if wanted.due is not None and wanted.due != row.due:
        before = show_day(row.due) if row.due else row.due_words or "no day"
        entry = {"text": why, "due_before": row.due, "due_after": wanted.due}
        yield (
            f"due {before} → {show_day(wanted.due)}",
            {"due": wanted.due},
            {"kind": UpdateKind.DUE, **entry},
        )
    if wanted.owner is not None and wanted.owner.shown != row.owner_name:
        before = row.owner_name or "nobody"
        given = owner_values(wanted.owner)
        columns = {
            "owner_id": given["owner"],
            "owner_seat_id": given["owner_seat"],
            "owner_agency_id": given["owner_agency"],
            "owner_name": given["owner_name"],
        }
        told = f"From {before} to {wanted.owner.shown}. {why}".strip()
        yield (
            f"owner {before} → {wanted.owner.shown}",
            columns,
            {"kind": UpdateKind.OWNER, "text": told},
        )
    if wanted.group is not None and wanted.group != row.group_id:
        names = [known.groups[each][0] for each in (row.group_id, wanted.group)]
        yield (
            f"overseen by {names[0]} → {names[1]}",
            {"group_id": wanted.group},
            {
                "kind": UpdateKind.GROUP,
                "text": f"Overseen by {names[1]}, before by {names[0]}. {why}".strip(),
            },
        )
    if wanted.rag is not None and (wanted.rag != row.rag_id or why):
        old, word = known.words.get(row.rag_id or 0), known.words[wanted.rag]
        yield (
            f"RAG {old.word if old else 'none'} → {word.word}",
            {"rag_id": wanted.rag, "rag_words": None},
            {"kind": UpdateKind.RAG, "text": rag_told(old, word, why)},
        )
    yield from _heard(row, wanted, today)


def _heard(row: Action, wanted: JointWish, today: date) -> Iterator[Part]:
    """Tell what is heard of an action and done about it: an update, a reminder, its closing."""
    if wanted.update:
        yield (
            "update added",
            {"status": ActionStatus.STARTED},
            {"kind": UpdateKind.NOTE, "text": wanted.update.strip()},
        )
    if wanted.chased:
        yield (
            f"{row.owner_name or 'nobody'} reminded",
            {},
            {
                "kind": UpdateKind.CHASED,
                "text": f"Reminded {row.owner_name or 'nobody by name'}.",
            },
        )
    if wanted.outcome:
        columns = {
            "status": ActionStatus.DONE,
            "closed_on": today,
            "outcome": wanted.outcome.strip(),
            "evidence": (wanted.evidence or "").strip() or row.evidence,
        }
        yield "closed", columns, {"kind": UpdateKind.CLOSED, "text": wanted.outcome.strip()}
