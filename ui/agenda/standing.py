"""The standing items of a group: its own order of business, from which each new agenda begins."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from app.agenda.fields import STANDING, STANDING_ITEM, USUAL, StandingValues
from app.agenda.queries import StandingRecord, standing_items
from app.agenda.standing import (
    add_standing_item,
    add_usual_standing_items,
    change_standing_item,
    place_standing_item,
    remove_standing_item,
)
from app.amounts import counted
from app.fields import Fields, by_name
from app.groups.queries import all_groups, group
from app.rows import OrderedRows
from ui.agenda.new_item import NewItemLine
from ui.agenda.standing_commands import commands_of
from ui.asking import ask, without
from ui.documents import save_list
from ui.forms import values_of
from ui.page import Page, Reach
from ui.seats.showing import first_to_show
from ui.table_model import Look, marked
from ui.tables import Acts, Table
from ui.together import editing, removing
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import row
from ui.widgets.menus import MenuButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from app.groups.queries import GroupRecord
    from app.work import Work
    from ui.commands import Command
    from ui.page import Desk, Place
    from ui.widgets.menus import Entry

_KNOWN = by_name(STANDING_ITEM)
COLUMNS: Fields = (
    replace(_KNOWN["place"], label="No.", computed=True, width=5),
    replace(_KNOWN["title"], width=46),
    replace(_KNOWN["purpose"], width=14),
    replace(_KNOWN["presenter"], width=20),
    replace(_KNOWN["minutes"], width=8),
    replace(_KNOWN["at_end"], label="Place", width=12),
    replace(_KNOWN["switched_off"], label="In use", width=10),
    replace(_KNOWN["kind"], listed=False),
    replace(_KNOWN["restricted"], listed=False),
)
_ADD, _MOVE = "Add standing item", "Move standing item"
FORM = without(STANDING_ITEM, "group", "place")


class StandingPage(Page):
    """The order of business of one group; a change counts for agendas that are prepared from then on."""

    watches: ClassVar[frozenset[str]] = frozenset({"standing_item", "partnership_group"})
    quiet: ClassVar[frozenset[str]] = frozenset({_ADD, _MOVE})
    reach = Reach.ONE
    record_kind = "groups"
    help_text = (
        "The items that every new agenda of a group begins with: those at the start before the meeting's own items, "
        "those at the end, such as any other business, after them. Agendas that exist stay as they are.\n\n"
        "Type a title and Return; Return on an item opens all of it, F2 changes one value in place, Alt+Up and "
        "Alt+Down move it. What is switched off is left out until it is switched on again. A group without items of "
        "its own takes the usual ones."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._group: GroupRecord | None = None
        self.set_title("Standing items")
        self.head_buttons = [MenuButton("Another group", "network", self._groups)]
        self.rows = OrderedRows(COLUMNS, self._read)
        acts = Acts(
            open=self.change,
            edit=editing(desk, ("Change standing item", self._of_group), change_standing_item),
            delete=removing(desk, ("Remove standing item", self._of_group), remove_standing_item),
            export=self.export,
            add=("Make them its own", self.take_usual),
        )
        usual = "; ".join(each["title"] for each in USUAL)
        empty = f"New agendas of this group begin with the usual items: {usual}."
        self.table = Table(self.rows, "Standing items", acts, desk.lists, empty=empty)
        self.table.set_look(_look)
        self.table.chosen.connect(lambda _id: self._show_switch())
        self.table.shown.connect(self._tell_count)
        self.line = NewItemLine("Add a standing item: its title, then Return")
        self.line.entered.connect(self.add)
        self.line.detailed.connect(self.add_in_form)
        self.switch = Button("Switch off", "circle-slash", on_click=self.switch_chosen)
        self._build()

    def refresh(self) -> None:
        """Read the items of the group."""
        with self.desk.core.read() as session:
            today = self.desk.core.clock.today()
            if self._group is None or self.own not in {None, self._group.partnership.id}:
                self._group = first_to_show(session, today, self.own)
            if self._group is not None:
                self._group = group(session, self._group.id, today)
        self.table.refresh()
        self._show_switch()

    def go(self, place: Place) -> None:
        """Show the items of a group: {"group": 3}."""
        if place.get("group"):
            with self.desk.core.read() as session:
                self._group = group(session, place["group"], self.desk.core.clock.today())
            self.refresh()

    def place(self) -> Place:
        """Say whose items are shown."""
        return {"group": self._group.id} if self._group else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the line below it."""
        return [self.table, self.line]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with standing items."""
        return commands_of(self)

    def take_usual(self) -> None:
        """Make the usual items the group's own, to be changed from there."""
        self._work("Take over the usual items", add_usual_standing_items)

    def add(self, title: str) -> None:
        """Add an item of this title; the usual items become the group's own with the first one."""
        self._choose(self._added({"title": title}))

    def add_in_form(self, title: str) -> None:
        """Ask for everything about a new item of this title."""
        values = {**STANDING, "title": title}
        dialog = ask(self.desk, "New standing item", FORM, values, save=self._store_new, new=True)
        dialog.saved.connect(self._choose)

    def change(self, item_id: int) -> None:
        """Change an item in its form."""
        item = next((each for each in self._items() if each.id == item_id), None)
        if item is None:
            return

        def save(given: StandingValues) -> None:
            with self.desk.core.work("Change standing item", self._about(item.title)) as work:
                change_standing_item(work, item.id, given, item.version)

        ask(self.desk, item.title, FORM, values_of(FORM, item), save=save)

    def switch_chosen(self) -> None:
        """Leave the chosen items out of new agendas, or take them in again."""
        chosen = self.table.chosen_ids()
        items = [each for each in self._items() if each.id in chosen]
        if not items:
            return
        off = not all(each.switched_off for each in items)

        def act(work: Work, _group_id: int) -> None:
            for each in items:
                change_standing_item(work, each.id, {"switched_off": off})

        self._work("Switch standing item off" if off else "Switch standing item on", act)

    def move_by(self, by: int) -> None:
        """Move the chosen item up (-1) or down (1) among those at the start, or those at the end."""
        item = self._current()
        if item is None:
            return
        beside = [each.id for each in self._items() if each.at_end is item.at_end]
        place = beside.index(item.id) + 1 + by
        if place >= 1:
            self._work(
                _MOVE,
                lambda work, _group_id: place_standing_item(work, item.id, place),
            )

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the list to Excel."""
        save_list(self.desk, f"{self.title}", self.rows, fields=fields, ids=ids)

    def _build(self) -> None:
        up = IconButton("arrow-up", "Move up", on_click=lambda: self.move_by(-1))
        down = IconButton("arrow-down", "Move down", on_click=lambda: self.move_by(1))
        change = Button("Change", "pencil", on_click=self.table.on_rows.open)
        columns = self.table.columns_button
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(self.line, up, down, change, self.switch, columns, stretch=0))

    def _store_new(self, values: StandingValues) -> int:
        with self.desk.core.work(_ADD, self._about(values["title"])) as work:
            return self._add(work, values)

    def _added(self, values: StandingValues) -> int | None:
        added: list[int] = []
        self.desk.attempt(lambda: added.append(self._store_new(values)))
        return next(iter(added), None)

    def _add(self, work: Work, values: StandingValues) -> int:
        group_id = self._group.id if self._group else 0
        if not self.table.model.ids:
            add_usual_standing_items(work, group_id)
        return add_standing_item(work, {**values, "group": group_id})

    def _choose(self, item_id: int | None) -> None:
        if item_id is not None:
            self.table.refresh()
            self.table.select(item_id)

    def _work(self, label: str, act: Callable[[Work, int], object]) -> None:
        shown = self._group
        if shown is None:
            return

        def do() -> None:
            with self.desk.core.work(label, shown.name) as work:
                act(work, shown.id)

        self.desk.attempt(do)

    def _of_group(self, _ids: Sequence[int] = ()) -> str:
        return self._group.name if self._group else ""

    def _about(self, title: str) -> str:
        return ", ".join(filter(None, (title, self._of_group())))

    def _read(self) -> list[StandingRecord]:
        if self._group is None:
            return []
        with self.desk.core.read() as session:
            return standing_items(session, self._group.id)

    def _items(self) -> list[StandingRecord]:
        return cast("list[StandingRecord]", self.rows.every())

    def _current(self) -> StandingRecord | None:
        chosen = self.table.current_id()
        return next((each for each in self._items() if each.id == chosen), None)

    def has_one(self) -> bool:
        """Say whether an item is chosen."""
        return self._current() is not None

    def _show_switch(self) -> None:
        self.switch.set_caption(self.switch_title())

    def switch_title(self) -> str:
        """Give the words of switching the chosen item."""
        item = self._current()
        return "Switch on" if item is not None and item.switched_off else "Switch off"

    def _tell_count(self, count: int) -> None:
        off = sum(each.switched_off for each in self._items())
        name = self._group.name if self._group else "No group"
        told = f"{counted(count, 'item')}{f', {off} switched off' if off else ''}"
        usual = "No items of its own: new agendas begin with the usual ones"
        self.set_title(f"{name}: standing items", told if count else usual)

    def _groups(self) -> Sequence[Entry]:
        with self.desk.core.read() as session:
            found = all_groups(session, self.desk.core.clock.today())
        return [
            (each.name, partial(self.desk.go, "standing-items", {"group": each.id}))
            for each in found
            if not each.attended_only
        ]


def _look(item: StandingRecord, field: Field, usual: Look) -> Look:
    """Say in words where an item stands and whether it is in use."""
    if field.name == "purpose":
        return Look(item.purpose.value.capitalize(), item.purpose.tone, chip=True)
    if field.name == "at_end":
        return Look("At the end" if item.at_end else "At the start")
    if field.name == "switched_off":
        return Look("Off", "caution", chip=True) if item.switched_off else Look("Yes")
    if field.name == "title" and item.restricted:
        return marked(item.title, "restricted")
    return usual
