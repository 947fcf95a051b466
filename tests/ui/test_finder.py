"""The search of everything on the screen: by keyboard, with its kinds in words, opening exactly the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.catalogue import SEARCHED
from app.finding import search
from models.base import Base
from tests.ui.acting import CONTROL, Key, click, press, show, type_text
from ui.finder import TALL, Finder, Hit, Hits
from ui.minutes.state import place_of
from ui.pages import PAGES
from ui.people.page import PeoplePage
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from app.search import Searched


@pytest.fixture
def window(qtbot: QtBot, sample: Core) -> Iterator[Window]:
    """Give the window with the sample open."""
    window = Window(PAGES)
    window.begin(sample)
    show(qtbot, window)
    window.begin_file()
    window.pages.open_at("home", {})
    yield window
    window.close()


def look(qtbot: QtBot, window: Window, typed: str) -> Finder:
    """Type into the search as a person does and wait for what was found."""
    press(Key.Key_K, CONTROL, on=window)
    finder = window.header.finder
    with qtbot.waitSignal(finder.searched):
        type_text(typed, finder)
    return finder


def lines(finder: Finder) -> list[str]:
    model = finder.popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_seat_says_for_whom_it_speaks_and_who_is_in_it(qtbot: QtBot, window: Window) -> None:
    finder = look(qtbot, window, "neglect subgroup")
    seats = [(each.title, each.piece) for each in finder.hits.found if each.kind == "members"]
    assert (
        "Neighbourhood manager, Neglect subgroup",
        "Together Housing, Elena Pilkington",
    ) in seats


def test_what_is_found_says_its_kind_in_words_and_shows_where(qtbot: QtBot, window: Window) -> None:
    finder = look(qtbot, window, "negl")
    first = finder.hits.found[0]
    assert (first.title, first.word) == ("Neglect subgroup", "Group")
    assert [first.title[slice(*span)] for span in first.title_spans] == ["Negl"]
    assert all(hit.word and hit.icon for hit in finder.hits.found)
    told = finder.popup.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Group: Neglect subgroup")
    assert finder.popup.sizeHintForRow(0) == TALL


def test_the_first_is_chosen_down_goes_on_and_return_opens(qtbot: QtBot, window: Window) -> None:
    finder = look(qtbot, window, "negl")
    wanted = finder.hits.found[1]
    press(Key.Key_Down, on=finder.popup)
    press(Key.Key_Return, on=finder.popup)
    assert window.pages.key == "meeting"
    assert window.pages.page is not None
    assert window.pages.page.place()["id"] == wanted.record_id
    assert not finder.text()


def test_typing_on_narrows_what_was_found(qtbot: QtBot, window: Window) -> None:
    finder = look(qtbot, window, "negl")
    many = len(finder.hits.found)
    with qtbot.waitSignal(finder.searched):
        type_text("ect strategy", finder)
    assert 0 < len(finder.hits.found) < many


def test_nothing_found_and_too_little_typed_are_said(qtbot: QtBot, window: Window) -> None:
    finder = look(qtbot, window, "n")
    assert lines(finder)[0].startswith("Type two letters or more")
    with qtbot.waitSignal(finder.searched):
        type_text("onesuch", finder)
    assert lines(finder) == [
        "Nothing is called or holds “nonesuch”. Try the beginning of another word."
    ]
    press(Key.Key_Return, on=finder.popup)
    assert window.pages.key == "home"


def test_down_in_an_empty_search_says_what_can_be_typed(window: Window) -> None:
    press(Key.Key_K, CONTROL, on=window)
    press(Key.Key_Down, on=window.header.finder)
    assert lines(window.header.finder)[0].startswith("Type two letters or more")
    window.header.finder.popup.hide()


def test_what_looks_like_markup_is_drawn_as_it_is(qtbot: QtBot) -> None:
    opened: list[Hit] = []
    finder = Finder(opened.append)
    evil = Hit("<img src='//host/x'> Trust", "<b>", "agencies", 1, "Agency", "", [(0, 4)], [])
    finder.set_find(lambda _text: Hits([evil]))
    show(qtbot, finder)
    finder.setFocus()
    finder.look("trust")
    assert not finder.popup.grab().isNull()
    place = finder.popup.visualRect(finder.popup.model().index(0, 0)).center()
    click(finder.popup.viewport(), place)
    assert opened == [evil]
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("searched", SEARCHED, ids=lambda each: each.kind)
def test_a_hit_of_each_kind_opens_exactly_its_record(
    window: Window, sample: Core, searched: Searched
) -> None:
    rows = Base.metadata.tables[searched.table].c.id
    with sample.read() as session:
        ids = session.scalars(select(rows).order_by(rows)).all()
    for record_id in (ids[-1], ids[0]):
        window.pages.open_record(searched.kind, record_id)
        page = window.pages.page
        assert page is not None
        if window.pages.key == "meeting":
            with sample.read() as session:
                meeting, item = place_of(session, searched.kind, record_id)
            assert page.place()["id"] == meeting
            assert item in {None, page.place().get("item")}
        elif searched.kind == "events":
            # The first line of its register has the focus.
            assert page.place()["id"] == record_id
        else:
            assert page.subject() == (searched.table, record_id)


def test_a_hit_opens_its_record_though_a_filter_hid_it(window: Window, sample: Core) -> None:
    window.pages.open_at("people", {})
    page = window.pages.page
    assert isinstance(page, PeoplePage)
    page.table.ask(search="hana", filters={"post": "nurse"})
    with sample.read() as session:
        hit = next(each for each in search(session, "zoe") if each.kind == "people")
    window.pages.open_record(hit.kind, hit.record_id)
    assert page.subject() == ("person", hit.record_id)
    assert not page.table.filter_box.text()
