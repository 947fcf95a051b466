"""Forms: one line per Field with its label, its help and, beside it, the sentence that says what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.errors import Unreadable
from app.fields import Field, Fields, Links, Ref
from ui.link_editors import NO_CHOICES, Choices, editor_for
from ui.theme import GAP
from ui.widgets.text import Label, plain_caption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.editor import Editor


class Form(QWidget):
    """The values of one record being edited: `Form(AGENCY, values_of(AGENCY, record), choices)`.

    Links are given as Refs and come back as ids. With `new` every value comes back, not only the changed ones.
    `changed` tells every change that the person makes.
    """

    changed = Signal()

    def __init__(
        self,
        fields: Fields,
        values: Mapping[str, Any] | None = None,
        choices: Choices = NO_CHOICES,
        parent: QWidget | None = None,
        *,
        new: bool = False,
    ) -> None:
        super().__init__(parent)
        self._new = new
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.fields = tuple(field for field in fields if not field.computed)
        self.editors: dict[str, Editor] = {}
        self._given: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._notes: dict[str, Label] = {}
        self._advice: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        for place, field in enumerate(self.fields):
            self._add(place, field, choices)
        self.set_values(values or {})

    @property
    def dirty(self) -> bool:
        """Say whether the person changed anything."""
        return bool(self.changed_names())

    def changed_names(self) -> list[str]:
        """Give the names of the fields that the person changed."""
        return [name for name in self.editors if name in self._touched and self._differs(name)]

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a record's values and forget what was typed."""
        self._given = {field.name: values.get(field.name) for field in self.fields}
        self._touched.clear()
        for name, editor in self.editors.items():
            editor.set_value(self._given[name])
        self.show_problems({})

    def values(self) -> dict[str, Any]:
        """Give the values that the person changed, of a new record all; raise Unreadable for a text that is none."""
        names = list(self.editors) if self._new else self.changed_names()
        return {name: self.editors[name].value() for name in names}

    def check(self, only: str = "") -> bool:
        """Look at every value, or at one, show what is wrong beside it and go to the first wrong one."""
        looked_at = [field for field in self.fields if only in {"", field.name}]
        found = {field.name: self._problem(field) for field in looked_at}
        self.show_problems({name: sentence for name, sentence in found.items() if sentence})
        return not any(found.values())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences beside the fields they belong to and go to the first one."""
        first = next((field.name for field in self.fields if field.name in problems), None)
        for field in self.fields:
            self._tell(field, problems.get(field.name, ""))
        if first is not None:
            self.editors[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def advise(self, name: str, sentence: str) -> None:
        """Show beside a field what the person may want to know of its value, though nothing is wrong with it."""
        if self._advice.get(name, "") != sentence:
            self._advice[name] = sentence
            self._tell(self.editors[name].field, "")

    def note(self, name: str) -> str:
        """Give what stands beside a field."""
        return self._notes[name].text()

    def focus(self, name: str = "") -> None:
        """Go to a field, or to the first one."""
        wanted = self.editors.get(name) or next(iter(self.editors.values()), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - reads as Qt's own setters
        """Let the values be read but not changed."""
        for editor in self.editors.values():
            editor.set_read_only(read_only)

    def _add(self, place: int, field: Field, choices: Choices) -> None:
        editor = editor_for(field, choices, self)
        label = Label(plain_caption(field.label), parent=self, wrap=True)
        label.setBuddy(editor.control)
        label.setMinimumWidth(120)
        label.setMaximumWidth(180)
        label.setContentsMargins(0, 7, 0, 0)
        note = Label(field.help, "small", self, wrap=True)
        note.setContentsMargins(0, 0, 0, GAP)
        self._grid.addWidget(label, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, 2 * place, 1)
        self._grid.addWidget(note, 2 * place + 1, 1)
        self.editors[field.name] = editor
        self._notes[field.name] = note
        editor.changed.connect(lambda: self._touch(field.name))

    def _tell(self, field: Field, sentence: str) -> None:
        """Show what is wrong with a value below it, else what is doubtful, else its help."""
        note, advice = self._notes[field.name], self._advice.get(field.name, "")
        note.set_role("problem" if sentence or advice else "small")
        note.setText(sentence or advice or field.help)
        note.setVisible(bool(note.text()))
        self.editors[field.name].set_wrong(sentence)

    def _touch(self, name: str) -> None:
        self._touched.add(name)
        field = self.editors[name].field
        if self._notes[name].property("role") == "problem" and not self._problem(field):
            self._tell(field, "")
        self.changed.emit()

    def _differs(self, name: str) -> bool:
        try:
            value = self.editors[name].value()
        except ValueError:
            return True
        return bool(value != _plain(self._given[name], self.editors[name].field))

    def _problem(self, field: Field) -> str:
        try:
            return field.problem(self.editors[field.name].value()) or ""
        except Unreadable as unreadable:
            return str(unreadable)


def values_of(fields: Fields, record: object) -> dict[str, Any]:
    """Take a record's values by the names of its Fields."""
    return {field.name: getattr(record, field.name) for field in fields}


def _plain(value: Any, field: Field) -> Any:  # noqa: ANN401
    """Turn what was shown into what an editor gives: a link's id, several links' ids."""
    if isinstance(field, Links):
        return tuple(ref.id for ref in value or ())
    return value.id if isinstance(value, Ref) else value
