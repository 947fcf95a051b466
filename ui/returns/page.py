"""The returns of a round: the heat map, and beside it what stands behind the chosen cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt

from app.amounts import counted
from app.days import show_day
from app.returns.fields import RETURN_ROUND
from app.returns.heat import HeatMap, heat_map
from app.returns.operations import add_round, ask_agencies, chase, moderate
from app.returns.queries import newest_round, round_choices
from ui.commands import Command
from ui.dialogs import FormDialog
from ui.forms import Form
from ui.page import Page, Place
from ui.returns.detail import CellDetail
from ui.returns.heat import HeatView
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import Card, EmptyState, row
from ui.widgets.chips import Chip
from ui.widgets.panes import Panes
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Ref
    from app.returns.queries import RequestRecord
    from ui.page import Desk

_ROUND_FORM = tuple(field for field in RETURN_ROUND if not field.computed)


class ReturnsPage(Page):
    """One round at a time: who has answered, how each standard stands, and what to do about it."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"return_round", "return_request", "return_answer", "return_template", "agency"}
    )
    help_text = (
        "Every agency of a round by every standard. Each cell shows the lowest answer of its standard: the "
        "moderated score where there is one, else the agency's own. An answer that is not applicable or missing "
        "never counts as 0.\n\nArrows move between cells; the panel shows what stands behind the chosen one."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._round_id: int | None = None
        self._map: HeatMap | None = None
        self.set_title("Returns")
        self.head_buttons = [
            Button("Import returns", "file-input", "primary", on_click=self.bring_in)
        ]
        self._progress, self._due = Chip(), Chip()
        self._rounds = ComboBox()
        named(self._rounds, "Round")
        self._rounds.activated.connect(self._choose)
        self._legend = Label("", "muted", wrap=True)
        self.heat = HeatView()
        self.detail = CellDetail(self.desk, self.chase, self.moderate)
        self._empty = EmptyState(
            "No returns yet. Import the workbooks that agencies sent, and the round opens by itself.",
            "Import returns",
            on_click=self.bring_in,
        )
        self._build()

    def refresh(self) -> None:
        """Read the round that is shown, or the newest one."""
        with self.desk.core.read() as session:
            newest = newest_round(session)
            wished = self._round_id or (newest.id if newest else None)
            self._map = heat_map(session, wished) if wished else None
            if self._map is None and newest is not None:
                self._map = heat_map(session, newest.id)
            refs = round_choices(session, "")
        self._round_id = self._map.round.id if self._map else None
        self._show_rounds(refs)
        self._show()

    def go(self, place: Place) -> None:
        """Show a round by its id."""
        self._round_id = place["id"]
        self.refresh()

    def place(self) -> Place:
        """Say which round is shown."""
        return {"id": self._round_id} if self._round_id else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the map and the panel."""
        return [self.heat, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with a round."""
        has_round = self._has_round
        return [
            Command(
                "returns.import", "Import returns", self.bring_in, "Ctrl+I", "Edit", "file-input"
            ),
            Command("returns.new-round", "New round", self.add_round, "Ctrl+N", "Edit", "plus"),
            Command(
                "returns.choose",
                "Choose round",
                self.choose_round,
                "Ctrl+R",
                "Go",
                enabled=has_round,
            ),
            Command(
                "returns.chase", "Record a chaser", self.chase, "Ctrl+J", "Edit", "bell", has_round
            ),
            Command(
                "returns.moderate",
                "Record moderation",
                self.moderate,
                "Ctrl+M",
                "Edit",
                "gavel",
                has_round,
            ),
        ]

    def bring_in(self) -> None:
        """Go to the import screen."""
        self.desk.go("import", {"kind": "section-11"})

    def choose_round(self) -> None:
        """Go to the list of rounds."""
        self._rounds.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._rounds.showPopup()

    def add_round(self) -> None:
        """Open a round and ask the agencies of the present one again."""
        form = Form(_ROUND_FORM, {}, self.desk.lists.choices, new=True)
        FormDialog(
            "New round",
            form,
            self._store_round,
            self.desk.window,
            verb="Add",
            present=self.desk.errors.present,
        ).show_fitted()

    def chase(self) -> None:
        """Record that the chosen agency was reminded today."""
        request = self._request()
        if request is not None:
            self.desk.attempt(lambda: self._chase(request))

    def moderate(self) -> None:
        """Record that the chosen agency's return was moderated today."""
        request = self._request()
        if request is not None:
            self.desk.attempt(lambda: self._moderate(request))

    def _build(self) -> None:
        tools = row(
            self._progress,
            self._due,
            None,
            self._rounds,
            Button("New round", "plus", on_click=self.add_round),
        )
        card = Card()
        card.add(self.heat, 1)
        card.add(self._legend)
        self._panes = Panes((card, self.detail), (8, 3), stack_below=760)
        self.body.addLayout(tools)
        self.body.addWidget(self._panes, 1)
        self.body.addWidget(self._empty, 1)
        self.heat.selectionModel().currentChanged.connect(lambda *_places: self._show_cell())

    def _show(self) -> None:
        heat = self._map
        self._panes.setVisible(heat is not None)
        self._empty.setVisible(heat is None)
        if heat is None:
            self.set_title("Returns", "Section 11 and other returns of agencies")
            self._progress.set("")
            self._due.set("")
            return
        shown = heat.round
        agencies = counted(shown.asked, "agency", "agencies")
        standards = counted(len(heat.standards), "standard")
        counts = f"{agencies} · {standards} · {counted(heat.questions, 'question')}"
        self.set_title(shown.name, counts)
        self._progress.set(
            f"{shown.progress} in", "good" if shown.came == shown.asked else "caution"
        )
        self._due.set(f"Due {show_day(shown.due_on)}" if shown.due_on else "No due date")
        titles = " · ".join(f"{each.number} {each.title}" for each in heat.standards)
        self._legend.setText(f"{titles}. Each cell shows the lowest answer of its standard.")
        self.heat.show_map(heat)
        self._show_cell()

    def _show_cell(self) -> None:
        index = self.heat.currentIndex()
        if self._map is None or not index.isValid():
            return
        line, standard = self.heat.heat.at(index)
        self.detail.show_cell(self._map, line, standard)

    def _request(self) -> RequestRecord | None:
        index = self.heat.currentIndex()
        return self.heat.heat.at(index)[0].request if self._map and index.isValid() else None

    def _has_round(self) -> bool:
        return self._map is not None

    def _choose(self, place: int) -> None:
        self._round_id = self._rounds.itemData(place)
        self.desk.attempt(self.refresh)

    def _show_rounds(self, refs: Sequence[Ref]) -> None:
        self._rounds.clear()
        for ref in refs:
            self._rounds.addItem(ref.name, ref.id)
        self._rounds.setCurrentIndex(self._rounds.findData(self._round_id))
        self._rounds.setVisible(len(refs) > 1)

    def _store_round(self, values: dict[str, Any]) -> None:
        asked = [line.request.agency.id for line in self._map.rows] if self._map else []
        with self.desk.core.work("Open return round", values["name"] or "") as work:
            self._round_id = add_round(work, values)  # type: ignore[arg-type]  # the form's Fields are the TypedDict's
            ask_agencies(work, self._round_id, asked, values.get("issued_on"))

    def _chase(self, request: RequestRecord) -> None:
        with self.desk.core.work("Chase return", f"{request.agency}, {request.round}") as work:
            chase(work, request.id, self.desk.core.clock.today())

    def _moderate(self, request: RequestRecord) -> None:
        with self.desk.core.work("Moderate return", f"{request.agency}, {request.round}") as work:
            moderate(work, request.id, self.desk.core.clock.today())
