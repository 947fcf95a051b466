"""How a meeting stands in a calendar: to come, held, or ended early, told by a sign and a word beside the colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.cards import row
from ui.widgets.chips import Chip
from ui.widgets.text import plain_tip

if TYPE_CHECKING:
    from app.meetings.calendar import Appointment
    from ui.tokens import Tone


@dataclass(frozen=True)
class Standing:
    """One way to stand: its words in the legend and what they mean, its tone, its sign, and whether it is struck."""

    words: str
    meaning: str
    tone: Tone
    sign: str = ""
    struck: bool = False

    def mark(self, text: str) -> str:
        """Put the sign before a text."""
        return f"{self.sign} {text}" if self.sign else text


TO_COME = Standing("to come", "Planned, or its agenda is issued", "note")
HELD = Standing("held", "Begun, or held: Open shows how far its minutes are", "good", sign="✓")
ENDED = Standing("called off", "Cancelled, postponed or not quorate", "none", struck=True)


def standing(one: Appointment) -> Standing:
    """Say how a meeting stands; one that has begun counts as held."""
    if one.has_ended:
        return ENDED
    return TO_COME if one.can_move else HELD


class Legend(QWidget):
    """One line that says what the looks of meetings mean."""

    def __init__(self) -> None:
        super().__init__()
        parts: list[QWidget | None] = []
        for each in (TO_COME, HELD, ENDED):
            # The words are the sample: a figure beside them would read as a count.
            sample = Chip(each.mark(each.words), each.tone, self)
            sample.setProperty("struck", each.struck)
            sample.setToolTip(plain_tip(each.meaning))
            parts.append(sample)
        self.setLayout(row(*parts))
