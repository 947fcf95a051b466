"""The line above a preview: the file, where its table stands, which of how many it is, and as what it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.days import show_day
from app.importing.kinds import KINDS
from app.wording import capital, listed
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import IconLabel, column, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.importing.queue import Item, Queue
    from ui.importing.standing import Standing


class FileLine(QWidget):
    """Tells of one file; `files_wished` asks for the list of all, `kind_chosen` to be read as another kind."""

    files_wished = Signal()
    columns_wished = Signal()
    kind_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name, self._where = Label("", "strong"), Label("", "muted", elide=True)
        self.files = Button("", "files", "quiet", on_click=self.files_wished.emit)
        self.columns = Button("Columns", "columns-3", on_click=self.columns_wished.emit)
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
        self.setLayout(row(icon, words, self.files, self.columns, self.kinds, stretch=1))

    def show_file(self, item: Item) -> None:
        """Show a file."""
        self._name.setText(item.name)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(item.as_kind)))

    def show_where(self, standing: Standing, hidden: Sequence[str] = ()) -> None:
        """Say where the table comes from and goes to, which an answer may change, and which columns are not shown."""
        self._where.setText(where_words(standing, hidden))
        self.columns.set_caption(f"Columns, {len(hidden)} hidden" if hidden else "Columns")

    def words(self) -> str:
        """Give what is said of the file."""
        return self._where.text()

    def show_place(self, queue: Queue, item: Item) -> None:
        """Say which of how many files it is, and what follows."""
        place = queue.place_of(item)
        self.files.set_caption(place)
        self.files.setVisible(bool(place))


def where_words(standing: Standing, hidden: Sequence[str] = ()) -> str:
    """Say who sent a file, where it goes, where its table stands, what was said for it, how long its layout is known.

    Whom it is from and where it goes come first: they are what a wrong file is known by. `hidden` are columns that
    were understood and are not among those shown.
    """
    preview = standing.preview
    parts = [preview.subject.before] if preview.subject.before else []
    once: dict[str, str] = {}
    for _sheet, name, text in preview.once:
        once.setdefault(name, text)
    taken = {name for table in preview.subject.tables for name in table.taken}
    if standing.agency and "agency" not in taken:
        parts.append(f"from {once.pop('agency', standing.agency)}")
    place = standing.place
    given = {preview.label_of(name) for name in preview.subject.given}
    if place is not None and place[0] not in given:
        parts.append(f"{place[0]}: {place[1]}")
    parts += once.values()
    parts += [f"{preview.label_of(name)}: {text}" for name, text in preview.subject.given.items()]
    if hidden:
        parts.append(
            f"{listed(hidden)} read too: Columns shows {'it' if len(hidden) == 1 else 'them'}"
        )
    parts.append(preview.source.layout)
    layout = preview.subject.layout
    if layout is not None:
        whose = (
            f"as in {layout.sender}"
            if layout.of_another
            else f"remembered from {show_day(layout.used_on)}"
        )
        parts.append(f"layout {whose}")
    return capital(" · ".join(parts))
