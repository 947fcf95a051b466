"""Whose records the window shows, said in the side bar and above the page, and changed by menu, keys or side bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command
from ui.partnership import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.partnerships.queries import PartnershipRecord
    from ui.commands import Menu
    from ui.page import Page
    from ui.partnership import ChosenPartnership
    from ui.window import Window

MENU: Menu = "Partnership"
"""The menu below Go; it is there only while the file holds several partnerships."""

WITH_KEYS = 9
"""As many partnerships have keys of their own: Alt+1 to Alt+9; Alt+0 shows all."""


class PartnershipHead:
    """Shows and changes the partnership of one window."""

    def __init__(self, window: Window, chosen: ChosenPartnership) -> None:
        self._window = window
        self._chosen = chosen
        self._listed: tuple[PartnershipRecord, ...] = ()
        chosen.changed.connect(self.show)

    def begin_file(self) -> None:
        """Show what belongs to the file that is open now, or nothing."""
        self._window.navigation.brand.show_name("", "")
        self._window.doing.menus.show_group(MENU, ())
        self._window.doing.menus.menu(MENU).menuAction().setVisible(False)
        self._listed = ()
        self.show()

    def show(self) -> None:
        """Show what there is to choose, what is chosen, and whose records the page shows."""
        if not self._window.has_file():
            return
        chosen, menus = self._chosen, self._window.doing.menus
        if self._listed != chosen.known:
            self._listed = chosen.known
            menus.show_group(MENU, self.commands())
        menu = menus.menu(MENU)
        menu.menuAction().setVisible(chosen.several)
        body = chosen.current
        name, below = chosen.name, (body.area or body.name) if body else ""
        if self._is_across():
            name, below = ALL, ", ".join(each.short_name or each.name for each in chosen.known)
        elif body is None:
            below = "No partnership yet"
        self._window.navigation.brand.show_name(
            name, "" if below == name else below, menu if chosen.several else None
        )

    def told(self) -> str:
        """Say whose records the page shows, where the file holds several partnerships and the page is of one."""
        page = self._window.pages.page
        if page is None or not page.tells_partnership or not self._chosen.several:
            return ""
        return ALL if page.is_across else self._chosen.name

    def commands(self) -> list[Command]:
        """Give one command for each partnership, and one for all; none where there is nothing to choose."""
        chosen = self._chosen
        if not chosen.several:
            return []
        return [
            Command(
                "partnership.all",
                ALL,
                partial(self._choose, chosen.choose_all),
                "Alt+0",
                menu=MENU,
                enabled=self._can_show_all,
                ticked=self._is_across,
            ),
            *(
                Command(
                    f"partnership.{each.id}",
                    each.name,
                    partial(self._choose, partial(chosen.choose, each.id)),
                    f"Alt+{place}" if place <= WITH_KEYS else "",
                    menu=MENU,
                    ticked=partial(self._is_shown, each.id),
                )
                for place, each in enumerate(chosen.known, start=1)
            ),
        ]

    def _choose(self, act: Callable[[], object]) -> None:
        """Leave the page as it should be left, choose, and leave what is nothing without a record of another's."""
        self._window.pages.leave()
        act()
        self._window.pages.leave_others()

    def _page(self) -> Page | None:
        return self._window.pages.page

    def _can_show_all(self) -> bool:
        page = self._page()
        return page is not None and page.can_show_all

    def _is_across(self) -> bool:
        page = self._page()
        return page is not None and page.is_across

    def _is_shown(self, partnership_id: int) -> bool:
        return partnership_id == self._chosen.id and not self._is_across()
