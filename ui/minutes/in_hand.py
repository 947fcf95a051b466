"""What is done with the item in hand: of the plan before the meeting, of the minutes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.interests.interests_list import open_interests

if TYPE_CHECKING:
    from ui.interests.interests_list import InterestsDialog
    from ui.minutes.page import MeetingPage


class InHand:
    """One key for each act, whichever of the two views is on the page."""

    def __init__(self, page: MeetingPage) -> None:
        self._page = page

    def enter_title(self) -> str:
        """Give the words of what Ctrl+Return does now."""
        return "Add item with its form" if self._page.is_planning() else "Make action"

    def enter(self) -> None:
        """Make an action of the quick line; before the meeting, ask everything about the item that is typed."""
        if self._page.is_planning():
            self._page.planning.agenda.line.ask_form()
        else:
            self._page.live.acts.make_action()

    def open_menu(self) -> None:
        """Open what else can be done with the item, or the paper, that is chosen."""
        page = self._page
        more = page.planning.more() if page.is_planning() else page.live.panel.more
        if more.isVisible():
            more.open()

    def go_to_proposals(self) -> None:
        """Go to what is proposed under the item, to add to it before the meeting, to answer it in the meeting."""
        if self._page.is_planning():
            self._page.planning.show_recommendations()
        else:
            self._page.live.acts.go_to_proposals()

    def add_guest(self) -> None:
        """Ask for a guest: of the meeting before it, of the item in hand in it."""
        if self._page.is_planning():
            self._page.planning.replies.guests.add()
        else:
            self._page.live.attendance.add_guest()

    def declare(self) -> InterestsDialog | None:
        """Open the interests declared at the meeting; the item in hand is proposed for a new one."""
        view = self._page.view
        if view is None or not self._page.desk.attempt(self._page.leave):
            return None
        items = [each.item for each in view.items]
        return open_interests(self._page.desk, view.record, items, self._page.place().get("item"))

    def carry_over(self) -> None:
        """Ask to which later meeting the item goes."""
        page = self._page
        (page.planning if page.is_planning() else page.live).carry_over()
