"""The table model reads ids once and records by page, and obeys Qt's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.rows import MemoryRows, Row, Wish
from tests.ui.gallery import MEMBER, members
from ui.table_model import PAGE, Look, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot


class Counting(MemoryRows):
    """Rows that remember what was asked of them."""

    def __init__(self, count: int) -> None:
        made = members(count)
        super().__init__(made.fields, made.rows(made.ids(Wish())))
        self.asked: list[int] = []

    def rows(self, ids: Sequence[int]) -> list[Row]:
        self.asked.append(len(ids))
        return super().rows(ids)


def filled(rows: MemoryRows) -> RowsModel:
    model = RowsModel(rows)
    model.refresh()
    return model


def test_the_model_obeys_the_rules_of_qt(qtbot: QtBot) -> None:  # noqa: ARG001 - Qt must run
    model = filled(members(30))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(0)
    model.ask(Wish(search="Nurse"))
    model.set_columns(MEMBER[:2])
    model.ask(Wish(search="no such thing"))
    assert tester.model() is model


def test_records_are_read_a_page_at_a_time_and_once() -> None:
    rows = Counting(1000)
    model = filled(rows)
    for row in (0, 1, PAGE - 1, PAGE, 1):
        assert model.record(row) is not None
    assert rows.asked == [PAGE, PAGE]


def test_a_cell_shows_what_its_field_shows() -> None:
    model = filled(members(3))
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown == [
        "Chief Superintendent",
        "Constabulary",
        "Holder 1",
        "holder1@example.org",
        "Core",
        "£123.45",
        "-",
    ]


def test_the_word_of_a_choice_is_a_chip_in_its_tone() -> None:
    model = filled(members(4))
    assert model.cell_look(3, 4) == Look("Statutory", "note", chip=True)


def test_a_record_that_has_gone_leaves_a_row_that_says_so() -> None:
    rows = Counting(3)
    model = filled(rows)
    rows._records.pop(2)  # noqa: SLF001 - as another program would delete it
    assert model.index(1, 0).data() == "gone"
    assert model.index(1, 1).data() == ""


def test_figures_stand_at_the_right_and_words_at_the_left() -> None:
    model = filled(members(1))
    alignments = [
        model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) for column in (0, 5)
    ]
    assert [bool(each & int(Qt.AlignmentFlag.AlignRight)) for each in alignments] == [False, True]


def test_sorting_asks_the_source_and_puts_absent_values_last() -> None:
    model = filled(members(6))
    model.sort(5)
    fees = [model.index(row, 5).data() for row in range(6)]
    assert fees == ["£123.45", "£246.90", "£493.80", "£617.25", "-", "-"]


def test_only_fields_that_are_typed_can_be_edited_and_only_in_a_list_that_allows_it() -> None:
    model = filled(members(1))
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    model.editable = True
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
