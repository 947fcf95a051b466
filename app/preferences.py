"""The settings that a person types: who they are, the look, and where second copies of backups go."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import refuse
from app.fields import Choice, Fields, Flag, Folder, Text, problems
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Core


class Theme(Word):
    """Light or dark colours."""

    LIGHT = "light", "Light"
    DARK = "dark", "Dark"
    SYSTEM = "system", "As the system"


PERSON: Fields = (
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
    Choice("theme", "Colours", words=Theme, required=True),
)

WRITING: Fields = (
    Flag(
        "spelling",
        "Underline unknown words in minutes",
        required=True,
        help="By a British English dictionary on this computer and the names in the file.",
    ),
)

PLACES: Fields = (
    Folder(
        "second_backup_folder",
        "Second place for backups",
        help="Backups are always kept on this computer. A copy of each goes here, so that a lost or broken computer "
        "loses nothing: a folder that is synchronised, on a network drive or a memory stick. Empty for no copy.",
    ),
)


def change_preferences(core: Core, values: Mapping[str, Any]) -> None:
    """Store what was changed; InvalidValues where it cannot be, and then nothing is."""
    fields = tuple(each for each in (*PERSON, *WRITING, *PLACES) if each.name in values)
    found = problems(fields, dict(values))
    folder = values.get("second_backup_folder")
    sentence = ready_folder(core, folder) if folder else ""
    refuse(found | ({"second_backup_folder": sentence} if sentence else {}))
    core.settings.change(**{name: _stored(value) for name, value in values.items()})


def _stored(value: Any) -> str | bool:  # noqa: ANN401 - as the Field of each reads it
    return value if isinstance(value, bool) else str(value or "")


def ready_folder(core: Core, typed: str) -> str:
    """Make the folder proposed for second copies where it is chosen; say why copies cannot go to a folder, or ""."""
    if Path(typed) == core.paths.copies:
        try:
            core.paths.copies.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return f"The folder “{typed}” could not be made ({error.strerror}). Choose another one."
    return folder_problem(core, typed)


def folder_problem(core: Core, typed: str) -> str:
    """Say why second copies cannot go to a folder; an empty text when they can."""
    folder = Path(typed)
    if not folder.is_dir():
        return f"There is no folder “{typed}” now. Plug it in or choose another one."
    if folder.resolve().is_relative_to(core.paths.data.resolve()):
        return "The first backups are kept there already; a second place should be another disk."
    if not os.access(folder, os.W_OK):
        return f"Nothing may be written to “{typed}”. Choose another folder."
    return ""
