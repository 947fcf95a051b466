"""Keeps a step that removed a paper from being taken back when the paper's content has gone from the file since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.contents import held
from models.papers import PaperVersion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    Values = Mapping[str, tuple[str | None, str | None]]


def missing_content(session: Session, table: str, rows: Mapping[int, Values]) -> list[str]:
    """Say which papers a step removed whose content is no longer held; empty when it may be taken back."""
    if table != PaperVersion.__tablename__:
        return []
    removed = {
        str(values["sha256"][0]): str(values["file_name"][0])
        for values in rows.values()
        if values.get("sha256", (None, None))[0]
    }
    there = held(session.connection(), removed)
    return [
        f"the content of “{name}” has gone from the file, a month after it was removed"
        for sha256, name in removed.items()
        if sha256 not in there
    ]
