"""Papers: what is attached to agenda items, its versions, its content once per hash, and the packs it went into."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Record
from models.types import Bytes, DayOf, Pk, ShortText, Whole, YesNo, choice, link
from models.words import Word

CHUNK = 1_000_000
"""Bytes of a paper that are kept in one row."""


class PaperKind(Word):
    """What a paper is by its content, whatever its name says."""

    PDF = "pdf", "PDF"
    WORD = "word", "Word document"
    EXCEL = "excel", "Excel workbook"
    SLIDES = "slides", "Presentation"
    PICTURE = "picture", "Picture"


class PaperFault(Word):
    """Why a paper cannot be opened."""

    DAMAGED = "damaged", "Damaged", "bad"
    LOCKED = "locked", "Password", "bad"


class PaperFile(Base):
    """The content of a paper, kept once however often it is attached; outside the journal, as bytes are no history."""

    __tablename__ = "paper_file"
    __table_args__ = (Index("uq_paper_file_sha256", "sha256", unique=True),)

    id: Mapped[Pk]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[Whole]
    """In bytes."""
    kind: Mapped[PaperKind] = choice(PaperKind)


class PaperChunk(Base):
    """A part of a content, at most CHUNK bytes; a backup holds none of them."""

    __tablename__ = "paper_chunk"
    __table_args__ = (Index("uq_paper_chunk_place", "file_id", "place", unique=True),)

    id: Mapped[Pk]
    file_id: Mapped[int] = link("paper_file")
    place: Mapped[Whole]
    content: Mapped[Bytes]


class Paper(Record):
    """A paper of an agenda item; its label, such as 4a, follows from the item's number and its place."""

    __tablename__ = "paper"

    item_id: Mapped[int] = link("agenda_item")
    place: Mapped[Whole]
    title: Mapped[ShortText]
    restricted: Mapped[YesNo]
    """Whether it is left out of the public pack; every paper of a restricted item is."""
    received_on: Mapped[DayOf]
    late: Mapped[YesNo]
    """Whether it came after the day on which papers were due."""
    withdrawn: Mapped[YesNo]
    """Whether it is in no further pack; it keeps its label."""


class PaperVersion(Record):
    """What was received as a paper at one time; it names its content by hash, so that undo never hangs on bytes."""

    __tablename__ = "paper_version"
    __table_args__ = (
        Index("uq_paper_version_number", "paper_id", "number", unique=True),
        Index(None, "sha256"),
    )

    paper_id: Mapped[int] = link("paper")
    number: Mapped[Whole]
    file_name: Mapped[ShortText]
    kind: Mapped[PaperKind] = choice(PaperKind)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[Whole]
    pages: Mapped[Whole | None]
    """Of a PDF or a picture; what Word or Excel has is known when it is put in a pack."""
    fault: Mapped[PaperFault | None] = choice(PaperFault)
    added_on: Mapped[DayOf]


class Pack(Record):
    """A pack that was written: the whole one of a meeting, or a supplement that continues its pages."""

    __tablename__ = "pack"

    meeting_id: Mapped[int] = link("meeting")
    number: Mapped[Whole]
    """0 for the whole pack, then the supplements to it."""
    is_public: Mapped[YesNo]
    made_on: Mapped[DayOf]
    first_page: Mapped[Whole]
    last_page: Mapped[Whole]


class PackPaper(Record):
    """That a version of a paper is in a pack, and the page on which it begins."""

    __tablename__ = "pack_paper"

    pack_id: Mapped[int] = link("pack")
    version_id: Mapped[int] = link("paper_version")
    page: Mapped[Whole]
