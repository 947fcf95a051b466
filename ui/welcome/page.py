"""The first page: start a partnership, look round the sample, or open or restore what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InvalidValues
from app.partnerships.starting import START, given_answers, start_partnership
from app.people.rules import initials_of
from ui.commands import Command
from ui.editors import LineEditor
from ui.forms import Form
from ui.page import Page
from ui.welcome.recent import RecentFiles
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, column, row
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.page import Desk


class WelcomePage(Page):
    """What is shown while no file is open; the form needs two answers, everything else has a default."""

    help_text = (
        "Start your own partnership with a name and your own name; everything else has a default and can be changed "
        "later. The file itself lies on this computer; copies of its backups go to the folder at the end of the "
        "form.\n\nOr look round the sample first: nothing you do there touches your own file. Or open a file, or "
        "bring one back from a backup. Delete takes a file off the list of those opened lately; the file stays."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Partnership Desk", "Everything on this computer, nothing sent anywhere")
        self.form = Form(START, given_answers(desk.core), desk.lists.choices, new=True)
        self.form.changed.connect(self._propose_initials)
        self._start = Button("Start my partnership", "plus", "primary", on_click=self.start)
        self.recent = RecentFiles(desk)
        self._own = self._form_card()
        self._others = self._other_ways()
        self.body.addWidget(Panes((self._own, self._others), (3, 2)), 1)

    def refresh(self) -> None:
        """List the files opened lately."""
        self.form.focus("name")
        self.recent.refresh()

    def panes(self) -> Sequence[QWidget]:
        """Give the form and the other ways to begin."""
        return [self._own, self._others]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command(
                "welcome.start",
                "Start my partnership",
                self.start,
                "Ctrl+Return",
                menu="File",
                icon="plus",
            )
        ]

    def start(self) -> None:
        """Make the file and go to its Home; what is wrong is told beside the answers."""
        if self.form.check():
            self.desk.attempt(self._begin)

    def _begin(self) -> None:
        try:
            start_partnership(self.desk.core, self.form.values())
        except InvalidValues as invalid:
            self.form.show_problems(invalid.problems)
            return
        self.desk.opening.show()

    def _propose_initials(self) -> None:
        """Show in the empty line which initials the name typed gives."""
        name, initials = self.form.editors["user_name"], self.form.editors["user_initials"]
        if isinstance(name, LineEditor) and isinstance(initials, LineEditor):
            typed = name.line.text().strip()
            initials.line.setPlaceholderText(initials_of(typed)[:6] if typed else "")

    def _form_card(self) -> Card:
        card = Card("Start my partnership")
        page = ScrollPage()
        page.add(self.form)
        page.body.addStretch(1)
        card.add(page, 1)
        card.add(row(None, self._start))
        return card

    def _other_ways(self) -> Card:
        card = Card("Or begin with")
        opening = self.desk.opening
        page = ScrollPage()
        for told, button in (
            (
                "The sample partnership: invented people, a year of meetings, returns and budget.",
                Button("Look round the sample", "image", on_click=opening.sample),
            ),
            (
                "A partnership file that is on this computer already.",
                Button("Open a file", "folder-open", on_click=opening.ask),
            ),
            (
                "A backup: those found here are listed with what they hold.",
                Button("Restore a backup", "archive-restore", on_click=self._restore),
            ),
        ):
            page.body.addLayout(column(Label(told, wrap=True), row(button, None), gap=4))
        page.add(Heading("Opened lately"))
        page.add(self.recent)
        page.body.addStretch(1)
        card.add(page, 1)
        return card

    def _restore(self) -> None:
        self.desk.go("restore", {})
