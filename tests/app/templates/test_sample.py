"""The sample's Word template: a bare file, such as a small program writes, that documents are written with."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from sqlalchemy import select

from app.sample.template import NAME
from models.agenda import AgendaItem
from models.groups import Group
from models.meetings import Meeting
from models.templates import DocumentTemplate
from reports import cover_report
from reports.word import word_bytes

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_a_cover_report_of_the_subgroup_is_written_on_its_letterhead(sample: Core) -> None:
    with sample.read() as session:
        chosen = (
            select(AgendaItem.id)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .join(Group, Group.id == Meeting.group_id)
            .join(DocumentTemplate, DocumentTemplate.group_id == Group.id)
            .where(DocumentTemplate.file_name == NAME)
        )
        item = session.scalars(chosen).first()
    assert item is not None
    document = Document(BytesIO(word_bytes(cover_report.build(sample, item))))
    lines = {each.text: each.style.name if each.style else "" for each in document.paragraphs}
    assert next(iter(lines)) == "Neglect subgroup"
    assert lines["2  Recommendations"] == "Heading 1"
    assert not any("{{" in each for each in lines)
