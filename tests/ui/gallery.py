"""A page that shows every widget, for the tests of the machinery and for looking at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.fields import (
    Choice,
    Day,
    Email,
    Fields,
    Flag,
    Link,
    Links,
    Money,
    Note,
    Number,
    Percent,
    Ref,
    Text,
    Time,
)
from app.rows import MemoryRows
from models.words import Word
from ui.commands import Command
from ui.forms import Form
from ui.link_editors import FoundBy
from ui.page import Desk, Page, Place
from ui.pages import PageSpec
from ui.table_model import Look
from ui.tables import Acts, Table
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Banner, Card, Tile, row
from ui.widgets.chips import Chip
from ui.widgets.days import AsAt
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.segments import Segment, SegmentedChoice
from ui.widgets.stepper import Stepper
from ui.widgets.text import Label


class Category(Word):
    """Categories of seats, with tones."""

    STATUTORY = "statutory", "Statutory", "note"
    CORE = "core", "Core"
    OBSERVER = "observer", "Observer"
    LAY = "lay", "Lay"


@dataclass(frozen=True)
class Member:
    """A seat as a list shows it."""

    id: int
    post: str
    agency: Ref
    holder: str | None
    email: str | None
    category: Category
    fee: int | None
    ends: date | None


MEMBER: Fields = (
    Text("post", "Post", required=True, width=26, help="As the terms of reference name it."),
    Link("agency", "Agency", kind="agencies", required=True, width=22),
    Text("holder", "Holder"),
    Email("email", "E-mail", width=22),
    Choice("category", "Category", words=Category, required=True),
    Money("fee", "Fee"),
    Day("ends", "Term ends"),
)

EVERY_KIND: Fields = (
    *MEMBER,
    Links("priorities", "Priorities", kind="priorities"),
    Number("places", "Places", least=0, most=500),
    Percent("share", "Share"),
    Time("begins", "Begins"),
    Flag("quorum", "Counts to quorum"),
    Flag("standing", "Standing item", required=True),
    Note("purpose", "Purpose"),
)

AGENCIES = (
    Ref(1, "BwD Council"),
    Ref(2, "Constabulary"),
    Ref(3, "Probation Service"),
    Ref(4, "ELHT"),
)
CHOICES = FoundBy(
    lambda _kind, text: [ref for ref in AGENCIES if text.casefold() in ref.name.casefold()]
)


def members(count: int = 11) -> MemoryRows:
    """Make a list of members."""
    posts = (
        "Director of Children's Services",
        "Chief Superintendent",
        "Head of Service",
        "Named Nurse",
    )
    made = [
        Member(
            number,
            posts[number % 4],
            AGENCIES[number % 4],
            None if number % 5 == 3 else f"Holder {number}",
            f"holder{number}@example.org",
            list(Category)[number % 4],
            number * 12_345 if number % 3 else None,
            date(2026, 8, 31) if number % 3 == 0 else None,
        )
        for number in range(1, count + 1)
    ]
    return MemoryRows(MEMBER, made)


def look(member: Member, field: object, usual: Look) -> Look:
    """Show a vacant seat as a chip."""
    if getattr(field, "name", "") == "holder" and member.holder is None:
        return Look("Vacant", "bad", chip=True)
    return usual


class MembersPage(Page):
    """A list with its detail."""

    help_text: ClassVar[str] = "Who sits on the board.\n\nThe detail at the right follows the list."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title(
            "SCP Board: members", "11 seats, 10 filled. Quorum: LA, Police and ICB each present"
        )
        self.head_buttons = [
            Button("Add member or seat", "plus", "primary", on_click=self.add_member)
        ]
        acts = Acts(open=self.show_member, edit=lambda *_args: None, export=lambda *_args: None)
        self.table = Table(members(), "Members", acts, desk.lists, empty="No members yet.")
        self.table.set_look(look)
        self.table.chosen.connect(self.show_member)
        chips = FlowRow((Chip("1 vacant", "bad"), Chip("2 terms end in 60 days", "caution")))
        tools = (self.table.columns_button, self.table.excel_button)
        self.body.addLayout(
            row(self.table.filter_box, AsAt(date(2025, 3, 11)), chips, *tools, stretch=2)
        )
        self.facts = Facts()
        self.detail = Card("Head of Service", aside=Button("Edit", "pencil"))
        self.detail.add(self.facts)
        self.detail.body.addStretch(1)
        self.detail.setMinimumWidth(240)
        self.body.addWidget(Panes((self.table, self.detail), (8, 3)), 1)
        self.opened: list[int] = []

    def show_member(self, record_id: int | None) -> None:
        """Show the detail of a row."""
        member = self.table.current_record()
        if isinstance(member, Member):
            self.facts.set(
                [(field.label, field.show(getattr(member, field.name))) for field in MEMBER]
            )
        if record_id is not None:
            self.opened.append(record_id)

    def go(self, place: Place) -> None:
        """Go to a row."""
        self.table.select(place["id"])

    def place(self) -> Place:
        """Say which row has the focus."""
        current = self.table.current_id()
        return {"id": current} if current else {}

    def commands(self) -> list[Command]:
        """Give the page's command."""
        return [
            Command("members.add", "Add member or seat", self.add_member, "Ctrl+N", menu="Edit")
        ]

    def panes(self) -> list[QWidget]:
        """Give list and detail."""
        return [self.table, self.detail]

    def add_member(self) -> None:
        """Do as if one was added."""
        self.desk.say("Member added", "Undo", lambda: None)


