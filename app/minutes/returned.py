"""The chair's Word file comes back: compared with the minutes as they stand, and what is taken of it stored.

Tracked changes count as what their author wishes. A file never makes public what is restricted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import UserError
from app.fields import Ref
from app.meetings.queries import meeting
from app.meetings.rules import check_open
from app.minutes.comparing import Comparing
from app.minutes.operations import save_minutes
from app.minutes.outside import boxes_apart, rehome_boxes, told_outside
from app.minutes.passages import Returned, ReturnedItem
from app.minutes.printed import LEFT_OUT, MINUTES_OF, SHEET
from app.minutes.printed_lines import paragraph_lines, typed_lines
from app.minutes.queries import minuted
from app.minutes.sorting import sort_paragraphs, title_key
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.agenda.queries import ItemRecord
    from app.minutes.printed_lines import PrintedLine
    from app.minutes.queries import MinutedItem
    from app.minutes.sorting import Sorted
    from app.minutes.word_text import WordText
    from app.work import Work

TAKE_CHANGES = "Take the chair's changes"


class OtherMinutes(UserError):
    """A file was to be read as the minutes of one meeting that holds those of another."""

    def __init__(self, name: str, holds: str, meeting: Ref) -> None:
        super().__init__(
            f"“{name}” holds the minutes of {holds}, not those of {meeting.name}. "
            "Open that meeting, or choose another file."
        )


class NoMinutes(UserError):
    """A file was to be read as minutes in which no item of the meeting is found."""

    def __init__(self, name: str, meeting: Ref) -> None:
        super().__init__(
            f"“{name}” has hardly a heading of the minutes of {meeting.name}, so it is not taken for them. "
            "Choose the file that came back."
        )


@dataclass(frozen=True)
class StandingMinutes:
    """The minutes of a meeting as they stand, with all that a file is compared with."""

    meeting: Ref
    items: tuple[MinutedItem, ...]

    @property
    def records(self) -> list[ItemRecord]:
        """Give the items of the agenda."""
        return [each.item for each in self.items]


def standing(session: Session, meeting_id: int, today: date) -> StandingMinutes:
    """Read the minutes that a file is to be compared with; refuses those that are locked."""
    check_open(session.get_one(Meeting, meeting_id))
    one = meeting(session, meeting_id)
    return StandingMinutes(Ref(one.id, one.name), tuple(minuted(session, meeting_id, today)))


def is_public(text: WordText) -> bool:
    """Say whether a file is of the version for the public."""
    return any(each.words == LEFT_OUT for each in text.paragraphs)


def has_table(text: WordText) -> bool:
    """Say whether a file has the table of actions at its end."""
    return any(each.level == 1 and each.words == "Actions" for each in text.paragraphs)


def has_sheet(text: WordText) -> bool:
    """Say whether a file begins with the action sheet."""
    return any(each.level == 1 and each.words == SHEET for each in text.paragraphs)


def compare(here: WordText, there: WordText, now: StandingMinutes) -> Returned:
    """Compare a file with the minutes: `here` as they would be written now in the same version, `there` the file."""
    _check_subject(here, there, now.meeting)
    known = {each.item.id: typed_lines(each.text) for each in now.items}
    printed, found = _sorted(here, there, now, known)
    if len(found.titles) * 2 < len(printed.titles):
        raise NoMinutes(there.name, now.meeting)
    rehome_boxes(printed, found)
    comparing = Comparing(now.records, known, there, is_public=is_public(there))
    for item in now.records:
        if item.id in printed.titles:
            found.boxes[item.id], typed = boxes_apart(printed.boxes[item.id], found.boxes[item.id])
            found.lines[item.id] += typed
            lines = [line for each in found.lines[item.id] for line in paragraph_lines(each)]
            comparing.add(item, lines)
    comparing.find_moved()
    return Returned(
        there.name,
        now.meeting,
        tuple(ReturnedItem(each.item.id, each.item.heading, each.version) for each in now.items),
        tuple(comparing.passages),
        tuple(told_outside(printed, found, now.records, now.meeting.name)),
    )


def take_changes(work: Work, returned: Returned, answers: Mapping[int, tuple[str, ...]]) -> int:
    """Store what is taken of a file: by the place of a passage the lines in its stead. Gives how many items changed.

    ChangedMeanwhile where the minutes were changed after the file was compared.
    """
    concerned = {returned.passages[place].item for place in answers}
    for item in returned.items:
        if item.id in concerned:
            text = returned.text(item.id, answers)
            save_minutes(work, item.id, text, shown=item.version)
    return len(concerned)


def _check_subject(here: WordText, there: WordText, meeting: Ref) -> None:
    """Refuse a file that says itself that it holds other minutes; one that says nothing is known by its headings."""
    if there.subject.startswith(MINUTES_OF) and there.subject != here.subject:
        raise OtherMinutes(there.name, there.subject.removeprefix(MINUTES_OF), meeting)


def _sorted(
    here: WordText,
    there: WordText,
    now: StandingMinutes,
    known: Mapping[int, Sequence[PrintedLine]],
) -> tuple[Sorted, Sorted]:
    first = sort_paragraphs(here.paragraphs, now.records, known=known, sections=frozenset())
    own = [each for _, each in first.headings]
    own += [each for _, each in first.outside if each.level]
    sections = frozenset(title_key(each.words) for each in own)
    return (
        sort_paragraphs(here.paragraphs, now.records, known=known, sections=sections),
        sort_paragraphs(there.paragraphs, now.records, known=known, sections=sections),
    )
