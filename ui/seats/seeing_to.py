"""Seats of all groups that somebody should see to: vacant, without a deputy, or with a term that ends soon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from app.listing import SqlRows
from app.rows import Wish
from app.seats.fields import Need
from app.seats.listings import SEATS_TO_SEE_TO
from ui.commands import Command
from ui.documents import save_list
from ui.page import Page, Reach
from ui.seats.showing import member_looker
from ui.tables import Acts, Table
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.days import AsAt
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.fields import Field
    from ui.page import Desk, Place


_TOLD = {
    Need.VACANT: "vacant",
    Need.NO_DEPUTY: "without deputy",
    Need.ENDING: "whose term ended or ends soon",
}


class SeatsToSeeToPage(Page):
    """One list for each reason, over all groups the unit runs; Return opens the seat."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "seat",
            "seat_agency",
            "holder",
            "deputy",
            "chair_term",
            "person",
            "agency",
            "partnership_group",
        }
    )
    reach = Reach.ALL
    help_text = (
        "Seats of all groups that nobody is in, that have no named deputy, or whose term ends within 60 days or has "
        "ended. Lay members, observers and those in attendance need no deputy.\n\nReturn opens the seat on the "
        "page of its group."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Seats to see to")
        self.head_buttons = [
            Button("All groups", "network", on_click=lambda: desk.go("groups", {}))
        ]
        segments = tuple(Segment(each.value, each.title_text, each.tone) for each in Need)
        self.need = SegmentedChoice(segments, "Reason")
        self.need.set_value(Need.VACANT.value)
        self.need.chosen.connect(lambda _value: self.desk.attempt(self.refresh))
        self.day = AsAt(desk.core.clock.today())
        self.day.day_changed.connect(lambda _day: self.desk.attempt(self.refresh))
        acts = Acts(open=self.open_seat, export=self.export)
        self.table = Table(
            self._rows(), "Seats to see to", acts, desk.lists, empty="Nothing to see to here."
        )
        self.table.set_look(member_looker(self._day))
        tools = row(self.need, self.table.filter_box, self.day, None)
        tools.addWidget(self.table.columns_button)
        tools.addWidget(self.table.excel_button)
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read the seats for the reason and day chosen."""
        self.table.columns.lead_with("partnership" if self.is_across else "")
        self.table.set_rows(self._rows())
        counts = [f"{len(self._rows(need).ids(Wish()))} {told}" for need, told in _TOLD.items()]
        self.set_title("Seats to see to", ", ".join(counts))

    def go(self, place: Place) -> None:
        """Show a reason."""
        if place.get("only"):
            self.need.set_value(place["only"])
            self.refresh()

    def place(self) -> Place:
        """Say which reason is shown."""
        return {"only": self.need.value()}

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command(
                "seeing-to.day",
                "Choose the day",
                self.day.setFocus,
                "Ctrl+T",
                menu="Go",
                icon="calendar-days",
            ),
            Command(
                "seeing-to.groups",
                "All groups",
                lambda: self.desk.go("groups", {}),
                "Ctrl+G",
                menu="Go",
                icon="network",
            ),
        ]

    def open_seat(self, seat_id: int) -> None:
        """Go to the seat on the page of its group."""
        self.desk.go("members", {"id": seat_id})

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write what the list shows as Excel."""
        save_list(self.desk, "Seats to see to", self._rows(), fields=fields, ids=ids)

    def _rows(self, need: Need | None = None) -> SqlRows:
        only: Any = need or Need(self.need.value())
        scope = {"only": only.value, "as_at": self._day(), "partnership": self.own}
        return SqlRows(self.desk.core, SEATS_TO_SEE_TO, **scope)

    def _day(self) -> date:
        return self.day.day() or self.desk.core.clock.today()
