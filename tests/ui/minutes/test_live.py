"""The meeting while it is minuted, by keyboard: text, drafts, the quick line, cards, items and closing."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from app.actions.bringing_back import bring_back
from app.actions.escalation_rules import set_escalation_rule
from app.actions.operations import add_action
from app.agenda.operations import add_item
from app.meetings.fields import MeetingState
from app.meetings.moves import START
from app.meetings.operations import add_meeting, move_meeting
from app.meetings.queries import meeting
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from tests.ui.acting import CONTROL, SHIFT, Key, click, focused, press, type_text
from tests.ui.checker import check_page, settle
from tests.ui.meetings.board import MARCH, at_the_meeting, begin_meeting
from tests.ui.opened import core_of, page_of
from ui.dialogs import ChooseOne, FormDialog
from ui.minutes.page import MeetingPage
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from app.minutes.queries import MinutedItem
    from tests.ui.meetings.board import Sample
    from ui.window import Window

LIMIT = 10_000


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    place = {"id": sample.march, "item": sample.items[3]}
    shown = page_of(window, "meeting", MeetingPage, place)
    shown.live.panel.editor.setFocus()
    settle()
    return shown


def test_the_three_dots_tell_the_keys_of_what_works_now(page: MeetingPage) -> None:
    """Reproduces: nobody learned the keys of the item in hand without reading the help."""
    page.live.panel.more.open()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = dict(each.text().partition("\t")[::2] for each in menu.actions() if each.text())
    assert (shown["Ready-made sentence"], shown["Insert from last time"]) == (
        "Ctrl+J",
        "Ctrl+Shift+S",
    )
    # Its key attaches while the agenda is planned only.
    assert shown["Attach papers"] == ""
    menu.close()


def test_a_meeting_without_an_agenda_takes_no_words_until_it_has_an_item(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    """Reproduces: the item of the meeting before stayed in the middle, and what was typed there was lost."""
    with core.work("Plan meeting") as work:
        bare = add_meeting(work, {"group": sample.board, "day": MARCH, "starts": time(15)})
        move_meeting(work, bare, START)
    page.desk.go("meeting", {"id": bare})
    settle()
    panel = page.live.panel
    type_text("Lost words", panel.editor)
    assert panel.editor.text() == ""
    assert "Ctrl+N" in panel.editor.placeholderText()
    assert not panel.quick.isVisible()
    with core.work("Add agenda item") as work:
        item_id = add_item(work, {"meeting": bare, "title": "Welcome"})
    settle()
    assert page.live.item_id == item_id
    type_text("Kept words", panel.editor)
    page.leave()
    with core.read() as session:
        [found] = minuted(session, bare, MARCH)
    assert found.text == "Kept words"


def items(core: Core, sample: Sample) -> list[MinutedItem]:
    with core.read() as session:
        return minuted(session, sample.march, MARCH)


def state(core: Core, sample: Sample) -> MeetingState:
    with core.read() as session:
        return meeting(session, sample.march).state


def wait_saved(qtbot: QtBot, page: MeetingPage) -> None:
    light = page.live.panel.light
    qtbot.waitUntil(lambda: light.text().startswith("Saved"), timeout=LIMIT)


def quick(page: MeetingPage, line: str) -> None:
    """Type a line into the quick line, by its key."""
    press(Key.Key_Return, CONTROL)
    assert page.live.panel.quick.box.hasFocus()
    type_text(line)


def test_the_light_is_amber_while_one_types_and_green_only_once_it_is_on_disk(
    qtbot: QtBot, page: MeetingPage, core: Core, sample: Sample
) -> None:
    type_text("The subgroup chair presented.")
    light = page.live.panel.light
    settle()
    assert light.text() == "Editing"
    wait_saved(qtbot, page)
    assert light.text() == "Saved 10:12:04"
    draft = items(core, sample)[3].draft
    assert draft is not None
    assert draft.text == "The subgroup chair presented."


def test_going_to_the_next_item_makes_the_text_minutes_in_one_step(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    type_text("Noted.")
    press(Key.Key_Down, CONTROL)
    assert page.live.item_id == sample.items[4]
    assert page.live.panel.editor.hasFocus()
    assert page.live.panel.editor.text() == ""
    found = items(core, sample)[3]
    assert (found.text, found.draft) == ("Noted.", None)
    press(Key.Key_Up, CONTROL)
    assert page.live.panel.editor.text() == "Noted."
    window.undo()
    settle()
    assert items(core, sample)[3].text == ""
    assert page.live.panel.editor.text() == ""


def test_ctrl_z_in_the_text_takes_back_typing_and_no_step(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    type_text("One")
    press(Key.Key_Z, CONTROL)
    assert page.live.panel.editor.text() == ""
    assert state(core, sample) is MeetingState.IN_MEETING


def test_a_change_elsewhere_never_touches_the_text_being_typed(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    type_text("Half a sen")
    with core.work("Elsewhere") as work:
        save_minutes(work, sample.items[3], "Another text")
    settle()
    page.refresh()
    assert page.live.panel.editor.text() == "Half a sen"


def test_a_line_is_read_while_it_is_typed_and_made_an_action_by_key(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    quick(page, "Bring data on missed appointments @Named Nurse 12/6")
    told = page.live.panel.quick.told.text()
    assert told.startswith("Owner: F. Valli, Named Nurse, ELHT · due Thu 12 Jun 2025")
    press(Key.Key_Return, CONTROL)
    settle()
    action = items(core, sample)[3].actions[0]
    assert (action.text, action.label) == ("Bring data on missed appointments", "Action (new)")
    assert page.live.panel.quick.text() == ""
    assert page.live.panel.quick.box.hasFocus()
    assert [card.accessibleName()[:12] for card in page.live.panel.outcomes.cards] == [
        "Action (new)"
    ]


def test_where_it_is_not_clear_who_is_meant_a_list_opens(page: MeetingPage) -> None:
    quick(page, "Report back @Head")
    popup = QApplication.activePopupWidget()
    assert popup is page.live.panel.quick.box.popup
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    type_text("30/4")
    assert page.live.panel.quick.reading.is_ready
    assert page.live.panel.quick.reading.owner is not None


def test_the_list_of_owners_leaves_the_reading_free_and_cuts_nobody(page: MeetingPage) -> None:
    quick(page, "Report back @Head")
    line = page.live.panel.quick
    popup = line.box.popup
    bottom = line.told.mapToGlobal(line.told.rect().bottomLeft()).y()
    assert popup.mapToGlobal(popup.rect().topLeft()).y() >= bottom
    assert popup.sizeHintForColumn(0) <= popup.viewport().width()
    assert not popup.horizontalScrollBar().isVisible()


def test_the_list_of_owners_goes_once_the_day_is_typed_and_down_opens_it(page: MeetingPage) -> None:
    quick(page, "Report back @Head")
    popup = page.live.panel.quick.box.popup
    type_text(" 30/4", on=page.live.panel.quick.box)
    assert not popup.isVisible()
    press(Key.Key_Down)
    assert popup.isVisible()
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    reading = page.live.panel.quick.reading
    assert reading.is_ready
    assert reading.due == date(2025, 4, 30)


def test_escape_closes_a_refusal_before_it_goes_back_to_the_text(
    window: Window, page: MeetingPage
) -> None:
    quick(page, "Report back @Zzzz 30/4")
    window.messages.warn("The disk is full.")
    press(Key.Key_Escape)
    assert window.messages.text() == ""
    assert page.live.panel.quick.box.hasFocus()
    press(Key.Key_Escape)
    assert page.live.panel.editor.hasFocus()


def test_a_refusal_goes_when_the_line_is_mended(window: Window, page: MeetingPage) -> None:
    quick(page, "Report back @Zzzz 30/4")
    press(Key.Key_Return, CONTROL)
    press(Key.Key_A, CONTROL)
    type_text("Report back @F. Valli 30/4")
    press(Key.Key_Return, CONTROL)
    settle()
    assert window.messages.text() == ""


def test_words_typed_at_the_agenda_are_minutes(page: MeetingPage) -> None:
    page.live.agenda.setFocus()
    type_text("Th")
    type_text("e chair")
    assert page.live.panel.editor.hasFocus()
    assert page.live.panel.editor.text() == "The chair"


def test_a_meeting_that_starts_is_written_in_at_once(
    window: Window, core: Core, sample: Sample
) -> None:
    page = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    page.planning.agenda.table.setFocus()
    at_the_meeting(core)
    for _ in ("Issue agenda", "Start meeting"):
        press(Key.Key_M, CONTROL)
        settle()
    assert state(core, sample) is MeetingState.IN_MEETING
    type_text("The chair opened.")
    assert page.live.panel.editor.text() == "The chair opened."


def test_the_light_says_nothing_of_another_meeting(
    qtbot: QtBot, window: Window, page: MeetingPage, sample: Sample
) -> None:
    type_text("The subgroup chair presented.")
    wait_saved(qtbot, page)
    with page.desk.core.work("Start meeting") as work:
        move_meeting(work, sample.december, START)
    page_of(window, "meeting", MeetingPage, {"id": sample.december})
    settle()
    assert page.record is not None
    assert page.record.id == sample.december
    assert page.live.panel.light.text() == ""


def test_an_unclear_line_is_refused_and_stays(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    quick(page, "Report back @Zzzz 30/4")
    press(Key.Key_Return, CONTROL)
    assert "“Zzzz” is nobody in this file" in page.live.panel.quick.told.text()
    assert window.messages.text() == ""
    assert focused() is page.live.panel.quick.box
    assert page.live.panel.quick.text() == "Report back @Zzzz 30/4"
    assert items(core, sample)[3].actions == ()


def test_ctrl_d_makes_a_decision_of_the_line_and_escape_goes_back_to_the_text(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    quick(page, "The Board agreed to extend the strategy.")
    press(Key.Key_D, CONTROL)
    settle()
    assert items(core, sample)[3].decisions[0].text == "The Board agreed to extend the strategy."
    press(Key.Key_Escape)
    assert page.live.panel.editor.hasFocus()


def test_ctrl_d_makes_a_decision_of_the_words_chosen_in_the_text(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    type_text("It was agreed")
    press(Key.Key_Home, SHIFT)
    press(Key.Key_D, CONTROL)
    assert items(core, sample)[3].decisions[0].text == "It was agreed"
    assert page.live.panel.editor.text() == "It was agreed"


def test_a_card_is_opened_with_return_and_removed_with_delete(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    quick(page, "Agreed.")
    press(Key.Key_D, CONTROL)
    settle()
    card = page.live.panel.outcomes.cards[0]
    card.setFocus()
    press(Key.Key_Return)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    type_text(" Unanimously.", dialog.form.editors["text"].control)
    dialog.store()
    settle()
    assert "Unanimously" in items(core, sample)[3].decisions[0].text
    press(Key.Key_Delete, on=page.live.panel.outcomes.cards[0])
    settle()
    assert page.live.panel.outcomes.cards == []
    window.undo()
    settle()
    assert len(page.live.panel.outcomes.cards) == 1


def test_f6_goes_from_agenda_to_text_to_attendance(page: MeetingPage) -> None:
    press(Key.Key_F6)
    assert page.live.attendance.isAncestorOf(focused())
    press(Key.Key_F6, SHIFT)
    assert page.live.panel.editor.hasFocus()
    press(Key.Key_F6, SHIFT)
    assert page.live.agenda.hasFocus()
    press(Key.Key_Return)
    assert page.live.panel.editor.hasFocus()


def test_an_item_that_is_minuted_has_its_tick(page: MeetingPage, sample: Sample) -> None:
    type_text("Noted.")
    press(Key.Key_Down, CONTROL)
    settle()
    model = page.live.agenda.agenda
    assert [model.items[row].id for row in range(model.rowCount()) if model.is_minuted(row)] == [
        sample.items[3]
    ]


def test_the_meeting_does_not_end_while_seats_are_unmarked_unless_they_are_marked_absent(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    type_text("Noted.")
    press(Key.Key_M, CONTROL)
    settle()
    question = window.findChildren(ChooseOne)[0]
    assert focused().text() == "Look again"  # type: ignore[attr-defined]  # a button
    verb = next(each for each in question.findChildren(Button) if "Mark" in each.caption())
    click(verb)
    settle()
    assert state(core, sample) is MeetingState.DRAFT
    assert items(core, sample)[3].text == "Noted."
    assert page.live.attendance.view.register.seat(0).code.value == "N"  # type: ignore[union-attr]  # marked


def test_numbers_are_given_on_closing(window: Window, page: MeetingPage) -> None:
    quick(page, "Agreed.")
    press(Key.Key_D, CONTROL)
    page.live.attendance.view.setFocus()
    type_text("y")
    press(Key.Key_M, CONTROL)
    settle()
    click(window.findChildren(ChooseOne)[0].findChildren(Button)[0])
    settle()
    assert page.live.panel.outcomes.cards[0].accessibleName().startswith("Decision 2025/1")
    assert page.head.next.caption() == "Send to chair"


def test_closing_proposes_what_came_back_too_often(
    window: Window, page: MeetingPage, sample: Sample
) -> None:
    core = core_of(window)
    with core.work("Add an old action and its rule") as work:
        set_escalation_rule(work, sample.board, {"after_back": 1, "to_group": sample.subgroup})
        add_action(
            work, {"group": sample.board, "raised_on": date(2025, 1, 6), "text": "Map provision"}
        )
    quick(page, "Agreed.")
    press(Key.Key_M, CONTROL)
    settle()
    click(window.findChildren(ChooseOne)[0].findChildren(Button)[0])
    settle()
    assert window.messages.text() == "1 action of SCP Board came back too often."


def test_last_time_we_said_shows_what_was_minuted_before(page: MeetingPage) -> None:
    press(Key.Key_L, CONTROL)
    assert "No earlier meeting" in page.live.panel.earlier.text.toPlainText()
    press(Key.Key_L, CONTROL)
    assert not page.live.panel.earlier.isVisible()


@pytest.mark.parametrize("way", [(Key.Key_P, "minutes.pdf"), (Key.Key_W, "minutes.docx")])
def test_the_minutes_are_written_with_what_was_just_typed(
    qtbot: QtBot, page: MeetingPage, tmp_path: Path, way: tuple[Key, str]
) -> None:
    key, name = way
    type_text("Noted.")
    press(key, CONTROL)
    dialog = page.desk.window.findChildren(QFileDialog)[0]
    dialog.selectFile(str(tmp_path / name))
    dialog.accept()
    told = f"{name} is written"
    qtbot.waitUntil(lambda: page.desk.messages.text() == told, timeout=60_000)
    assert (tmp_path / name).stat().st_size > 5_000


def test_what_one_part_stored_is_not_taken_back_by_the_news_of_another(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    page.live.attendance.view.setFocus()
    type_text("yy")
    quick(page, "Agreed.")
    press(Key.Key_D, CONTROL)
    settle()
    codes = [row.code.value for row in page.live.attendance.view.register.entries if row.code]  # type: ignore[union-attr]  # seats
    assert codes == ["Y", "Y"]
    window.undo()
    window.undo()
    settle()
    assert items(core, sample)[3].decisions == ()
    assert page.live.attendance.view.register.seat(1).code is None  # type: ignore[union-attr]  # a seat


def test_the_clock_stands_beside_the_agenda(page: MeetingPage) -> None:
    assert page.live.clock.text() == "10:12 of 12:00"


def test_the_clock_says_at_once_how_far_behind_the_item_in_hand_is(
    page: MeetingPage, sample: Sample
) -> None:
    page.live.select(sample.items[0])
    assert page.live.clock.text() == "10:12, 37 min behind"
    page.live.select(sample.items[3])
    assert page.live.clock.text() == "10:12 of 12:00"


def test_the_screen_holds_at_both_sizes(window: Window, page: MeetingPage) -> None:
    quick(page, "Agreed.")
    press(Key.Key_D, CONTROL)
    quick(page, "Bring three school-age case examples to the June Board @Ormerod 12/6")
    press(Key.Key_Return, CONTROL)
    assert check_page(window, "meeting", window.messages.hide) == []


def test_an_item_carried_over_says_so_in_its_minutes_at_once(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    type_text("There was no time.")
    page.live.panel.more.choose("Carry over to a later meeting")
    settle()
    press(Key.Key_Return, CONTROL, window.findChildren(FormDialog)[0])
    settle()
    text = "There was no time.\nCarried over to the meeting of 26 June 2025."
    assert items(core, sample)[3].text == text
    assert page.live.panel.editor.text() == text
    window.undo()
    settle()
    assert page.live.panel.editor.text() == "There was no time."


def test_an_action_that_got_an_item_of_its_own_stands_below_its_text(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work("Put action on an agenda") as work:
        raised = {"group": sample.board, "raised_on": MARCH, "text": "Bring data"}
        action_id = add_action(work, raised)  # type: ignore[arg-type]  # a dict of literals
        item_id = bring_back(work, action_id, sample.march)
    settle()
    page.live.select(item_id)
    settle()
    cards = [card.accessibleName() for card in page.live.panel.outcomes.cards]
    assert [name.split(".")[0] for name in cards] == ["Action (new): Bring data"]


def test_formatting_is_in_the_menu_of_the_item_and_in_one_undo(page: MeetingPage) -> None:
    type_text("One")
    page.live.panel.more.choose("Bullets")
    page.live.panel.more.choose("Restricted lines")
    assert page.live.panel.editor.text() == "! - One"
    press(Key.Key_Z, CONTROL)
    assert page.live.panel.editor.text() == "- One"


def test_what_the_page_shows_is_not_told_in_a_message(window: Window, page: MeetingPage) -> None:
    told = []
    type_text("Discussed. ")
    page.leave()
    settle()
    told.append(window.messages.text())
    page.live.attendance.view.go(0)
    type_text("y", page.live.attendance.view)
    settle()
    told.append(window.messages.text())
    for key in (Key.Key_D, Key.Key_Return):
        page.live.panel.editor.setFocus()
        quick(page, "Agreed by all")
        press(key, CONTROL)
        settle()
        told.append(window.messages.text())
    assert told == ["", "", "", ""]
    page.desk.say("Something else")
    assert window.messages.text() == "Something else"


def test_the_menus_of_item_and_meeting_tell_the_keys_that_do_the_same(page: MeetingPage) -> None:
    found: dict[str, str] = {}
    for button in (page.live.panel.more, page.head.more):
        button.open()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found |= dict(each.text().partition("\t")[::2] for each in menu.actions())
        menu.close()
    assert found["Ready-made sentence"] == "Ctrl+J"
    assert found["Insert from last time"] == "Ctrl+Shift+S"
    assert found["Declarations of interest"] == "F12"
    assert found["Word version"] == "Ctrl+W"
    assert found["Word version for the public"] == ""
