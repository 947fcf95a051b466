"""Word templates of the unit's own, in whose layout documents are written."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record
from models.types import DayOf, ShortText, Whole, choice, link
from models.words import Word


class TemplateKind(Word):
    """The documents that a template can be given for; each value is the name of the report."""

    MINUTES = "minutes", "Minutes"
    AGENDA = "agenda", "Agenda"
    ACTION_SHEET = "action-sheet", "Action sheet"
    COVER_REPORT = "cover-report", "Cover report"


class DocumentTemplate(Record):
    """A template of a partnership, or of one of its groups, for one kind of document.

    It names its content by hash, which is kept as that of papers is, so that undo never hangs on bytes.
    """

    __tablename__ = "document_template"
    __table_args__ = (Index(None, "sha256"),)

    partnership_id: Mapped[int] = link("partnership")
    group_id: Mapped[int | None] = link("partnership_group")
    """None for all groups that have none of their own."""
    kind: Mapped[TemplateKind] = choice(TemplateKind)
    file_name: Mapped[ShortText]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[Whole]
    """In bytes."""
    added_on: Mapped[DayOf]
