"""Agencies that workbooks name and the file does not know yet: each added once, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.agencies.operations import add_agencies
from app.importing.kind import NewName
from app.importing.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.work import Work


def add_new_agencies(work: Work, given: Iterable[Any]) -> dict[str, int]:
    """Add the agencies of the new names among what rows give; their ids by folded name."""
    new: dict[str, str] = {}
    for each in given:
        if isinstance(each, NewName):
            new.setdefault(fold_name(each.name), each.name)
    ids = add_agencies(work, [{"name": name} for name in new.values()])
    return dict(zip(new, ids, strict=True))
