"""The end of a unit of work: its step in the journal, its words in the search index, and what listeners will hear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from app.catalogue import SEARCHED
from app.chain import step_values, write_step
from app.events import MANY, Changes
from app.naming import subject
from app.search import index_changes
from models.engine import writing
from models.journal import Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.bootstrap import Core
    from app.recording import NetChange
    from app.work import Work


def write_step_of(core: Core, work: Work, label: str, options: Mapping[str, Any]) -> Changes:
    """Write all that a unit of work leaves behind, in its own transaction; one that changed nothing writes no step.

    Options are those of `Core.work`: can_undo, undoes_id and origin.
    """
    work.session.flush()
    connection = work.session.connection()
    changes = work.recorder.changes(connection, work.progress)
    step_id = None
    with writing(connection):
        if changes:
            step_id = write_step(
                connection, _step(core, work, label, options), changes, work.progress
            )
            _name(work, step_id, changes)
        touched = work.recorder.touched()
        index_changes(work, SEARCHED, touched)
    tables = {name: rows.ids() for name, rows in touched.items()}
    listed = {name: ids if len(ids) <= MANY else None for name, ids in tables.items()}
    return Changes(listed, label, step_id, options.get("origin"), work.about)


def _name(work: Work, step_id: int, changes: Sequence[NetChange]) -> None:
    """Let a step whose act named no record be told by the first that it touched, once the journal knows that one.

    Undo and redo say it too, of a record that has gone by then.
    """
    if not work.about:
        table, row_id = changes[0][:2]
        work.about = subject(work.session, (table, row_id), len(changes))
        work.session.connection().execute(
            update(Step).where(Step.id == step_id).values(about=work.about)
        )


def _step(core: Core, work: Work, label: str, options: Mapping[str, Any]) -> dict[str, Any]:
    return step_values(
        core.clock.now(),
        core.who,
        label,
        work.about,
        undoes_id=options.get("undoes_id"),
        source_name=work.source_name,
        source_digest=work.source_digest,
        can_undo=options.get("can_undo", True),
    )
