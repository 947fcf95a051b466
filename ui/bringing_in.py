"""The commands by which a list leads to the import of what it lists: from workbooks, or pasted as it was copied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from ui.page import Desk


def import_command(desk: Desk, kind: str, title: str) -> Command:
    """Give the command that opens the import for a kind of content ("members"): `import_command(desk, kind, title)`."""
    go = partial(desk.go, "import", {"kind": kind})
    return Command(f"{kind}.bring-in", title, go, "Ctrl+I", menu="File", icon="file-input")


def paste_command(desk: Desk, kind: str) -> Command:
    """Give the command that takes the rows copied from Excel to the import, as any workbook of this kind goes."""
    go = partial(desk.go, "import", {"kind": kind, "copied": True})
    return Command(f"{kind}.paste", "Paste a copied list", go, "Ctrl+V", menu="Edit")
