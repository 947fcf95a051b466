"""The one table model of the program: ids once for a wish, records by page, no copy of the list in between."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.fields import Choice, Field, Link, Links, Ref
from app.rows import Row, Rows, Wish

if TYPE_CHECKING:
    from ui.tokens import Tone

PAGE = 200
"""Records read at once."""

KEPT_PAGES = 40
"""Pages kept in memory."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
ALIGNED = {
    "left": int(Qt.AlignmentFlag.AlignLeft | _MIDDLE),
    "right": int(Qt.AlignmentFlag.AlignRight | _MIDDLE),
    "centre": int(Qt.AlignmentFlag.AlignHCenter | _MIDDLE),
}
"""How a Field's alignment is said to Qt."""


@dataclass(frozen=True)
class Look:
    """How one cell looks: its text, its tone, whether it is a chip, whether it is bold.

    `brief` is shown instead of a text for which the cell has no room; `kept` is its end, which stays when it is cut.
    Without a short form a name keeps its beginning and its end.
    """

    text: str
    tone: Tone | None = None
    chip: bool = False
    bold: bool = False
    brief: str = ""
    kept: str = ""
    is_name: bool = False


Looker = Callable[[Any, Field, Look], Look]
"""Gets the record, the Field and the usual look, and gives that or another look."""


ABSENT = "-"
"""What stands where there is no value."""


def usual_look(record: Row, field: Field) -> Look:
    """Show a value as its Field does; the word of a Choice is a chip in its tone."""
    value = getattr(record, field.name)
    text = field.show(value) or ABSENT
    if isinstance(field, Choice) and field.chip and value is not None:
        return Look(text, field.words(value).tone, chip=True)
    if isinstance(value, Ref) and value.tone is not None:
        return Look(text, value.tone, chip=True)
    return Look(text, brief=field.brief(value), is_name=_is_name(field))


def _is_name(field: Field) -> bool:
    """Say whether what a cell names is known by its end too; an item of an agenda is a title, known by its number."""
    return isinstance(field, Link | Links) and field.kind != "agenda-items"


def marked(text: str, *marks: str) -> Look:
    """Show a text with marks in brackets behind it, which are seen though the text is cut; an empty one is none."""
    told = ", ".join(filter(None, marks))
    kept = f" ({told})" if told else ""
    return Look(f"{text}{kept}", kept=kept)


class RowsModel(QAbstractTableModel):
    """Shows `Rows` with the chosen Fields as columns."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    LOOK = Qt.ItemDataRole.UserRole + 2

    def __init__(self, rows: Rows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wish = Wish()
        self.look: Looker | None = None
        self.editable = False
        self._rows = rows
        self._columns: tuple[Field, ...] = tuple(each for each in rows.fields if each.listed)
        self._ids: Sequence[int] = ()
        self._whole: int | None = None
        self._places: dict[int, int] | None = None
        self._pages: OrderedDict[int, dict[int, Row]] = OrderedDict()

    @property
    def columns(self) -> tuple[Field, ...]:
        """Give the Fields shown, in order."""
        return self._columns

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """Give every Field of the source, shown or not."""
        return self._rows.fields

    @property
    def table(self) -> str:
        """Give the table of the file whose rows the source lists; empty where it is none."""
        return str(getattr(self._rows, "table", ""))

    @property
    def keeps_order(self) -> bool:
        """Say whether the source has an order of its own that no sort changes."""
        return bool(getattr(self._rows, "keeps_order", False))

    @property
    def ids(self) -> Sequence[int]:
        """Give all ids of the list in its order."""
        return self._ids

    @property
    def whole(self) -> int:
        """Count the rows that the list has when nothing narrows it."""
        return len(self._ids) if self._whole is None else self._whole

    def take_rows(self, rows: Rows) -> None:
        """Ask another source with the same Fields from the next refresh on."""
        self._rows = rows

    def set_columns(self, columns: Sequence[Field]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def refresh(self) -> None:
        """Ask the source again."""
        self._whole = None
        self._ask_source()

    def _ask_source(self) -> None:
        is_narrowed = bool(self.wish.search or self.wish.filters)
        if is_narrowed and self._whole is None:
            # Asked first: a source may remember what it was asked last.
            self._whole = len(self._rows.ids(Wish()))
        ids = self._rows.ids(self.wish)
        if not is_narrowed:
            self._whole = len(ids)
        self.beginResetModel()
        self._ids = ids
        self._places = None
        self._pages.clear()
        self.endResetModel()

    def ask(self, wish: Wish) -> None:
        """Show what fits another wish."""
        self.wish = wish
        self._ask_source()

    def record(self, row: int) -> Row | None:
        """Give the record of a row; None when it has gone since the ids were read."""
        page = row // PAGE
        if page not in self._pages:
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = {record.id: record for record in self._rows.rows(ids)}
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        return self._pages[page].get(self._ids[row])

    def records(self, ids: Sequence[int]) -> Sequence[Row]:
        """Give the records of ids straight from the source."""
        return self._rows.rows(ids)

    def place(self, record_id: int) -> int | None:
        """Give the row of an id."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(record_id)

    def cell_look(self, row: int, column: int) -> Look:
        """Give the look of one cell."""
        record = self.record(row)
        field = self._columns[column]
        if record is None:
            return Look("gone" if column == 0 else "")
        usual = usual_look(record, field)
        return self.look(record, field, usual) if self.look else usual

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Give text, look, record or alignment of a cell."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.cell_look(index.row(), index.column()).text
        if role == self.LOOK:
            return self.cell_look(index.row(), index.column())
        if role == self.RECORD:
            return self.record(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNED[self._columns[index.column()].align]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Give the label of a column."""
        inside = 0 <= section < len(self._columns)
        if orientation != Qt.Orientation.Horizontal or not inside:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._columns[section].label
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be chosen, and edited where the list can be and the Field is not computed."""
        flags = super().flags(index)
        if index.isValid() and self.editable and not self._columns[index.column()].computed:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the source for another order."""
        name = self._columns[column].name if 0 <= column < len(self._columns) else ""
        descending = order == Qt.SortOrder.DescendingOrder
        if (self.wish.sort, self.wish.descending) != (name, descending):
            self.ask(replace(self.wish, sort=name, descending=descending))
