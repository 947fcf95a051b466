"""The placeholders of Word templates, one table for what fills them, what checks them and what explains them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from models.templates import TemplateKind

PATTERN = re.compile(r"\{\{([^{}]{0,80})\}\}")
"""A placeholder in the words of a paragraph; blanks within and capitals do not matter."""
_MINUTES, _AGENDA = TemplateKind.MINUTES, TemplateKind.AGENDA
_SHEET, _REPORT = TemplateKind.ACTION_SHEET, TemplateKind.COVER_REPORT
_ALL = tuple(TemplateKind)


@dataclass(frozen=True)
class Placeholder:
    """A name and what stands in its place in documents of these kinds.

    A block is whole paragraphs and tables and stands alone in its paragraph; others are words within a line. Without
    one that is `needed` in its kind a template is taken, and what is missing told.
    """

    name: str
    about: str
    kinds: tuple[TemplateKind, ...] = _ALL
    is_block: bool = False
    needed: tuple[TemplateKind, ...] = ()

    @property
    def shown(self) -> str:
        """Write it as it stands in a template."""
        return "{{" + self.name + "}}"


PLACEHOLDERS: tuple[Placeholder, ...] = (
    Placeholder("partnership", "The partnership's name"),
    Placeholder("group", "The group's full name"),
    Placeholder("title", "What the document is, such as “SCP Board: minutes”"),
    Placeholder("meeting.date", "The day, such as Thursday 27 March 2025", needed=_ALL),
    Placeholder("meeting.time", "From when to when, such as 09:30 to 12:00"),
    Placeholder("meeting.place", "Where the group meets"),
    Placeholder("meeting.number", "The number of the meeting in its group"),
    Placeholder("meeting.next", "Day, time and place of the group's next meeting"),
    Placeholder("chair", "Who chairs the meeting"),
    Placeholder("minutes.by", "Who takes the minutes"),
    Placeholder(
        "marking",
        "The marking, such as OFFICIAL; where a template has no place for it, it is put on top",
        needed=_ALL,
    ),
    Placeholder(
        "draft",
        "What says that it is a draft, such as “Draft, with the chair”; nothing once it is none. Where a "
        "template has no place for it, it is put on top",
        needed=(_MINUTES, _AGENDA, _SHEET),
    ),
    Placeholder(
        "version",
        "“Public version” on what is for the public, else nothing; put on top where there is no place for it",
    ),
    Placeholder("printed", "The day on which the document was written"),
    Placeholder("status", "Whether minutes are issued or approved, and when", (_MINUTES,)),
    Placeholder(
        "quorum", "Whether the meeting was quorate; on an agenda the rule", (_MINUTES, _AGENDA)
    ),
    Placeholder("rates", "How many seats were represented, and by the member", (_MINUTES,)),
    Placeholder(
        "details",
        "Place, chair, minute taker, quorum and the like, one below the other",
        (_MINUTES, _AGENDA),
        is_block=True,
    ),
    Placeholder(
        "present",
        "A list of the members and deputies who were there, with post and agency",
        (_MINUTES,),
        is_block=True,
    ),
    Placeholder(
        "apologies", "A list of the members who sent apologies", (_MINUTES,), is_block=True
    ),
    Placeholder(
        "absent",
        "A list of the members who were not there without apologies",
        (_MINUTES,),
        is_block=True,
    ),
    Placeholder(
        "guests",
        "A list of the guests, with the item they came for",
        (_MINUTES, _AGENDA),
        is_block=True,
    ),
    Placeholder(
        "attendance",
        "The table of attendance of every seat with both rates, instead of lists",
        (_MINUTES,),
        is_block=True,
    ),
    Placeholder(
        "items",
        "The items: in minutes with text, decisions and actions, on an agenda as a table",
        (_MINUTES, _AGENDA),
        is_block=True,
        needed=(_MINUTES, _AGENDA),
    ),
    Placeholder("decisions", "A table of the decisions", (_MINUTES, _SHEET), is_block=True),
    Placeholder(
        "actions",
        "The actions: of minutes in one table, on an agenda those that come back, on an action sheet by owner",
        (_MINUTES, _AGENDA, _SHEET),
        is_block=True,
        needed=(_SHEET,),
    ),
    Placeholder(
        "signatures",
        "Lines for the chair's signature and the day, once the minutes are approved",
        (_MINUTES,),
        is_block=True,
    ),
    Placeholder("summary", "How many actions there are for how many owners", (_SHEET,)),
    Placeholder("item.number", "The number of the agenda item", (_REPORT,)),
    Placeholder("item.title", "The title of the agenda item", (_REPORT,), needed=(_REPORT,)),
    Placeholder("item.purpose", "What the item is for, such as For decision", (_REPORT,)),
    Placeholder("presenter", "Who presents the item", (_REPORT,)),
    Placeholder("papers.due", "The day on which papers are due", (_REPORT,)),
    Placeholder(
        "sections",
        "The headings of the report with hints, to be written over",
        (_REPORT,),
        is_block=True,
        needed=(_REPORT,),
    ),
)
PUT_ON_TOP = ("marking", "version", "draft")
"""What no document of the unit's may go out without: put on top where a template has no place for it."""
EITHER: tuple[tuple[frozenset[str], tuple[TemplateKind, ...], str], ...] = (
    (frozenset({"group", "title"}), _ALL[:3], "nobody reads which group met"),
    (frozenset({"attendance", "present"}), (_MINUTES,), "nobody reads who was there"),
)
"""Placeholders of which a template needs one, in which kinds, and what comes of it otherwise."""


def placeholders_of(kind: TemplateKind) -> tuple[Placeholder, ...]:
    """Give the placeholders that documents of a kind fill."""
    return tuple(each for each in PLACEHOLDERS if kind in each.kinds)


def name_of(within: str) -> str:
    """Give the name that stands between the brackets: without blanks, in small letters."""
    return "".join(within.split()).casefold()


def nearest(name: str, kind: TemplateKind) -> str:
    """Give the known name that is most like a wrong one, "" where none is."""
    known = [each.name for each in placeholders_of(kind)]
    own_word = [each for each in known if name in each.split(".")]
    alike = get_close_matches(name, known, 1)
    within = [each for each in known if name and (name in each or each in name)]
    return (own_word or alike or within or [""])[0]
