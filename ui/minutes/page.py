"""One meeting from plan to approved minutes: its steps, its agenda, the live minutes, attendance and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.attendance.register import register
from app.meetings.fields import MeetingState
from app.meetings.moves import ENDED, START
from app.minutes.queries import minuted
from app.minutes.side_files import side_files_of
from ui.meetings.form import MeetingForm
from ui.meetings.moves import make_move, next_move
from ui.minutes.chair_file import ChairFile
from ui.minutes.concerns import ATTENDANCE, NAMES, QUIET, RECORDED, WATCHED
from ui.minutes.corrections import Corrections
from ui.minutes.documents import MeetingDocuments
from ui.minutes.head import MeetingHead
from ui.minutes.help_words import HELP
from ui.minutes.in_hand import InHand
from ui.minutes.keys import commands_of
from ui.minutes.live import LiveView
from ui.minutes.planning import PlanningView
from ui.minutes.state import place_of, read_knowledge, read_view, steps_of
from ui.minutes.versions import MinutesVersions
from ui.page import Page, Place, Reach
from ui.widgets.cards import Banner, column
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.events import Changes
    from app.meetings.moves import Move
    from app.meetings.queries import MeetingRecord
    from ui.commands import Command
    from ui.minutes.state import MeetingView
    from ui.page import Desk

LOW = 460
"""Height of the page, in logical pixels, under which it saves room."""


class MeetingPage(Page):
    """Shows a meeting as it stands: planned, live, or as minutes to be read."""

    watches: ClassVar[frozenset[str]] = WATCHED
    quiet: ClassVar[frozenset[str]] = QUIET
    reach = Reach.ONE
    record_kind = "meetings"
    help_text = HELP

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: MeetingView | None = None
        self._meeting_id: int | None = None
        self._touched: set[str] = set()
        self._was_left = True
        self.documents = MeetingDocuments(self)
        self.in_hand = InHand(self)
        self.head = MeetingHead(self.documents.write, desk.core.clock.today)
        self.head.moved.connect(self.make)
        self.head_buttons = [self.head]
        self.stepper = Stepper()
        self._banner = Banner()
        self._stack = QStackedWidget()
        self.planning = PlanningView(desk)
        self.live = LiveView(desk)
        self.chair_file = ChairFile(self)
        self.versions = MinutesVersions(self)
        self.corrections = Corrections(self)
        self._own = (self.live, self.live.attendance)
        self._stack.addWidget(self.planning)
        self._stack.addWidget(self.live)
        self._above = QWidget()
        self._above.setLayout(column(self.stepper, self._banner, gap=12))
        self.body.addWidget(self._above)
        self.body.addWidget(self._stack, 1)
        self.live.panel.editor.typed.connect(self._typing)
        self.live.stored.connect(self._take)
        self.planning.papers.pack_wished.connect(self.documents.pack)
        desk.quiet.changed.connect(self._show_quiet)

    @property
    def record(self) -> MeetingRecord | None:
        """The meeting shown."""
        return self.view.record if self.view else None

    def is_planning(self) -> bool:
        """Say whether the meeting is still planned."""
        return self.view is not None and self.view.is_ahead

    def is_live(self) -> bool:
        """Say whether it is or was held."""
        return self.view is not None and not self.view.is_ahead

    def move_title(self) -> str:
        """Give the words of its next step."""
        move = next_move(self.record) if self.record else None
        return move.label if move else "Next step"

    def concerned(self, changes: Changes) -> bool:
        """Remember which tables changed, so that a letter in the register reads attendance alone.

        What the parts of the screen stored and show already is no news.
        """
        found = super().concerned(changes) and changes.origin not in self._own
        if found:
            self._touched |= set(changes.tables)
        return found

    def hear(self, changes: Changes) -> None:
        """Let the spelling follow the names of the file too."""
        super().hear(changes)
        self.live.spelling.hear(changes)

    def refresh(self) -> None:
        """Read again what is concerned: attendance alone, or the whole meeting."""
        touched, self._touched = self._touched, set()
        if self._meeting_id is None:
            return
        if self.is_live() and touched and touched <= ATTENDANCE:
            self._read_attendance(self._meeting_id)
        elif self.is_live() and touched and touched <= RECORDED:
            self._read_items(self._meeting_id)
        else:
            self._read(with_names=self.view is None or not touched or bool(touched & NAMES))

    def go(self, place: Place) -> None:
        """Show a meeting, or where in one a record is: {"id": 3}, {"kind": "papers", "id": 5}, {"item": 7}.

        {"start": True} starts one that can be.
        """
        with self.desk.core.read() as session:
            meeting_id, item_id = place_of(session, place.get("kind", ""), place["id"])
        if meeting_id != self._meeting_id:
            self.leave()
            self._meeting_id = meeting_id
            self.view = None
            self._read(with_names=True)
        wanted = place.get("item", item_id)
        if wanted is not None and self.is_planning():
            self.planning.agenda.table.reveal(wanted)
            if place.get("kind") == "papers":
                self.planning.show_paper(place["id"])
        elif wanted is not None:
            self.live.select(wanted)
        if place.get("start") and self.record and self.record.state in START.before:
            self.make(START)

    def subject(self) -> tuple[str, int] | None:
        """Give the meeting, whose history tells its items, minutes and attendance too."""
        return ("meeting", self._meeting_id) if self._meeting_id is not None else super().subject()

    def place(self) -> Place:
        """Say which meeting and which item are shown."""
        if self._meeting_id is None:
            return {}
        agenda = self.planning.agenda.table
        item = agenda.current_id() if self.is_planning() else self.live.item_id
        return {"id": self._meeting_id, **({"item": item} if item else {})}

    def panes(self) -> Sequence[QWidget]:
        """Give agenda and replies, or agenda, item and attendance."""
        if not self.is_live():
            return [self.planning.agenda, self.planning.beside]
        return [self.live.agenda_card, self.live.panel, self.live.attendance]

    def leave(self) -> None:
        """Make what was typed minutes."""
        self._was_left = True
        self.live.leave()

    def commands(self) -> Sequence[Command]:
        """Give what can be done with a meeting."""
        return commands_of(self)

    def change(self) -> None:
        """Change day, times, venue and chair."""
        if self.record is not None:
            MeetingForm(self.desk, self.record).show_fitted()

    def make(self, move: Move) -> None:
        """Take a step, after storing what was typed."""
        if self.record is not None and self.desk.attempt(self.leave):
            make_move(self.desk, self.record, move)

    def turn_quiet(self) -> None:
        """Fill the screen with the text of the item in hand, or show everything again."""
        if self.desk.quiet.is_on:
            self.desk.quiet.end()
        else:
            self.desk.quiet.begin(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the quiet full screen with Escape, where nothing else wanted it."""
        if event.key() == Qt.Key.Key_Escape and self.desk.quiet.is_on:
            self.desk.quiet.end()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the meeting where the window is low."""
        super().resizeEvent(event)
        self.stepper.set_low(low=event.size().height() < LOW)

    def _read(self, *, with_names: bool) -> None:
        core, meeting_id = self.desk.core, self._meeting_id
        if meeting_id is None or core.file is None:
            return
        aside = (side_files_of(core.paths), str(core.file.path))
        with core.read() as session:
            self.view = read_view(session, meeting_id, core.clock.today(), aside)
            known = read_knowledge(session, meeting_id) if with_names else None
        self._show(self.view)
        if known is not None:
            self.live.know(known)

    def _read_attendance(self, meeting_id: int) -> None:
        with self.desk.core.read() as session:
            found = register(session, meeting_id)
        if self.view is not None:
            self.view = self.view.with_register(found)
            self.live.show_register(self.view)

    def _read_items(self, meeting_id: int) -> None:
        with self.desk.core.read() as session:
            found = minuted(session, meeting_id, self.desk.core.clock.today())
        if self.view is not None:
            self.view = self.view.with_items(found)
            self.live.show_items(self.view, reload=self._was_left)

    def _show(self, view: MeetingView) -> None:
        record = view.record
        chair = f"chair: {record.chaired_by}" if record.chaired_by else ""
        self.set_title(record.name, " · ".join(filter(None, (record.when, record.place, chair))))
        entries = [
            ("Change meeting", self.change),
            ("Declarations of interest", self.in_hand.declare),
            *self.chair_file.entries(),
            *self.versions.entries(),
            *self.corrections.entries(),
            *self.documents.entries(),
        ]
        self.chair_file.follow()
        self.head.show_record(record, self.documents.title(), entries)
        self.stepper.set(*steps_of(record))
        what = record.state.title_text if record.state in ENDED else "Reopened"
        self._banner.say(f"{what}: {record.reason}" if record.reason else "", "caution")
        if view.is_ahead:
            self.desk.quiet.end()
            self.planning.show_view(view)
            self._stack.setCurrentWidget(self.planning)
        else:
            begins = self.isVisible() and self._stack.currentWidget() is self.planning
            self.live.show_view(view, reload=self._was_left)
            self._stack.setCurrentWidget(self.live)
            if begins and record.state is MeetingState.IN_MEETING:
                self.live.write()

    def _show_quiet(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if is_on and not self.isVisible():
            return
        self._above.setVisible(not is_on)
        self.live.set_quiet(quiet=is_on)
        if self.isVisible():
            self.live.write()

    def _take(self, view: MeetingView) -> None:
        self.view = view

    def _typing(self, _text: str) -> None:
        self._was_left = False
