"""Starting a partnership: what the first page asks, and everything that follows from it by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.errors import refuse
from app.fields import Choice, Fields, Text, problems
from app.partnerships.operations import add_partnership
from app.partnerships.years import YearStart
from app.people.rules import initials_of
from app.unit.operations import join
from models.partnerships import PartnershipKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Core

START: Fields = (
    Text("name", "Name of the partnership", required=True, help="As it is printed on documents."),
    Choice("kind", "Kind", words=PartnershipKind, required=True),
    YearStart("financial_year", "Financial year starts", required=True),
    Text(
        "user_name",
        "Your name",
        required=True,
        longest=80,
        help="Stands as minute taker and in the history.",
    ),
    Text(
        "user_initials", "Your initials", longest=6, help="Stand beside each change in the history."
    ),
    Text(
        "second_backup_folder",
        "Second place for backups",
        longest=400,
        help="A memory stick or a network folder.",
    ),
)
"""The questions of the first page; where the live file lies is not among them."""

DEFAULTS: dict[str, Any] = {"kind": PartnershipKind.CHILDREN, "financial_year": "04-01"}


def start_partnership(core: Core, typed: Mapping[str, Any]) -> None:
    """Make a new file in the user's data folder with one partnership, and remember who works here.

    InvalidValues where an answer cannot be; then there is no file.
    """
    values: dict[str, Any] = {field.name: typed.get(field.name) for field in START}
    refuse(problems(START, values))
    initials = values["user_initials"] or initials_of(values["user_name"])[:6]
    core.settings.change(
        user_name=values["user_name"],
        user_initials=initials,
        second_backup_folder=values["second_backup_folder"] or "",
    )
    core.create(core.paths.file_for(values["name"]))
    with core.work("Start partnership", values["name"], can_undo=False) as work:
        add_partnership(
            work,
            {
                "name": values["name"],
                "kind": values["kind"],
                "financial_year": values["financial_year"],
            },
        )
        join(work, values["user_name"], initials)
    if core.file is not None:
        core.settings.remember_file(core.file.path)
