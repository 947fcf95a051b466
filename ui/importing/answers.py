"""The answers to a question of an import: on a list, in a menu, or any other record that is looked for by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.amounts import counted
from app.fields import Link
from app.importing.questions import LEAVE_OUT
from app.wording import capital
from ui.asking import ask
from ui.dialogs import Caution
from ui.link_editors import FoundBy
from ui.widgets.text import plain_caption

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.importing.questions import ImportQuestion
    from ui.importing.standing import Standing
    from ui.page import Desk

Act = Callable[[], object]
Choose = Callable[[str], object]
"""Takes the key of an answer."""

_NOUNS = {
    "agencies": "agency",
    "courses": "course",
    "groups": "group",
    "indicators": "indicator",
    "partnerships": "partnership",
    "people": "person",
    "return-rounds": "round",
}


def other_words(question: ImportQuestion) -> str:
    """Give the entry by which any other record is looked for, "" where the question is not about one."""
    noun = _NOUNS.get(question.kind, "")
    return f"Another {noun}…" if noun else ""


def question_words(question: ImportQuestion) -> str:
    """Give the question with the number of rows that wait for its answer."""
    many = f" ({counted(question.rows, 'row')})" if question.rows > 1 else ""
    return f"{question.text}{many}"


def answers_menu(question: ImportQuestion, choose: Choose, other: Act, parent: QWidget) -> QMenu:
    """Make the menu of a question's answers; arrows and Return choose, Escape leaves it open."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for each in question.candidates:
        if each.key != LEAVE_OUT:
            _add(menu, str(each), partial(choose, each.key))
    if other_words(question):
        _add(menu, other_words(question), other)
    menu.addSeparator()
    rows = f" {counted(question.rows, 'row')}" if question.rows > 1 else ""
    _add(menu, f"Leave out{rows}", partial(choose, LEAVE_OUT))
    menu.setActiveAction(menu.actions()[0])
    return menu


def ask_other(desk: Desk, question: ImportQuestion, choose: Choose) -> None:
    """Ask which record of the file is meant, whatever it is called."""
    field = Link("meant", "Which is meant?", kind=question.kind, required=True)

    def save(values: dict[str, Any]) -> None:
        choose(f"id:{values['meant']}")

    ask(
        desk,
        f"Who or what is “{question.name}”?",
        (field,),
        {},
        save=save,
        verb="Choose",
        new=True,
        choices=FoundBy(desk.lists.choices.find),
    )


def ask_likely(desk: Desk, standing: Standing, *, take: Act, store: Act) -> bool:
    """Ask before rows are left out whose answer is likely; give whether there was something to ask."""
    questions = standing.rows.questions
    likely = {key: each for key, each in questions.items() if each.likely is not None}
    if not likely:
        return False
    lost = standing.rows.asking(likely)
    first = next(iter(likely.values()))
    told = (
        f"{capital(counted(lost, 'row'))} would not be stored, though what is asked has a likely answer: "
        f"{_proposed(first)}{' and others' if len(likely) > 1 else ''}."
    )
    title, without = f"Leave out {counted(lost, 'row')}?", ("Store without them", store)
    Caution(title, told, without, desk.window, safe=("Take likely answers", take)).show_fitted()
    return True


def _proposed(question: ImportQuestion) -> str:
    meant = question.likely.label if question.likely else ""
    if question.likely and question.likely.usual:
        return f"“{question.name}” is perhaps to be added"
    return f"“{question.name}” is perhaps {meant}" if question.name else meant


def _add(menu: QMenu, words: str, act: Act) -> None:
    menu.addAction(plain_caption(words)).triggered.connect(lambda _checked=False: act())
