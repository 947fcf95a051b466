"""Editors of links: type to find a record of another kind, or several as removable tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from app.called import called, meant
from app.errors import Unreadable
from app.fields import Field, Link, Links, Ref
from ui.editor import Editor
from ui.editors import plain_editor
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowRow
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST = 20
"""Most entries of a list that opens while typing."""

WIDEST = 560
"""Width of such a list, in logical pixels, that longer entries are shortened to."""

_BESIDE = 32


class Choices(Protocol):
    """What links are chosen from: the records of the open file."""

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give records of a kind that fit a text, best first; some of them for an empty text."""

    def add(self, kind: str, text: str) -> Ref | None:
        """Make a record of that name and give it, or None when this kind cannot be made here."""

    def can_add(self, kind: str) -> bool:
        """Say whether `add` knows the kind."""


class FoundBy:
    """Choices made of functions: `FoundBy(find)` or `FoundBy(find, {"agencies": add_agency})`."""

    def __init__(
        self,
        find: Callable[[str, str], Sequence[Ref]],
        adding: dict[str, Callable[[str], Ref | None]] | None = None,
    ) -> None:
        self._find = find
        self._adding = adding or {}

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Ask the function."""
        return self._find(kind, text)

    def add(self, kind: str, text: str) -> Ref | None:
        """Ask the kind's function."""
        return self._adding[kind](text) if kind in self._adding else None

    def can_add(self, kind: str) -> bool:
        """Say whether there is one."""
        return kind in self._adding


def room_for(popup: QListView, line: QWidget, below: int = 0) -> QRect:
    """Give a list the width of its longest entry, as far as that is no sheet over the whole form.

    It opens `below` so many logical pixels more, where something that is read stands under the line.
    """
    longest = popup.sizeHintForColumn(0) + _BESIDE
    return QRect(0, 0, max(line.width(), min(longest, WIDEST)), line.height() + below)


class RefLine(QLineEdit):
    """A line in which typing finds a record; `take` hears of each one chosen."""

    def __init__(
        self,
        field: Link | Links,
        choices: Choices,
        take: Callable[[Ref], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._choices = choices
        self._take = take
        self._found: list[Ref | None] = []
        self._model = QStandardItemModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(10)
        self._list.setWidget(self)
        self._popup = QListView()
        self._popup.setObjectName("popup")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self._popup, f"Found for {field.label}")
        self._list.setPopup(self._popup)
        self._list.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]
        self.setPlaceholderText("Type to find")
        self.textEdited.connect(self.offer)

    def offer(self, text: str) -> None:
        """Open the list of what fits; the last entry adds what does not exist yet."""
        kind, plain = self._field.kind, text.strip()
        found = self._choices.find(kind, plain)[:LONGEST]
        self._found = [*found]
        self._model.clear()
        for ref in found:
            self._model.appendRow(QStandardItem(str(ref)))
        if plain and self._choices.can_add(kind) and self.exact(plain) is None:
            self._found.append(None)
            self._model.appendRow(QStandardItem(f"Add “{plain}”"))
        if self._found:
            self._list.complete(room_for(self._popup, self))
        else:
            self._popup.hide()

    def exact(self, text: str) -> Ref | None:
        """Give the one record that has this very name, with its day, if any, written in any style."""
        same = called(self._choices.find(self._field.kind, text), text)
        return same[0] if len(same) == 1 else None

    def meant(self, text: str) -> Ref | None:
        """Give the one record that a text means: by its name, or because nothing else is offered for it."""
        kind = self._field.kind
        found = self._choices.find(kind, text)
        same = called(found, text) if self._choices.can_add(kind) else meant(found, text)
        return same[0] if len(same) == 1 else None

    def unclear(self, text: str) -> str:
        """Say why a text names no one record."""
        some = len(self._choices.find(self._field.kind, text))
        told = f"Several fit “{text}”" if some > 1 else f"There is no “{text}” here"
        return f"{told}; choose one from the list."

    def keyPressEvent(self, event: Any) -> None:  # noqa: ANN401 - QKeyEvent
        """Open the list with the down arrow."""
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self.offer(self.text() if self.isModified() else "")
            return
        super().keyPressEvent(event)

    def _chosen(self, index: QModelIndex) -> None:
        ref = self._found[index.row()]
        if ref is None:
            ref = self._choices.add(self._field.kind, self.text().strip())
        if ref is not None:
            self._take(ref)


