"""The workbooks of a round: what a partner finds in them, and that all are made and noted or none."""

from __future__ import annotations

import re
from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import openpyxl
import pytest

from app.errors import Cancelled, EnvironmentProblem, NotFound
from app.partnerships.operations import change_partnership
from app.returns.editing import change_scale
from app.returns.issuing import NothingAsked, issue_of, note_made
from app.returns.operations import add_round, ask_agencies, remove_request
from app.returns.queries import requests
from app.returns.scores import Level, Scale
from models.partnerships import Partnership
from models.returns import RequestState, ReturnRequest
from reports.issue.workbooks import IssueWish, NamesTaken, NobodyChosen, make_workbooks, placed
from tests.app.returns.issued import NAMES, bring_in, column_of, fill, make, open_issue, row_of
from tests.files import open_core
from tests.queries import asked_of

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

    from app.bootstrap import Core


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Workbook:
    """Open the workbook of the first agency of a round; nobody changes it."""
    folder = tmp_path_factory.mktemp("round")
    core = open_core(folder, template)
    made = make(core, open_issue(core), folder)
    core.close()
    return openpyxl.load_workbook(made.paths[NAMES[0]])


def check_at(sheet: Worksheet, number: str, name: str = "answer") -> DataValidation:
    """Give what checks and helps at a cell of a question."""
    place = sheet.cell(row_of(sheet, number), column_of(sheet, name)).coordinate
    every: list[DataValidation] = sheet.data_validations.dataValidation
    return next(each for each in every if place in each.sqref)


