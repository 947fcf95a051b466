"""What papers recommend, and what else is proposed, under the item of the agenda that is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from app.amounts import counted
from app.fields import Fields, by_name
from app.recommendations.fields import RECOMMENDATION
from app.recommendations.queries import recommended
from app.rows import OrderedRows
from ui.recommendations.acts import RecommendationActs
from ui.recommendations.line import ProposalLine
from ui.table_model import Look, marked
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.widgets.buttons import Button
from ui.widgets.cards import column, row
from ui.widgets.menus import MoreButton
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.agenda.queries import ItemRecord
    from app.fields import Field
    from app.recommendations.queries import RecommendationRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry

_KNOWN = by_name(RECOMMENDATION)
COLUMNS: Fields = (
    replace(_KNOWN["number"], width=4),
    replace(_KNOWN["text"], width=34, computed=True),
    replace(_KNOWN["told"], listed=False),
)
_NOTHING = "Nothing is proposed here. Attach the cover report as Word, type below, or paste a list."
_NO_ITEM = "Choose an item of the agenda to see what is proposed under it."


class RecommendationsPanel(QWidget):
    """The proposed decisions of one item in their order; `chosen` gives the item."""

    def __init__(self, desk: Desk, chosen: Callable[[], ItemRecord | None]) -> None:
        super().__init__()
        self._desk = desk
        self._chosen = chosen
        self._is_open = True
        self._item_id: int | None = None
        self.acts = RecommendationActs(desk)
        self._rows = OrderedRows(COLUMNS, self._read)
        acts = Acts(
            open=lambda row_id: self._with(row_id, self._open),
            delete=self._remove,
            delete_words="Remove",
            table="recommendation",
        )
        self._item = Heading(wrap=True)
        self.table = RoomyTable(self._rows, "Recommendations", acts, desk.lists, empty=_NOTHING)
        self.table.set_look(_look)
        self.table.chosen.connect(lambda _id: self._show_whole())
        self.line = ProposalLine()
        self.line.entered.connect(self.add)
        self.more = MoreButton("More for this recommendation", self.entries)
        self.whole = Label("", "small", wrap=True)
        self.take_button = Button("Take all of it", "check", on_click=self.take_all)
        self.keep_button = Button("Keep ours", on_click=self.keep_all)
        self._newer = QWidget()
        self._newer.setLayout(row(self.take_button, self.keep_button, None))
        tools = row(self.line, self.more, stretch=0)
        self.setLayout(column(self._item, self.table, self.whole, self._newer, tools, stretch=1))
        self.setMinimumWidth(296)

    def show_item(self) -> None:
        """Show what is proposed under the chosen item."""
        item = self._chosen()
        self._item.setText(item.heading if item else "No item chosen")
        self.line.setVisible(self._is_open and item is not None)
        self.table.say_empty(_NOTHING if item else _NO_ITEM)
        if (item.id if item else None) != self._item_id:
            self._item_id = item.id if item else None
            self._rows = OrderedRows(COLUMNS, self._read)
            self.table.set_rows(self._rows)
        else:
            self.table.refresh()
        self._show_whole()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let them be changed, or only read."""
        self._is_open = is_open
        self.line.setVisible(is_open and self._chosen() is not None)
        self.more.setVisible(is_open)
        self._show_whole()

    def add(self, text: str) -> None:
        """Propose what was typed or pasted under the chosen item."""
        item = self._chosen()
        if item is not None and self.acts.add(item, text):
            self.line.clear()

    def current(self) -> RecommendationRecord | None:
        """Give the one with the focus."""
        return cast("RecommendationRecord | None", self.table.current_record())

    def records(self) -> list[RecommendationRecord]:
        """Give those of the item as they were read last."""
        return cast("list[RecommendationRecord]", self._rows.every())

    def move_by(self, by: int) -> None:
        """Move the chosen one up (-1) or down (1)."""
        record = self.current()
        if record is not None and self._is_open:
            self.acts.move(record, by)

    def take_all(self) -> None:
        """Take whatever the newer version of the paper says."""
        self.acts.take(self._differing())
        # The buttons are gone once nothing differs any more.
        self.table.view.setFocus()

    def keep_all(self) -> None:
        """Leave all as they are."""
        self.acts.keep(self._differing())
        self.table.view.setFocus()

    def entries(self) -> Sequence[Entry]:
        """Give what can be done with the one that is chosen."""
        record = self.current()
        if record is None:
            return []
        newer: list[Entry] = [
            ("Take what the newer version says", lambda: self.acts.take([record])),
            ("Keep it as it is", lambda: self.acts.keep([record])),
            None,
        ]
        return [
            *(newer if record.differs else []),
            ("Change wording", lambda: self.acts.change(record)),
            ("Move up", lambda: self.acts.move(record, -1)),
            ("Move down", lambda: self.acts.move(record, 1)),
            ("Remove", lambda: self._desk.attempt(lambda: self.acts.remove([record]))),
        ]

    def _read(self) -> list[RecommendationRecord]:
        item = self._chosen()
        if item is None:
            return []
        with self._desk.core.read() as session:
            return list(recommended(session, item.id))

    def _with(self, row_id: int, act: Callable[[RecommendationRecord], object]) -> None:
        for record in self.records():
            if record.id == row_id:
                act(record)

    def _open(self, record: RecommendationRecord) -> None:
        if self._is_open:
            self.acts.change(record)

    def _remove(self, ids: Sequence[int]) -> None:
        if self._is_open:
            self.acts.remove([each for each in self.records() if each.id in ids])

    def _differing(self) -> list[RecommendationRecord]:
        return [each for each in self.records() if each.differs]

    def _show_whole(self) -> None:
        """Tell the chosen one whole, with what a newer version says of it, and whether that changes others too."""
        current, differing = self.current(), self._differing()
        self.more.setVisible(current is not None)
        self._newer.setVisible(bool(differing) and self._is_open)
        one = current or next(iter(differing), None)
        others = [each for each in differing if each is not one]
        told = [one.text, f"({one.told})", one.offer] if one else []
        if others:
            told.append(f"A newer version of the paper changes {counted(len(others), 'other')}.")
        self.whole.setText(" ".join(filter(None, told)))
        self.whole.setVisible(bool(told))


def _look(record: RecommendationRecord, field: Field, usual: Look) -> Look:
    """Mark what a newer version of its paper says otherwise."""
    if field.name == "text" and record.differs:
        return marked(
            record.text, "gone in the newer version" if record.dropped else "newer wording"
        )
    return usual
