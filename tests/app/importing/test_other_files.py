"""Files that are no partner's return, dropped on the screen all the same: recognised rightly or told plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.reading import read_workbook
from app.importing.unrecognised import Unrecognised
from tests.app.importing.files import write_workbook
from tests.inputs import real, real_files

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

FOLDERS = ("governance", "nhs", "lookups")
ICBS = "Sub_ICB_Locations_to_Integrated_Care_Boards_to_NHS_England_(Region)_(July_2022)_Lookup_in_England.csv"
READ = {
    "brent_lscb_2014_role_titles.csv": ("members", 28),
    "calderdale_scb_attendance_2015.csv": ("attendance-matrix", 102),
}
"""What is recognised: its kind, and its posts, or the replies that are written (the last two meetings are empty)."""
UNKNOWN = {
    ICBS: ("nhs", 107, 10),
    "etr.csv": ("nhs", 211, 27),
    "community_health_2023-03-01.xlsx": ("nhs", 11, 3),
    "LTLA-UTLA_Apr23_Lookup_England-Wales.csv": ("lookups", 319, 7),
    "la_code_list.xlsx": ("lookups", 172, 4),
    "la_region_lookup_raw.xlsx": ("lookups", 158, 3),
    "lookup_name_to_registry.csv": ("lookups", 1751, 2),
    "police_forces.csv": ("lookups", 45, 2),
    "sn_may_2025.xlsx": ("lookups", 164, 25),
}
"""What is no list of any kind: its folder, and rows and columns of its first sheet, counted independently."""


def importer(core: Core) -> Importer:
    return Importer(core.read, KINDS, LOOKUPS)


def test_every_file_is_told_of() -> None:
    names = {path.name for folder in FOLDERS for path in real_files(folder)}
    assert names <= {*READ, *UNKNOWN}


@pytest.mark.parametrize("name", READ)
def test_what_is_known_is_recognised(core: Core, name: str) -> None:
    kind, rows = READ[name]
    preview = importer(core).look(real("governance", name))
    assert (preview.kind.name, len(preview.source.rows)) == (kind, rows)


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_not_known_is_read_and_refused_in_a_sentence(core: Core, name: str) -> None:
    folder, rows, columns = UNKNOWN[name]
    workbook = read_workbook(real(folder, name))
    assert (len(workbook.sheets[0].rows), workbook.sheets[0].columns) == (rows, columns)
    with pytest.raises(
        Unrecognised, match="Check the headings, or say which kind of content it is"
    ):
        importer(core).look_at(workbook)


@pytest.mark.parametrize("name", UNKNOWN)
def test_the_person_may_still_say_what_its_columns_are(core: Core, name: str) -> None:
    folder, _, columns = UNKNOWN[name]
    guess = importer(core).guess(read_workbook(real(folder, name)))
    assert len(guess.fields) == columns


def test_a_register_with_first_names_and_surnames_apart_is_no_list_of_agencies(
    core: Core, tmp_path: Path
) -> None:
    rows = [
        ["Course: Neglect awareness", "", "Date: 12/06/2025"],
        ["First name", "Surname", "Organisation", "Email", "Attended?"],
        ["Anne", "Bell", "ELHT", "a.b@elht.example", "Y"],
    ]
    path = write_workbook(tmp_path / "register.xlsx", {"Register": rows})
    preview = importer(core).look(path)
    [row] = preview.source.rows
    assert (preview.kind.name, row.cells["person"]) == ("training-register", "Anne Bell")
    unnamed = write_workbook(tmp_path / "people.xlsx", {"People": rows[1:]})
    with pytest.raises(Unrecognised):
        importer(core).look(unnamed)


def test_the_year_of_contributions_is_read_from_a_title_or_a_name(
    core: Core, tmp_path: Path
) -> None:
    rows = [["Agency", "Agreed"], ["ELHT", "£1,000.00"]]
    for name, sheets in (
        ("a.xlsx", {"List": [["Contributions 2025/26"], *rows]}),
        ("b.xlsx", {"2025-26": rows}),
        ("contributions 2025-2026.xlsx", {"List": rows}),
    ):
        preview = importer(core).look(write_workbook(tmp_path / name, sheets))
        assert preview.kind.name == "contributions"
        assert [row.values["year"] for row in preview.rows if row.values] == ["2025-26"]


def test_an_action_log_may_lack_the_day_of_raising(core: Core, tmp_path: Path) -> None:
    rows = [["No.", "Action", "Owner", "By when"], ["1", "Write", "ELHT", "6th of June 2025"]]
    path = write_workbook(tmp_path / "log.xlsx", {"Action log": rows})
    given = {"group": "SCP Board", "raised_on": "1 May 2025"}
    [row] = importer(core).look(path, given=given).source.rows
    assert row.cells["due"] == "6th of June 2025"
