"""Changing many actions in one step: first what would change and what is refused, by action, then all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.actions.fields import UpdateKind
from app.actions.joint import JointPlan, JointWish, PlanLine
from app.actions.operations import owner_values
from app.actions.rag import rag_problems, rag_told
from app.actions.rules import (
    OUTCOME_WANTED,
    UPDATE_WANTED,
    check_reason,
    closing_problems,
    says_too_little,
)
from app.actions.updates import told_handed_on, told_reminded
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
    lines = (
        _line(rows[each], wanted, known, today) if each in rows else _gone(each)
        for each in dict.fromkeys(ids)
    )
    return JointPlan(tuple(lines))


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
    if wanted.rag is not None:
        word = session.get(RagWord, wanted.rag)
        found |= (
            rag_problems(None, word, wanted.why, day=None, today=None)
            if word is not None
            else {"rag": "This RAG word is not there any more. Choose another."}
        )
    if wanted.group is not None and session.get(Group, wanted.group) is None:
        found["group"] = "This group is not there any more. Choose another."
    if wanted.update is not None and not wanted.update.strip():
        found["update"] = UPDATE_WANTED
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


def _gone(action_id: int) -> PlanLine:
    return PlanLine(action_id, "one of them", refusal="not there any more")


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
    yield from _due(row, wanted)
    yield from _owner(row, wanted)
    yield from _group(row, wanted, known)
    yield from _rag(row, wanted, known)
    yield from _heard(row, wanted)
    yield from _closing(row, wanted, today)


def _due(row: Action, wanted: JointWish) -> Iterator[Part]:
    if wanted.due is not None and wanted.due != row.due:
        before = show_day(row.due) if row.due else row.due_words or "no day"
        entry = {"text": _why(wanted), "due_before": row.due, "due_after": wanted.due}
        yield (
            f"due {before} → {show_day(wanted.due)}",
            {"due": wanted.due},
            {"kind": UpdateKind.DUE, **entry},
        )


def _owner(row: Action, wanted: JointWish) -> Iterator[Part]:
    if wanted.owner is not None and wanted.owner.shown != row.owner_name:
        before, after = row.owner_name or "nobody", wanted.owner.shown
        given = owner_values(wanted.owner)
        columns = {
            "owner_id": given["owner"],
            "owner_seat_id": given["owner_seat"],
            "owner_agency_id": given["owner_agency"],
            "owner_name": given["owner_name"],
        }
        told = told_handed_on(before, after, wanted.why)
        yield f"owner {before} → {after}", columns, {"kind": UpdateKind.OWNER, "text": told}


def _group(row: Action, wanted: JointWish, known: _Known) -> Iterator[Part]:
    if wanted.group is not None and wanted.group != row.group_id:
        before, after = (known.groups[each][0] for each in (row.group_id, wanted.group))
        told = f"Overseen by {after}, before by {before}. {_why(wanted)}".strip()
        yield (
            f"overseen by {before} → {after}",
            {"group_id": wanted.group},
            {"kind": UpdateKind.GROUP, "text": told},
        )


def _rag(row: Action, wanted: JointWish, known: _Known) -> Iterator[Part]:
    if wanted.rag is not None and (wanted.rag != row.rag_id or _why(wanted)):
        old, word = known.words.get(row.rag_id or 0), known.words[wanted.rag]
        yield (
            f"RAG {old.word if old else 'none'} → {word.word}",
            {"rag_id": wanted.rag, "rag_words": None},
            {"kind": UpdateKind.RAG, "text": rag_told(old, word, wanted.why)},
        )


def _heard(row: Action, wanted: JointWish) -> Iterator[Part]:
    """Tell what is heard of an action: an update, a reminder."""
    if wanted.update:
        entry = {"kind": UpdateKind.NOTE, "text": wanted.update.strip()}
        yield "update added", {"status": ActionStatus.STARTED}, entry
    if wanted.chased:
        entry = {"kind": UpdateKind.CHASED, "text": told_reminded(row.owner_name)}
        yield f"{row.owner_name or 'nobody'} reminded", {}, entry


def _closing(row: Action, wanted: JointWish, today: date) -> Iterator[Part]:
    if wanted.outcome:
        columns = {
            "status": ActionStatus.DONE,
            "closed_on": today,
            "outcome": wanted.outcome.strip(),
            "evidence": (wanted.evidence or "").strip() or row.evidence,
        }
        yield "closed", columns, {"kind": UpdateKind.CLOSED, "text": wanted.outcome.strip()}


def _why(wanted: JointWish) -> str:
    return (wanted.why or "").strip()
