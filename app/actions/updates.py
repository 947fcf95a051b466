"""The entries of an action's history: what was heard of it, and what was done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.actions import Action, ActionUpdate, UpdateKind

if TYPE_CHECKING:
    from datetime import date

    from app.work import Work


def write_update(
    work: Work,
    row: Action,
    kind: UpdateKind,
    text: str,
    *,
    due_after: date | None = None,
    day: date | None = None,
) -> int:
    """Write an entry, of today where no day is given; a new due day is kept beside the present one."""
    work.session.flush()
    return work.add(
        ActionUpdate(
            action_id=row.id,
            day=day or work.today,
            kind=kind,
            text=text.strip(),
            due_before=row.due if due_after else None,
            due_after=due_after,
        )
    )


def told_handed_on(before: str, after: str, why: str | None) -> str:
    """Write what the history says of another owner, and why where it is said."""
    return f"From {before} to {after}. {(why or '').strip()}".strip()


def told_reminded(owner: str | None) -> str:
    """Write what the history says of a reminder."""
    return f"Reminded {owner or 'nobody by name'}."
