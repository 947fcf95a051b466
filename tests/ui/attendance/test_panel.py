"""Attendance by keyboard: a letter per seat, deputies, guests, late and left, and the live quorum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.attendance.fields import Code, Mode
from app.attendance.operations import record_attendance
from app.attendance.register import register
from tests.ui.acting import CONTROL, Key, click, focused, press, type_text
from tests.ui.checker import settle
from tests.ui.importing.screen import come_to_rest, open_page, store
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import core_of, page_of
from ui.dialogs import FormDialog
from ui.minutes.page import MeetingPage
from ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.attendance.fields import AttendanceValues
    from app.attendance.records import Register
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.attendance.panel import AttendancePanel


@pytest.fixture
def panel(window: Window, core: Core, sample: Sample) -> AttendancePanel:
    begin_meeting(core, sample)
    place = {"id": sample.march, "item": sample.items[3]}
    found = page_of(window, "meeting", MeetingPage, place).live.attendance
    found.view.setFocus()
    found.view.go(0)
    settle()
    return found


def stored(core: Core, sample: Sample) -> Register:
    with core.read() as session:
        return register(session, sample.march)


def codes(core: Core, sample: Sample) -> str:
    return "".join(row.code.value if row.code else "." for row in stored(core, sample).rows)


def dialog_of(window: Window) -> FormDialog:
    settle()
    return window.findChildren(FormDialog)[0]


def test_letters_record_and_the_next_seat_follows(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    for letter in "yya":
        type_text(letter)
    assert codes(core, sample) == "YYA........"
    assert panel.view.currentIndex().row() == 3
    settle()
    assert panel.view.hasFocus()
    assert "Y 2  D 0  A 1  N 0" in panel.foot.text()


def test_the_quorum_is_live_and_says_what_is_missing(panel: AttendancePanel) -> None:
    assert panel.quorum.text() == "Not quorate 0 of 3"
    assert panel.rule.text() == "LA, Police and ICB are missing"
    for letter in "yy":
        type_text(letter)
    settle()
    assert (panel.quorum.text(), panel.rule.text()) == ("Not quorate 2 of 3", "ICB is missing")
    type_text("y")
    settle()
    assert panel.quorum.text() == "Quorate 3 of 3"
    assert panel.rule.text() == "LA, Police and ICB each present"


def test_the_only_named_deputy_comes_along_with_d(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    press(Key.Key_Down)
    type_text("d")
    seat = stored(core, sample).rows[1]
    assert (seat.code, seat.deputy_name) == (Code.DEPUTY, "T. Shaw")
    assert not panel.deputy.isVisible()


def test_where_no_deputy_is_named_the_name_is_asked_and_the_next_seat_follows(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    type_text("d")
    assert panel.deputy.isVisible()
    type_text("P. Novak")
    press(Key.Key_Return)
    seat = stored(core, sample).rows[0]
    assert (seat.code, seat.deputy, seat.deputy_name) == (Code.DEPUTY, None, "P. Novak")
    assert panel.view.hasFocus()
    assert panel.view.currentIndex().row() == 1


def test_a_deputy_of_the_file_is_found_while_typing(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    assert panel.view.hasFocus()
    type_text("d")
    type_text("Shaw")
    popup = QApplication.activePopupWidget()
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    seat = stored(core, sample).rows[0]
    assert (seat.deputy, seat.deputy_name) == (sample.people["T. Shaw"], "T. Shaw")


def test_escape_leaves_the_deputy_unnamed(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    type_text("d")
    press(Key.Key_Escape)
    assert stored(core, sample).rows[0].line.endswith("deputy not named")
    assert panel.view.hasFocus()


def test_all_present_marks_whoever_has_no_letter(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    type_text("a")
    click(panel.all_present)
    assert codes(core, sample) == "AYYYYYY.YYY"


def test_delete_takes_a_letter_away_and_o_changes_to_online(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    type_text("y")
    panel.view.go(0)
    settle()
    type_text("o")
    assert stored(core, sample).rows[0].mode is Mode.ONLINE
    settle()
    press(Key.Key_Delete)
    assert stored(core, sample).rows[0].code is None


def test_a_click_on_a_letter_records_it(panel: AttendancePanel, core: Core, sample: Sample) -> None:
    place = panel.view.visualRect(panel.view.register.index(2, 4)).center()
    click(panel.view.viewport(), place)
    assert codes(core, sample) == "..N........"


def test_a_guest_is_entered_for_the_item_in_hand_and_removed_again(
    window: Window, panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    press(Key.Key_G, CONTROL)
    dialog = dialog_of(window)
    type_text("T. Noor")
    press(Key.Key_Tab)
    type_text("Public Health analyst")
    press(Key.Key_Return, CONTROL, dialog)
    guest = stored(core, sample).guests[0]
    assert guest.line == (
        "T. Noor, Public Health analyst, for item 4 Neglect strategy: six-month progress"
    )
    settle()
    panel.view.go(11)
    press(Key.Key_Delete, on=panel.view)
    assert stored(core, sample).guests == ()


def test_who_comes_late_is_there_from_the_item_in_hand(
    window: Window, panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    press(Key.Key_T, CONTROL)
    dialog = dialog_of(window)
    assert dialog.form.isAncestorOf(focused())
    press(Key.Key_Return, CONTROL, dialog)
    seat = stored(core, sample).rows[0]
    assert seat.code is Code.ATTENDED
    assert seat.arrived is not None
    assert seat.arrived.id == sample.items[3]
    settle()
    assert "came for item 4" in panel.view.register.words(0)[1]


def test_the_quorum_is_that_of_the_item_in_hand_once_somebody_left(
    window: Window, panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    """Reproduces: the register said that all three were present for an item the Police had left before."""
    click(panel.all_present)
    with core.work("Record attendance") as work:
        left: AttendanceValues = {"left_item": sample.items[3]}
        record_attendance(work, sample.march, sample.seats["Chief Superintendent"], left)
    settle()
    assert panel.quorum.text() == "Quorate 3 of 3"
    assert panel.rule.text() == "At item 4: LA, Police and ICB each present"
    page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[4]})
    settle()
    assert panel.quorum.text() == "Not quorate 2 of 3"
    assert panel.rule.text() == "At item 5: Police is missing"


def test_a_seat_is_opened_with_return(
    window: Window, panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    assert panel.view.hasFocus()
    press(Key.Key_Return)
    dialog = dialog_of(window)
    dialog.form.editors["note"].setFocus()
    type_text("Joined by phone")
    press(Key.Key_Return, CONTROL, dialog)
    assert stored(core, sample).rows[0].note == "Joined by phone"


def test_a_screen_reader_hears_who_it_is_and_how_it_stands(panel: AttendancePanel) -> None:
    model, heard = panel.view.register, Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(heard) == "A. Ashworth, DCS, LA · chair: not marked"
    assert model.index(0, 1).data(heard) == "A. Ashworth, Attended; now: not marked"


def test_a_column_of_letters_from_a_spreadsheet_is_pasted_from_the_seat_on(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    assert panel.view.hasFocus()
    QApplication.clipboard().setText("Y\r\n\r\nApologies\r\nn\r\n")
    press(Key.Key_Down)
    press(Key.Key_V, CONTROL)
    assert codes(core, sample) == ".Y.AN......"


def test_what_is_no_column_of_letters_is_refused_whole(
    window: Window, panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    assert panel.view.hasFocus()
    QApplication.clipboard().setText("Y\nSana Khan")
    press(Key.Key_V, CONTROL)
    assert "“Sana Khan” is no attendance" in window.messages.text()
    assert codes(core, sample) == "..........."


def test_a_row_says_all_of_it_as_tool_tip_and_in_one_line_what_fits(
    panel: AttendancePanel,
) -> None:
    tip = panel.view.register.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<span>B. Farooq, Chief Superintendent, Police: not marked</span>"
    assert panel.view.lines(1) == ("B. Farooq", "Chief Superintendent, Police")


def test_the_question_for_a_deputy_takes_the_place_of_the_buttons(panel: AttendancePanel) -> None:
    type_text("d")
    assert not panel.all_present.isVisible()
    press(Key.Key_Escape)
    assert panel.all_present.isVisible()


def test_the_menu_of_a_row_offers_what_the_keys_do(
    panel: AttendancePanel, core: Core, sample: Sample
) -> None:
    verbs = [entry[0] if entry else "" for entry in panel.view.entries(0)]
    assert verbs == [
        "Attended\tY",
        "Deputy attended\tD",
        "Apologies\tA",
        "Did not attend\tN",
        "",
        "Online\tO",
        "Late or left",
        "Import attendance of Teams or Zoom",
        "Open",
        "Clear\tDel",
    ]
    acts = dict(entry for entry in panel.view.entries(0) if entry)
    acts["Apologies\tA"]()
    acts["Online\tO"]()
    seat = stored(core, sample).rows[0]
    assert (seat.code, seat.mode) == (Code.APOLOGIES, Mode.ONLINE)


def test_the_menu_opens_with_the_menu_key(panel: AttendancePanel) -> None:
    place = panel.view.viewport().rect().center()
    where = panel.view.viewport().mapToGlobal(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, where)
    QApplication.sendEvent(panel.view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Attended\tY"
    menu.close()


def test_a_report_of_teams_is_brought_in_from_the_register(
    panel: AttendancePanel, sample: Sample, tmp_path: Path, qtbot: QtBot
) -> None:
    window = panel.window()
    assert isinstance(window, Window)
    core = core_of(window)
    first = stored(core, sample).rows[0]
    lines = (
        "1. Summary",
        "Meeting title\tCatch-up",
        "Start time\t27/03/2025, 09:30:00",
        "End time\t27/03/2025, 11:30:00",
        "",
        "2. Participants",
        "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole",
        f"{first.holder}\t27/03/2025, 09:30:00\t27/03/2025, 11:30:00\t2h\ta@b.org\ta@b.org\tAttendee",
    )
    path = tmp_path / "Catch-up - Attendance report.csv"
    path.write_bytes("\r\n".join(lines).encode("utf-16"))
    panel.import_attendance()
    page = open_page(window)
    page.incoming.take_files([path])
    come_to_rest(qtbot, page)
    assert page.check.line.words().startswith("Meeting: SCP Board, 27 Mar 2025")
    store(qtbot, page)
    assert codes(core, sample) == "Y" + "." * (len(stored(core, sample).rows) - 1)
    core.undo()
    assert set(codes(core, sample)) == {"."}
