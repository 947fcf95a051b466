"""Giving lines of a ledger their heading: asked once for all that are chosen, and remembered for those to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.amounts import counted, show_money
from app.budget.headings import headings_of
from app.budget.lines import add_line
from app.errors import InvalidValues
from app.fields import Choice, Fields, Link, Ref
from app.progress import UNWATCHED
from app.spending.fields import SpendingSign
from app.spending.operations import NothingShared, remember_heading, set_heading
from app.spending.queries import together
from ui.asking import ask
from ui.choices import fitting
from ui.link_editors import FoundBy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.progress import Progress
    from app.spending.queries import Together
    from app.work import Work
    from ui.dialogs import FormDialog
    from ui.link_editors import Choices
    from ui.page import Desk

STEP = "Give spending its heading"
AT_ONCE = 2_000
"""Lines that are changed while the window waits, in less than half a second; more run beside it."""


def in_one_step(
    desk: Desk, step: tuple[str, str], act: Callable[[Work], object], *, many: int
) -> None:
    """Do something to `many` lines as one step of a label and what it is about: at once, or with its progress."""

    def do(_progress: Progress = UNWATCHED) -> None:
        with desk.core.work(*step) as work:
            act(work)

    if many <= AT_ONCE:
        do()
    else:
        desk.tasks.run(step[0], do, lambda _nothing: None, exclusive=True)


def year_headings(desk: Desk, year: Callable[[], Ref | None]) -> Choices:
    """Give choices that offer the headings of one year, and make one of a name that is new."""

    def find(kind: str, text: str) -> Sequence[Ref]:
        chosen = year()
        if kind != "budget-lines" or chosen is None:
            return desk.lists.choices.find(kind, text)
        with desk.core.read() as session:
            return fitting(headings_of(session, chosen.id), text)

    def add(name: str) -> Ref | None:
        chosen = year()
        if chosen is None:
            return None
        with desk.core.work("Add budget line", chosen.name) as work:
            return Ref(add_line(work, {"year": chosen.id, "heading": name}), name)

    return FoundBy(find, {"budget-lines": add})


def ask_heading(desk: Desk, ids: Sequence[int], year: Ref) -> FormDialog:
    """Ask which heading lines count for, and whether lines like them are to be proposed the same."""
    with desk.core.read() as session:
        found = together(session, ids)
        known = {ref.id: ref for ref in headings_of(session, year.id)}
    present = next(iter(found.headings)) if len(found.headings) == 1 else None
    given: dict[str, Any] = {"heading": known.get(present) if present else None}

    def save(values: dict[str, Any]) -> None:
        heading, remember = values["heading"], values["remember"]
        if remember is not None and remember not in found.shared:
            raise InvalidValues({"remember": str(NothingShared(remember))})

        def act(work: Work) -> None:
            set_heading(work, ids, heading)
            if remember is not None and heading is not None:
                remember_heading(work, ids, remember, heading)

        in_one_step(desk, (STEP, _lines(found)), act, many=len(ids))

    told = f"{_lines(found)}, {show_money(found.amount)} together."
    return ask(
        desk,
        f"Heading for {_lines(found)}",
        _fields(found),
        given,
        save=save,
        new=True,
        verb="Give it",
        told=f"{told} Left empty they have no heading any more.",
        choices=year_headings(desk, lambda: year),
    )


def _fields(found: Together) -> Fields:
    """Give the lines of the form, with what the chosen lines have in common."""
    shared = [
        f"{sign.title_text.lower()} “{text}”"
        for sign, text in found.shared.items()
        if len(text) < 60
    ]
    told = (
        f"They share: {', '.join(shared)}. What is remembered is proposed for lines to come."
        if shared
        else "They share neither supplier, cost code nor category, so nothing can be remembered."
    )
    return (
        Link("heading", "Heading", kind="budget-lines", help="A new name adds a heading."),
        Choice("remember", "Remember for", words=SpendingSign, help=told),
    )


def _lines(found: Together) -> str:
    return counted(found.lines, "line")
