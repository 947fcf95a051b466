"""A marked copy of a partner's workbook: what is put in, what stays to the byte, and that it reads as the original."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from app.agencies.operations import add_agency
from app.errors import Cancelled
from app.importing.natives import shade
from app.importing.pasted import pasted_workbook
from app.importing.put_right import Point, PutRight, to_put_right
from app.importing.put_right_list import NAME, TITLE
from app.importing.reading import read_workbook
from reports.marked_compare import reads_alike
from reports.marked_copy import MOST_MARKED, write_marked_copy
from reports.marked_letter import copy_draft
from reports.marked_styles import FILL
from reports.marked_wish import (
    ChangedSinceRead,
    CopyWish,
    NeedsMacroEnding,
    NothingToMark,
    SendersOwnFile,
    copy_name,
)
from tests.app.importing.files import text_cell, write_markup, write_workbook
from tests.files import open_core
from tests.inputs import real, real_files
from tests.reports.marked_samples import HEAD, ROWS, UNIT, importer, rich_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.workbook import Workbook

WORKBOOKS = [each for each in real_files("partner_returns") if each.suffix == ".xlsx"]
NOT_A_DATE = "“31/02/26” is not a date in the calendar."
CHANGED = {
    "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml",
}  # fmt: skip
"""Parts of the rich workbook in which something has to change, and none other may."""


def wish(core: Core, source: Path) -> CopyWish:
    found = to_put_right(importer(core).look(source))
    return CopyWish(found, source, UNIT, "scp@example.org")


def copy_of(core: Core, source: Path, name: str = "") -> Path:
    made = write_marked_copy(wish(core, source), source.with_name(name or copy_name(source.name)))
    return made.path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def comments(path: Path) -> dict[str, str]:
    found = {}
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            found.update({cell.coordinate: cell.comment.text for cell in row if cell.comment})
    return found


def marked_cells(path: Path) -> set[str]:
    book = load_workbook(path)
    return {
        cell.coordinate
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == f"FF{FILL}"
    }


@pytest.fixture
def members(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "members.xlsx", {"Members": [HEAD, *ROWS]})


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[tuple[Path, Path]]:
    """Give the rich workbook and its marked copy, made once."""
    folder = tmp_path_factory.mktemp("sent")
    core = open_core(folder, template)
    source = rich_workbook(folder / "rich.xlsm")
    yield source, copy_of(core, source)
    core.close()


def test_what_the_sender_made_stays_to_the_byte_and_reads_the_same(sent: tuple[Path, Path]) -> None:
    source, copy = sent
    assert copy.name == "rich - to put right.xlsm"
    before, after = parts(source), parts(copy)
    assert {name for name in before if before[name] != after.get(name)} == CHANGED
    assert set(after) - set(before) == {"xl/worksheets/sheetToPutRight1.xml"}
    assert reads_alike(read_workbook(source), read_workbook(copy))
    sheet = after["xl/worksheets/sheet1.xml"]
    for kept in (b"<f>COUNTA(D2:D4)</f><v>3</v>", b"<dataValidation ", b"x14:dataBar", b"<sheetProtection ",
                 b"<legacyDrawingHF ", b"<tablePart "):  # fmt: skip
        assert kept in sheet
    assert sheet.count(b"<legacyDrawing ") == 1
    assert b'name="Mine" localSheetId="2"' in after["xl/workbook.xml"]
    assert b"tabSelected" not in sheet


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_each_problem_is_a_comment_of_the_unit_on_a_quiet_fill_and_other_cells_are_left_alone(
    sent: tuple[Path, Path],
) -> None:
    _, copy = sent
    said = comments(copy)
    assert set(said) == {"F2", "E3", "D4"}
    assert said["F2"].startswith("The year is a guess")
    assert said["F2"].endswith(
        f"To put right: {NOT_A_DATE} Write day, month and year, such as 31 March 2026."
    )
    assert said["E3"].startswith("To put right: “jo.derby” is not an e-mail address")
    assert said["D4"] == "Acting up"
    assert marked_cells(copy) == {"F2", "E3"}
    cell = load_workbook(copy)["Members"]["E3"]
    assert (cell.font.italic, cell.protection.locked) == (True, False)
    assert cell.comment is not None
    assert cell.comment.author == UNIT


def test_the_list_tells_where_and_what_and_the_copy_is_read_as_the_workbook_was(
    core: Core, members: Path
) -> None:
    copy = copy_of(core, members)
    sheet = load_workbook(copy).worksheets[0]
    assert (sheet.title, sheet["A1"].value) == (NAME, TITLE)
    assert sheet["A2"].value.startswith("members.xlsx: 2 things to put right, in 2 of 3 rows.")
    assert "send it back to scp@example.org" in sheet["A3"].value
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert lines[0] == ["No.", "Sheet", "Cell", "What stands there", "What is wrong", "What to do"]
    assert lines[1][:5] == [1, "Members", "F2", "31/02/26", NOT_A_DATE]
    assert [row[2] for row in lines[1:]] == ["F2", "E3"]
    assert sheet["C6"].hyperlink.location == "'Members'!F2"
    first, again = (importer(core).look(path) for path in (members, copy))
    assert [each.name for each in again.workbook.sheets] == ["Members"]
    assert again.counts == first.counts
    assert [row.values for row in again.rows] == [row.values for row in first.rows]


def test_a_copy_of_a_copy_has_one_list_and_marks_only_what_is_still_wrong(
    core: Core, members: Path, tmp_path: Path
) -> None:
    back = tmp_path / "back.xlsx"
    book = load_workbook(copy_of(core, members))
    book["Members"]["F2"] = "31/03/2026"
    book.save(back)
    second = copy_of(core, back)
    assert load_workbook(second).sheetnames == [NAME, "Members"]
    assert set(comments(second)) == marked_cells(second) == {"E3"}
    boxes = parts(second)[next(name for name in parts(second) if name.endswith(".vml"))]
    assert boxes.count(b'ObjectType="Note"') == 1
    assert copy_name("m - to put right.xlsx") == "m - to put right again.xlsx"


def test_what_the_file_of_the_program_knows_is_told_to_no_sender(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Blackburn College"})
    row = ("Board", "Head", "Blackburn Collage", "Zoe Valli", "", "")
    source = write_workbook(tmp_path / "a.xlsx", {"Members": [HEAD, row]})
    preview = importer(core).look(source)
    assert "Blackburn College" in preview.problems[0].message
    copy = copy_of(core, source)
    assert "Agency “Blackburn Collage”" not in comments(copy)["C2"]
    assert "We cannot tell which agency “Blackburn Collage” is." in comments(copy)["C2"]
    assert not [name for name, text in parts(copy).items() if b"Blackburn College" in text]


def test_a_text_file_becomes_a_workbook_of_its_values_in_which_formulas_stay_text(
    core: Core, tmp_path: Path
) -> None:
    source = tmp_path / "members.csv"
    source.write_text('Group,Post,Agency,Name,Term ends\nBoard,=1+1,"@ELHT",+Zoe Valli,31/02/26\n')
    made = write_marked_copy(wish(core, source), tmp_path / copy_name(source.name))
    assert made.path.name == "members - to put right.xlsx"
    assert "the values alone" in made.sentence
    sheet = load_workbook(made.path)["members"]
    row = [(cell.value, cell.data_type) for cell in sheet[2]]
    assert row == [(text, "s") for text in ("Board", "=1+1", "@ELHT", "+Zoe Valli", "31/02/26")]
    assert set(comments(made.path)) == {"E2"}
    assert "new workbook with the values" in load_workbook(made.path).worksheets[0]["A4"].value
    assert importer(core).look(made.path).counts == importer(core).look(source).counts


def test_a_pasted_list_has_a_marked_copy_too(core: Core, tmp_path: Path) -> None:
    pasted = pasted_workbook("\n".join("\t".join(row) for row in (HEAD, *ROWS)), "Pasted 1")
    found = to_put_right(importer(core).look_at(pasted))
    made = write_marked_copy(CopyWish(found, pasted, UNIT), tmp_path / copy_name("Pasted 1"))
    assert set(comments(made.path)) == {"F2", "E3"}


def test_a_workbook_that_marks_cannot_be_put_into_is_written_with_its_values(
    core: Core, tmp_path: Path
) -> None:
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            text_cell(f"{letter}{number}", text) for letter, text in zip("ABCDEF", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate((HEAD, *ROWS), 1)
    )
    made = write_marked_copy(
        wish(core, source := write_markup(tmp_path / "bare.xlsx", rows)), tmp_path / "c.xlsx"
    )
    assert not made.in_place
    assert set(comments(made.path)) == {"F2", "E3"}
    assert importer(core).look(made.path).counts == importer(core).look(source).counts


def test_markup_with_a_prefix_is_marked_in_place(core: Core, members: Path, tmp_path: Path) -> None:
    prefixed = tmp_path / "prefixed.xlsx"
    with zipfile.ZipFile(prefixed, "w") as archive:
        for name, text in parts(members).items():
            if name.startswith("xl/worksheets/sheet"):
                plain = text.replace(b"xmlns=", b"xmlns:x=")
                text = re.sub(rb"<(/?)(?=\w)", rb"<\1x:", plain)  # noqa: PLW2901 - the part as it is written
            archive.writestr(name, text)
    made = write_marked_copy(wish(core, prefixed), tmp_path / "copy.xlsx")
    assert made.in_place
    assert set(comments(made.path)) == marked_cells(made.path) == {"F2", "E3"}


def test_a_column_that_is_not_there_is_on_the_list_once_and_at_no_cell(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "ELHT"})
    rows = [
        ("Agency", "Year", "Notes"),
        ("ELHT", "2025-26", "Core"),
        ("ELHT", "2024-25", "Core"),
    ]
    source = write_workbook(tmp_path / "a.xlsx", {"Contributions": rows})
    found = to_put_right(importer(core).look(source))
    assert [(each.cell, each.place, each.wrong) for each in found.points] == [
        ("", "2 rows", "This line has no amount: give what is agreed, or what was proposed.")
    ]
    copy = copy_of(core, source)
    assert comments(copy) == {}
    assert load_workbook(copy).worksheets[0]["C6"].value == "2 rows"


def test_the_fill_of_marks_is_no_traffic_light() -> None:
    assert not shade(FILL)


def test_several_things_at_one_cell_make_one_comment_and_there_are_only_so_many(
    core: Core, members: Path
) -> None:
    known = wish(core, members)
    many = [
        Point("Members", f"A{row}", row, f"A{row}", "", "Wrong.", "Mend it.")
        for row in range(2, MOST_MARKED + 9)
    ]
    both = [replace(many[0], wrong="Twice.", advice="")]
    points = (*many, *both)
    made = write_marked_copy(
        replace(known, put_right=replace(known.put_right, points=points)),
        members.with_name("c.xlsx"),
    )
    said = comments(made.path)
    assert len(said) == MOST_MARKED
    assert said["A2"] == "To put right: Wrong. Mend it.\nTwice. "
    assert f"first {MOST_MARKED:,} cells" in load_workbook(made.path).worksheets[0]["A4"].value


def test_nothing_is_written_where_it_must_not_be(core: Core, members: Path, tmp_path: Path) -> None:
    known = wish(core, members)
    before = members.read_bytes()
    with pytest.raises(SendersOwnFile):
        write_marked_copy(known, members)
    with pytest.raises(NothingToMark):
        write_marked_copy(
            replace(known, put_right=replace(known.put_right, points=())), tmp_path / "c.xlsx"
        )
    with pytest.raises(NeedsMacroEnding):
        write_marked_copy(wish(core, rich_workbook(tmp_path / "rich.xlsm")), tmp_path / "c.xlsx")
    with pytest.raises(Cancelled):
        write_marked_copy(known, tmp_path / "c.xlsx", _Stop())
    assert members.read_bytes() == before
    members.write_bytes(before + b" ")
    with pytest.raises(ChangedSinceRead):
        write_marked_copy(known, tmp_path / "c.xlsx")
    assert not (tmp_path / "c.xlsx").exists()


class _Stop:
    """Somebody who wishes to stop at once."""

    def report(self, label: str, done: int, total: int) -> None:
        del label, done, total

    def stop_wished(self) -> bool:
        return True


def test_a_letter_carries_the_copy(core: Core, members: Path) -> None:
    draft = copy_draft(wish(core, members), "Sana Khan")
    assert draft.letter.wording.subject == "To put right: members.xlsx"
    assert "2 things in it cannot be read in as they stand, in 2 rows." in draft.letter.wording.body
    [attached] = draft.attachments
    assert attached.name == "members - to put right.xlsx"
    assert attached.content.startswith(b"PK")


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_a_real_return_reads_the_same_when_its_marked_copy_comes_back(
    path: Path, tmp_path: Path
) -> None:
    read = read_workbook(path)
    made = write_marked_copy(CopyWish(_some(read), path, UNIT), tmp_path / copy_name(path.name))
    assert made.in_place  # which it is only where it was read again and said the same
    assert len(comments(made.path)) == made.marked


def _some(read: Workbook) -> PutRight:
    """Mark a cell in every sheet, as if something were wrong in it."""
    points = tuple(
        Point(sheet.name, "B3", 3, "B3", "", "Wrong.", "Mend it.")
        for sheet in read.sheets
        if sheet.visible
    )
    return PutRight(read.name, read.sha256, "", 1, 1, points)


def test_a_real_membership_list_goes_through_both_ways(core: Core, tmp_path: Path) -> None:
    source = real("partner_returns", "membership_list.xlsx")
    first = importer(core).look(source)
    found = to_put_right(first)
    assert found.points
    made = write_marked_copy(CopyWish(found, source, UNIT), tmp_path / copy_name(source.name))
    again = importer(core).look(made.path)
    assert again.counts == first.counts
    assert to_put_right(again).points == found.points
