"""Storing a preview: one step, one undo, and nothing when the file changed meanwhile."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.agencies.operations import add_agency, change_agency
from app.importing.apply import (
    ChangedSincePreview,
    NothingToStore,
    apply,
    import_label,
    remember_layout,
)
from app.importing.file_layouts import FileLayouts
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from models.agencies import Agency
from models.journal import Step
from tests.app.importing.files import write_workbook
from tests.app.importing.kinds import look_in
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = ["Organisation", "Known as", "E-mail"]


def listed(tmp_path: Path, *rows: list[str]) -> Path:
    return write_workbook(tmp_path / "agencies.xlsx", {"Agencies": [HEAD, *rows]})


def store(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about=preview.workbook.name) as work:
        apply(work, preview)


def test_a_file_brought_in_before_is_known_by_its_content_until_that_is_undone(
    core: Core, tmp_path: Path
) -> None:
    path = listed(tmp_path, ["Blackburn College", "", ""])
    store(core, look_in(core, path))
    again = path.rename(tmp_path / "again.xlsx")
    told = [row.understood for row in look_in(core, again, layouts=FileLayouts(core)).rows]
    assert [text for text in told if text.startswith("This very file was brought in before, on ")]
    core.undo()
    assert look_in(core, again, layouts=FileLayouts(core)).subject.before == ""


def names(core: Core) -> dict[str, str | None]:
    with core.read() as session:
        return {row.name: row.short_name for row in session.scalars(select(Agency))}


def test_new_and_changed_rows_are_stored_in_one_step_with_its_source(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "East Lancashire Hospitals NHS Trust"})
    path = listed(
        tmp_path, ["East Lancashire Hospitals NHS Trust", "ELHT", ""], ["Blackburn College", "", ""]
    )
    preview = look_in(core, path)
    store(core, preview)
    assert names(core) == {"East Lancashire Hospitals NHS Trust": "ELHT", "Blackburn College": None}
    with core.read() as session:
        step = session.scalars(select(Step).order_by(Step.id.desc())).first()
    assert step is not None
    assert (step.label, step.source_name) == ("Import agencies", "agencies.xlsx")
    assert step.source_digest == preview.workbook.sha256


def test_one_undo_takes_an_import_back_whole(core: Core, tmp_path: Path) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "East Lancashire Hospitals NHS Trust"})
    before = names(core)
    store(
        core,
        look_in(core, listed(tmp_path, ["East Lancashire Hospitals NHS Trust", "ELHT"], ["LFRS"])),
    )
    core.undo()
    assert names(core) == before


def test_the_same_workbook_again_finds_nothing_to_store(core: Core, tmp_path: Path) -> None:
    path = listed(tmp_path, ["Blackburn College", "BC", "office@example.org"])
    store(core, look_in(core, path))
    preview = look_in(core, path)
    assert preview.counts["unchanged"] == 1
    with pytest.raises(NothingToStore):
        store(core, preview)


def test_rows_with_problems_stay_behind(core: Core, tmp_path: Path) -> None:
    preview = look_in(core, listed(tmp_path, ["Blackburn College", "", "no address"], ["LFRS"]))
    store(core, preview)
    assert list(names(core)) == ["LFRS"]


@pytest.mark.parametrize("meanwhile", ["changed", "added"])
def test_a_record_that_moved_since_the_preview_stops_the_import(
    core: Core, tmp_path: Path, meanwhile: str
) -> None:
    with core.work("Add agency") as work:
        known = add_agency(work, {"name": "LFRS"})
    preview = look_in(core, listed(tmp_path, ["LFRS", "Fire"], ["Blackburn College"]))
    with core.work("Change agency") as work:
        if meanwhile == "changed":
            change_agency(work, known, {"short_name": "Fire service"})
        else:
            add_agency(work, {"name": "Blackburn College"})
    before = names(core)
    with pytest.raises(ChangedSincePreview):
        store(core, preview)
    assert names(core) == before


def test_names_that_answers_tied_to_agencies_are_known_from_then_on(core: Core) -> None:
    path = real("partner_returns", "membership_list.xlsx")
    importer = Importer(core.read, KINDS, LOOKUPS)
    preview = importer.look(path, as_kind="members")
    assert preview.take_suggestions() == len(preview.questions) > 0
    store(core, preview)
    again = importer.look(path, as_kind="members")
    assert (list(again.questions), again.counts["unchanged"]) == ([], 27)


def test_a_layout_and_its_answers_are_remembered_for_the_next_file(
    core: Core, tmp_path: Path
) -> None:
    layouts = FileLayouts(core)
    preview = look_in(core, listed(tmp_path, ["LFRS"]), layouts=layouts)
    store(core, preview)
    remember_layout(layouts, preview, date(2024, 4, 3))
    again = look_in(core, listed(tmp_path, ["Blackburn College"]), layouts=layouts)
    assert again.subject.layout is not None
    assert again.subject.layout.used_on == date(2024, 4, 3)
    assert {each.how for each in again.columns["Agencies"]} == {"remembered"}
