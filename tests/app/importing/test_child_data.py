"""Lists of single children are refused with the reason; lists of staff and of training are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from app.importing.child_data import ChildLevelData, refuse_child_data
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.reading import read_workbook
from app.importing.unrecognised import Unrecognised
from tests.app.importing.files import write_workbook
from tests.app.importing.good_workbooks import write_open_document
from tests.inputs import real

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.bootstrap import Core

BIRTHS = ("12/03/2011", "04/11/2009", "30/06/2014", "01/02/2017", "19/08/2012")
SEXES = ("M", "F", "F", "M", "F")
CHECKED = ("943 476 5919", "4010232137", "943-476-5870", "9434765889", "943 476 5994")
UPNS = ("D051910639385", "L034811502612", "a 123456789012", "K903214567801", "T111122223333")


def refusal(path: Path) -> str:
    with pytest.raises(ChildLevelData) as refused:
        refuse_child_data(read_workbook(path))
    return str(refused.value)


def sheet(path: Path, *rows: Sequence[object]) -> Path:
    return write_workbook(path, {"List": rows})


@pytest.mark.parametrize(("name", "sign"), [("ad1.csv", "B1"), ("header.csv", "numbers in E1")])
def test_real_returns_about_children_are_refused(name: str, sign: str) -> None:
    told = refusal(real("child_level", name))
    assert sign in told
    assert told.endswith("ask the sender for totals, and delete this file.")


def test_a_register_of_homes_lists_no_child_and_is_no_ledger_either(core: Core) -> None:
    workbook = read_workbook(real("child_level", "combined_scp_ch_fake.xlsx"))
    refuse_child_data(workbook)
    with pytest.raises(Unrecognised):
        Importer(core.read, KINDS, LOOKUPS).look_at(workbook)


@pytest.mark.parametrize(
    "head",
    [
        ("Name", "DOB"),
        ("Child's name", "D.O.B."),
        ("Surname", "Forename", "Date of birth (dd/mm/yyyy)"),
        ("YP initials", "Date of Birth of young person"),
        ("Pupil", "DOB (dd/mm/yy)"),
        ("Child ID", "Year of birth", "Job title of worker", "Role"),
        ("Initials", "UPN"),
        ("Ref", "NHS no."),
    ],
)
def test_headings_give_children_away(tmp_path: Path, head: tuple[str, ...]) -> None:
    row = ["x"] * len(head)
    assert "single people" in refusal(sheet(tmp_path / "a.xlsx", head, row))


@pytest.mark.parametrize(
    "head",
    [
        ("Name", "Job title", "Date of birth", "Email"),
        ("First name", "Surname", "DOB", "DBS number"),
        ("Delegate", "Name", "Course", "Date of birth"),
        ("Name", "Agency", "Course", "Date attended"),
        ("Child Protection Conference chair", "Date"),
        ("Agency", "Children seen", "Births recorded"),
    ],
)
def test_lists_of_staff_training_and_totals_are_not_refused(
    tmp_path: Path, head: tuple[str, ...]
) -> None:
    refuse_child_data(read_workbook(sheet(tmp_path / "a.xlsx", head, ["x"] * len(head))))


def test_a_list_without_headings_is_known_by_its_births(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = zip("ABCDE", BIRTHS, SEXES, strict=True)
    path.write_text(
        "".join(f"{name} Valli,{day},{sex}\n" for name, day, sex in rows), encoding="utf-8"
    )
    assert "dates of birth in B1" in refusal(path)


def test_pupil_numbers_are_known_without_a_heading(tmp_path: Path) -> None:
    rows = [["Reference"], *([number] for number in UPNS)]
    assert "unique pupil numbers in A4" in refusal(sheet(tmp_path / "a.xlsx", *rows))


def test_nhs_numbers_are_known_by_their_check(tmp_path: Path) -> None:
    rows = [["Reference"], *([number] for number in CHECKED)]
    assert "NHS numbers in A1" in refusal(sheet(tmp_path / "a.xlsx", *rows))
    orders = [["Order"], *([str(4500000000 + 7 * number)] for number in range(60))]
    refuse_child_data(read_workbook(sheet(tmp_path / "c.xlsx", *orders)))
    phones = [["Phone"], *([f"0125458{number:04}"] for number in range(50))]
    refuse_child_data(read_workbook(sheet(tmp_path / "b.xlsx", *phones)))


def test_a_hidden_sheet_is_looked_at_too(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Agency", "Cases"], ["ELHT", 4])
    book = load_workbook(path)
    book.create_sheet("Cases").append(["Child", "DOB"])
    book["Cases"].sheet_state = "veryHidden"
    book.save(path)
    assert "sheet “Cases”" in refusal(path)


def test_hidden_columns_are_looked_at_too(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Child", "Agency", "DOB"], ["x", "y", "z"])
    book = load_workbook(path)
    book["List"].column_dimensions["C"].hidden = True
    book.save(path)
    assert "dates of birth in C1" in refusal(path)


def test_an_open_document_is_looked_at_too(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Child", "DOB"], ["A.V.", "12/03/2011"]]
    assert "dates of birth in B1" in refusal(write_open_document(tmp_path / "a.ods", rows))


def test_terms_of_members_beside_their_sex_are_no_births(tmp_path: Path) -> None:
    rows = [[f"P{place}", f"01/04/20{20 + place % 3}", "MF"[place % 2]] for place in range(20)]
    refuse_child_data(read_workbook(sheet(tmp_path / "a.xlsx", *rows)))


@pytest.mark.parametrize(
    ("note", "sign"),
    [
        ("Escalated for child J.V., UPN A123456789012", "a unique pupil number"),
        ("see x05191063938t.", "a unique pupil number"),
        ("Child dob 03/05/2014, school told", "a date of birth"),
        ("Strategy meeting (D.O.B.: 3 May 2014)", "a date of birth"),
        ("Date of birth is 2014-05-03", "a date of birth"),
        ("NHS no. 943 476 5919 checked", "an NHS number"),
        ("Patient 4010232137 seen on the ward", "an NHS number"),
    ],
)
def test_a_note_about_one_child_is_refused_with_its_cell(
    tmp_path: Path, note: str, sign: str
) -> None:
    path = tmp_path / "a.xlsx"
    told = refusal(sheet(path, ["Ref", "Action"], [1, "Review the protocol"], [2, note]))
    assert f"sheet “List” has {sign} in the text of B3" in told
    assert note not in told


@pytest.mark.parametrize(
    "note",
    [
        "Reference A123456789013",
        "Call the child protection line on 0125 458 5858 or 03001234567",
        "Order 4500000007 for the children's centre",
        "Ask for DOB on the form from 1 April 2025",
        "Add date of birth to the referral form by 03/05/2025",
        "Date of birth recorded in 94% of cases, 31/03/2025",
    ],
)
def test_a_note_that_only_speaks_of_such_data_is_not_refused(tmp_path: Path, note: str) -> None:
    refuse_child_data(read_workbook(sheet(tmp_path / "a.xlsx", ["Ref", "Action"], [1, note])))


@pytest.mark.parametrize(
    "name",
    ["training_register.xlsx", "membership_list.xlsx", "action_log.xlsx", "dataset_return.xlsx"],
)
def test_what_partners_send_is_not_refused(name: str) -> None:
    refuse_child_data(read_workbook(real("partner_returns", name)))
