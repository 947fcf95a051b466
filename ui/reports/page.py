"""Reports: every document the program can write from the records, each with its options and formats."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.days import show_day
from app.fields import Flag, Ref
from reports.catalogue import REPORTS, ReportSpec, report_named
from ui.commands import Command
from ui.documents import file_name, save_report
from ui.forms import Form
from ui.link_editors import LinkEditor
from ui.page import Page, Place, Reach
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card, row
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.text import Label, named, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Field
    from ui.page import Desk

FORMATS = (
    (".pdf", "PDF", "file-text", "Ctrl+P"),
    (".docx", "Word", "file-down", "Ctrl+Shift+W"),
    (".xlsx", "Excel", "file-spreadsheet", "Ctrl+Shift+X"),
    (".png", "Picture", "image", "Ctrl+Shift+G"),
    (".ics", "Calendar", "calendar-days", "Ctrl+Shift+K"),
)
"""Ending, name, icon and keys of every format."""


class ReportsPage(Page):
    """The list of reports, and beside it what the chosen one is asked and the formats it can be written in."""

    reach = Reach.ONE
    help_text = (
        "Every report is written from the records as they stand, to a place you choose.\n\n"
        "Up and Down choose a report, Return goes to its options. In an option that names a record, type a part of "
        "the name or press Down for a list. An option left empty takes what stands below it."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Reports", "Documents written from the records as they stand")
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.list, "Reports", "Return goes to the options of the chosen report")
        for spec in REPORTS:
            self._list_item(spec)
        self.list.currentRowChanged.connect(lambda _place: self._show())
        self.list.itemActivated.connect(lambda _item: self.form.focus())
        self._forms: dict[str, Form] = {}
        self._of = self.own
        self._card = Card("Report")
        self._about = Label("", "muted", wrap=True)
        self._options = ScrollPage()
        self._buttons = {each[0]: self._button(*each[:3]) for each in FORMATS}
        self._card.add(self._about)
        self._card.add(self._options, 1)
        self._card.add(row(None, *reversed(self._buttons.values())))
        self._options.body.addStretch(1)
        self.body.addWidget(Panes((self.list, self._card), (2, 5), stack_below=640), 1)
        self.list.setCurrentRow(0)

    def refresh(self) -> None:
        """Ask anew for another partnership: what was chosen before is of the one before."""
        if self._of == self.own:
            return
        self._of = self.own
        for form in self._forms.values():
            form.hide()
            form.deleteLater()
        self._forms.clear()
        self._show()

    def go(self, place: Place) -> None:
        """Show a report by its name, as {"report": "agenda"}."""
        names = [spec.name for spec in REPORTS]
        if place.get("report") in names:
            self.list.setCurrentRow(names.index(place["report"]))

    def place(self) -> Place:
        """Say which report is shown."""
        return {"report": self._spec.name}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the options."""
        return [self.list, self._card]

    def commands(self) -> Sequence[Command]:
        """Give the formats with their keys."""
        return [
            Command(
                f"reports.{name.lower()}",
                f"Write as {name}",
                partial(self.write, ending),
                keys,
                "File",
                icon,
                partial(self._suits, ending),
            )
            for ending, name, icon, keys in FORMATS
        ]

    def write(self, ending: str) -> None:
        """Ask where the chosen report goes and write it; what is wrong is told beside the options."""
        if self.form.check():
            spec, values = self._spec, self._values()
            build = partial(spec.build, self.desk.core, values)
            save_report(self.desk, f"Writing {spec.title}", f"{self._name()}{ending}", build)

    @property
    def form(self) -> Form:
        """Give the form of the chosen report; each keeps what was typed until the page goes."""
        spec = self._spec
        if spec.name not in self._forms:
            fields = tuple(_asked(field) for field in spec.options)
            form = Form(fields, self._defaults(spec), self.desk.lists.choices, new=True)
            self._options.body.insertWidget(0, form)
            self._forms[spec.name] = form
        return self._forms[spec.name]

    def buttons(self) -> list[Button]:
        """Give the buttons of all formats, PDF first."""
        return list(self._buttons.values())

    @property
    def _spec(self) -> ReportSpec:
        item = self.list.currentItem()
        return report_named(item.data(Qt.ItemDataRole.UserRole))

    def _show(self) -> None:
        spec, shown = self._spec, self.form
        for form in self._forms.values():
            form.setVisible(form is shown)
        self._card.heading.setText(spec.title)
        named(self._card, spec.title)
        self._about.setText(spec.about)
        for ending, button in self._buttons.items():
            button.setVisible(ending in spec.formats)

    def _defaults(self, spec: ReportSpec) -> dict[str, Any]:
        """Give what a report is asked first: the chosen partnership, where the file holds several."""
        body = self.desk.partnership.current
        own = {"partnership": Ref(body.id, body.name)} if body else {}
        return {**spec.defaults, **(own if self.desk.partnership.several else {})}

    def _suits(self, ending: str) -> bool:
        return ending in self._spec.formats

    def _values(self) -> dict[str, Any]:
        """Give what was chosen; an option left empty takes what `build` takes by itself."""
        return {name: value for name, value in self.form.values().items() if value is not None}

    def _name(self) -> str:
        """Name the document by the report, the records it was asked about, and the day."""
        editors = self.form.editors.values()
        asked = [each.line.text() for each in editors if isinstance(each, LinkEditor)]
        return file_name(self._spec.title, *asked, show_day(self.desk.core.clock.today()))

    def _list_item(self, spec: ReportSpec) -> None:
        item = QListWidgetItem(spec.title)
        item.setData(Qt.ItemDataRole.UserRole, spec.name)
        item.setToolTip(plain_tip(f"{spec.title}: {spec.about}"))
        self.list.addItem(item)

    def _button(self, ending: str, name: str, icon: str) -> Button:
        kind: Kind = "primary" if ending == ".pdf" else "plain"
        button = Button(
            name, icon, kind, on_click=partial(self.desk.attempt, partial(self.write, ending))
        )
        named(button, f"Write as {name}")
        return button


def _asked(field: Field) -> Field:
    """Let a yes or no of a report be ticked: "not said" means nothing there."""
    return replace(field, required=True) if isinstance(field, Flag) else field