def test_every_agency_has_a_workbook_of_its_name_and_one_step_notes_them(
    core: Core, tmp_path: Path
) -> None:
    made = make(core, open_issue(core), tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == [
        "S11 2024-25 - East Lancashire Hospitals.xlsx",
        "S11 2024-25 - Probation Service.xlsx",
    ]
    assert (made.sentence, made.lacking) == ("2 workbooks made", (NAMES[1],))
    with core.read() as session:
        rows = session.query(ReturnRequest).all()
        assert {row.made_on for row in rows} == {core.clock.today()}
        assert {row.state for row in rows} == {RequestState.SENT}
        assert len({row.token for row in rows}) == 2
    core.undo()
    with core.read() as session:
        assert {row.token for row in session.query(ReturnRequest)} == {None}


def test_only_what_is_to_be_filled_in_is_open(book: Workbook) -> None:
    sheet = book["Return"]
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    row = row_of(sheet, "1.1")
    is_locked = {
        name: sheet.cell(row, column_of(sheet, name)).protection.locked
        for name in ("number", "wording", "answer", "reason", "evidence", "improvement", "deadline")
    }
    assert [name for name, locked in is_locked.items() if locked] == ["number", "wording"]
    # No evidence is asked for beside a figure.
    assert sheet.cell(row_of(sheet, "2.2"), column_of(sheet, "evidence")).protection.locked


def test_every_answer_has_its_list_or_check_with_help_and_a_clear_complaint(book: Workbook) -> None:
    sheet = book["Return"]
    found = {
        number: check_at(sheet, number) for number in ("1.1", "1.2", "2.1", "2.2", "2.3", "2.5")
    }
    assert [(each.type, each.formula1) for each in found.values()][:3] == [
        ("list", "ReturnScale"),
        ("list", "ReturnScale"),
        ("list", "ReturnYesNo"),
    ]
    assert [found[number].type for number in ("2.2", "2.3", "2.5")] == [
        "decimal",
        "decimal",
        "date",
    ]
    helped = {number: str(each.prompt) for number, each in found.items()}
    assert helped["1.2"].startswith("Twice a year at least.\nChoose from the list: 0 Not met")
    assert "Keep it only if it is <5" in str(found["2.2"].error)
    assert all(each.showInputMessage for each in found.values())
    assert max(map(len, helped.values())) <= 255
    offered = [cell.value for (cell,) in book["Desk"]["D1:D5"]]
    assert offered == ["0 Not met", "1 Partly", "2 Mostly", "3 Met", "N/A"]
    assert check_at(sheet, "1.1", "evidence").promptTitle == "Evidence"


def test_long_names_and_words_stay_within_what_excel_takes(core: Core, tmp_path: Path) -> None:
    round_id = open_issue(core)
    long = ("of all who look after children in the borough " * 4)[:175].strip()
    with core.work("Change") as work:
        body = work.session.query(Partnership.id).scalar()
        change_partnership(work, body, {"name": f'The "Partnership" {long}', "mailbox": None})
        levels = (Level(0, f"Not met {long}", "bad"), Level(1, f"Met {long}", "good"))
        change_scale(work, issue_of(work.session, round_id).template.id, Scale(levels, 1))
    sheet = openpyxl.load_workbook(make(core, round_id, tmp_path).paths[NAMES[0]])["Return"]
    assert max(len(str(each.prompt)) for each in sheet.data_validations.dataValidation) <= 255
    parts = re.findall(r'"((?:[^"]|"")*)"', str(sheet["B3"].value))
    assert max(map(len, parts)) <= 255
    assert "".join(parts).replace('""', '"').endswith(f'The "Partnership" {long}' + ".")


def test_it_prints_on_a4_across_with_headings_and_pages_on_every_sheet(book: Workbook) -> None:
    sheet = book["Return"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$4:$4", "D5")
    assert sheet.oddFooter is not None
    assert sheet.oddHeader is not None
    assert sheet.oddFooter.left.text == f"S11 2024-25, {NAMES[0]}"
    assert (sheet.oddFooter.right.text, sheet.oddHeader.right.text) == ("Page &P of &N", "OFFICIAL")
    assert (book.properties.title, book.properties.language) == ("S11 2024-25", "en-GB")


def test_a_hidden_sheet_says_which_return_it_is(book: Workbook) -> None:
    hidden = book["Desk"]
    assert hidden.sheet_state == "veryHidden"
    said = {hidden.cell(row, 1).value: hidden.cell(row, 2).value for row in range(2, 8)}
    assert (said["round"], said["agency"], said["edition"]) == ("S11 2024-25", NAMES[0], "1")
    assert said["token"]
    assert book["Return"].column_dimensions["A"].hidden


def test_text_stays_text_and_the_scale_is_explained_in_words(book: Workbook) -> None:
    sheet = book["Return"]
    wording = sheet.cell(row_of(sheet, "1.2"), column_of(sheet, "wording"))
    assert (wording.value, wording.data_type) == ("=Reports go to the board", "s")
    about = [(row[0].value, row[1].value) for row in book["About this return"].iter_rows()]
    assert ("1 Partly", "Partly, below what is wanted") in about
    assert book["Return"].conditional_formatting


def test_last_time_stands_beside_the_question_for_an_agency_that_answered(
    core: Core, tmp_path: Path
) -> None:
    before = open_issue(core)
    path = make(core, before, tmp_path).paths[NAMES[0]]
    bring_in(core, fill(path, {"1.1": "1 Partly", "2.4": 12.5}, tmp_path / "back.xlsx"))
    with core.work("Next cycle") as work:
        old = issue_of(work.session, before)
        now = add_round(
            work,
            {
                "name": "S11 2025-26",
                "template": old.template.id,
                "period": "2025-26",
                "due_on": date(2026, 3, 31),
            },
        )
        ask_agencies(work, now, [each.agency.id for each in old.agencies], None)
    made = make(core, now, tmp_path)
    seen = {}
    for name, path in made.paths.items():
        sheet = openpyxl.load_workbook(path)["Return"]
        column = column_of(sheet, "before")
        seen[name] = [sheet.cell(row_of(sheet, number), column).value for number in ("1.1", "2.4")]
        assert sheet.cell(4, column).value == "Last time (2024-25)"
    assert seen == {NAMES[0]: ["1 Partly", "£12.50"], NAMES[1]: [None, None]}


def test_drafts_have_each_agencys_own_workbook_attached(core: Core, tmp_path: Path) -> None:
    made = make(core, open_issue(core), tmp_path, drafts=True)
    assert made.drafts is not None
    first, second = sorted(made.drafts.path.iterdir())
    found = message_from_bytes(first.read_bytes(), policy=default)
    assert (found["X-Unsent"], found["To"]) == (
        "1",
        "East Lancashire Hospitals <safeguarding@example.org>",
    )
    assert found["Subject"] == "S11 2024-25: your return"
    [attached] = found.iter_attachments()
    assert attached.get_content() == made.paths[NAMES[0]].read_bytes()
    assert second.name == "2 Probation Service no address.eml"


def test_a_workbook_made_again_is_known_like_the_first(core: Core, tmp_path: Path) -> None:
    round_id = open_issue(core)
    old = make(core, round_id, tmp_path).paths[NAMES[0]]
    first = fill(old, {"1.1": "3 Met"}, tmp_path / "first.xlsx")
    with pytest.raises(NamesTaken, match="2 files of these names are in"):
        make(core, round_id, tmp_path)
    make(core, round_id, tmp_path, replace=True)
    assert bring_in(core, first).agency == NAMES[0]


def test_the_returns_of_a_round_are_read_once_to_note_their_workbooks(core: Core) -> None:
    round_id = open_issue(core)
    with core.read() as session:
        issue = issue_of(session, round_id)
    with core.work("Make workbooks") as work, asked_of(core) as asked:
        note_made(work, issue.agencies, sent=True)
    assert len(issue.agencies) > 1
    one_by_one = "WHERE return_request.id = ?"
    assert not [each for each in asked if each.startswith("SELECT") and one_by_one in each]


def test_what_is_not_sent_yet_is_only_made(core: Core, tmp_path: Path) -> None:
    make(core, open_issue(core), tmp_path, sent=False)
    with core.read() as session:
        assert {each.sent_on for each in requests(session, [1, 2])} == {None}


class StopsAtOnce:
    """Somebody who stops after the first workbook."""

    def report(self, _label: str, done: int, _total: int) -> None:
        """Hear how far it is."""
        self.done = done

    def stop_wished(self) -> bool:
        """Stop at the second."""
        return self.done >= 1


def test_stopping_leaves_no_workbook_and_notes_none(core: Core, tmp_path: Path) -> None:
    round_id = open_issue(core)
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        make_workbooks(core, IssueWish(round_id, (1, 2), folder), StopsAtOnce())
    assert list(folder.iterdir()) == []
    with core.read() as session:
        assert {row.made_on for row in session.query(ReturnRequest)} == {None}


class RemovesAnAgency:
    """Takes the second agency out of the round while its workbook is being made."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def report(self, _label: str, done: int, _total: int) -> None:
        """Take it out once both workbooks are there."""
        if done == 2:
            with self._core.work("Remove return") as work:
                remove_request(work, 2)

    def stop_wished(self) -> bool:
        """Go on."""
        return False


def test_an_agency_taken_out_meanwhile_leaves_neither_workbooks_nor_letters(
    core: Core, tmp_path: Path
) -> None:
    """Reproduces: the workbooks stayed in their folder where what comes after them failed."""
    round_id = open_issue(core)
    wish = IssueWish(round_id, (1, 2), tmp_path / "out", drafts=True)
    wish.folder.mkdir()
    with pytest.raises(NotFound):
        make_workbooks(core, wish, RemovesAnAgency(core))
    assert list(wish.folder.iterdir()) == []
    with core.read() as session:
        assert {(row.made_on, row.token) for row in session.query(ReturnRequest)} == {(None, None)}


def fail_within(paths: list[Path], folder: Path) -> None:
    with placed(paths, folder):
        assert (folder / "b.xlsx").read_text() == "new"
        raise OSError


def test_what_fails_after_the_files_are_in_place_takes_them_away_again(tmp_path: Path) -> None:
    made, folder = tmp_path / "made", tmp_path / "out"
    made.mkdir()
    folder.mkdir()
    (folder / "b.xlsx").write_text("as it was")
    paths = [made / name for name in ("a.xlsx", "b.xlsx")]
    for path in paths:
        path.write_text("new")
    with pytest.raises(EnvironmentProblem, match="not written"):
        fail_within(paths, folder)
    assert [path.name for path in folder.iterdir()] == ["b.xlsx"]
    assert (folder / "b.xlsx").read_text() == "as it was"


def test_what_cannot_be_made_is_refused(core: Core, tmp_path: Path) -> None:
    round_id = open_issue(core)
    with pytest.raises(EnvironmentProblem, match="There is no folder"):
        make_workbooks(core, IssueWish(round_id, (1,), tmp_path / "away"))
    with pytest.raises(NobodyChosen):
        make_workbooks(core, IssueWish(round_id, (), tmp_path))
    with pytest.raises(NotFound):
        make_workbooks(core, IssueWish(round_id, (7,), tmp_path))
    with core.work("Empty round") as work:
        empty = add_round(work, {"name": "Empty", "template": 1, "period": "2025"})
    with pytest.raises(NothingAsked, match="Empty asks no agency"):
        make_workbooks(core, IssueWish(empty, (1,), tmp_path))
