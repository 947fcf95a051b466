"""The first page: start a partnership, look round the sample, or open what there is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from app.partnerships.starting import DEFAULTS, START, start_partnership
from ui.commands import Command
from ui.forms import Form
from ui.page import Page
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.page import Desk


class WelcomePage(Page):
    """What is shown while no file is open; the form needs two answers, everything else has a default."""

    help_text = (
        "Start your own partnership with a name and your own name; everything else has a default and can be changed "
        "later. Or look round the sample first: nothing you do there touches your own file."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Partnership Desk", "Everything on this computer, nothing sent anywhere")
        self.form = Form(START, {**DEFAULTS, **self._known()}, desk.lists.choices, new=True)
        self._start = Button("Start my partnership", "plus", "primary", on_click=self.start)
        self._recent = RowList(empty="No file has been opened here yet.")
        self._own = self._form_card()
        self._others = self._other_ways()
        self.body.addWidget(Panes((self._own, self._others), (3, 2)), 1)

    def refresh(self) -> None:
        """List the files opened lately that are still there."""
        recent = [Path(each) for each in self.desk.core.settings.now.recent_files]
        self.form.focus("name")
        self._recent.set(
            [
                Line(path.stem, str(path.parent), on_open=partial(self.desk.opening.open, path))
                for path in recent
                if path.exists()
            ]
        )

    def panes(self) -> Sequence[QWidget]:
        """Give the form and the other ways to begin."""
        return [self._own, self._others]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command(
                "welcome.start", "Start my partnership", self.start, "Ctrl+Return", "File", "plus"
            )
        ]

    def start(self) -> None:
        """Make the file and go to its Home; what is wrong is told beside the answers."""
        if self.form.check():
            self.desk.attempt(self._begin)

    def _begin(self) -> None:
        start_partnership(self.desk.core, self.form.values())
        self.desk.opening.show()

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
        sample = Label(
            "The sample partnership: invented people, a year of meetings, returns and budget.",
            wrap=True,
        )
        opened = Label("A file or a backup that is there already.", wrap=True)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addWidget(sample)
        inside.addLayout(
            row(Button("Look round the sample", "image", on_click=self.desk.opening.sample), None)
        )
        inside.addWidget(opened)
        inside.addLayout(
            row(Button("Open a file", "folder-open", on_click=self.desk.opening.ask), None)
        )
        card.add(inside)
        card.add(Label("Opened lately", "section"))
        card.add(self._recent)
        card.body.addStretch(1)
        return card

    def _known(self) -> dict[str, Any]:
        now = self.desk.core.settings.now
        known = {"user_name": now.user_name, "user_initials": now.user_initials}
        return {name: text for name, text in known.items() if text}
