"""The versions of a paper in a list over the window; Return shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.papers.fields import VERSION
from app.papers.opened import open_copy
from app.papers.queries import versions_of
from app.rows import OrderedRows
from ui.documents import open_file
from ui.list_dialog import ListDialog
from ui.tables import Acts

if TYPE_CHECKING:
    from app.papers.queries import PaperRecord, VersionRecord
    from ui.page import Desk


def show_versions(desk: Desk, paper: PaperRecord) -> ListDialog:
    """Show what was received as a paper, the newest first."""

    def read() -> list[VersionRecord]:
        with desk.core.read() as session:
            return versions_of(session, paper.id)

    def open_version(version_id: int) -> None:
        chosen = next(each for each in read() if each.id == version_id)
        desk.attempt(lambda: open_file(open_copy(desk.core, paper, chosen)))

    def acts(_desk: Desk) -> Acts:
        return Acts(open=open_version, table="paper_version")

    makes = ("Versions of a paper", lambda: OrderedRows(VERSION, read), acts)
    dialog = ListDialog(desk, f"Versions of paper {paper.name}", makes)
    dialog.show_fitted()
    return dialog
