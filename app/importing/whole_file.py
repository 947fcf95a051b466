"""What a person may say once for every row of a file, and what the file cannot be stored without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.fields import Choice, Field, Link
from app.importing.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.kind import ImportKind
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview

_PERSONAL = frozenset({"people", "owners"})
"""Kinds of link that differ from row to row."""


def fields_to_say(preview: Preview) -> list[Field]:
    """Give the Fields that may be said for a whole file: no column or row gives them, and they are no person's."""
    taken = {name for table in preview.subject.tables for name in table.taken}
    if not preview.subject.tables:  # a form
        taken = {
            name for raw in preview.source.rows for name in raw.cells
        } - preview.kind.given_later
    return [
        each
        for each in preview.kind.fields
        if not each.computed and each.name not in taken and _may_count_for_all(preview.kind, each)
    ]


def wanting(preview: Preview, rows: Sequence[PreviewRow] | None = None) -> Field | None:
    """Give the first of them that rows are complained of because nothing in the file says it, None for none.

    `rows` are those of the preview, where they are at hand.
    """
    every = preview.rows if rows is None else rows
    missed: dict[str, str] = {}
    for row in every:
        if row.complaints and row.outcome is Outcome.PROBLEM:
            missed.update(row.complaints)
    lacking = [each for each in fields_to_say(preview) if _is_missed(each, missed)]
    return next(
        (each for each in lacking if not any(each.name in row.values for row in every)), None
    )


def _is_missed(each: Field, missed: Mapping[str, str]) -> bool:
    """Say whether rows are complained of for lacking a value; how to give it may be told behind that."""
    lacking = each.problem(None)
    return bool(each.required and lacking and missed.get(each.name, "").startswith(lacking))


def _may_count_for_all(kind: ImportKind, each: Field) -> bool:
    if isinstance(each, Link):
        return each.kind not in _PERSONAL
    return isinstance(each, Choice) or each.name in kind.key or each.name in kind.given_later
