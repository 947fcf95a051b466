"""Setting up: each step opens exactly where it is done, the reminder can be put away and asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction

from app.agencies.operations import add_agency
from app.groups.operations import add_group
from app.partnerships.operations import add_partnership
from app.seats.operations import add_seat
from tests.ui.acting import CONTROL, Key, click, press
from tests.ui.checker import check, settle
from tests.ui.opened import core_of, open_window, page_of
from ui.dialogs import FormDialog
from ui.home.page import HomePage
from ui.home.setting_up import SettingUpPage
from ui.home.terms import TermsDialog
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    opened = open_window(qtbot, tmp_path, template)
    core = core_of(opened)
    with core.work("Start partnership") as work:
        add_partnership(work, {"name": "Westshire SCP"})
    yield opened
    core.close()


@pytest.fixture
def page(window: Window) -> SettingUpPage:
    return page_of(window, "setting-up", SettingUpPage)


def take(page: SettingUpPage, name: str) -> None:
    settle()
    buttons = [each for each in page.findChildren(Button) if each.isVisible()]
    click(next(each for each in buttons if each.accessibleName() == name))
    settle()


def dialog_of(window: Window) -> FormDialog:
    [dialog] = [each for each in window.findChildren(FormDialog) if each.isVisible()]
    return dialog


WAYS = (
    ("Name the partnership, its years and its numbering: look at it", "Change partnership"),
    ("Bring in the agencies: type one", "Add agency"),
    ("Add the groups: add a group", "Add group"),
    ("Plan the first meeting: plan it", "New meeting"),
    ("Choose a second place for backups: choose", "Second place for backups"),
)


@pytest.mark.parametrize(("name", "title"), WAYS, ids=lambda text: text.split(":")[0])
def test_a_step_opens_the_form_in_which_it_is_done(
    window: Window, page: SettingUpPage, name: str, title: str
) -> None:
    take(page, name)
    dialog = dialog_of(window)
    assert dialog.windowTitle() == title
    dialog.close()


@pytest.mark.parametrize("way", ["from a workbook", "from a pasted list"])
def test_members_are_read_in_on_the_import_screen(
    window: Window, page: SettingUpPage, way: str
) -> None:
    take(page, f"Bring in the members: {way}")
    assert window.pages.key == "import"


def test_steps_read_again_after_a_change_elsewhere_do_not_lie_on_the_old_ones(
    window: Window, page: SettingUpPage
) -> None:
    window.pages.open_at("home", {})
    with core_of(window).work("Add agency") as work:
        add_agency(work, {"name": "Police"})
    window.pages.open_at("setting-up", {})
    settle()
    assert check(page) == []
    titles = [each.text() for each in page.findChildren(Label)]
    assert titles.count("Bring in the agencies") == 1


def test_a_member_is_typed_into_the_first_group(window: Window, page: SettingUpPage) -> None:
    take(page, "Bring in the members: type one")
    assert window.messages.text().startswith("Members sit on groups.")
    with core_of(window).work("Add group") as work:
        add_group(work, {"partnership": 1, "name": "Board"})
    window.pages.open_at("setting-up", {})
    take(page, "Bring in the members: type one")
    assert dialog_of(window).windowTitle() == "Add member of Board"
    dialog_of(window).close()


def test_frequency_and_quorum_of_all_groups_are_set_in_one_dialog_by_keyboard(
    window: Window, page: SettingUpPage, qtbot: QtBot
) -> None:
    with core_of(window).work("Add group") as work:
        agencies = [add_agency(work, {"name": each}) for each in ("Police", "ICB", "Council")]
        group = add_group(work, {"partnership": 1, "name": "Neglect"})
        for each in agencies:
            add_seat(work, {"group": group, "post": "Lead", "agencies": (each,), "may_count": True})
    window.pages.open_at("home", {})
    window.pages.open_at("setting-up", {})
    take(page, "Say how often each group meets, and its quorum: set")
    [dialog] = window.findChildren(TermsDialog)
    assert check(dialog) == []
    press(Key.Key_Up, on=dialog.frequencies[0])
    press(Key.Key_Return, CONTROL, on=dialog)
    qtbot.waitUntil(lambda: window.messages.text().startswith("Done: Set frequency and quorum, "))
    with core_of(window).read() as session:
        from app.groups.terms import terms_on  # noqa: PLC0415 - beside its only use

        terms = terms_on(session, [group], core_of(window).clock.today())[group]
    assert terms.frequency.title_text == "Every two months"
    assert terms.quorum == "at least 2 of the agencies present"


def test_the_reminder_is_put_away_and_asked_for_again_in_help(window: Window, qtbot: QtBot) -> None:
    home = page_of(window, "home", HomePage)
    settle()
    strip = home.setting_up
    assert strip.progress.text() == "Finish setting up: 1 of 7"
    strip.put_away()
    assert not strip.isVisible()
    home.refresh()
    assert not strip.isVisible()
    window.findChild(QAction, "help.setting-up").trigger()  # type: ignore[union-attr]  # it is there
    page = window.pages.page
    assert isinstance(page, SettingUpPage)
    assert page.toggle.caption() == "Show on Home"
    click(page.toggle)
    assert page.toggle.caption() == "Hide on Home"
    window.pages.open_at("home", {})
    qtbot.waitUntil(strip.isVisible)


def test_the_place_of_second_copies_is_proposed_and_made(
    window: Window, page: SettingUpPage
) -> None:
    core = core_of(window)
    take(page, "Choose a second place for backups: choose")
    press(Key.Key_Return, CONTROL, on=dialog_of(window))
    assert core.settings.now.second_backup_folder == str(core.paths.copies)
    assert core.paths.copies.is_dir()
    assert page.subtitle == "2 of 7 done"
