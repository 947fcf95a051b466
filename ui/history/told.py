"""The changes of one step on the screen: each record with its values, many alike ones behind a line that opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journal import Act
from app.record_parts import touching
from app.telling import bunches, told
from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import column, row
from ui.widgets.chips import Chip
from ui.widgets.disclosure import Disclosure
from ui.widgets.facts import Facts
from ui.widgets.flow import clear
from ui.widgets.text import Hairline, Label

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.naming import Key
    from app.telling import Bunch, ToldChange, Value

FEW = 3
"""Alike records that are told at once; more stand behind a line that opens."""

PAGE = 20
"""Records told at a time."""

NOTHING = "nothing"


@dataclass(frozen=True)
class Asked:
    """A step whose changes are told, and the one record whose changes alone are wanted."""

    core: Core
    step_id: int
    record: Key | None = None

    def bunches(self) -> list[Bunch]:
        """Give its alike changes."""
        with self.core.read() as session:
            return bunches(session, self.step_id, touching(self.record) if self.record else None)

    def told(self, bunch: Bunch, skip: int = 0, limit: int = PAGE) -> list[ToldChange]:
        """Tell some of them."""
        with self.core.read() as session:
            within = touching(self.record) if self.record else None
            return told(session, self.step_id, bunch, skip=skip, limit=limit, within=within)


class ToldStep(QWidget):
    """What a step changed, or what it changed of one record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_step(self, asked: Asked) -> int:
        """Show a step; gives how many records are told."""
        clear(self._column)
        found = asked.bunches()
        for place, bunch in enumerate(found):
            if place:
                self._column.addWidget(Hairline(self))
            firsts = asked.told(bunch, limit=FEW)
            if bunch.count <= FEW:
                for each in firsts:
                    self._column.addWidget(told_record(each))
            else:
                self._column.addWidget(_line(asked, bunch, firsts))
        return sum(bunch.count for bunch in found)


class Pages(QWidget):
    """The records of one bunch, some at a time: the button at the end tells the next."""

    def __init__(self, asked: Asked, bunch: Bunch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self._bunch = bunch
        self._done = 0
        self._records = QVBoxLayout()
        self._records.setSpacing(12)
        self.button = Button("", on_click=self.more)
        whole = column(self._records, row(self.button, None), gap=GAP)
        self.setLayout(whole)
        self.more()

    def more(self) -> None:
        """Tell the next records."""
        found = self._asked.told(self._bunch, self._done)
        for each in found:
            self._records.addWidget(told_record(each))
        self._done += len(found)
        left = self._bunch.count - self._done if found else 0
        self.button.set_caption(f"Show {min(PAGE, left)} more of {left:,}")
        self.button.setVisible(left > 0)


def told_record(each: ToldChange) -> QWidget:
    """Make the block of one record: what was done to it, its name, and its values."""
    title = Label(f"{each.kind} “{each.name}”" if each.name else each.kind, "strong", wrap=True)
    chip = Chip(each.act.title_text, each.act.tone)
    facts = Facts(
        [(value.label, _words(each.act, value)) for value in each.values],
        side=Qt.AlignmentFlag.AlignLeft,
    )
    made = QWidget()
    made.setLayout(column(row(chip, title, stretch=1), facts, gap=6))
    return made


def _line(asked: Asked, bunch: Bunch, firsts: list[ToldChange]) -> Disclosure:
    names = ", ".join(each.name for each in firsts if each.name)
    summary = f"{names} and {bunch.count - len(firsts):,} more" if names else ""
    return Disclosure(bunch.sentence, lambda home: home.addWidget(Pages(asked, bunch)), summary)


def _words(act: Act, value: Value) -> str:
    """Say a value as it was set, as it was before the removal, or as it changed."""
    if act is Act.INSERT:
        return value.after
    if act is Act.DELETE:
        return value.before
    return f"{value.before or NOTHING} → {value.after or NOTHING}"
