"""Actions: one log of everything anybody was asked to do, with the history of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from app.actions.escalation import drift_of, to_escalate
from app.actions.imports import with_keys
from app.actions.listings import ACTIONS
from app.actions.operations import change_action, remove_action
from app.actions.queries import ActionRecord, updates
from app.amounts import counted
from app.days import show_day
from app.listing import SqlRows
from ui.actions.acts import open_update
from ui.actions.detail import ActionDetail
from ui.actions.escalating import open_escalation_rules
from ui.actions.form import open_action, open_new_action
from ui.actions.help_words import HELP
from ui.actions.keys import action_commands
from ui.actions.rag import open_rag_words
from ui.actions.spans import NONE, NONE_OF_MINE, SAID, SPANS
from ui.actions.verbs import ESCALATE, VERBS
from ui.documents import file_name, save_list, save_report
from ui.page import Page, Place, Reach
from ui.table_model import Look
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.together import editing, removing
from ui.unit.whose import BOTH, MINE, WhoseChoice
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.panes import Panes
from ui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from ui.commands import Command
    from ui.page import Desk
    from ui.verbs import RecordVerb
    from ui.widgets.menus import Entry


class ActionsPage(Page):
    """The action log; Return goes to the buttons of the chosen action."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "action",
            "action_update",
            "rag_word",
            "escalation_rule",
            "meeting",
            "person",
            "agency",
            "decision",
            "partnership_group",
        }
    )
    reach = Reach.ALL
    record_kind = "actions"
    help_text = HELP

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Actions")
        self.head_buttons = [
            Button("Chase people", "mail", on_click=self.chase_people),
            Button("Decisions", "gavel", on_click=lambda: desk.go("decisions", {})),
            Button("New action", "plus", "primary", on_click=self.add),
        ]
        acts = Acts(
            open=lambda _id: self.update_chosen(),
            edit=editing(desk, ("Change action", ""), change_action),
            delete=removing(desk, ("Remove action", ""), remove_action),
            export=self.export,
            add=("New action", self.add),
        )
        self.span = SegmentedChoice(SPANS, "Which actions")
        self.span.set_value("open")
        self.span.chosen.connect(lambda _span: desk.attempt(self._show_span))
        self.whose = WhoseChoice(desk)
        self.whose.chosen.connect(lambda _value: desk.attempt(self._show_span))
        self.table = RoomyTable(self._rows(), "Actions", acts, desk.lists, empty=NONE["open"])
        self.table.set_look(_look)
        self.detail = ActionDetail(self.on, self.more)
        self.table.chosen.connect(lambda _id: desk.attempt(self._show_detail))
        self.table.shown.connect(self._tell_count)
        self.rise = Button(ESCALATE.caption, ESCALATE.icon, "primary", on_click=self.on(ESCALATE))
        self.pdf = Button("PDF", "file-text", on_click=self.print)
        self._build()

    def refresh(self) -> None:
        """Read list and detail again."""
        self.table.columns.lead_with("partnership" if self.is_across else "")
        self.table.refresh(self._rows())
        self._show_detail()

    def go(self, place: Place) -> None:
        """Show an action by its id, or a span: {"id": 3}, {"span": "overdue"}."""
        if "span" in place:
            self.span.set_value(place["span"])
            self._show_span()
        if "id" in place and not self.table.select(place["id"]):
            self.span.set_value("all")
            self.whose.set_value(BOTH)
            self._show_span()
            self.table.reveal(place["id"])

    def showEvent(self, event: QShowEvent) -> None:
        """List anew where Mine or Both was chosen elsewhere meanwhile."""
        if self.whose.look_again():
            self.desk.attempt(self._show_span)
        super().showEvent(event)

    def place(self) -> Place:
        """Say which action is chosen."""
        chosen = self.table.current_id()
        return {"id": chosen} if chosen else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the log and the detail."""
        return [self.table, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with actions."""
        return action_commands(self)

    def add(self) -> None:
        """Add an action that no meeting raised."""
        dialog = open_new_action(self.desk)
        dialog.saved.connect(lambda action_id: self.desk.attempt(lambda: self._added(action_id)))

    def chase_people(self) -> None:
        """Go to everybody who owes something, at the owner of the chosen action."""
        record = self.chosen()
        self.desk.go("chasing", {"action": record.id} if record else {})

    def show_rag_words(self) -> None:
        """Show the words that the unit defines for how actions come on."""
        open_rag_words(self.desk)

    def show_escalation_rules(self) -> None:
        """Show when the actions of each group are escalated, and to which group."""
        open_escalation_rules(self.desk, self.own)

    def update_chosen(self) -> None:
        """Say what is new about the chosen action; a closed one is opened to be read and corrected."""
        record = self.chosen()
        if record is not None:
            (open_update if record.is_open else open_action)(self.desk, record)

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the log as it is shown to Excel, with what it takes to be read in again."""
        save_list(self.desk, "Actions", self._rows(), fields=with_keys(fields), ids=ids)

    def print(self) -> None:
        """Write the log as PDF: the open actions, or with All the closed ones too."""
        from reports import actions  # noqa: PLC0415 - documents are needed only when one is written

        core, with_closed, own = self.desk.core, self.span.value() == "all", self.own
        name = file_name("Actions", show_day(core.clock.today()))
        save_report(
            self.desk,
            "Writing the action log",
            f"{name}.pdf",
            lambda: actions.build(core, partnership=own, with_closed=with_closed),
        )

    def chosen(self) -> ActionRecord | None:
        """Give the chosen action."""
        record = self.table.current_record()
        return record if isinstance(record, ActionRecord) else None

    def on(self, verb: RecordVerb[ActionRecord]) -> Callable[[], None]:
        """Give what does a verb to the action that is chosen by then; one act for button, menu and key."""
        return partial(self._do, verb)

    def _do(self, verb: RecordVerb[ActionRecord]) -> None:
        record, chosen = self.chosen(), self.table.chosen_ids()
        if verb.together is not None and len(chosen) > 1:
            self.desk.attempt(partial(verb.together, self.desk, chosen))
        elif record is not None:
            self.desk.attempt(lambda: verb.do(self.desk, record))

    def _build(self) -> None:
        table = self.table
        tools = row(
            self.span,
            self.whose,
            table.filter_box,
            table.count,
            None,
            self.rise,
            table.columns_button,
            self.pdf,
            table.excel_button,
        )
        self.rise.hide()
        self.body.addLayout(tools)
        self.body.addWidget(Panes((table, self.detail), (8, 3)), 1)

    def more(self) -> Sequence[Entry]:
        """Give what else can be done with the chosen action."""
        record = self.chosen()
        return [
            (verb.caption, self.on(verb))
            for verb in VERBS
            if record is not None and not verb.has_button and verb.can(record)
        ]

    def _rows(self) -> SqlRows:
        span = self.span.value()
        scope: dict[str, Any] = {} if span == "all" else {"open": True}
        if span == "overdue":
            scope["overdue"] = True
        with self.desk.core.read() as session:
            scope["whose"] = whose = self.whose.whose(session)
            if span == "escalate":
                today = self.desk.core.clock.today()
                rising = to_escalate(session, today, whose, partnership_id=self.own)
                scope["among"] = [each.action_id for each in rising]
        return SqlRows(self.desk.core, ACTIONS, partnership=self.own, **scope)

    def _show_span(self) -> None:
        self.rise.setVisible(self.span.value() == "escalate")
        self._say_empty()
        self.table.set_rows(self._rows())
        self._tell_count(len(self.table.model.ids))

    def _say_empty(self) -> None:
        """Say of the span that is shown why it has no row: there may be many actions beside it."""
        span, mine = self.span.value(), self.whose.value() == MINE
        words = NONE_OF_MINE if mine else NONE[span]
        self.table.say_empty(words, can_add=span in ("open", "all"))

    def _show_detail(self) -> None:
        record = self.chosen()
        self.rise.setEnabled(record is not None)
        found: Sequence[Any] = ()
        drift = None
        if record is not None:
            with self.desk.core.read() as session:
                found = updates(session, record.id)
                drift = drift_of(session, record.id, self.desk.core.clock.today())
        self.detail.show_action(record, found, drift)

    def _tell_count(self, _count: int) -> None:
        mine = ", mine" if self.whose.value() == MINE else ""
        self.set_title("Actions", f"{self.table.told('action')} {SAID[self.span.value()]}{mine}")

    def _added(self, action_id: int) -> None:
        self.table.refresh()
        self.follow({"id": action_id})
        self.table.view.setFocus()


def _look(record: ActionRecord, field: Field, usual: Look) -> Look:
    """Say how late an open action is in the place of its state."""
    if field.name == "status" and record.days_late:
        return Look(f"{counted(record.days_late, 'day')} late", "bad", chip=True)
    if field.name == "rag" and record.rag is None and record.rag_words:
        return Look(f"“{record.rag_words}”")
    if field.name == "due" and record.days_late:
        return Look(usual.text, "bad")
    return usual
