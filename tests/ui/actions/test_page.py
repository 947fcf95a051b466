"""The action log: what is listed, and updates, due days and closing by keyboard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from app.actions.fields import ActionStatus
from app.actions.operations import close_action
from app.actions.queries import updates
from app.agenda.queries import agenda
from app.groups.operations import change_group
from app.unit.operations import add_member
from models.actions import Action
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.actions.log import TODAY, dialog_of, record, updates_of, write
from tests.ui.checker import check_page, settle
from ui.actions.verbs import VERBS
from ui.dialogs import FormDialog
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.actions.page import ActionsPage
    from ui.window import Window


def test_the_longest_due_stands_first_with_how_late_it_is(
    page: ActionsPage, made: list[int]
) -> None:
    assert list(page.table.model.ids) == [made[0], made[2], made[1]]
    names = [field.name for field in page.table.model.columns]
    assert page.table.model.cell_look(0, names.index("status")).text == "11 days late"


def test_one_press_lists_what_is_late(page: ActionsPage, made: list[int]) -> None:
    page.span.choose("overdue")
    assert (list(page.table.model.ids), page.subtitle) == ([made[0]], "1 action overdue")


def test_mine_lists_what_i_own_and_what_belongs_to_the_groups_i_look_after(
    page: ActionsPage, core: Core, sample: Sample, made: list[int]
) -> None:
    with core.work("Share the work out") as work:
        add_member(work, {"name": "Sana Khan", "initials": "SK"})
        tom = add_member(work, {"name": "Tom Hale", "initials": "TH"})
        change_group(work, sample.board, {"looked_after": tom})
    page.whose.choose("mine")
    assert (list(page.table.model.ids), page.subtitle) == ([made[2]], "1 action open, mine")
    page.whose.choose("both")
    assert len(page.table.model.ids) == 3


def test_an_update_is_added_with_its_day_and_the_action_is_in_progress(
    window: Window, page: ActionsPage, core: Core, made: list[int]
) -> None:
    press(Key.Key_U, CONTROL)
    write(dialog_of(window), text="Four of six are in.")
    with core.read() as session:
        found = updates(session, made[0])
    assert [(each.text, each.day) for each in found] == [("Four of six are in.", TODAY)]
    assert record(core, made[0]).status is ActionStatus.STARTED
    assert page.isVisible()


def test_a_due_day_moves_only_with_a_reason_that_is_one(
    window: Window, page: ActionsPage, core: Core, made: list[int]
) -> None:
    press(Key.Key_D, CONTROL)
    dialog = dialog_of(window)
    write(dialog, due="30/04/2025", reason="Ongoing")
    assert dialog.isVisible()
    dialog.form.editors["reason"].set_value("")
    write(dialog, reason="Two agencies merge in April")
    assert record(core, made[0]).due == date(2025, 4, 30)
    assert record(core, made[0]).first_due == date(2025, 2, 28)
    assert page.isVisible()


def test_closing_asks_for_the_evidence_where_it_was_wanted(
    window: Window, page: ActionsPage, core: Core, made: list[int]
) -> None:
    page.table.select(made[2])
    press(Key.Key_L, CONTROL)
    dialog = dialog_of(window)
    write(dialog, outcome="Published on the website")
    assert dialog.isVisible()
    write(dialog, evidence="scp.example.org/arrangements")
    closed = record(core, made[2])
    assert (closed.status, closed.outcome) == (ActionStatus.DONE, "Published on the website")
    settle()
    assert made[2] not in page.table.model.ids


def test_the_detail_shows_the_history_and_offers_what_can_be_done(
    page: ActionsPage, made: list[int]
) -> None:
    shown = [verb.caption for verb, button in page.detail.buttons.items() if button.isVisible()]
    assert shown == ["Add update", "Close", "Chase", "Set RAG", "Move due day", "Hand on"]
    assert page.detail.more.entries() == [
        "Put on an agenda",
        "Escalate",
        "Do not pursue",
        "Change action",
        "Change several together",
    ]
    assert page.table.current_id() == made[0]


def test_what_a_log_says_in_place_of_a_due_day_stands_beside_the_day_that_is_kept(
    page: ActionsPage, core: Core, made: list[int]
) -> None:
    """Reproduces: the words of a log that came back were kept, and seen nowhere."""
    with core.work("Import action log") as work:
        work.get(Action, made[0]).due_words = "ASAP"
    settle()
    words = [each.text() for each in page.detail.findChildren(Label)]
    assert words[words.index("Due") + 1] == "28 Feb 2025"
    assert words[words.index("Due in its log") + 1] == "“ASAP”"


@pytest.mark.parametrize("place", range(3))
def test_buttons_menu_and_commands_offer_the_same(
    page: ActionsPage, core: Core, made: list[int], place: int
) -> None:
    with core.work("Close action") as work:
        close_action(work, made[2], "The website holds them.", "scp.example.org")
    page.span.choose("all")
    page.table.select(made[place])
    settle()
    able = {each.id.removeprefix("actions.") for each in page.commands() if each.enabled()}
    chosen = record(core, made[place])
    assert able & {verb.id for verb in VERBS} == {verb.id for verb in VERBS if verb.can(chosen)}
    offered = {verb.caption for verb, each in page.detail.buttons.items() if each.isVisible()}
    offered |= set(page.detail.more.entries())
    assert offered == {verb.caption for verb in VERBS if verb.can(chosen)}


def test_only_the_owner_of_a_late_action_is_chased(core: Core, made: list[int]) -> None:
    [chase] = [each for each in VERBS if each.id == "chase"]
    assert [chase.can(record(core, each)) for each in made] == [True, False, False]


def test_a_new_action_gets_its_number_at_once(
    window: Window, page: ActionsPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_N, CONTROL)
    dialog = dialog_of(window)
    write(dialog, text="Renew the agreement", group="SCP Board", owner="All members")
    settle()
    chosen = page.table.current_id()
    assert chosen is not None
    assert (record(core, chosen).reference, record(core, chosen).group.id) == (
        "2025/1",
        sample.board,
    )


def test_an_action_is_handed_on_to_a_member_by_a_part_of_the_post(
    window: Window, page: ActionsPage, core: Core, made: list[int]
) -> None:
    press(Key.Key_O, CONTROL | SHIFT)
    dialog = dialog_of(window)
    type_text("named nur")
    popup = QApplication.activePopupWidget()
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    write(dialog, why="The data are the trust's")
    assert record(core, made[0]).owner_name == "F. Valli, Named Nurse, ELHT"
    with core.read() as session:
        assert updates(session, made[0])[0].text.endswith("The data are the trust's")
    assert page.isVisible()


def test_a_name_that_nobody_has_becomes_the_owner_in_words(
    window: Window, page: ActionsPage, core: Core, made: list[int]
) -> None:
    page.detail.more.choose("Change action")
    dialog = dialog_of(window)
    owner = dialog.form.editors["owner"].control
    owner.setFocus()
    press(Key.Key_A, CONTROL, owner)
    type_text("Ofsted regional lead", owner)
    popup = QApplication.activePopupWidget()
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    press(Key.Key_Return, CONTROL, dialog)
    changed = record(core, made[0])
    assert (changed.owner_name, changed.owner) == ("Ofsted regional lead", None)


def test_an_action_is_put_on_the_next_agenda_of_its_group(
    page: ActionsPage, core: Core, made: list[int], sample: Sample
) -> None:
    page.detail.more.choose("Put on an agenda")
    settle()
    dialog = page.desk.window.findChildren(FormDialog)[0]
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    with core.read() as session:
        titles = [item.title for item in agenda(session, sample.march)]
    assert "Action: Chase Section 11 returns" in titles
    assert str(record(core, made[0]).back_at) == "SCP Board, 27 Mar 2025, item 9"
    assert updates_of(core, made[0]) == ["Put on the agenda of SCP Board, 27 Mar 2025."]


def test_the_log_holds_at_both_sizes(window: Window, page: ActionsPage) -> None:
    assert page.isVisible()
    assert check_page(window, "actions", window.messages.hide) == []


def test_the_menu_of_an_action_tells_the_keys_that_do_the_same(page: ActionsPage) -> None:
    page.detail.more.open()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    told = dict(each.text().partition("\t")[::2] for each in menu.actions())
    menu.close()
    assert told["Put on an agenda"] == "Ctrl+Shift+G"
    assert told["Do not pursue"] == ""
