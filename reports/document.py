"""Documents as data: what a report says; how a page, a Word file or a workbook draws it is the writers' affair.

Texts are plain: no writer reads markup in them. Amounts of money are whole pence (int), percentages are
per cent (54.5, not 0.545), days are `datetime.date`. A figure that is suppressed or missing is a `Mark`
or a text, never 0. Sections nest, so a heading level can never be skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

from app.fields import Mark
from reports.drawing import Align, Drawing

if TYPE_CHECKING:
    from reports.occasions import Occasion

Tone = Literal["good", "caution", "bad", "note", "none"]
Value: TypeAlias = str | int | float | Decimal | date | datetime | time | Mark | None


class Kind(StrEnum):
    """What a column or a fact holds; it decides how a value is written, aligned and typed in Excel."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


Text: TypeAlias = str | tuple[str | Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` is a larger opening sentence, `small` a muted remark."""

    text: Text
    look: Literal["body", "lead", "small"] = "body"


@dataclass(frozen=True)
class Bullets:
    """A list whose order does not matter."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Numbered:
    """A list numbered from `start`."""

    items: tuple[Text, ...]
    start: int = 1


@dataclass(frozen=True)
class Fact:
    """One label with its value, such as Venue: Town Hall."""

    label: str
    value: Value | tuple[str | Run, ...]
    kind: Kind = Kind.TEXT
    _: KW_ONLY
    tone: Tone = "none"
    places: int | None = None


@dataclass(frozen=True)
class Facts:
    """Labels with their values, one below the other; a pair of texts stands for a Fact of text."""

    facts: tuple[Fact | tuple[str, str], ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is a wished width in characters, 0 leaves it to the content.

    `places` are decimal places (money 2 or 0, per cent 1, numbers as they come); an `upright` label is
    written from bottom to top in PDF, for matrices with many narrow columns. An `optional` column is left
    out on paper where no row fills it; a workbook keeps it.
    """

    label: str
    kind: Kind = Kind.TEXT
    _: KW_ONLY
    align: Align | None = None
    width: int = 0
    places: int | None = None
    upright: bool = False
    optional: bool = False

    @property
    def side(self) -> Align:
        """The alignment: figures to the right, under an upright label centred, unless it says otherwise."""
        if self.align:
            return self.align
        if self.upright:
            return "centre"
        return "right" if self.kind in {Kind.NUMBER, Kind.MONEY, Kind.PERCENT} else "left"


@dataclass(frozen=True)
class Cell:
    """A value with a tone or in bold; a tone never stands without its word.

    `link` names a place in the pack that the document becomes part of, such as 4a; alone it leads nowhere.
    """

    value: Value
    _: KW_ONLY
    tone: Tone = "none"
    bold: bool = False
    link: str = ""

    def __post_init__(self) -> None:
        if self.tone != "none" and self.value in {None, ""}:
            raise ValueError("A tone needs a word: nothing may be said by colour alone.")


Cells: TypeAlias = tuple[Value | Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with one header row; in Excel a sheet of its own, named by its caption.

    `total` is a last row that sums up, `note` a remark below, `empty` the sentence shown when there are
    no rows. Tones draw chips, or with `shaded` fill the whole cell, as in a heat map. Where a report has such a
    table per owner or group, `per` says of what ("Owner"): a workbook puts them in one sheet with a column of it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]
    _: KW_ONLY
    caption: str = ""
    total: Cells | None = None
    note: str = ""
    empty: str = "There is nothing to list."
    shaded: bool = False
    per: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("A table needs a column.")
        rows = self.rows if self.total is None else (*self.rows, self.total)
        for number, row in enumerate(rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"Row {number} has {len(row)} cells, not {len(self.columns)}.")


@dataclass(frozen=True)
class Callout:
    """A box that stands out, for a decision or an action; its label says what it is, tone none is the accent."""

    label: str
    text: Text
    facts: tuple[Fact | tuple[str, str], ...] = ()
    tone: Tone = "none"


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, each with what belongs there below it."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Bar:
    """One bar: a label and its value; a Mark or None is written out and has no bar."""

    label: str
    value: int | float | Decimal | Mark | None
    tone: Tone = "none"


@dataclass(frozen=True)
class Bars:
    """A chart of lying bars, every value written at its end; in Excel a table."""

    caption: str
    bars: tuple[Bar, ...]
    kind: Kind = Kind.NUMBER
    places: int | None = None


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; sections inside sections have lower headings.

    What stands `together` shares a page where it fits one.
    """

    title: str
    blocks: tuple[Block, ...]
    _: KW_ONLY
    number: str = ""
    new_page: bool = False
    together: bool = False

    @property
    def heading(self) -> str:
        """The number and the title as one text."""
        return f"{self.number} {self.title}".strip()


Block: TypeAlias = (
    Paragraph | Bullets | Numbered | Facts | Table | Callout | Signatures | PageBreak | Drawing
    | Bars | Section
)  # fmt: skip


@dataclass(frozen=True)
class Cover:
    """A title page before the rest: what it is the cover of, what stands below the title, and a remark at the foot."""

    what: str
    facts: tuple[tuple[str, str], ...]
    remark: str = ""


@dataclass(frozen=True)
class Report:
    """A whole document.

    `printed` is passed in, so that the same facts give the same file; `basis` says what the figures rest on
    ("Membership as at 12 Mar 2025"); `marking` is such as OFFICIAL; `draft` is a remark such as
    "Draft, not yet approved", which also draws a watermark.
    """

    title: str
    blocks: tuple[Block, ...]
    printed: date
    _: KW_ONLY
    subtitle: str = ""
    partnership: str = ""
    basis: str = ""
    marking: str = ""
    draft: str = ""
    subject: str = ""
    author: str = ""
    language: str = "en-GB"
    landscape: bool = False
    cover: Cover | None = None
    """Drawn in PDF alone, as part of a pack."""
    bare: bool = False
    """Whether it goes without header, footer and page numbers, because the pack it is part of has its own."""
    occasions: tuple[Occasion, ...] = ()
    """What a calendar file takes from it; no other writer looks at them."""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A report needs a title.")


def runs(text: Text) -> tuple[Run, ...]:
    """Give a text as its runs."""
    pieces = (text,) if isinstance(text, str) else text
    return tuple(piece if isinstance(piece, Run) else Run(piece) for piece in pieces)


def fact(given: Fact | tuple[str, str]) -> Fact:
    """Give a Fact, also for a bare pair of texts."""
    return given if isinstance(given, Fact) else Fact(*given)


def cell(given: Value | Cell) -> Cell:
    """Give a Cell, also for a bare value."""
    return given if isinstance(given, Cell) else Cell(given)


def walk(
    blocks: tuple[Block, ...], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Block]]:
    """Yield every block in reading order with the headings it stands under; a section comes before its content."""
    for block in blocks:
        yield above, block
        if isinstance(block, Section):
            yield from walk(block.blocks, (*above, block.heading))
