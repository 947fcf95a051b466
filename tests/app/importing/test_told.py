"""What is told of a file beside its rows: totals of some rows, what one answer settles, names that gave something."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.importing.advice import HELD_BACK
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.notes import disagreeing_totals
from app.importing.outcomes import Outcome
from app.importing.put_right import to_put_right
from app.importing.report import tell
from app.importing.storing import store_preview
from app.rag.operations import add_usual_rag_words
from tests.app.groups.makers import make_board
from tests.app.importing.files import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

REGISTER = ("Course title", "Course date", "Name", "Organisation", "Attended")
DELEGATES = (
    ("Neglect", "13/06/2025", "Ada Rowe", "Anytown Police", "Y"),
    ("Neglect", "13/06/2025", "Bryn Yates", "Anytown Police", "DNA"),
)
ACTIONS = ("Action", "Owner", "Due")


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path)


def register(folder: Path, *below: tuple[object, ...]) -> Path:
    rows = [REGISTER, *DELEGATES, *below]
    return write_workbook(folder / "register.xlsx", {"Training register": rows})


def notes(preview: Preview) -> list[str]:
    return [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]


def differing(preview: Preview) -> list[str]:
    records = [row for row in preview.rows if row.outcome is not Outcome.NOTE]
    return [told for _, told in disagreeing_totals(preview.source, preview.kind, records)]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (("Total attended: 1",), "“Total attended: 1” is stated, 1 row says Attended"),
        (("Total attended", 1), "“Total attended: 1” is stated, 1 row says Attended"),
        (("Total delegates: 2",), "“Total delegates: 2” is stated, 2 rows were found"),
        (
            ("Total cost: 400",),
            "“Total cost: 400” is stated; it was not compared with the rows",
        ),
    ],
)
def test_a_total_is_compared_with_the_rows_it_is_of(
    core: Core, tmp_path: Path, below: tuple[object, ...], told: str
) -> None:
    preview = look(core, register(tmp_path, below))
    assert told in notes(preview)
    assert differing(preview) == []


def test_a_total_that_differs_stands_in_the_copy_for_the_sender_too(
    core: Core, tmp_path: Path
) -> None:
    preview = look(core, register(tmp_path, ("Total attended: 2",)))
    sentence = "“Total attended: 2” is stated, 1 row says Attended"
    assert differing(preview) == [sentence]
    [point] = to_put_right(preview).points
    assert (point.cell, point.wrong) == ("A4", f"{sentence}.")


def test_a_total_of_rows_that_could_not_all_be_taken_says_how_many_are_not_in_it(
    core: Core, tmp_path: Path
) -> None:
    rows = [
        ("Organisation", "Year", "Agreed"),
        ("Anytown Police", "2024-25", 500),
        ("Anytown Fire", "2024-25", "(20.50)"),
        ("Anytown College", "2024-25", "soon"),
        ("Total", "", 900),
    ]
    preview = look(core, write_workbook(tmp_path / "funding.xlsx", {"Contributions": rows}))
    sentence = (
        "“Total” states £900.00 for Agreed, but the rows add up to £500.00; "
        "2 rows with problems are not in it"
    )
    assert differing(preview) == [sentence]
    points = {point.cell: point for point in to_put_right(preview).points}
    assert points["C5"].wrong == f"{sentence}."
    assert points["C3"].advice == "Write £0.00 or more; it may not be below that."
    assert points["C4"].advice == "Write pounds and pence as a number, such as 1250.00."


def test_what_one_answer_settles_is_told_once_and_with_the_way_to_say_it(
    core: Core, tmp_path: Path
) -> None:
    rows = [ACTIONS, *((f"Write to them ({n})", "Ada Rowe", "13/06/2025") for n in range(30))]
    preview = look(core, write_workbook(tmp_path / "action log.xlsx", {"Action log": rows}))
    assert preview.kind.name == "action-log"
    lacking = [each for each in tell(preview).problems if "Group" in each.message]
    assert [each.message for each in lacking] == [
        "Group is needed, and 30 rows do not say it. Say it for the whole file with --group, or in the window."
    ]


def test_a_mark_where_money_is_wanted_is_not_answered_with_pounds_and_pence(
    core: Core, tmp_path: Path
) -> None:
    rows = [("Organisation", "Year", "Agreed"), ("Anytown Police", "2024-25", "c")]
    preview = look(core, write_workbook(tmp_path / "funding.xlsx", {"Contributions": rows}))
    assert [point.advice for point in to_put_right(preview).points if point.found == "c"] == [
        HELD_BACK
    ]


def test_a_group_that_is_not_known_is_told_in_one_sentence_with_those_that_are(
    core: Core, tmp_path: Path
) -> None:
    make_board(core)
    rows = [ACTIONS, *((f"Write to them ({n})", "Ada Rowe", "13/06/2025") for n in range(3))]
    path = write_workbook(tmp_path / "action log.xlsx", {"Actions": rows})
    preview = Importer(core.read, KINDS, LOOKUPS).look(path, given={"group": "Executive"})
    told = {each.message for each in tell(preview).problems if "roup" in each.message}
    sentence = (
        "Group “Executive” is not known by this name. Which is meant? There are Neglect subgroup and SCP Board. "
        "Say one of them with --group, or answer in the window."
    )
    assert told == {sentence}


def test_what_the_name_of_a_file_gave_is_told(core: Core, tmp_path: Path) -> None:
    with core.work("Set up") as work:
        add_agency(work, {"name": "Anytown Police"})
    rows = [("Line", "Agreed"), ("Training", 500)]
    path = write_workbook(tmp_path / "Anytown Police contributions 2024-25.xlsx", {"Data": rows})
    preview = look(core, path)
    [row] = [each for each in preview.rows if each.outcome is Outcome.NEW]
    assert (str(row.values["agency"]), row.values["year"]) == ("Anytown Police", "2024-25")
    told = " ".join(notes(preview))
    assert "Financial year 2024-25 was taken from the name of the file or sheet." in told
    assert "Agency Anytown Police was taken from the name of the file" in told


def test_dates_that_may_be_read_both_ways_are_asked_about_once_a_column(
    core: Core, tmp_path: Path
) -> None:
    rows = [(*ACTIONS, "Group"), *(("Write", "Ada Rowe", "12/06/2025", "Board") for _ in range(5))]
    preview = look(core, write_workbook(tmp_path / "action log.xlsx", {"Action log": rows}))
    told = [each for each in tell(preview).problems if "month" in each.message]
    assert [(each.cell, each.message.endswith("--dates month.")) for each in told] == [("C2", True)]


def test_bodies_that_are_no_more_are_offered_behind_those_that_are(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Set up") as work:
        for service in ("Adult Services", "Children's Services"):
            add_agency(work, {"name": f"Blackburn with Darwen Borough Council, {service}"})
        name = "Blackburn with Darwen CCG"
        add_agency(work, {"name": name, "closed_on": date(2022, 6, 30)})
    rows = [("Organisation", "Year", "Agreed"), ("BwD Council", "2024-25", 500)]
    preview = look(core, write_workbook(tmp_path / "funding.xlsx", {"Contributions": rows}))
    [asked] = preview.questions
    assert [str(each) for each in asked.candidates[:3]] == [
        "Blackburn with Darwen Borough Council, Adult Services (87 %)",
        "Blackburn with Darwen Borough Council, Children's Services (87 %)",
        "Blackburn with Darwen CCG (closed 30 Jun 2022, 86 %)",
    ]
    assert "Adult Services (87 %) or Blackburn" in asked.sentence
    assert preview.take_suggestions() == 0


def test_a_quotation_mark_that_is_never_closed_is_told_as_that(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "action log.csv"
    path.write_text('Action,Owner\n"Write to them,Ada\n' + "x,y\n" * 30, encoding="utf-8")
    [told] = notes(look(core, path))
    assert told.startswith("A quotation mark before “Write to them,Ada” is never closed, so 31")


def test_a_colour_with_a_remark_is_taken_for_the_colour(core: Core, tmp_path: Path) -> None:
    head = ("Action", "Group", "Raised on", "RAG")
    said = ("Green - on track", "Amber: late", "Red (see notes)", "Green-ish")
    rows = [(f"Write {n}", "SCP Board", "13/06/2025", rag) for n, rag in enumerate(said)]
    make_board(core)
    with core.work("Words") as work:
        add_usual_rag_words(work)
    path = write_workbook(tmp_path / "log.xlsx", {"Action log": [head, *rows]})
    found = [row for row in look(core, path).rows if row.outcome is not Outcome.NOTE]
    assert [row.understood for row in found] == [
        "“Green - on track” read as On track; “on track” was not kept",
        "“Amber: late” read as Some delay; “late” was not kept",
        "“Red (see notes)” read as Off track; “see notes” was not kept",
        "“Green-ish” is no RAG word of the unit: kept in words",
    ]


def test_what_is_seen_beside_rows_is_told_without_a_window_too(core: Core, tmp_path: Path) -> None:
    head = ("Action", "Group", "Raised on", "RAG")
    row = ("Write", "SCP Board", "13/06/2025", "Chartreuse")
    make_board(core)
    path = write_workbook(tmp_path / "log.xlsm", {"Action log": [head, row, row]})
    told = [each.message for each in tell(look(core, path)).notes]
    assert "The same as row 2." in told
    assert "“Chartreuse” is no RAG word of the unit: kept in words." in told
    assert "Macros in this file are neither read nor run." in told


def test_a_name_that_a_record_has_in_words_is_not_told_as_new_again(
    core: Core, tmp_path: Path
) -> None:
    make_board(core)

    def log(due: str) -> Preview:
        head = ("Ref", "Action", "Group", "Raised on", "Owner", "Due")
        row = ("7", "Write", "SCP Board", "13/06/2025", "Sana Khan", due)
        return look(core, write_workbook(tmp_path / "log.xlsx", {"Action log": [head, row]}))

    first = log("13/07/2025")
    assert "Owner, new: Sana Khan" in notes(first)
    store_preview(core, first)
    second = log("14/07/2025")
    assert second.rows[0].outcome is Outcome.CHANGED
    assert "Owner, new: Sana Khan" not in notes(second)


def test_the_group_in_the_name_of_a_sheet_or_file_is_taken_and_told(
    core: Core, tmp_path: Path
) -> None:
    make_board(core)
    rows = (ACTIONS, ("Write", "Ada Rowe", "13/06/2025"))
    for number, (file, sheets) in enumerate(
        (("log", ["SCP Board"]), ("SCP Board action log", ["Actions"]))
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = write_workbook(folder / f"{file}.xlsx", dict.fromkeys(sheets, rows))
        preview = look(core, path)
        assert str(preview.rows[0].values["group"]) == "SCP Board"
        told = "Group SCP Board was taken from the name of the file or sheet; nothing else says it."
        assert told in notes(preview)
    both = write_workbook(
        tmp_path / "SCP Board.xlsx", dict.fromkeys(["SCP Board", "Neglect subgroup"], rows)
    )
    assert "group" not in look(core, both).rows[0].values
