"""Hidden sheets, rows and columns: named with their place, and read in only when they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.unrecognised import Unrecognised
from tests.app.importing.kinds import CONTRIBUTIONS, LOOKUPS, look, no_session

if TYPE_CHECKING:
    from pathlib import Path

    from app.importing.hidden import Key
    from app.importing.preview import Preview

HEADINGS = ["Agency", "Financial year", "Agreed", "Note"]


def book(path: Path, *, rows: tuple[int, ...] = (), columns: str = "", sheet: str = "") -> Path:
    made = Workbook()
    log = made.worksheets[0]
    log.title = "Log"
    log.append(HEADINGS)
    for number in range(1, 7):
        log.append(["ELHT", f"20{number + 20}-{number + 21}", number, "late"])
    for number in rows:
        log.row_dimensions[number].hidden = True
    for letter in columns:
        log.column_dimensions[letter].hidden = True
    if sheet:
        old = made.create_sheet(sheet)
        old.append(HEADINGS)
        old.append(["ELHT", "2019-20", 9, ""])
        old.sheet_state = "veryHidden"
    made.save(path)
    return path


def importer() -> Importer:
    return Importer(no_session, (CONTRIBUTIONS,), LOOKUPS)


def took(preview: Preview, *taken: Key) -> Preview:
    return importer().take_hidden(preview, taken)


def words(preview: Preview) -> list[str]:
    return [part.words for part in preview.hidden]


def notes(preview: Preview) -> list[str]:
    return [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]


def test_each_hidden_part_is_named_with_its_place(tmp_path: Path) -> None:
    preview = look(book(tmp_path / "a.xlsx", rows=(3, 4, 6), columns="D", sheet="Old"))
    assert words(preview) == [
        "rows 3–4 and 6 on “Log”",
        "column D (Note) on “Log”",
        "sheet “Old”",
    ]
    assert notes(preview) == [
        "Column D (Note) is hidden and not read.",
        "Sheet “Old” is hidden and was not read.",
    ]


def test_nothing_hidden_is_read_in_before_it_is_taken(tmp_path: Path) -> None:
    preview = look(book(tmp_path / "a.xlsx", rows=(3, 4), columns="D", sheet="Old"))
    assert (preview.counts["new"], preview.counts["left-out"]) == (4, 2)
    assert "note" not in {column.field for column in preview.columns["Log"]}


def test_hidden_rows_are_taken_all_at_once_and_let_go_again(tmp_path: Path) -> None:
    preview = look(book(tmp_path / "a.xlsx", rows=(3, 4)))
    taken = took(preview, ("Log", "rows"))
    assert (taken.counts["new"], taken.counts["left-out"]) == (6, 0)
    assert [part.taken for part in taken.hidden] == [True]
    again = took(taken)
    assert (again.counts["new"], again.counts["left-out"]) == (4, 2)


def test_a_hidden_column_is_taken(tmp_path: Path) -> None:
    taken = took(look(book(tmp_path / "a.xlsx", columns="D")), ("Log", "columns"))
    assert "D" in {each for raw in taken.source.rows for each in raw.letters.values()}
    assert notes(taken) == []


def test_a_hidden_sheet_is_taken_beside_the_others(tmp_path: Path) -> None:
    taken = took(look(book(tmp_path / "a.xlsx", sheet="Old")), ("Old", "sheet"))
    assert {row.sheet for row in taken.rows} == {"Log", "Old"}
    assert taken.counts["new"] == 7


def test_what_was_done_by_hand_is_kept_when_hidden_rows_are_taken(tmp_path: Path) -> None:
    preview = look(book(tmp_path / "a.xlsx", rows=(3,)))
    preview.correct([1], "agreed", "77")
    preview.leave_out([4])
    taken = took(preview, ("Log", "rows"))
    assert taken.shown(1)["agreed"] == "£77.00"
    left_out = [row.row for row in taken.rows if row.outcome is Outcome.LEFT_OUT]
    assert left_out == [5]


def test_columns_chosen_by_hand_stay_chosen(tmp_path: Path) -> None:
    preview = look(book(tmp_path / "a.xlsx", rows=(3,)))
    chosen = importer().take_columns(preview, {"Log": {3: ""}})
    taken = took(chosen, ("Log", "rows"))
    assert [each.field for each in taken.columns["Log"] if each.column == 3] == [""]


def test_a_list_whose_needed_columns_are_hidden_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Unrecognised, match=r"not looked at: columns A, B and C on “Log”\.$"):
        look(book(tmp_path / "a.xlsx", columns="ABC"))


def test_hidden_and_blank_is_not_worth_a_word(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    made = load_workbook(path)
    made["Log"].column_dimensions["H"].hidden = True
    made["Log"].row_dimensions[40].hidden = True
    made.create_sheet("Empty").sheet_state = "hidden"
    made.save(path)
    assert look(path).hidden == []
