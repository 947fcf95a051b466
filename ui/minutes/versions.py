"""The versions of the minutes on the page: opened, and one kept, after what was typed is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.minutes.page import MeetingPage
    from ui.minutes.versions_dialog import VersionsDialog
    from ui.widgets.menus import Entry

TITLE = "Versions of the minutes"


class MinutesVersions:
    """Opens the versions of the meeting on the page."""

    def __init__(self, page: MeetingPage) -> None:
        self._page = page

    def entries(self) -> list[Entry]:
        """Give what the menu offers once there are minutes."""
        if not self.can_open():
            return []
        return [(TITLE, self.open), ("Keep this version", self.keep)]

    def can_open(self) -> bool:
        """Say whether there are minutes of which versions can be."""
        return self._page.is_live()

    def open(self) -> VersionsDialog | None:
        """Show the versions side by side."""
        from ui.minutes.versions_dialog import open_versions  # noqa: PLC0415 - needed only when versions are looked at

        page, record = self._page, self._page.record
        if record is None or not self.can_open() or not page.desk.attempt(page.leave):
            return None
        # The words that a step brings back are loaded though the editor may have the focus.
        return open_versions(page.desk, record, page.live.panel.forget)

    def keep(self) -> None:
        """Keep the minutes as they are now under a name."""
        dialog = self.open()
        if dialog is not None:
            dialog.keep()
