"""The returns of a round: the heat map, and beside it what stands behind the chosen cell and what is to be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from app.amounts import counted
from app.returns.analysis import analyse
from app.returns.cycles import compare, earlier_rounds
from app.returns.heat import heat_map
from app.returns.queries import all_rounds, cell_of, requests
from app.returns.summary import review
from ui.documents import file_name, save_report
from ui.page import Page, Place, Reach
from ui.returns.acts import ReturnActs
from ui.returns.analysis import AGENCIES, STANDARDS, WEAK_ANSWERS
from ui.returns.bar import HEAT, RoundBar
from ui.returns.chosen import ChosenCell
from ui.returns.commands import commands_of
from ui.returns.detail import CellDetail
from ui.returns.improvement import ImprovementPanel
from ui.returns.making import open_making
from ui.returns.round_view import RoundView
from ui.returns.rounds import RoundForms
from ui.returns.steps import RequestForms
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.menus import MenuButton
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from app.returns.analysis import Analysis
    from app.returns.cycles import Comparison
    from app.returns.heat import HeatMap
    from app.returns.queries import RoundRecord
    from ui.commands import Command
    from ui.page import Desk
    from ui.widgets.menus import Entry

_ENDINGS = (("PDF", ".pdf"), ("Word", ".docx"), ("Excel", ".xlsx"))


class ReturnsPage(Page):
    """One round at a time: who has answered, how each standard stands, and what to do about it."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "return_round",
            "return_request",
            "return_answer",
            "return_template",
            "return_action",
            "action",
            "agency",
        }
    )
    reach = Reach.ONE
    record_kind = "return-rounds"
    help_text = (
        "Every agency of a round by every standard. Each cell shows the lowest answer of its standard: the "
        "moderated score where there is one, else the agency's own. An answer that is not applicable or missing "
        "never counts as 0.\n\n"
        "Arrows move between cells; the panel shows what stands behind the chosen one. Return opens its answers, to "
        "be corrected or filled in; beside the standards it opens the days of the return. Delete takes the agency "
        "out of the round. Each step of a return (sent, received, queried, moderated, accepted) asks for its day; "
        "Chase shows the letter first and records it with today.\n\n"
        "Make workbooks writes one for each agency into a folder of yours, with drop-downs, help at each cell and "
        "a hidden sheet; when it comes back under whatever name, Import returns knows whose it is.\n\n"
        "A weak cell leads to an action in the log; “Raise actions from gaps” offers one for each without. Ctrl+B "
        "goes on from the heat map to lists: by standard, by agency beside its sector, by sector, weak answers; "
        "Return on a line shows it in the heat map. “Compare with” puts an earlier cycle beside this one. The tracker "
        "shows every agency by every round."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._round_id: int | None = None
        self._map: HeatMap | None = None
        self._earlier: list[RoundRecord] = []
        self._beside: int | None = None
        self.set_title("Returns")
        self.report = MenuButton("Report", "file-down", self._reports)
        self.head_buttons = [
            Button("Tracker", "table-2", on_click=self.show_tracker),
            Button("Templates", "list-ordered", on_click=partial(desk.go, "return-templates", {})),
            self.report,
            Button("Import returns", "file-input", "primary", on_click=self.bring_in),
        ]
        forms = RequestForms(desk)
        self._rounds = RoundForms(desk, forms, self.show_round)
        self.round_view = RoundView(desk, self.ask_more)
        self.heat = self.round_view.heat
        self.chosen = ChosenCell(desk, self.heat, forms)
        self.improvement = ImprovementPanel(desk, self.chosen.raise_action)
        acts = ReturnActs(self.chosen)
        self.detail = CellDetail(acts, self.improvement)
        self._build()

    def refresh(self) -> None:
        """Read the round that is shown, or the newest one."""
        with self.desk.core.read() as session:
            every = all_rounds(session, self.own)
            if self._round_id not in {each.id for each in every}:
                self._round_id = every[0].id if every else None
                self._beside = None
            chosen = self._round_id
            self._map = heat_map(session, chosen) if chosen else None
            self._earlier = earlier_rounds(session, chosen) if chosen else []
            beside = next((each.id for each in self._earlier if each.id == self._beside), None)
            found = compare(session, chosen, beside) if chosen and beside else None
            lists = self._analyse(session, chosen) if not beside else None
        self._beside = beside
        self.bar.offer(every, chosen, self._earlier, beside)
        self._show(found, lists)

    def go(self, place: Place) -> None:
        """Show a round by its id, an agency's return, or the cell of an answer."""
        kind, record_id = place.get("kind", "return-rounds"), place["id"]
        request, standard = None, None
        with self.desk.core.read() as session:
            if kind == "return-answers":
                cell = cell_of(session, record_id)
                request, standard = cell or (None, None)
            elif kind == "returns":
                request = record_id
            found = requests(session, [request]) if request else []
        self.show_round(found[0].round.id if found else record_id)
        if request is not None:
            self.heat.go_to(request, standard)

    def place(self) -> Place:
        """Say which round is shown."""
        return {"id": self._round_id} if self._round_id else {}

    def subject(self) -> tuple[str, int] | None:
        """Give the return of the chosen agency."""
        place = self.heat.currentIndex()
        if self._map is None or not place.isValid():
            return None
        return "return_request", self.heat.heat.at(place)[0].request.id

    def panes(self) -> Sequence[QWidget]:
        """Give the map, or the cycles beside each other, and the panel."""
        shown = self.round_view.pane()
        return [shown, self.detail] if self.bar.look == HEAT else [shown]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with a round, a return and a cell."""
        return commands_of(self)

    def bring_in(self) -> None:
        """Go to the import screen."""
        self.desk.go("import", {"kind": "section-11"})

    def show_tracker(self) -> None:
        """Go to the tracker of all rounds, on the return that is chosen."""
        request = self.chosen.request()
        self.desk.go("return-tracker", {"id": request.id} if request else {})

    def show_round(self, round_id: int | None) -> None:
        """Show a round, the newest where none is named."""
        self._round_id, self._beside = round_id, None
        self.desk.attempt(self.refresh)

    def choose_round(self) -> None:
        """Go to the list of rounds."""
        self.bar.open_rounds()

    def add_round(self) -> None:
        """Open a round; the present one suggests the next cycle and whom to ask."""
        self._rounds.add(self._map)

    def change_round(self) -> None:
        """Ask for corrections of the round."""
        if self._map is not None:
            self._rounds.change(self._map.round)

    def ask_more(self) -> None:
        """Ask which further agencies are to answer."""
        if self._map is not None:
            self._rounds.ask_more(self._map.round)

    def raise_actions(self) -> None:
        """Offer an action for each weak cell of the round that no open action is about."""
        if self._map is not None:
            self._rounds.raise_actions(self._map)

    def make_workbooks(self) -> None:
        """Ask for which agencies workbooks are made, and where they go."""
        if self._map is not None:
            shown = self._map.round
            self.desk.attempt(lambda: open_making(self.desk, shown.id))

    def compare(self) -> None:
        """Put the last cycle beside this one, or go back to the heat map."""
        self._beside = None if self._beside else next((each.id for each in self._earlier), None)
        self.desk.attempt(self.refresh)
        self.panes()[0].setFocus()

    def show_look(self, look: str) -> None:
        """Show the heat map of the round, or one of its lists."""
        self._beside = None
        self.bar.set_look(look)
        self.desk.attempt(self.refresh)
        self.panes()[0].setFocus()

    def show_next_look(self) -> None:
        """Show the next of the heat map and the lists."""
        self.show_look(self.bar.next_look)

    def has_round(self) -> bool:
        """Say whether there is a round."""
        return self._map is not None

    def can_compare(self) -> bool:
        """Say whether an earlier round asked the same standards."""
        return bool(self._earlier)

    def compare_verb(self) -> str:
        """Name what comparing does now: "Compare with 2023-24", or the way back."""
        if self._beside:
            return "Back to the heat map"
        return f"Compare with {self._earlier[0].period}" if self._earlier else "Compare"

    def save_report(self, ending: str) -> None:
        """Write the report of the round."""
        if self._map is None:
            return
        core, shown = self.desk.core, self._map.round

        def build() -> Any:  # noqa: ANN401 - a Report
            from reports import returns  # noqa: PLC0415 - only when a document is written

            return returns.build(core, shown.id)

        save_report(self.desk, "Writing the returns", f"{file_name(shown.name)}{ending}", build)

    def _build(self) -> None:
        self.compare_button = Button("Compare", "scale", on_click=self.compare)
        self.make_button = Button(
            "Make workbooks", "file-spreadsheet", on_click=self.make_workbooks
        )
        self.more = MenuButton("Round", "ellipsis", lambda: self._rounds.entries(self._map))
        self.bar = RoundBar((self.compare_button, self.make_button, self.more))
        self.bar.round_chosen.connect(self.show_round)
        self.bar.beside_chosen.connect(self._put_beside)
        self.bar.look_chosen.connect(self.show_look)
        self.round_view.analysis.opened.connect(self._find_in_map)
        self.body.addWidget(self.bar)
        self._panes = Panes((self.round_view, self.detail), (8, 3), stack_below=760)
        self._empty = EmptyState(
            "No returns yet. Import the workbooks that agencies sent, and the round opens by itself.",
            "Import returns",
            on_click=self.bring_in,
        )
        self.body.addWidget(self._panes, 1)
        self.body.addWidget(self._empty, 1)
        self.heat.selectionModel().currentChanged.connect(lambda *_places: self._show_cell())
        self.heat.opened.connect(self.chosen.open)
        self.heat.remove_wished.connect(self.chosen.remove)

    def _analyse(self, session: Session, round_id: int | None) -> Analysis | None:
        if round_id is None or self.bar.look == HEAT:
            return None
        found = review(session, round_id)
        before = review(session, self._earlier[0].id) if self._earlier else None
        return analyse(session, found, self.desk.core.clock.today(), before) if found else None

    def _find_in_map(self, look: str, line: int) -> None:
        """Show in the heat map what a line of a list is about."""
        with self.desk.core.read() as session:
            cell = cell_of(session, line) if look == WEAK_ANSWERS else None
        self.show_look(HEAT)
        if look == STANDARDS and self._map is not None and self._map.rows:
            self.heat.go_to(self._map.rows[0].request.id, line)
        elif look == AGENCIES:
            self.heat.go_to(line)
        elif cell is not None:
            self.heat.go_to(*cell)

    def _show(self, found: Comparison | None, lists: Analysis | None) -> None:
        heat = self._map
        # A list speaks of its own lines: the cell of the heat map behind it is not what is chosen.
        self.chosen.show_round(None if lists else heat, next(iter(self._earlier), None))
        self._panes.setVisible(heat is not None)
        self._empty.setVisible(heat is None)
        self.report.setEnabled(heat is not None)
        self.make_button.setVisible(heat is not None and bool(heat.rows))
        self.compare_button.setVisible(self.can_compare())
        self.compare_button.set_caption(self.compare_verb())
        if heat is None:
            self.set_title("Returns", "Section 11 and other returns of agencies")
            self.bar.tell(None)
            return
        shown = heat.round
        agencies = counted(shown.asked, "agency", "agencies")
        standards = counted(len(heat.standards), "standard")
        counts = f"{agencies} · {standards} · {counted(heat.questions, 'question')}"
        self.set_title(shown.name, counts)
        self.bar.tell(shown)
        self.round_view.show_round(heat, found)
        if lists is not None:
            before = self._earlier[0].period if self._earlier else ""
            self.round_view.show_analysis(heat, lists, self.bar.look, before)
        self.detail.setVisible(bool(heat.rows) and lists is None)
        self._show_cell()

    def _show_cell(self) -> None:
        line = self.chosen.line()
        if self._map is None or line is None:
            return
        today = self.desk.core.clock.today()
        self.detail.show_cell(
            self._map, line, self.chosen.standard(), self.chosen.asked(), today=today
        )
        self.improvement.show_actions(self.chosen.actions(), is_weak=self.chosen.is_weak())

    def _reports(self) -> list[Entry]:
        return [
            (f"{name} report of the round", partial(self.save_report, ending))
            for name, ending in _ENDINGS
        ]

    def _put_beside(self, round_id: int) -> None:
        self._beside = round_id
        self.desk.attempt(self.refresh)