class FieldLine(RefLine):
    """The line of a form, in which a name that is left takes the record it means."""

    def __init__(self, field: Link | Links, choices: Choices, take: Callable[[Ref], None]) -> None:
        super().__init__(field, choices, take)
        self.editingFinished.connect(self._settle)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Settle first with Tab: while its list is open, the line does not hear that it was left."""
        self._settle()
        self._popup.hide()
        return super().focusNextPrevChild(forward)

    def _settle(self) -> None:
        text = self.text().strip()
        ref = self.meant(text) if text and self.isModified() and self.isVisible() else None
        if ref is not None:
            self._take(ref)


class LinkEditor(Editor):
    """One record of another kind; its value is the record's id."""

    def __init__(self, field: Link, choices: Choices, parent: QWidget | None = None) -> None:
        self.line = FieldLine(field, choices, self._take)
        self._ref: Ref | None = None
        super().__init__(field, self.line, parent)
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> int | None:
        """Give the id; a text that names no record is unreadable."""
        text = self.line.text().strip()
        if not text:
            return None
        if self._ref is not None and text == self._ref.name:
            return self._ref.id
        one = self.line.meant(text)
        if one is None:
            message = self.line.unclear(text)
            raise Unreadable(message)
        return one.id

    def set_value(self, value: Ref | None) -> None:
        """Show a record."""
        self._ref = value
        self.line.setText(value.name if value else "")
        self.line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Let the name be copied still."""
        self.line.setReadOnly(read_only)

    def _take(self, ref: Ref) -> None:
        self.set_value(ref)
        self.changed.emit()


class LinksEditor(Editor):
    """Several records of another kind as tokens; its value is the tuple of their ids."""

    def __init__(self, field: Links, choices: Choices, parent: QWidget | None = None) -> None:
        self.line = FieldLine(field, choices, self._take)
        self._refs: tuple[Ref, ...] = ()
        super().__init__(field, self.line, parent)
        self._tokens = FlowRow(gap=4)
        self._tokens.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._tokens)

    def value(self) -> tuple[int, ...]:
        """Give the ids; a text left in the line that names no record is unreadable."""
        text = self.line.text().strip()
        one = self.line.meant(text) if text else None
        if text and one is None:
            message = self.line.unclear(text)
            raise Unreadable(message)
        ids = [ref.id for ref in self._refs]
        return tuple(ids if one is None or one.id in ids else [*ids, one.id])

    def set_value(self, value: Sequence[Ref] | None) -> None:
        """Show records."""
        self._refs = tuple(value or ())
        self._tokens.set(self._token(ref) for ref in self._refs)
        self._tokens.setVisible(bool(self._refs))

    def _take(self, ref: Ref) -> None:
        self.line.clear()
        if ref.id not in {each.id for each in self._refs}:
            self.set_value((*self._refs, ref))
            self.changed.emit()

    def _token(self, ref: Ref) -> Button:
        token = Button(ref.name, "x", on_click=lambda: self._remove(ref))
        token.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        named(token, f"Remove {ref.name}")
        return token

    def _remove(self, ref: Ref) -> None:
        self.set_value([each for each in self._refs if each.id != ref.id])
        self.line.setFocus()
        self.changed.emit()


NO_CHOICES = FoundBy(lambda _kind, _text: ())


def editor_for(
    field: Field, choices: Choices = NO_CHOICES, parent: QWidget | None = None
) -> Editor:
    """Make the editor of any Field; links are found in `choices`."""
    if isinstance(field, Link):
        return LinkEditor(field, choices, parent)
    if isinstance(field, Links):
        return LinksEditor(field, choices, parent)
    return plain_editor(field, parent)
