"""Corrections of issued minutes on the screen: recorded at an item, opened, removed, and asked for on approval."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.days import show_day
from app.fields import Ref
from app.meetings.moves import APPROVE, LOCKED
from app.meetings.queries import meeting, next_after
from app.minutes.correcting import add_correction, change_correction, remove_correction
from app.minutes.corrections import corrections_of
from app.minutes.fields import CORRECTION, CorrectionValues
from app.minutes.queries import minuted
from app.wording import shortened
from ui.agenda.choices import MeetingChoices
from ui.asking import ask, without
from ui.dialogs import ChooseOne
from ui.forms import values_of
from ui.meetings.moves import make_move

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.meetings.queries import MeetingRecord
    from app.minutes.corrections import CorrectionRecord
    from ui.dialogs import FormDialog
    from ui.minutes.page import MeetingPage
    from ui.widgets.menus import Entry

TITLE = "Record correction"
FORM = without(CORRECTION, "meeting")


class Corrections(QObject):
    """Records corrections for the page of one meeting; what was issued stays as it is."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        panel = page.live.panel
        panel.outcomes.correction_opened.connect(self.change)
        panel.outcomes.correction_removed.connect(self._remove)
        panel.corrections_wished.connect(self.approve_with)
        page.live.more_entries = self.entries

    def can_record(self) -> bool:
        """Say whether the minutes on the page are issued or approved."""
        record = self._page.record
        return record is not None and record.state in LOCKED

    def entries(self) -> list[Entry]:
        """Give what the menus offer while the minutes are issued or approved."""
        return [(TITLE, self.record)] if self.can_record() else []

    def record(self) -> None:
        """Ask for a correction of the item in hand; the words chosen in its text are those it is about."""
        record, panel = self._page.record, self._page.live.panel
        if record is not None and self.can_record():
            with self._desk.core.read() as session:
                at = next_after(session, record.group.id, record.day)
            item = Ref(panel.item.id, panel.item.heading) if panel.item else None
            self._ask(record, at, item, panel.editor.selected())

    def approve_with(self) -> None:
        """Ask for a correction of the last meeting's minutes as this one agrees it, then for more, then approve."""
        view = self._page.view
        if view is not None and view.last is not None:
            last, here = view.last, view.record
            dialog = self._ask(last, here, None, "")
            dialog.saved.connect(lambda _id: self._go_on(last, here))

    def change(self, record: CorrectionRecord) -> FormDialog:
        """Open a correction to be put right, or taken away where it was recorded by mistake."""

        def save(given: CorrectionValues) -> None:
            with self._desk.core.work("Change correction", _about(record)) as work:
                change_correction(work, record.id, given, record.version)

        return ask(
            self._desk,
            f"Correction, {record.meeting}",
            FORM,
            values_of(FORM, record),
            save=save,
            choices=self._choices(record.meeting.id),
            remove=partial(self._take_away, record),
            begin="text",
        )

    def _ask(
        self, record: MeetingRecord, at: MeetingRecord | None, item: Ref | None, stood: str
    ) -> FormDialog:
        def save(given: CorrectionValues) -> int:
            about = f"{shortened(given['text'], 60)}, {record.name}"
            with self._desk.core.work(TITLE, about) as work:
                return add_correction(work, {**given, "meeting": record.id})

        values = {
            "item": item,
            "stood": stood or None,
            "agreed_at": Ref(at.id, at.name) if at else None,
            "restricted": False,
        }
        return ask(
            self._desk,
            f"Correction of the minutes of {show_day(record.day)}",
            FORM,
            values,
            save=save,
            new=True,
            verb=TITLE,
            choices=self._choices(record.id),
            told="The minutes stay as they were issued; the correction is printed with them.",
            begin="text" if stood else "stood",
        )

    def _choices(self, meeting_id: int) -> MeetingChoices:
        core = self._desk.core
        with core.read() as session:
            items = [each.item for each in minuted(session, meeting_id, core.clock.today())]
        return MeetingChoices(self._desk.lists.choices, items)

    def _go_on(self, last: MeetingRecord, here: MeetingRecord) -> None:
        """Once a correction is recorded, ask for another one or approve."""
        with self._desk.core.read() as session:
            known = corrections_of(session, last.id)
            fresh = meeting(session, last.id)
        approve: Callable[[], object] = partial(
            make_move, self._desk, fresh, APPROVE, approved_at=here
        )
        told = "\n".join(f"• {shortened(each.sentence, 160)}" for each in known)
        ChooseOne(
            f"Corrections of the minutes of {show_day(last.day)}",
            told,
            (
                ("Not yet", lambda: None),
                ("Another correction", self.approve_with),
                (APPROVE.verb, approve),
            ),
            self._desk.window,
        ).show_fitted()

    def _remove(self, record: CorrectionRecord) -> None:
        self._desk.attempt(partial(self._take_away, record))

    def _take_away(self, record: CorrectionRecord) -> None:
        with self._desk.core.work("Remove correction", _about(record)) as work:
            remove_correction(work, record.id)


def _about(record: CorrectionRecord) -> str:
    return f"{shortened(record.text, 60)}, {record.meeting}"
