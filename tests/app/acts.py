"""Acts on agencies for the tests of the journal, and what a file holds apart from its journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from app.agencies.operations import add_agency
from app.proof import find_tampering
from models.tables import Base

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from app.bootstrap import Core


def add(core: Core, name: str, **values: Any) -> int:  # noqa: ANN401 - values of an agency
    """Add an agency as a step of its own."""
    with core.work("Add agency", name) as work:
        return add_agency(work, {"name": name, **values})  # type: ignore[typeddict-item]  # checked by the operation


def content(core: Core) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of the agencies' tables without its version, and the search index."""
    with core.read() as session:
        found = {
            name: _rows(session, Base.metadata.tables[name]) for name in ("agency", "agency_name")
        }
        words = text("SELECT rowid, title, body FROM search_index ORDER BY rowid")
        found["search_index"] = [tuple(row) for row in session.execute(words)]
    return found


def _rows(session: Session, table: Table) -> list[tuple[Any, ...]]:
    columns = [column for column in table.columns if column.name != "version"]
    return [tuple(row) for row in session.execute(select(*columns).order_by(table.c.id))]


def tampering(core: Core) -> list[str]:
    """Verify the history of the open file."""
    with core.read() as session:
        return find_tampering(session)


def version_of(core: Core, table: str, row_id: int) -> int:
    """Give the version of a row."""
    rows = Base.metadata.tables[table]
    with core.read() as session:
        return int(session.execute(select(rows.c.version).where(rows.c.id == row_id)).scalar_one())
