"""Words that a crash left are offered beside the saved text, and a disk that refuses is told loudly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.minutes.draft_rows import write_drafts
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from app.minutes.side_files import DraftText, side_files_of
from tests.ui.acting import CONTROL, Key, click, press, type_text
from tests.ui.checker import check, settle
from tests.ui.meetings.board import MARCH, begin_meeting
from tests.ui.opened import page_of
from ui.home.page import HomePage
from ui.meetings.page import MeetingsPage
from ui.minutes.page import MeetingPage
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from app.minutes.queries import MinutedItem
    from tests.ui.meetings.board import Sample
    from ui.window import Window

LIMIT = 10_000
TYPED = "The chair welcomed everybody and asked"
LONG = "Never lost. " * 10_000 + "Not"


def crash(core: Core, item_id: int, saved: str = "") -> None:
    """Leave the file as a program does that ended while somebody typed."""
    shown = None
    if saved:
        with core.work("Write minutes") as work:
            save_minutes(work, item_id, saved)
        shown = 1
    with core.unjournaled() as connection:
        write_drafts(connection, [DraftText(item_id, TYPED, core.clock.now(), shown)])


def opened(window: Window, sample: Sample) -> MeetingPage:
    place = {"id": sample.march, "item": sample.items[0]}
    page = page_of(window, "meeting", MeetingPage, place)
    settle()
    return page


def item(core: Core, sample: Sample) -> MinutedItem:
    with core.read() as session:
        return minuted(session, sample.march, MARCH)[0]


def test_after_a_crash_the_words_stand_in_the_editor_and_the_saved_text_above_them(
    window: Window, core: Core, sample: Sample
) -> None:
    begin_meeting(core, sample)
    crash(core, sample.items[0], "The chair welcomed everybody.")
    page = opened(window, sample)
    panel = page.live.panel
    assert panel.editor.text() == TYPED
    assert panel.recovered.saved.toPlainText() == "The chair welcomed everybody."
    assert check(window) == []


def test_until_somebody_decides_nothing_is_stored_and_nothing_thrown_away(
    window: Window, core: Core, sample: Sample
) -> None:
    begin_meeting(core, sample)
    crash(core, sample.items[0], "The chair welcomed everybody.")
    page = opened(window, sample)
    page.leave()
    found = item(core, sample)
    assert found.text == "The chair welcomed everybody."
    assert found.draft is not None
    assert found.draft.text == TYPED


def test_what_was_typed_is_kept(window: Window, core: Core, sample: Sample) -> None:
    begin_meeting(core, sample)
    crash(core, sample.items[0], "The chair welcomed everybody.")
    page = opened(window, sample)
    click(page.live.panel.recovered.keep)
    settle()
    found = item(core, sample)
    assert (found.text, found.draft) == (TYPED, None)
    assert not page.live.panel.recovered.isVisible()


def test_the_saved_text_is_taken_back(window: Window, core: Core, sample: Sample) -> None:
    begin_meeting(core, sample)
    crash(core, sample.items[0], "The chair welcomed everybody.")
    page = opened(window, sample)
    click(page.live.panel.recovered.drop)
    settle()
    assert page.live.panel.editor.text() == "The chair welcomed everybody."
    assert item(core, sample).draft is None


def test_a_meeting_opens_at_the_item_that_a_crash_left(
    window: Window, core: Core, sample: Sample
) -> None:
    begin_meeting(core, sample)
    crash(core, sample.items[2])
    page = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    assert page.live.item_id == sample.items[2]


@pytest.mark.parametrize(("key", "kind"), [("meetings", MeetingsPage), ("home", HomePage)])
def test_home_and_the_list_of_meetings_say_where_words_wait(
    window: Window, core: Core, sample: Sample, *, key: str, kind: type[MeetingsPage | HomePage]
) -> None:
    begin_meeting(core, sample)
    crash(core, sample.items[2])
    page = page_of(window, key, kind)
    settle()
    assert "SCP Board, 27 Mar 2025, item 3 Action log" in page.waiting.accessibleName()
    click(page.waiting.findChildren(Button)[0])
    assert window.pages.key == "meeting"
    assert window.pages.page is not None
    assert window.pages.page.place() == {"id": sample.march, "item": sample.items[2]}


def test_the_list_of_meetings_says_where_words_are_kept_that_cannot_be_read(
    window: Window, core: Core, sample: Sample, expect_log: Callable[[str], None]
) -> None:
    aside = side_files_of(core.paths)
    aside.write(str(core.open_path()), DraftText(sample.items[2], "Words", core.clock.now()))
    folder = core.paths.data / "drafts"
    [path] = folder.iterdir()
    path.write_text("[]", encoding="utf-8")
    expect_log("cannot be read: 1")
    page = page_of(window, "meetings", MeetingsPage)
    settle()
    told = page.waiting.accessibleName()
    assert "in 1 file that cannot be read" in told
    assert str(folder) in told
    assert path.exists()


def limit_pages(core: Core, pages: int) -> None:
    """Let the file grow to this many pages and no more, as on a full disk."""
    with core.unjournaled() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_failure_is_red_and_told_and_the_words_lie_in_a_side_file(
    qtbot: QtBot, window: Window, core: Core, sample: Sample
) -> None:
    begin_meeting(core, sample)
    page = opened(window, sample)
    limit_pages(core, 1)
    page.live.panel.editor.insertPlainText(LONG)
    light = page.live.panel.light
    qtbot.waitUntil(lambda: light.text() == "Not saved", timeout=LIMIT)
    assert "is kept in a side file" in window.messages.text()
    aside = (
        page.live.storing.drafts.keeper.side_files.read(str(core.file.path)) if core.file else []
    )
    assert [each.text for each in aside] == [LONG]
    limit_pages(core, 1_000_000)
    page.live.panel.editor.setFocus()
    type_text(" at all.")
    press(Key.Key_Down, CONTROL)
    settle()
    assert item(core, sample).text == f"{LONG} at all."
