"""What can be asked about Word templates: all of a partnership, and the one that a document is written with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from app.belonging import Belonging
from app.fields import Ref
from app.groups.queries import GROUP_NAME
from app.listing import Listing, unscoped
from app.templates.fields import WORD_TEMPLATE
from app.templates.rules import NoMeetingToShow
from models.agenda import AgendaItem
from models.contents import chunks
from models.groups import Group
from models.meetings import Meeting
from models.minutes import Minute
from models.partnerships import Partnership
from models.templates import DocumentTemplate, TemplateKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from app.templates.fields import TemplatePlace


_SHORT = func.coalesce(Partnership.short_name, Partnership.name)


@dataclass(frozen=True)
class TemplateRecord:
    """A template of a partnership; with a group that of this group alone."""

    id: int
    version: int
    kind: TemplateKind
    partnership: Ref
    group: Ref | None
    file_name: str
    added_on: date
    size: int
    sha256: str

    @property
    def whose(self) -> str:
        """Name the group, or the partnership where it is for all its groups."""
        return self.group.name if self.group else self.partnership.name


def templates(session: Session, ids: Sequence[int]) -> list[TemplateRecord]:
    """Read templates."""
    return _read(session, _chosen().where(DocumentTemplate.id.in_(ids)))


def templates_of(session: Session, partnership_id: int) -> list[TemplateRecord]:
    """Give every template of a partnership."""
    return _read(session, _chosen().where(DocumentTemplate.partnership_id == partnership_id))


def template_for(session: Session, place: TemplatePlace) -> TemplateRecord | None:
    """Give the template that a document of a group is written with: the group's own before that of its partnership."""
    own = or_(DocumentTemplate.group_id.is_(None), DocumentTemplate.group_id == place.group)
    chosen = _chosen().where(
        DocumentTemplate.kind == place.kind,
        DocumentTemplate.partnership_id == place.partnership,
        own,
    )
    found = _read(session, chosen)
    return max(found, key=lambda each: (each.group is not None, each.id), default=None)


def own_template(session: Session, place: TemplatePlace) -> TemplateRecord | None:
    """Give the template set at exactly this place; None where a wider one or the built-in layout is used."""
    found = template_for(session, place)
    return found if found and (found.group.id if found.group else None) == place.group else None


def content_of(session: Session, template: TemplateRecord) -> bytes | None:
    """Give the content of a template, None where it is not in the file."""
    return b"".join(chunks(session.connection(), template.sha256)) or None


def meeting_to_show(session: Session, place: TemplatePlace, today: date) -> tuple[int, int]:
    """Give a meeting, and an item of it, on which a template shows what it does: the newest whose minutes are written.

    NoMeetingToShow where there is none. The template of a partnership is shown on a group that has none of its own.
    """
    own = select(DocumentTemplate.group_id).where(
        DocumentTemplate.kind == place.kind, DocumentTemplate.group_id.is_not(None)
    )
    whose = Group.id.not_in(own) if place.group is None else Group.id == place.group
    found = session.execute(
        select(Meeting.id, func.min(AgendaItem.id))
        .join(Group, Group.id == Meeting.group_id)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .outerjoin(Minute, Minute.item_id == AgendaItem.id)
        .where(Group.partnership_id == place.partnership, whose)
        .group_by(Meeting.id)
        .order_by((func.count(Minute.id) > 0).desc(), (Meeting.day <= today).desc())
        .order_by(Meeting.day.desc(), Meeting.id.desc())
        .limit(1)
    ).first()
    if found is None:
        raise NoMeetingToShow
    return found[0], found[1]


def _chosen() -> Select[DocumentTemplate, str, str | None]:
    return (
        select(DocumentTemplate, _SHORT, GROUP_NAME)
        .join(Partnership, Partnership.id == DocumentTemplate.partnership_id)
        .outerjoin(Group, Group.id == DocumentTemplate.group_id)
        .order_by(DocumentTemplate.kind, Group.name, DocumentTemplate.id)
    )


def _read(
    session: Session, chosen: Select[DocumentTemplate, str, str | None]
) -> list[TemplateRecord]:
    return [
        TemplateRecord(
            row.id,
            row.version,
            row.kind,
            Ref(row.partnership_id, partnership),
            Ref(row.group_id, group) if row.group_id is not None and group else None,
            row.file_name,
            row.added_on,
            row.size,
            row.sha256,
        )
        for row, partnership, group in session.execute(chosen)
    ]


_OF_PARTNERSHIP = Belonging(DocumentTemplate.partnership_id)
_GROUP = select(GROUP_NAME).where(Group.id == DocumentTemplate.group_id).scalar_subquery()

WORD_TEMPLATES = Listing(
    kind="word-templates",
    title="Word templates",
    one="Word template",
    fields=WORD_TEMPLATE,
    table="document_template",
    id_column=DocumentTemplate.id,
    source=DocumentTemplate,
    columns={
        "kind": DocumentTemplate.kind,
        "partnership": _OF_PARTNERSHIP.name,
        "group": _GROUP,
        "file_name": DocumentTemplate.file_name,
        "added_on": DocumentTemplate.added_on,
        "size": DocumentTemplate.size,
    },
    records=unscoped(templates),
    order=("kind", "file_name"),
    about=lambda record: (
        f"{record.file_name} ({record.kind.title_text.casefold()} of {record.whose})"
    ),
    belongs=_OF_PARTNERSHIP,
)
