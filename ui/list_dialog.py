"""A list over the window: everything that belongs to one record, opened, corrected, added and removed there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.amounts import counted
from ui.bridge import Bridge
from ui.dialogs import Dialog
from ui.tables import Acts, Table
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.events import Changes
    from app.rows import Rows
    from app.work import Work
    from ui.page import Desk

Makes = tuple[str, "Callable[[], Rows]", "Callable[[Desk], Acts]"]
"""The name the list remembers its columns by, its rows, read anew after each change, and what can be done with them."""


class ListDialog(Dialog):
    """`show_list(desk, "Receipts: ELHT", ("Receipts", rows, acts))` opens one.

    `acts` is given the desk of the dialog, so that its forms open over it. `shown` are the columns of somebody who
    chose none yet, `line` is a line above the list, asked for again after each change.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        makes: Makes,
        *,
        shown: Sequence[str] = (),
        line: Callable[[], str] | None = None,
        empty: str = "Nothing here yet.",
    ) -> None:
        super().__init__(title, desk.window, width=820)
        name, self._rows, acts = makes
        self._tell = line
        self._line = Label("", "muted", wrap=True)
        self._line.setVisible(line is not None)
        self.over = replace(desk, window=self)
        """The desk of this dialog: what is asked with it opens over the list."""
        own = acts(self.over)
        self.table = Table(self._rows(), name, own, desk.lists, empty=empty)
        self.table.setMinimumHeight(260)
        if shown and not desk.lists.state.load(name):
            fields = self.table.model.all_fields
            self.table.model.set_columns([each for each in fields if each.name in shown])
        self.page.add(self._line)
        self.page.add(self.table, 1)
        self.page.add(Label(_keys(own), "small", wrap=True))
        self._add_buttons(own)
        self._bridge = Bridge(desk.core.events, self)
        self._bridge.listen(self._hear)
        self.finished.connect(lambda _result: self._bridge.close())
        # Not what a subclass refreshes besides, which is still to be made.
        ListDialog.refresh(self)
        self.table.view.setFocus()

    def refresh(self) -> None:
        """Read the list and the line above it again."""
        self.table.set_rows(self._rows())
        if self._tell is not None:
            self._line.setText(self._tell())

    def told(self) -> str:
        """Give the line above the list."""
        return self._line.text()

    def offer_usual(self, noun: str, step: tuple[str, str], add: Callable[[Work], int]) -> None:
        """Offer a button that adds the usual ones that are missing, in a step of its label and what it is about."""

        def act() -> None:
            with self.over.core.work(*step) as work:
                added = add(work)
            if added:
                self.over.say(f"{counted(added, noun)} added")
            else:
                self.over.hint("All the usual ones are there")

        usual = Button(
            "Add the usual ones", "list", on_click=lambda: self.over.attempt(act), parent=self
        )
        self.buttons.insertWidget(1, usual)

    def _add_buttons(self, acts: Acts) -> None:
        if acts.add is not None:
            verb, act = acts.add
            self.buttons.insertWidget(0, Button(verb, "plus", on_click=act, parent=self))
        self.add_button("Close", self.accept, "primary")

    def _hear(self, _changes: Changes) -> None:
        if self.isVisible():
            self.refresh()


def show_list(
    desk: Desk,
    title: str,
    makes: Makes,
    *,
    shown: Sequence[str] = (),
    line: Callable[[], str] | None = None,
    empty: str = "Nothing here yet.",
) -> ListDialog:
    """Open a list over the window, as tall as its content; see ListDialog."""
    dialog = ListDialog(desk, title, makes, shown=shown, line=line, empty=empty)
    dialog.show_fitted()
    return dialog


def _keys(acts: Acts) -> str:
    """Say what the keys do with a line of the list."""
    known = (
        (acts.open, "Return opens a line" if acts.open_words == "Open" else _return(acts)),
        (acts.edit, "F2 changes one value"),
        (acts.delete, "Delete removes what was entered by mistake"),
    )
    said = [words for act, words in known if act is not None]
    return f"{', '.join(said)}." if said else ""


def _return(acts: Acts) -> str:
    return f"Return: {acts.open_words[:1].lower()}{acts.open_words[1:]}"
