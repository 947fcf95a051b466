"""The commands by which a list leads to the import of what it lists: from workbooks, or pasted as it was copied.

A list that takes nothing pasted says where what was copied belongs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.page import Desk

_KEYS = "Ctrl+V"
_TITLE = "Paste a copied list"
_GOES_TO = {
    "seats-to-see-to": "members",
    "return-tracker": "section-11",
    "indicator-exceptions": "published-table",
    "indicator-charts": "published-table",
}
"""Pages that show what other pages list, and the kind of content that a block pasted on them is taken for."""
_TAKES_NONE = {
    "groups": "Groups are added one at a time with Ctrl+N, as each has its terms of reference; a list of members is "
    "pasted on Members.",
    "meetings": "Meetings are added with Ctrl+N or planned for a year; who attended them is pasted on Attendance.",
    "plan-year": "The dates of a year follow from the rule of each group; who attended is pasted on Attendance.",
    "forward-plan": "Topics are added one at a time with Ctrl+N; a log of actions is pasted on Actions.",
    "standing-items": "Standing items are added one at a time with Ctrl+N.",
    "chasing": "What is chased follows from the actions that are late; a log of actions is pasted on Actions.",
    "history": "History is written by the program itself; nothing can be pasted into it.",
    "backups": "Backups are made by the program itself; nothing can be pasted into the list of them.",
    "restore": "Backups are made by the program itself; nothing can be pasted into the list of them.",
    "return-templates": "Questions that were copied are pasted with “Type or paste an outline”.",
    "return-template": "Questions that were copied are pasted with “Type or paste an outline” on Return templates.",
    "templates": "Word templates are files; they are chosen, not pasted.",
}
"""Why nothing that was copied is pasted on a page, and where it belongs."""


def import_command(desk: Desk, kind: str, title: str) -> Command:
    """Give the command that opens the import for a kind of content ("members"): `import_command(desk, kind, title)`."""
    go = partial(desk.go, "import", {"kind": kind})
    return Command(f"{kind}.bring-in", title, go, "Ctrl+I", menu="File", icon="file-input")


def paste_command(desk: Desk, kind: str) -> Command:
    """Give the command that takes the rows copied from Excel to the import, as any workbook of this kind goes."""
    go = partial(desk.go, "import", {"kind": kind, "copied": True})
    return Command(f"{kind}.paste", _TITLE, go, _KEYS, menu="Edit")


def with_paste(desk: Desk, page: str, commands: Sequence[Command]) -> Sequence[Command]:
    """Give the commands of a page with what Ctrl+V does on it, where the page itself has nothing for it."""
    if any(each.keys == _KEYS for each in commands):
        return commands
    if page in _GOES_TO:
        return [*commands, paste_command(desk, _GOES_TO[page])]
    told = _TAKES_NONE.get(page)
    if told is None:
        return commands
    return [*commands, Command(f"{page}.paste", _TITLE, partial(desk.hint, told), _KEYS)]
