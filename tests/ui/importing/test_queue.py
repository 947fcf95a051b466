"""Several files: each waits until it is looked at, none is dropped, and the last stage tells what became of all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from app.importing.kinds import KINDS
from app.importing.workbook import Workbook
from app.journal import history
from tests.ui.acting import CONTROL, Key, click, press
from tests.ui.checker import settle
from tests.ui.importing.screen import (
    LIMIT,
    board,
    bring,
    come_to_rest,
    members,
    open_page,
    states,
    store,
    verb,
)
from ui.errors import FaultDialog
from ui.importing.queue import Item, Queue, State
from ui.pages import PAGES
from ui.seats.page import MembersPage
from ui.widgets.text import Heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.importing.page import ImportPage
    from ui.window import Window


def three(qtbot: QtBot, desk: Window, folder: Path) -> ImportPage:
    posts = ("Head", "Nurse", "Director")
    paths = [board(folder, f"{post}.xlsx", post) for post in posts]
    return bring(qtbot, desk, *paths)


def title(page: ImportPage) -> str:
    item = page.sitting.item
    assert item is not None
    return item.title()


def labels(desk: Window) -> list[str]:
    assert desk.core is not None
    with desk.core.read() as session:
        return [step.label for step in history(session)]


def test_the_line_of_a_file_says_which_of_how_many_it_is_and_what_follows(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = three(qtbot, desk, tmp_path)
    assert page.check.line.files.caption() == "1 of 3 files, next: Nurse.xlsx"


def test_after_store_the_stage_says_what_was_stored_and_return_goes_on(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = three(qtbot, desk, tmp_path)
    store(qtbot, page)
    assert title(page) == "Head.xlsx is stored"
    assert page.done.go_on.hasFocus()
    press(Key.Key_Return)
    come_to_rest(qtbot, page)
    assert page.check.line.files.caption() == "2 of 3 files, next: Director.xlsx"


def test_files_brought_in_while_one_is_checked_wait_and_are_told(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "first.xlsx"))
    page.incoming.take_files([board(tmp_path, "second.xlsx", "Nurse")])
    assert desk.messages.text() == "Waiting in the list: second.xlsx."
    assert states(page) == ["Being checked", "Waiting"]
    assert page.check.isVisible()


def test_what_somebody_came_for_is_shown_first_and_what_was_at_hand_waits_as_it_was(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "first.xlsx"))
    desk.pages.open_at("import", {"kind": "members"})
    page.incoming.take_files([board(tmp_path, "second.xlsx", "Nurse")])
    come_to_rest(qtbot, page)
    assert states(page) == ["Waiting", "Being checked"]
    first, second = page.sitting.queue.items
    assert (first.expected, second.expected) == ("", "members")
    assert first.preview is not None


def test_a_file_is_not_put_into_the_list_twice(qtbot: QtBot, desk: Window, tmp_path: Path) -> None:
    path = board(tmp_path, "first.xlsx")
    page = bring(qtbot, desk, path)
    page.incoming.take_files([path])
    assert states(page) == ["Being checked"]
    assert desk.messages.text() == "This file is in the list already."


def test_a_refused_file_is_told_in_the_list_and_the_next_is_looked_at(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"%PDF-1.7 not a workbook")
    page = bring(qtbot, desk, broken, board(tmp_path, "good.xlsx"))
    assert states(page) == ["Refused", "Being checked"]
    refused = page.sitting.queue.items[0]
    assert refused.told.startswith("This is a PDF, not a workbook;")
    assert verb(page) == "Store 1 change"


def test_a_file_that_is_gone_is_refused_in_a_sentence(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, tmp_path / "gone.xlsx")
    (item,) = page.sitting.queue.items
    assert (item.state, item.told) == (
        State.REFUSED,
        "Gone.xlsx cannot be opened: No such file or directory. Check that it is there and may be read.",
    )


def test_a_fault_of_ours_costs_one_file_and_not_the_others(
    qtbot: QtBot, desk: Window, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("a fault of the program")
    page = open_page(desk)
    page.sitting.add(
        [
            Item("no sheets", workbook=Workbook("no sheets", "", ())),
            Item("a.xlsx", board(tmp_path, "a.xlsx")),
        ]
    )
    qtbot.waitUntil(lambda: desk.findChild(FaultDialog) is not None, timeout=LIMIT)
    come_to_rest(qtbot, page)
    assert states(page) == ["Refused", "Being checked"]
    assert "fault of the program" in page.sitting.queue.items[0].told
    dialog = desk.findChild(FaultDialog)
    assert dialog is not None
    dialog.reject()


def test_back_goes_one_file_says_what_it_leaves_and_keeps_the_answers(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = three(qtbot, desk, tmp_path)
    store(qtbot, page)
    page.go_on()
    come_to_rest(qtbot, page)
    press(Key.Key_Delete)
    press(Key.Key_B, CONTROL)
    assert title(page) == "Head.xlsx is stored"
    assert desk.messages.text() == (
        "Nurse.xlsx waits; nothing of it is stored. Your answers are kept."
    )
    page.go_on()
    come_to_rest(qtbot, page)
    assert verb(page) == "Nothing to store, go on"


def test_back_from_the_first_file_shows_it_waiting(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = three(qtbot, desk, tmp_path)
    click(page.check.foot.back)
    assert title(page) == "Head.xlsx waits; nothing of it is stored"
    assert states(page) == ["Waiting"] * 3


def test_a_file_is_left_out_whole_and_can_be_looked_at_again(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = three(qtbot, desk, tmp_path)
    press(Key.Key_J, CONTROL)
    come_to_rest(qtbot, page)
    assert states(page) == ["Left out", "Being checked", "Waiting"]
    page.sitting.start(page.sitting.queue.items[0])
    come_to_rest(qtbot, page)
    assert states(page) == ["Being checked", "Waiting", "Waiting"]


def test_a_waiting_file_is_taken_off_the_list_only_by_hand(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = three(qtbot, desk, tmp_path)
    page.sitting.choose(page.sitting.queue.items[2])
    click(page.done.off)
    assert [item.name for item in page.sitting.queue.items] == ["Head.xlsx", "Nurse.xlsx"]
    assert "Director.xlsx is taken off the list" in desk.messages.text()


def test_after_the_last_file_the_summary_tells_of_all(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"")
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"), broken, board(tmp_path, "b.xlsx", "Nurse"))
    store(qtbot, page)
    page.go_on()
    come_to_rest(qtbot, page)
    store(qtbot, page)
    assert page.sitting.queue.summary() == "3 files: 2 stored, 1 refused; 2 new"
    assert [row.line.title for row in page.done.list.rows()] == ["a.xlsx", "broken.xlsx", "b.xlsx"]


def test_all_files_without_questions_are_stored_in_one_act_each_as_its_own_step(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    asks = members(tmp_path, ("Board", "Chair", "Blackburn Collage", "A B"), name="asks.xlsx")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"")
    paths = [board(tmp_path, "a.xlsx"), asks, broken, board(tmp_path, "b.xlsx", "Nurse")]
    page = bring(qtbot, desk, *paths)
    assert page.check.foot.all.isVisible()
    click(page.check.foot.all)
    come_to_rest(qtbot, page)
    assert states(page) == ["Stored", "Waiting", "Refused", "Stored"]
    with file.read() as session:
        stored = [each.about for each in history(session, limit=2)]
    assert stored == ["b.xlsx", "a.xlsx"]
    told = [each.text() for each in page.done.findChildren(Heading) if each.isVisible()]
    assert "4 files: 1 waiting, 2 stored, 1 refused; 2 new" in told
    assert page.sitting.queue.items[1].told == "Waits for you: 1 question."
    assert title(page) == "asks.xlsx waits; nothing of it is stored"


def test_a_file_with_rows_that_nobody_saw_left_out_waits_when_all_are_stored(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    hidden = members(tmp_path, *(("Board", post, "ELHT", "A B") for post in "XY"), name="h.xlsx")
    book = load_workbook(hidden)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(hidden)
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"), hidden)
    page.store_all()
    come_to_rest(qtbot, page)
    assert states(page) == ["Stored", "Waiting"]
    assert page.sitting.queue.items[1].told == "Waits for you: 1 row left out."
    page.store_all()
    come_to_rest(qtbot, page)
    assert states(page) == ["Stored", "Waiting"]


def test_where_only_questions_are_left_it_is_not_offered_to_store_all(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    row = ("Board", "Chair", "Blackburn Collage", "A B")
    asking = [members(tmp_path, row, name=f"{name}.xlsx") for name in "ab"]
    page = bring(qtbot, desk, board(tmp_path, "good.xlsx"), *asking)
    assert page.has_several()
    page.store_all()
    come_to_rest(qtbot, page)
    assert states(page) == ["Stored", "Waiting", "Waiting"]
    assert not page.has_several()
    assert not page.done.all.isVisible()


def test_stopping_keeps_what_was_stored_and_lets_the_rest_wait(
    file: Core, desk: Window, tmp_path: Path
) -> None:
    page = open_page(desk)
    before = file.saves
    items = [Item(f"{post}.xlsx", board(tmp_path, f"{post}.xlsx", post)) for post in ("A", "B")]

    class Stopping:
        """Stops as soon as the first file is stored."""

        def report(self, _label: str, _done: int, _total: int) -> None:
            """Say nothing."""

        def stop_wished(self) -> bool:
            """Stop once something is stored."""
            return file.saves > before

    tried = page.sitting.looking.store_clean(items, Stopping())
    assert [(each.item.name, each.stored is not None) for each in tried] == [("A.xlsx", True)]


def test_one_file_alone_is_not_offered_to_be_stored_with_others(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"))
    assert not page.check.foot.all.isVisible()


def test_undo_of_one_import_takes_that_one_back_though_others_followed(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = three(qtbot, desk, tmp_path)
    for _file in range(3):
        store(qtbot, page)
        page.go_on()
        come_to_rest(qtbot, page)
    desk.pages.back()
    page.sitting.choose(page.sitting.queue.items[1])
    click(page.done.undo)
    settle()
    assert states(page) == ["Stored", "Taken back", "Stored"]
    assert labels(desk)[0] == "Take back “Import members”"


def test_an_import_undone_elsewhere_is_shown_as_taken_back_and_redone_as_stored(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"))
    store(qtbot, page)
    desk.undo()
    settle()
    assert title(page) == "a.xlsx was taken back; nothing of it is stored any more"
    desk.redo()
    settle()
    assert states(page) == ["Stored"]


def test_show_it_opens_the_page_where_the_records_are(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"))
    store(qtbot, page)
    assert page.done.show_it.hasFocus()
    press(Key.Key_Return)
    shown = desk.pages.page
    assert isinstance(shown, MembersPage)
    assert shown.title == "Board: members"


def test_a_preview_that_an_earlier_file_overtook_is_compared_anew(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"), board(tmp_path, "same.xlsx"))
    page.sitting.choose(page.sitting.queue.items[1])
    page.go_on()
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 1 change"
    page.sitting.start(page.sitting.queue.items[0])
    come_to_rest(qtbot, page)
    store(qtbot, page)
    page.go_on()
    come_to_rest(qtbot, page)
    assert verb(page) == "Nothing new, go on"
    page.go_on()
    assert states(page) == ["Stored", "Nothing new"]


def test_records_changed_meanwhile_stop_the_import_and_another_look_keeps_it(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"), board(tmp_path, "b.xlsx"))
    item = page.sitting.queue.items[0]
    old, stood = item.preview, item.standing
    store(qtbot, page)
    page.go_on()
    come_to_rest(qtbot, page)
    page.taking_back.undo(item)
    page.sitting.queue.items[1].preview, page.sitting.queue.items[1].standing = old, stood
    assert old is not None
    page.sitting.store()
    come_to_rest(qtbot, page)
    assert labels(desk)[0] == "Import members"


def test_every_kind_of_content_says_on_which_page_its_records_are_seen() -> None:
    opened = {kind for spec in PAGES for kind in spec.kinds}
    assert [kind.name for kind in KINDS if not kind.shown or kind.shown.kind not in opened] == []


def test_a_new_sitting_begins_when_nothing_waits() -> None:
    queue = Queue()
    queue.add([Item("a", Path("a"))])
    queue.items[0].state = State.STORED
    queue.add([Item("b", Path("b")), Item("c", Path("c"))])
    assert [item.name for item in queue.items] == ["b", "c"]
    assert queue.place_of(queue.items[1]) == "2 of 2 files, next: b"
