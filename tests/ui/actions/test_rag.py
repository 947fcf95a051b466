"""RAG by keyboard: one key sets a word, another shows the unit's words, and a word in use goes for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.actions.rag import set_rag
from app.rag.operations import add_usual_rag_words
from app.rag.queries import all_rag_words
from tests.ui.acting import CONTROL, SHIFT, Key, press
from tests.ui.actions.log import dialog_of, record, updates_of, write
from tests.ui.checker import settle
from tests.ui.opened import core_of
from ui.list_dialog import ListDialog

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.actions.page import ActionsPage
    from ui.window import Window


@pytest.fixture
def words(core: Core) -> dict[str, int]:
    with core.work("Add the usual RAG words") as work:
        add_usual_rag_words(work)
    with core.read() as session:
        return {each.word: each.id for each in all_rag_words(session)}


def words_of(core: Core) -> list[str]:
    with core.read() as session:
        return [each.word for each in all_rag_words(session)]


@pytest.mark.usefixtures("words")
def test_one_key_sets_the_word_which_stands_as_a_chip_in_list_and_detail(
    window: Window, page: ActionsPage, core: Core, made: list[int]
) -> None:
    press(Key.Key_R, CONTROL)
    dialog = dialog_of(window)
    write(dialog, rag="Off track")
    assert dialog.isVisible()
    write(dialog, why="The analyst has left.")
    settle()
    assert record(core, made[0]).progress == "Off track"
    assert updates_of(core, made[0]) == ["Off track. The analyst has left."]
    names = [field.name for field in page.table.model.columns]
    look = page.table.model.cell_look(page.table.model.place(made[0]) or 0, names.index("rag"))
    assert (look.text, look.tone, look.chip) == ("Off track", "bad", True)


def test_without_words_the_usual_ones_are_offered(
    window: Window, page: ActionsPage, core: Core
) -> None:
    press(Key.Key_R, CONTROL)
    settle()
    assert "No RAG word is defined yet" in window.messages.text()
    press(Key.Key_R, CONTROL | SHIFT, page.table.view)
    settle()
    dialog = window.findChildren(ListDialog)[0]
    usual = next(each for each in dialog.findChildren(type(page.pdf)) if "usual" in each.text())
    usual.click()
    settle()
    assert words_of(core) == ["On track", "Some delay", "Off track", "Embedded"]


def test_removing_a_word_in_use_asks_which_takes_its_place(
    window: Window, page: ActionsPage, made: list[int], words: dict[str, int]
) -> None:
    core = core_of(window)
    with core.work("Set RAG") as work:
        set_rag(work, made[0], words["On track"])
    page.show_rag_words()
    settle()
    dialog = window.findChildren(ListDialog)[0]
    dialog.table.select(words["On track"])
    press(Key.Key_Delete, on=dialog.table.view)
    asked = dialog_of(window)
    write(asked, instead="Embedded")
    settle()
    assert words_of(core) == ["Some delay", "Off track", "Embedded"]
    assert record(core, made[0]).progress == "Embedded"


def test_several_words_are_removed_in_one_step_though_actions_have_one_of_them(
    window: Window, page: ActionsPage, made: list[int], words: dict[str, int]
) -> None:
    core = core_of(window)
    with core.work("Set RAG") as work:
        set_rag(work, made[0], words["On track"])
    page.show_rag_words()
    settle()
    dialog = window.findChildren(ListDialog)[0]
    dialog.table.select(words["On track"])
    press(Key.Key_Down, SHIFT, dialog.table.view)
    press(Key.Key_Delete, on=dialog.table.view)
    write(dialog_of(window), instead="Embedded")
    settle()
    assert words_of(core) == ["Off track", "Embedded"]
    assert record(core, made[0]).progress == "Embedded"
    core.undo()
    assert words_of(core) == ["On track", "Some delay", "Off track", "Embedded"]
