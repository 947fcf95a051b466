"""The commands of the screen of imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands import Command
from ui.importing.check_foot import ALL
from ui.importing.hidden_bar import CHOOSE
from ui.importing.marked import CAPTION, MAIL
from ui.importing.notice_bar import GO

if TYPE_CHECKING:
    from ui.importing.page import ImportPage


def commands_of(page: ImportPage) -> list[Command]:
    """Give what can be done with the files that came in."""
    return [
        Command(
            "import.choose",
            "Choose workbooks",
            page.incoming.choose,
            "Ctrl+I",
            menu="File",
            icon="folder-open",
        ),
        Command(
            "import.paste",
            "Paste the list that was copied",
            page.incoming.paste,
            "Ctrl+V",
            menu="Edit",
        ),
        Command(
            "import.type",
            "Paste or type a list",
            page.incoming.type_list,
            "Ctrl+Shift+V",
            menu="Edit",
        ),
        Command(
            "import.store",
            page.go_on_title,
            page.go_on,
            "Ctrl+Return",
            menu="Edit",
            icon="check",
            enabled=page.can_go_on,
        ),
        Command(
            "import.all",
            ALL,
            page.store_all,
            "Ctrl+Shift+Return",
            menu="Edit",
            icon="files",
            enabled=page.has_several,
        ),
        Command(
            "import.marked",
            CAPTION,
            page.copies.save,
            "Ctrl+Shift+M",
            menu="Edit",
            icon="message-square-text",
            enabled=page.copies.can_mark,
        ),
        Command(
            "import.mail",
            MAIL,
            page.copies.mail,
            "Ctrl+Shift+E",
            menu="Edit",
            icon="mail",
            enabled=page.copies.can_mark,
        ),
        Command(
            "import.hidden",
            CHOOSE,
            page.check.hidden.choose.open,
            "Ctrl+Shift+D",
            menu="Edit",
            icon="eye",
            enabled=lambda: page.checks() and page.check.hidden.tells(),
        ),
        Command(
            "import.notices",
            GO,
            page.check.notices.go_on,
            "Ctrl+Shift+N",
            menu="Edit",
            icon="triangle-alert",
            enabled=lambda: page.checks() and page.check.notices.tells(),
        ),
        *_checking(page),
    ]


def _checking(page: ImportPage) -> list[Command]:
    """Give what can be done with the file that is being checked."""
    sitting, check = page.sitting, page.check
    known = (
        ("suggest", "Take likely answers", check.fixing.suggest, "Ctrl+L", ""),
        ("given", "Change an answer", check.foot.change_answer, "Ctrl+G", ""),
        ("columns", "Match columns", page.of_file.match_columns, "Ctrl+M", "columns-3"),
        ("whole", "Say something for the whole file", page.of_file.say_for_all, "Ctrl+E", ""),
        ("again", "Look at the file again", page.look_again, "Ctrl+R", "refresh-cw"),
        ("skip", "Leave out this file", sitting.leave_out, "Ctrl+J", ""),
        ("back", "Back one file", sitting.back, "Ctrl+B", "arrow-left"),
        ("files", "List of files", sitting.lay_aside, "Ctrl+Shift+L", "files"),
    )
    return [
        Command(f"import.{name}", title, act, keys, menu="Edit", icon=icon, enabled=page.checks)
        for name, title, act, keys, icon in known
    ]
