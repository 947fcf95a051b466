"""Import partner workbooks: chosen, pasted or dropped, looked at one after another, each stored in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget

from ui.importing.answers import ask_likely
from ui.importing.check_view import CheckView
from ui.importing.commands import commands_of
from ui.importing.done_view import DoneView
from ui.importing.incoming import Incoming
from ui.importing.invitation import HELP, invitation
from ui.importing.marked import Copies
from ui.importing.of_whole_file import OfWholeFile
from ui.importing.queue import State
from ui.importing.sitting import Sitting
from ui.importing.stages import show_stages
from ui.importing.storing_all import store_all
from ui.importing.taking_back import TakingBack
from ui.page import Page, Place, Reach
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from app.events import Changes
    from ui.commands import Command
    from ui.page import Desk


class ImportPage(Page):
    """One file after another: nothing is stored before Store is pressed, and one Undo takes it back."""

    reach = Reach.ONE
    help_text = HELP
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title(
            "Import partner workbook",
            "Nothing is stored until you press Store, and one Undo takes it back",
        )
        self._for: int | None = None
        self.setAcceptDrops(True)
        self.sitting = Sitting(desk, self)
        self.incoming = Incoming(desk, self.sitting)
        self.copies = Copies(desk, self.sitting)
        self.taking_back = TakingBack(desk, self.sitting)
        self.of_file = OfWholeFile(desk, self.sitting)
        self.head_buttons = [
            Button("Paste a list", "clipboard-list", on_click=self.incoming.type_list),
            Button("Choose workbooks", "folder-open", on_click=self.incoming.choose),
        ]
        self.sitting.moved.connect(self._show)
        self.sitting.unnamed.connect(self.of_file.name_columns)
        self._stepper = Stepper((), lines=False)
        self.check = CheckView(desk)
        self.done = DoneView()
        self.empty = EmptyState(
            "", "Choose workbooks", on_click=self.incoming.choose, icon="file-input"
        )
        self._stack = QStackedWidget()
        for view in (self.empty, self.check, self.done):
            self._stack.addWidget(view)
        self.body.addWidget(self._stepper)
        self.body.addWidget(self._stack, 1)
        self._connect()
        self._show()

    def refresh(self) -> None:
        """Find out which imports were taken back; another partnership knows other groups, courses and rounds."""
        self.taking_back.look_at_steps()
        if self._for != self.own and self.checks():
            self.look_again()
        self._for = self.own

    def concerned(self, changes: Changes) -> bool:
        """Any step may be the undo of an import."""
        return changes.step_id is not None

    def go(self, place: Place) -> None:
        """Look at {"paths": [...]} or at what was "copied"; "kind" and "given" (Field name: text) tell what comes."""
        if place.get("kind"):
            if self.sitting.queue.forget_finished():
                self.sitting.item = None
            self.sitting.expected = place["kind"]
            self.sitting.given = place.get("given", {})
            self._show()
        if place.get("paths"):
            self.incoming.take_files([Path(each) for each in place["paths"]])
        if place.get("copied"):
            self.incoming.paste()

    def leave(self) -> None:
        """Forget what somebody came to bring in; the next time it may be something else."""
        if self.sitting.expected:
            self.sitting.expected, self.sitting.given = "", {}
            self.empty.say(invitation(self.sitting.expected, self.sitting.given))

    def panes(self) -> Sequence[QWidget]:
        """Give the parts of the stage that is shown."""
        if self._stack.currentWidget() is self.check:
            check = self.check
            above = [check.whole, check.notices, check.hidden]
            return [*above, check.table, check.answer, check.foot.store, self._stepper]
        if self._stack.currentWidget() is self.done:
            return [self.done.acts, self.done.list]
        return [self.empty]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return commands_of(self)

    def look_again(self) -> None:
        """Compare the file at hand with the records anew."""
        item = self.sitting.item
        if item is not None and self.checks():
            item.seen = -1
            self.sitting.start(item)

    def store(self) -> None:
        """Store the file at hand; where rows would be lost whose answer is likely, ask first."""
        item = self.sitting.item
        standing = item.standing if item is not None else None
        store, take = self.sitting.store, self.check.fixing.suggest
        if not (standing and standing.storable) or not ask_likely(
            self.desk, standing, take=take, store=store
        ):
            store()

    def store_all(self) -> None:
        """Store every waiting file that asks nothing, each as a step of its own."""
        store_all(self.desk, self.sitting)

    def has_several(self) -> bool:
        """Say whether several files wait, and some of them may be stored with no more ado."""
        return self.sitting.queue.offers_all()

    def go_on(self) -> None:
        """Store the file at hand, or go on to the next."""
        if self.checks():
            self.store()
        elif self._stack.currentWidget() is self.done:
            self.done.press()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from the file manager or the mail program, and rows from a spreadsheet."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        if self.incoming.take(event.mimeData()):
            event.acceptProposedAction()

    def _connect(self) -> None:
        sitting, check, done = self.sitting, self.check, self.done
        desk, back = self.desk, self.taking_back
        check.foot.store_wished.connect(self.store)
        check.foot.skip_wished.connect(sitting.leave_out)
        for part in (check.foot, done):
            part.copy_wished.connect(self.copies.save)
        check.foot.mail_wished.connect(self.copies.mail)
        check.foot.back_wished.connect(sitting.back)
        check.line.files_wished.connect(sitting.lay_aside)
        check.foot.all_wished.connect(self.store_all)
        done.all_wished.connect(self.store_all)
        check.foot.whole_wished.connect(self.of_file.say_for_all)
        check.foot.again_wished.connect(self.look_again)
        check.line.kind_chosen.connect(self._read_as)
        check.hidden.wished.connect(sitting.take_hidden)
        check.whole.other_wished.connect(self.of_file.say_for_all)
        check.said.connect(self.of_file.say_of_all)
        done.look_wished.connect(sitting.start)
        done.name_wished.connect(self.of_file.name_columns)
        done.undo_wished.connect(lambda item: desk.attempt(lambda: back.undo(item)))
        done.show_wished.connect(back.show_records)
        done.off_wished.connect(sitting.take_off)
        done.item_chosen.connect(sitting.choose)
        done.choose_wished.connect(self.incoming.choose)
        self.desk.tasks.exclusive_changed.connect(self._end_exclusive)

    def _show(self) -> None:
        """Show the stage of the file at hand."""
        item = self.sitting.item
        show_stages(self._stepper, item, self.of_file.match_columns)
        before = self._stack.currentWidget()
        if item is None:
            self.empty.say(invitation(self.sitting.expected, self.sitting.given))
            self._stack.setCurrentWidget(self.empty)
        elif item.state is State.CHECKING:
            self._stack.setCurrentWidget(self.check)
            if self.check.show_item(self.sitting.queue, item) or before is not self.check:
                self.check.take_focus()
        else:
            self._stack.setCurrentWidget(self.done)
            self.done.show_item(self.sitting.queue, item)
            if before is not self.done:
                self.done.take_focus()

    def _end_exclusive(self, exclusive: bool) -> None:  # noqa: FBT001 - a signal's argument
        # While something is stored nothing can have the focus; it comes back where the person goes on.
        if not exclusive and self.isVisible() and self._stack.currentWidget() is self.done:
            self.done.take_focus()

    def _read_as(self, kind: str) -> None:
        """Read the file at hand as another kind; a list without headings is asked for its columns again."""
        item = self.sitting.item
        if item is None:
            return
        if item.named is not None and item.workbook is not None and kind:
            item.guess = self.sitting.looking.guess(item.workbook, kind)
            self.of_file.name_columns(item)
        else:
            self.sitting.read_as(item, kind)

    def checks(self) -> bool:
        """Say whether a file is being checked."""
        return self._stack.currentWidget() is self.check

    def can_go_on(self) -> bool:
        """Say whether there is something to store or to go on from."""
        return self._stack.currentWidget() is not self.empty

    def go_on_title(self) -> str:
        """Give the words of what going on means now."""
        return "Store the import" if self.checks() else "Go on to the next file"
