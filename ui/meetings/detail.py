"""One meeting beside the list: when and where, how ready it is, its days, and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.agenda.queries import Papers, papers
from app.attendance.readiness import Chip as Chips
from app.attendance.readiness import chips
from app.attendance.register import register
from app.days import show_day, show_long_day
from app.meetings.moves import AHEAD, START, STEPS
from app.meetings.queries import meeting
from ui.meetings.moves import next_move
from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.facts import Fact, Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from app.attendance.records import Register
    from app.meetings.queries import MeetingRecord


@dataclass(frozen=True)
class Readiness:
    """What is known of one meeting's readiness; `chips` are those that Home shows of it."""

    record: MeetingRecord
    papers: Papers
    register: Register
    chips: tuple[Chips, ...]


def readiness(session: Session, meeting_id: int, today: date) -> Readiness:
    """Read what the detail shows of a meeting."""
    record, found = meeting(session, meeting_id), register(session, meeting_id)
    counted = papers(session, [meeting_id]).get(meeting_id)
    shown = tuple(chips(session, record, counted, today))
    if record.state not in AHEAD:
        shown = ((record.state.title_text, record.state.tone), *_quorum_chip(record))
    return Readiness(record, counted or Papers(0, 0, 0), found, shown)


class MeetingDetail(Card):
    """Shows the meeting chosen in the list; its buttons act on that one."""

    def __init__(
        self,
        on_open: Callable[[], object],
        on_edit: Callable[[], object],
        on_move: Callable[[], object],
        on_start: Callable[[], object],
    ) -> None:
        super().__init__(padding=0)
        self._title, self._when = Heading(wrap=True), Label("", "muted", wrap=True)
        self._chips = FlowRow(gap=6)
        self._facts = Facts()
        self._reason = Label("", wrap=True)
        self.open_button = Button("Open", "external-link", "primary", on_click=on_open)
        self.edit_button = Button("Edit", "pencil", on_click=on_edit)
        self.move_button = Button("", "arrow-right", on_click=on_move)
        self.start_button = Button("Start meeting", "play", on_click=on_start)
        self._page = ScrollPage(gap=GAP)
        self._page.body.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        self._build()
        self.show_meeting(None, date.min)

    def show_meeting(self, found: Readiness | None, today: date) -> None:
        """Show a meeting, or that none is chosen; on its day it can be started whatever its next step is."""
        for part in (self._chips, self._facts, self._reason, self._buttons):
            part.setVisible(found is not None)
        if found is None:
            self._title.setText("No meeting chosen")
            self._when.setText("Choose one, or plan a new one.")
            return
        record = found.record
        self._title.setText(record.name)
        self._when.setText(_when(record))
        self._chips.set(Chip(text, tone) for text, tone in found.chips)
        self._facts.set(_facts(found))
        self._reason.setText(record.reason or "")
        self._reason.setVisible(bool(record.reason))
        move = next_move(record)
        self.move_button.setVisible(move is not None)
        self.move_button.set_caption(move.verb if move else "")
        self.start_button.setVisible(move is not START and can_start(record, today))

    def _build(self) -> None:
        parts = (self.open_button, self.edit_button, self.move_button, self.start_button)
        self._buttons = FlowRow(parts)
        for part in (self._title, self._when, self._chips, self._reason, self._buttons):
            self._page.add(part)
        self._page.add(Hairline())
        self._page.add(self._facts)
        self._page.body.addStretch(1)
        self.add(self._page, 1)
        self.setMinimumWidth(280)


def can_start(record: MeetingRecord, today: date) -> bool:
    """Say whether a meeting's day has come and it has not begun."""
    return record.state in START.before and record.day <= today


def _when(record: MeetingRecord) -> str:
    told = (show_long_day(record.day), record.hours, record.place, record.title)
    return " · ".join(filter(None, told))


def _quorum_chip(record: MeetingRecord) -> tuple[Chips, ...]:
    if record.quorate is None:
        return ()
    return (("Quorate", "good") if record.quorate else ("Not quorate", "bad"),)


def _papers(counted: Papers) -> str:
    return f"{counted.received} of {counted.expected} received" if counted.expected else "none"


def _facts(found: Readiness) -> list[Fact]:
    record, days = found.record, found.record.timetable
    facts: list[Fact] = [
        ("Chair", record.chair_name),
        ("Minute taker", record.minute_taker or ""),
        ("Agenda", f"{found.papers.items} items" if found.papers.items else "none yet"),
        ("Papers", _papers(found.papers)),
    ]
    if record.state in AHEAD:
        filled = sum(row.holder is not None for row in found.register.rows)
        facts += [
            ("Seats", f"{filled} of {len(found.register.rows)} filled"),
            ("Call for papers", show_day(days.call_for_papers)),
            ("Papers due", show_day(days.papers_due)),
            ("Agenda out by", show_day(days.despatch)),
        ]
    elif record.state in STEPS:
        counts = found.register.counts
        facts += [
            ("Represented", counts.represented.words()),
            ("By the member", counts.by_member.words()),
            ("Draft minutes by", show_day(days.draft_minutes)),
            ("Minutes issued by", show_day(days.issue_minutes)),
        ]
    if record.postponed_to:
        facts.append(("Postponed to", record.postponed_to.name))
    if record.approved_at:
        facts.append(("Approved at", record.approved_at.name))
    return facts
