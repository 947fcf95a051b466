"""Every real input file is taken for what it is, or refused for the right reason: none is left without a word.

What is stored of each is compared with figures counted independently where its kind is tested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.importing.child_data import ChildLevelData
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.reading import UnreadableFile
from app.importing.unrecognised import Unrecognised
from app.training.attendance_rows import ListOfProgram
from tests.inputs import FOLDER, real

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.errors import UserError

FOLDERS = (
    "partner_returns",
    "attendance",
    "governance",
    "finance",
    "dfe",
    "schools",
    "robustness",
    "child_level",
)
TAKEN = {
    "partner_returns/action_log.xlsx": ("action-log", 40),
    "partner_returns/contributions.xlsx": ("contributions", 4),
    "partner_returns/dataset_return.xlsx": ("dataset-return", 36),
    "partner_returns/membership_list.xlsx": ("members", 27),
    "partner_returns/section11_01_bwd.xlsx": ("section-11", 18),
    "partner_returns/section11_02_lancs.xlsx": ("section-11", 18),
    "partner_returns/section11_03_l&sc.xlsx": ("section-11", 18),
    "partner_returns/section11_04_elht.xlsx": ("section-11", 18),
    "partner_returns/section11_05_lscft.xlsx": ("section-11", 18),
    "partner_returns/section11_06_national.xlsx": ("section-11", 18),
    "partner_returns/section11_rag_by_colour.xlsx": ("section-11", 9),
    "partner_returns/training_register.xlsx": ("training-register", 60),
    "attendance/teams_v1_gspahlin/meetingAttendanceList_utf16le_tsv.csv": ("attendance-report", 38),
    "attendance/teams_v1_gspahlin/meetingAttendanceList_utf8.csv": ("attendance-report", 38),
    "attendance/teams_v2_polish/resaved_windows1250_semicolon.csv": ("attendance-report", 7),
    "attendance/teams_v2_polish/teams_utf16le_crlf.csv": ("attendance-report", 7),
    "attendance/teams_v2_utf16be_dvaneynde/IDL-14-11-22.csv": ("attendance-report", 7),
    "attendance/teams_v2_utf16be_dvaneynde/IDL-15-11-22.csv": ("attendance-report", 8),
    "attendance/teams_v2_utf16be_dvaneynde/IDL-16-11-22.csv": ("attendance-report", 8),
    "attendance/teams_v2_utf8_dvaneynde/IDL-14-11-22.csv": ("attendance-report", 7),
    "attendance/zoom/participants_heroes.csv": ("attendance-report", 27),
    "governance/brent_lscb_2014_role_titles.csv": ("members", 28),
    "governance/calderdale_scb_attendance_2015.csv": ("attendance-matrix", 102),
    "finance/fire-2022-23.xlsx": ("spending", 2908),
    "finance/hyndburn_000_1701.csv": ("spending", 180),
    "finance/hyndburn_005_1706.csv": ("spending", 257),
    "finance/hyndburn_010_1711.csv": ("spending", 174),
    "finance/hyndburn_015_1804.csv": ("spending", 232),
    "finance/hyndburn_020_1809.csv": ("spending", 157),
    "finance/hyndburn_025_1902.csv": ("spending", 230),
    "finance/hyndburn_030_1907.csv": ("spending", 201),
    "finance/hyndburn_035_1912.csv": ("spending", 193),
    "finance/hyndburn_040_2005.csv": ("spending", 149),
    "finance/pcc-2018-19.xlsx": ("spending", 7974),
    "finance/pcc-2023-24.xlsx": ("spending", 9289),
    "dfe/Children_Placement_Characteristics__2010__SFR27_2010_March.csv": ("published-table", 230),
    "dfe/Children_Placement_Characteristics__2013__SFR36_CLA2013.csv": ("published-table", 588),
    "dfe/Children_Placement_Characteristics__2016__SFR41_CLA2016.csv": ("published-table", 516),
    "dfe/LA_Spend__outturn_1314.csv": ("published-table", 0),
    "dfe/b1_children_in_need_2013_to_2024.csv": ("published-table", 2304),
    "dfe/c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv": ("published-table", 1728),
    "dfe/d1_child_protection_plans_2013_to_2024.csv": ("published-table", 2016),
    "dfe/d4_cpps_at31march_by_category_of_abuse_2013_to_2024.csv": ("published-table", 1584),
    "dfe/ons_mid-year_population_estimates_2012_to_2023.csv": ("published-table", 144),
    "schools/lancashire_cc_education_premises.csv": ("schools", 413),
    "schools/nw_four_la_schools_derived.csv": ("schools", 920),
}
"""What each is and its records; of published tables those of an area and its neighbours."""
CHILDREN = (
    "child_level/ad1.csv",
    "child_level/header.csv",
    "robustness/minimal_package.xlsx",
)
"""Lists of single people with dates of birth or numbers (the last of arrests)."""
UNREADABLE = {
    "robustness/empty_sheet.xlsx": "no text and no figures",
    "robustness/issue_594_dos.ods": "too large once unpacked",
    "robustness/pass_protected.ods": "protected with a password",
    "robustness/pass_protected.xlsx": "protected with a password",
    "robustness/picture.xlsx": "no text and no figures",
    "robustness/simple.unknown": "empty",
    "robustness/too_small.xls": "not a workbook",
    "robustness/vba.xlsm": "no text and no figures",
}


def every_file() -> list[str]:
    """Give the files of all folders by folder and name; none where they are not beside the project."""
    found = (path for folder in FOLDERS for path in sorted((FOLDER / folder).rglob("*")))
    return [
        path.relative_to(FOLDER).as_posix()
        for path in found
        if path.is_file() and path.name != "answers.json"
    ]


def refusal_of(name: str) -> tuple[type[UserError], str | None]:
    if name.endswith("UserMap.txt"):
        return ListOfProgram, "people and their addresses, and no report of a meeting"
    if name in CHILDREN:
        return ChildLevelData, "ask the sender for totals, and delete this file"
    if name in UNREADABLE:
        return UnreadableFile, UNREADABLE[name]
    return Unrecognised, None


@pytest.mark.parametrize("name", every_file() or ["partner_returns"])
def test_it_is_taken_for_what_it_is_or_refused_for_the_right_reason(core: Core, name: str) -> None:
    path = real(*name.split("/"))
    importer = Importer(core.read, KINDS, LOOKUPS)
    if name in TAKEN:
        seen = importer.look(path)
        assert (seen.kind.name, len(seen.source.rows)) == TAKEN[name]
    else:
        problem, reason = refusal_of(name)
        with pytest.raises(problem, match=reason) as refused:
            importer.look(path)
        told = str(refused.value)
        assert told.startswith(path.name)
        assert "\n" not in told


def test_no_statement_is_about_a_file_that_is_gone() -> None:
    for folder in FOLDERS:
        real(folder)
    assert {*TAKEN, *CHILDREN, *UNREADABLE} <= {*every_file()}
