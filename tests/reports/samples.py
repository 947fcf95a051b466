"""Realistic reports that the writers' tests draw, and texts that try to break a document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.fields import Mark
from reports.document import (
    Bar,
    Bars,
    Bullets,
    Callout,
    Fact,
    Facts,
    Numbered,
    Paragraph,
    Report,
    Run,
    Section,
    Signatures,
)
from reports.drawing import Box, Drawing, Line, Words
from reports.table import Cell, Cells, Column, Kind, Table, Tone

PRINTED = date(2025, 3, 27)
PARTNERSHIP = "Blackburn with Darwen SCP (sample)"

HOSTILE = (
    "=1+1",
    "+44 1254 000000",
    "-x",
    "@everyone",
    '#set page(fill: red) #image("/etc/passwd") $x^2$ *bold* _it_ `raw` <label> @ref \\ // /* ~',
    "<b>bold</b> & <w:t>word</w:t> ]]>",
    "bell\x07nul\x00escape\x1b",
    "\ufeffmarked\ufffe\uffff",
    "lone \ud800 half",
    "x" * 3000,
    "emoji 😀 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 中文 日本語 العربية עברית हिन्दी \U0010fffd \ue000",
    "two\nlines\r\nthree\ttab\x0bfour\u2028five",
    "a\u0301\u0327\u20dd zero\u200bwidth \u202eright to left\u202c",
    "",
)


def membership(rows: int = 40) -> Report:
    """A list of members with categories, as printed for a board."""
    columns = (
        Column("Seat"),
        Column("Agency"),
        Column("Holder"),
        Column("E-mail"),
        Column("Since", Kind.DAY),
        Column("Deputy"),
        Column("Status"),
    )
    return Report(
        "Membership of the SCP Board",
        (Table(columns, tuple(_member(number) for number in range(rows)), caption="Members"),),
        PRINTED,
        subtitle="By seat, with deputies",
        basis="As at 27 Mar 2025. 36 of 40 seats are held.",
        partnership=PARTNERSHIP,
        marking="OFFICIAL",
        landscape=True,
    )


def _member(number: int) -> Cells:
    agencies = (
        "Blackburn with Darwen Borough Council, Children's Services",
        "NHS Lancashire and South Cumbria Integrated Care Board",
        "Lancashire Constabulary",
        "East Lancashire Hospitals NHS Trust",
        "Lancashire and South Cumbria NHS Foundation Trust",
    )
    people = ("Nadia Hussain", "Tom Ashworth", "Siân Price-Llewellyn", "Obinna Okafor")
    person = people[number % 4]
    vacant = number % 10 == 9
    mail = person.lower().replace(" ", ".").replace("â", "a") + "@lancashire.police.example.uk"
    return (
        ("Director of Children's Services", "Head of Safeguarding", "Chief Superintendent")[
            number % 3
        ],
        agencies[number % 5],
        None if vacant else person,
        None if vacant else mail,
        None if vacant else date(2021 + number % 4, 1 + number % 12, 1 + number % 28),
        None if number % 4 else "Priya Shah",
        Cell("Vacant", tone="bad") if vacant else Cell("In post", tone="good"),
    )


def budget() -> Report:
    """A monitoring report: contributions, spending with a total, the reserve and a chart."""
    return Report(
        "Budget 2024-25",
        (
            Paragraph(
                (
                    "One heading is forecast to end ",
                    Run("£3,650.00 over", bold=True),
                    " its budget.",
                ),
                look="lead",
            ),
            Section(
                "Contributions",
                (contributions(), Paragraph("Shares add up to 100.00 %.", look="small")),
            ),
            Section("Spending to month 11", (spending(), _spending_chart())),
            Section("Reserve", (_reserve(),)),
        ),
        PRINTED,
        subtitle="1 April 2024 to 31 March 2025 · contributions, spending and reserve",
        partnership=PARTNERSHIP,
        marking="OFFICIAL",
    )


def contributions() -> Table:
    """The contributions of 2024-25 of seed 003, with shares that add up."""
    given = (
        ("BwD Council, Children's Services", "31.78", 7_500_000, 7_500_000, "Received"),
        ("BwD Council, Adults and Health", "31.78", 7_500_000, 7_500_000, "Received"),
        ("NHS Lancashire & South Cumbria ICB", "21.19", 5_000_000, 5_000_000, "Received"),
        ("Lancashire Constabulary", "15.25", 3_600_000, 0, "Due 31 Mar"),
    )
    rows = tuple(
        (
            agency,
            Decimal(share),
            agreed,
            received,
            agreed - received,
            Cell(word, tone="good" if word == "Received" else "caution"),
        )
        for agency, share, agreed, received, word in given
    )
    return Table(
        (
            Column("Agency"),
            Column("Share", Kind.PERCENT, places=2),
            Column("Agreed", Kind.MONEY),
            Column("Received", Kind.MONEY),
            Column("Outstanding", Kind.MONEY),
            Column("Status"),
        ),
        rows,
        caption="Contributions 2024-25",
        total=("Total", Decimal(100), 23_600_000, 20_000_000, 3_600_000, None),
        note="Invoices were raised on 14 Apr 2024.",
    )


def spending() -> Table:
    """Budget lines in whole pounds with the variance in words."""
    given = (
        ("Staffing", 16_800_000, 15_120_000, 16_530_000, "£2,700 under", "none"),
        ("Practice reviews", 2_000_000, 2_365_000, 2_365_000, "£3,650 over", "bad"),
        ("Training delivery", 1_800_000, 1_240_000, 1_690_000, "£1,100 under", "none"),
    )
    tones: dict[str, Tone] = {"none": "none", "bad": "bad"}
    columns = tuple(Column(each, Kind.MONEY, places=0) for each in ("Budget", "Spent", "Forecast"))
    return Table(
        (Column("Heading"), *columns, Column("Variance", align="right")),
        tuple((*row[:4], Cell(row[4], tone=tones[row[5]])) for row in given),
        caption="Spending to month 11",
        total=("Total", 20_600_000, 18_725_000, 20_585_000, "£150 under"),
    )


def _spending_chart() -> Bars:
    return Bars(
        "Spent by heading",
        (
            Bar("Staffing", 15_120_000),
            Bar("Practice reviews", 2_365_000, tone="bad"),
            Bar("Training delivery", 1_240_000),
            Bar("Website and systems, hosting and the yearly accessibility audit", 799_000),
            Bar("Voice of children", Mark("suppressed", "c")),
            Bar("Refund", -120_000, tone="note"),
        ),
        Kind.MONEY,
    )


def _reserve() -> Facts:
    return Facts(
        (
            Fact("Opening, 1 April 2024", 4_132_000, Kind.MONEY),
            Fact("Contributions agreed", 23_600_000, Kind.MONEY),
            Fact("Forecast spending", -23_535_000, Kind.MONEY),
            Fact("Closing, 31 March 2025", (Run("£41,970.00", bold=True),)),
            Fact("State", "Agreed by the partners", tone="good"),
        )
    )


def minutes() -> Report:
    """Draft minutes with attendance, decisions, actions and signatures."""
    return Report(
        "SCP Board: minutes",
        (
            Facts(
                (
                    ("Date", "Thursday 27 March 2025, 10:00 to 12:10"),
                    ("Place", "Town Hall, Conference Room 2, and online"),
                    ("Chair", "Nadia Hussain, Lead Safeguarding Partner for the Council"),
                    Fact("Quorum", "Met: council, police and ICB all present", tone="good"),
                )
            ),
            Section("Present", (_attendance(),), number="1"),
            Section("Apologies and declarations of interest", (Paragraph("None."),), number="2"),
            Section("Minutes of the last meeting", _last_minutes(), number="3"),
            Section("Neglect", _neglect(), number="4"),
            Signatures(("Signed by the chair", "Date")),
        ),
        PRINTED,
        subtitle="Meeting of 27 March 2025",
        partnership=PARTNERSHIP,
        marking="OFFICIAL",
        draft="Draft, not yet approved",
        author="Business unit",
        subject="Minutes of the SCP Board of 27 March 2025",
    )


def _attendance() -> Table:
    states: tuple[tuple[str, Tone], ...] = (
        ("Attended", "good"),
        ("Deputy attended", "note"),
        ("Apologies", "caution"),
        ("Did not attend", "bad"),
    )
    rows = tuple(
        (
            f"Seat {number} of the board",
            ("Lancashire Constabulary", "East Lancashire Hospitals NHS Trust")[number % 2],
            "Tom Ashworth",
            Cell(states[number % 4][0], tone=states[number % 4][1]),
        )
        for number in range(1, 13)
    )
    columns = (Column("Seat"), Column("Agency"), Column("Name"), Column("Attendance"))
    return Table(columns, rows, caption="Attendance", note="9 of 12 seats represented, 75.0 %.")


def _last_minutes() -> tuple[Paragraph, Bullets, Callout]:
    return (
        Paragraph("The minutes of 12 December 2024 were agreed with two corrections:"),
        Bullets(
            ("Item 3: “quarterly” replaces “yearly”.", "Item 5: T. Ashworth was present online.")
        ),
        Callout("Decision 2025/14", "The minutes of 12 December 2024 are approved as corrected."),
    )


def _neglect() -> tuple[Paragraph | Section, ...]:
    long = (
        "Members discussed how neglect is recognised early by schools, health visitors and police. "
        * 5
    )
    report = (
        Paragraph(long),
        Numbered(
            ("Agencies report on use of the tool.", "Training is offered to every school."), start=1
        ),
        Callout(
            "Action 2025/31",
            "Bring three case examples in which the neglect tool changed the plan.",
            (
                Fact("Owner", "Head teacher representative"),
                Fact("Due", date(2025, 6, 12), Kind.DAY),
            ),
            tone="note",
        ),
    )
    return (
        Paragraph("The chair welcomed the report of the subgroup."),
        Section("Report of the subgroup", report, number="4.1"),
        Section(
            "Next steps",
            (Paragraph(("Agreed: ", Run("all", bold=True), " agencies.")),),
            number="4.2",
        ),
    )


def structure() -> Report:
    """A structure chart with one parent and several groups."""
    names = (
        "Executive",
        "Quality assurance",
        "Learning and improvement",
        "Exploitation",
        "Neglect",
    )
    shapes: list[Box | Line | Words] = [
        *_box(330, 0, "Safeguarding Partnership Board", "4 times a year")
    ]
    for number, name in enumerate(names):
        x = number * 165.0
        shapes.append(Line(((405, 52), (405, 76), (x + 75, 76), (x + 75, 100))))
        shapes += _box(x, 100, name, "every two months")
    alt = "Structure chart: the Board with five groups that report to it: " + ", ".join(names) + "."
    drawing = Drawing(812, 156, tuple(shapes), alt)
    return Report(
        "Structure of the partnership",
        (drawing,),
        PRINTED,
        partnership=PARTNERSHIP,
        marking="OFFICIAL",
        landscape=True,
    )


def _box(x: float, y: float, name: str, often: str) -> tuple[Box, Words, Words]:
    return (
        Box(x, y, 150, 52, fill="accent-weak", edge="accent"),
        Words(x + 6, y + 8, 138, name, bold=True, align="centre"),
        Words(x + 6, y + 33, 138, often, size=8, align="centre", colour="muted"),
    )


def wide(columns: int = 15) -> Report:
    """A matrix with many columns on a page across, shaded as a heat map."""
    tones: tuple[Tone, ...] = ("good", "caution", "bad", "none")
    head = (
        Column("Standard"),
        *(Column(f"Agency number {n}", upright=True) for n in range(1, columns)),
    )
    rows: tuple[Cells, ...] = tuple(
        (
            f"{row}. Leaders promote safeguarding",
            *(Cell(str((row + n) % 4), tone=tones[(row + n) % 4]) for n in range(1, columns)),
        )
        for row in range(1, 12)
    )
    table = Table(head, rows, caption="Scores by agency", shaded=True)
    return Report("Section 11 scores", (table,), PRINTED, landscape=True)


def hostile() -> Report:
    """Every hostile text in every place that takes a text."""
    table = Table(
        (Column("Text"), Column("Amount", Kind.MONEY), Column("x" * 300)),
        tuple((text, 100, text) for text in HOSTILE),
        caption="[Hostile]: */\\ texts that are longer than thirty-one characters",
    )
    paragraphs = tuple(Paragraph((text, Run(text, bold=True))) for text in HOSTILE)
    return Report(
        HOSTILE[4] + HOSTILE[10],
        (
            *paragraphs,
            Bullets(HOSTILE),
            Facts(tuple((text, text) for text in HOSTILE)),
            table,
            Section(HOSTILE[9] + HOSTILE[6], (Callout(HOSTILE[10], HOSTILE[9]),)),
            Signatures(HOSTILE[:2]),
            Drawing(100, 50, (Words(0, 0, 50, HOSTILE[9][:200] + HOSTILE[4]),), alt=HOSTILE[4]),
        ),
        PRINTED,
        partnership=HOSTILE[4],
        marking="OFFICIAL \x00" + HOSTILE[10],
        subtitle=HOSTILE[9],
        basis=HOSTILE[11],
    )
