"""Editors: for every kind of Field the control it is typed in; `editor_for` chooses."""

from __future__ import annotations

from functools import singledispatch
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.fields import Choice, Day, Field, Flag, Folder, Note
from ui.editor import Editor
from ui.note_editor import NoteEditor
from ui.widgets.buttons import Button, CheckBox, ComboBox
from ui.widgets.cards import row
from ui.widgets.days import DayLine
from ui.widgets.text import named


class LineEditor(Editor):
    """Text, numbers, money, figures and times: typed in one line and read by the Field itself."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line, parent)
        if field.align == "right":
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._given: Any = None
        self._shown = ""
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> Any:  # noqa: ANN401
        """Give the value that was set while nothing was typed: showing may round, storing must not."""
        return (
            self._given if self.line.text() == self._shown else self.field.parse(self.line.text())
        )

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value as its Field shows it."""
        self._given = value
        self._shown = self.field.show(value)
        self.line.setText(self._shown)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Let the text be selected and copied still."""
        self.line.setReadOnly(read_only)

    def _tidy(self) -> None:
        try:
            value = self.value()
        except ValueError:
            return
        if self.line.text() != self._shown and self.field.problem(value) is None:
            self.set_value(value)


class FolderEditor(LineEditor):
    """A folder's path, typed or chosen; choosing counts as leaving the line."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.button = Button("Choose", "folder-open", on_click=self.choose)
        named(self.button, f"Choose: {field.label}", "Opens a window to point at a folder")
        side = row(self.line, self.button, stretch=0)
        inside = self.layout()
        if isinstance(inside, QVBoxLayout):
            inside.addLayout(side)

    def choose(self) -> None:
        """Let the person point at a folder."""
        dialog = QFileDialog(self.window(), self.field.label, self.line.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, folder: str) -> None:
        """Take a folder that was chosen."""
        self.line.setText(str(Path(folder)))
        self.changed.emit()
        self.line.editingFinished.emit()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Let the path be copied still."""
        super().set_read_only(read_only)
        self.button.setEnabled(not read_only)


class DayEditor(Editor):
    """A day, typed or picked."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.line = DayLine(field.label)
        super().__init__(field, self.line, parent)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.day_changed.connect(lambda _day: self.changed.emit())

    def value(self) -> Any:  # noqa: ANN401
        """Give the day or None."""
        return self.line.day()

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a day."""
        self.line.set_day(value)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Let the day be copied still."""
        self.line.setReadOnly(read_only)


class PickEditor(Editor):
    """One of a few values from a drop-down list; a required one has no empty entry."""

    def __init__(
        self, field: Field, entries: tuple[tuple[Any, str], ...], parent: QWidget | None = None
    ) -> None:
        self.box = ComboBox()
        super().__init__(field, self.box, parent)
        self._values = [value for value, _text in entries]
        for _value, text in entries:
            self.box.addItem(text)
        self.box.setPlaceholderText("Choose")
        self.box.setCurrentIndex(-1)
        self.box.activated.connect(lambda _index: self.changed.emit())

    def value(self) -> Any:  # noqa: ANN401
        """Give the chosen value or None."""
        place = self.box.currentIndex()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class TickEditor(Editor):
    """Yes or no as a tick box; the label stands beside it already."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.box = CheckBox("Yes")
        super().__init__(field, self.box, parent)
        self.box.setMinimumHeight(30)
        self.box.clicked.connect(lambda _checked: self.changed.emit())

    def value(self) -> Any:  # noqa: ANN401
        """Give True or False."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value; an absent one is shown as no."""
        self.box.setChecked(bool(value))


@singledispatch
def plain_editor(field: Field, parent: QWidget | None = None) -> Editor:
    """Make the editor of a Field that needs nothing from the file; `ui.link_editors.editor_for` knows links too."""
    return LineEditor(field, parent)


@plain_editor.register
def _folder(field: Folder, parent: QWidget | None = None) -> Editor:
    return FolderEditor(field, parent)


@plain_editor.register
def _note(field: Note, parent: QWidget | None = None) -> Editor:
    return NoteEditor(field, parent)


@plain_editor.register
def _day(field: Day, parent: QWidget | None = None) -> Editor:
    return DayEditor(field, parent)


@plain_editor.register
def _choice(field: Choice, parent: QWidget | None = None) -> Editor:
    entries: list[tuple[Any, str]] = [] if field.required else [(None, "(none)")]
    entries += [(word, word.title_text) for word in field.words]
    return PickEditor(field, tuple(entries), parent)


@plain_editor.register
def _flag(field: Flag, parent: QWidget | None = None) -> Editor:
    if field.required:
        return TickEditor(field, parent)
    return PickEditor(field, ((None, "Not said"), (True, "Yes"), (False, "No")), parent)
