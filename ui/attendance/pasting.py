"""Pasting a mail program's tracking list: what it means is read as it is pasted, and recorded in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from app.amounts import counted
from app.attendance.fields import Answer
from app.attendance.replying import record_replies
from app.attendance.tracking import Tracking, tracking
from ui.dialogs import Dialog
from ui.widgets.facts import Facts
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from app.attendance.tracking import SeatReply
    from app.meetings.queries import MeetingRecord
    from ui.page import Desk

_EMPTY = Tracking((), (), ())
_TAB = 170
"""Width of a column of a pasted table, in logical pixels."""
_SAID = {
    Answer.COMING: "coming",
    Answer.DEPUTY: "by deputy",
    Answer.APOLOGIES: "apologies",
}


class PasteReplies(Dialog):
    """Takes a tracking list and says below it what it means for the seats of a meeting."""

    help_text = (
        "In Outlook open the meeting in your calendar, then Tracking, then Copy Status to Clipboard, and paste here. "
        "Lines such as “A. Marsden - accepted”, or names under “Accepted” and “Declined”, are read too.\n\n"
        "People are known by their address or their name. Tentative is no reply. A deputy who accepts answers for the "
        "seat; who comes online stays so. Nothing is stored before the button is pressed, and undo takes all back."
    )

    def __init__(self, desk: Desk, meeting: MeetingRecord, text: str = "") -> None:
        super().__init__(f"Paste replies: {meeting.name}", desk.window, width=600)
        self._desk = desk
        self._meeting = meeting
        self._found = _EMPTY
        told = "In Outlook: the meeting, Tracking, Copy Status to Clipboard. Then paste it here."
        self.page.add(Label(told, "muted", wrap=True))
        self.list = QPlainTextEdit(text)
        self.list.setTabChangesFocus(True)
        self.list.setMinimumHeight(120)
        self.list.setTabStopDistance(_TAB)
        named(self.list, "Tracking list", told)
        self.page.add(self.list, 1)
        self.facts = Facts()
        self.page.add(self.facts)
        self.add_button("Cancel", self.reject)
        self.store_button = self.add_button("Record replies", self.store, "primary")
        self.list.textChanged.connect(self._read)
        self._read()
        self.list.setFocus()

    def store(self) -> None:
        """Record what is new in one step, and close."""
        news = self._found.news

        def act() -> None:
            with self._desk.core.work("Record replies", self._meeting.name) as work:
                record_replies(work, self._meeting.id, news)

        if news and self._desk.attempt(act):
            self._desk.say(f"{counted(len(news), 'reply', 'replies')} recorded.")
            self.accept()

    def _read(self) -> None:
        text = self.list.toPlainText()
        self._found = _EMPTY
        if text.strip():
            with self._desk.core.read() as session:
                self._found = tracking(session, self._meeting.id, text)
        found = self._found
        known = len(found.replies) - len(found.news)
        facts = [
            *((_SAID[answer].capitalize(), _names(found, answer)) for answer in _SAID),
            ("Known already", counted(known, "reply", "replies") if known else ""),
            ("In no seat", "; ".join(found.strangers)),
            ("Nothing said", "; ".join(each.name for each in found.silent) if text else ""),
        ]
        self.facts.set([fact for fact in facts if fact[1]])
        count = len(found.news)
        self.store_button.setEnabled(bool(count))
        self.store_button.set_caption(
            f"Record {counted(count, 'reply', 'replies')}" if count else "Record replies"
        )


def _names(found: Tracking, answer: Answer) -> str:
    return "; ".join(_name(each) for each in found.news if each.answer is answer)


def _name(reply: SeatReply) -> str:
    return f"{reply.seat.name} ({reply.deputy_name})" if reply.deputy_name else reply.seat.name
