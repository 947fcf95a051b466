"""The action log as a document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.actions.listings import ACTIONS
from app.amounts import counted
from app.days import show_day
from app.fields import Fields, Flag, Link
from app.groups.queries import group as read_group
from app.rows import Wish
from reports.document import Paragraph, Report
from reports.partnerships import ANY, bodies
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from reports.table import Cells

OPTIONS: Fields = (
    ANY,
    Link("group", "Overseen by", kind="groups", help="All groups where none is named."),
    Link("agency", "Owed by agency", kind="agencies"),
    Flag("with_closed", "With closed actions"),
    Flag("public", "For the public", help="Restricted actions are left out."),
)
_COLUMNS = (
    Column("No."),
    Column("Action", width=36),
    Column("Owner", width=22),
    Column("Due", Kind.DAY),
    Column("Status"),
    Column("RAG", width=10, optional=True),
    Column("Overseen by", width=12),
    Column("Escalated to", width=12, optional=True),
    Column("Raised at", width=16),
    Column("Last update", width=28, optional=True),
)


def build(
    core: Core,
    group: int | None = None,
    agency: int | None = None,
    partnership: int | None = None,
    *,
    with_closed: bool = False,
    public: bool = False,
) -> Report:
    """List actions as at today, those due first; one group's, one agency's, one partnership's, or all."""
    today = core.clock.today()
    with core.read() as session:
        overseeing = read_group(session, group, today) if group is not None else None
        whose = bodies(session, overseeing.partnership.id if overseeing else partnership)
        scope = {
            "as_at": today,
            "group": group,
            "agency": agency,
            "partnership": partnership,
            "open": not with_closed,
        }
        ids = ACTIONS.ids(session, Wish(), scope)
        found = [
            each for each in ACTIONS.read(session, ids, scope) if not (public and each.is_private)
        ]
    return Report(
        f"{overseeing.name}: action log" if overseeing else "Action log",
        (Paragraph(in_short(found), look="lead"), table(found, with_partnership=whose.several)),
        today,
        partnership=whose.names,
        basis=f"Actions as at {show_day(today)}",
        marking=whose.marking,
        landscape=True,
    )


def table(found: Sequence[ActionRecord], *, with_partnership: bool = False) -> Table:
    """Put actions in rows; an open one that is late says by how much."""
    first = (Column("Partnership", width=14),) if with_partnership else ()
    return Table(
        (*first, *_COLUMNS),
        tuple((*(str(each.partnership) for _ in first), *_row(each)) for each in found),
        empty="There is no such action.",
    )


def in_short(found: Sequence[ActionRecord]) -> str:
    """Say how many actions there are, how many are open, and how many of those are late."""
    still = sum(each.is_open for each in found)
    late = sum(each.overdue for each in found)
    told = f"{counted(len(found), 'action')}, {still} open, {late} of them overdue."
    rag = by_rag(found)
    return f"{told} RAG of the open ones: {rag}." if rag else told


def status_cell(action: ActionRecord) -> Cell:
    """Give the status as a word, or by how many days an open action is late."""
    if action.overdue:
        return Cell(f"{counted(action.days_late, 'day')} late", tone="bad")
    return Cell(action.status.title_text, tone=action.status.tone)


def rag_cell(action: ActionRecord) -> Cell | None:
    """Give how an action comes on in the unit's word and its colour, or in the words of its log."""
    return (
        Cell(action.progress, tone=action.rag.tone or "none" if action.rag else "none")
        if action.progress
        else None
    )


def escalated(action: ActionRecord) -> str:
    """Say to which group an action was escalated last, and when: "on", as a group and a day alone name a meeting."""
    if action.escalated_to is None or action.escalated_on is None:
        return ""
    return f"{action.escalated_to}, on {show_day(action.escalated_on)}"


def by_rag(found: Sequence[ActionRecord]) -> str:
    """Count open actions by their RAG words, the commonest first: "3 On track, 1 Off track"."""
    counts = Counter(each.rag.name for each in found if each.is_open and each.rag)
    return ", ".join(f"{many} {word}" for word, many in counts.most_common())


def _row(action: ActionRecord) -> Cells:
    return (
        action.reference,
        action.text,
        action.owner_name or "No owner",
        action.due or action.due_words,
        status_cell(action),
        rag_cell(action),
        action.group.name,
        escalated(action),
        action.meeting.name if action.meeting else action.source_note or action.source.title_text,
        action.last_update,
    )
