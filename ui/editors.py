"""Editors: for every kind of Field the control it is typed in; `editor_for` chooses."""

from __future__ import annotations

from functools import singledispatch
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.fields import (
    Choice,
    Day,
    Field,
    Figure,
    Flag,
    Folder,
    Money,
    Note,
    Number,
    Percent,
    Time,
)
from ui.widgets.buttons import Button, CheckBox, ComboBox
from ui.widgets.cards import row
from ui.widgets.days import DayLine
from ui.widgets.text import named, restyle

_WIDTHS: tuple[tuple[type[Field], int], ...] = (
    (Time, 120),
    (Number, 160),
    (Percent, 160),
    (Figure, 160),
    (Money, 180),
    (Day, 200),
    (Flag, 160),
    (Choice, 320),
)
"""How wide a control grows, by kind, in logical pixels; others fill the line."""

LINE = 50
"""Signs that stand in a line of a form, about."""


class Editor(QWidget):
    """One value of a Field being edited; `changed` tells every change that the person makes."""

    changed = Signal()

    def __init__(self, field: Field, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.control = control
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(control)
        self.setFocusProxy(control)
        named(control, field.label, field.help)
        widest = next((width for kind, width in _WIDTHS if isinstance(field, kind)), None)
        if widest is not None:
            control.setMaximumWidth(widest)
            control.setMinimumWidth(min(widest, 120))

    def value(self) -> Any:  # noqa: ANN401 - the value's type is the kind's own
        """Give the value; raise Unreadable when what was typed is none."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value without telling that it changed."""
        raise NotImplementedError

    def set_wrong(self, sentence: str) -> None:
        """Mark the control as wrong, with the sentence that says why; an empty one takes the mark off."""
        self.control.setProperty("wrong", bool(sentence))
        named(self.control, self.field.label, sentence or self.field.help)
        restyle(self.control)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let the value be read but not changed."""
        self.control.setEnabled(not read_only)


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


class NoteText(QPlainTextEdit):
    """Plain text about as tall as its lines, from three of them up to ten; Tab leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Want every line to be seen, as far as ten go.

        Counted in signs, not in lines as they break now: a height that followed the width would never come to rest
        beside a scroll bar that comes and goes with it.
        """
        lines = sum(1 + len(line) // LINE for line in self.toPlainText().split("\n"))
        return QSize(super().sizeHint().width(), self._tall(max(3, min(lines, 10))))

    def minimumSizeHint(self) -> QSize:
        """Scroll only beyond ten lines."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _tall(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + 20


class NoteEditor(Editor):
    """Several lines of plain text; Tab leaves."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.text = NoteText()
        super().__init__(field, self.text, parent)
        self._quiet = False
        self.text.textChanged.connect(self._tell)

    def value(self) -> Any:  # noqa: ANN401
        """Give the text, None when there is none."""
        return self.field.parse(self.text.toPlainText())

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a text."""
        self._quiet = True
        self.text.setPlainText(value or "")
        self._quiet = False

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Let the text be selected and copied still."""
        self.text.setReadOnly(read_only)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


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
