"""People and agencies made from a name typed into a form, where a link finds nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.fields import Ref
from app.people.operations import add_person
from ui.choices import FileChoices

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.page import Desk


def offer_new_names(desk: Desk) -> None:
    """Let links to people and agencies offer `Add "name"`."""
    choices = desk.lists.choices
    if isinstance(choices, FileChoices):
        choices.register("people", lambda name: _person(desk.core, name))
        choices.register("agencies", lambda name: _agency(desk.core, name))


def _person(core: Core, name: str) -> Ref:
    with core.work("Add person", name) as work:
        return Ref(add_person(work, {"name": name}), name)


def _agency(core: Core, name: str) -> Ref:
    with core.work("Add agency", name) as work:
        return Ref(add_agency(work, {"name": name}), name)
