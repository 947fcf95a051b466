"""Replies out of a mail program's tracking list: who accepted or declined, and which seats that answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.attendance.register import seat_rows
from app.meetings.queries import meeting
from models.attendance import Answer
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.attendance.records import RegisterRow


@dataclass(frozen=True)
class Tracked:
    """One line of a tracking list: a name as it stands there, the address where it has one, and what was said.

    `is_coming` is None for those who said "tentative" or nothing: neither is a reply.
    """

    name: str
    email: str
    is_coming: bool | None


@dataclass(frozen=True)
class SeatReply:
    """What a tracking list says for one seat, and what is known of it already."""

    seat: RegisterRow
    answer: Answer
    deputy: int | None = None
    deputy_name: str | None = None

    @property
    def is_news(self) -> bool:
        """Say whether it is more than is known already: one who comes online comes, too."""
        known = self.seat.reply
        if known is None:
            return True
        if self.answer is Answer.COMING and known.answer is Answer.ONLINE:
            return False
        return (known.answer, known.deputy) != (self.answer, self.deputy)


@dataclass(frozen=True)
class Tracking:
    """What a tracking list says of a meeting.

    `strangers` are names that are in no seat of it, `silent` the seats that nothing is known of.
    """

    replies: tuple[SeatReply, ...]
    strangers: tuple[str, ...]
    silent: tuple[RegisterRow, ...]

    @property
    def news(self) -> tuple[SeatReply, ...]:
        """Give the replies that are not known already."""
        return tuple(each for each in self.replies if each.is_news)


def read_tracking(text: str) -> list[Tracked]:
    """Read a tracking list: a table copied from Outlook, lines such as "Name - accepted", or names under headings.

    A line without any response counts for the heading above it; where there is none it says nothing.
    """
    found: list[Tracked] = []
    heading: bool | None = None
    under_heading = False
    for line in text.splitlines():
        if not line.strip() or _is_head(line):
            continue
        title = _HEADING.fullmatch(line.strip())
        if title is not None:
            heading, under_heading = _meant(title["said"]), True
            found += [_tracked(each, heading) for each in _names(title["names"] or "")]
            continue
        name, said = _parted(line)
        if said is not None:
            found.append(_tracked(name, _meant(said)))
        elif under_heading:
            found += [_tracked(each, heading) for each in _names(name)]
        else:
            found.append(_tracked(name, None))
    return found


def tracking(session: Session, meeting_id: int, text: str) -> Tracking:
    """Say what a tracking list means for the seats of a meeting; a person is known by address, then by name."""
    rows = [each for each in seat_rows(session, meeting(session, meeting_id)) if each.holder]
    people = _People(rows, _emails(session, rows))
    said: dict[int, bool | None] = {}
    strangers = []
    for each in read_tracking(text):
        ids = people.find(each)
        if ids:
            said |= dict.fromkeys(ids, each.is_coming)
        else:
            strangers.append(each.name or each.email)
    replies = tuple(reply for row in rows for reply in _replies(row, said))
    answered = {each.seat.seat_id for each in replies}
    return Tracking(
        replies,
        tuple(dict.fromkeys(strangers)),
        tuple(
            row
            for row in rows
            if row.is_expected and row.reply is None and row.seat_id not in answered
        ),
    )


class _People:
    """Holders and deputies of the seats, found by address or by the words of the name."""

    def __init__(self, rows: Sequence[RegisterRow], emails: Mapping[int, str]) -> None:
        self._by_email = {email.casefold(): person for person, email in emails.items()}
        self._by_words = {
            person: _words(name)
            for row in rows
            for person, name in (
                (row.holder_id, row.holder),
                *((each.id, each.name) for each in row.named_deputies),
            )
            if person is not None and name
        }

    def find(self, tracked: Tracked) -> list[int]:
        """Give the person meant, or all of a row of names with commas between; nobody where one could be several."""
        found = self._one(tracked)
        parts = [Tracked(each, "", tracked.is_coming) for each in tracked.name.split(",")]
        if found or len(parts) == 1:
            return found
        several = [self._one(each) for each in parts]
        return [person for each in several for person in each] if all(several) else []

    def _one(self, tracked: Tracked) -> list[int]:
        if tracked.email.casefold() in self._by_email:
            return [self._by_email[tracked.email.casefold()]]
        words = _words(tracked.name)
        exact = [person for person, own in self._by_words.items() if own == words]
        # "Marsden, Amara, Lancashire Constabulary": the name with something beside it.
        near = exact or [
            person for person, own in self._by_words.items() if len(own) > 1 and own <= words
        ]
        return near if len(near) == 1 else []


def _replies(row: RegisterRow, said: Mapping[int, bool | None]) -> Iterator[SeatReply]:
    """Give what was said for a seat: by its holder, else by a deputy who is named for it."""
    own = said.get(row.holder_id) if row.holder_id else None
    deputy = next((each for each in row.named_deputies if said.get(each.id)), None)
    if own:
        yield SeatReply(row, Answer.COMING)
    elif deputy is not None:
        yield SeatReply(row, Answer.DEPUTY, deputy.id, deputy.name)
    elif own is False:
        yield SeatReply(row, Answer.APOLOGIES)


def _emails(session: Session, rows: Sequence[RegisterRow]) -> dict[int, str]:
    ids = {
        person
        for row in rows
        for person in (row.holder_id, *(each.id for each in row.named_deputies))
        if person is not None
    }
    chosen = select(Person.id, Person.email).where(Person.id.in_(ids), Person.email.is_not(None))
    return {row.id: row.email for row in session.execute(chosen) if row.email}


def _parted(line: str) -> tuple[str, str | None]:
    """Part a line into who it is about and what was said, None where it says nothing."""
    if "\t" in line:
        cells = [each.strip() for each in line.split("\t") if each.strip()]
        said = [each for each in cells if _SAID.fullmatch(each)]
        if said:
            rest = [each for each in cells if each not in said and not _ROLE.fullmatch(each)]
            return " ".join(rest), said[-1]
        return " ".join(each for each in cells if not _ROLE.fullmatch(each)), None
    ended = _ENDED.fullmatch(line.strip())
    return (ended["name"], ended["said"]) if ended else (line.strip(), None)


def _tracked(text: str, is_coming: bool | None) -> Tracked:  # noqa: FBT001 - one of three values
    email = _EMAIL.search(text)
    name = _EMAIL.sub("", text).strip(" <>\"';,-")
    return Tracked(name, email[0] if email else "", is_coming)


def _names(text: str) -> list[str]:
    """Part names in a row at semicolons; a comma stands within a name."""
    return [each.strip() for each in text.split(";") if each.strip()]


def _meant(said: str) -> bool | None:
    plain = said.casefold().strip()
    if re.fullmatch(_YES, plain):
        return True
    return False if re.fullmatch(_NO, plain) else None


def _is_head(line: str) -> bool:
    words = {each.casefold() for each in re.split(r"[\t,;]", line) if each.strip()}
    return {"name", "response"} <= {each.strip() for each in words}


def _words(name: str) -> frozenset[str]:
    plain = re.sub(r"\([^)]*\)", " ", name).casefold()
    return frozenset(re.findall(r"[\w'’-]+", plain)) - _TITLES


_YES = r"accept(?:ed|s)?|yes|coming|attending|will attend"
_NO = r"declin(?:ed|es|e)|no|apolog(?:y|ies)|not coming|not attending|regrets?"
_OPEN = (
    r"tentativ(?:e|ely accepted|ely)|none|no response|not responded|has not responded|"
    r"did(?: not|n't|n’t) respond|unknown|maybe|pending"
)
_ANY = rf"(?:{_YES}|{_NO}|{_OPEN})"
_SAID = re.compile(_ANY, re.IGNORECASE)
_ENDED = re.compile(
    rf"(?P<name>.*\S)(?:\s+[-–—:]\s*|\s*[,;:]\s*|\s+\()(?P<said>{_ANY})[).]?", re.IGNORECASE
)
_HEADING = re.compile(
    rf"(?P<said>{_ANY})\s*(?:\(\d+\)|\d+)?\s*(?::\s*(?P<names>.*))?", re.IGNORECASE
)
_ROLE = re.compile(
    r"required(?: attendee)?|optional(?: attendee)?|(?:meeting )?organi[sz]er|resource.*|chair",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "prof", "professor", "cllr", "councillor", "sir", "dame"}
)
