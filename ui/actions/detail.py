"""One action beside the log: what, who, by when, what was heard of it, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.amounts import counted
from app.days import show_day
from ui.actions.verbs import VERBS
from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, column
from ui.widgets.chips import Chip
from ui.widgets.facts import Fact, Facts
from ui.widgets.flow import FlowRow, clear
from ui.widgets.menus import MoreButton
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Heading, Label, show_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.actions.escalation import Drift
    from app.actions.queries import ActionRecord, UpdateRecord
    from ui.verbs import RecordVerb
    from ui.widgets.menus import Entry


class ActionDetail(Card):
    """Shows the action chosen in the log with its history, newest first."""

    def __init__(
        self,
        on: Callable[[RecordVerb[ActionRecord]], Callable[[], object]],
        more: Callable[[], Sequence[Entry]],
    ) -> None:
        super().__init__(padding=0)
        self._title, self._text = Heading(wrap=True), Label("", wrap=True)
        self._chips = FlowRow(gap=6)
        self.buttons = {
            verb: Button(
                verb.caption, verb.icon, "primary" if place == 0 else "plain", on_click=on(verb)
            )
            for place, verb in enumerate(each for each in VERBS if each.has_button)
        }
        self.more = MoreButton("More for this action", more)
        self._acts = FlowRow([*self.buttons.values(), self.more], gap=6)
        self._facts = Facts()
        self._heading = Heading("History")
        self._history = QWidget()
        self._history.setLayout(column(gap=GAP))
        self._page = ScrollPage(gap=GAP)
        self._page.body.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        for part in (self._title, self._text, self._chips, self._acts, Hairline(), self._facts):
            self._page.add(part)
        self._page.add(self._heading)
        self._page.add(self._history)
        self._page.body.addStretch(1)
        self.add(self._page, 1)
        self.setMinimumWidth(300)
        self.show_action(None, ())

    def show_action(
        self,
        record: ActionRecord | None,
        updates: Sequence[UpdateRecord],
        drift: Drift | None = None,
    ) -> None:
        """Show an action with its history, how often it came back, and the buttons of what can be done."""
        parts = (self._text, self._chips, self._acts, self._facts, self._heading, self._history)
        for part in parts:
            part.setVisible(record is not None)
        if record is None:
            self._title.setText("No action chosen")
            return
        self._title.setText(record.label)
        self._text.setText(record.text)
        chips = [Chip(record.status.title_text, record.status.tone)]
        if record.rag is not None:
            chips.append(Chip(record.rag.name, record.rag.tone or "none"))
        if record.days_late:
            chips.append(Chip(f"{counted(record.days_late, 'day')} late", "bad"))
        if drift is not None and drift.is_time:
            chips.append(Chip(f"To escalate to {drift.to}", "caution"))
        if record.escalated_to is not None:
            chips.append(Chip(f"Escalated to {record.escalated_to}", "note"))
        if record.restricted:
            chips.append(Chip("Restricted", "caution"))
        self._chips.set(chips)
        for verb, button in self.buttons.items():
            button.setVisible(verb.can(record))
        self._facts.set(_facts(record, drift))
        self._show_history(updates)

    def _show_history(self, updates: Sequence[UpdateRecord]) -> None:
        layout = self._history.layout()
        if layout is None:
            return
        clear(layout)
        for each in updates:
            layout.addWidget(Label(_when(each), "small", self._history, wrap=True))
            layout.addWidget(Label(each.text, parent=self._history, wrap=True))
        if not updates:
            layout.addWidget(Label("Nothing was heard of it yet.", "muted", self._history))
        show_parts(self._history)


def _when(update: UpdateRecord) -> str:
    moved = ""
    if update.due_after:
        before = show_day(update.due_before) if update.due_before else "none"
        moved = f"{before} → {show_day(update.due_after)}"
    return " · ".join(filter(None, (show_day(update.day), update.kind.title_text, moved)))


def _facts(record: ActionRecord, drift: Drift | None) -> list[Fact]:
    first = record.first_due if record.first_due != record.due else None
    asked = "asked for, not given" if record.evidence_wanted else ""
    facts: list[Fact] = [
        ("Owner", record.owner_name or "nobody"),
        ("Due", show_day(record.due) if record.due else record.due_words or "no due day"),
        ("Due in its log", f"“{record.due_words}”" if record.due and record.due_words else ""),
        ("RAG in its log", f"“{record.rag_words}”" if record.rag_words else ""),
        ("First due", show_day(first) if first else ""),
        ("Overseen by", record.group.name),
        ("Raised at", str(record.meeting) if record.meeting else ""),
        ("Item", str(record.item) if record.item else ""),
        ("Meetings", drift.words if drift else ""),
        ("Comes back at", str(record.back_at) if record.back_at else ""),
        ("Raised on", show_day(record.raised_on)),
        ("Source", record.source_note or record.source.title_text),
        ("No. in its log", record.log_reference or ""),
        ("Outcome", record.outcome or ""),
        ("Evidence: paper", str(record.evidence_paper) if record.evidence_paper else ""),
        ("Evidence", record.evidence or ("" if record.evidence_paper else asked)),
        ("Closed on", show_day(record.closed_on) if record.closed_on else ""),
    ]
    return [fact for fact in facts if fact[1]]
