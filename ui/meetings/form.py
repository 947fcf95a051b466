"""The form of a meeting: times and venue of the group's last one come along, and a doubtful day is told beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.agenda.operations import prepare_agenda
from app.errors import Unreadable
from app.meetings.fields import MEETING, MeetingValues
from app.meetings.naming import meeting_names
from app.meetings.operations import add_meeting, change_meeting
from app.meetings.queries import last_held, meeting
from app.planning.day_doubts import day_doubts
from ui.dialogs import FormDialog
from ui.forms import Form, values_of

if TYPE_CHECKING:
    from app.fields import Fields, Ref
    from app.meetings.queries import MeetingRecord
    from ui.page import Desk

TYPED: Fields = tuple(field for field in MEETING if not field.computed)
NEW: Fields = tuple(field for field in TYPED if field.name != "number")
_TAKEN_ON = ("starts", "finishes", "venue", "online_link")
_WHERE_AND_WHEN = ("group", "starts", "finishes", "venue")
_FAR = date(9999, 12, 31)


class MeetingForm(FormDialog):
    """Plans a meeting with its agenda, or changes one."""

    def __init__(self, desk: Desk, record: MeetingRecord | None, group: Ref | None = None) -> None:
        self._desk, self._record = desk, record
        new = record is None
        given = {"group": group, "minute_taker": desk.core.settings.now.user_name or None}
        values = values_of(TYPED, record) if record else given
        form = Form(NEW if new else TYPED, values, desk.lists.choices, new=new)
        super().__init__(
            "New meeting" if new else "Change meeting",
            form,
            self._store,
            desk.window,
            verb="Add" if new else "Save",
            present=desk.errors.present,
        )
        self._group: int | None = None
        form.changed.connect(self._look)
        self._look()

    def _store(self, given: MeetingValues) -> int:
        if self._record is not None:
            with self._desk.core.work("Change meeting", self._record.name) as work:
                return change_meeting(work, self._record.id, given, self._record.version)
        with self._desk.core.work("Plan meeting") as work:
            meeting_id = add_meeting(work, given)
            prepare_agenda(work, meeting_id)
            work.about = meeting_names(work.session, [meeting_id])[meeting_id]
            return meeting_id

    def _look(self) -> None:
        group, day = self._value("group"), self._value("day")
        if self._record is None and group is not None and group != self._group:
            self._take_on(group)
        self._group = group
        known = {name: self._value(name) for name in _WHERE_AND_WHEN} | {"day": day}
        with self._desk.core.read() as session:
            told = day_doubts(session, self._record.id if self._record else None, known)
        self.form.advise("day", " ".join(told))

    def _take_on(self, group: int) -> None:
        """Propose times and place of the group's last meeting where nothing was typed yet."""
        with self._desk.core.read() as session:
            last_id = last_held(session, group, _FAR)
            last = meeting(session, last_id) if last_id else None
        for name in _TAKEN_ON if last else ():
            if self._value(name) is None:
                self.form.editors[name].set_value(getattr(last, name))

    def _value(self, name: str) -> Any:  # noqa: ANN401 - as the editor's own
        try:
            return self.form.editors[name].value()
        except Unreadable:
            return None
