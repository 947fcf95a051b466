"""Who works in the unit, as the settings of a file show it, with the forms for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.days import show_day
from app.listing import SqlRows
from app.rows import Wish
from app.unit.fields import UNIT_MEMBER, UnitMemberValues, UnitRole
from app.unit.operations import add_member, change_member, remove_member
from app.unit.queries import UNIT_MEMBERS
from ui.asking import ask, without
from ui.forms import values_of
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import row
from ui.widgets.flow import refilling
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.unit.queries import UnitMemberRecord
    from ui.page import Desk


class UnitSection(QWidget):
    """One line per member: who it is, what they are, and the buttons that change or remove them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Label("The unit", "strong"))
        told = "Who works with this file. Home shows each of them under Mine what they look after."
        inside.addWidget(Label(told, "small", wrap=True))
        inside.addLayout(self._lines)
        self.add_button = Button("Add member", "plus", on_click=self.add)
        inside.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignRight)

    def refresh(self) -> None:
        """Read the members of the open file again."""
        rows = SqlRows(self._desk.core, UNIT_MEMBERS)
        found: list[Any] = list(rows.rows(rows.ids(Wish())))
        with refilling(self._lines):
            for member in found:
                self._lines.addWidget(self._line(member))

    def add(self) -> None:
        """Ask for another member."""

        def save(values: UnitMemberValues) -> None:
            with self._desk.core.work("Add unit member", values["name"]) as work:
                add_member(work, values)

        fields = without(UNIT_MEMBER, "last_day")
        given = {"role": UnitRole.OFFICER, "first_day": self._desk.core.clock.today()}
        ask(self._desk, "Add member of the unit", fields, given, save=save, new=True)

    def change(self, member: UnitMemberRecord) -> None:
        """Ask for other values, or the last day of a member."""

        def save(values: UnitMemberValues) -> None:
            with self._desk.core.work("Change unit member", member.name) as work:
                change_member(work, member.id, values, shown=member.version)

        ask(self._desk, member.name, UNIT_MEMBER, values_of(UNIT_MEMBER, member), save=save)

    def remove(self, member: UnitMemberRecord) -> None:
        """Remove a member who looks after nothing; Undo brings them back."""

        def act() -> None:
            with self._desk.core.work("Remove unit member", member.name) as work:
                remove_member(work, member.id)

        self._desk.attempt(act)

    def _line(self, member: UnitMemberRecord) -> QWidget:
        left = f", until {show_day(member.last_day)}" if member.last_day else ""
        words = Label(
            f"{member.name} ({member.initials}), {member.role.title_text.lower()}{left}", wrap=True
        )
        change = Button("Change", "pencil", on_click=partial(self.change, member))
        change.setAccessibleName(f"Change {member.name}")
        away = IconButton("x", f"Remove {member.name}", on_click=partial(self.remove, member))
        made = QWidget()
        made.setLayout(row(words, change, away, stretch=0))
        return made
