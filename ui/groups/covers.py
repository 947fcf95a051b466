"""The form of a group's cover reports: its headings, a line each, and whether agendas print what is recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.recommendations.covers import cover_form, set_cover_form
from app.recommendations.fields import COVER_TEMPLATE
from ui.asking import ask, without
from ui.forms import values_of

if TYPE_CHECKING:
    from app.fields import Ref
    from app.groups.queries import GroupRecord
    from app.recommendations.fields import CoverTemplateValues
    from ui.dialogs import FormDialog
    from ui.page import Desk

_FORM = without(COVER_TEMPLATE, "group")
_TOLD = (
    "“Cover report to fill in” writes these headings for the presenter of an item. When the report comes back as Word "
    "and is attached, what stands under its recommendations is proposed to the meeting."
)


def open_cover_form(desk: Desk, group: GroupRecord | Ref) -> FormDialog:
    """Open the form of a group's cover reports, the usual one where it has none of its own."""
    with desk.core.read() as session:
        form = cover_form(session, group.id)

    def save(values: CoverTemplateValues) -> None:
        if values:
            with desk.core.work("Change cover report", group.name) as work:
                set_cover_form(work, group.id, values, form.version)

    title = f"Cover reports of {group.name}"
    return ask(desk, title, _FORM, values_of(_FORM, form), save=save, told=_TOLD)
