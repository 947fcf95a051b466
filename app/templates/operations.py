"""What can be done to Word templates; documents that were written with one stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.papers.contents import keep_file
from app.papers.fields import PaperKind
from app.templates.rules import OfAnotherPartnership
from models.groups import Group
from models.partnerships import Partnership
from models.templates import DocumentTemplate

if TYPE_CHECKING:
    from app.templates.checking import IncomingTemplate
    from app.templates.fields import TemplatePlace
    from app.work import Work


def set_template(work: Work, place: TemplatePlace, incoming: IncomingTemplate) -> int:
    """Write documents with a template from now on, in place of the one there was; gives the template's id.

    With a group it is for that group alone, before the one of its partnership.
    """
    work.get(Partnership, place.partnership)
    if place.group is not None and work.get(Group, place.group).partnership_id != place.partnership:
        raise OfAnotherPartnership
    keep_file(work, incoming.sha256, incoming.content, PaperKind.WORD)
    values = {
        "file_name": incoming.name,
        "sha256": incoming.sha256,
        "size": len(incoming.content),
        "added_on": work.today,
    }
    own = {"kind": place.kind, "partnership_id": place.partnership, "group_id": place.group}
    chosen = select(DocumentTemplate).filter_by(**own).order_by(DocumentTemplate.id)
    rows = work.session.scalars(chosen).all()
    if not rows:
        return work.add(DocumentTemplate(**own, **values))
    # One that was taken back may have come again from the history beside the one that was set meanwhile.
    for each in rows[:-1]:
        work.delete(each)
    work.edit_columns(rows[-1], values)
    return rows[-1].id


def remove_template(work: Work, template_id: int) -> int:
    """Take a template away: documents are written with that of the partnership again, or in the built-in layout."""
    work.delete(work.get(DocumentTemplate, template_id))
    return template_id