class HomePage(Page):
    """Tiles, rows, chips, stages, choices: every widget that is no list."""

    help_text: ClassVar[str] = "What needs you, late first, then soonest."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Tuesday 11 March", "Everything that needs you, soonest first")
        self.head_buttons = [
            Button("Mine"),
            Button("Both"),
            Button("New meeting", "plus", "primary"),
        ]
        page = ScrollPage()
        self.body.addWidget(page)
        tiles = QWidget()
        tiles.setLayout(row(*self._tiles(), gap=12))
        page.add(tiles)
        stages = (
            "Planned",
            "Agenda issued",
            "In meeting",
            "Draft",
            "With chair",
            "Issued",
            "Approved",
        )
        page.add(Stepper(stages, 2))
        page.add(Panes((self._meetings(), self._deadlines()), (1, 1), stack_below=700), 1)
        banner = Banner()
        banner.say("This is the sample partnership.", "caution", "Start my own")
        page.add(banner)

    def _tiles(self) -> list[Tile]:
        shown = (
            ("Actions overdue", "check-check", "7", "3 over 30 days", "bad", None),
            ("Papers due this week", "file-clock", "4 of 9", "SEG, Fri 14 Mar", "caution", None),
            ("Section 11 returns in", "inbox", "10 of 12", "2 chased, due 31 Mar", "caution", 0.83),
            ("Contributions received", "wallet", "£200,000", "of £236,000 agreed", "note", 0.85),
        )
        tiles = []
        for caption, icon, figure, chip, tone, share in shown:
            tile = Tile(caption, icon)
            tile.show_figure(figure, chip, tone, share)  # type: ignore[arg-type]  # literals in a tuple
            tiles.append(tile)
        return tiles

    def _meetings(self) -> Card:
        card = Card("Next meetings")
        first = Line(
            "Safeguarding Effectiveness Group",
            "Fri 10:00–12:00 · Duke Street, Room C",
            date(2025, 3, 14),
            (("Agenda sent", "good"), ("2 papers missing", "caution"), ("11 of 16 coming", "none")),
        )
        second = Line(
            "Neglect subgroup",
            "Thu 13:30–15:00 · Teams",
            date(2025, 3, 20),
            (("Agenda in draft", "note"), ("Quorum expected", "good")),
        )
        # The rows scroll, as on Home: two panes at 1093 px are too low for all of them.
        rows = ScrollPage()
        rows.add(RowList((replace(first, compact=True), second)))
        rows.body.addStretch(1)
        card.add(rows, 1)
        return card

    def _deadlines(self) -> Card:
        aside = Chip("Quorate 3 of 3", "good")
        card = Card("Deadlines", aside=aside)
        line = Line(
            "Q4 dataset: ELHT, LSCFT",
            "Chased 7 Mar",
            None,
            (("2 late", "bad"),),
            "Chase",
            chips_aside=True,
        )
        card.add(RowList((line,)))
        choice = SegmentedChoice(
            (
                Segment("y", "Y", "good", "attended"),
                Segment("d", "D", "note", "deputy attended"),
                Segment("a", "A", "none", "apologies"),
                Segment("n", "N", "bad", "did not attend"),
            ),
            "A. Ashworth",
        )
        choice.set_value("y")
        card.add(
            row(
                Label("A. Ashworth"), None, choice, IconButton("ellipsis", "More about A. Ashworth")
            )
        )
        card.body.addStretch(1)
        return card


class FormPage(Page):
    """A form with every kind of Field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Every kind of field", "")
        self.form = Form(EVERY_KIND, {"post": "Head of Service", "agency": AGENCIES[2]}, CHOICES)
        self.form.editors["priorities"].set_value([Ref(7, "Neglect"), Ref(8, "Exploitation")])
        page = ScrollPage()
        card = Card("Member")
        card.add(self.form)
        page.add(card)
        page.body.addStretch(1)
        self.body.addWidget(page)


GALLERY = (
    PageSpec("home", "Home", "house", "", "tests.ui.gallery:HomePage"),
    PageSpec(
        "members", "Groups", "network", "Partnership", "tests.ui.gallery:MembersPage", ("members",)
    ),
    PageSpec("form", "Agencies", "building-2", "Partnership", "tests.ui.gallery:FormPage"),
)
