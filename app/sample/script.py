"""The script of the sample's meetings: what each group is for and talks about, read from `resources/sample`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from app import resources
from models.agenda import PaperState, Purpose
from models.forward import Repeat

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class ScriptAction:
    """An action of the script: its owner by post, days until it is due, and what came of it or was heard of it.

    With an outcome it is done in time; without one it is open still, `moved` by so many days with a reason where that
    was done, and `progress` says what is known.
    """

    text: str
    owner: str
    days: int
    outcome: str = ""
    evidence: str = ""
    progress: str = ""
    moved: tuple[int, str] | None = None


@dataclass(frozen=True)
class Topic:
    """One item of business: its minutes, what was decided and what is to be done."""

    title: str
    presenter: str
    purpose: Purpose = Purpose.ASSURANCE
    minutes: int = 20
    paper: str = ""
    is_received: bool = True
    is_late: bool = False
    """Whether its paper came after the day papers were due."""
    is_restricted: bool = False
    """Whether its paper is kept from the public."""
    report: str = ""
    """What its paper says; paragraphs stand apart by an empty line."""
    recommends: tuple[str, ...] = ()
    """What its paper recommends that the meeting decides."""
    text: str = ""
    decision: str = ""
    guest: str = ""
    """Who comes for this item alone, by post."""
    tasks: tuple[ScriptAction, ...] = ()
    corrected: tuple[str, str] | None = None
    """Words of its minutes and what the next meeting agreed is to be read instead."""

    @property
    def paper_state(self) -> PaperState:
        """How far its paper has come."""
        if not self.paper:
            return PaperState.NONE
        return PaperState.RECEIVED if self.is_received else PaperState.AWAITED


@dataclass(frozen=True)
class Parked:
    """A topic of the forward plan: `after` counts days from the day it is, `agency` is who owes it by short name."""

    title: str
    presenter: str
    after: int
    purpose: Purpose = Purpose.ASSURANCE
    minutes: int = 15
    repeat: Repeat = Repeat.ONCE
    agency: str = ""
    paper: bool = False
    restricted: bool = False
    dropped: bool = False
    note: str = ""


@dataclass(frozen=True)
class ScriptMeeting:
    """One meeting of the script: its business, and why it was called off or put off where it was."""

    topics: tuple[Topic, ...]
    called_off: str = ""
    put_off: str = ""


@dataclass(frozen=True)
class Script:
    """A group's purpose and functions, its meetings as they were held, the next one's business and what is parked."""

    purpose: str
    functions: str
    held: tuple[ScriptMeeting, ...]
    coming: tuple[Topic, ...]
    parked: tuple[Parked, ...]


@cache
def script_of(group: str) -> Script:
    """Read the script of a group by its key."""
    read = tomllib.loads(resources.read_text("sample", f"{group}.toml"))
    return Script(
        read["purpose"],
        read["functions"],
        tuple(map(_occasion, read["meeting"])),
        tuple(map(_topic, read.get("coming", ()))),
        tuple(map(_parked, read.get("parked", ()))),
    )


def _occasion(read: Mapping[str, Any]) -> ScriptMeeting:
    topics = tuple(map(_topic, read["item"]))
    return ScriptMeeting(topics, read.get("called_off", ""), read.get("put_off", ""))


def _topic(read: Mapping[str, Any]) -> Topic:
    return Topic(
        title=read["title"],
        presenter=read["presenter"],
        purpose=Purpose(read.get("purpose", Purpose.ASSURANCE)),
        minutes=read.get("minutes", 20),
        paper=read.get("paper", ""),
        is_received=read.get("received", True),
        is_late=read.get("late", False),
        is_restricted=read.get("restricted", False),
        report=read.get("report", "").strip(),
        recommends=tuple(read.get("recommends", ())),
        text=read.get("text", ""),
        decision=read.get("decision", ""),
        guest=read.get("guest", ""),
        tasks=tuple(map(_task, read.get("action", ()))),
        corrected=(read["corrected"][0], read["corrected"][1]) if "corrected" in read else None,
    )


def _parked(read: Mapping[str, Any]) -> Parked:
    purpose, repeat = read.get("purpose", Purpose.ASSURANCE), read.get("repeat", Repeat.ONCE)
    return Parked(**{**read, "purpose": Purpose(purpose), "repeat": Repeat(repeat)})


def _task(read: Mapping[str, Any]) -> ScriptAction:
    moved = tuple(read["moved"]) if "moved" in read else None
    return ScriptAction(**{**read, "moved": moved})
