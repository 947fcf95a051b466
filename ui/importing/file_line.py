"""The line above a preview: the file, where its table stands, which of how many it is, and as what it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.days import show_day
from app.importing.kinds import KINDS
from app.wording import capital
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import IconLabel, column, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from app.importing.preview import Preview
    from ui.importing.queue import Item, Queue


class FileLine(QWidget):
    """Tells of one file; `files_wished` asks for the list of all, `kind_chosen` to be read as another kind."""

    files_wished = Signal()
    columns_wished = Signal()
    kind_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name, self._where = Label("", "strong"), Label("", "muted", elide=True)
        self.files = Button("", "files", "quiet", on_click=self.files_wished.emit)
        columns = Button("Columns", "columns-3", on_click=self.columns_wished.emit)
        self.kinds = ComboBox()
        named(self.kinds, "Read as")
        self.kinds.addItem("Recognise by itself", "")
        for kind in KINDS:
            self.kinds.addItem(f"Read as {kind.title.lower()}", kind.name)
        self.kinds.activated.connect(
            lambda place: self.kind_chosen.emit(self.kinds.itemData(place))
        )
        icon = IconLabel("file-spreadsheet", colour="accent_ink")
        words = column(self._name, self._where, gap=0)
        self.setLayout(row(icon, words, self.files, columns, self.kinds, stretch=1))

    def show_file(self, item: Item, preview: Preview) -> None:
        """Show a file."""
        self._name.setText(item.name)
        self.show_where(preview)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(item.as_kind)))

    def show_where(self, preview: Preview) -> None:
        """Say where the table comes from and goes to; an answer may change that."""
        self._where.setText(where_words(preview))

    def show_place(self, queue: Queue, item: Item) -> None:
        """Say which of how many files it is, and what follows."""
        place = queue.place_of(item)
        self.files.set_caption(place)
        self.files.setVisible(bool(place))


def where_words(preview: Preview) -> str:
    """Say who sent a file, where it goes, where its table stands, what was said for it, how long its layout is known.

    Whom it is from and where it goes come first: they are what a wrong file is known by.
    """
    parts = []
    taken = {name for table in preview.subject.tables for name in table.taken}
    if preview.agency and "agency" not in taken:
        parts.append(f"from {preview.agency}")
    place = preview.goes_to
    given = {preview.label_of(name) for name in preview.subject.given}
    if place is not None and place[0] not in given:
        parts.append(f"{place[0]}: {place[1]}")
    parts.append(preview.source.layout)
    parts += [f"{preview.label_of(name)}: {text}" for name, text in preview.subject.given.items()]
    layout = preview.subject.layout
    if layout is not None:
        parts.append(f"layout remembered from {show_day(layout.used_on)}")
    return capital(" · ".join(parts))
