"""A Word template shown on a real meeting: the document as it would be written now, to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.papers.opened import place_for_copy
from app.templates.fields import TemplateKind
from app.templates.queries import meeting_to_show
from app.wording import file_name
from reports.catalogue import report_named
from reports.word import write_word

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.templates.fields import TemplatePlace


def write_preview(core: Core, place: TemplatePlace) -> Path:
    """Write the newest fitting document as Word and give its path; NoMeetingToShow. It goes when the file closes."""
    with core.read() as session:
        meeting, item = meeting_to_show(session, place, core.clock.today())
    of_item = place.kind is TemplateKind.COVER_REPORT
    values = {"item": item} if of_item else {"meeting": meeting}
    report = report_named(place.kind.value).build(core, values)
    path = place_for_copy(core, f"{file_name('Preview', report.title)}.docx")
    write_word(report, path)
    return path
