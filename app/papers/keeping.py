"""Keeps a step that removed a paper or a template from being taken back when its content has gone from the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.contents import held
from models.papers import PaperVersion
from models.templates import DocumentTemplate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    Values = Mapping[str, tuple[str | None, str | None]]


def missing_content(session: Session, table: str, rows: Mapping[int, Values]) -> list[str]:
    """Say which files a step removed or replaced whose content is no longer held; empty when it may be taken back."""
    if table not in {PaperVersion.__tablename__, DocumentTemplate.__tablename__}:
        return []
    removed = {
        str(values["sha256"][0]): str(values.get("file_name", ("the same name",))[0])
        for values in rows.values()
        if values.get("sha256", (None, None))[0]
    }
    there = held(session.connection(), removed)
    return [
        f"the content of “{name}” has gone from the file, a month after it was removed"
        for sha256, name in removed.items()
        if sha256 not in there
    ]
