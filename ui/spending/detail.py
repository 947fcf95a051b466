"""One line of a ledger beside the list: everything the ledger says of it, and where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import show_money
from app.days import show_day
from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.facts import Fact, Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.spending.queries import SpendingRecord


class SpendingDetail(Card):
    """Shows the chosen line; `give` asks for its heading, `take` takes the proposed one, `change` changes it."""

    def __init__(
        self,
        give: Callable[[], object],
        take: Callable[[], object],
        change: Callable[[], object],
    ) -> None:
        super().__init__(padding=0)
        self._title, self._text = Heading(wrap=True), Label("", wrap=True)
        self._facts = Facts()
        self.give_button = Button("Give a heading", "pencil", on_click=give)
        self.take_button = Button("Take what is proposed", "check", on_click=take)
        self.change_button = Button("Change", "pencil", on_click=change)
        page = ScrollPage(gap=GAP)
        page.body.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        for part in (
            self._title,
            self._text,
            FlowRow((self.give_button, self.take_button, self.change_button)),
            self._facts,
        ):
            page.add(part)
        page.body.addStretch(1)
        self.add(page, 1)
        self.setMinimumWidth(260)

    def show_line(self, record: SpendingRecord | None) -> None:
        """Show a line, or say that none is chosen."""
        buttons = (self.give_button, self.take_button, self.change_button)
        for part in (self._text, self._facts, *buttons):
            part.setVisible(record is not None)
        if record is None:
            self._title.setText("No line chosen")
            return
        self._title.setText(record.supplier or "No supplier")
        self._text.setText(record.description or "")
        self._text.setVisible(bool(record.description))
        self.take_button.setVisible(record.proposed is not None)
        self.change_button.setVisible(record.is_by_hand)
        self._facts.set(_facts(record))


def _facts(record: SpendingRecord) -> list[Fact]:
    facts: list[Fact] = [
        ("Date", show_day(record.day)),
        ("Credit" if record.is_credit else "Amount", show_money(record.amount)),
        ("Heading", str(record.heading or "none yet")),
        ("Proposed", str(record.proposed or "")),
        ("Cost code", record.cost_code or ""),
        ("Category", record.category or ""),
        ("Reference", record.reference or ""),
        ("Which of those alike", str(record.occurrence) if record.occurrence > 1 else ""),
        ("File", record.source or ("none: typed here" if record.is_by_hand else "")),
        ("Place in it", record.place or ""),
    ]
    return [fact for fact in facts if fact[1]]
