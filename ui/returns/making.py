"""Making the workbooks of a round: for which agencies, what is noted and written besides, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.amounts import counted
from app.days import show_day
from app.returns.issuing import issue_of
from ui.dialogs import Caution, Dialog
from ui.documents import ask_folder, open_file, remember_folder
from ui.widgets.buttons import Button, CheckBox
from ui.widgets.cards import row
from ui.widgets.text import Label, named
from ui.widgets.ticks import BELOW, TickDelegate

if TYPE_CHECKING:
    from pathlib import Path

    from app.progress import Progress
    from app.returns.issuing import AskedAgency, Issue
    from reports.issue.workbooks import IssueWish, Made, NamesTaken
    from ui.page import Desk

_ENTRY, _FEW, _MANY = 46, 5, 8
"""Height of an entry of the list in pixels, and how many are seen at once in a low window and in a high one."""
_HIGH = 600
"""Height of a window that is no low one."""


class MakingDialog(Dialog):
    """Ticks agencies of a round; those without a workbook are ticked, others are made again where they are wanted."""

    help_text = (
        "One workbook is made for each ticked agency: its questions with drop-downs and help at each cell, everything "
        "else locked without a password, ready to print, and a hidden sheet by which it is known again whatever it is "
        "called then.\n\n"
        "Agencies that have no workbook yet are ticked. Space ticks another, to make its workbook again; it is known "
        "like the first one. Who answered the last cycle finds those answers beside the questions.\n\n"
        "Record as sent lets today stand on each return as the day it went out; Undo takes that back. E-mail drafts "
        "are one to each agency with its workbook attached, in a folder beside the workbooks; your mail program opens "
        "them unsent.\n\n"
        "All workbooks are written or none. Files that are there are replaced only when you say so. What comes back "
        "is read in with Import returns."
    )

    def __init__(self, desk: Desk, issue: Issue) -> None:
        super().__init__(f"Make workbooks: {issue.round.name}", desk.window, width=680)
        self._desk, self._issue = desk, issue
        self.list = self._make_list()
        self.told = Label("", "muted", self, wrap=True)
        everyone = Button("Tick all", on_click=lambda: self.tick(every=True), parent=self)
        nobody = Button("Tick none", on_click=lambda: self.tick(every=False), parent=self)
        self.sent = CheckBox("Record as sent today")
        self.drafts = CheckBox("Write e-mail drafts with the workbooks attached")
        self.sent.setChecked(True)
        self.page.add(self.list, 1)
        self.page.body.addLayout(row(self.told, None, everyone, nobody))
        self.page.add(self.sent)
        self.page.add(self.drafts)
        self.add_button("Cancel", self.reject)
        self.make_button = self.add_button("Make workbooks", self.ask_where, "primary")
        self._tell()
        self.list.setFocus()

    def ticked(self) -> list[int]:
        """Give the requests of the ticked agencies."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def tick(self, *, every: bool) -> None:
        """Tick every agency or none."""
        state = Qt.CheckState.Checked if every else Qt.CheckState.Unchecked
        # Told once: a round of every school is a thousand ticks.
        with QSignalBlocker(self.list):
            for place in range(self.list.count()):
                self.list.item(place).setCheckState(state)
        self._tell()

    def ask_where(self) -> None:
        """Ask for the folder, and make the workbooks of the ticked agencies there."""
        wanted = tuple(self.ticked())

        def chosen(folder: Path) -> None:
            from reports.issue.workbooks import IssueWish  # noqa: PLC0415 - only where workbooks are made

            wish = IssueWish(
                self._issue.round.id,
                wanted,
                folder,
                sent=self.sent.isChecked(),
                drafts=self.drafts.isChecked(),
            )
            self.accept()
            make(self._desk, wish)

        ask_folder(self._desk, f"Where {counted(len(wanted), 'workbook')} go", chosen)

    def _make_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setItemDelegate(TickDelegate(made))
        named(made, "Agencies", "Space ticks an agency")
        every = self._issue.agencies
        seen = _MANY if self._desk.window.height() > _HIGH else _FEW
        made.setMinimumHeight(_ENTRY * min(len(every), seen) + 6)
        for each in every:
            made.addItem(_entry(each))
        made.setCurrentRow(0)
        made.itemChanged.connect(lambda _item: self._tell())
        return made

    def _tell(self) -> None:
        number = len(self.ticked())
        self.told.setText(f"{number} of {counted(len(self._issue.agencies), 'agency', 'agencies')}")
        self.make_button.set_caption(f"Make {counted(number, 'workbook')}")
        self.make_button.setEnabled(bool(number))


class MadeDialog(Dialog):
    """What was made: each agency with the name of its workbook, and the way to the folder."""

    help_text = "The workbooks are written. Open folder shows them; what comes back is read in with Import returns."

    def __init__(self, desk: Desk, made: Made, folder: Path) -> None:
        from reports.issue.workbooks import lacking_in_words  # noqa: PLC0415 - loaded already

        super().__init__(made.sentence, desk.window, width=620)
        self._folder = folder
        lines = "\n".join(path.name for path in made.paths.values())
        self.page.add(Label(f"In “{folder}”:", "muted", wrap=True))
        self.files = Label(lines, wrap=True)
        self.page.add(self.files)
        if made.drafts is not None:
            self.page.add(
                Label(f"The drafts are in “{made.drafts.path.name}” there.", "muted", wrap=True)
            )
        lacking = lacking_in_words(made)
        self.lacking = Label(lacking, "problem", wrap=True)
        self.lacking.setVisible(bool(lacking))
        self.page.add(self.lacking)
        self.page.body.addStretch(1)
        self.add_button("Close", self.accept)
        self.add_button("Open folder", self.open_folder, "primary")

    def open_folder(self) -> None:
        """Open the folder of the workbooks."""
        open_file(self._folder)
        self.accept()


def open_making(desk: Desk, round_id: int) -> MakingDialog:
    """Ask for which agencies of a round workbooks are made."""
    with desk.core.read() as session:
        issue = issue_of(session, round_id)
    dialog = MakingDialog(desk, issue)
    dialog.show_fitted()
    return dialog


def make(desk: Desk, wish: IssueWish) -> None:
    """Make workbooks on the worker thread and tell what was made; files that are there are replaced when said so."""

    def work(progress: Progress) -> Made | NamesTaken:
        from reports.issue.workbooks import NamesTaken, make_workbooks  # noqa: PLC0415 - as above

        try:
            return make_workbooks(desk.core, wish, progress)
        except NamesTaken as taken:
            return taken

    def done(result: Made | NamesTaken) -> None:
        if isinstance(result, Exception):
            again = ("Replace them", lambda: make(desk, replace(wish, replace=True)))
            Caution("Replace files?", str(result), again, desk.window).show_fitted()
            return
        first = next(iter(result.paths.values()))
        remember_folder(desk, first)
        MadeDialog(desk, result, wish.folder).show_fitted()

    desk.tasks.run("Making workbooks", work, done)


def _entry(asked: AskedAgency) -> QListWidgetItem:
    item = QListWidgetItem(asked.agency.name)
    item.setData(Qt.ItemDataRole.UserRole, asked.request)
    told = [
        f"made {show_day(asked.made_on)}" if asked.made_on else "no workbook yet",
        f"sent {show_day(asked.sent_on)}" if asked.sent_on else "",
        "return is in" if asked.is_in else "",
        asked.email or "no e-mail address",
    ]
    item.setData(BELOW, " · ".join(filter(None, told)))
    wanted = asked.made_on is None and not asked.is_in
    item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    return item
