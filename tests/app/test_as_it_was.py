"""Rows as they were when they were added, proved by the digests that the journal keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agencies.operations import add_alias, change_agency, remove_agency
from app.as_it_was import as_added
from app.images import shape_of
from models.base import Base
from models.engine import writing
from models.journal import Act, Change
from tests.app.acts import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.images import Image


def additions(session: Session) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in session.scalars(select(Change).where(Change.act == Act.INSERT)):
        found.setdefault(change.table_name, []).append(change)
    return found


def differing(session: Session) -> list[tuple[str, int]]:
    """Give the additions that are not told as they were."""
    wrong = []
    for table, changes in additions(session).items():
        shape = shape_of(Base.metadata.tables[table])
        told = as_added(session, table, [(each.id, each.row_id) for each in changes])
        for each in changes:
            texts = tuple(told[each.id].get(name) for name in shape.names)
            if shape.digest(each.salt or b"", texts) != each.digest:
                wrong.append((table, each.row_id))
    return wrong


def first_image(core: Core, row_id: int) -> Image:
    with core.read() as session:
        [change, *_] = [each for each in additions(session)["agency"] if each.row_id == row_id]
        return as_added(session, "agency", [(change.id, row_id)])[change.id]


def test_every_addition_of_the_sample_is_told_as_it_was(sample: Core) -> None:
    with sample.read() as session:
        assert sum(map(len, additions(session).values())) > 1000
        assert differing(session) == []


def test_what_was_changed_removed_and_brought_back_since_is_told_as_it_was(core: Core) -> None:
    trust = add(core, "Trust", phone="01254")
    for values in ({"phone": None}, {"name": "Hospital", "phone": "999"}, {"name": "Ward"}):
        with core.work("Change agency") as work:
            change_agency(work, trust, values)  # type: ignore[arg-type]  # checked by the operation
    with core.work("Add alias") as work:
        add_alias(work, trust, "ELHT")
    with core.work("Remove agency") as work:
        remove_agency(work, trust)
    assert first_image(core, trust)["name"] == "Trust"
    core.undo()
    with core.work("Change agency") as work:
        change_agency(work, trust, {"phone": "112"})
    with core.read() as session:
        assert differing(session) == []
    assert first_image(core, trust)["phone"] == "01254"


def test_what_was_erased_from_the_journal_is_not_made_up(core: Core) -> None:
    trust = add(core, "Trust", phone="01254")
    with core.work("Change agency") as work:
        change_agency(work, trust, {"phone": "999"})
    with core.turn(writes=True) as opened, opened.engine.begin() as connection, writing(connection):
        connection.exec_driver_sql("UPDATE change SET images = NULL")
    assert "phone" not in first_image(core, trust)
