"""One paragraph in two versions of minutes: at the left as it was, at the right as it became, words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.minutes.matching import segments
from app.minutes.passages import PassageKind
from ui.minutes.card_walk import SteppedCard
from ui.widgets.cards import beside, row
from ui.widgets.changed_text import ChangedText
from ui.widgets.chips import Chip
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.minutes.version_comparing import Difference
    from ui.tokens import Tone

_TONES: dict[PassageKind, Tone] = {
    PassageKind.CHANGED: "caution",
    PassageKind.NEW: "good",
    PassageKind.REMOVED: "bad",
    PassageKind.UNCHANGED: "none",
}


class DifferenceCard(SteppedCard):
    """Shows both sides."""

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self.setObjectName("passage")
        self.difference = difference
        self.old, self.new = ChangedText(), ChangedText()
        old, new = "\n".join(difference.old), "\n".join(difference.new)
        found = segments(old, new)
        self.old.set([each for each in found if each.kind != "come"])
        self.new.set([each for each in found if each.kind != "gone"])
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 10)
        inside.setSpacing(6)
        if difference.is_change:
            inside.addLayout(row(Chip(difference.title, _TONES[difference.kind]), None))
        inside.addLayout(beside(_side(self.old, old), _side(self.new, new)))
        named(self, _spoken(difference))


def _side(text: ChangedText, words: str) -> QWidget:
    if words:
        return text
    text.setParent(None)
    return Label("Not there", "muted")


def _spoken(difference: Difference) -> str:
    sides = [
        f"{word}: {' / '.join(lines)}"
        for word, lines in (("before", difference.old), ("after", difference.new))
        if lines
    ]
    return ". ".join([difference.heading, difference.title, *sides])
