"""The outline of a return template: its standards and questions in order, changed in place, and its scale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from app.amounts import counted
from app.returns.editing import change_scale
from app.returns.fields import AnswerKind
from app.returns.queries import template_choices
from app.returns.template_fields import OUTLINE_LINE
from app.returns.template_queries import OutlineLine, outline_lines
from app.returns.templates import newest_template, template
from app.returns.using import rounds_in_use
from app.rows import OrderedRows
from ui.agenda.new_item import NewItemLine
from ui.documents import format_entries, save_list
from ui.page import Page
from ui.returns.documents import save_template
from ui.returns.outline_acts import ADD_QUESTION, ADD_STANDARD, MOVE, OutlineActs
from ui.returns.outline_commands import commands_of
from ui.returns.rounds import RoundForms
from ui.returns.scale import ScaleStrip, open_scale
from ui.returns.steps import RequestForms
from ui.returns.templates import TemplateForms
from ui.table_model import Look
from ui.tables import Acts, Table
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Banner, row
from ui.widgets.menus import MenuButton
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from app.returns.scores import Scale
    from app.returns.templates import ReturnTemplateRecord
    from ui.commands import Command
    from ui.page import Desk, Place
    from ui.widgets.menus import Entry


class OutlinePage(Page):
    """One template: its scale, and below it every standard with its questions."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            *("return_template", "standard", "question", "scale_level"),
            *("return_round", "return_request", "return_answer"),
        }
    )
    quiet: ClassVar[frozenset[str]] = frozenset({ADD_QUESTION, ADD_STANDARD, MOVE})
    record_kind = "return-templates"
    help_text = (
        "What a return asks: standards, and under each its questions. Type a question below and Return adds it after "
        "the chosen line; a question that asks for no score ends with what it asks: [yes/no], [number], [%], [£], "
        "[date] or [text]. Ctrl+Return opens its form.\n\n"
        "F2 changes a value in place, for all chosen lines at once; Return opens all of a line; Alt+Up and Alt+Down "
        "move it, a question also into the next standard, a standard with its questions. Numbers that count 1, 1.1, "
        "1.2 follow; numbers of another kind stay as they were typed.\n\n"
        "The scale gives every level its number, word and colour; the reason is asked for where a question does not "
        "apply, whatever it asks, and such an answer counts nowhere. A template that a round was issued with stays as "
        "it is: make a new edition and change that.\n\n"
        "Document writes what is asked, with room for remarks, to be talked over with agencies before a round. Open a "
        "round asks for its name, days and agencies, as the last round of this template had them."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: ReturnTemplateRecord | None = None
        self._wanted: int | None = None
        self._rounds: list[str] = []
        self.set_title("Return template")
        self.forms = TemplateForms(desk, lambda made: desk.go("return-template", {"id": made}))
        self.edition = Button("New edition", "copy", on_click=self.new_edition)
        self.rounds = RoundForms(
            desk, RequestForms(desk), lambda made: desk.go("returns", {"id": made})
        )
        self.open_button = Button("Open a round", "inbox", "primary", on_click=self.open_round)
        self.document = MenuButton("Document", "file-down", self._documents)
        self.head_buttons = [
            MenuButton("Another template", "list", self._others),
            self.document,
            self.open_button,
        ]
        self.acts = OutlineActs(desk, self._choose)
        self.rows = OrderedRows(OUTLINE_LINE, self._read)
        acts = Acts(
            open=self._open,
            edit=self._edit,
            delete=lambda ids: self.acts.remove(self._lines(ids)),
            export=self._export,
        )
        self.table = Table(
            self.rows, "Outline of a template", acts, desk.lists, empty="No standards yet."
        )
        self.table.set_look(_look)
        self.line = NewItemLine("Add a question below the chosen line, then Return")
        named(self.line, "Add a question", "Return adds it, Ctrl+Return opens its form")
        self.line.entered.connect(self._add)
        self.line.detailed.connect(lambda typed: self.acts.ask_question(typed, self.current()))
        self.banner, self.scale = Banner(), ScaleStrip()
        self._build()

    def refresh(self) -> None:
        """Read the template that is shown, or the newest one."""
        with self.desk.core.read() as session:
            found = template(session, self._wanted) if self._wanted else None
            if found is None:
                newest = newest_template(session)
                found = template(session, newest) if newest else None
            self._rounds = rounds_in_use(session, found.id) if found else []
        self._shown = found
        self._wanted = found.id if found else None
        self.acts.show(found)
        self.table.model.editable = self.is_open()
        self.table.refresh()
        self._tell()

    def go(self, place: Place) -> None:
        """Show a template by its id."""
        if place.get("id"):
            self._wanted = int(place["id"])
            self.refresh()

    def place(self) -> Place:
        """Say which template is shown."""
        return {"id": self._shown.id} if self._shown else {}

    def subject(self) -> tuple[str, int] | None:
        """Give the chosen line for its history."""
        line = self.current()
        if line is None:
            return ("return_template", self._shown.id) if self._shown else None
        return ("standard" if line.is_standard else "question", line.record_id)

    def panes(self) -> Sequence[QWidget]:
        """Give the outline and the line below it."""
        return [self.table, self.line]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with the outline."""
        return commands_of(self)

    def current(self) -> OutlineLine | None:
        """Give the line with the focus."""
        return cast("OutlineLine | None", self.table.current_record())

    def is_open(self) -> bool:
        """Say whether the template may be changed."""
        return self._shown is not None and not self._rounds

    def has_line(self) -> bool:
        """Say whether a line is chosen that may be changed."""
        return self.is_open() and self.current() is not None

    def has_one(self) -> bool:
        """Say whether there is a template."""
        return self._shown is not None

    def move_by(self, by: int) -> None:
        """Move the chosen lines up (-1) or down (1)."""
        lines = self._lines(self.table.chosen_ids())
        held = {each.id for each in lines if each.is_standard}
        self.acts.move([each for each in lines if not held or each.is_standard], by)

    def add_standard(self) -> None:
        """Ask for a new standard after the chosen one."""
        self.acts.ask_standard(self.current())

    def change_scale(self) -> None:
        """Ask for another scale."""
        shown = self._shown
        if shown is None:
            return

        def save(scale: Scale) -> None:
            with self.desk.core.work("Change scale", shown.title) as work:
                change_scale(work, shown.id, scale)

        open_scale(self.desk, shown.title, shown.scale, save)

    def change_template(self) -> None:
        """Ask for corrections of name, kind and guidance."""
        if self._shown is not None:
            self.forms.change(self._shown)

    def new_edition(self) -> None:
        """Make the next edition."""
        if self._shown is not None:
            self.forms.new_edition(self._shown)

    def open_round(self) -> None:
        """Ask for a round of the template."""
        if self._shown is not None:
            self.rounds.add_of(self._shown.id)

    def save_document(self, ending: str) -> None:
        """Write what the template asks."""
        if self._shown is not None:
            save_template(self.desk, self._shown, ending)

    def _build(self) -> None:
        self._scale_button = Button("Change scale", "scale", on_click=self.change_scale)
        self._about = Button("Name and guidance", "pencil", on_click=self.change_template)
        self._standard = Button("Add standard", "plus", on_click=self.add_standard)
        up = IconButton("arrow-up", "Move up", on_click=partial(self.move_by, -1))
        down = IconButton("arrow-down", "Move down", on_click=partial(self.move_by, 1))
        self._changing = [
            *(self._scale_button, self._about, self._standard),
            *(up, down, self.line),
        ]
        self.body.addWidget(self.banner)
        acts = (self._scale_button, self._about, self.edition)
        head = row(self.scale, *acts, self.table.filter_box, stretch=0)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        columns, excel = self.table.columns_button, self.table.excel_button
        self.body.addLayout(row(self.line, up, down, self._standard, columns, excel, stretch=0))

    def _tell(self) -> None:
        shown = self._shown
        for part in self._changing:
            part.setEnabled(self.is_open())
        for each in (self.edition, self.open_button, self.document):
            each.setEnabled(shown is not None)
        if shown is None:
            self.set_title("Return template", "There is no template yet")
            self.scale.say("Take one over or paste an outline on the page Return templates.")
            self.banner.say("")
            return
        standards = counted(len(shown.standards), "standard")
        counts = f"{shown.kind.title_text} · {standards} · {counted(shown.questions, 'question')}"
        self.set_title(shown.title, counts)
        self.scale.show_scale(shown.scale)
        rounds = ", ".join(self._rounds[:3])
        locked = (
            f"Asked by {rounds}: this edition stays as it is. Change a new one." if rounds else ""
        )
        self.banner.say(locked)

    def _add(self, typed: str) -> None:
        if not self.acts.add(typed, self.current()):
            self.line.setText(typed)

    def _read(self) -> list[OutlineLine]:
        return outline_lines(self._shown) if self._shown else []

    def _lines(self, ids: Sequence[int]) -> list[OutlineLine]:
        wanted = set(ids)
        every = cast("list[OutlineLine]", self.rows.every())
        return [each for each in every if each.id in wanted]

    def _open(self, _line_id: int) -> None:
        line = self.current()
        if line is not None and self.is_open():
            self.acts.open(line)
        elif line is not None:
            self.desk.hint(
                "This edition is asked by a round and stays as it is; make a new edition"
            )

    def _edit(self, ids: Sequence[int], name: str, value: Any) -> None:  # noqa: ANN401 - of the Field
        self.acts.edit(self._lines(ids), name, value)

    def _choose(self, line_id: int) -> None:
        self.refresh()
        self.table.select(line_id)

    def _export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        save_list(self.desk, self.title, self.rows, fields=fields, ids=ids)

    def _documents(self) -> Sequence[Entry]:
        return format_entries("Template", self.save_document)

    def _others(self) -> Sequence[Entry]:
        with self.desk.core.read() as session:
            found = template_choices(session, "", limit=40)
        return [
            (each.name, partial(self.desk.go, "return-template", {"id": each.id})) for each in found
        ]


def _look(line: OutlineLine, field: Field, usual: Look) -> Look:
    """Show standards as headings; what a question is asked for stands beside it in words."""
    if line.is_standard:
        text = usual.text if field.name in {"number", "wording"} else ""
        return Look(text, bold=True)
    if field.name == "asks" and line.asks is AnswerKind.SCORE:
        return Look("Score")
    return usual
