"""Storing a whole preview: its one step, what can be said of it afterwards, and the record by which it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.fields import Day
from app.importing.apply import apply, import_label
from app.importing.outcomes import Outcome
from app.importing.put_right import PutRight, to_put_right
from app.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.events import Changes
    from app.fields import Field
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview

_NAMED = 5
"""Most names of groups, courses or years that are told one by one."""


@dataclass(frozen=True)
class Stored:
    """What an import did: its step, its rows by outcome, what it went into, and a record to show it by."""

    step: int | None
    kind: str
    title: str
    counts: Mapping[str, int]
    about: tuple[tuple[str, str], ...] = ()
    """Label and names of what the rows belong to, in order: ("Group", "Neglect subgroup; SCP Board")."""
    record: tuple[str, int] | None = None
    """Kind and id of the first record stored, as lists and search know it."""
    left_out: tuple[str, ...] = ()
    """Cells of the rows that were not stored, each with its reason."""
    put_right: PutRight | None = None
    """What the sender is to put right of them, None where there is nothing."""


def store_preview(core: Core, preview: Preview, progress: Progress = UNWATCHED) -> Stored:
    """Store what is new and changed as one step; UserError says why not, and then nothing was stored."""
    told: list[Changes] = []
    stop = core.events.subscribe(told.append)
    try:
        with core.work(
            import_label(preview), preview.workbook.name, origin=preview, progress=progress
        ) as work:
            apply(work, preview, progress)
    finally:
        stop()
    step = next((each.step_id for each in told if each.origin is preview), None)
    with core.read() as session:
        record = _record(session, preview, step)
        place = preview.kind.goes_to(session, [row.values for row in preview.storable])
    about = _about(preview)
    return Stored(
        step,
        preview.kind.name,
        preview.kind.title,
        preview.counts,
        (*about, *([place] if place and place not in about else [])),
        record,
        tuple(_left_out(preview)),
        _put_right(preview),
    )


def _record(session: Session, preview: Preview, step: int | None) -> tuple[str, int] | None:
    """Give the first record that the step added, else the first that it changed."""
    from app.journal import first_row  # noqa: PLC0415 - loaded already, since a file is open

    shown = preview.kind.shown
    if shown is None or step is None:
        return None
    changed = (row.existing.id for row in preview.storable if row.existing is not None)
    row_id = first_row(session, step, shown.table) or next(changed, None)
    return None if row_id is None else (shown.kind, shown.of(session, row_id))


def _about(preview: Preview) -> list[tuple[str, str]]:
    """Name what the stored rows belong to, by the parts of their key that few values make up."""
    rows = preview.storable
    said = {*preview.kind.key, *preview.kind.given_later} - {preview.kind.nth}
    named = [(each.label, _named(each, rows)) for each in preview.kind.fields if each.name in said]
    return [(label, names) for label, names in named if names]


def _named(field: Field, rows: Iterable[PreviewRow]) -> str:
    """Name all that rows say in one Field, days in the order of the calendar; "" where they are many or none."""
    met: dict[str, Any] = {}
    for row in rows:
        value = row.values.get(field.name)
        if value is not None:
            met.setdefault(field.show(value), value)
        if len(met) > _NAMED:
            return ""
    by_day = isinstance(field, Day)
    return "; ".join(sorted(met, key=lambda shown: met[shown] if by_day else shown.casefold()))


def _put_right(preview: Preview) -> PutRight | None:
    found = to_put_right(preview)
    return found if found.points else None


def _left_out(preview: Preview) -> list[str]:
    stays = {Outcome.QUESTION, Outcome.PROBLEM, Outcome.LEFT_OUT}
    return [f"{row.cell}: {row.understood}" for row in preview.rows if row.outcome in stays]
