"""Columns and the Fields they are taken for, seen and changed: of a file with headings, or of a list without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.fields import Choice, Fields, Link, Text, by_name
from app.importing.addresses import column_letters
from app.importing.natives import as_text
from app.importing.whole_file import fields_to_say
from ui.dialogs import Dialog
from ui.theme import GAP
from ui.widgets.buttons import ComboBox
from ui.widgets.chips import Chip
from ui.widgets.text import Heading, Label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.importing.headers import ColumnMatch
    from app.importing.kind import ImportKind
    from app.importing.preview import Preview
    from app.importing.workbook import Sheet

Chosen = dict[str, dict[int, str]]
"""Sheet -> column -> Field name, "" for a column that is not taken in."""

_NOT_TAKEN = "Not taken in"
_EXAMPLES = 3
_LOOKED_AT = 200


class ColumnGrid(QWidget):
    """A line per column: its letters and heading, examples, what it is taken for, and how sure that is."""

    changed = Signal()

    def __init__(
        self, kind: ImportKind, sheet: Sheet, columns: Sequence[ColumnMatch], below: int
    ) -> None:
        super().__init__()
        self._kind = kind
        self._columns = {each.column: each for each in columns}
        self.boxes: dict[int, ComboBox] = {}
        self._sure: dict[int, Chip] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(1, 1)
        for place, title in enumerate(("Column", "Such as", "Taken for", "How sure")):
            self._grid.addWidget(Label(title, "section", self), 0, place)
        for line, each in enumerate(columns, 1):
            self._add_line(line, each, examples(sheet, each.column, below))

    def chosen(self) -> dict[int, str]:
        """Give {column: Field name} for every column."""
        return {column: str(box.currentData() or "") for column, box in self.boxes.items()}

    def differing(self) -> dict[int, str]:
        """Give {column: Field name} for the columns that the person took otherwise."""
        return {
            column: name
            for column, name in self.chosen().items()
            if name != self._columns[column].field
        }

    def _add_line(self, line: int, match: ColumnMatch, texts: Sequence[str]) -> None:
        letters, header = column_letters(match.column), " ".join(match.header.split())
        heading = header if header == f"Column {letters}" else f"{letters}  {header}"
        told = Label(heading, elide=True)
        told.setMinimumWidth(150)
        box = ComboBox(self)
        box.addItem(_NOT_TAKEN, "")
        for each in self._kind.fields:
            if not each.computed:
                needed = " (needed)" if each.required else ""
                box.addItem(f"{each.label}{needed}", each.name)
        box.setCurrentIndex(max(0, box.findData(match.field)))
        named(box, f"Column {letters}, {header}, is taken for")
        box.activated.connect(lambda _place, column=match.column: self._take(column))
        self.boxes[match.column] = box
        self._sure[match.column] = Chip(parent=self)
        self._grid.addWidget(told, line, 0)
        self._grid.addWidget(Label("; ".join(texts), "muted", elide=True), line, 1)
        self._grid.addWidget(box, line, 2)
        self._grid.addWidget(self._sure[match.column], line, 3)
        self._show_sure()

    def _take(self, column: int) -> None:
        """Give a Field to one column: the one that had it before is not taken in any more."""
        name = self.boxes[column].currentData()
        for other, box in self.boxes.items():
            if name and other != column and box.currentData() == name:
                box.setCurrentIndex(0)
        self._show_sure()
        self.changed.emit()

    def _show_sure(self) -> None:
        for column, chip in self._sure.items():
            match, name = self._columns[column], self.boxes[column].currentData()
            if name != match.field:
                chip.set("chosen now", "note")
            elif not name:
                chip.set("not taken", "none")
            else:
                chip.set(
                    _sureness(match),
                    "caution" if match.how in {"alike", "content", "elsewhere"} else "good",
                )


class MatchColumns(Dialog):
    """Every column of a file's tables with what it is taken for; `take` gets what was changed."""

    def __init__(
        self, preview: Preview, take: Callable[[Chosen], object], parent: QWidget | None
    ) -> None:
        super().__init__("What each column is taken for", parent, width=820)
        self._kind = preview.kind
        self._take = take
        self.grids: dict[str, ColumnGrid] = {}
        self.page.add(
            Label(
                "What you choose is remembered for the next file with the same headings.",
                "muted",
                wrap=True,
            )
        )
        for table in preview.subject.tables:
            if len(preview.subject.tables) > 1:
                self.page.add(Heading(f"Sheet “{table.name}”"))
            grid = ColumnGrid(table.kind, table.sheet, table.columns, table.last_heading)
            grid.changed.connect(self._tell_missing)
            self.grids[table.name] = grid
            self.page.add(grid)
        self._above = {name for said in preview.source.given.values() for name in said}
        self.missing = Label("", "problem", wrap=True)
        self.page.add(self.missing)
        self.page.body.addStretch(1)
        self.add_button("Cancel", self.reject)
        self.add_button("Take them so", self.take, "primary")
        next(iter(next(iter(self.grids.values())).boxes.values())).setFocus()
        self._tell_missing()

    def take(self) -> None:
        """Hand over what was changed and close."""
        changed = {name: grid.differing() for name, grid in self.grids.items()}
        self.accept()
        if any(changed.values()):
            self._take(changed)

    def _tell_missing(self) -> None:
        taken = {name for grid in self.grids.values() for name in grid.chosen().values()}
        self.missing.setText(missing_words(self._kind, taken | self._above))


def fields_for_all(preview: Preview) -> Fields:
    """Give what may be said for a whole file as lines of a form."""
    return tuple(
        each
        if isinstance(each, Choice)
        else Text(
            each.name,
            each.label,
            help="A name as the file knows it, or a nickname."
            if isinstance(each, Link)
            else each.help,
        )
        for each in fields_to_say(preview)
    )


def values_for_all(preview: Preview) -> dict[str, Any]:
    """Give what was said for a whole file as the values of that form: a word of a list as the word."""
    fields = by_name(preview.kind.fields)
    return {
        name: fields[name].parse(text) if isinstance(fields[name], Choice) else text
        for name, text in preview.subject.given.items()
    }


def missing_words(kind: ImportKind, taken: set[str]) -> str:
    """Say which needed values no column gives, "" where none is missing."""
    known = taken | kind.constant.keys() | kind.given_later
    labels = [
        each.label
        for each in kind.fields
        if each.required and not each.computed and each.name not in known
    ]
    return f"No column is taken for {' and '.join(labels)}, which each row needs." if labels else ""


def examples(sheet: Sheet, column: int, below: int) -> list[str]:
    """Give the first few different texts of a column below a row."""
    values: Mapping[str, None] = dict.fromkeys(
        " ".join(as_text(row[column - 1]).split())
        for row in sheet.rows[below : below + _LOOKED_AT]
        if column <= len(row) and row[column - 1] != ""
    )
    return list(values)[:_EXAMPLES]


def _sureness(match: ColumnMatch) -> str:
    """Say how a column was tied to its Field."""
    if match.how == "alike":
        return f"like it, {match.percent} %"
    if match.how == "elsewhere":
        return f"as another sender's, {match.percent} %"
    if match.how == "content":
        return f"by its content, {match.percent} %"
    return {
        "remembered": "as last time",
        "label": "its name",
        "alias": "another name",
        "chosen": "you chose it",
    }.get(match.how, "guessed")
