"""The preview: rows with their outcome, questions answered once, values corrected, rows left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.fields import Day, Ref
from app.importing.kind import Existing, NewName
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.questions import LEAVE_OUT, NEW
from app.importing.report import as_json
from tests.app.importing.files import Rows, write_workbook
from tests.app.importing.kinds import CONTRIBUTIONS, LOOKUPS, MEMBERS, look, no_session
from tests.inputs import real

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.importing.preview import Preview

HEAD = ["Agency", "Financial year", "Agreed", "Due", "RAG"]
MEMBER = ["Group", "Category", "Post", "Agency", "Name", "Email", "Term ends"]


def contributions(tmp_path: Path, *rows: Sequence[object], **options: Any) -> Preview:  # noqa: ANN401 - ImportKind's own
    path = write_workbook(tmp_path / "a.xlsx", {"A": [HEAD, *rows]})
    return look(path, replace(CONTRIBUTIONS, **options))


def members(tmp_path: Path, *rows: Sequence[object]) -> Preview:
    return look(write_workbook(tmp_path / "a.xlsx", {"A": [MEMBER, *rows]}), MEMBERS)


def outcomes(preview: Preview) -> list[str]:
    return [row.outcome.value for row in preview.rows if row.outcome is not Outcome.NOTE]


def stored(*records: dict[str, Any]) -> Callable[..., list[Existing]]:
    return lambda _session, _rows: [
        Existing(number, 1, record) for number, record in enumerate(records, 1)
    ]


ELHT = Ref(2, "East Lancashire Hospitals NHS Trust")


def test_rows_are_new_changed_or_unchanged(tmp_path: Path) -> None:
    known = stored(
        {"agency": ELHT, "year": "2023-24", "agreed": 100},
        {"agency": ELHT, "year": "2024-25", "agreed": 20000},
    )
    preview = contributions(
        tmp_path,
        ["ELHT", "2023-24", 1],
        ["ELHT", "2024-25", 300],
        ["ELHT", "2025-26", 5],
        existing=known,
    )
    assert outcomes(preview) == ["unchanged", "changed", "new"]
    assert preview.rows[1].changes == {"agreed": (20000, 30000)}
    assert preview.rows[1].understood.startswith("Agreed: £200.00 → £300.00")


def test_a_blank_cell_does_not_clear_what_is_stored(tmp_path: Path) -> None:
    known = stored({"agency": ELHT, "year": "2024-25", "agreed": 20000})
    preview = contributions(tmp_path, ["ELHT", "2024-25", None], existing=known)
    assert outcomes(preview) == ["unchanged"]


def test_a_problem_names_its_cell_and_keeps_what_was_written(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["ELHT", "2024-25", 5, "31/02/26"])
    (row,) = preview.rows
    assert (row.outcome, row.cell) == (Outcome.PROBLEM, "D2")
    assert "“31/02/26” is not a date" in preview.problems[0].message
    assert preview.shown(row.id)["due"] == "31/02/26"


def test_a_corrected_value_is_checked_at_once(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["ELHT", "2024-25", 5, "31/02/26"])
    preview.correct([1], "due", "28/02/26")
    assert (outcomes(preview), preview.shown(1)["due"]) == (["new"], "28 Feb 2026")


def test_one_answer_settles_all_alike_rows(tmp_path: Path) -> None:
    preview = contributions(
        tmp_path, ["Blackburn Collage", "2023-24", 5], ["Blackburn  collage", "2024-25", 5]
    )
    (question,) = preview.questions
    assert (question.rows, question.answer) == (2, None)
    assert str(question.candidates[0]) == "Blackburn College (94 %)"
    preview.answer(question.key, question.candidates[0].key)
    assert outcomes(preview) == ["new", "new"]
    assert preview.rows[0].understood == "“Blackburn Collage” taken for Blackburn College"


def test_an_answer_can_be_changed_and_may_leave_rows_out(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["Blackburn Collage", "2023-24", 5])
    (question,) = preview.questions
    preview.answer(question.key, question.candidates[0].key)
    preview.answer(question.key, LEAVE_OUT)
    assert outcomes(preview) == ["left-out"]


def test_an_unknown_name_may_mean_any_known_record(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["The Bobbies", "2023-24", 5])
    preview.answer(preview.questions[0].key, "id:3")
    assert str(preview.rows[0].values["agency"]) == "Lancashire Constabulary"


def test_an_answer_nobody_offered_is_our_mistake(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["Blackburn Collage", "2023-24", 5])
    with pytest.raises(KeyError):
        preview.answer(preview.questions[0].key, "maybe")


def test_suggestions_are_taken_together_only_where_they_are_likely(tmp_path: Path) -> None:
    preview = contributions(
        tmp_path, ["Blackburn Collage", "2023-24", 5], ["The Bobbies", "2023-24", 5]
    )
    assert preview.take_suggestions() == 1
    assert outcomes(preview) == ["new", "question"]


def test_rows_can_be_left_out_and_taken_in_again(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["ELHT", "2023-24", 5])
    preview.leave_out([1])
    assert outcomes(preview) == ["left-out"]
    preview.take_in(1)
    assert outcomes(preview) == ["new"]


def test_the_same_record_twice_is_kept_once_or_complained_of(tmp_path: Path) -> None:
    preview = contributions(
        tmp_path, ["ELHT", "2023-24", 5], ["ELHT", "2023-24", 5], ["ELHT", "2023-24", 6]
    )
    assert outcomes(preview) == ["new", "unchanged", "problem"]
    preview.leave_out([1])
    assert outcomes(preview) == ["left-out", "new", "problem"]
    preview.correct([3], "year", "2024-25")
    assert outcomes(preview) == ["left-out", "new", "new"]


def test_dates_that_fit_only_month_first_are_asked_about(tmp_path: Path) -> None:
    preview = contributions(
        tmp_path, ["ELHT", "2023-24", 5, "03/25/2025"], ["ELHT", "2024-25", 5, "04/05/2025"]
    )
    assert outcomes(preview) == ["question", "question"]
    preview.answer("dates:due", "month")
    assert [preview.shown(row_id)["due"] for row_id in (1, 2)] == ["25 Mar 2025", "5 Apr 2025"]
    preview.answer("dates:due", "day")
    assert outcomes(preview) == ["problem", "new"]


def test_dates_that_may_be_read_both_ways_are_asked_about_once(tmp_path: Path) -> None:
    preview = contributions(
        tmp_path,
        ["ELHT", "2023-24", 5, "03/04/2025"],
        ["ELHT", "2024-25", 5, "05/06/2025"],
        ["ELHT", "2025-26", 5, "7 August 2025"],
    )
    assert outcomes(preview) == ["question", "question", "new"]
    (asked,) = preview.questions
    assert asked.text == (
        "The dates under Due, such as “03/04/2025”, may begin with the day or with the month. How are they written?"
    )
    assert [each.label for each in asked.candidates] == [
        "Day first: 3 Apr 2025",
        "Month first: 4 Mar 2025",
    ]
    assert asked.likely is None
    preview.answer("dates:due", "day")
    assert [preview.shown(row_id)["due"] for row_id in (1, 2)] == ["3 Apr 2025", "5 Jun 2025"]


def test_what_another_column_settles_is_told_and_not_asked(tmp_path: Path) -> None:
    head = ("Group", "Post", "Agency", "Term ends", "Term begins")
    kind = replace(MEMBERS, fields=(*MEMBERS.fields, Day("begins", "Term begins")))
    row = ("Board", "Head", "ELHT", "31/03/2026", "01/04/2025")
    preview = look(write_workbook(tmp_path / "a.xlsx", {"A": [head, row]}), kind)
    assert preview.questions == []
    assert preview.rows[0].values["begins"] == date(2025, 4, 1)
    assert (
        "The dates under Term begins were read day first, as those under Term ends can only be: "
        "“01/04/2025” is 1 Apr 2025."
    ) in [each.understood for each in preview.rows]


def test_a_word_outside_the_list_is_asked_about(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["ELHT", "2023-24", 5, None, "Ambre"])
    (question,) = preview.questions
    assert question.candidates[0].label == "Amber"
    preview.answer(question.key, question.candidates[0].key)
    assert preview.shown(1)["rag"] == "Amber"


def test_what_a_new_record_needs_is_missed(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["ELHT", None, 5])
    assert [each.message for each in preview.problems] == ["Financial year is needed."]


def test_rules_across_fields_are_kept(tmp_path: Path) -> None:
    preview = contributions(
        tmp_path, ["ELHT", "2023-24", 5], rules=lambda _values: {"agreed": "Not this year."}
    )
    assert [(each.cell, each.message) for each in preview.problems] == [("C2", "Not this year.")]


def test_a_person_is_known_by_e_mail_before_the_name(tmp_path: Path) -> None:
    preview = members(
        tmp_path, ["SCP Board", "Core", "Head", "ELHT", "Z. Valli", "Zoe.Valli@example.org"]
    )
    assert preview.rows[0].values["person"] == Ref(1, "Zoe Valli")


def test_a_namesake_with_another_address_is_asked_about(tmp_path: Path) -> None:
    preview = members(
        tmp_path, ["SCP Board", "Core", "Head", "ELHT", "Zoe Valli", "zv@example.org"]
    )
    (question,) = preview.questions
    preview.answer(question.key, NEW)
    assert preview.rows[0].values["person"] == NewName("Zoe Valli", "zv@example.org")


def test_unknown_names_that_are_alike_in_the_file_are_asked_about_once(tmp_path: Path) -> None:
    rows = [
        ["SCP Board", "Core", "Head", name, f"P {n}", f"p{n}@example.org"]
        for n, name in enumerate(
            ["Together Housing Group", "Together Housing Group", "Together Housing"]
        )
    ]
    preview = members(tmp_path, *rows)
    (question,) = preview.questions
    assert str(question.candidates[0]) == "Together Housing Group (in this file) (90 %)"
    preview.answer(question.key, question.candidates[0].key)
    assert {row.values["agency"] for row in preview.rows[:3]} == {NewName("Together Housing Group")}


def test_several_names_in_one_cell_are_tied_one_by_one(tmp_path: Path) -> None:
    head = [*MEMBER[:6], "Deputy"]
    row = ["SCP Board", "Core", "Head", "ELHT", "P 1", "p1@example.org", "Zoe Valli; Kofi Haslam"]
    preview = look(write_workbook(tmp_path / "a.xlsx", {"A": [head, row]}), MEMBERS)
    assert preview.rows[0].values["deputies"] == (Ref(1, "Zoe Valli"), NewName("Kofi Haslam"))


def test_names_that_will_be_added_are_told_once() -> None:
    preview = look(real("partner_returns", "membership_list.xlsx"))
    told = [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]
    assert "Group, new: Safeguarding Effectiveness Group; Neglect subgroup" in told


def test_a_column_can_be_taken_for_another_field(tmp_path: Path) -> None:
    rows: Rows = [["Agency", "Financial year", "Fee"], ["ELHT", "2024-25", 7]]
    importer = Importer(no_session, (CONTRIBUTIONS,), LOOKUPS)
    preview = importer.look(write_workbook(tmp_path / "a.xlsx", {"A": rows}))
    assert "agreed" not in preview.rows[0].values
    again = importer.take_columns(preview, {"A": {3: "agreed"}})
    assert again.rows[0].values["agreed"] == 700


def importer() -> Importer:
    return Importer(no_session, (CONTRIBUTIONS,), LOOKUPS)


def test_another_look_keeps_what_was_corrected_left_out_and_answered(tmp_path: Path) -> None:
    preview = contributions(
        tmp_path,
        ["ELHT", "2023-24", 5, "31/02/26"],
        ["ELHT", "2024-25", 5],
        ["The Bobbies", "2024-25", 5],
    )
    preview.correct([1], "due", "28/02/26")
    preview.leave_out([2])
    preview.answer(preview.questions[0].key, "id:3")
    again = importer().look_again(preview)
    assert outcomes(again) == ["new", "left-out", "new"]
    assert again.shown(1)["due"] == "28 Feb 2026"
    assert str(again.rows[2].values["agency"]) == "Lancashire Constabulary"


def test_columns_taken_otherwise_keep_what_was_corrected(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["ELHT", "2023-24", 5, "31/02/26"])
    preview.correct([1], "due", "28/02/26")
    again = importer().take_columns(preview, {"A": {3: "received"}})
    assert again.rows[0].values["received"] == 500
    assert again.shown(1)["due"] == "28 Feb 2026"


def test_a_field_given_to_a_column_leaves_the_one_that_had_it(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["ELHT", "2023-24", 5, "1/2/26"])
    again = importer().take_columns(preview, {"A": {2: "agreed"}})
    assert [each.field for each in again.columns["A"]] == ["agency", "agreed", "", "due", "rag"]


def test_what_is_said_for_the_whole_file_counts_for_every_row(tmp_path: Path) -> None:
    head = ["Financial year", "Agreed"]
    path = write_workbook(tmp_path / "a.xlsx", {"A": [head, ["2023-24", 5], ["2024-25", 6]]})
    preview = importer().look(path, given={"agency": "ELHT"})
    again = importer().give(preview, {"agency": "Lancs Police"})
    assert {str(row.values["agency"]) for row in again.rows} == {"Lancashire Constabulary"}


def test_all_complaints_of_a_row_are_told_by_cell(tmp_path: Path) -> None:
    preview = contributions(tmp_path, ["ELHT", "2023-24", "much", "31/02/26"])
    assert [cell for cell, _ in preview.complaints_of(1)] == ["C2", "D2"]
    assert preview.label_of("due") == "Due"


def test_the_result_for_machines_has_its_fixed_shape(tmp_path: Path) -> None:
    told = as_json(
        contributions(tmp_path, ["ELHT", "2024-25", 5, "31/3/25"], ["ELHT", "2025-26", "y"]), None
    )
    assert list(told) == [
        "workbook",
        "kind",
        "agency",
        "layout",
        "rows",
        "problems",
        "notes",
        "counts",
        "step",
    ]
    assert [row["outcome"] for row in told["rows"]] == ["new", "rejected"]
    assert set(told["rows"][0]["values"]) == set(told["rows"][1]["values"])
    assert {name: value for name, value in told["rows"][0]["values"].items() if value} == {
        "agency": "East Lancashire Hospitals NHS Trust",
        "year": "2024-25",
        "agreed": 500,
        "due": "2025-03-31",
    }
    assert told["rows"][1]["values"]["agreed"] == "y"
    assert told["problems"] == [
        {"sheet": "A", "cell": "C3", "message": "“y” is not an amount of money."}
    ]
