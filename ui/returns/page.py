"""The returns of a round: the heat map, and beside it what stands behind the chosen cell and what is to be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from app.returns.answered import cell_of
from app.returns.queries import requests
from ui.documents import format_entries
from ui.page import Page, Place, Reach
from ui.returns.acts import ReturnActs
from ui.returns.analysis import AGENCIES, STANDARDS, WEAK_ANSWERS
from ui.returns.bar import HEAT, RoundBar
from ui.returns.chosen import ChosenCell
from ui.returns.commands import commands_of
from ui.returns.detail import CellDetail
from ui.returns.documents import save_round
from ui.returns.improvement import ImprovementPanel
from ui.returns.round_view import RoundView
from ui.returns.rounds import RoundForms
from ui.returns.shown import RoundWish, ShownRound, read_round
from ui.returns.steps import RequestForms
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.menus import MenuButton
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.commands import Command
    from ui.page import Desk
    from ui.widgets.menus import Entry


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
        "a hidden sheet; when it comes back under whatever name, Import returns knows whose it is. Of one that asks an "
        "earlier edition what is still asked in the same words is read, and the rest is told.\n\n"
        "Take over sets what a contribution or membership confirmation says beside the budget or the members: changes "
        "are ticked and stored in one step. The button takes one return, the menu of the round all that are in.\n\n"
        "Answers moderates too: what the unit takes an answer of any kind for stands beside the agency's own with the "
        "reason, and counts in its place.\n\n"
        "A weak cell leads to an action in the log; “Raise actions from gaps” offers one for each without. Ctrl+B "
        "goes on from the heat map to lists: by standard, by agency beside its sector, by sector, weak answers; "
        "Return on a line shows it in the heat map. “Compare with” puts an earlier cycle beside this one. The tracker "
        "shows every agency by every round."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._round_id: int | None = None
        self._beside: int | None = None
        self._shown = ShownRound()
        self.set_title("Returns")
        self.report = MenuButton("Report", "file-down", self._reports)
        self.head_buttons = [
            Button("Tracker", "table-2", on_click=self.show_tracker),
            Button("Templates", "list-ordered", on_click=partial(desk.go, "return-templates", {})),
            self.report,
            Button("Import returns", "file-input", "primary", on_click=self.bring_in),
        ]
        forms = RequestForms(desk)
        self.rounds = RoundForms(desk, forms, self.show_round)
        self.round_view = RoundView(desk, self.rounds.ask_more)
        self.heat = self.round_view.heat
        self.chosen = ChosenCell(desk, self.heat, forms)
        self.improvement = ImprovementPanel(desk, self.chosen.raise_action)
        acts = ReturnActs(self.chosen)
        self.detail = CellDetail(acts, self.improvement)
        self._build()

    def refresh(self) -> None:
        """Read the round that is shown, or the newest one."""
        wish = RoundWish(self._round_id, self._beside, in_list=self.bar.look != HEAT)
        with self.desk.core.read() as session:
            found = read_round(session, self.own, wish, self.desk.core.clock.today())
        self._shown, self._round_id, self._beside = found, found.id, found.beside
        self.bar.offer(found.every, found.id, found.earlier, found.beside)
        self.rounds.show_round(found.heat)
        # Lists and cycles speak of their own lines: the cell of the heat map behind them is not what is chosen.
        self.chosen.show_round(found.heat if found.is_map else None, found.last)
        self._show()

    def go(self, place: Place) -> None:
        """Show a round by its id; an agency's return, or the cell of an answer, in the heat map."""
        kind, record_id = place.get("kind", "return-rounds"), place["id"]
        request, standard = None, None
        with self.desk.core.read() as session:
            if kind == "return-answers":
                cell = cell_of(session, record_id)
                request, standard = cell or (None, None)
            elif kind == "returns":
                request = record_id
            found = requests(session, [request]) if request else []
        if request is not None:
            self.bar.set_look(HEAT)
        self.show_round(found[0].round.id if found else record_id)
        if request is not None:
            self.heat.go_to(request, standard)

    def place(self) -> Place:
        """Say which round is shown."""
        return {"id": self._round_id} if self._round_id else {}

    def subject(self) -> tuple[str, int] | None:
        """Give the return of the chosen agency."""
        request = self.chosen.request()
        return ("return_request", request.id) if request else super().subject()

    def panes(self) -> Sequence[QWidget]:
        """Give the map, or the cycles beside each other, and the panel."""
        shown = self.round_view.pane()
        return [shown, self.detail] if self._shown.is_map else [shown]

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

    def compare(self) -> None:
        """Put the last cycle beside this one, or go back to the heat map."""
        last = self._shown.last
        self._beside = None if self._beside or last is None else last.id
        self.bar.set_look(HEAT)
        self._look_anew()

    def show_look(self, look: str) -> None:
        """Show the heat map of the round, or one of its lists."""
        self._beside = None
        self.bar.set_look(look)
        self._look_anew()

    def show_next_look(self) -> None:
        """Show the next of the heat map and the lists."""
        self.show_look(self.bar.next_look)

    def has_round(self) -> bool:
        """Say whether there is a round."""
        return self._shown.heat is not None

    def has_agencies(self) -> bool:
        """Say whether the round asks any agency."""
        return self._shown.heat is not None and bool(self._shown.heat.rows)

    def can_compare(self) -> bool:
        """Say whether an earlier round asked the same standards."""
        return bool(self._shown.earlier)

    def compare_verb(self) -> str:
        """Name what comparing does now: "Compare with 2023-24", or the way back."""
        if self._beside:
            return "Back to the heat map"
        last = self._shown.last
        return f"Compare with {last.period}" if last else "Compare"

    def save_report(self, ending: str) -> None:
        """Write the report of the round."""
        if self._shown.heat is not None:
            save_round(self.desk, self._shown.heat.round, ending)

    def _build(self) -> None:
        self.compare_button = Button("Compare", "scale", on_click=self.compare)
        self.make_button = Button(
            "Make workbooks", "file-spreadsheet", on_click=self.rounds.make_workbooks
        )
        self.more = MenuButton("Round", "ellipsis", self.rounds.entries)
        self.bar = RoundBar((self.compare_button, self.make_button, self.more))
        self.bar.round_chosen.connect(self.show_round)
        self.bar.beside_chosen.connect(self._put_beside)
        self.bar.look_chosen.connect(self.show_look)
        self.round_view.analysis.opened.connect(self._find_in_map)
        self.body.addWidget(self.bar)
        self._panes = Panes((self.round_view, self.detail), (3, 1), stack_below=760)
        self._empty = EmptyState(
            "No returns yet. Open a round with Ctrl+N and make its workbooks, or import what agencies sent: the round "
            "then opens by itself.",
            "Import returns",
            on_click=self.bring_in,
        )
        self.body.addWidget(self._panes, 1)
        self.body.addWidget(self._empty, 1)
        self.heat.selectionModel().currentChanged.connect(lambda *_places: self._show_cell())
        self.heat.opened.connect(self.chosen.open)
        self.heat.remove_wished.connect(self.chosen.remove)

    def _look_anew(self) -> None:
        self.desk.attempt(self.refresh)
        self.panes()[0].setFocus()

    def _find_in_map(self, look: str, line: int) -> None:
        """Show in the heat map what a line of a list is about."""
        cell = None
        if look == WEAK_ANSWERS:
            with self.desk.core.read() as session:
                cell = cell_of(session, line)
        self.show_look(HEAT)
        heat = self._shown.heat
        if look == STANDARDS and heat is not None and heat.rows:
            self.heat.go_to(heat.rows[0].request.id, line)
        elif look == AGENCIES:
            self.heat.go_to(line)
        elif cell is not None:
            self.heat.go_to(*cell)

    def _show(self) -> None:
        shown, heat = self._shown, self._shown.heat
        self._panes.setVisible(heat is not None)
        self._empty.setVisible(heat is None)
        self.report.setEnabled(heat is not None)
        self.make_button.setVisible(self.has_agencies())
        self.compare_button.setVisible(self.can_compare())
        self.compare_button.set_caption(self.compare_verb())
        self.set_title(heat.round.name if heat else "Returns", shown.counts)
        self.bar.tell(heat.round if heat else None)
        if heat is None:
            return
        self.round_view.show_round(heat, shown.comparison)
        if shown.analysis is not None:
            before = shown.last.period if shown.last else ""
            self.round_view.show_analysis(heat, shown.analysis, self.bar.look, before)
        self.detail.setVisible(bool(heat.rows) and shown.is_map)
        self._show_cell()

    def _show_cell(self) -> None:
        line, heat = self.chosen.line(), self._shown.heat
        if heat is None or line is None:
            return
        today = self.desk.core.clock.today()
        self.detail.show_cell(heat, line, self.chosen.standard(), self.chosen.asked(), today=today)
        self.improvement.show_actions(self.chosen.actions(), is_weak=self.chosen.is_weak())

    def _reports(self) -> list[Entry]:
        return format_entries("Returns", self.save_report)

    def _put_beside(self, round_id: int) -> None:
        self._beside = round_id
        self.desk.attempt(self.refresh)
