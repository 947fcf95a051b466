"""What is done from the item in hand: actions and decisions made of a line, opened, and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.actions.operations import add_from_line, remove_action
from app.decisions.fields import Verdict
from app.decisions.operations import add_decision, remove_decision
from app.wording import shortened
from ui.actions.acts import open_choice
from ui.actions.form import ADD_ACTION, open_action
from ui.decisions.form import ADD_DECISION, open_decision
from ui.recommendations.acts import RecommendationActs

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.actions.queries import ActionRecord
    from app.decisions.queries import DecisionRecord
    from app.meetings.queries import MeetingRecord
    from app.recommendations.queries import RecommendationRecord
    from app.work import Work
    from ui.minutes.item_panel import ItemPanel
    from ui.page import Desk


class ItemActs(QObject):
    """Acts on the item that the panel shows; each is a step of its own."""

    def __init__(self, desk: Desk, panel: ItemPanel) -> None:
        super().__init__(panel)
        self.meeting: MeetingRecord | None = None
        self._desk = desk
        self._panel = panel
        panel.outcomes.decision_opened.connect(self._open_decision)
        panel.outcomes.action_opened.connect(self._open_action)
        panel.outcomes.decision_removed.connect(self._remove_decision)
        panel.outcomes.action_removed.connect(self._remove_action)
        panel.outcomes.returning_opened.connect(lambda record: open_choice(desk, record))
        self.proposals = RecommendationActs(desk)
        panel.outcomes.answered.connect(self._answer)
        panel.outcomes.proposal_opened.connect(self._open_proposal)
        panel.outcomes.proposal_removed.connect(self._remove_proposal)

    @property
    def is_open(self) -> bool:
        """Whether minutes may be written."""
        return self._panel.is_open

    def make_action(self) -> None:
        """Make the action that the quick line is read as, or go to the line while it is empty."""
        quick = self._panel.quick
        if not quick.text():
            quick.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        reading = quick.reading
        if reading.problems:
            # What is wrong stands below the line already; a message would only say it again.
            self._desk.messages.speak(reading.sentence)
            quick.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._record(ADD_ACTION, reading.text, lambda work, ids: add_from_line(work, *ids, reading))

    def make_decision(self) -> None:
        """Make a decision of the quick line, else of the words chosen in the text."""
        quick = self._panel.quick
        text = quick.text() or self._panel.editor.selected()
        if not text:
            quick.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._record(
            ADD_DECISION,
            text,
            lambda work, ids: add_decision(work, {"meeting": ids[0], "item": ids[1], "text": text}),
        )

    def go_to_proposals(self) -> None:
        """Go to what is proposed under the item, or ask for it where there is nothing yet."""
        self._desk.quiet.end()
        if not self._panel.show_proposals():
            self.propose()

    def propose(self) -> None:
        """Ask for what is proposed under the item, such as from a paper that is tabled."""
        if self._panel.item is not None and self.is_open:
            self.proposals.ask_new(self._panel.item)

    def _answer(self, record: RecommendationRecord, verdict: Verdict) -> None:
        outcomes = self._panel.outcomes
        if not self.is_open:
            outcomes.forget_answer()
        elif verdict is Verdict.AMENDED:
            self.proposals.amend(record).rejected.connect(outcomes.forget_answer)
        else:
            act = self.proposals.agree if verdict is Verdict.AGREED else self.proposals.not_agree
            if not act(record):
                outcomes.forget_answer()

    def _open_proposal(self, record: RecommendationRecord) -> None:
        if record.decision is not None:
            self._open_decision(record.decision)
        elif self.is_open:
            self.proposals.change(record)

    def _remove_proposal(self, record: RecommendationRecord) -> None:
        if not self.is_open:
            return
        if record.decision is not None:
            self.proposals.take_back(record)
        else:
            self._desk.attempt(lambda: self.proposals.remove([record]))

    def _record(
        self, label: str, text: str, act: Callable[[Work, tuple[int, int]], object]
    ) -> None:
        meeting, item = self.meeting, self._panel.item
        if meeting is None or item is None or not self.is_open:
            return

        def do() -> None:
            with self._desk.core.work(label, f"{shortened(text, 60)}, {meeting.name}") as work:
                act(work, (meeting.id, item.id))

        if self._desk.attempt(do):
            self._panel.quick.clear()

    def _open_decision(self, record: DecisionRecord) -> None:
        if self.is_open:
            open_decision(self._desk, record)

    def _open_action(self, record: ActionRecord) -> None:
        if self.is_open:
            open_action(self._desk, record)

    def _remove_decision(self, record: DecisionRecord) -> None:
        self._remove("Remove decision", record.label, lambda work: remove_decision(work, record.id))

    def _remove_action(self, record: ActionRecord) -> None:
        self._remove("Remove action", record.label, lambda work: remove_action(work, record.id))

    def _remove(self, label: str, about: str, act: Callable[[Work], object]) -> None:
        def do() -> None:
            with self._desk.core.work(label, about) as work:
                act(work)

        if self.is_open:
            self._desk.attempt(do)
