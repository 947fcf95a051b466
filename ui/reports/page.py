"""Reports: every document the program can write from the records, each with its options and formats."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.days import show_day
from app.fields import Flag, Ref
from reports.catalogue import REPORTS, ReportSpec, report_named
from ui.commands import Command
from ui.documents import file_name, save_report
from ui.forms import Form
from ui.link_editors import LinkEditor
from ui.page import Page, Place, Reach
from ui.reports.written import Written
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card, row
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.text import Label, named
from ui.widgets.titled import TitledList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.fields import Field, Fields
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
        "the name or press Down for a list. An option left empty takes what stands below it.\n\n"
        "Where a report went is told above its formats, with buttons that open it or its folder.\n\n"
        "Ctrl+T goes to the Word templates: minutes, agendas, action sheets and cover reports are written as Word in "
        "the unit's own layout where it gave one."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Reports", "Documents written from the records as they stand")
        self.templates = Button("Word templates", "file-down", on_click=self.open_templates)
        self.head_buttons = [self.templates]
        self.list = TitledList("Reports", "Return goes to the options of the chosen report")
        self._forms: dict[str, Form] = {}
        self._of = self.own
        self._written: dict[str, Path] = {}
        self._card = Card("Report")
        self._about = Label("", "muted", wrap=True)
        self._options = ScrollPage()
        self._buttons = {each[0]: self._button(*each[:3]) for each in FORMATS}
        self._card.add(self._about)
        self.written = Written(self._card)
        self._card.add(self._options, 1)
        self._card.add(self.written)
        self._card.add(row(Label("Write it as", "muted"), None, *reversed(self._buttons.values())))
        self._options.body.addStretch(1)
        self.body.addWidget(Panes((self.list, self._card), (4, 7), stack_below=640), 1)
        self._fill()

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
        if place.get("report"):
            self.list.choose(place["report"])

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
                menu="File",
                icon=icon,
                enabled=partial(self._suits, ending),
            )
            for ending, name, icon, keys in FORMATS
        ] + [
            Command(
                "reports.templates",
                "Word templates",
                self.open_templates,
                "Ctrl+T",
                menu="Go",
                icon="file-down",
            )
        ]

    def open_templates(self) -> None:
        """Go to the unit's own Word templates, to that of the chosen report where it can have one."""
        self.desk.go("templates", {"report": self._spec.name})

    def write(self, ending: str) -> None:
        """Ask where the chosen report goes and write it; what is wrong is told beside the options."""
        if self.form.check():
            spec, values = self._spec, self._values()
            build = partial(spec.build, self.desk.core, values)
            keep = partial(self._keep, spec.name)
            save_report(
                self.desk, f"Writing {spec.title}", f"{self._name()}{ending}", build, then=keep
            )

    @property
    def form(self) -> Form:
        """Give the form of the chosen report; each keeps what was typed until the page goes."""
        spec = self._spec
        if spec.name not in self._forms:
            form = Form(self._asked(spec), self._defaults(spec), self.desk.lists.choices, new=True)
            self._options.body.insertWidget(0, form)
            self._forms[spec.name] = form
        return self._forms[spec.name]

    def _asked(self, spec: ReportSpec) -> Fields:
        """Give the options that are asked for: whose it is to be only where the file holds several partnerships."""
        several = self.desk.partnership.several
        return tuple(_asked(each) for each in spec.options if several or each.name != "partnership")

    def buttons(self) -> list[Button]:
        """Give the buttons of all formats, PDF first."""
        return list(self._buttons.values())

    @property
    def _spec(self) -> ReportSpec:
        return report_named(self.list.key())

    def _show(self) -> None:
        spec, shown = self._spec, self.form
        for form in self._forms.values():
            form.setVisible(form is shown)
        self._card.heading.setText(spec.title)
        named(self._card, spec.title)
        self._about.setText(spec.about)
        self.written.show_path(self._written.get(spec.name))
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

    def _fill(self) -> None:
        """List the reports under their sections, in the order in which the catalogue first names each."""
        sections: dict[str, list[ReportSpec]] = {}
        for spec in REPORTS:
            sections.setdefault(spec.section, []).append(spec)
        for section, specs in sections.items():
            self.list.add_section(section)
            for spec in specs:
                self.list.add_entry(spec.name, spec.title, spec.about)
        self.list.on_chosen(self._show)
        self.list.itemActivated.connect(lambda _item: self.form.focus())
        self.list.choose(REPORTS[0].name)

    def _keep(self, name: str, path: Path) -> None:
        """Remember where a report went, and show it beside the report."""
        self._written[name] = path
        if self._spec.name == name:
            self.written.show_path(path)

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
