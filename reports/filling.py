"""What a Word template of the unit's own takes from a report: its words and blocks by the names of its placeholders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from app.templates.queries import content_of, template_for
from app.templates.rules import TemplateMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from app.templates.fields import TemplatePlace
    from reports.document import Block

Said: TypeAlias = "Mapping[str, str | tuple[Block, ...]]"
"""What stands for each placeholder: words within a line, or blocks in place of a paragraph."""


@dataclass(frozen=True)
class Template:
    """The template that a document is written with; its content is None where the file has lost it."""

    name: str
    content: bytes | None

    @property
    def whole(self) -> bytes:
        """Give its content; TemplateMissing."""
        if self.content is None:
            raise TemplateMissing(self.name)
        return self.content


@dataclass(frozen=True)
class Filling:
    """The template, if the unit gave one, and what it takes; made from what is printed and from nothing else.

    What a version for the public leaves out is left out before this is made, so no template can bring it back.
    """

    template: Template | None
    said: Said
    rest: tuple[Block, ...] = ()
    """What is put below the items where no placeholder asks for it."""


def template_of(session: Session, place: TemplatePlace) -> Template | None:
    """Read the template that a document of a group is written with, None for the built-in layout."""
    found = template_for(session, place)
    return None if found is None else Template(found.file_name, content_of(session, found))
