"""The question above a preview that is one for the whole file: what every row needs and no column says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app.amounts import counted
from app.fields import Choice, Field, Link
from app.wording import listed
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import Card, IconLabel, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from ui.importing.standing import Standing
    from ui.link_editors import Choices

_TOLD = 2
"""Most likely names that are told beside the list; where more are as likely none stands out."""
_OTHER = "\0other"
"""The entry that asks for a text; no name of a record holds this sign."""


class WholeFileBar(Card):
    """Asks once for what all rows lack; `said` tells the Field's name and the text, `other_wished` asks for a form."""

    said = Signal(str, str)
    other_wished = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__(padding=8)
        self._choices = choices
        self._field: Field | None = None
        self.words = Label("", wrap=True)
        self.names = ComboBox()
        self.names.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.names.setMinimumContentsLength(24)
        self.names.activated.connect(self._choose)
        self.use = Button("Use it for every row", "check", on_click=self._say)
        icon = IconLabel("circle-help", colour="caution_ink")
        self.add(row(icon, self.words, self.names, self.use, stretch=1))

    def show_standing(self, standing: Standing) -> None:
        """Ask for what is wanting, and hide where nothing is."""
        self._field = field = standing.wanted
        self.setVisible(field is not None)
        if field is None:
            return
        # “the group” is a thing that has a name; “Raised on” is only what a column is called.
        is_thing = isinstance(field, Link | Choice)
        label = f"the {field.label.lower()}" if is_thing else f"“{field.label}”"
        preview, rows = standing.preview, standing.records
        which = f"all {counted(rows, 'row')} need" if rows > 1 else "the row needs"
        what = "No column says" if preview.subject.tables else "The file does not plainly say"
        likely = preview.subject.offered.get(field.name, ())
        perhaps = f" Perhaps {listed(likely, 'or')}." if 0 < len(likely) <= _TOLD else ""
        self.words.setText(f"{what} {label}, which {which}.{perhaps}")
        named(self.names, f"{field.label} of every row")
        self.names.clear()
        self.names.addItem(f"Choose {label}" if is_thing else "Nothing said yet", "")
        for name in dict.fromkeys([*likely, *self._offered(field)]):
            self.names.addItem(name, name)
        self.names.addItem("Another…" if is_thing else "Say it…", _OTHER)
        self.use.setEnabled(False)

    def take_focus(self) -> bool:
        """Give the keyboard to the list of names; False where nothing is asked."""
        if not self.isHidden():
            self.names.setFocus(Qt.FocusReason.OtherFocusReason)
        return not self.isHidden()

    def _offered(self, field: Field) -> list[str]:
        if isinstance(field, Link):
            return [each.name for each in self._choices.find(field.kind, "")]
        return [word.title_text for word in field.words] if isinstance(field, Choice) else []

    def _choose(self, place: int) -> None:
        if self.names.itemData(place) == _OTHER:
            self.names.setCurrentIndex(0)
            self.other_wished.emit()
        self.use.setEnabled(bool(self.names.currentData()))

    def _say(self) -> None:
        if self._field is not None and self.names.currentData():
            self.said.emit(self._field.name, self.names.currentData())
