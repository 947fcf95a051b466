"""Decisions: the log of what the groups decided, each with who of the quorum was there for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.actions.queries import actions_from
from app.amounts import counted
from app.days import show_day
from app.decisions.fields import DecisionsWanted
from app.decisions.operations import change_decision, remove_decision
from app.decisions.queries import DECISIONS, DecisionRecord
from app.listing import SqlRows
from ui.bringing_in import import_command, paste_command
from ui.commands import Command
from ui.decisions.form import open_carrying_out, open_decision, open_new_decision
from ui.documents import file_name, save_list, save_report
from ui.page import Page, Place, Reach
from ui.table_model import Look
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.theme import GAP
from ui.together import editing, removing
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.facts import Fact, Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.segments import Segment, SegmentedChoice
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.actions.queries import ActionRecord
    from app.fields import Field
    from ui.page import Desk


_SPANS = (
    Segment("all", "All", meaning="Every decision"),
    Segment("to-do", "To carry out", meaning="Decisions with a day by which they are to be done"),
)

_NONE = "No decision is recorded yet. Make them in the meeting with Ctrl+D."
_NONE_TO_DO = "Nothing is waiting to be carried out. Ctrl+E gives a decision the day by which it is to be done."


class DecisionsPage(Page):
    """The decision log, newest first; Return opens one."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"action", "decision", "meeting", "partnership_group"}
    )
    reach = Reach.ALL
    record_kind = "decisions"
    help_text = (
        "What the groups decided, with the number that each got for good when its meeting was closed.\n\n"
        "What a paper recommended stands here whether it was agreed, agreed as amended, with the words that were "
        "proposed, or not agreed.\n\n"
        "Return opens a decision; Ctrl+G goes to the meeting and the item it was made at. A decision that no meeting "
        "took, such as a chair's action, is added here and gets its number at once.\n\n"
        "To carry out lists those with a day by which they are to be done, and how late they are; Ctrl+L says when one "
        "was carried out and how, also after its minutes are issued. Ctrl+P writes the log as PDF, Excel the list as "
        "it is shown; Reports writes it in Word too, for a group and a period.\n\n"
        "A log of earlier decisions in a workbook is brought in with Ctrl+I, rows copied from Excel with Ctrl+V. What "
        "stands here already is not changed by it."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Decisions")
        self.head_buttons = [
            Button("Actions", "check-check", on_click=lambda: desk.go("actions", {})),
            Button("New decision", "plus", "primary", on_click=self.add),
        ]
        acts = Acts(
            open=lambda _id: self.change(),
            edit=editing(desk, ("Change decision", ""), change_decision),
            delete=removing(desk, ("Remove decision", ""), remove_decision),
            export=self.export,
            add=("New decision", self.add),
        )
        self.span = SegmentedChoice(_SPANS, "Which decisions")
        self.span.set_value("all")
        self.span.chosen.connect(lambda _span: desk.attempt(self._show_span))
        self.table = RoomyTable(self._rows(), "Decisions", acts, desk.lists, empty=_NONE)
        self.table.ask(sort="day", descending=True)
        self.table.set_look(self._look)
        self.pdf = Button("PDF", "file-text", on_click=self.print)
        self._title, self._text = Heading(wrap=True), Label("", wrap=True)
        self._facts = Facts()
        self.change_button = Button("Change", "pencil", on_click=self.change)
        self.done_button = Button("Carried out", "circle-check", on_click=self.carry_out)
        self.meeting_button = Button("Go to meeting", "calendar-days", on_click=self.go_to_meeting)
        self.detail = Card(padding=0)
        self.table.chosen.connect(lambda _id: self._show_detail())
        self.table.shown.connect(self._tell_count)
        self._build()

    def refresh(self) -> None:
        """Read list and detail again."""
        self.table.columns.lead_with("partnership" if self.is_across else "")
        self.table.refresh(self._rows())
        self._show_detail()

    def go(self, place: Place) -> None:
        """Show a decision by its id."""
        if "id" in place and not self.table.select(place["id"]):
            self.span.set_value("all")
            self._show_span()
            self.table.reveal(place["id"])

    def place(self) -> Place:
        """Say which decision is chosen."""
        chosen = self.table.current_id()
        return {"id": chosen} if chosen else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the log and the detail."""
        return [self.table, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with decisions."""
        return [
            Command("decisions.new", "New decision", self.add, "Ctrl+N", menu="Edit", icon="plus"),
            import_command(self.desk, "decisions", "Import decisions"),
            paste_command(self.desk, "decisions"),
            Command(
                "decisions.change",
                "Change decision",
                self.change,
                "Ctrl+E",
                menu="Edit",
                icon="pencil",
            ),
            Command(
                "decisions.done",
                "Decision carried out",
                self.carry_out,
                "Ctrl+L",
                menu="Edit",
                icon="circle-check",
            ),
            Command("decisions.pdf", "Decision log as PDF", self.print, "Ctrl+P", menu="File"),
            Command(
                "decisions.meeting", "Go to its meeting", self.go_to_meeting, "Ctrl+G", menu="Go"
            ),
        ]

    def add(self) -> None:
        """Record a decision that no meeting took, such as a chair's action or one by e-mail."""
        dialog = open_new_decision(self.desk)
        dialog.saved.connect(
            lambda decision_id: self.desk.attempt(lambda: self._added(decision_id))
        )

    def change(self) -> None:
        """Change the chosen decision; what issued minutes say is refused in words."""
        record = self._record()
        if record is not None:
            open_decision(self.desk, record)

    def carry_out(self) -> None:
        """Say when the chosen decision was carried out, and how."""
        record = self._record()
        if record is not None:
            open_carrying_out(self.desk, record)

    def print(self) -> None:
        """Write the log as PDF: every decision, or those still to be carried out."""
        from reports import decisions  # noqa: PLC0415 - documents are needed only when one is written

        core, own = self.desk.core, self.own
        which = DecisionsWanted.TO_DO if self.span.value() == "to-do" else DecisionsWanted.ALL
        name = file_name("Decisions", show_day(core.clock.today()))
        save_report(
            self.desk,
            "Writing the decision log",
            f"{name}.pdf",
            lambda: decisions.build(core, partnership=own, which=which),
        )

    def go_to_meeting(self) -> None:
        """Go to the meeting and the item of the chosen decision."""
        record = self._record()
        if record is not None and record.meeting is not None:
            item = {"item": record.item.id} if record.item else {}
            self.desk.go("meeting", {"id": record.meeting.id, **item})

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the log as it is shown to Excel."""
        save_list(self.desk, "Decisions", self._rows(), fields=fields, ids=ids)

    def _rows(self) -> SqlRows:
        to_do = self.span.value() == "to-do"
        return SqlRows(self.desk.core, DECISIONS, partnership=self.own, to_do=to_do)

    def _show_span(self) -> None:
        to_do = self.span.value() == "to-do"
        self.table.say_empty(_NONE_TO_DO if to_do else _NONE, can_add=not to_do)
        self.table.set_rows(self._rows())
        self._tell_count(0)

    def _look(self, record: DecisionRecord, field: Field, usual: Look) -> Look:
        """Say how late a decision is that should have been carried out."""
        late = record.days_late(self.desk.core.clock.today())
        if field.name == "by_when" and late:
            return Look(f"{counted(late, 'day')} late", "bad", chip=True)
        return usual

    def _build(self) -> None:
        table = self.table
        self.body.addLayout(
            row(
                self.span,
                table.filter_box,
                table.count,
                None,
                table.columns_button,
                self.pdf,
                table.excel_button,
            )
        )
        page = ScrollPage(gap=GAP)
        page.body.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        for part in (
            self._title,
            self._text,
            FlowRow((self.change_button, self.done_button, self.meeting_button)),
            self._facts,
        ):
            page.add(part)
        page.body.addStretch(1)
        self.detail.add(page, 1)
        self.detail.setMinimumWidth(280)
        self.body.addWidget(Panes((table, self.detail), (8, 3)), 1)

    def _show_detail(self) -> None:
        record = self._record()
        for part in (self._text, self._facts, self.change_button, self.done_button):
            part.setVisible(record is not None)
        self.meeting_button.setVisible(record is not None and record.meeting is not None)
        if record is None:
            self._title.setText("No decision chosen")
            return
        self._title.setText(record.label)
        self._text.setText(record.text)
        today = self.desk.core.clock.today()
        with self.desk.core.read() as session:
            raised = actions_from(session, [record.id], today).get(record.id, [])
        self._facts.set(_facts(record, raised))

    def _added(self, decision_id: int) -> None:
        self.table.refresh()
        self.table.select(decision_id)
        self.table.view.setFocus()

    def _record(self) -> DecisionRecord | None:
        record = self.table.current_record()
        return record if isinstance(record, DecisionRecord) else None

    def _tell_count(self, _count: int) -> None:
        self.set_title("Decisions", self.table.told("decision"))


def _facts(record: DecisionRecord, raised: Sequence[ActionRecord]) -> list[Fact]:
    facts: list[Fact] = [
        ("Date", show_day(record.day)),
        ("Group", record.group.name),
        ("Item", str(record.item) if record.item else ""),
        ("How", record.how),
        ("As proposed", record.proposed or ""),
        ("Present for it", record.present or ""),
        ("Dissent", record.dissent or ""),
        ("To be done by", show_day(record.by_when) if record.by_when else ""),
        ("Carried out on", show_day(record.carried_out_on) if record.carried_out_on else ""),
        ("How it was done", record.carried_out_how or ""),
        ("Actions", "\n".join(f"{each.reference}: {each.line}" for each in raised)),
        ("Restricted", "Yes" if record.restricted else ""),
    ]
    return [fact for fact in facts if fact[1]]
