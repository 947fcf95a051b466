"""What a Word template of the unit's own is described by."""

from __future__ import annotations

from dataclasses import dataclass

from app.fields import Choice, Day, Fields, Link, Number, Text
from models.templates import TemplateKind


@dataclass(frozen=True)
class TemplatePlace:
    """Which documents a template is for: a kind of a partnership, or of one of its groups alone."""

    kind: TemplateKind
    partnership: int
    group: int | None = None


WORD_TEMPLATE: Fields = (
    Choice("kind", "Document", words=TemplateKind, computed=True, chip=False, width=16),
    Link("partnership", "Partnership", kind="partnerships", computed=True, width=26),
    Link("group", "Group", kind="groups", computed=True, width=26),
    Text("file_name", "File", computed=True, width=40),
    Day("added_on", "Since", computed=True),
    Number("size", "Bytes", computed=True, listed=False, width=11),
    Text("sha256", "Content (SHA-256)", computed=True, listed=False, width=66),
)

OWN_GROUP: Fields = (Link("group", "Group", kind="groups", required=True, width=26),)
"""Asked where a group is to have a template of its own."""

__all__ = ["OWN_GROUP", "WORD_TEMPLATE", "TemplateKind", "TemplatePlace"]
