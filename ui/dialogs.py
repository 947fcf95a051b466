"""Dialogs: a form to fill in, a question about what cannot be undone, a choice of few."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.errors import InvalidValues
from ui.theme import GAP
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import row
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from ui.forms import Form


class Dialog(QDialog):
    """A window over the window with a heading, a body that scrolls, and buttons that say what they do.

    Ctrl+Return presses its primary button from anywhere, F1 explains it with `help_text` and lists its keys.
    """

    help_text: ClassVar[str] = ""

    def __init__(self, title: str, parent: QWidget | None, width: int = 520) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wide = width
        self._primary: Button | None = None
        self.page = ScrollPage(self, gap=GAP)
        self.page.setMinimumHeight(40)
        self.buttons = row(None)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(20, 20, 20, 16)
        self._outer.setSpacing(12)
        self._outer.addWidget(Heading(title, self, wrap=True))
        self._outer.addWidget(self.page, 1)
        self._outer.addLayout(self.buttons)

    def add_button(self, text: str, act: Callable[[], object], kind: Kind = "plain") -> Button:
        """Add a button at the right end; the last primary one is pressed by Return."""
        button = Button(text, kind=kind, on_click=act, parent=self)
        button.setDefault(kind == "primary")
        if kind == "primary":
            self._primary = button
        self.buttons.addWidget(button)
        return button

    def add_above_body(self, part: QWidget) -> None:
        """Put a part below the heading and outside what scrolls; the next one goes below it."""
        self._outer.insertWidget(self._outer.indexOf(self.page), part)

    def add_above_buttons(self, part: QWidget) -> None:
        """Put a part below the body and outside what scrolls, so that it is seen wherever one is."""
        self._outer.insertWidget(self._outer.count() - 1, part)

    def letters(self) -> Mapping[int, Callable[[], object]]:
        """Give what a key does alone, where nothing has the focus that takes it as text."""
        return {}

    def keys(self) -> list[tuple[str, str]]:
        """Give the keys that work here, with what they do."""
        verb = self._primary.caption() if self._primary else "Close"
        if verb == "Close":
            return [("Escape", "Close")]
        return [("Ctrl+Return", verb), ("Escape", "Close without it")]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the primary button with Ctrl+Return, explain the dialog with F1, do what a letter stands for."""
        bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
        letter = self.letters().get(event.key()) if bare else None
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control and self._primary:
            self._primary.click()
        elif event.key() == Qt.Key.Key_F1:
            from ui.help import explain_dialog  # noqa: PLC0415 - the help is a dialog itself

            explain_dialog(self)
        elif letter is not None:
            letter()
        else:
            super().keyPressEvent(event)

    def show_fitted(self) -> None:
        """Open as tall as the content, and no taller than the screen or the window behind allows."""
        behind = _undermost(self).height()
        screen = self.screen().availableGeometry().height()
        # Opened first: only then has the style sheet given every part its size.
        self.open()
        body, wide = self.page.body, self._wide - 40
        # Qt never makes the content lower than its least size, which is reckoned at its least width.
        content = (
            max(body.totalHeightForWidth(wide), body.totalMinimumSize().height())
            if body.hasHeightForWidth()
            else body.totalSizeHint().height()
        )
        # The layout gives the page its hint, or its least where that is more.
        page = self.page.sizeHint().expandedTo(self.page.minimumSizeHint())
        around = self.sizeHint().height() - page.height()
        tallest = max(240, min(behind, screen) - 40)
        self.resize(self._wide, min(content + around + 2, tallest))
        layout = self.layout()
        if layout is not None:
            layout.activate()
        # What the parts take once they have their width may be a few pixels more.
        over = self.page.verticalScrollBar().maximum()
        if over:
            self.resize(self._wide, min(self.height() + over, tallest))


