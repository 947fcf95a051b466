"""What is proposed under the text of an item, and what came of it: cards of decisions and actions, in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.amounts import counted
from app.decisions.fields import Verdict
from ui.minutes.outcome_card import KeyCard, OutcomeCard
from ui.minutes.proposal_card import ProposalCard
from ui.widgets.flow import clear
from ui.widgets.panes import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.actions.returning import Returning
    from app.decisions.queries import DecisionRecord
    from app.minutes.corrections import CorrectionRecord
    from app.minutes.queries import MinutedItem
    from app.recommendations.queries import RecommendationRecord
    from ui.tokens import Tone

_GAP = 8


class Outcomes(ScrollPage):
    """The cards of one item, decisions first; it is as tall as they are, as far as there is room."""

    decision_opened = Signal(object)
    action_opened = Signal(object)
    decision_removed = Signal(object)
    action_removed = Signal(object)
    returning_opened = Signal(object)
    correction_opened = Signal(object)
    correction_removed = Signal(object)
    answered = Signal(object, Verdict)
    proposal_opened = Signal(object)
    proposal_removed = Signal(object)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=_GAP)
        self.cards: list[OutcomeCard | ProposalCard] = []
        self.is_open = True
        self._shown: tuple[object, ...] = ()
        self._answered: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_outcomes(
        self,
        found: MinutedItem,
        returning: Sequence[Returning] = (),
        corrected: Sequence[CorrectionRecord] = (),
        *,
        is_other: bool = False,
    ) -> None:
        """Show these cards, those of another item from the first on; else the focus stays, and a new card is seen.

        Corrections of issued minutes stand first, then what is proposed, in its order, each with its decision once it
        has one; actions that come back to the action log stand below what the item itself brought.
        """
        answers = {each.decision.id for each in found.proposed if each.decision}
        decisions = [each for each in found.decisions if each.id not in answers]
        shown = (
            *(self.is_open, *corrected),
            *(*found.proposed, *decisions, *found.actions, *returning),
        )
        if shown == self._shown:
            return
        added = len(shown) > len(self._shown) and not is_other
        self._shown = shown
        held = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        self._clear()
        for correction in corrected:
            self._add_correction(correction)
        for each in found.proposed:
            self._add_proposal(each)
        for decision in decisions:
            self._add_decision(decision)
        for action in found.actions:
            card = self._add(
                OutcomeCard(action, ("check-check", "caution", action.line), self.inside)
            )
            card.opened.connect(lambda each=action: self.action_opened.emit(each))
            card.removed.connect(lambda each=action: self.action_removed.emit(each))
        for back in returning:
            tone: Tone = "bad" if back.action.overdue else "none"
            card = self._add(OutcomeCard(back.action, ("history", tone, _since(back)), self.inside))
            card.opened.connect(lambda action=back.action: self.returning_opened.emit(action))
        self.body.addStretch(1)
        self.setVisible(bool(self.cards))
        self.updateGeometry()
        self._focus(held, added=added)

    def go_to_proposals(self) -> bool:
        """Go to the first proposal that waits for an answer, else to the first there is; says whether there is one."""
        known = [card for card in self.cards if isinstance(card, ProposalCard)]
        first = next((card for card in known if card.waits), next(iter(known), None))
        if first is not None:
            self._show(first)
        return first is not None

    def forget_answer(self) -> None:
        """Hear that an answer was not given after all, so that the focus stays where it is."""
        self._answered = None

    def sizeHint(self) -> QSize:
        """Want all cards to be seen."""
        # The whole width: at the height this gives there is no scroll bar.
        width = max(200, self.width())
        layout = self.inside.layout()
        tall = layout.heightForWidth(width) if layout is not None else 0
        return QSize(width, max(tall, self.inside.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Show one card at least."""
        return QSize(200, min(64, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width wraps the words anew."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _add_proposal(self, record: RecommendationRecord) -> None:
        card = ProposalCard(record, self.inside, is_open=self.is_open)
        self._add(card)
        card.answered.connect(lambda verdict: self._answer(record, verdict))
        card.opened.connect(lambda: self.proposal_opened.emit(record))
        card.removed.connect(lambda: self.proposal_removed.emit(record))

    def _add_correction(self, record: CorrectionRecord) -> None:
        restricted = " · restricted" if record.restricted else ""
        look: tuple[str, Tone, str] = ("pencil", "note", f"{record.agreed}{restricted}")
        card = self._add(OutcomeCard(record, look, self.inside, text=record.sentence))
        card.opened.connect(lambda: self.correction_opened.emit(record))
        card.removed.connect(lambda: self.correction_removed.emit(record))

    def _add_decision(self, decision: DecisionRecord) -> None:
        card = self._add(OutcomeCard(decision, ("gavel", "good", decision.line), self.inside))
        card.opened.connect(lambda: self.decision_opened.emit(decision))
        card.removed.connect(lambda: self.decision_removed.emit(decision))

    def _answer(self, record: RecommendationRecord, verdict: Verdict) -> None:
        """Tell the answer; once it is shown, the next one that waits has the focus."""
        self._answered = record.id
        self.answered.emit(record, verdict)

    def _focus(self, held: int | None, *, added: bool) -> None:
        answered, self._answered = self._answered, None
        known = [card for card in self.cards if isinstance(card, ProposalCard)]
        place = next((at for at, card in enumerate(known) if card.record.id == answered), None)
        if place is not None:
            # The focus is in the form of an amendment still, and comes back here from there.
            waiting = [card for card in (*known[place + 1 :], *known[:place]) if card.waits]
            self._show(next(iter(waiting), known[place]))
        elif held is not None and self.cards:
            self._show(self.cards[min(held, len(self.cards) - 1)])
        elif added:
            self._show_last()

    def _show(self, card: KeyCard) -> None:
        # A new card is seen at the next turn only, and what is not seen keeps no focus in a window without it.
        card.show()
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        # How tall it is follows from a width that the next turn gives it, as a scroll bar may come.
        QTimer.singleShot(0, self, self._show_held)

    def _show_held(self) -> None:
        held = next((card for card in self.cards if card.hasFocus()), None)
        if held is not None:
            self.ensureWidgetVisible(held, 0, 0)

    def _add(self, card: OutcomeCard | ProposalCard) -> OutcomeCard | ProposalCard:
        place = len(self.cards)
        card.stepped.connect(lambda by: self._step(place + by))
        self.cards.append(card)
        self.add(card)
        return card

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.cards[place])

    def _show_last(self) -> None:
        layout = self.inside.layout()
        if layout is not None:
            layout.activate()
        self.ensureWidgetVisible(self.cards[-1])

    def _clear(self) -> None:
        clear(self.body)
        self.cards = []


def _since(returning: Returning) -> str:
    """Say how late an action that comes back is, and how often it has come back."""
    late, often = returning.action.days_late, returning.meetings_since
    told = [returning.action.line]
    told += [f"{counted(late, 'day')} late"] if late else []
    told += [f"{counted(often, 'meeting')} since"] if often else []
    return " · ".join(told)
