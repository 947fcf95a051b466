"""Documents as data: what a report says; how a page, a Word file or a workbook draws it is the writers' affair.

Texts are plain: no writer reads markup in them. Sections nest, so a heading level can never be skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

from reports.drawing import Drawing
from reports.table import Kind, Table

if TYPE_CHECKING:
    from app.fields import Mark
    from reports.filling import Filling
    from reports.occasions import Occasion
    from reports.table import Tone, Value


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
    filling: Filling | None = None
    """What a Word template takes from it in the unit's own layout; no writer but Word's looks at it."""

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


def walk(
    blocks: tuple[Block, ...], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Block]]:
    """Yield every block in reading order with the headings it stands under; a section comes before its content."""
    for block in blocks:
        yield above, block
        if isinstance(block, Section):
            yield from walk(block.blocks, (*above, block.heading))