class FormDialog(Dialog):
    """A form with the verb that stores it: `FormDialog("Change agency", form, save, parent).show_fitted()`.

    `save` gets what `form.values()` gives. InvalidValues that it raises appear beside their fields; any other error
    goes to `present`. `saved` tells what `save` gave back.
    """

    help_text = (
        "Nothing is stored before the button at the right is pressed. What cannot be stored is told beside its line, "
        "and the form stays open. Closing asks first where something was typed."
    )
    saved = Signal(object)

    def __init__(
        self,
        title: str,
        form: Form,
        save: Callable[[Any], object],
        parent: QWidget | None,
        *,
        verb: str = "Save",
        present: Callable[[Exception], object] | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.form = form
        self._save = save
        self._present = present
        self.page.add(form)
        self.page.body.addStretch(1)
        self.refusal = Label("", "problem", self, wrap=True)
        self.refusal.hide()
        self.add_above_buttons(self.refusal)
        self.add_button("Cancel", self.reject)
        self.save_button = self.add_button(verb, self.store, "primary")
        form.focus()

    def store(self) -> None:
        """Check, store and close; whatever refuses is shown and the dialog stays."""
        self.refusal.hide()
        if not self.form.check():
            return
        try:
            result = self._save(self.form.values())
        except InvalidValues as invalid:
            self._show_invalid(invalid)
            return
        except Exception as error:
            if self._present is None:
                raise
            self._present(error)
            return
        self.saved.emit(result)
        self.accept()

    def is_dirty(self) -> bool:
        """Say whether closing would lose what was typed."""
        return self.form.dirty

    def offer_removal(self, remove: Callable[[], object]) -> None:
        """Offer, at the left, to remove the record because it was a mistake; Undo brings it back."""

        def act() -> None:
            try:
                remove()
            except Exception as error:
                if self._present is None:
                    raise
                self._present(error)
                return
            self.accept()

        self.removal = Button("Remove", "trash-2", on_click=act, parent=self)
        self.buttons.insertWidget(0, self.removal)

    def reject(self) -> None:
        """Close; typed values are given up only after a question."""
        if not self.is_dirty():
            super().reject()
            return
        question = Caution(
            "Keep what you typed?",
            "The values you changed are not saved yet.",
            ("Discard", super().reject),
            self,
            safe=("Keep editing", self.form.focus),
        )
        question.show_fitted()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask as Escape does."""
        if self.is_dirty() and self.isVisible():
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    def _show_invalid(self, invalid: InvalidValues) -> None:
        self.form.show_problems(invalid.problems)
        unknown = [text for name, text in invalid.problems.items() if name not in self.form.editors]
        self.refusal.setText(" ".join(unknown))
        self.refusal.setVisible(bool(unknown))


def _undermost(dialog: QWidget) -> QWidget:
    """Give the window below a dialog and below the dialogs it was opened from; itself where there is none."""
    parent = dialog.parentWidget()
    return dialog if parent is None else _undermost(parent.window())


class Sentences(Dialog):
    """Tells several things at once, in a window that the next message does not replace."""

    def __init__(self, title: str, sentences: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(title, parent)
        for sentence in sentences:
            self.page.add(Label(sentence, wrap=True))
        self.page.body.addStretch(1)
        self.add_button("Close", self.accept, "primary").setFocus()


class ChooseOne(Dialog):
    """A question with a few answers, each a button with its verb; the last one is the default."""

    def __init__(
        self,
        title: str,
        sentence: str,
        answers: Sequence[tuple[str, Callable[[], object]]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, parent, width=440)
        self.page.add(Label(sentence, wrap=True))
        self.page.body.addStretch(1)
        for place, (verb, act) in enumerate(answers):
            last = place == len(answers) - 1
            button = self.add_button(verb, partial(self._do, act), "primary" if last else "plain")
            if last:
                button.setFocus()

    def _do(self, act: Callable[[], object]) -> None:
        self.accept()
        act()


class Caution(ChooseOne):
    """A warning before what may be a mistake: the safe answer stands at the right and is the default, in every one."""

    def __init__(
        self,
        title: str,
        sentence: str,
        risk: tuple[str, Callable[[], object]],
        parent: QWidget | None,
        *,
        safe: tuple[str, Callable[[], object]] = ("Cancel", lambda: None),
    ) -> None:
        super().__init__(title, sentence, (risk, safe), parent)
        self._safe = safe[0]

    def keys(self) -> list[tuple[str, str]]:
        """Say that Return does no harm."""
        return [("Return", self._safe), ("Escape", "Close")]


class Confirm(Caution):
    """A question before what cannot be undone: its button is red."""

    def __init__(
        self,
        title: str,
        sentence: str,
        verb: str,
        *,
        act: Callable[[], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, sentence, (verb, act), parent)
        self.findChildren(Button)[0].set_kind("danger")
