"""Storing a preview: within one unit of work, after making sure that the file still says what the preview showed."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from app.errors import UserError
from app.importing.headers import squeeze
from app.importing.kind import Accepted, Existing
from app.importing.layouts import Layout, LayoutStore
from app.importing.learning import learn_names
from app.importing.matching import BATCH, find_existing
from app.importing.outcomes import PreviewRow
from app.importing.senders import sender_after
from app.progress import UNWATCHED, Progress, in_parts, step

if TYPE_CHECKING:
    from datetime import date

    from app.importing.matching import Key
    from app.importing.preview import Preview
    from app.work import Work


_ACCEPTED = itemgetter(*(PreviewRow._fields.index(name) for name in Accepted._fields))
"""Takes from a row of a preview what is stored of it; there are very many."""


class NothingToStore(UserError):
    """A preview has no new or changed row."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: there is nothing to store; no row is new or changed.")


class ChangedSincePreview(UserError):
    """Records were changed after the preview was made; the sentence names the first rows."""

    def __init__(self, rows: list[PreviewRow]) -> None:
        named = ", ".join(f"{row.sheet} row {row.row}" for row in rows[:3])
        super().__init__(
            f"The file was changed after this preview was made ({named}). Look at the workbook again; "
            "nothing was stored."
        )


def import_label(preview: Preview) -> str:
    """Give the label of the import's step: a constant of the program, without names."""
    return f"Import {preview.kind.title[:1].lower()}{preview.kind.title[1:]}"


def apply(work: Work, preview: Preview, progress: Progress = UNWATCHED) -> int:
    """Store the new and changed rows of a preview in this unit of work, and write the source into its step; how many.

    Rows with an open question or a problem, and rows left out, are not stored. Names that answers tied to a
    record are kept as its aliases.
    """
    from app.importing.kinds import LEARNERS, LOOKUPS  # noqa: PLC0415 - kinds are made of what this module gives

    rows = preview.storable
    if not rows:
        raise NothingToStore(preview.workbook.name)
    step(progress, "Storing", 0, len(rows))
    _refuse_changed(work, preview, rows, progress)
    accepted = list(map(Accepted._make, map(_ACCEPTED, rows)))
    work.source_name = preview.workbook.name
    work.source_digest = preview.workbook.sha256
    preview.kind.store(work, accepted)
    learn_names(work, preview, LOOKUPS, LEARNERS)
    step(progress, "Storing", len(rows), len(rows))
    return len(rows)


def remember_layout(layouts: LayoutStore, preview: Preview, today: date) -> None:
    """Keep how the columns were taken and what was answered, for the next file with the same headings.

    Call it when the unit of work has ended: layouts are no part of the step and undo does not forget them.
    """
    columns: dict[str, str] = {}
    for matches in preview.columns.values():
        columns.update({squeeze(each.header): each.field for each in matches})
    tables = preview.subject.tables
    sign = tables[0].signature if tables else preview.source.layout
    layouts.remember(
        Layout(preview.kind.name, sign, sender_after(preview), today, columns, dict(preview.chosen))
    )


def _refuse_changed(
    work: Work, preview: Preview, rows: list[PreviewRow], progress: Progress
) -> None:
    """Ask for the existing records once more: a record that came, went or changed since makes the preview untrue."""
    kind = preview.kind
    now: dict[Key, Existing] = {}
    for part in in_parts(rows, progress, "Comparing with the records", BATCH):
        now = find_existing(kind, work.session, [row.values for row in part], progress) | now
    moved = [
        row for row in rows if _identity(now.get(preview.key_of(row.id))) != _identity(row.existing)
    ]
    if moved:
        raise ChangedSincePreview(moved)


def _identity(record: Existing | None) -> tuple[int, int] | None:
    return None if record is None else (record.id, record.version)
