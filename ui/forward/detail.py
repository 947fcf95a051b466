"""One topic of the forward plan beside the list: what, for which meeting, from whom, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_day
from ui.forward.verbs import VERBS
from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.facts import Fact, Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.forward.queries import TopicRecord
    from ui.verbs import RecordVerb


class TopicDetail(Card):
    """Shows the topic chosen in the list."""

    def __init__(self, on: Callable[[RecordVerb[TopicRecord]], Callable[[], object]]) -> None:
        super().__init__(padding=0)
        self._title, self._chips, self._facts = Heading(wrap=True), FlowRow(gap=6), Facts()
        self.buttons = {
            verb: Button(verb.caption, verb.icon, on_click=on(verb))
            for verb in VERBS
            if verb.has_button
        }
        self._acts = FlowRow(list(self.buttons.values()), gap=6)
        page = ScrollPage(gap=GAP)
        page.body.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        for part in (self._title, self._chips, self._acts, Hairline(), self._facts):
            page.add(part)
        page.body.addStretch(1)
        self.add(page, 1)
        self.setMinimumWidth(300)
        self.show_topic(None)

    def show_topic(self, record: TopicRecord | None) -> None:
        """Show a topic and the buttons of what can be done with it."""
        for part in (self._chips, self._acts, self._facts):
            part.setVisible(record is not None)
        if record is None:
            self._title.setText("No topic chosen")
            return
        self._title.setText(record.title)
        self._chips.set(_chips(record))
        for verb, button in self.buttons.items():
            button.setVisible(verb.can(record))
        self._facts.set(_facts(record))


def _chips(record: TopicRecord) -> list[Chip]:
    chips = [Chip(record.state.title_text, record.state.tone)]
    if record.is_parked and record.lands_on is None:
        chips.append(Chip("No meeting planned", "caution"))
    if record.restricted:
        chips.append(Chip("Restricted", "caution"))
    return chips


def _facts(record: TopicRecord) -> list[Fact]:
    facts: list[Fact] = [
        ("Group", record.group.name),
        ("Comes to", str(record.lands_on) if record.lands_on else ""),
        ("From", show_day(record.due)),
        ("Comes back", record.repeat.title_text),
        ("Due from", str(record.agency) if record.agency else ""),
        ("Asked of", str(record.person) if record.person else ""),
        ("Chased", show_day(record.chased_on) if record.chased_on else ""),
        ("Purpose", record.purpose.title_text),
        ("Presenter", record.presenter or ""),
        ("Minutes", str(record.minutes or "")),
        ("Paper", "Expected" if record.wants_paper else ""),
        ("Last taken", show_day(record.last_on) if record.last_on else ""),
        ("Note", record.note or ""),
    ]
    return [fact for fact in facts if fact[1]]
