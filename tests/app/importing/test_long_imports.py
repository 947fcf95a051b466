"""Imports of some thousand rows: journaled whole, told while they go on, stopped at once, taken back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.checkup import check_file
from app.errors import Cancelled
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.pasted import pasted_workbook
from app.importing.storing import store_preview
from app.progress import UNWATCHED
from models.agencies import Agency
from models.journal import Act, Change

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.progress import Progress

ROWS = 2_000


class Impatient:
    """Wishes to stop at the first report of one stage, and remembers the stages told."""

    def __init__(self, at: str = "") -> None:
        self.at = at
        self.told: list[str] = []

    def report(self, label: str, done: int, total: int) -> None:  # noqa: ARG002 - a Progress
        self.told.append(label)

    def stop_wished(self) -> bool:
        return self.told[-1:] == [self.at]


def look(core: Core, phone: str = "01254 000000", progress: Progress = UNWATCHED) -> Preview:
    lines = (f"School {number}\tS{number}\t{phone}" for number in range(ROWS))
    text = "\n".join(["Name\tShort name\tPhone", *lines])
    importer = Importer(core.read, KINDS, LOOKUPS)
    return importer.look_at(pasted_workbook(text, "Agencies"), progress=progress)


def count(core: Core) -> int:
    with core.read() as session:
        return session.scalar(select(func.count()).select_from(Agency)) or 0


def test_thousands_of_rows_are_journaled_one_by_one_and_taken_back_whole(core: Core) -> None:
    stored = store_preview(core, look(core))
    with core.read() as session:
        changes = session.scalars(select(Change).where(Change.step_id == stored.step)).all()
    assert len(changes) == count(core) == ROWS
    assert {each.act for each in changes} == {Act.INSERT}
    assert len({each.salt for each in changes}) == len({each.digest for each in changes}) == ROWS
    assert check_file(core).all == ()
    core.undo()
    assert count(core) == 0
    core.redo()
    assert count(core) == ROWS
    assert check_file(core).all == ()


def test_a_second_import_changes_only_what_differs_and_is_taken_back_to_the_first(
    core: Core,
) -> None:
    store_preview(core, look(core))
    assert look(core).counts["unchanged"] == ROWS
    store_preview(core, look(core, "01254 999999"))
    core.undo()
    assert look(core).counts["unchanged"] == ROWS
    assert check_file(core).all == ()


@pytest.mark.parametrize(
    "stage", ["Recognising the content", "Checking rows", "Comparing with the records"]
)
def test_checking_stops_at_any_stage(core: Core, stage: str) -> None:
    with pytest.raises(Cancelled):
        look(core, progress=Impatient(stage))


@pytest.mark.parametrize(
    "stage", ["Storing records", "Writing the history", "Bringing the search up to date"]
)
def test_storing_stops_at_any_stage_and_leaves_nothing(core: Core, stage: str) -> None:
    preview = look(core)
    with pytest.raises(Cancelled):
        store_preview(core, preview, Impatient(stage))
    assert count(core) == 0
    store_preview(core, preview)
    assert count(core) == ROWS


@pytest.mark.parametrize(
    "stage",
    [
        "Looking whether something is in the way",
        "Taking records back",
        "Comparing before and after",
        "Bringing the search up to date",
    ],
)
def test_taking_back_stops_at_any_stage_and_leaves_the_import(core: Core, stage: str) -> None:
    store_preview(core, look(core))
    with pytest.raises(Cancelled):
        core.undo(Impatient(stage))
    assert count(core) == ROWS
    assert check_file(core).all == ()


def test_each_stage_is_told_often(core: Core) -> None:
    watched = Impatient()
    store_preview(core, look(core, progress=watched), watched)
    core.undo(watched)
    assert len(watched.told) > ROWS / 500
