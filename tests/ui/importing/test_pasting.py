"""Lists without a file: pasted from a spreadsheet, typed, with headings and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.history import Steps
from app.rows import Wish
from app.seats.queries import members
from models.seats import Seat
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import check, settle
from tests.ui.importing.screen import LIMIT, come_to_rest, open_page, states, store, verb
from ui.importing.pasting import NameColumns, PasteList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.importing.page import ImportPage
    from ui.window import Window

BLOCK = (
    "Group\tPost\tAgency\tName\r\n"
    'Board\t"Head\nof Service"\tBlackburn College\tMusa Farooq\r\n'
    "Board\tNurse\tELHT\tZoe Valli\r\n"
)
BARE = "Board, Blackburn College, musa@example.org\nBoard, Lancashire Constabulary, jo@example.org"


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def posts(core: Core) -> list[str]:
    with core.read() as session:
        ids = [row.id for row in session.query(Seat)]
        return [member.post for member in members(session, ids, {"as_at": core.clock.today()})]


def naming(qtbot: QtBot, page: ImportPage) -> NameColumns:
    """Wait for the question what the columns are."""
    window = page.desk.window
    qtbot.waitUntil(lambda: window.findChild(NameColumns) is not None, timeout=LIMIT)
    come_to_rest(qtbot, page)
    dialog = window.findChild(NameColumns)
    assert dialog is not None
    return dialog


def name(dialog: NameColumns, column: int, field: str) -> None:
    assert dialog.grid is not None
    box = dialog.grid.boxes[column]
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def test_a_copied_block_goes_the_way_of_a_workbook_and_is_one_step(
    qtbot: QtBot, file: Core, desk: Window
) -> None:
    page = open_page(desk)
    copy(BLOCK)
    press(Key.Key_V, CONTROL, on=desk)
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 2 changes"
    store(qtbot, page)
    assert sorted(posts(file)) == ["Head of Service", "Nurse"]
    steps = Steps(file)
    newest = steps.rows(steps.ids(Wish()))[0]
    assert (newest.label, newest.about) == ("Import members", "Pasted on 11 Mar 2025")


def test_a_second_list_of_the_day_is_told_from_the_first(qtbot: QtBot, desk: Window) -> None:
    page = open_page(desk)
    for _list in range(2):
        page.incoming.take_text(BLOCK)
        come_to_rest(qtbot, page)
    assert [item.name for item in page.sitting.queue.items] == [
        "Pasted on 11 Mar 2025",
        "Pasted on 11 Mar 2025 (2)",
    ]


def test_a_list_is_typed_into_the_box_and_looked_at_by_key(
    qtbot: QtBot, file: Core, desk: Window
) -> None:
    del file
    page = open_page(desk)
    QGuiApplication.clipboard().clear()
    press(Key.Key_V, CONTROL | SHIFT, on=desk)
    settle()
    dialog = desk.findChild(PasteList)
    assert dialog is not None
    assert check(dialog) == []
    type_text("Group, Post, Agency", on=dialog.text)
    press(Key.Key_Return, on=dialog.text)
    type_text("Board, Head, ELHT", on=dialog.text)
    press(Key.Key_Return, CONTROL, on=dialog.text)
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 1 change"


def test_paste_with_nothing_copied_opens_the_box(desk: Window) -> None:
    open_page(desk)
    QGuiApplication.clipboard().clear()
    press(Key.Key_V, CONTROL, on=desk)
    settle()
    dialog = desk.findChild(PasteList)
    assert dialog is not None
    dialog.reject()


def test_paste_in_a_line_is_a_paste_into_that_line(qtbot: QtBot, desk: Window) -> None:
    page = open_page(desk)
    page.incoming.take_text(
        "Group\tPost\tAgency\tName\tTerm ends\nBoard\tHead\tELHT\tA B\t31/02/26"
    )
    come_to_rest(qtbot, page)
    page.check.answer.text.setFocus()
    page.check.answer.text.selectAll()
    copy("28/2/26")
    press(Key.Key_V, CONTROL)
    assert page.check.answer.text.text() == "28/2/26"
    assert states(page) == ["Being checked"]


def test_without_headings_the_person_says_what_the_columns_are(
    qtbot: QtBot, file: Core, desk: Window
) -> None:
    page = open_page(desk)
    page.incoming.take_text(
        "Board, Head, Blackburn College, musa@example.org\nBoard, Chair, ELHT, jo@example.org"
    )
    dialog = naming(qtbot, page)
    assert check(dialog) == []
    assert dialog.missing.text() == "No column is taken for Post, which each row needs."
    name(dialog, 1, "group")
    name(dialog, 2, "post")
    assert dialog.missing.text() == ""
    dialog.look()
    come_to_rest(qtbot, page)
    store(qtbot, page)
    assert sorted(posts(file)) == ["Chair", "Head"]


def test_what_the_columns_were_is_known_for_the_next_such_list(
    qtbot: QtBot, file: Core, desk: Window
) -> None:
    del file
    page = open_page(desk)
    page.incoming.take_text("Board, Head, somebody\nBoard, Chair, else")
    dialog = naming(qtbot, page)
    for column, field in ((1, "group"), (2, "post")):
        name(dialog, column, field)
    dialog.look()
    come_to_rest(qtbot, page)
    store(qtbot, page)
    page.incoming.take_text("Panel, Clerk, x\nPanel, Lead, y")
    assert naming(qtbot, page).named().fields == ("group", "post", "")


def test_a_list_that_nobody_names_stays_in_the_list(qtbot: QtBot, file: Core, desk: Window) -> None:
    del file
    page = open_page(desk)
    page.incoming.take_text(BARE)
    naming(qtbot, page).reject()
    settle()
    assert states(page) == ["Refused"]
    assert page.done.name.isVisible()


def test_the_kind_somebody_came_for_is_offered_first(qtbot: QtBot, desk: Window) -> None:
    desk.pages.open_at("import", {"kind": "agencies"})
    page = open_page(desk)
    assert "Choose the workbooks to read as agencies" in page.empty.sentence()
    page.incoming.take_text("Together Housing\nLancashire Fire and Rescue Service")
    dialog = naming(qtbot, page)
    assert dialog.named().kind == "agencies"
    name(dialog, 1, "name")
    dialog.look()
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 2 changes"


def test_another_kind_asks_for_the_columns_again(qtbot: QtBot, file: Core, desk: Window) -> None:
    del file
    page = open_page(desk)
    page.incoming.take_text(BARE)
    dialog = naming(qtbot, page)
    name(dialog, 1, "group")
    dialog.look()
    come_to_rest(qtbot, page)
    kinds = page.check.line.kinds
    kinds.setCurrentIndex(kinds.findData("agencies"))
    kinds.activated.emit(kinds.currentIndex())
    settle()
    assert naming(qtbot, page).named().kind == "agencies"


def test_a_block_copied_from_excel_is_pasted_on_the_list_it_belongs_to(
    qtbot: QtBot, file: Core, desk: Window
) -> None:
    del file
    copy("Agency\tAgreed\tFinancial year\nELHT\t100\t2025-26\n")
    desk.pages.open_at("budget", {})
    press(Key.Key_V, CONTROL, on=desk)
    assert desk.pages.key == "import"
    page = open_page(desk)
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 1 change"
