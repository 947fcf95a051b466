"""The quick line: `Bring data on missed appointments @Named Nurse 12/6` read as an action while it is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.actions.due_words import find_due
from app.actions.owners import match_owner
from app.days import show_long_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.actions.due_words import Around, Due
    from app.actions.owners import Owner

_OWNER = re.compile(r"(?:^|\s)@\s*")
# Without an owner to part the words from the day, only figures or a word such as "by" make a day of the last words.
_SAID = re.compile(
    r"\b(?:by|due|before)\s+\S+(?:\s+\S+){0,4}$|\s\d{1,2}[/.]\d{1,2}\S*$", re.IGNORECASE
)


@dataclass(frozen=True)
class QuickReading:
    """What a quick line is understood as; `candidates` are owners to choose from where it is not clear who is meant."""

    text: str
    owner: Owner | None = None
    due: date | None = None
    candidates: tuple[Owner, ...] = ()
    problems: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Say whether it can be made an action as it stands: there are words and nothing in it is unclear."""
        return bool(self.text) and not self.problems

    @property
    def sentence(self) -> str:
        """Give the live reading: "Owner: F. Valli, Named Nurse, ELHT · due Thu 12 Jun 2025", or what is unclear."""
        read = [f"Owner: {self.owner.shown}"] if self.owner else []
        read += [f"due {show_long_day(self.due)}"] if self.due else []
        return " · ".join([*read, *self.problems, *self.hints])


def read_line(typed: str, owners: Sequence[Owner], around: Around) -> QuickReading:
    """Read a line as text, owner after @ and due day, each of which may be absent; nothing is ever guessed silently."""
    marks = list(_OWNER.finditer(typed))
    if not marks:
        text, due = (
            find_due(typed, around) if _SAID.search(typed.rstrip(" .")) else (typed.strip(), None)
        )
        return _reading(text, "", due, owners)
    mark = marks[-1]
    text, name = typed[: mark.start()].strip(), typed[mark.end() :]
    name, due = find_due(name, around)
    if due is None and _SAID.search(text):
        text, due = find_due(text, around)
    return _reading(text, name, due, owners)


def _reading(text: str, name: str, due: Due | None, owners: Sequence[Owner]) -> QuickReading:
    matched = match_owner(name, owners) if name else None
    problems = [matched.problem] if matched and matched.problem else []
    problems += [due.problem] if due and due.problem else []
    hints = []
    if text and not name:
        hints.append("No owner yet: add @ and a name, post or agency")
    if text and due is None:
        hints.append("No due day yet: add 12/6, “in 2 weeks” or “next meeting”")
    return QuickReading(
        text=text.rstrip(" ,;"),
        owner=matched.owner if matched else None,
        due=due.day if due else None,
        candidates=matched.candidates if matched else (),
        problems=tuple(problems),
        hints=tuple(hints),
    )
