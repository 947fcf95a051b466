"""The one table of the program, acted on as a person acts: by keys and clicks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip

from app.fields import Ref
from app.rows import MemoryRows, OrderedRows, Wish
from tests.ui.acting import ALT, BARE, CONTROL, SHIFT, Key, click, press, show, type_text
from tests.ui.gallery import CHOICES, MEMBER, members
from ui.table_acts import Acts, Surroundings
from ui.table_columns import ChooseColumns
from ui.table_header import FilterLine
from ui.table_menus import column_menu
from ui.table_model import marked
from ui.table_state import MemoryState
from ui.tables import Table
from ui.widgets.chips import Chip
from ui.widgets.text import Label, fitting, in_lines, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class Desk:
    """A list on screen, and what was asked of its acts."""

    def __init__(self, qtbot: QtBot, state: MemoryState | None = None, count: int = 11) -> None:
        self.qtbot = qtbot
        self.done: list[tuple[Any, ...]] = []
        self.state = state or MemoryState()
        acts = Acts(
            open=lambda record_id: self.done.append(("open", record_id)),
            edit=lambda ids, name, value: self.done.append(("edit", list(ids), name, value)),
            delete=lambda ids: self.done.append(("delete", list(ids))),
            export=lambda fields, ids: self.done.append(
                ("export", [f.name for f in fields], len(ids))
            ),
            add=("Add member", lambda: self.done.append(("add",))),
        )
        around = Surroundings(self.state, CHOICES, self.attempt)
        self.table = Table(members(count), "Members", acts, around, empty="No members yet.")
        self.table.body.addWidget(self.table.filter_box)
        self.table.resize(900, 500)
        show(qtbot, self.table)
        self.table.view.setFocus()

    def attempt(self, act: Callable[[], object]) -> bool:
        act()
        return True

    def press(self, key: Key, held: Qt.KeyboardModifier = BARE) -> None:
        press(key, held, self.table.view)

    def go(self, row: int, column: int = 0) -> None:
        self.table.view.setCurrentIndex(self.table.model.index(row, column))

    def column(self, place: int) -> list[str]:
        model = self.table.model
        return [model.index(row, place).data() for row in range(model.rowCount())]

    def editor(self) -> QLineEdit:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        return focus


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """Give a list of eleven members with the focus."""
    return Desk(qtbot)


def test_the_first_row_has_the_focus_and_is_told(desk: Desk) -> None:
    assert desk.table.current_id() == 1
    assert desk.table.chosen_ids() == [1]


def test_return_opens_the_row_with_the_focus(desk: Desk) -> None:
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert desk.done == [("open", 2)]


def test_a_double_click_opens_the_row(desk: Desk) -> None:
    place = desk.table.view.visualRect(desk.table.model.index(2, 0)).center()
    click(desk.table.view.viewport(), place)
    click(desk.table.view.viewport(), place, double=True)
    assert desk.done == [("open", 3)]


def test_delete_deletes_all_chosen_rows(desk: Desk) -> None:
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_Delete)
    assert desk.done == [("delete", [1, 2])]


def test_control_a_chooses_every_row_and_end_goes_to_the_last(desk: Desk) -> None:
    desk.press(Key.Key_A, CONTROL)
    assert len(desk.table.chosen_ids()) == 11
    desk.press(Key.Key_End)
    assert desk.table.current_id() == 11


def warnings(desk: Desk) -> list[str]:
    chips = desk.table.view.viewport().findChildren(Chip)
    return [each.text() for each in chips if each.isVisible()]


def test_f2_changes_one_cell(desk: Desk) -> None:
    desk.go(0, 2)
    desk.press(Key.Key_F2)
    assert warnings(desk) == []
    desk.editor().setText("A. Ashworth")
    press(Key.Key_Return)
    assert desk.done == [("edit", [1], "holder", "A. Ashworth")]


def test_one_value_goes_to_all_chosen_rows_in_one_step(desk: Desk) -> None:
    desk.go(0, 2)
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_F2)
    assert warnings(desk) == ["3 rows will change"]
    desk.editor().setText("G. Haslam")
    press(Key.Key_Return)
    assert desk.done == [("edit", [1, 2, 3], "holder", "G. Haslam")]
    assert warnings(desk) == []


def test_a_wrong_value_keeps_the_editor_open_and_stores_nothing(desk: Desk) -> None:
    desk.go(0, 6)
    desk.press(Key.Key_F2)
    desk.editor().setText("31/02/26")
    press(Key.Key_Return)
    assert desk.table.view.editing
    assert not desk.done
    press(Key.Key_Escape)
    assert not desk.table.view.editing


def test_leaving_the_cell_stores_what_was_typed(desk: Desk) -> None:
    desk.go(0, 5)
    desk.press(Key.Key_F2)
    desk.editor().setText("£1,200")
    desk.table.filter_box.setFocus()
    assert desk.done == [("edit", [1], "fee", 120_000)]


def test_a_refresh_waits_until_the_editor_is_closed(desk: Desk) -> None:
    desk.go(0, 2)
    desk.press(Key.Key_F2)
    desk.editor().setText("half a na")
    desk.table.refresh()
    assert desk.table.view.editing
    with desk.qtbot.waitSignal(desk.table.shown):
        press(Key.Key_Escape)


def test_other_rows_wait_too_and_take_nothing_that_is_typed(desk: Desk) -> None:
    desk.go(0, 2)
    desk.press(Key.Key_F2)
    desk.editor().setText("half a na")
    desk.table.set_rows(members(3))
    assert desk.editor().text() == "half a na"
    with desk.qtbot.waitSignal(desk.table.shown):
        press(Key.Key_Escape)
    assert desk.table.model.rowCount() == 3


def test_a_click_on_a_heading_sorts_up_then_down_then_not(desk: Desk) -> None:
    head = desk.table.view.head
    place = QPoint(head.sectionViewportPosition(2) + 20, 15)
    orders = []
    for _click in range(3):
        click(head.viewport(), place)
        orders.append(desk.column(2)[0])
    assert orders == ["Holder 1", "-", "Holder 1"]
    assert desk.table.model.wish.sort == ""


def test_the_column_menu_sorts_by_keyboard(desk: Desk) -> None:
    desk.go(0, 5)
    desk.press(Key.Key_Down, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    captions = [action.text() for action in menu.actions() if action.text()]
    assert captions == [
        "Sort by Fee",
        "Sort downwards",
        "Filter by Fee",
        "Hide Fee",
        "Choose columns",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert desk.column(5)[-1] == "£123.45"


def test_a_list_with_an_order_of_its_own_offers_no_sort(qtbot: QtBot) -> None:
    source, state = members(3), MemoryState()
    state.save("Agenda", {"sort": "post"})
    rows = OrderedRows(MEMBER, lambda: source.rows(source.ids(Wish())))
    around = Surroundings(state, CHOICES, lambda act: bool(act()))
    table = Table(rows, "Agenda", surroundings=around)
    table.resize(900, 300)
    show(qtbot, table)
    head = table.view.head
    click(head.viewport(), QPoint(head.sectionViewportPosition(2) + 20, 15))
    assert table.model.wish.sort == ""
    first = next(each.text() for each in column_menu(table, 2).actions() if each.text())
    assert first == "Filter by Holder"


def test_letters_filter_the_list(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.table.filter_box.searched):
        desk.press(Key.Key_N)
    assert desk.table.filter_box.text() == "n"
    with desk.qtbot.waitSignal(desk.table.shown):
        type_text("urse", desk.table.filter_box)
    assert set(desk.column(0)) == {"Named Nurse"}


def test_a_filter_of_one_column_narrows_and_leads_back_to_the_list(desk: Desk) -> None:
    desk.go(0, 1)
    desk.press(Key.Key_F, CONTROL | SHIFT)
    line = QApplication.focusWidget()
    assert isinstance(line, FilterLine)
    type_text("elht", line)
    press(Key.Key_Return, on=line)
    assert set(desk.column(1)) == {"ELHT"}
    assert desk.table.view.hasFocus()


def test_closing_the_filter_row_shows_every_row_again(desk: Desk) -> None:
    desk.table.finding.filter_by("agency")
    desk.table.ask(filters={"agency": "elht"})
    desk.press(Key.Key_F, CONTROL | SHIFT)
    assert desk.table.model.rowCount() == 11


def test_an_empty_list_says_what_to_do_next(desk: Desk, qtbot: QtBot) -> None:
    empty = Desk(qtbot, count=0)
    assert empty.table._empty.isVisible()  # noqa: SLF001 - what is drawn over the list
    empty.table._empty.button.click()  # noqa: SLF001
    assert empty.done == [("add",)]
    desk.table.ask(search="nobody at all")
    assert not desk.table._empty.button.isVisible()  # noqa: SLF001


def test_the_chosen_rows_stay_chosen_when_the_order_changes(desk: Desk) -> None:
    desk.table.select(4)
    desk.press(Key.Key_Down, SHIFT)
    desk.table.finding.sort_by("agency")
    assert set(desk.table.chosen_ids()) == {4, 5}
    assert desk.table.current_id() == 5


def test_a_row_stays_chosen_when_the_list_is_read_again_with_ctrl_held(desk: Desk) -> None:
    desk.go(3)
    QTest.keyPress(desk.table.view, Key.Key_Control, CONTROL)
    desk.table.refresh()
    assert desk.table.select(6)
    QTest.keyRelease(desk.table.view, Key.Key_Control)
    assert desk.table.chosen_ids() == [6]


def test_copying_takes_the_chosen_rows_as_they_are_shown(desk: Desk) -> None:
    desk.table.columns.show(MEMBER[:2])
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_C, CONTROL)
    assert (
        QGuiApplication.clipboard().text()
        == "Chief Superintendent\tConstabulary\nHead of Service\tProbation Service\n"
    )
    desk.table.on_rows.copy_addresses()
    assert QGuiApplication.clipboard().text() == "holder1@example.org; holder2@example.org"


def test_the_export_gets_the_columns_in_order_and_all_that_fits(desk: Desk) -> None:
    desk.table.ask(search="nurse")
    desk.table.excel_button.click()
    assert desk.done == [("export", [field.name for field in MEMBER], 3)]


def test_columns_are_chosen_in_a_dialog_by_keyboard(desk: Desk) -> None:
    desk.table.columns.choose()
    dialog = desk.table.window().findChild(ChooseColumns)
    assert isinstance(dialog, ChooseColumns)
    press(Key.Key_Space, on=dialog.list)
    dialog._done()  # noqa: SLF001 - the button's act
    assert [field.name for field in desk.table.columns.shown()][:2] == ["agency", "holder"]


def test_a_list_remembers_sort_filter_columns_and_widths(qtbot: QtBot) -> None:
    first = Desk(qtbot)
    first.table.columns.show(MEMBER[:3])
    first.table.view.head.resizeSection(1, 222)
    first.table.finding.sort_by("holder")
    first.table.ask(filters={"agency": "e"})
    first.table.hide()
    again = Desk(qtbot, first.state)
    assert [field.name for field in again.table.columns.shown()] == ["post", "agency", "holder"]
    assert again.table.view.columnWidth(1) == 222
    assert (again.table.model.wish.sort, again.table.model.wish.filters) == (
        "holder",
        {"agency": "e"},
    )


def test_standard_columns_are_not_remembered_so_that_a_new_one_is_shown(qtbot: QtBot) -> None:
    first = Desk(qtbot)
    first.table.finding.sort_by("holder")
    first.table.hide()
    assert first.state.load("Members")["columns"] == []


def test_a_long_text_is_broken_at_words_and_only_its_last_line_is_shortened() -> None:
    font = QApplication.font()
    wide = QFontMetrics(font).horizontalAdvance("Safeguarding group")
    assert in_lines("Safeguarding group", font, wide, 2) == ["Safeguarding group"]
    assert in_lines("Safeguarding\ngroup for all", font, wide, 2) == [
        "Safeguarding group",
        "for all",
    ]
    first, last = in_lines("Safeguarding group for all of Lancashire and Cumbria", font, wide, 2)
    assert (first, last[-1:]) == ("Safeguarding group", "…")


def test_a_mark_behind_a_text_is_seen_though_the_text_is_cut(qtbot: QtBot) -> None:
    look = marked("Safeguarding group for all of Lancashire", "restricted", "")
    assert look.text == "Safeguarding group for all of Lancashire (restricted)"
    font = QApplication.font()
    metrics = QFontMetrics(font)
    wide = metrics.horizontalAdvance("Safeguarding group")
    [line] = in_lines(look.text, font, wide, 1, kept=look.kept)
    _first, last = in_lines(look.text, font, wide, 2, kept=look.kept)
    for shown in (line, last, fitting(look.text, "", metrics, wide, kept=look.kept)):
        assert shown.endswith("… (restricted)")
        assert metrics.horizontalAdvance(shown) <= wide
    table = Table(members(1), "Members")
    table.columns.show(MEMBER[:1])
    table.set_look(lambda seat, _field, _usual: marked(seat.post, "restricted"))
    table.resize(190, 200)
    show(qtbot, table)
    assert table.delegate.is_cut(table.model.index(0, 0), table.view.columnWidth(0))


def test_no_line_is_broken_within_a_word(qtbot: QtBot) -> None:
    """Reproduces: a presenter stood as "Performanc / e lead"."""
    show(qtbot, Label("fonts"))
    font = QApplication.font()
    narrow = QFontMetrics(font).horizontalAdvance("Performance") - 3
    first, last = in_lines("Performance lead", font, narrow, 2)
    assert (first[-1], last) == ("…", "lead")


def test_the_last_line_of_a_name_keeps_its_end(qtbot: QtBot) -> None:
    show(qtbot, Label("fonts"))
    font = QApplication.font()
    wide = QFontMetrics(font).horizontalAdvance("Blackburn with Darwen")
    name = "Blackburn with Darwen Borough Council, Children's Services"
    assert in_lines(name, font, wide, 2, is_name=True)[-1].endswith("Services")


def test_what_was_remembered_for_a_field_that_has_gone_is_dropped(qtbot: QtBot) -> None:
    state = MemoryState()
    state.save(
        "Members",
        {"columns": ["post", "gone"], "sort": "gone", "widths": "wide", "filters": {"gone": "x"}},
    )
    desk = Desk(qtbot, state)
    assert [field.name for field in desk.table.columns.shown()] == ["post"]
    assert desk.table.model.rowCount() == 11


def test_columns_fill_the_width_and_headings_are_never_cut(desk: Desk) -> None:
    for width in (500, 900, 1300):
        desk.table.resize(width, 400)
        view = desk.table.view
        assert sum(view.columnWidth(place) for place in range(7)) >= view.viewport().width()
        assert not any(view.head.is_cut(place) for place in range(7))


@dataclass(frozen=True)
class Payer:
    """A row with an agency of two names."""

    id: int
    agency: Ref


def test_a_shortened_name_is_told_whole_by_the_tool_tip_and_the_screen_reader(qtbot: QtBot) -> None:
    whole = "Blackburn with Darwen Borough Council, Children's Services"
    rows = MemoryRows(MEMBER[1:2], [Payer(1, Ref(1, whole, "BwD Children's Services"))])
    table = Table(rows, "Payers")
    table.resize(240, 200)
    show(qtbot, table)
    index = table.model.index(0, 0)
    assert table.model.cell_look(0, 0).brief == "BwD Children's Services"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == whole
    place, view = table.view.visualRect(index).center(), table.view.viewport()
    help_wished = QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, help_wished)
    assert QToolTip.text() == plain_tip(whole)
    QToolTip.hideText()


def test_the_columns_do_not_jump_while_a_filter_is_typed(desk: Desk) -> None:
    before = [desk.table.view.columnWidth(place) for place in range(7)]
    desk.table.ask(search="nurse")
    assert [desk.table.view.columnWidth(place) for place in range(7)] == before


def test_widths_given_by_hand_are_kept_until_the_columns_are_fitted_again(desk: Desk) -> None:
    before = desk.table.view.columnWidth(1)
    desk.table.view.head.resizeSection(1, before + 90)
    desk.table.ask(search="nurse")
    desk.table.resize(1000, 500)
    assert desk.table.view.columnWidth(1) == before + 90
    captions = [action.text() for action in column_menu(desk.table, 1).actions()]
    assert "Fit the widths again" in captions
    desk.table.columns.fit()
    assert desk.table.view.columnWidth(1) != before + 90
    assert "Fit the widths again" not in [
        action.text() for action in column_menu(desk.table, 1).actions()
    ]


def test_a_list_that_scrolls_to_a_row_comes_to_rest_on_whole_rows(qtbot: QtBot) -> None:
    table = Desk(qtbot, count=80).table
    for row in (30, 60, 12):
        table.view.go_to(row, 0)
        height = table.view.rowHeight(row)
        assert table.view.verticalScrollBar().value() % height == 0
        seen = table.view.viewport().rect()
        assert seen.contains(table.view.visualRect(table.view.currentIndex()))


def test_the_row_with_the_focus_stays_in_sight_when_the_order_turns(qtbot: QtBot) -> None:
    """Reproduces: in another order the chosen row stood far below, and what told of it spoke of nothing seen."""
    desk = Desk(qtbot, count=200)
    desk.table.select(desk.table.model.ids[0])
    chosen, view = desk.table.current_id(), desk.table.view
    desk.table.set_rows(members(200), sort="fee", descending=True)
    assert desk.table.current_id() == chosen
    assert view.currentIndex().row() > 100
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
