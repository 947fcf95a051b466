"""Names in workbooks with nobody to ask: what is taken is told, what is a question is left, --name answers it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.app.importing.files import write_workbook
from tests.app.returns.partners import BY_SCORE, expected
from tests.inputs import real
from tests.ui.commandline.test_section_eleven import stored

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.commandline.in_process import Pdesk

HEAD = ("Agency", "Financial year", "Agreed")
NURSERY = "Blackburn College Nursery"


@pytest.fixture
def file(pdesk: Pdesk, file: Path, tmp_path: Path) -> Path:
    """Give a file that knows one police force and one college."""
    book = paid(tmp_path, "Lancashire Constabulary", "Blackburn College")
    assert pdesk("import", file, book)[0] == 0
    return file


def paid(folder: Path, *agencies: str, year: str = "2024-25") -> Path:
    rows = [HEAD, *((agency, year, 100) for agency in agencies)]
    return write_workbook(folder / "contributions.xlsx", {"Paid": rows})


def names(pdesk: Pdesk, file: Path) -> list[str]:
    return sorted(row["name"] for row in pdesk.answer("list", file, "agencies"))


def test_a_name_that_is_sure_enough_is_taken_and_that_is_told(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    book = paid(tmp_path, "Lancs Police", year="2025-26")
    [done] = pdesk.answer("import", file, book, "--preview")
    assert done["notes"][0] == {
        "sheet": "Paid",
        "cell": "A2",
        "message": "“Lancs Police” was taken for Lancashire Constabulary (99 % alike), in 1 row.",
    }
    assert "note, Paid A2: “Lancs Police” was taken for" in pdesk("import", file, book)[1]
    assert names(pdesk, file) == ["Blackburn College", "Lancashire Constabulary"]


def test_a_name_that_is_a_question_is_left_out_and_the_problem_says_what_to_do(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    code, printed = pdesk("import", file, paid(tmp_path, NURSERY))
    assert code == 1
    assert f"--name “{NURSERY}=Blackburn College”" in printed
    assert "nothing was stored" in pdesk.refusal
    assert NURSERY not in names(pdesk, file)


@pytest.mark.parametrize(
    ("meant", "known"),
    [
        ("new", [NURSERY, "Lancashire Constabulary"]),
        ("blackburn college", ["Lancashire Constabulary"]),
        ("Sunny Days Ltd", ["Lancashire Constabulary", "Sunny Days Ltd"]),
    ],
)
def test_name_answers_for_a_script(pdesk: Pdesk, file: Path, meant: str, known: list[str]) -> None:
    book = paid(file.parent, NURSERY, year="2025-26")
    [done] = pdesk.answer("import", file, book, "--name", f"{NURSERY}={meant}")
    assert done["rows"][0]["outcome"] == "new"
    assert names(pdesk, file) == ["Blackburn College", *known]


def test_what_name_said_is_known_from_then_on(pdesk: Pdesk, file: Path, tmp_path: Path) -> None:
    book = paid(tmp_path, "The Feilden Street site", year="2025-26")
    pdesk.answer("import", file, book, "--name", "the feilden street site=Blackburn College")
    [again] = pdesk.answer("import", file, book)
    assert (again["counts"]["unchanged"], again["step"]) == (1, None)


def test_name_without_a_meaning_is_wrong_usage(pdesk: Pdesk, file: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        pdesk("import", file, paid(tmp_path, NURSERY), "--name", NURSERY)
    assert stopped.value.code == 2


def test_an_agency_that_is_given_against_the_workbook_is_told(pdesk: Pdesk, file: Path) -> None:
    book = real("partner_returns", BY_SCORE[0])
    [done] = pdesk.answer("import", file, book, "--agency", "Blackburn College", "--preview")
    assert done["agency"] == "Blackburn College"
    assert "it was taken as that of “Blackburn College”, as you said" in done["notes"][0]["message"]


def test_every_book_of_the_partners_makes_each_agency_once(pdesk: Pdesk, tmp_path: Path) -> None:
    file = tmp_path / "whole.pdesk"
    pdesk("new", file)
    books = ("contributions.xlsx", "membership_list.xlsx", *BY_SCORE, "training_register.xlsx")
    done = pdesk.answer("import", file, *(real("partner_returns", each) for each in books))
    assert [each["counts"]["new"] for each in done] == [4, 27, *[18] * 6, 60]
    assert len(names(pdesk, file)) == 12
    found: Any = stored(pdesk, file)
    for book in BY_SCORE[:5]:
        assert expected(book).items() <= found.items()
    again = pdesk.answer("import", file, *(real("partner_returns", each) for each in books))
    assert [each["counts"]["unchanged"] for each in again] == [4, 27, *[18] * 6, 60]


def test_a_round_that_is_new_is_told_and_one_is_meant_by_its_period_too(
    pdesk: Pdesk, file: Path
) -> None:
    book = real("partner_returns", BY_SCORE[1])
    [done] = pdesk.answer("import", file, book, "--round", "Spring audit")
    assert "Round, new: Spring audit" in [each["message"] for each in done["notes"]]
    [again] = pdesk.answer("import", file, book, "--round", "2024/25")
    assert again["counts"]["unchanged"] == 18
    [next_year] = pdesk.answer("import", file, book, "--round", "Spring audit 2027", "--preview")
    assert next_year["step"] is None
    assert len(pdesk.answer("list", file, "return-rounds")) == 1


def test_a_score_that_does_not_apply_is_null_in_the_import_and_in_the_list(
    pdesk: Pdesk, file: Path
) -> None:
    [done] = pdesk.answer("import", file, real("partner_returns", BY_SCORE[0]))
    read = next(row["values"] for row in done["rows"] if row["values"]["standard"] == "4.3")
    assert (read["self_score"], read["moderated_score"], read["not_applicable"]) == (
        None,
        None,
        True,
    )
    kept = next(
        row for row in pdesk.answer("list", file, "return-answers") if row["standard"] == "4.3"
    )
    assert (kept["self_score"], kept["self_score_mark"]) == (None, "N/A")


def test_a_workbook_that_fits_nothing_is_refused_with_the_way_on(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    book = write_workbook(tmp_path / "odd.xlsx", {"S": [("Colour", "Taste"), ("Red", "Sweet")]})
    assert pdesk("import", file, book) == (1, "")
    assert pdesk.refusal.endswith("Say it with --as KIND; pdesk kinds names them.\n")
    told = {each["kind"]: each["imported_as"] for each in pdesk.answer("kinds")}
    assert told["groups"] == []
    assert told["bookings"] == ["attendance-report", "form-answers", "training-register"]


def test_an_action_log_is_imported_for_the_group_that_is_named(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    head = ("Ref", "Meeting date", "Action", "Owner", "Due date", "Status")
    row = ("A1", date(2025, 3, 3), "Draft the briefing", "Ann Abel", "ASAP", "Open")
    book = write_workbook(tmp_path / "log.xlsx", {"Action log": [head, row]})
    seats = [
        ("Group", "Post", "Agency", "Name"),
        ("Board", "Chair", "Blackburn College", "A. Abel"),
    ]
    members = write_workbook(tmp_path / "members.xlsx", {"Membership": seats})
    assert pdesk("import", file, members, "--as", "members")[0] == 0
    assert pdesk("import", file, book)[0] == 1
    [told] = pdesk.answer("import", file, book, "--group", "Board")
    assert (told["kind"], told["counts"]["new"]) == ("action-log", 1)
    [kept] = [each for each in pdesk.answer("list", file, "actions") if each["log_reference"]]
    assert (kept["log_reference"], kept["due"], kept["due_words"]) == ("A1", None, "ASAP")
    told_kinds = {each["kind"]: each["imported_as"] for each in pdesk.answer("kinds")}
    assert told_kinds["actions"] == ["action-log"]
