"""The versions of a meeting's minutes: any two side by side, kept, restored and printed from one window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.amounts import counted
from app.minutes.fields import KEPT_VERSION, Occasion
from app.minutes.keeping_versions import (
    keep_version,
    remove_version,
    restore_item,
    restore_version,
)
from app.minutes.queries import minuted
from app.minutes.version_comparing import compare_versions
from app.minutes.version_words import kept_items
from app.minutes.versions import NOW, versions_of, words_of
from ui.asking import ask
from ui.dialogs import Dialog
from ui.minutes.difference_list import DifferenceList
from ui.minutes.documents import save_comparison
from ui.refusal import RefusalLine
from ui.widgets.buttons import Button, CheckBox, ComboBox
from ui.widgets.cards import beside, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.meetings.queries import MeetingRecord
    from app.minutes.fields import VersionValues
    from app.minutes.versions import KeptMinutes
    from app.work import Work
    from ui.page import Desk

_WIDE = 1180
KEEP, RESTORE, RESTORE_ITEM, REMOVE = (
    "Keep version of minutes",
    "Restore version of minutes",
    "Restore item of minutes",
    "Remove version of minutes",
)


class VersionsDialog(Dialog):
    """Compares two versions of a meeting's minutes; `done` is called when something of one is restored."""

    help_text = (
        "A version of the whole minutes is kept by itself whenever their state changes: closed, sent to the chair, "
        "taken back, issued, reopened, issued again, approved. K keeps one now, under a name of yours. What reads "
        "the same is stored once.\n\n"
        "Choose any two above the columns; the last one and the minutes now are chosen to begin with. At the left "
        "words that went are struck through, at the right words that came are underlined. N goes to the next "
        "change, P to the one before; O shows what did not change too.\n\n"
        "I brings back the text of the item in hand as it is in the version at the left, W that of every item; each "
        "is one step that one undo takes back. Before the whole is brought back a version of what is there is kept. "
        "Decisions and actions are records of their own: they are compared here and changed where they are kept. "
        "Issued and approved minutes are reopened first."
    )

    def __init__(self, desk: Desk, record: MeetingRecord, done: Callable[[], object]) -> None:
        wide = min(_WIDE, desk.window.width() - 40)
        super().__init__(f"Versions of the minutes: {record.name}", desk.window, width=wide)
        self._desk, self._record, self._done = desk, record, done
        self._versions: list[KeptMinutes] = []
        self._shown: dict[int, int | None] = {}
        self.differences = DifferenceList(self.page)
        self.old_box, self.new_box = self._box("Before"), self._box("After")
        self.told = Label("", "muted", wrap=True)
        self.only_changes = CheckBox("Only changes")
        self.refusal = RefusalLine(desk, self)
        self._build()
        self.read()

    def keys(self) -> list[tuple[str, str]]:
        """Give the keys of the comparison, then those of every dialog."""
        return [
            ("N, P", "The next change, the one before"),
            ("Down, Up", "The paragraph after or before"),
            ("O", "Only changes, or everything"),
            ("I", "Restore the item in hand as it is at the left"),
            ("W", "Restore the whole text of the version at the left"),
            ("K", "Keep the minutes as they are now"),
            ("D", "Word document of the comparison"),
            *super().keys(),
        ]

    def letters(self) -> Mapping[int, Callable[[], object]]:
        """Do what a letter stands for."""
        return {
            Qt.Key.Key_N: partial(self.differences.step_change, 1),
            Qt.Key.Key_P: partial(self.differences.step_change, -1),
            Qt.Key.Key_O: self.only_changes.toggle,
            Qt.Key.Key_I: self.restore_item,
            Qt.Key.Key_W: self.restore,
            Qt.Key.Key_K: self.keep,
            Qt.Key.Key_D: self.document,
        }

    def read(self, chosen: int | None = None) -> None:
        """Read the versions again, and compare one of them, the newest where none is named, with the minutes now."""
        with self._desk.core.read() as session:
            self._versions = versions_of(session, self._record.id)
        for box in (self.old_box, self.new_box):
            # What is chosen meanwhile would be compared each time.
            blocked = QSignalBlocker(box)
            box.clear()
            if box is self.new_box:
                box.addItem(NOW, None)
            for each in self._versions:
                box.addItem(each.title, each.id)
            box.setCurrentIndex(max(0, box.findData(chosen)) if box is self.old_box else 0)
            blocked.unblock()
        self.compare()

    def compare(self) -> None:
        """Compare the two versions that are chosen."""
        old, new = self.old_box.currentData(), self.new_box.currentData()
        core = self._desk.core
        with core.read() as session:
            items = minuted(session, self._record.id, core.clock.today())
            now = kept_items(items)
            before = words_of(session, old) if old else now
            after = words_of(session, new) if new else now
        self._shown = {each.item.id: each.version for each in items}
        found = compare_versions(before, after)
        one = self._chosen()
        self.remove_button.setVisible(one is not None and one.occasion is Occasion.ASKED)
        self.document_button.setEnabled(one is not None)
        for each in (self.restore_button, self.item_button, *self.steps):
            each.setEnabled(one is not None and bool(found.changes))
        self.only_changes.setEnabled(bool(found.changes))
        nothing = "No version was kept yet. K keeps one now; sending, issuing and approving keep one by themselves."
        self.told.setText(f"{found.sentence}." if self._versions else nothing)
        self.differences.compare(found, only_changes=self.only_changes.isChecked())

    def keep(self) -> None:
        """Ask for a name and keep the minutes as they are now."""

        def save(values: VersionValues) -> None:
            with self._desk.core.work(KEEP, self._record.name) as work:
                keep_version(work, self._record.id, values)
            self.read()

        ask(
            self._over(),
            "Keep this version",
            KEPT_VERSION[:1],
            {},
            save=save,
            new=True,
            verb="Keep",
        )

    def restore(self) -> None:
        """Bring back the text of every item as it is in the version at the left."""
        one = self._chosen()
        if one is None:
            return

        def act(work: Work) -> str:
            count = restore_version(work, one.id, shown=self._shown)
            return f"The text of {counted(count, 'item')} is as it was: {one.title}. Undo takes it back."

        self._change(RESTORE, act)

    def restore_item(self) -> None:
        """Bring back the text of the item in hand as it is in the version at the left."""
        one, item = self._chosen(), self.differences.in_hand()
        if one is None or item is None:
            return

        def act(work: Work) -> str:
            restore_item(work, one.id, item.item, shown=self._shown)
            return f"“{item.heading}” reads as it did: {one.title}. Undo takes it back."

        self._change(RESTORE_ITEM, act)

    def remove(self) -> None:
        """Remove the version at the left, which a person kept."""
        one = self._chosen()
        if one is None:
            return

        def act(work: Work) -> str:
            remove_version(work, one.id)
            return f"The version “{one.name}” was removed. Undo brings it back."

        self._change(REMOVE, act)

    def document(self) -> None:
        """Write the comparison as a Word document."""
        one, new = self._chosen(), self.new_box.currentData()
        if one is not None:
            save_comparison(self._over(), self._record, one.id, new)

    def _change(self, label: str, act: Callable[[Work], str]) -> None:
        """Do one step, tell it or its refusal here, and compare again."""
        told: list[str] = []

        def do() -> None:
            with self._desk.core.work(label, self._record.name) as work:
                told.append(act(work))

        if self.refusal.attempt(do):
            self._done()
            self.read(self.old_box.currentData())
            self.told.setText(f"{told[0]} {self.differences.comparison.sentence}.")

    def _chosen(self) -> KeptMinutes | None:
        wanted = self.old_box.currentData()
        return next((each for each in self._versions if each.id == wanted), None)

    def _over(self) -> Desk:
        """Give the desk of this dialog, so that what it asks opens over it."""
        return replace(self._desk, window=self)

    def _box(self, name: str) -> ComboBox:
        box = ComboBox(self)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(180)
        named(box, f"{name}: which version")
        box.currentIndexChanged.connect(lambda _place: self.compare())
        return box

    def _side(self, name: str, box: ComboBox) -> QWidget:
        side = QWidget(self)
        side.setLayout(row(Label(name, "muted"), box, stretch=1))
        return side

    def _build(self) -> None:
        above = QWidget(self)
        above.setLayout(
            beside(self._side("Before", self.old_box), self._side("After", self.new_box))
        )
        step = self.differences.step_change
        self.steps = (
            Button("Previous change", "arrow-up", on_click=partial(step, -1), parent=self),
            Button("Next change", "arrow-down", on_click=partial(step, 1), parent=self),
        )
        line = QWidget(self)
        line.setLayout(row(self.told, self.only_changes, *self.steps, stretch=0))
        for each in (above, line, self.refusal):
            self.add_above_body(each)
        self.only_changes.setChecked(True)
        self.only_changes.toggled.connect(self.differences.set_only_changes)
        self.keep_button = Button("Keep this version", "plus", on_click=self.keep, parent=self)
        self.remove_button = Button("Remove", "trash-2", on_click=self.remove, parent=self)
        self.document_button = Button("Word", "file-down", on_click=self.document, parent=self)
        for at, each in enumerate((self.keep_button, self.remove_button, self.document_button)):
            self.buttons.insertWidget(at, each)
        self.item_button = self.add_button("Restore item", self.restore_item)
        self.restore_button = self.add_button("Restore whole text", self.restore)
        self.add_button("Close", self.accept, "primary")


def open_versions(desk: Desk, record: MeetingRecord, done: Callable[[], Any]) -> VersionsDialog:
    """Open the versions of a meeting's minutes; what is typed has been stored by the caller."""
    dialog = VersionsDialog(desk, record, done)
    dialog.show_fitted()
    dialog.resize(dialog.width(), max(dialog.height(), min(640, desk.window.height() - 40)))
    return dialog
