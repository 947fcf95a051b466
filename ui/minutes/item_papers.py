"""The papers of the item in hand: opened while it is discussed, and attached when one is tabled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.papers.acts import PaperActs
from ui.papers.dropping import FileDrop

if TYPE_CHECKING:
    from pathlib import Path

    from ui.agenda.items import AgendaView
    from ui.minutes.item_panel import ItemPanel
    from ui.minutes.state import MeetingView
    from ui.page import Desk
    from ui.widgets.menus import Entry


class ItemPapers:
    """Takes files that are dropped on the agenda too: the item they are held over is the one in hand."""

    def __init__(self, desk: Desk, agenda: AgendaView, panel: ItemPanel) -> None:
        self._panel = panel
        self._view: MeetingView | None = None
        self._acts = PaperActs(desk, lambda _ids: None)
        self._drop = FileDrop(agenda)
        self._drop.dropped.connect(self._take)

    def know(self, view: MeetingView) -> None:
        """Take the agenda with the papers there are."""
        self._view = view
        self._acts.know([each.item for each in view.items])
        self._drop.is_open = view.is_open

    def entries(self) -> list[Entry]:
        """Give the papers to be opened."""
        view, item = self._view, self._panel.item
        if view is None or item is None:
            return []
        own = [each for each in view.papers if each.item.id == item.id and not each.withdrawn]
        return [(f"Open paper {each.name}", partial(self._acts.open, each)) for each in own]

    def attach(self) -> None:
        """Ask for papers, such as one that is tabled."""
        if self._panel.item is not None and self._view is not None and self._view.is_open:
            self._acts.ask_files(self._panel.item)

    def _take(self, paths: list[Path]) -> None:
        if self._panel.item is not None:
            self._acts.attach(self._panel.item, paths)
