"""Starting a partnership: what the first page asks, and everything that follows from it by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.errors import refuse
from app.fields import Choice, Fields, Text, by_name, problems
from app.partnerships.fields import PARTNERSHIP
from app.partnerships.operations import add_partnership
from app.partnerships.years import APRIL, JANUARY
from app.people.rules import initials_of
from app.preferences import PLACES, ready_folder
from app.rag.operations import add_usual_rag_words
from app.sentences.operations import add_usual_sentences
from app.unit.operations import join
from models.partnerships import PartnershipKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Core

_OF_BODY = by_name(PARTNERSHIP)
_YEARS = ("reporting_year", "financial_year", "numbering_year")

START: Fields = (
    Text("name", "Name of the partnership", required=True, help="As it is printed on documents."),
    Choice("kind", "Kind", words=PartnershipKind, required=True),
    Text(
        "user_name",
        "Your name",
        required=True,
        longest=80,
        help="Stands as minute taker and in the history.",
    ),
    Text(
        "user_initials",
        "Your initials",
        longest=6,
        help="Stand beside each change in the history; left empty they are taken from your name.",
    ),
    *(_OF_BODY[name] for name in _YEARS),
    *PLACES,
)
"""The questions of the first page; where the live file lies is not among them."""

_GIVEN: dict[str, Any] = {
    "kind": PartnershipKind.CHILDREN,
    "reporting_year": APRIL,
    "financial_year": APRIL,
    "numbering_year": JANUARY,
}


def given_answers(core: Core) -> dict[str, Any]:
    """Give what the first page proposes; who was here before is known, and copies go to one's documents."""
    now = core.settings.now
    return {
        **_GIVEN,
        "user_name": now.user_name or None,
        "user_initials": now.user_initials or None,
        "second_backup_folder": now.second_backup_folder or str(core.paths.copies),
    }


def start_partnership(core: Core, typed: Mapping[str, Any]) -> None:
    """Make a new file in the user's data folder with one partnership, and remember who works here.

    InvalidValues where an answer cannot be; then there is no file.
    """
    values: dict[str, Any] = {field.name: typed.get(field.name) for field in START}
    folder = values["second_backup_folder"]
    sentence = ready_folder(core, folder) if folder else ""
    wrong = {"second_backup_folder": sentence} if sentence else {}
    refuse(problems(START, values) or wrong)
    initials = values["user_initials"] or initials_of(values["user_name"])[:6]
    core.settings.change(
        user_name=values["user_name"],
        user_initials=initials,
        second_backup_folder=folder or "",
    )
    core.create(core.paths.file_for(values["name"]))
    with core.work("Start partnership", values["name"], can_undo=False) as work:
        add_partnership(
            work,
            {
                "name": values["name"],
                "kind": values["kind"],
                **{name: values[name] for name in _YEARS},  # type: ignore[typeddict-item]
            },
        )
        add_usual_sentences(work)
        add_usual_rag_words(work)
        join(work, values["user_name"], initials)
    if core.file is not None:
        core.settings.remember_file(core.file.path)
