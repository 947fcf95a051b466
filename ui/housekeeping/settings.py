"""Settings: the person and the look, where second backups go, and the partnership's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.errors import InvalidValues
from app.partnerships.fields import PARTNERSHIP
from app.partnerships.queries import all_partnerships
from app.preferences import PERSON, PLACES, WRITING, Theme, change_preferences
from app.unit.joining import follow_settings, with_initials
from ui import theme
from ui.commands import Command
from ui.editors import FolderEditor, LineEditor
from ui.forms import Form
from ui.housekeeping.writing import WritingSection
from ui.page import Page
from ui.partnerships.forms import PartnershipForms
from ui.unit.section import UnitSection
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, column, row
from ui.widgets.facts import Facts
from ui.widgets.flow import refilling
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.text import Hairline, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.partnerships.queries import PartnershipRecord
    from ui.page import Desk

_SHOWN = (
    "kind",
    "area",
    "reporting_year",
    "financial_year",
    "numbering",
    "numbering_year",
    "marking",
    "mailbox",
)


_OF_ONE = "The partnership's, in this file"
_OF_SEVERAL = "The partnerships', in this file"


class SettingsPage(Page):
    """What this person on this computer has chosen, and beside it what the partnership has."""

    help_text = (
        "Your own settings belong to you on this computer and are stored as soon as you leave a line, each on its "
        "own; without initials those of your name are taken. The settings of the partnership and the members of the "
        "unit belong to the file; changing them can be undone. A file may hold several partnerships, each with its own "
        "years, groups, courses, rounds and budget; agencies and people are everybody's. Go > Partnership "
        "and the arrows beside the name in the side bar change from one to another.\n\nReady-made sentences "
        "and the words added to the dictionary belong to the file too, for everybody who writes minutes in it."
    )
    watches: ClassVar[frozenset[str]] = frozenset({"partnership", "unit_member"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Settings", "Stored at once")
        self.person, self.writing, self.places = Form(PERSON), Form(WRITING), Form(PLACES)
        self._forms_of_mine = (self.person, self.writing, self.places)
        for form in self._forms_of_mine:
            self._store_at_once(form)
        self._own = self._own_card()
        self._bodies = QVBoxLayout()
        self.unit = UnitSection(desk)
        self._body_card = self._partnership_card()
        self._forms = PartnershipForms(desk)
        self.body.addWidget(Panes((self._own, self._body_card), (1, 1)), 1)

    def refresh(self) -> None:
        """Show the settings as they stand."""
        now = self.desk.core.settings.now
        self.person.set_values(
            {
                "user_name": now.user_name or None,
                "user_initials": now.user_initials or None,
                "theme": Theme(theme.wanted(now.theme)),
            }
        )
        self.writing.set_values({"spelling": now.spelling})
        self.places.set_values({"second_backup_folder": now.second_backup_folder or None})
        self._show_partnerships()

    def panes(self) -> Sequence[QWidget]:
        """Give one's own settings and the partnership's."""
        return [self._own, self._body_card]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command(
                "settings.folder",
                "Choose the second place for backups",
                self.choose_folder,
                "Ctrl+Shift+B",
                menu="Edit",
                icon="folder-open",
            )
        ]

    def leave(self) -> None:
        """Store a line that is still being typed."""
        for form in self._forms_of_mine:
            for name in form.editors:
                self._store(form, name)

    def choose_folder(self) -> None:
        """Let the person point at the folder of second copies."""
        editor = self.places.editors["second_backup_folder"]
        if isinstance(editor, FolderEditor):
            editor.choose()

    def _store_at_once(self, form: Form) -> None:
        for name, editor in form.editors.items():
            told = editor.line.editingFinished if isinstance(editor, LineEditor) else editor.changed
            told.connect(partial(self._store, form, name))

    def _store(self, form: Form, name: str) -> None:
        """Store one setting if it was changed; another that is still to be given does not hold it up."""
        if name in form.changed_names() and form.check(name):
            self._change(form, {name: form.editors[name].value()})

    def _change(self, form: Form, values: dict[str, Any]) -> None:
        """Store values; what cannot be is told beside its line."""
        before = self.desk.core.settings.now
        try:
            change_preferences(self.desk.core, with_initials(values, before))
        except InvalidValues as invalid:
            form.show_problems(invalid.problems)
            return
        self.desk.attempt(lambda: follow_settings(self.desk.core, before))
        if "theme" in values:
            self._apply_theme(values["theme"])
        focus = self.focusWidget()
        self.refresh()
        if focus is not None:
            focus.setFocus()
        self.desk.say("Your settings are stored")

    def _apply_theme(self, wanted: str) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, theme.wanted(wanted))

    def _own_card(self) -> Card:
        card = Card("Yours, on this computer")
        page = ScrollPage()
        for part in (self.person, Hairline(), self.writing, Hairline(), self.places):
            page.add(part)
        page.body.addStretch(1)
        card.add(page, 1)
        return card

    def _partnership_card(self) -> Card:
        card = Card(_OF_ONE)
        page = ScrollPage()
        page.body.addLayout(self._bodies)
        page.add(Hairline())
        page.add(self.unit)
        page.add(Hairline())
        page.add(WritingSection(self.desk))
        page.add(Hairline())
        page.add(self._documents())
        page.body.addStretch(1)
        card.add(page, 1)
        return card

    def _documents(self) -> QWidget:
        made = QWidget()
        button = Button(
            "Word templates", "file-down", on_click=lambda: self.desk.go("templates", {})
        )
        told = "Minutes, agendas, action sheets and cover reports in the unit's own layout."
        made.setLayout(
            column(Label("Documents", "strong"), Label(told, "small", wrap=True), button, gap=6)
        )
        return made

    def _show_partnerships(self) -> None:
        self._body_card.setVisible(self.desk.core.file is not None)
        if self.desk.core.file is None:
            return
        with self.desk.core.read() as session:
            bodies = all_partnerships(session)
        self.unit.refresh()
        several = len(bodies) > 1
        self._body_card.heading.setText(_OF_SEVERAL if several else _OF_ONE)
        with refilling(self._bodies):
            for body in bodies:
                self._bodies.addWidget(self._partnership(body))
            add = Button("Add partnership", "plus", on_click=self._forms.add)
            self._bodies.addWidget(add, 0, Qt.AlignmentFlag.AlignRight)

    def _partnership(self, body: PartnershipRecord) -> QWidget:
        change = Button("Change", "pencil", on_click=partial(self._forms.change, body))
        change.setAccessibleName(f"Change {body.name}")
        shown = {field.name: field for field in PARTNERSHIP}
        facts = Facts(
            [(shown[name].label, shown[name].show(getattr(body, name))) for name in _SHOWN]
        )
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 8)
        inside.addLayout(row(Label(body.name, "strong", wrap=True), change, stretch=0))
        inside.addWidget(facts)
        return made
