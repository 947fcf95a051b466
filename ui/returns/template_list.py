"""The templates of returns: those of the file with their editions and rounds, and those that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from app.amounts import counted
from app.listing import SqlRows
from app.returns.editing import change_template, remove_template
from app.returns.template_queries import TEMPLATES
from ui.commands import Command
from ui.documents import save_list
from ui.page import Page
from ui.returns.rounds import RoundForms
from ui.returns.steps import RequestForms
from ui.returns.templates import TemplateForms
from ui.table_model import Look
from ui.tables import Acts, Table
from ui.together import editing, removing
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.menus import MenuButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Field
    from app.returns.template_queries import TemplateLine
    from ui.page import Desk


class ReturnTemplatesPage(Page):
    """Every template with its edition, questions, scale and the rounds that ask it."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            *("return_template", "standard", "question", "scale_level"),
            *("return_round", "return_request", "return_answer"),
        }
    )
    help_text = (
        "What returns ask. A template has standards with questions, each of which asks for a score on the template's "
        "scale, yes or no, a number, a percentage, pounds, a date or words.\n\n"
        "Six come with the program: Section 11, Section 175/157, a quarterly dataset, contribution and membership "
        "confirmation, and single-agency training figures. Take one over with New template and change it as you like. "
        "An outline that exists as text can be pasted.\n\n"
        "Return opens the outline. A template that a round was issued with stays as it is: make a new edition, which "
        "has everything, and change that. Rounds keep the edition they were issued with.\n\n"
        "Open a round asks for its name, days and agencies, as the last round of the chosen template had them."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Return templates")
        self.forms = TemplateForms(desk, self.open)
        self.new = MenuButton("New template", "plus", self.forms.entries)
        self.head_buttons = [self.new]
        acts = Acts(
            open=self.open,
            edit=editing(
                desk,
                ("Change return templates", lambda ids: counted(len(ids), "template")),
                change_template,
            ),
            delete=removing(
                desk,
                ("Remove return templates", lambda ids: counted(len(ids), "template")),
                remove_template,
            ),
            export=self.export,
            add=("Choose a template", self.new.open),
        )
        empty = "No templates yet. Take over one that comes with the program, or paste an outline."
        rows = SqlRows(desk.core, TEMPLATES)
        self.table = Table(rows, "Return templates", acts, desk.lists, empty=empty)
        self.table.set_look(_look)
        self.table.shown.connect(self._tell)
        self.rounds = RoundForms(
            desk, RequestForms(desk), lambda made: desk.go("returns", {"id": made})
        )
        self.edition = Button("New edition", "copy", on_click=self.new_edition)
        begin = Button("Open a round", "inbox", on_click=self.open_round)
        change = Button("Change", "pencil", on_click=self.change)
        table = self.table
        head = row(
            table.filter_box,
            None,
            begin,
            change,
            self.edition,
            table.columns_button,
            table.excel_button,
        )
        self.body.addLayout(head)
        self.body.addWidget(table, 1)

    def refresh(self) -> None:
        """Read the list again."""
        self.table.refresh()

    def panes(self) -> Sequence[Table]:
        """Give the list."""
        return [self.table]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with templates."""
        has, forms, on_rows = self.has_one, self.forms, self.table.on_rows
        making = (
            ("new", "New template", self.new.open, "Ctrl+N", "plus"),
            ("outline", "Type or paste an outline", forms.type_outline, "Ctrl+T", ""),
        )
        of_one = (
            ("open", "Open the outline", on_rows.open, "Ctrl+E", ""),
            ("change", "Change name and guidance", self.change, "Ctrl+D", "pencil"),
            ("edition", "New edition", self.new_edition, "Ctrl+Shift+N", "copy"),
            ("round", "Open a round", self.open_round, "Ctrl+R", "inbox"),
        )
        return [
            *(
                Command(f"return-templates.{name}", title, act, keys, menu="Edit", icon=icon)
                for name, title, act, keys, icon in making
            ),
            *(
                Command(
                    f"return-templates.{name}",
                    title,
                    act,
                    keys,
                    menu="Edit",
                    icon=icon,
                    enabled=has,
                )
                for name, title, act, keys, icon in of_one
            ),
        ]

    def open(self, template_id: int) -> None:
        """Show the outline of a template."""
        self.desk.go("return-template", {"id": template_id})

    def change(self) -> None:
        """Ask for corrections of the chosen template."""
        chosen = self._chosen()
        if chosen is not None:
            self.forms.change(chosen)

    def new_edition(self) -> None:
        """Make the next edition of the chosen template."""
        chosen = self._chosen()
        if chosen is not None:
            self.forms.new_edition(chosen)

    def open_round(self) -> None:
        """Ask for a round of the chosen template."""
        chosen = self._chosen()
        if chosen is not None:
            self.rounds.add_of(chosen.id)

    def has_one(self) -> bool:
        """Say whether a template is chosen."""
        return self._chosen() is not None

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the list to Excel."""
        rows = SqlRows(self.desk.core, TEMPLATES)
        save_list(self.desk, self.title, rows, fields=fields, ids=ids)

    def _chosen(self) -> TemplateLine | None:
        return cast("TemplateLine | None", self.table.current_record())

    def _tell(self, _count: int) -> None:
        self.set_title("Return templates", self.table.told("template"))


def _look(line: TemplateLine, field: Field, usual: Look) -> Look:
    """Say whether a template can be changed as a chip."""
    if field.name == "state":
        return Look(line.state, "none" if line.state == "In use" else "good", chip=True)
    return usual
