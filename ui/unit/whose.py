"""Mine or Both: one choice of the person, remembered, that Home and the lists it leads to share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.unit.joining import me
from app.unit.queries import members_on
from app.unit.whose import EVERYBODY, Whose, mine
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ui.page import Desk

MINE, BOTH = "mine", "both"
_STATE, _SHOWS = "Home", "shows"
_SEGMENTS = (
    Segment(MINE, "Mine", meaning="What I look after, and what nobody does"),
    Segment(BOTH, "Both", meaning="Everything of the unit"),
)


class WhoseChoice(SegmentedChoice):
    """Shows and remembers the choice; a page asks `whose` within its own reading."""

    def __init__(self, desk: Desk, *, large: bool = False) -> None:
        super().__init__(_SEGMENTS, "Whose work", large=large)
        self._desk = desk
        self.look_again()
        self.chosen.connect(self._remember)

    def look_again(self) -> bool:
        """Show what was chosen elsewhere meanwhile, and say whether that differs from what was shown."""
        kept = self._desk.lists.state.load(_STATE).get(_SHOWS)
        before, now = self.value(), MINE if kept == MINE else BOTH
        self.set_value(now)
        return before != now

    def whose(self, session: Session) -> Whose:
        """Give what is asked for; in the sample whoever the file does not know sits in its manager's chair."""
        if self.value() != MINE:
            return EVERYBODY
        core = self._desk.core
        today = core.clock.today()
        members = members_on(session, today)
        own = me(session, core.settings.now, today)
        if own is None and self._desk.opening.is_sample:
            own = next(iter(members), None)
        return mine(members, own)

    def choose_other(self) -> None:
        """Change from one to the other."""
        self.choose(BOTH if self.value() == MINE else MINE)

    def _remember(self, value: str) -> None:
        state = self._desk.lists.state
        state.save(_STATE, {**state.load(_STATE), _SHOWS: value})


def in_words(whose: Whose) -> str:
    """Say what is shown, as part of a subtitle: "what Sana Khan looks after, and what nobody does"."""
    if whose.is_all:
        return "everything of the unit"
    if whose.me is None:
        return "what nobody looks after; say in Settings who you are"
    return f"what {whose.me.name} looks after, and what nobody does"
