"""Spending: the lines of the ledger in a financial year, each with the heading of the budget it counts for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from app.amounts import counted, show_money
from app.budget.headings import headings_of
from app.budget.ledger import without_heading
from app.budget.listings import YEARS
from app.budget.years import YearRecord, year_choices, year_on_or_newest, years
from app.fields import Ref
from app.listing import SqlRows
from app.rows import Wish
from app.spending.listings import NO_HEADING, SPENDING_LINES
from app.spending.operations import remove_lines, set_heading, take_proposed
from app.spending.proposing import proposed_count
from app.spending.queries import SpendingRecord, spending_lines
from ui.documents import save_list
from ui.page import Page, Reach
from ui.spending.by_hand import ask_line, ask_new_line
from ui.spending.commands import commands_of
from ui.spending.detail import SpendingDetail
from ui.spending.headings import STEP, ask_heading, in_one_step
from ui.spending.lists import spending_table
from ui.spending.narrowing import Narrowing
from ui.spending.rules_list import open_rules
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from ui.commands import Command
    from ui.page import Desk, Place

_NONE = (
    "No line of a ledger is in this year yet. Import the extract that finance sends, or add a line."
)
_NONE_SO = "No line of the ledger fits what is chosen above."
_NO_YEAR = "A ledger belongs to a financial year. Import one, or start a year on the page Budget."


class SpendingPage(Page):
    """The lines of one year, the chosen one beside them; headings are given to all chosen ones at once."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"spending_line", "spending_rule", "budget_line", "financial_year", "partnership"}
    )
    reach = Reach.ONE
    record_kind = "spending-lines"
    help_text = (
        "The lines of the council's ledger as its extracts give them; a credit is less than nothing. The same extract, "
        "or a later one that repeats lines, adds only what is new. What a line says cannot be changed here, only the "
        "heading of the budget that it counts for.\n\n"
        "Choose lines, with Shift or Ctrl several, and give them their heading with Return or Ctrl+E; F2 does it in "
        "the cell. There you say whether it is remembered for their supplier, cost code or category: lines like them "
        "then show it with a question mark, and Ctrl+L takes all that is proposed in the year. Ctrl+Shift+R shows what "
        "is remembered.\n\n"
        "Ctrl+N adds a line that no file brought, such as an accrual or a correction; such lines are changed with "
        "Ctrl+Shift+E and removed with Delete, and Undo takes each back. A line of a file stays as the ledger gave it, "
        "so that it is known when it comes again. A credit is less than nothing and says so.\n\n"
        "The lists above narrow to a heading and a month, the filter to a supplier or any other word, "
        "Ctrl+Shift+F to a column; the total at the top is of what is shown, and Excel writes that. On the page Budget "
        "the ledger's figure stands beside what is typed under Spent, and takes its place only when you say so."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year: YearRecord | None = None
        self._year_id: int | None = None
        self._proposed = 0
        self.set_title("Spending")
        self.narrowing = Narrowing()
        self.narrowing.year_chosen.connect(self.show_year)
        self.narrowing.chosen.connect(lambda: desk.attempt(self._show_rows))
        self.head_buttons = [
            self.narrowing.years,
            Button("Budget", "wallet", on_click=self.go_to_budget),
            Button("Add a line", "plus", on_click=self.add_line),
            Button("Import a ledger", "file-input", "primary", on_click=self.bring_in),
        ]
        self.table = spending_table(self)
        self.take = Button("Take what is proposed", "check", on_click=self.take_proposed)
        self.detail = SpendingDetail(self.give_heading, self.take_chosen, self.change_line)
        self.table.chosen.connect(lambda _id: self._show_detail())
        self.table.shown.connect(lambda _count: desk.attempt(self._tell_total))
        tools = row(
            self.narrowing.which,
            self.narrowing.month,
            self.table.filter_box,
            None,
            self.take,
            self.table.columns_button,
            self.table.excel_button,
        )
        self.body.addLayout(tools)
        self.body.addWidget(Panes((self.table, self.detail), (8, 3)), 1)

    def refresh(self) -> None:
        """Read the year that is shown, or the one of today, and its lines."""
        body, today = self.desk.partnership.current, self.desk.core.clock.today()
        with self.desk.core.read() as session:
            refs = year_choices(session, "", *YEARS.own(self.own), limit=200)
            if self._year_id not in {ref.id for ref in refs}:
                present = year_on_or_newest(session, body.id, today) if body else None
                self._year_id = present.id if present else None
            year_id = self._year_id
            self._year = next(iter(years(session, [year_id] if year_id else [])), None)
            headings = headings_of(session, year_id) if year_id else []
            loose = without_heading(session, year_id).lines if year_id else 0
            self._proposed = proposed_count(session, year_id) if year_id and loose else 0
        self.narrowing.show_year(self._year, refs, headings, loose)
        self.take.setVisible(self._proposed > 0)
        self.take.set_caption(f"Take {self._proposed:,} proposed")
        self._say_empty()
        self.table.refresh(self.rows())
        self._show_detail()

    def go(self, place: Place) -> None:
        """Show a line by its id, or a year: {"kind": "financial-years", "id": 3, "heading": 7}."""
        if "id" not in place:
            return
        if place.get("kind") == "financial-years":
            self.show_year(place["id"])
            self.narrowing.show_heading(place.get("heading"))
            self._show_rows()
            return
        with self.desk.core.read() as session:
            found = spending_lines(session, [place["id"]])
        if found and not (found[0].year.id == self._year_id and self.table.select(place["id"])):
            self.show_year(found[0].year.id)
            self.narrowing.show_heading(None)
            self._show_rows()
            self.table.reveal(place["id"])
        self.table.view.setFocus()

    def place(self) -> Place:
        """Say which line is chosen, else which year is shown."""
        chosen = self.table.current_id()
        if chosen:
            return {"id": chosen}
        return {"kind": "financial-years", "id": self._year_id} if self._year_id else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the line beside it."""
        return [self.table, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with the lines."""
        return commands_of(self)

    def has_year(self) -> bool:
        """Say whether a year is shown."""
        return self._year is not None

    @property
    def year(self) -> Ref | None:
        """Give the year that is shown."""
        return Ref(self._year.id, self._year.name) if self._year else None

    def show_year(self, year_id: int) -> None:
        """Show another year."""
        self._year_id = year_id
        self.desk.attempt(self.refresh)

    def bring_in(self) -> None:
        """Import an extract of the ledger."""
        self.desk.go("import", {"kind": "spending"})

    def add_line(self) -> None:
        """Ask for a line that no file brought."""
        if self._year is None:
            self.desk.hint(_NO_YEAR)
        else:
            ask_new_line(self.desk, self._year, lambda added: self.go({"id": added}))

    def change_line(self) -> None:
        """Ask for changes of the chosen line, where it was typed here."""
        record = self.table.current_record()
        if isinstance(record, SpendingRecord) and self._year is not None:
            ask_line(self.desk, record, self._year)
        else:
            self.desk.hint("Choose a line first")

    def go_to_budget(self) -> None:
        """Go to the budget of the year that is shown."""
        place = {"kind": "financial-years", "id": self._year_id} if self._year_id else {}
        self.desk.go("budget", place)

    def give_heading(self) -> None:
        """Ask for the heading of all chosen lines."""
        ids = self.table.chosen_ids()
        if ids and self.year is not None:
            ask_heading(self.desk, ids, self.year)
        else:
            self.desk.hint("Choose a line first")

    def enter_heading(self, ids: Sequence[int], _name: str, heading: int | None) -> None:
        """Store a heading that was chosen in a cell."""
        step = (STEP, counted(len(ids), "line"))
        in_one_step(self.desk, step, lambda work: set_heading(work, ids, heading), many=len(ids))

    def take_chosen(self) -> None:
        """Take what is proposed for the chosen lines."""
        ids = self.table.chosen_ids()
        self.desk.attempt(lambda: self._take(ids))

    def take_proposed(self) -> None:
        """Take what is proposed for all lines of the year."""
        if self._year_id is None or not self._proposed:
            self.desk.hint("Nothing is proposed. Give a line its heading, and have it remembered.")
            return
        rows = SqlRows(self.desk.core, SPENDING_LINES, year=self._year_id, heading=NO_HEADING)
        self.desk.attempt(lambda: self._take(rows.ids(Wish())))

    def show_rules(self) -> None:
        """Show what is remembered."""
        if self._year is not None:
            open_rules(self.desk, self._year.partnership.id)

    def remove(self, ids: Sequence[int]) -> None:
        """Remove lines that are not the unit's."""
        step = ("Remove spending lines", counted(len(ids), "line"))
        in_one_step(self.desk, step, lambda work: remove_lines(work, ids), many=len(ids))

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the lines as they are shown to Excel."""
        name = f"Spending {self._year.name}" if self._year else "Spending"
        save_list(self.desk, name, self.rows(), fields=fields, ids=ids)

    def rows(self) -> SqlRows:
        """Give the lines of the year as far as they are wanted."""
        return SqlRows(self.desk.core, SPENDING_LINES, partnership=self.own, **self._scope())

    def _scope(self) -> dict[str, Any]:
        # An id that no year has: without one there is nothing to list.
        return (
            {"year": self._year_id or -1, **self.narrowing.scope()} if self._year else {"year": -1}
        )

    def _take(self, ids: Sequence[int]) -> None:
        step = ("Take proposed headings", "spending")
        in_one_step(self.desk, step, lambda work: take_proposed(work, ids), many=len(ids))

    def _show_rows(self) -> None:
        self._say_empty()
        self.table.set_rows(self.rows())

    def _say_empty(self) -> None:
        narrow = self.narrowing.is_narrow if self._year else False
        words = _NO_YEAR if self._year is None else _NONE_SO if narrow else _NONE
        self.table.say_empty(words, can_add=not narrow)

    def _show_detail(self) -> None:
        record = self.table.current_record()
        self.detail.show_line(record if isinstance(record, SpendingRecord) else None)

    def _tell_total(self) -> None:
        if self._year is None:
            self.set_title("Spending", "Lines of the ledger under the headings of the budget")
            return
        with self.desk.core.read() as session:
            scope = {**self._scope(), "partnership": self.own}
            wish = self.table.model.wish
            total = SPENDING_LINES.sum_of(session, wish, scope, "amount")
            back = SPENDING_LINES.sum_of(session, wish, {**scope, "credits": True}, "amount")
        told = f"{self.table.told('line')}, {show_money(total)} together"
        told += f" after credits of {show_money(-back)}" if back else ""
        self.set_title(f"Spending {self._year.name}", told)
