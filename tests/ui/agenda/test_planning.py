"""A meeting before it begins, by keyboard: items added, moved, changed and removed, and replies taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyleOptionViewItem, QWidget

from app.agenda.operations import add_item, change_item, prepare_agenda
from app.agenda.queries import agenda
from app.attendance.fields import Answer
from app.attendance.register import register
from app.meetings.fields import MeetingState
from app.meetings.moves import CALL_OFF, CANCEL, ISSUE_AGENDA
from app.meetings.queries import meeting
from tests.ui.acting import ALT, BARE, CONTROL, Key, click, focused, press, type_text
from tests.ui.checker import check_page, settle
from tests.ui.meetings.board import at_the_meeting
from tests.ui.opened import page_of
from ui.dialogs import ChooseOne, FormDialog
from ui.minutes.page import MeetingPage
from ui.table_delegate import CellDelegate
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.agenda.queries import ItemRecord
    from app.attendance.records import RegisterRow
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingPage:
    found = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    found.planning.agenda.table.view.setFocus()
    settle()
    return found


def items(core: Core, sample: Sample) -> list[ItemRecord]:
    with core.read() as session:
        return agenda(session, sample.march)


def rows(core: Core, sample: Sample) -> tuple[RegisterRow, ...]:
    with core.read() as session:
        return register(session, sample.march).rows


def test_items_are_typed_one_after_the_other_before_any_other_business(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_N, CONTROL)
    assert page.planning.agenda.line.hasFocus()
    for title in ("Serious youth violence", "CDOP annual report"):
        type_text(title)
        press(Key.Key_Return)
    assert [item.title for item in items(core, sample)][-3:] == [
        "Serious youth violence",
        "CDOP annual report",
        "Any other business",
    ]


def test_a_long_title_is_broken_into_two_lines_and_nothing_of_it_is_cut(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    long = "Multi-agency dataset: the exceptions of the quarter and what is done"
    page.planning.agenda.add(long)
    settle()
    table = page.planning.agenda.table
    place = [item.title for item in items(core, sample)].index(long)
    column = [field.name for field in table.model.columns].index("title")
    index = table.model.index(place, column)
    rect = table.view.visualRect(index)
    delegate = table.view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    assert delegate.sizeHint(QStyleOptionViewItem(), index).width() > rect.width()
    assert not delegate.is_cut(index, rect.width())
    assert rect.height() >= delegate.lines * table.view.fontMetrics().height()


def test_adding_and_moving_items_and_taking_replies_is_told_in_no_message(
    window: Window, page: MeetingPage, sample: Sample
) -> None:
    told = []
    window.messages.hide()
    press(Key.Key_N, CONTROL)
    type_text("CDOP annual report")
    press(Key.Key_Return)
    settle()
    told.append(window.messages.text())
    page.planning.agenda.table.select(sample.items[3])
    page.planning.agenda.move_by(1)
    settle()
    told.append(window.messages.text())
    page.planning.replies.view.setFocus()
    type_text("c")
    settle()
    told.append(window.messages.text())
    assert told == ["", "", ""]
    page.desk.say("Something else")
    assert window.messages.text() == "Something else"


def drop(view: QWidget, place: QPoint, carried: QMimeData) -> None:
    """Come in with something that is dragged, and put it down."""
    assert isinstance(view, QAbstractItemView)
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    come = QDragEnterEvent(place, move, carried, left, BARE)
    QApplication.sendEvent(view.viewport(), come)
    down = QDropEvent(QPointF(place), move, carried, left, BARE)
    QApplication.sendEvent(view.viewport(), down)
    settle()


def test_no_quorum_is_missed_before_the_day_of_a_meeting(page: MeetingPage, core: Core) -> None:
    def offered() -> bool:
        return CALL_OFF.label in [each[0] for each in page.head.entries() if each]

    assert not offered()
    at_the_meeting(core)
    assert offered()


def test_another_meeting_begins_with_its_first_item(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    """Reproduces: the item was chosen whose row had been chosen on the agenda of the meeting before."""
    with core.work("Prepare agenda") as work:
        prepare_agenda(work, sample.june)
    page.planning.agenda.table.view.go_to(2, 0)
    for one in (sample.june, sample.march):
        window.pages.open_at("meeting", {"id": one})
        settle()
        item = page.planning.agenda.current()
        assert item is not None
        assert item.number == "1"


def test_an_item_is_dragged_to_another_place(page: MeetingPage, core: Core, sample: Sample) -> None:
    """Reproduces: items could be moved by keyboard and buttons only."""
    agenda_table = page.planning.agenda
    view, before = agenda_table.table.view, [each.title for each in items(core, sample)]
    row = view.visualRect(view.model().index(3, 0))
    drop(view, row.topLeft() + QPoint(9, 2), agenda_table.drag.carried(6))
    now = [each.title for each in items(core, sample)]
    assert now.index(before[6]) == 3
    drop(view, row.bottomLeft() + QPoint(9, -2), agenda_table.drag.carried(0))
    last = [each.title for each in items(core, sample)]
    assert last == [*now[1:4], now[0], *now[4:]]
    assert [each for each in now if each != before[6]] == before[:6] + before[7:]


def test_an_item_keeps_its_level_and_what_is_strange_is_not_taken(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work("Add agenda item") as work:
        for title in ("First part", "Second part"):
            add_item(work, {"meeting": sample.march, "title": title, "parent": sample.items[4]})
    settle()
    table = page.planning.agenda
    table.move_to(6, 0)
    settle()
    found = [each for each in items(core, sample) if each.parent]
    assert [(each.number, each.title) for each in found] == [
        ("5.1", "Second part"),
        ("5.2", "First part"),
    ]
    strange = QMimeData()
    strange.setData("application/x-partnership-desk-row", b"1 2")
    before = items(core, sample)
    drop(table.table.view, QPoint(9, 9), strange)
    assert items(core, sample) == before


def test_alt_down_and_alt_up_move_an_item_that_stays_chosen(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    table = page.planning.agenda.table
    table.select(sample.items[3])
    press(Key.Key_Down, ALT)
    settle()
    assert [item.id for item in items(core, sample)][4] == sample.items[3]
    assert table.current_id() == sample.items[3]
    for _time in range(2):
        press(Key.Key_Up, ALT)
        settle()
    assert [item.id for item in items(core, sample)][2] == sample.items[3]


def test_an_item_is_changed_in_its_row_and_in_its_form(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    table = page.planning.agenda.table
    table.select(sample.items[4])
    press(Key.Key_Return, on=table.view)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    type_text("30", dialog.form.editors["minutes"].control)
    press(Key.Key_Return, CONTROL, dialog)
    assert "is 2,030" in dialog.form.editors["minutes"].control.accessibleDescription()
    dialog.form.editors["minutes"].control.selectAll()  # type: ignore[attr-defined]  # a line
    type_text("30", dialog.form.editors["minutes"].control)
    press(Key.Key_Return, CONTROL, dialog)
    assert items(core, sample)[4].minutes == 30


def test_delete_removes_the_chosen_item_and_the_rest_moves_up(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    page.planning.agenda.table.select(sample.items[4])
    press(Key.Key_Delete, on=page.planning.agenda.table.view)
    found = items(core, sample)
    assert sample.items[4] not in {item.id for item in found}
    assert [item.number for item in found] == list("12345678")


def test_a_meeting_without_an_agenda_offers_to_prepare_it(
    window: Window, core: Core, sample: Sample
) -> None:
    page = page_of(window, "meeting", MeetingPage, {"id": sample.june})
    settle()
    page.planning.agenda.prepare()
    with core.read() as session:
        assert [item.title for item in agenda(session, sample.june)][1] == (
            "Minutes of 27 March 2025 and matters arising"
        )


def test_replies_are_taken_by_letter_and_the_readiness_follows(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    view = page.planning.replies.view
    view.setFocus()
    view.go(0)
    for letter in "cdco":
        type_text(letter)
    answers = [row.reply.answer for row in rows(core, sample) if row.reply]
    assert answers == [Answer.COMING, Answer.DEPUTY, Answer.COMING, Answer.ONLINE]
    settle()
    assert page.view is not None
    assert ("4 of 10 coming", "none") in page.view.chips
    assert ("Quorum expected", "good") in page.view.chips


def test_the_outlook_of_the_quorum_stands_in_words_above_the_replies(page: MeetingPage) -> None:
    replies = page.planning.replies
    assert not replies.outlook.isVisible()
    replies.view.setFocus()
    replies.view.go(0)
    type_text("c")
    settle()
    assert replies.outlook.text() == (
        "No quorum yet: Police and ICB are missing. It depends on those who have not replied."
    )
    type_text("aa")
    settle()
    assert replies.outlook.text() == (
        "No quorum can be reached with the apologies given: Police and ICB are missing."
    )


def test_an_agenda_that_is_too_long_for_its_meeting_says_by_how_much(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    assert page.view is not None
    assert not any("too long" in text for text, _tone in page.view.chips)
    with core.work("Change agenda item") as work:
        change_item(work, sample.items[3], {"minutes": 300})
    settle()
    [told] = [text for text, _tone in page.view.chips if "too long" in text]
    assert told.endswith(" minutes too long")


def test_the_steps_follow_by_one_key_up_to_the_meeting(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    at_the_meeting(core)
    for expected in (MeetingState.AGENDA_ISSUED, MeetingState.IN_MEETING):
        press(Key.Key_M, CONTROL)
        settle()
        with core.read() as session:
            assert meeting(session, sample.march).state is expected
    assert page.live.isVisible()
    assert page.stepper.accessibleName() == "Stage: In meeting"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Start meeting", MeetingState.IN_MEETING),
        ("Not yet", MeetingState.AGENDA_ISSUED),
    ],
)
def test_a_meeting_is_not_started_before_its_day_without_a_question(
    page: MeetingPage, sample: Sample, answer: str, expected: MeetingState
) -> None:
    page.make(ISSUE_AGENDA)
    settle()
    press(Key.Key_M, CONTROL)
    settle()
    [question] = [each for each in page.desk.window.findChildren(ChooseOne) if each.isVisible()]
    assert "today is Tue 11 Mar 2025" in question.findChildren(Label)[0].text()
    assert focused().text() == "Not yet"  # type: ignore[attr-defined]  # a button
    click(next(each for each in question.findChildren(Button) if each.caption() == answer))
    with page.desk.core.read() as session:
        assert meeting(session, sample.march).state is expected


def test_a_meeting_is_cancelled_with_its_reason_and_put_back(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    page.make(CANCEL)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    press(Key.Key_Return, CONTROL, dialog)
    assert dialog.isVisible()
    type_text("Snow", dialog.form.editors["reason"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    with core.read() as session:
        assert meeting(session, sample.march).state is MeetingState.CANCELLED
    assert page.head.next.caption() == "Put back"
    assert not page.planning.agenda.line.isVisible()
    assert window.findChildren(ChooseOne) == []


def test_the_plan_holds_at_both_sizes(window: Window, page: MeetingPage) -> None:
    assert page.view is not None
    assert check_page(window, "meeting", window.messages.hide) == []


def test_an_item_typed_with_ctrl_return_opens_all_of_it_and_is_chosen_when_added(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_N, CONTROL)
    type_text("CDOP annual report")
    press(Key.Key_Return, CONTROL)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    assert dialog.form.editors["title"].value() == "CDOP annual report"
    type_text("Public Health", dialog.form.editors["presenter"].control)
    type_text("15", dialog.form.editors["minutes"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    added = items(core, sample)[-2]
    assert (added.title, added.presenter, added.minutes) == (
        "CDOP annual report",
        "Public Health",
        15,
    )
    assert page.planning.agenda.table.current_id() == added.id


def test_an_item_goes_to_a_later_meeting_which_gets_its_agenda_first(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    page.planning.agenda.table.select(sample.items[3])
    page.planning.agenda.more.choose("Carry over to a later meeting")
    settle()
    dialog = window.findChildren(FormDialog)[0]
    assert dialog.form.editors["meeting"].control.text() == "SCP Board, 26 June 2025"  # type: ignore[attr-defined]  # a line
    press(Key.Key_Return, CONTROL, dialog)
    assert sample.items[3] not in [item.id for item in items(core, sample)]
    with core.read() as session:
        later = [item.title for item in agenda(session, sample.june)]
    assert later[0] == "Welcome, apologies and declarations of interest"
    assert later[-2:] == ["Neglect strategy: six-month progress", "Any other business"]


def test_where_no_later_meeting_is_planned_one_is_offered(
    window: Window, core: Core, sample: Sample
) -> None:
    page = page_of(window, "meeting", MeetingPage, {"id": sample.june})
    page.planning.agenda.prepare()
    settle()
    page.planning.agenda.table.select(page.planning.agenda.items()[0].id)
    page.in_hand.carry_over()
    assert window.messages.text().startswith("No later meeting of SCP Board is planned")
    assert core.file is not None


def test_a_reply_noted_by_mistake_is_taken_back_with_delete(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    view = page.planning.replies.view
    view.setFocus()
    view.go(0)
    type_text("a")
    settle()
    view.go(0)
    press(Key.Key_Delete)
    assert [row.reply for row in rows(core, sample) if row.reply] == []


def test_a_guest_of_one_item_is_invited_before_the_meeting(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    page.planning.agenda.table.select(sample.items[3])
    page.planning.agenda.more.choose("Guest for this item")
    settle()
    type_text("T. Noor")
    press(Key.Key_Return, CONTROL, window.findChildren(FormDialog)[0])
    settle()
    with core.read() as session:
        [guest] = register(session, sample.march).guests
    assert (guest.name, guest.item and guest.item.id) == ("T. Noor", sample.items[3])
    view = page.planning.replies.view
    assert view.lines(11)[0] == "T. Noor"
    view.go(11)
    press(Key.Key_Delete, on=view)
    with core.read() as session:
        assert register(session, sample.march).guests == ()
